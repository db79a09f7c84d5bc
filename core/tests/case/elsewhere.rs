//! What counts in a second trajectory of the same case: what is about the client does, consent to treatment does not.

use serde_json::json;
use vakwerk_core::condition::Scope;
use vakwerk_core::rule::{CollectionKey, FactKey, Facts, Value};

use crate::support::{Play, name, start};

fn fact(play: &Play, trajectory: &str, fact: &str) -> Option<String> {
    let view = play.case.view(&name(trajectory), play.today).unwrap();
    match view.scalar(FactKey::named(fact).unwrap(), Scope::Trajectory)? {
        Value::Word(word) => Some(word.to_owned()),
        Value::YesNo(yes) => Some(yes.to_string()),
        other => Some(format!("{other:?}")),
    }
}

fn team(play: &Play, trajectory: &str) -> usize {
    let view = play.case.view(&name(trajectory), play.today).unwrap();
    view.len(CollectionKey::named("team").unwrap(), Scope::Trajectory)
}

/// A case with two trajectories, the first addressed.
fn two() -> Play {
    let mut play = Play::started(json!([]));
    play.on("t-2").does(start("registration"));
    play.on("t-1");
    play
}

#[test]
fn what_is_about_the_client_counts_in_every_trajectory() {
    let mut play = two();
    play.does(json!({ "judge-capacity": { "decision": "treatment", "capacity": "lacks-capacity", "judged-by": "physician" } }));
    play.does(json!({ "record-representation": { "rank": "mentor" } }));
    play.does(json!({ "record-youth-circumstances": { "persists": true } }));
    play.does(json!({ "record-authority-holder": { "id": "mother", "kind": "parent" } }));
    play.does(json!({ "record-team-member": { "id": "lead", "role": "regiebehandelaar", "kind": "professional", "involved": true } }));
    for trajectory in ["t-1", "t-2"] {
        assert_eq!(fact(&play, trajectory, "client.capacity").as_deref(), Some("lacks-capacity"));
        assert_eq!(fact(&play, trajectory, "representation.rank").as_deref(), Some("mentor"));
        assert_eq!(fact(&play, trajectory, "client.persists").as_deref(), Some("true"));
        assert_eq!(team(&play, trajectory), 1);
    }
    // What is struck or destroyed in the one is gone in the other.
    play.does(json!({ "enter-in-error": { "target": { "sequence": 4 }, "reason": "Verkeerde cliënt" } }));
    play.does(json!({ "destroy": { "targets": [{ "sequence": 8 }], "ground": "Verzoek" } }));
    for trajectory in ["t-1", "t-2"] {
        assert_eq!(fact(&play, trajectory, "client.capacity"), None);
        assert_eq!(team(&play, trajectory), 0);
    }
}

#[test]
fn consent_counts_where_it_was_given() {
    let mut play = two();
    play.does(json!({ "give-consent": { "about": "treatment", "by": "client" } }));
    assert_eq!(fact(&play, "t-1", "consent.client").as_deref(), Some("given"));
    assert_eq!(fact(&play, "t-2", "consent.client"), None);
    play.whole().does(json!({ "give-consent": { "about": "treatment", "by": "client" } }));
    assert_eq!(fact(&play, "t-2", "consent.client").as_deref(), Some("given"));
}

#[test]
fn who_pays_is_not_escaped_by_recording_it_elsewhere() {
    let mut play = two();
    assert_eq!(fact(&play, "t-2", "financing.kind"), None);
    play.does(json!({ "record-financing": { "kind": "zvw-ggz", "decision": "Verwijzing" } }));
    assert_eq!(fact(&play, "t-2", "financing.kind").as_deref(), Some("zvw-ggz"));
    assert_eq!(fact(&play, "t-2", "financing.decision").as_deref(), Some("Verwijzing"));
    play.on("t-2").does(json!({ "record-financing": { "kind": "self" } }));
    assert_eq!(fact(&play, "t-2", "financing.kind").as_deref(), Some("self"));
    assert_eq!(fact(&play, "t-1", "financing.kind").as_deref(), Some("zvw-ggz"), "each its own, where it says so");
}

#[test]
fn a_judgement_of_an_earlier_round_closes_no_goal() {
    let mut play = Play::at("plan", json!([]));
    play.does(crate::support::goal("goal-1"));
    let judged = |play: &Play, by: &str| {
        let view = play.case.view(&name("t-1"), play.today).unwrap();
        let goals = CollectionKey::named("goals").unwrap();
        let field = goals.field(by).unwrap();
        view.field(field, 0, Scope::Trajectory) == Some(Value::YesNo(true))
    };
    let attain = |by: &str| json!({ "record-goal-attainment": { "goal": "goal-1", "level": -1, "judged-by": by } });
    for step in ["treatment", "evaluation"] {
        play.does(crate::support::enter(step));
    }
    play.does(attain("client")).does(attain("therapist"));
    assert!(judged(&play, ".judged-by-client") && judged(&play, ".judged-by-therapist"));
    play.does(crate::support::enter("treatment"));
    assert!(!judged(&play, ".judged-by-client") && !judged(&play, ".judged-by-therapist"));
    play.does(crate::support::enter("evaluation")).does(attain("client"));
    assert!(judged(&play, ".judged-by-client") && !judged(&play, ".judged-by-therapist"));
}
