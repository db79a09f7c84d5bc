//! Corrections, strikes and destruction: what was recorded stays, what is read changes.

use serde_json::{Value, json};
use vakwerk_core::case::{GoalSet, GoalStatus, Payload, PlanAgreed, SessionHeld, Standing};

use crate::support::{Play, enter, goal, name};

fn correct(record: &str, replacement: Value) -> Value {
    json!({ "correct": { "target": { "record": record }, "reason": "Vergissing", "replacement": replacement } })
}

fn strike(sequence: u64) -> Value {
    json!({ "enter-in-error": { "target": { "sequence": sequence }, "reason": "Verkeerd dossier" } })
}

#[test]
fn a_correction_is_read_in_the_place_of_the_event() {
    let mut play = Play::started(json!([]));
    play.does(goal("goal-1"));
    for text in ["Eerste herstel", "Tweede herstel"] {
        play.does(correct("goal-1", json!({ "goal-set": { "id": "goal-1", "text": text } })));
        let view = play.case.view(&name("t-1"), play.today).unwrap();
        assert_eq!(view.latest::<GoalSet>().unwrap().1.text, text);
        assert_eq!(view.goals().count(), 1);
    }
    let vakwerk_core::case::Payload::GoalSet(original) = &play.case.entries()[2].event.payload else { panic!() };
    assert_eq!(original.text, "Verzonnen doel", "the event itself is never rewritten");
    assert!(matches!(play.case.entries()[2].standing, Standing::Corrected { by: 4 }));
}

#[test]
fn a_replacement_keeps_kind_and_name() {
    let mut play = Play::started(json!([]));
    play.does(goal("goal-1"));
    play.refuses(correct("goal-1", json!({ "goal-set": { "id": "goal-2", "text": "x" } })), "E0549");
    play.refuses(correct("goal-1", json!({ "goal-dropped": { "goal": "goal-1", "reason": "x" } })), "E0549");
    play.refuses(correct("goal-1", json!({ "goal-set": { "id": "goal-1", "text": "x", "weight": -1 } })), "E0536");
    play.refuses(correct("goal-9", json!({ "goal-set": { "id": "goal-9", "text": "x" } })), "E0547");
    play.does(enter("intake"));
    let step = json!({ "step-entered": { "from": "registration", "to": "plan", "round": 9 } });
    play.refuses(json!({ "correct": { "target": { "sequence": 4 }, "reason": "x", "replacement": step } }), "E0548");
}

#[test]
fn a_struck_event_is_gone_from_every_view() {
    let mut play = Play::started(json!([]));
    play.does(goal("goal-1")).does(goal("goal-2"));
    play.does(json!({ "record-goal-attainment": { "goal": "goal-2", "level": 1, "judged-by": "client" } }));
    play.does(strike(3));
    let view = play.case.view(&name("t-1"), play.today).unwrap();
    let goals: Vec<_> = view.goals().map(|goal| (goal.set.id.to_string(), goal.status)).collect();
    assert_eq!(goals, [("goal-2".to_owned(), GoalStatus::Attained)]);
    play.refuses(strike(3), "E0548");
    play.refuses(strike(6), "E0548");
    play.does(strike(5));
    let view = play.case.view(&name("t-1"), play.today).unwrap();
    assert_eq!(view.goals().next().unwrap().status, GoalStatus::Open);
    play.does(goal("goal-1"));
}

#[test]
fn a_step_entered_in_error_is_left_again() {
    let mut play = Play::at("evaluation", json!([]));
    play.does(enter("plan")).does(enter("treatment"));
    assert_eq!(play.step(), "treatment 2");
    play.refuses(strike(3), "E0548");
    play.does(strike(4));
    assert_eq!(play.step(), "plan 2");
    play.does(strike(3));
    assert_eq!(play.step(), "evaluation 1");
    play.does(json!({ "close-trajectory": { "ground": "died" } })).does(strike(7));
    assert_eq!(play.step(), "evaluation 1");
    play.does(enter("treatment"));
    play.refuses(strike(1), "E0547");
    play.refuses(strike(2), "E0548");
}

#[test]
fn the_latest_member_of_the_team_counts_and_an_earlier_one_comes_back() {
    let member = |involved: bool| json!({ "record-team-member": { "id": "lead", "role": "regiebehandelaar", "kind": "professional", "involved": involved } });
    let involved = json!([crate::support::rule(
        "lead",
        json!("standing"),
        "advice",
        json!({ "some": "team", "holds": { "fact": ".involved", "is": true } })
    )]);
    let mut play = Play::started(involved);
    let met = |play: &Play| !play.case.standing(&name("t-1"), play.today, &play.rules)[0].is_open();
    play.does(member(true));
    assert!(met(&play));
    play.does(member(false));
    assert!(!met(&play));
    play.does(strike(4));
    assert!(met(&play));
    play.does(strike(3));
    assert!(!met(&play));
}

#[test]
fn destruction_takes_corrections_along_and_leaves_the_heads() {
    let mut play = Play::started(json!([]));
    play.does(
        json!({ "hold-session": { "session": "s-1", "format": "individual", "minutes": 45, "notes": "Geheim" } }),
    );
    let replacement =
        json!({ "session-held": { "session": "s-1", "format": "individual", "minutes": 30, "notes": "Ook geheim" } });
    play.does(json!({ "correct": { "target": { "sequence": 3 }, "reason": "Duur", "replacement": replacement } }));
    play.does(json!({ "destroy": { "targets": [{ "sequence": 3 }], "ground": "Verzoek van de cliënt" } }));
    let view = play.case.view(&name("t-1"), play.today).unwrap();
    assert_eq!(view.all::<SessionHeld>().count(), 0);
    let all = format!("{:?}", play.case);
    assert!(!all.contains("eheim"), "nothing of the content is left");
    assert_eq!(play.case.entries()[2].event.payload.kind(), "session-held");
    play.refuses(json!({ "destroy": { "targets": [{ "sequence": 3 }], "ground": "Nog eens" } }), "E0548");
    play.refuses(json!({ "destroy": { "targets": [{ "sequence": 5 }], "ground": "Wissen" } }), "E0548");
}

#[test]
fn an_amendment_in_force_is_destroyed_only_with_what_it_amends() {
    let mut play = Play::started(json!([]));
    play.does(
        json!({ "hold-session": { "session": "s-1", "format": "individual", "minutes": 45, "notes": "Onjuist" } }),
    );
    let held =
        |minutes: u32| json!({ "session-held": { "session": "s-1", "format": "individual", "minutes": minutes } });
    let lasting =
        |minutes| json!({ "correct": { "target": { "sequence": 3 }, "reason": "Duur", "replacement": held(minutes) } });
    let destroy = |at: u64| json!({ "destroy": { "targets": [{ "sequence": at }], "ground": "Verzoek" } });
    play.does(lasting(30));
    play.refuses(destroy(4), "E0548");
    play.does(lasting(40));
    play.does(destroy(4));
    play.does(strike(3));
    play.refuses(destroy(7), "E0548");
    let view = play.case.view(&name("t-1"), play.today).unwrap();
    assert_eq!(view.all::<SessionHeld>().count(), 0, "what was struck stays struck");
    play.does(destroy(3));
    let erased = |at: &usize| matches!(play.case.entries()[at - 1].event.payload, Payload::Erased { .. });
    assert_eq!((1..=8).filter(erased).collect::<Vec<_>>(), [3, 4, 5, 7]);
}

#[test]
fn what_rests_on_a_withdrawn_item_is_marked() {
    let mut play = Play::started(json!([]));
    play.does(json!({ "agree-plan": { "interventions": [{ "item": "test:pause" }] } }));
    let mut manifest = play.pack.manifest.clone();
    for (versions, marked) in [("<0.2.0", 0), ("<0.3.0", 1)] {
        manifest.withdrawn =
            serde_json::from_value(json!([{ "item": "pause", "versions": versions, "reason": { "nl": "Onjuist" } }]))
                .unwrap();
        let resting = play.case.resting_on_withdrawn(&[&manifest]);
        assert_eq!(resting.len(), marked, "{versions}");
        assert!(resting.iter().all(|part| part.event.sequence == 3));
    }
    assert!(play.case.view(&name("t-1"), play.today).unwrap().latest::<PlanAgreed>().is_some());
}
