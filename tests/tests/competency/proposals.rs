//! What work in a case proposes as evidence.

use std::path::Path;

use vakwerk_core::case::{Case, Pseudonym, sample};
use vakwerk_core::competency::{Proposal, propose};
use vakwerk_core::text::Language;

use crate::support::{element, index};

fn worker(case: &Case) -> Pseudonym {
    case.entries().iter().find(|entry| entry.event.meta.trajectory.is_some()).unwrap().event.meta.who.pseudonym.clone()
}

#[test]
fn recording_an_assessment_touches_task_three_and_its_competencies() {
    let case = sample::full_case();
    let proposals = propose(&case, &worker(&case), &index());
    let result: Vec<&Proposal> = proposals.iter().filter(|p| p.act.as_str() == "result-recorded").collect();
    assert!(!result.is_empty(), "the sample case records a result");
    for proposal in result {
        assert_eq!(proposal.element, element("fvb:vaktherapie/t3"));
        let inferred: Vec<&str> = proposal.inferred.iter().map(|id| id.element.as_str()).collect();
        assert_eq!(inferred, ["g1", "g2", "g3", "sa", "sb", "sd"]);
    }
}

#[test]
fn work_of_others_gives_no_proposals() {
    let case = sample::full_case();
    assert!(propose(&case, &"someone-else".parse().unwrap(), &index()).is_empty());
}

#[test]
fn the_same_case_gives_the_same_proposals_each_with_a_name_of_its_own() {
    let case = sample::full_case();
    let once = propose(&case, &worker(&case), &index());
    assert_eq!(once, propose(&case, &worker(&case), &index()));
    let mut names: Vec<&str> = once.iter().map(|proposal| proposal.id.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), once.len());
}

#[test]
fn a_proposal_holds_nothing_of_what_was_recorded() {
    let case = sample::full_case();
    let text = serde_json::to_string(&propose(&case, &worker(&case), &index())).unwrap();
    let client = case.opened().unwrap().client.to_string();
    assert!(!text.contains(&client));
}

#[test]
fn every_touched_act_is_a_kind_of_event_with_words_for_people() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    for pack in ["fvb", "vvocm"] {
        let pack = vakwerk_pack::read(root.join("packs").join(pack)).unwrap();
        for touch in pack.contents.framework.iter().flat_map(|framework| &framework.touch) {
            assert!(vakwerk_core::case::Kind::named(touch.act.as_str()).is_some(), "{}", touch.act);
            for language in [Language::Nl, Language::En] {
                assert_ne!(vakwerk_report::act_words(&touch.act, language), touch.act.as_str());
            }
        }
    }
}
