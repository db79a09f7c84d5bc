//! Whatever is commanded: nothing panics, a refusal changes nothing, and a replay gives the same case.

use proptest::prelude::*;
use serde_json::{Value, json};
use vakwerk_core::case::{Case, Payload, View};
use vakwerk_core::condition::Scope;
use vakwerk_core::fact::{COLLECTIONS, FACTS};
use vakwerk_core::rule::{CollectionKey, FactKey, Facts};
use vakwerk_core::step::Step;

use crate::support::{Play, enter, goal, name, start};

fn small() -> impl Strategy<Value = String> {
    (1..4_u8).prop_map(|n| format!("goal-{n}"))
}

fn replacement() -> impl Strategy<Value = Value> {
    prop_oneof![
        small().prop_map(|id| json!({ "goal-set": { "id": id, "text": "Hersteld" } })),
        (small(), -3..3_i8).prop_map(|(goal, level)| json!({ "goal-attainment-recorded": { "goal": goal, "level": level, "judged-by": "therapist" } })),
        small().prop_map(|id| json!({ "team-member-recorded": { "id": id, "role": "school", "kind": "organisation", "involved": false } })),
        small().prop_map(|id| result(&id, "after")["record-result"].clone()).prop_map(|content| json!({ "result-recorded": content })),
        Just(json!({ "case-opened": { "client": "client-invented-02", "birth-date": "2015-01-01" } })),
    ]
}

fn result(id: &str, moment: &str) -> Value {
    json!({ "record-result": { "id": id, "moment": moment, "respondent": "client", "mode": "answers",
        "assessment": { "item": "elsewhere:phq", "version": "1.0.0", "edition": 1, "label": { "nl": "PHQ" } },
        "alerts": [{ "item": "item-9", "text": { "nl": "Signaal" }, "follow-up": { "nl": "Vertel het" } }] } })
}

fn command() -> impl Strategy<Value = Value> {
    let target = 1..30_u64;
    prop_oneof![
        4 => prop::sample::select(&Step::ALL[..]).prop_map(|step| enter(step.as_str())),
        2 => small().prop_map(|id| goal(&id)),
        2 => (small(), -4..4_i8).prop_map(|(goal, level)| json!({ "record-goal-attainment": { "goal": goal, "level": level, "judged-by": "client" } })),
        1 => small().prop_map(|goal| json!({ "drop-goal": { "goal": goal, "reason": "Niet meer nodig" } })),
        2 => (small(), prop::sample::select(vec!["before", "after"])).prop_map(|(id, moment)| result(&id, moment)),
        1 => small().prop_map(|id| json!({ "follow-up-alert": { "result": id, "item": "item-9", "told": ["client"], "done": "x" } })),
        2 => small().prop_map(|id| json!({ "record-team-member": { "id": id, "role": "school", "kind": "organisation", "involved": true } })),
        1 => Just(json!({ "agree-plan": { "evaluation-on": "2026-08-01" } })),
        1 => Just(json!({ "record-evaluation": { "decision": "continue" } })),
        1 => Just(json!({ "withdraw-consent": { "about": "treatment", "by": "client" } })),
        1 => Just(json!({ "close-trajectory": { "ground": "goals-reached" } })),
        1 => Just(start("registration")),
        3 => target.clone().prop_map(|at| json!({ "enter-in-error": { "target": { "sequence": at }, "reason": "Vergissing" } })),
        3 => (target.clone(), replacement()).prop_map(|(at, replacement)| json!({ "correct": { "target": { "sequence": at }, "reason": "Vergissing", "replacement": replacement } })),
        3 => target.prop_map(|at| json!({ "destroy": { "targets": [{ "sequence": at }], "ground": "Verzoek" } })),
    ]
}

/// Everything that can be read of a trajectory, as text.
fn seen(view: &View<'_>) -> String {
    let mut seen = format!("{} {} ", view.trajectory().step(), view.trajectory().round());
    for scope in [Scope::Trajectory, Scope::Round] {
        for fact in FACTS {
            seen += &format!("{:?} ", view.scalar(FactKey::named(fact.name).unwrap(), scope));
        }
        for collection in COLLECTIONS {
            let key = CollectionKey::named(collection.name).unwrap();
            let length = view.len(key, scope);
            for at in 0..=length {
                for field in collection.fields {
                    let value = view.field(key.field(field.name).unwrap(), at, scope);
                    assert!(at < length || value.is_none(), "{}{} beyond its end", collection.name, field.name);
                    seen += &format!("{value:?} ");
                }
            }
        }
    }
    for goal in view.goals() {
        let said = serde_json::to_string(&(goal.set, &goal.attainments, goal.dropped)).unwrap();
        seen += &format!("{said} {:?} {:?} ", goal.status, goal.attained);
    }
    for alert in view.alerts() {
        let said = serde_json::to_string(&(alert.result, alert.alert)).unwrap();
        seen += &format!("{said} {} ", alert.followed_up);
    }
    seen
}

/// An event as a store gives it back: content that was destroyed meanwhile is gone from the start.
fn stored(case: &Case) -> Vec<vakwerk_core::case::Event> {
    case.entries().iter().map(|entry| entry.event.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn a_replay_gives_the_same_case(commands in prop::collection::vec((any::<bool>(), any::<bool>(), command()), 0..40)) {
        let mut play = Play::started(json!([crate::support::rule("asked", json!({ "step": "plan" }), "comply-or-explain", json!({ "count": "goals", "at-least": 1 }))]));
        let mut accepted = 0;
        for (whole, second, command) in commands {
            if whole { play.whole(); } else { play.on(if second { "t-2" } else { "t-1" }); }
            let before = play.case.next_sequence();
            match play.decide(command) {
                Ok(decision) => {
                    prop_assert_eq!(decision.events.len(), 1);
                    accepted += 1;
                    play.case.extend(decision.events);
                }
                Err(refusal) => {
                    prop_assert!(!refusal.to_string().is_empty());
                    prop_assert_eq!(play.case.next_sequence(), before);
                }
            }
        }
        prop_assert_eq!(play.case.entries().len(), accepted + 2);
        let replayed: Case = stored(&play.case).into_iter().collect();
        prop_assert_eq!(replayed.entries(), play.case.entries());
        for trajectory in play.case.trajectories() {
            let view = |case: &Case| case.view(trajectory.id(), play.today).map(|view| seen(&view));
            prop_assert_eq!(view(&replayed), view(&play.case));
        }
    }

    #[test]
    fn applying_any_event_in_any_order_never_panics(order in prop::collection::vec(0..60_usize, 0..80)) {
        let events = vakwerk_core::case::sample::full_events();
        let mut case = Case::default();
        for at in order {
            if let Some(event) = events.get(at) {
                case.apply(event.clone());
            }
        }
        if let Some(view) = case.view(&name("pmt-1"), vakwerk_core::case::sample::today()) {
            prop_assert!(!seen(&view).is_empty());
        }
    }

    #[test]
    fn any_content_can_be_read(kind in prop::sample::select(vakwerk_core::case::Kind::ALL), content in "\\PC{0,40}") {
        let text = serde_json::to_string(&content).unwrap();
        let raw = serde_json::value::RawValue::from_string(text.clone()).unwrap();
        let payload = Payload::read(kind.as_str(), true, &raw);
        let written = payload.to_raw().unwrap();
        prop_assert_eq!(written.get(), text.as_str());
    }
}
