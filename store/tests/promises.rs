//! What the store promises when nothing is wrong with the disk: order, repetition, refusal, destruction.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;

use common::{append, case, destruction, draft, event_id, file, filled, keyed};
use vakwerk_core::access::Access;
use vakwerk_core::case::Payload;
use vakwerk_core::envelope::{
    CannotDestroy, CaseId, ChainHead, Code, Draft, LINE_LIMIT, RawPayload, Record, Upcaster, upcast,
};
use vakwerk_core::explain::Explain;
use vakwerk_core::store::{CaseStore, Notice, StoreError};
use vakwerk_store::JsonLinesStore;

#[test]
fn what_was_appended_is_loaded_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let store = JsonLinesStore::open(folder.path()).unwrap();
    let done = store.append(&case(), 0, &[draft(1), draft(2)]).unwrap();
    assert_eq!((done.head.sequence, done.repeated), (2, false));
    let done = store.append(&case(), 2, &[draft(3)]).unwrap();
    let loaded = JsonLinesStore::open(folder.path()).unwrap().load(&case(), &Access::unlogged()).unwrap();
    assert!(loaded.notices.is_empty() && loaded.writable());
    assert_eq!(loaded.record.head(), done.head);
    assert_eq!(loaded.record.bytes(), fs::read(file(folder.path())).unwrap());
    for (entry, n) in loaded.record.entries().iter().zip(1..) {
        let sent = draft(n);
        let header = entry.header();
        assert_eq!((header.sequence, header.event), (n, sent.event));
        assert_eq!((&header.kind, &header.trajectory, &header.who), (&sent.kind, &sent.trajectory, &sent.who));
        assert_eq!((header.recorded_at, header.occurred_on), (sent.recorded_at, sent.occurred_on));
        assert_eq!(loaded.record.payload(entry), Some(sent.payload.get()));
    }
    assert_eq!(loaded.record.events().count(), 3);
}

#[test]
fn an_append_must_expect_the_last_event() {
    let folder = tempfile::tempdir().unwrap();
    let store = JsonLinesStore::open(folder.path()).unwrap();
    let refused = store.append(&case(), 4, &[draft(1)]).unwrap_err();
    assert_eq!(refused, StoreError::UnknownCase { case: case() });
    append(&store, 1, 3);
    for expected in [0, 2, 4, u64::MAX] {
        let refused = store.append(&case(), expected, &[draft(9)]).unwrap_err();
        assert_eq!(refused, StoreError::Conflict { case: case(), expected, found: 3 });
    }
    assert_eq!(store.append(&case(), 3, &[]).unwrap_err(), StoreError::NothingToAppend);
    for twice in [vec![draft(2)], vec![draft(8), draft(8)]] {
        let event = twice[0].event;
        assert_eq!(store.append(&case(), 3, &twice).unwrap_err(), StoreError::EventExists { event });
    }
    assert_eq!(store.load(&case(), &Access::unlogged()).unwrap().record.len(), 3);
}

#[test]
fn a_repeated_request_is_acknowledged_without_a_second_event() {
    let folder = tempfile::tempdir().unwrap();
    let store = JsonLinesStore::open(folder.path()).unwrap();
    let first = store.append(&case(), 0, &[keyed(1, "request-1"), keyed(2, "request-1")]).unwrap();
    append(&store, 3, 3);
    // The repetition has new ids, and comes to this store, and to one that knows the file only from disk.
    for store in [&store, &JsonLinesStore::open(folder.path()).unwrap()] {
        let again = store.append(&case(), 0, &[keyed(7, "request-1"), keyed(8, "request-1")]).unwrap();
        assert_eq!((again.head, again.repeated), (first.head, true));
    }
    let other_kind = Draft { kind: "session-held".parse().unwrap(), ..keyed(7, "request-1") };
    let reused = [
        vec![keyed(7, "request-1")],
        vec![keyed(7, "request-1"), keyed(8, "request-2")],
        vec![keyed(7, "request-1"), draft(8)],
        vec![keyed(7, "request-1"), other_kind],
    ];
    for events in reused {
        let refused = store.append(&case(), 3, &events).unwrap_err();
        assert_eq!(refused, StoreError::KeyReused { case: case(), sequence: 1 });
    }
    assert_eq!(store.load(&case(), &Access::unlogged()).unwrap().record.len(), 3);
}

#[test]
fn a_store_lists_its_cases_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let store = JsonLinesStore::create(folder.path().join("new").join("cases")).unwrap();
    assert_eq!(store.list(&Access::unlogged()).unwrap(), []);
    let ids: Vec<CaseId> = ["b-2", "a-1", "c"].iter().map(|id| id.parse().unwrap()).collect();
    for id in &ids {
        store.append(id, 0, &[draft(1)]).unwrap();
    }
    for stray in ["notes.txt", "UPPER.jsonl", "empty.jsonl", ".jsonl", "d.jsonl.bak"] {
        fs::write(store.folder().join(stray), if stray.starts_with("empty") { "" } else { "x" }).unwrap();
    }
    let listed: Vec<String> = store.list(&Access::unlogged()).unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(listed, ["a-1", "b-2", "c"]);
}

#[test]
fn a_case_id_cannot_lead_out_of_the_folder() {
    let long = "a".repeat(65);
    let tricks = [
        "", ".", "..", "../x", "a/b", "a\\b", "/etc", "a.b", "A", "a b", "con", "lpt1", "a\0", "é", "-a", "a--b", &long,
    ];
    for trick in tricks {
        assert!(CaseId::new(trick).is_err(), "{trick:?}");
    }
    assert!(CaseId::new("0190a3c1-7a00-7000-8000-000000000001").is_ok());
}

#[test]
fn a_payload_is_one_line_and_says_something() {
    let raw = |text: &str| RawPayload::from_raw(serde_json::value::RawValue::from_string(text.into()).unwrap());
    assert!(raw("{\n}").is_err());
    assert!(raw("null").is_err());
    assert!(raw(r#"{"a":"\n"}"#).is_ok());
    assert_eq!(format!("{:?}", draft(1).payload), format!("RawPayload({} bytes)", draft(1).payload.get().len()));
}

#[test]
fn an_event_has_a_greatest_size() {
    let folder = tempfile::tempdir().unwrap();
    let before = filled(folder.path(), 1);
    let store = JsonLinesStore::open(folder.path()).unwrap();
    let large = |size| Draft { payload: RawPayload::of(&"x".repeat(size)).unwrap(), ..draft(2) };
    let refused = store.append(&case(), 1, &[large(LINE_LIMIT)]).unwrap_err();
    assert_eq!(refused.code(), "E0611");
    assert_eq!(fs::read(file(folder.path())).unwrap(), before);
    let done = store.append(&case(), 1, &[large(LINE_LIMIT - 1024)]).unwrap();
    assert_eq!(store.load(&case(), &Access::unlogged()).unwrap().record.head(), done.head);
}

#[test]
fn an_unknown_critical_event_stops_recording_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let store = JsonLinesStore::open(folder.path()).unwrap();
    let strange = |n, critical| Draft {
        kind: "secrecy-imposed".parse().unwrap(),
        critical,
        written_with: Some("0.9.0".into()),
        ..draft(n)
    };
    store.append(&case(), 0, &[strange(1, false), draft(2)]).unwrap();
    store.append(&case(), 2, &[draft(3)]).unwrap();
    assert!(store.load(&case(), &Access::unlogged()).unwrap().writable());
    // What this version does not know itself, it can have written only as an older version's successor.
    store.append(&case(), 3, &[strange(4, true)]).unwrap();
    for store in [&store, &JsonLinesStore::open(folder.path()).unwrap()] {
        let loaded = store.load(&case(), &Access::unlogged()).unwrap();
        assert!(!loaded.writable());
        assert!(matches!(loaded.notices[..], [Notice::UnknownCritical { sequence: 4, form: 1, .. }]));
        let events: Vec<_> = loaded.record.events().collect();
        assert!(matches!(&events[3].payload, Payload::Unknown(unknown) if unknown.critical));
        let refused = store.append(&case(), 4, &[draft(5)]).unwrap_err();
        assert_eq!(refused.code(), "E0605");
        assert!(refused.to_string().contains("Install version 0.9.0 or newer"), "{refused}");
        assert_eq!(store.destroy(&case(), 4, &[event_id(2)], &destruction(5)).unwrap_err().code(), "E0605");
    }
    let newer = JsonLinesStore::open(folder.path()).unwrap().knowing(|kind, _| kind == "secrecy-imposed");
    assert!(newer.append(&case(), 4, &[draft(5)]).is_ok());
}

#[test]
fn destruction_removes_payload_and_salt_and_keeps_the_chain() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path(), 4);
    let store = JsonLinesStore::open(folder.path()).unwrap();
    let before = store.load(&case(), &Access::unlogged()).unwrap().record;
    let old_head = before.head();
    let done = store.destroy(&case(), 4, &[event_id(3), event_id(1), event_id(3)], &destruction(5)).unwrap();
    let after = store.load(&case(), &Access::unlogged()).unwrap().record;
    assert_eq!(after.head(), done.head);
    after.verify_head(&old_head).unwrap();
    let text = String::from_utf8(after.bytes().to_vec()).unwrap();
    for (n, destroyed) in [(1, true), (2, false), (3, true), (4, false)] {
        let (was, is) = (&before.entries()[n - 1], &after.entries()[n - 1]);
        assert_eq!((was.header(), was.digest()), (is.header(), is.digest()));
        assert_eq!(is.destroyed_by(), destroyed.then_some(event_id(5)));
        assert_eq!(after.payload(is).is_none(), destroyed);
        let salt = vakwerk_core::digest::Digest(draft(n as u64).salt.0).to_string();
        assert_eq!(text.contains(&salt), !destroyed);
        assert_eq!(text.contains(&format!("observation {n}")), !destroyed);
    }
    assert!(matches!(after.event(&after.entries()[0]).payload, Payload::Erased { .. }));
    assert_eq!(after.entries()[4].header().destroys, [event_id(3), event_id(1)]);

    let refuse = |event, why| {
        let refused = store.destroy(&case(), 5, &[event], &destruction(6)).unwrap_err();
        assert_eq!(refused, StoreError::CannotDestroy { event, why });
    };
    refuse(event_id(1), CannotDestroy::Already);
    refuse(event_id(5), CannotDestroy::Record);
    refuse(event_id(9), CannotDestroy::Unknown);
    assert_eq!(store.load(&case(), &Access::unlogged()).unwrap().record.bytes(), after.bytes());

    append(&store, 6, 6);
    store.destroy(&case(), 6, &[event_id(2)], &destruction(7)).unwrap();
    assert_eq!(
        JsonLinesStore::open(folder.path()).unwrap().load(&case(), &Access::unlogged()).unwrap().record.len(),
        7
    );
}

#[test]
fn a_destruction_that_was_broken_off_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = filled(folder.path(), 2);
    let left = folder.path().join(format!("{}.new", common::CASE));
    fs::write(&left, &bytes[..100]).unwrap();
    let store = JsonLinesStore::open(folder.path()).unwrap();
    append(&store, 3, 3);
    assert!(!left.exists());
}

#[test]
fn a_head_kept_elsewhere_proves_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let store = JsonLinesStore::open(folder.path()).unwrap();
    let heads: Vec<ChainHead> = (1..=4).map(|n| append(&store, n, n).head).collect();
    let record = store.load(&case(), &Access::unlogged()).unwrap().record;
    for head in &heads {
        record.verify_head(head).unwrap();
    }
    record.verify_head(&ChainHead::start(&case())).unwrap();
    let part = common::unlines(&common::lines(record.bytes())[..2]);
    let cut = Record::read(&case(), part, None, &Access::unlogged()).unwrap().record;
    assert_eq!(cut.verify_head(&heads[3]).unwrap_err().code(), "E0640");
    let other = ChainHead { digest: heads[0].digest, ..heads[1] };
    assert_eq!(record.verify_head(&other).unwrap_err().code(), "E0641");
}

#[test]
fn every_code_is_its_own_and_lies_in_our_range() {
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert!(codes.iter().all(|code| code.starts_with("E06") && code.len() == 5), "{codes:?}");
    assert_eq!(codes.iter().collect::<std::collections::HashSet<_>>().len(), codes.len());
}

#[test]
fn old_forms_are_brought_up_step_by_step() {
    use serde_json::value::RawValue;
    let raw = |text: &str| RawValue::from_string(text.into()).unwrap();
    let table = [
        Upcaster { kind: "goal-set", from: 2, step: |raw| RawValue::from_string(format!("[{raw}]")).ok() },
        Upcaster { kind: "goal-set", from: 1, step: |raw| RawValue::from_string(format!("{{\"two\":{raw}}}")).ok() },
        Upcaster { kind: "session-held", from: 1, step: |_| None },
    ];
    for (kind, form, expected) in [
        ("goal-set", 1, (3, r#"[{"two":1.50}]"#)),
        ("goal-set", 2, (3, "[1.50]")),
        ("goal-set", 3, (3, "1.50")),
        ("goal-dropped", 1, (1, "1.50")),
    ] {
        let payload = raw("1.50");
        let (newest, upcast) = upcast(&table, kind, form, &payload).unwrap();
        assert_eq!((newest, upcast.get()), expected, "{kind} {form}");
    }
    let refused = upcast(&table, "session-held", 1, &raw("1")).unwrap_err();
    assert_eq!((refused.code(), refused.form), ("E0617", 1));
}
