//! Events as they were released: every form must open for as long as records are kept.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::value::RawValue;
use vakwerk_core::case::{Case, Command, Kind, Payload, sample};

/// The fixture of every kind: the kind, and its content.
pub fn fixtures() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/events");
    let mut found: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(path).unwrap()))
        .collect();
    found.sort();
    found
}

#[test]
fn every_kind_has_a_fixture_and_every_fixture_opens_and_is_written_back_the_same() {
    let fixtures = fixtures();
    for (kind, text) in &fixtures {
        let raw: Box<RawValue> = serde_json::from_str(text).unwrap();
        let payload = Payload::read(kind, false, &raw);
        assert!(!matches!(payload, Payload::Unknown(_)), "{kind} does not open");
        let again: serde_json::Value = serde_json::from_str(payload.to_raw().unwrap().get()).unwrap();
        let before: serde_json::Value = serde_json::from_str(text).unwrap();
        assert_eq!(again, before, "{kind}");
    }
    let kinds: BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
    let found: BTreeSet<&str> = fixtures.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(found, kinds);
}

#[test]
fn critical_kinds_are_those_that_must_be_understood() {
    let critical: Vec<&str> = Kind::ALL.iter().filter(|kind| kind.is_critical()).map(|kind| kind.as_str()).collect();
    assert_eq!(
        critical,
        ["consent-refused", "consent-withdrawn", "corrected", "entered-in-error", "destroyed", "set-moved"]
    );
}

#[test]
fn fields_of_a_later_version_do_not_make_an_event_unreadable() {
    let raw = RawValue::from_string(r#"{"goal":"goal-1","reason":"x","later":{"field":1}}"#.into()).unwrap();
    assert!(matches!(Payload::read("goal-dropped", false, &raw), Payload::GoalDropped(_)));
    let raw = RawValue::from_string(r#"{"about":"a-later-word","by":"client"}"#.into()).unwrap();
    let unread = Payload::read("consent-withdrawn", false, &raw);
    assert!(unread.is_critical(), "a critical kind stays critical where it cannot be read");
}

#[test]
fn commands_are_written_as_people_write_them() {
    let text = r#"{"enter-step":{"step":"plan","reasons":{"fvb:fvb-goal-transfer":"Palliatief"}}}"#;
    let command: Command = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&command).unwrap(), text);
    assert!(serde_json::from_str::<Command>(r#"{"enter-step":{"stap":"plan"}}"#).is_err());
    assert!(serde_json::from_str::<Command>(r#"{"enter-stop":{}}"#).is_err());
}

#[test]
fn the_sample_survives_being_written_and_read() {
    let events = sample::full_events();
    let again: Case = events
        .iter()
        .cloned()
        .map(|mut event| {
            let raw = event.payload.to_raw().unwrap();
            event.payload = Payload::read(event.payload.kind(), event.payload.is_critical(), &raw);
            event
        })
        .collect();
    let found: Vec<_> = again.entries().iter().map(|entry| entry.event.clone()).collect();
    assert_eq!(found, events);
}
