//! Walking the cycle: forward, back from evaluation, closing, two trajectories beside each other.

use serde_json::json;
use vakwerk_core::cycle::{StepView, client_stages, steps_after, transition};
use vakwerk_core::step::Step;
use vakwerk_core::text::Language;

use crate::support::{Play, enter, start};

#[test]
fn the_steps_that_may_follow_each_step() {
    let next: Vec<String> = Step::ALL
        .into_iter()
        .map(|from| format!("{from}: {}", steps_after(from).map(Step::as_str).collect::<Vec<_>>().join(" ")))
        .collect();
    assert_eq!(
        next,
        [
            "registration: screening intake closure",
            "screening: intake closure",
            "intake: examination closure",
            "examination: diagnosis closure",
            "diagnosis: plan closure",
            "plan: treatment closure",
            "treatment: evaluation closure",
            "evaluation: registration screening intake examination diagnosis plan treatment closure",
            "closure: ",
        ]
    );
    assert_eq!(
        transition(Step::Intake, Step::Plan).unwrap_err().to_string(),
        "`plan` cannot follow `intake`; what can follow is `examination`, `closure`"
    );
}

#[test]
fn every_step_lies_in_a_stage_of_the_client_and_has_a_name() {
    for step in Step::ALL {
        let stages: Vec<u8> = client_stages(step).iter().map(|stage| stage.number()).collect();
        assert!(!stages.is_empty() && stages.is_sorted(), "{step}: {stages:?}");
        assert!(!StepView::new(step, None).name(Language::Nl).is_empty());
    }
}

#[test]
fn the_cycle_goes_round() {
    let mut play = Play::started(json!([]));
    assert_eq!(play.step(), "registration 1");
    for step in ["intake", "examination", "diagnosis", "plan", "treatment", "evaluation"] {
        play.does(enter(step));
    }
    assert_eq!(play.step(), "evaluation 1");
    play.does(enter("plan")).does(enter("treatment"));
    assert_eq!(play.step(), "treatment 2");
    play.does(enter("evaluation")).does(enter("treatment"));
    assert_eq!(play.step(), "treatment 3");
    play.refuses(enter("intake"), "E0527");
    play.refuses(enter("treatment"), "E0527");
    play.refuses(enter("closure"), "E0528");
    play.does(json!({ "close-trajectory": { "ground": "goals-reached" } }));
    assert_eq!(play.step(), "closure 3");
    play.refuses(enter("plan"), "E0526");
    play.refuses(json!({ "close-trajectory": { "ground": "died" } }), "E0526");
}

#[test]
fn screening_may_be_passed_by_or_not() {
    let mut play = Play::started(json!([]));
    play.does(enter("screening")).does(enter("intake"));
    assert_eq!(play.step(), "intake 1");
}

#[test]
fn a_trajectory_starts_late_only_when_it_was_taken_over() {
    let mut play = Play::opened(json!([]));
    play.on("t-1").refuses(start("treatment"), "E0529");
    let mut taken = start("treatment");
    taken["start-trajectory"]["taken-over"] = json!({ "from": "Een andere praktijk" });
    play.does(taken.clone());
    assert_eq!(play.step(), "treatment 1");
    play.refuses(taken.clone(), "E0525");
    taken["start-trajectory"]["start"] = json!("closure");
    play.on("t-2").refuses(taken, "E0529");
}

#[test]
fn two_trajectories_walk_apart() {
    let mut play = Play::started(json!([]));
    play.does(enter("intake")).on("t-2").does(start("registration")).does(enter("screening"));
    assert_eq!(play.step(), "screening 1");
    assert_eq!(play.on("t-1").step(), "intake 1");
    play.does(json!({ "close-trajectory": { "ground": "client-decision" } }));
    assert_eq!(play.on("t-2").step(), "screening 1");
    let set = play.case.set_of(&crate::support::name("t-2")).unwrap().0;
    assert_eq!(play.case.entries().last().unwrap().event.meta.set, Some(set));
}

#[test]
fn moving_to_another_set_is_recorded() {
    let mut play = Play::started(json!([]));
    play.refuses(json!({ "move-set": { "to": "22".repeat(32), "reason": "Nieuwe versie" } }), "E0551");
    play.does(json!({ "move-set": { "to": "33".repeat(32), "reason": "Nieuwe versie" } }));
    let (digest, _) = play.case.set_of(&crate::support::name("t-1")).unwrap();
    assert_eq!(digest.to_string(), "33".repeat(32));
}
