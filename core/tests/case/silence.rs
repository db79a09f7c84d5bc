//! What is printed of a record for a developer (`{:?}`) names its kind, and nothing of what it holds.

use std::fmt::Debug;
use std::fs;
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use vakwerk_core::case::{Command, FieldRecorded, GoalLevel, Payload, ScaleScore};
use vakwerk_core::rule::Finding;

use crate::golden::fixtures;

const WORD: &str = "merkteken";
const NUMBER: u8 = 77;

/// The value again and again, each time with the mark in another place of it.
fn marked(value: &Value) -> Vec<Value> {
    let (mut places, mut open) = (Vec::new(), vec![(String::new(), value)]);
    while let Some((at, value)) = open.pop() {
        match value {
            Value::Object(fields) => open.extend(fields.iter().map(|(key, value)| (format!("{at}/{key}"), value))),
            Value::Array(items) => open.extend((0..).zip(items).map(|(n, value)| (format!("{at}/{n}"), value))),
            Value::String(_) => places.push((at, json!(WORD))),
            Value::Number(_) => places.push((at, json!(NUMBER))),
            Value::Bool(_) | Value::Null => {}
        }
    }
    let put = |(at, mark): (String, Value)| {
        let mut value = value.clone();
        // A name with a slash in it does not stand for a place.
        value.pointer_mut(&at).map(|place| *place = mark).map(|()| value)
    };
    places.into_iter().filter_map(put).collect()
}

fn holds_mark(text: &str) -> bool {
    text.contains(WORD) || text.contains(&NUMBER.to_string())
}

/// Reads what is marked as a type, and sees that printing tells none of it; gives how many marks there were.
fn silent<T: DeserializeOwned + Serialize + Debug>(value: &Value) -> usize {
    let read = marked(value).into_iter().filter_map(|value| serde_json::from_value::<T>(value).ok());
    let kept = read.filter(|read| holds_mark(&serde_json::to_string(read).unwrap()));
    let told = |read: &T| assert!(!holds_mark(&format!("{read:?}")), "{read:?}");
    kept.inspect(told).count()
}

/// The content of a payload as it is printed by itself.
fn printed(payload: &Payload) -> String {
    macro_rules! each {
        ($($kind:ident)+) => {
            match payload {
                $(Payload::$kind(content) => format!("{content:?}"),)+
                Payload::Erased { .. } | Payload::Unknown(_) => panic!("a known kind was marked"),
            }
        };
    }
    each! {
        CaseOpened TrajectoryStarted RegistrationRecorded FinancingRecorded RepresentationRecorded
        AuthorityHolderRecorded CapacityJudged YouthCircumstancesRecorded ConsentGiven ConsentRefused ConsentWithdrawn
        TeamMemberRecorded HelpRequestRecorded SourceConsulted OwnAccountRecorded ExpectationsRecorded
        LanguageAndCultureRecorded CarryingCapacityRecorded OwnExpertiseJudged ProblemRecorded ObservationRecorded
        ResultRecorded AlertFollowedUp FormRecorded ProfileRecorded HypothesisRecorded DiagnosisRecorded
        PrognosisRecorded RecoveryConsidered IndicationStated FindingsDiscussed GoalSet GoalAttainmentRecorded
        GoalDropped PlanAgreed SessionHeld EvaluationRecorded MeetingHeld SafetySignalled ReportingCodeRecorded
        CommunicationSent OutcomeDataUsed StepEntered TrajectoryClosed Corrected EnteredInError Destroyed SetMoved
    }
}

#[test]
fn no_content_of_an_event_prints_what_it_holds() {
    // What holds only words of a list of ours takes no mark.
    let mut words_only = Vec::new();
    for (kind, text) in fixtures() {
        let mut marks = 0;
        for value in marked(&serde_json::from_str(&text).unwrap()) {
            let raw = RawValue::from_string(value.to_string()).unwrap();
            let payload = Payload::read(&kind, false, &raw);
            if matches!(payload, Payload::Unknown(_)) || !holds_mark(payload.to_raw().unwrap().get()) {
                continue;
            }
            let shown = format!("{payload:?} {}", printed(&payload));
            assert!(!holds_mark(&shown), "{kind}: {shown}");
            marks += 1;
        }
        if marks == 0 {
            words_only.push(kind);
        }
    }
    assert_eq!(words_only, ["consent-given", "consent-withdrawn", "financing-recorded", "own-expertise-judged"]);
}

#[test]
fn no_command_prints_what_it_records() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/case/sample.json");
    let acts: Vec<Value> = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let more = [
        json!({ "enter-step": { "step": "plan", "reasons": { "fvb:fvb-goal-transfer": "x" } } }),
        json!({ "record-form": { "id": "a", "form": "pmt:plan", "fields": { "strategy": "x", "often": 3, "more": ["x"] } } }),
        json!({ "correct": { "target": { "sequence": 3 }, "reason": "x", "replacement": { "goal-dropped": { "goal": "g", "reason": "x" } } } }),
        json!({ "enter-in-error": { "target": { "sequence": 3 }, "reason": "x" } }),
        json!({ "destroy": { "targets": [], "ground": "x" } }),
        json!({ "drop-goal": { "goal": "g", "reason": "x" } }),
    ];
    let commands: Vec<&Value> = acts.iter().map(|act| &act["do"]).chain(&more).collect();
    let marks: usize = commands.iter().map(|command| silent::<Command>(command)).sum();
    assert!(marks > 3 * commands.len(), "{marks} marks in {} commands", commands.len());
}

#[test]
fn parts_of_contents_and_findings_print_no_more() {
    let content = |kind: &str| -> Value {
        let (_, text) = fixtures().into_iter().find(|(found, _)| found == kind).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    assert!(silent::<ScaleScore>(&content("result-recorded")["scales"][0]) > 1);
    assert!(silent::<FieldRecorded>(&content("form-recorded")["fields"][0]) > 1);
    assert!(silent::<GoalLevel>(&json!({ "level": 1, "text": "x" })) > 1);
    let text = json!({ "nl": "x", "en": "x" });
    let leaf = json!({
        "asked": { "fact": "a", "label": text, "wanted": text }, "element": 2, "truth": "holds", "found": { "number": 3 }
    });
    let rule = json!({
        "id": "fvb:a", "version": "1.0.0", "edition": 1, "weight": "must", "weight-basis": "source", "title": text,
        "text": text, "written-in": [], "mark": "ours"
    });
    assert!(silent::<Finding>(&json!({ "rule": rule, "outcome": "failed", "leaves": [leaf] })) > 5);
}
