//! Matching interventions over all packs: why, in what order, with which cautions.

use vakwerk_core::catalogue::CautionKind;
use vakwerk_core::matching::{AddedReason, Match, Matcher, Matches, Origin, Wanted, WantedTerm};
use vakwerk_core::text::{Language, Text};

use crate::support::packs;

fn wanted() -> Wanted {
    Wanted {
        goals: vec!["pmt:notices-anger-early".parse().unwrap(), "pmt:recognises-tension-signals".parse().unwrap()],
        terms: vec![WantedTerm {
            term: "pmt:strategies/exercise-functional".parse().unwrap(),
            origin: Origin::Finding("pmt:lofopt".parse().unwrap()),
        }],
        cautions: vec!["algemeen:cautions/medical".parse().unwrap()],
        practice: None,
    }
}

fn matches(wanted: &Wanted, added: &[AddedReason]) -> Matches {
    let packs = packs();
    Matcher::new(&packs.iter().collect::<Vec<_>>()).matches(wanted, added)
}

fn ids(matches: &Matches) -> Vec<String> {
    matches.found.iter().map(|found| found.intervention.item.to_string()).collect()
}

#[test]
fn the_same_input_gives_the_same_order() {
    let packs = packs();
    let forward: Vec<_> = packs.iter().collect();
    let backward: Vec<_> = packs.iter().rev().collect();
    let one = Matcher::new(&forward).matches(&wanted(), &[]);
    let mut shuffled = wanted();
    shuffled.goals.reverse();
    assert_eq!(one, Matcher::new(&backward).matches(&shuffled, &[]));
    assert!(one.found.len() > 3);
}

/// A method for the same common goal stands beside those of the discipline, whatever pack it comes from.
#[test]
fn other_packs_take_part() {
    let term = WantedTerm { term: "algemeen:common-goals/tension".parse().unwrap(), origin: Origin::Named };
    let found = matches(&Wanted { terms: vec![term], ..Wanted::default() }, &[]);
    let plugins: std::collections::BTreeSet<String> =
        found.found.iter().map(|m| m.intervention.item.plugin.to_string()).collect();
    assert!(plugins.contains("pmt") && plugins.contains("muziek"), "{plugins:?}");
}

#[test]
fn evidence_and_added_reasons_do_not_move_an_intervention() {
    let plain = matches(&wanted(), &[]);
    let last = plain.found.last().unwrap().intervention.item.clone();
    let text = Text { nl: "verzonnen".into(), en: Some("invented".into()) };
    let added: Vec<AddedReason> = [None, Some(CautionKind::ContraIndication)]
        .into_iter()
        .flat_map(|caution| {
            let unmatched = "muziek:no-such-intervention".parse().unwrap();
            [last.clone(), unmatched].map(|intervention| AddedReason {
                intervention,
                by: "pmt".parse().unwrap(),
                text: text.clone(),
                caution,
            })
        })
        .collect();
    let more = matches(&wanted(), &added);
    assert_eq!(ids(&plain), ids(&more));
    let changed: &Match = more.found.last().unwrap();
    assert_eq!(changed.reasons.len(), plain.found.last().unwrap().reasons.len() + 1);
    let speaking: Vec<bool> = changed.cautions.iter().map(|caution| caution.recorded).collect();
    assert!(speaking.is_sorted_by(|a, b| a >= b), "cautions that speak stand first: {speaking:?}");
    assert!(changed.cautions.iter().any(|caution| caution.text == text && caution.recorded));
}

#[test]
fn every_outcome_of_research_is_shown() {
    let packs = packs();
    for found in matches(&wanted(), &[]).found {
        let id = &found.intervention.item;
        let pack = packs.iter().find(|pack| pack.manifest.id == id.plugin).unwrap();
        let declared = pack.contents.intervention.iter().find(|i| i.id == id.item).unwrap();
        assert_eq!(found.intervention.evidence, declared.evidence, "{id}");
    }
}

#[test]
fn a_goal_without_an_intervention_is_told() {
    let lost: vakwerk_core::id::ItemId = "gone:some-goal".parse().unwrap();
    let found = matches(&Wanted { goals: vec![lost.clone()], ..Wanted::default() }, &[]);
    assert_eq!(found, Matches { without: vec![lost], ..Matches::default() });
}

#[test]
fn a_match_can_be_read() {
    let found = matches(&wanted(), &[]);
    let say = |language| found.found.iter().take(2).map(|m| m.block(language)).collect::<Vec<_>>().join("\n");
    let blocks = format!("{}\n————————\n\n{}", say(Language::Nl), say(Language::En));
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("a_match_can_be_read", blocks);
    });
}
