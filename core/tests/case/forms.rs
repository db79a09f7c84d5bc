//! Forms: every value is checked against the form, and becomes a fact.

use serde_json::{Value, json};
use vakwerk_core::case::Payload;
use vakwerk_core::condition::Scope;
use vakwerk_core::rule::{Facts, Value as Fact};

use crate::support::{Play, enter, name};

fn form(fields: Value) -> Value {
    json!({ "record-form": { "id": "form-1", "form": "test:plan", "fields": fields } })
}

#[test]
fn values_are_checked_against_the_form() {
    let mut play = Play::started(json!([]));
    let with = |field: &str, value: Value| {
        let mut fields = json!({ "strategy": "exercise" });
        fields[field] = value;
        form(fields)
    };
    let refused: Vec<(Value, &str)> = vec![
        (form(json!({})), "E0542"),
        (with("startegy", json!("exercise")), "E0541"),
        (with("strategy", json!("excercise")), "E0544"),
        (with("strategy", json!(1)), "E0543"),
        (with("moods", json!(["happy"])), "E0544"),
        (with("distance", json!(11)), "E0545"),
        (with("distance", json!(-0.5)), "E0545"),
        (with("distance", json!("far")), "E0543"),
        (with("since", json!("yesterday")), "E0543"),
        (with("agreed", json!("yes")), "E0543"),
        (with("with", json!("test:puase")), "E0539"),
        (with("with", json!("nothing")), "E0543"),
        (with("why", json!("")), "E0537"),
        (json!({ "record-form": { "id": "form-1", "form": "test:paln", "fields": {} } }), "E0539"),
    ];
    for (command, code) in refused {
        play.refuses(command, code);
    }
}

#[test]
fn a_filled_in_form_is_kept_with_its_labels_and_read_as_facts() {
    let mut play = Play::started(json!([]));
    let fields = json!({ "strategy": "explore", "moods": ["calm", "calm"], "distance": 2.5, "why": "Past nu", "since": "2026-01-02", "agreed": true, "with": "test:pause" });
    play.does(form(fields.clone()));
    let Payload::FormRecorded(record) = &play.case.entries().last().unwrap().event.payload else { panic!() };
    let distance = serde_json::to_value(&record.fields[2]).unwrap();
    assert_eq!(
        distance,
        json!({ "field": "distance", "label": { "nl": "Afstand" }, "content": { "number": 2.5 }, "unit": "m" })
    );

    let view = play.case.view(&name("t-1"), play.today).unwrap();
    let plan = "test:plan".parse().unwrap();
    let fact = |field: &str| view.form_field(&plan, &name(field), Scope::Trajectory);
    assert_eq!(fact("strategy"), Some(Fact::Word("explore")));
    assert!(matches!(fact("moods"), Some(Fact::Words(words)) if words == ["calm"]));
    assert_eq!(fact("distance"), Some(Fact::Number(2.5)));
    assert_eq!(fact("why"), Some(Fact::Word("Past nu")));
    assert_eq!(fact("since"), Some(Fact::Word("2026-01-02")));
    assert_eq!(fact("agreed"), Some(Fact::YesNo(true)));
    assert_eq!(fact("with"), Some(Fact::Word("test:pause")));
    assert!(view.form_recorded(&plan, Scope::Round));

    let again = json!({ "record-form": { "id": "form-2", "form": "test:plan", "fields": fields } });
    play.refuses(again, "E0546");
}

#[test]
fn a_form_that_is_filled_in_once_can_be_filled_in_again_in_the_next_round() {
    let mut play = Play::at("evaluation", json!([]));
    play.does(form(json!({ "strategy": "explore" }))).does(enter("plan"));
    let plan = "test:plan".parse().unwrap();
    assert!(!play.case.view(&name("t-1"), play.today).unwrap().form_recorded(&plan, Scope::Round));
    play.does(json!({ "record-form": { "id": "form-2", "form": "test:plan", "fields": { "strategy": "exercise" } } }));
}
