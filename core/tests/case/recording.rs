//! Recording: what is refused, and that late entries, groups and repeated commands are taken in.

use serde_json::{Value, json};
use vakwerk_core::case::{Case, Event, OpenPoint, Payload, SessionHeld, sample};

use crate::support::{Play, day, goal, name, start};

#[test]
fn a_case_is_opened_once_and_first() {
    let mut play = Play::opened(json!([]));
    let open = json!({ "open-case": { "client": "client-invented-02", "birth-date": "1990-01-01" } });
    play.refuses(open.clone(), "E0521");
    play.case = Case::default();
    play.on("t-1").refuses(start("registration"), "E0520");
    play.refuses(open.clone(), "E0553");
    play.whole().does(open);
    play.refuses(goal("goal-1"), "E0523");
    play.on("t-9").refuses(goal("goal-1"), "E0524");
}

#[test]
fn days_lie_between_birth_and_today() {
    let mut play = Play::opened(json!([]));
    play.on = day("2026-05-02");
    play.on("t-1").refuses(start("registration"), "E0531");
    play.on = day("1957-05-03");
    play.refuses(start("registration"), "E0532");
    play.on = day("1957-05-04");
    play.does(start("registration"));
    play.refuses(json!({ "agree-plan": { "evaluation-on": "1957-05-03" } }), "E0532");

    let mut unborn = Play::opened(json!([]));
    unborn.case = Case::default();
    unborn.refuses(json!({ "open-case": { "client": "client-invented-03", "birth-date": "2026-06-01" } }), "E0531");
}

#[test]
fn names_levels_and_references_are_checked() {
    let result = |score: f64| {
        json!({ "record-result": { "id": "result-1", "moment": "before", "respondent": "client", "mode": "total-only",
            "assessment": { "item": "elsewhere:phq", "version": "1.0.0", "edition": 1, "label": { "nl": "PHQ" } },
            "scales": [{ "scale": "total", "label": { "nl": "Totaal" }, "score": score, "min": 0, "max": 27, "direction": "lower-is-better" }] } })
    };
    let attained = |goal: &str, level: i8| json!({ "record-goal-attainment": { "goal": goal, "level": level, "judged-by": "client" } });
    let long = "x".repeat(10_001);
    let mut play = Play::started(json!([]));
    play.does(goal("goal-1"));
    let refused: Vec<(Value, &str)> = vec![
        (goal("goal-1"), "E0533"),
        (json!({ "record-problem": { "id": "goal-1", "text": "Verzonnen" } }), "E0533"),
        (attained("goal-2", 0), "E0534"),
        (attained("goal-1", -4), "E0535"),
        (attained("goal-1", 3), "E0535"),
        (json!({ "drop-goal": { "goal": "goal-2", "reason": "Niet meer nodig" } }), "E0534"),
        (json!({ "set-goal": { "id": "goal-2", "text": "x", "serves": "goal-3" } }), "E0534"),
        (json!({ "set-goal": { "id": "goal-2", "text": "x", "baseline": 4 } }), "E0535"),
        (json!({ "set-goal": { "id": "goal-2", "text": "x", "weight": 0 } }), "E0536"),
        (
            json!({ "set-goal": { "id": "goal-2", "text": "x", "levels": [{ "level": 0, "text": "a" }, { "level": 0, "text": "b" }] } }),
            "E0535",
        ),
        (json!({ "set-goal": { "id": "goal-2", "text": " " } }), "E0537"),
        (json!({ "set-goal": { "id": "goal-2", "text": long } }), "E0538"),
        (json!({ "set-goal": { "id": "goal-2", "text": "x", "terms": ["test:words/clam"] } }), "E0539"),
        (json!({ "set-goal": { "id": "goal-2", "text": "x", "catalogue": "test:pause" } }), "E0540"),
        (json!({ "agree-plan": { "findings": ["goal-1"] } }), "E0534"),
        (json!({ "agree-plan": { "interventions": [{ "item": "test:puase" }] } }), "E0539"),
        (json!({ "record-hypothesis": { "id": "h-1", "text": "x", "findings": ["missing"] } }), "E0534"),
        (json!({ "hold-session": { "session": "s-1", "format": "group", "minutes": 0 } }), "E0536"),
        (result(28.0), "E0536"),
        (json!({ "follow-up-alert": { "result": "result-1", "item": "item-9", "told": [], "done": "x" } }), "E0534"),
        (json!({ "give-consent": { "about": "treatment", "by": { "authority-holder": "mother" } } }), "E0534"),
        (json!({ "enter-in-error": { "target": { "sequence": 99 }, "reason": "x" } }), "E0547"),
    ];
    for (command, code) in refused {
        play.refuses(command, code);
    }
    play.does(result(27.0)).does(attained("goal-1", -3)).does(attained("goal-1", 2));
    play.refuses(
        json!({ "follow-up-alert": { "result": "result-1", "item": "item-9", "told": [], "done": "x" } }),
        "E0550",
    );
}

#[test]
fn a_misspelt_item_gets_a_suggestion() {
    let mut play = Play::started(json!([]));
    let refusal = play.refuses(json!({ "agree-plan": { "interventions": [{ "item": "test:puase" }] } }), "E0539");
    assert!(refusal.to_string().ends_with("Did you mean `test:pause`?"), "{refusal}");
}

#[test]
fn references_are_completed_from_the_set() {
    let mut play = Play::started(json!([]));
    play.does(json!({ "agree-plan": { "interventions": [{ "item": "test:pause" }] } }));
    let Payload::PlanAgreed(plan) = &play.case.entries().last().unwrap().event.payload else { panic!() };
    let written = serde_json::to_value(&plan.interventions).unwrap();
    let expected = json!([{ "item": { "item": "test:pause", "version": "0.2.0", "edition": 2, "label": { "nl": "Pauze" } }, "basis": "practice" }]);
    assert_eq!(written, expected);
}

#[test]
fn a_closed_trajectory_takes_late_entries() {
    let mut play = Play::started(json!([]));
    play.does(json!({ "close-trajectory": { "ground": "stopped-attending" } }));
    play.on = day("2026-03-01");
    play.does(json!({ "hold-session": { "session": "s-1", "format": "individual", "minutes": 45 } }));
    play.does(json!({ "send-communication": { "recipient": "referrer", "purpose": "report", "ground": "law", "summary": "Eindverslag" } }));
    assert_eq!(play.step(), "closure 1");
}

#[test]
fn a_group_session_is_one_event_per_client() {
    let held =
        json!({ "hold-session": { "session": "group-7", "format": "group", "minutes": 60, "notes": "Deed mee" } });
    let mut plays = [Play::started(json!([])), Play::started(json!([]))];
    for play in &mut plays {
        play.does(held.clone());
        play.refuses(held.clone(), "E0533");
        let view = play.case.view(&name("t-1"), play.today).unwrap();
        let (_, session) = view.latest::<SessionHeld>().unwrap();
        assert_eq!(session.session.as_str(), "group-7");
    }
}

#[test]
fn the_same_command_sent_twice_is_recorded_once() {
    let mut play = Play::started(json!([]));
    play.key = Some("request-1");
    play.does(goal("goal-1"));
    let again = play.decide(goal("goal-1")).unwrap();
    assert!(again.repeated && again.events.is_empty());
    play.key = None;
    play.refuses(goal("goal-1"), "E0533");
}

#[test]
fn an_event_id_is_used_once() {
    let mut play = Play::started(json!([]));
    let mut event = play.decide(goal("goal-1")).unwrap().events.remove(0);
    event.meta.event = play.case.entries()[0].event.meta.event;
    let context = sample::context(&play.rules, 1, None);
    let command = serde_json::from_value(json!({ "signal-safety": { "text": "x" } })).unwrap();
    let refusal = play.case.decide(&command, &context).unwrap_err();
    assert_eq!(vakwerk_core::explain::Explain::code(&refusal), "E0552");
}

#[test]
fn an_alert_stays_open_until_somebody_was_told() {
    let mut play = Play::started(json!([]));
    play.does(
        json!({ "record-result": { "id": "result-1", "moment": "before", "respondent": "client", "mode": "answers",
        "assessment": { "item": "elsewhere:phq", "version": "1.0.0", "edition": 1, "label": { "nl": "PHQ" } },
        "alerts": [{ "item": "item-9", "text": { "nl": "Signaal" }, "follow-up": { "nl": "Vertel het" } }] } }),
    );
    let open = play.case.open_points(&name("t-1"), play.today, &play.rules);
    assert!(matches!(open[..], [OpenPoint::Alert(alert)] if !alert.followed_up));
    play.does(json!({ "follow-up-alert": { "result": "result-1", "item": "item-9", "told": ["regiebehandelaar"], "done": "Besproken" } }));
    assert!(play.case.open_points(&name("t-1"), play.today, &play.rules).is_empty());
}

#[test]
fn an_unknown_event_is_kept_and_a_critical_one_stops_recording() {
    let raw = serde_json::value::RawValue::from_string(r#"{"new":1}"#.into()).unwrap();
    for (critical, code) in [(false, None), (true, Some("E0522"))] {
        let mut play = Play::started(json!([]));
        let meta = vakwerk_core::case::Meta {
            sequence: play.case.next_sequence(),
            event: vakwerk_core::case::EventId::from_u128(999),
            ..play.case.entries()[0].event.meta.clone()
        };
        play.case.apply(Event { meta, payload: Payload::read("future-kind", critical, &raw) });
        assert_eq!(play.case.unknown_events(), 1);
        assert_eq!(play.case.entries().last().unwrap().event.payload.to_raw().unwrap().get(), r#"{"new":1}"#);
        match code {
            None => {
                play.does(goal("goal-1"));
            }
            Some(code) => {
                play.refuses(goal("goal-1"), code);
                assert!(play.case.view(&name("t-1"), play.today).is_some(), "reading goes on");
            }
        }
    }
}
