//! What other packs add to a discipline: on its list, beside matched interventions, and nowhere else.

use std::sync::OnceLock;

use vakwerk_core::catalogue::{Pack, added_to};
use vakwerk_core::matching::{Matcher, Matches, Origin, Practice, Wanted, WantedTerm};
use vakwerk_core::text::Language;
use vakwerk_tests::pack_folders;

fn every_pack() -> &'static [Pack] {
    static PACKS: OnceLock<Vec<Pack>> = OnceLock::new();
    PACKS.get_or_init(|| {
        vakwerk_pack::read_set(&pack_folders()).unwrap_or_else(|faults| panic!("{}", faults.render(Language::En)))
    })
}

/// The ids and kinds of what the packs add to the discipline of a plugin.
fn added(packs: &[&Pack], plugin: &str) -> Vec<String> {
    let home = packs.iter().find(|pack| pack.manifest.id.as_str() == plugin).unwrap();
    let one = |(pack, item): (&Pack, vakwerk_core::catalogue::Item<'_>)| {
        format!("{} {}", item.kind(), pack.full_id(item.id()))
    };
    added_to(home, packs).into_iter().map(one).collect()
}

#[test]
fn a_pack_extends_the_disciplines_that_it_names_and_no_other() {
    let packs = every_pack();
    let packs: Vec<&Pack> = packs.iter().collect();
    let affect = ["intervention affectregulerend:arvt", "form affectregulerend:phase-record"];
    assert_eq!(
        added(&packs, "oefentherapie"),
        [
            "intervention balans-groep:programme",
            "form balans-groep:start",
            "form balans-groep:meeting",
            "rule balans-groep:safe-start"
        ]
    );
    let dance = ["assessment samen-bewegen:observation-list", "intervention samen-bewegen:shared-movement"];
    assert_eq!(added(&packs, "dans"), affect.iter().chain(&dance).copied().collect::<Vec<_>>());
    for discipline in ["beeldend", "drama", "muziek", "spel", "pmt", "pmkt"] {
        assert_eq!(added(&packs, discipline), affect, "{discipline}");
    }
    assert_eq!(added(&packs, "algemeen"), [""; 0], "a pack that is no discipline has no list");
}

#[test]
fn what_is_superseded_leaves_the_list() {
    let packs = every_pack();
    let mut later = packs.iter().find(|pack| pack.manifest.id.as_str() == "balans-groep").unwrap().clone();
    later.manifest.id = "balans-later".parse().unwrap();
    later.manifest.supersedes = vec!["balans-groep:programme".parse().unwrap()];
    later.contents = vakwerk_core::catalogue::CatalogueFile::default();
    let packs: Vec<&Pack> = packs.iter().chain([&later]).collect();
    assert!(!added(&packs, "oefentherapie").contains(&"intervention balans-groep:programme".to_owned()));
    assert_eq!(added(&packs, "oefentherapie").len(), 3);
}

#[test]
fn a_matched_intervention_says_for_whom_it_is() {
    let packs = every_pack();
    let matcher = Matcher::new(&packs.iter().collect::<Vec<_>>());
    let term = WantedTerm { term: "algemeen:common-goals/motor-skills".parse().unwrap(), origin: Origin::Named };
    let found = matcher.matches(&Wanted { terms: vec![term], ..Wanted::default() }, &[]);
    let of = |id: &str| found.found.iter().find(|one| one.intervention.item.to_string() == id).unwrap();
    let programme = of("balans-groep:programme");
    let [meant] = programme.meant_for.as_slice() else { panic!("{programme:?}") };
    assert_eq!(meant.item.to_string(), "oefentherapie:oefentherapie");
    assert!(
        programme.block(Language::Nl).contains("  Voor\n    – Oefentherapie\n"),
        "{}",
        programme.block(Language::Nl)
    );
    assert!(of("oefentherapie:fall-prevention").meant_for.is_empty());
}

/// What is matched for a shared goal in one discipline, where `vvocm` or `fvb` is its framework.
fn matched_in(packs: &[Pack], discipline: &str, framework: &str) -> Matches {
    let term = WantedTerm { term: "algemeen:common-goals/motor-skills".parse().unwrap(), origin: Origin::Named };
    let practice = Some(Practice { discipline: discipline.parse().unwrap(), framework: framework.parse().unwrap() });
    let packs: Vec<&Pack> = packs.iter().collect();
    Matcher::new(&packs).matches(&Wanted { terms: vec![term], practice, ..Wanted::default() }, &[])
}

#[test]
fn only_what_is_for_the_discipline_or_for_everybody_is_proposed() {
    let mut packs = every_pack().to_vec();
    let mut everybody = packs.iter().find(|pack| pack.manifest.id.as_str() == "balans-groep").unwrap().clone();
    everybody.manifest.id = "balans-voor-ieder".parse().unwrap();
    everybody.contents.intervention[0].disciplines.clear();
    everybody.contents.intervention[0].frameworks.clear();
    packs.push(everybody);
    let movement = matched_in(&packs, "oefentherapie:oefentherapie", "vvocm:oefentherapie");
    let dance = matched_in(&packs, "dans:dans", "fvb:vaktherapie");
    let found = |matches: &Matches, id: &str| matches.found.iter().any(|one| one.intervention.item.to_string() == id);
    let told = |matches: &Matches, id: &str| matches.elsewhere.iter().any(|one| one.item.to_string() == id);
    // Of the discipline's own pack; of a pack that names it; of a pack that names nobody.
    for (id, in_dance) in [
        ("oefentherapie:fall-prevention", false),
        ("balans-groep:programme", false),
        ("balans-voor-ieder:programme", true),
    ] {
        assert!(found(&movement, id) && !told(&movement, id), "{id}");
        assert_eq!((found(&dance, id), told(&dance, id)), (in_dance, !in_dance), "{id}");
    }
    let own = ["dans", "samen-bewegen", "affectregulerend", "balans-voor-ieder"];
    for one in &dance.found {
        assert!(own.contains(&one.intervention.item.plugin.as_str()), "{}", one.intervention.item);
    }
    let line = dance.elsewhere_line(Language::Nl).unwrap();
    assert!(line.contains("Oefentherapie"), "{line}");
}
