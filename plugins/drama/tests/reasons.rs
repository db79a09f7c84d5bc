//! What the observed distance says beside matched interventions, through the same trait that the host calls.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use vakwerk_drama::Drama;
use vakwerk_sdk::Behaviour;
use vakwerk_sdk::document::{
    Language, MatchedIntervention, Material, ReasonsRequest, RemarkedIntervention, ScaleScore, ScoredResult,
};

fn remarks(distance: Option<f64>, interventions: &[&str]) -> Vec<RemarkedIntervention> {
    let scales = vec![ScaleScore { scale: "distance".into(), score: distance }];
    let result = ScoredResult { assessment: "drama:play-observation".into(), scales, ..ScoredResult::default() };
    let material = Material { results: vec![result], ..Material::default() };
    let matched = |id: &&str| MatchedIntervention { intervention: (*id).into(), ..MatchedIntervention::default() };
    let interventions = interventions.iter().map(matched).collect();
    Drama.reasons(&ReasonsRequest { format: 1, material, interventions }).unwrap().interventions
}

#[test]
fn distance_speaks_for_one_way_of_playing_and_against_another() {
    let cases = [
        (-1.0, "drama:psychodrama", None, Some("near-own-life")),
        (-1.0, "drama:storymaking", Some("enlarges-distance"), None),
        (1.0, "drama:psychodrama", Some("reduces-distance"), None),
        (1.0, "drama:storymaking", None, Some("far-from-own-life")),
    ];
    for (distance, intervention, reason, caution) in cases {
        let found = remarks(Some(distance), &[intervention]);
        let [remarked] = found.as_slice() else { panic!("{intervention} at {distance}") };
        assert_eq!(remarked.reasons.first().map(|remark| remark.id.as_str()), reason);
        assert_eq!(remarked.cautions.first().map(|remark| remark.id.as_str()), caution);
        let all = remarked.reasons.iter().chain(&remarked.cautions);
        assert!(all.into_iter().all(|remark| remark.statement.ours && remark.statement.source.is_none()));
    }
}

#[test]
fn a_remark_names_the_means_that_the_catalogue_ties_to_the_intervention() {
    let found = remarks(Some(-1.0), &["drama:storymaking"]);
    let text = &found[0].reasons[0].statement.text;
    assert_eq!(
        text.get(Language::Nl),
        "Het spel kwam te dichtbij; dit vergroot de afstand: verhaal of sprookje, masker."
    );
}

#[test]
fn in_balance_or_unseen_there_is_nothing_to_add() {
    for distance in [None, Some(0.0), Some(f64::NAN), Some(3.0)] {
        assert!(remarks(distance, &["drama:psychodrama", "drama:storymaking"]).is_empty(), "{distance:?}");
    }
}

#[test]
fn only_what_was_asked_and_known_is_remarked_on() {
    assert!(remarks(Some(-1.0), &[]).is_empty());
    assert!(remarks(Some(-1.0), &["pmt:relaxation", "drama:no-such", "drama:affect-regulating"]).is_empty());
}
