//! What holds for our own packs: licences as they were read, and what is held back on purpose.

use std::collections::BTreeSet;

use vakwerk_core::catalogue::Item;
use vakwerk_core::licence::{Administration, Compute};

use crate::{pack, packs};

/// Own labels are never put to a client as questions; only a plain rating, which has no holder, may be.
#[test]
fn no_label_of_ours_is_put_to_a_client_as_a_question() {
    let ratings = ["nrs", "nrs-pain", "nrs-tension", "vas"];
    for assessment in packs().iter().flat_map(|pack| &pack.contents.assessment) {
        let licence = &assessment.licence;
        let to_client = licence.administration == Administration::SelfReport;
        assert_eq!(to_client, ratings.contains(&assessment.id.as_str()), "{}", assessment.id);
    }
}

/// What may only be used non-commercially, or not be computed at all, says so.
#[test]
fn licences_are_on_both_axes_as_read() {
    let of = |compute: fn(&Compute) -> bool| -> BTreeSet<&str> {
        let all = packs().iter().flat_map(|pack| &pack.contents.assessment);
        all.filter(|a| compute(&a.licence.compute)).map(|a| a.id.as_str()).collect()
    };
    let non_commercial = of(|compute| *compute == Compute::NonCommercial);
    assert_eq!(
        non_commercial,
        ["core-10", "maia-2", "mtrs-non-verbal", "mtrs-sonorous-musical", "start-back", "who-5"].into()
    );
    let total_only = of(|compute| *compute == Compute::TotalOnly);
    assert_eq!(
        total_only,
        ["bat", "beery-vmi", "cbsk", "chippa", "four-dkl", "ktk", "mabc-2", "matadoc", "odi", "pcs", "squash"].into()
    );
    let core = pack("algemeen").contents.assessment.iter().find(|a| a.id.as_str() == "core-10").unwrap();
    assert!(core.licence.unaltered && core.licence.copyright.is_some());
}

/// Instruments that may not be used electronically are absent, and the pack says why.
#[test]
fn what_is_not_shipped_is_named_with_the_reason() {
    let Some(Item::Concept(absent)) = pack("algemeen").item(&"not-shipped".parse().unwrap()) else { panic!("absent") };
    for id in ["ors", "srs", "sdq"] {
        let term = absent.term.iter().find(|term| term.id.as_str() == id).unwrap();
        assert!(term.description.is_some());
        assert!(packs().iter().all(|pack| pack.item(&id.parse().unwrap()).is_none()));
    }
}

/// The profile leads from a cluster to a goal; movement control is the one cluster for which our sources have none.
#[test]
fn every_cluster_but_one_has_a_goal() {
    let pmt = pack("pmt");
    let Some(Item::Concept(clusters)) = pmt.item(&"lofopt-clusters".parse().unwrap()) else { panic!("absent") };
    let tied: BTreeSet<String> =
        pmt.contents.goal.iter().flat_map(|goal| &goal.terms).map(|term| term.term.to_string()).collect();
    let without: Vec<&str> = clusters.term.iter().map(|t| t.id.as_str()).filter(|id| !tied.contains(*id)).collect();
    assert_eq!(without, ["movement-control"]);
}

/// The words of this profile could not be verified, so no vocabulary offers them.
#[test]
fn the_gradients_of_salience_are_held_back() {
    assert!(pack("muziek").item(&"iap-salience".parse().unwrap()).is_none());
    for profile in ["integration", "variability", "tension", "congruence", "autonomy"] {
        let id = format!("iap-{profile}").parse().unwrap();
        let Some(Item::Concept(gradients)) = pack("muziek").item(&id) else { panic!("no {id}") };
        assert_eq!(gradients.term.len(), 5, "{id}");
    }
}
