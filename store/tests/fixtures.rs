//! Every released form of a case file still opens, and is written back byte for byte.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;

use vakwerk_core::access::Access;
use vakwerk_core::case::Payload;
use vakwerk_core::envelope::{CaseId, Record};
use vakwerk_core::store::{CaseStore, Loaded};
use vakwerk_store::JsonLinesStore;

/// File, number of events, digest of the head, whether it may be added to.
const FIXTURES: &[(&str, usize, &str, bool)] = &[
    ("plain", 3, "9b2265530dc51b1d365b3f7aa25a0351296aa8696c0b70331f020cf536a5cf0e", true),
    ("destroyed", 4, "d0b3ee5c2c1f6107fb235a087ac4d4b10dfd84ed7745c1f25e73a27c608f7de1", true),
    ("unknown", 4, "f9acbfe36768e329e610d06e49e2f66b358bb8d803a0eaf84e46c999c2db35ca", true),
    ("unknown-critical", 4, "baffb1ef24a6d3f703b66d5d5de6b1a2dc249b6810155b8dc0dc17100d3463c8", false),
    ("extra-fields", 3, "dd9231e5067bb77054e9194f0fca424701672ea0d70eba67192c7d5824d899ca", true),
];

fn bytes(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/v1").join(format!("{name}.jsonl"))).unwrap()
}

/// Loads a fixture from a folder of its own, through a store.
fn load(name: &str) -> (tempfile::TempDir, Loaded) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(format!("{name}.jsonl")), bytes(name)).unwrap();
    let loaded =
        JsonLinesStore::open(folder.path()).unwrap().load(&name.parse().unwrap(), &Access::unlogged()).unwrap();
    (folder, loaded)
}

#[test]
fn every_fixture_opens_and_is_written_back_byte_for_byte() {
    for (name, events, head, writable) in FIXTURES {
        let (_folder, loaded) = load(name);
        assert_eq!(loaded.record.len(), *events, "{name}");
        assert_eq!(loaded.record.head().digest.to_string(), *head, "{name}");
        assert_eq!(loaded.record.bytes(), bytes(name), "{name}");
        assert_eq!(loaded.writable(), *writable, "{name}");
    }
    let listed = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/v1")).unwrap();
    let files = listed.filter(|entry| entry.as_ref().unwrap().path().extension().unwrap() == "jsonl").count();
    assert_eq!(files, FIXTURES.len(), "every fixture is in the table");
}

#[test]
fn the_kinds_of_the_first_version_are_read() {
    let (_folder, loaded) = load("plain");
    let payloads: Vec<Payload> = loaded.record.events().map(|event| event.payload).collect();
    assert!(matches!(
        payloads[..],
        [Payload::CaseOpened(_), Payload::HelpRequestRecorded(_), Payload::ConsentWithdrawn(_)]
    ));
    let Payload::HelpRequestRecorded(request) = &payloads[1] else { panic!() };
    assert_eq!(request.text, "Weer dóórslapen — zonder piekeren; \"rustig\" zijn.");
    let headers: Vec<_> = loaded.record.entries().iter().map(|entry| entry.header()).collect();
    assert!(headers[0].continues && !headers[1].continues);
    assert_eq!(headers[0].idempotency_key, headers[1].idempotency_key);
    assert_eq!(headers[2].who.on_behalf_of.as_ref().unwrap().as_str(), "therapist-invented-01");
}

#[test]
fn what_is_not_known_is_kept_through_appends_and_destruction() {
    for name in ["unknown", "extra-fields"] {
        let (folder, loaded) = load(name);
        let case: CaseId = name.parse().unwrap();
        let before = common::lines(loaded.record.bytes());
        let last = before.len() as u64;
        let unknown = &loaded.record.events().last().unwrap().payload;
        assert_eq!(matches!(unknown, Payload::Unknown(unknown) if &*unknown.kind == "music-played"), name == "unknown");

        let store = JsonLinesStore::open(folder.path()).unwrap();
        store.append(&case, last, &[common::draft(40)]).unwrap();
        let gone = loaded.record.entries()[1].header().event;
        store.destroy(&case, last + 1, &[gone], &common::destruction(41)).unwrap();
        let after = store.load(&case, &Access::unlogged()).unwrap().record;
        let lines = common::lines(after.bytes());
        for (at, was) in before.iter().enumerate() {
            let is = &lines[at];
            if at != 1 {
                assert_eq!(is, was);
                continue;
            }
            let (start, end) = (was.find(r#""salt""#).unwrap(), was.find(r#","digest""#).unwrap());
            let tombstone = format!(r#""tombstone":"{}""#, common::event_id(41));
            assert_eq!(is, &format!("{}{tombstone}{}", &was[..start], &was[end..]), "header and extra fields stay");
        }
    }
}

#[test]
fn parts_of_a_line_may_stand_in_another_order() {
    let original = String::from_utf8(bytes("plain")).unwrap();
    let first = original.lines().next().unwrap();
    let digest_at = first.find(r#","digest""#).unwrap();
    let salt_at = first.find(r#","salt""#).unwrap();
    let payload_at = first.find(r#","payload""#).unwrap();
    let header = &first[r#"{"v":1,"#.len()..salt_at];
    let (salt, payload) = (&first[salt_at + 1..payload_at], &first[payload_at + 1..digest_at]);
    let digest = &first[digest_at + 1..first.len() - 1];
    let case: CaseId = "plain".parse().unwrap();
    for parts in [[payload, digest, header, salt], [salt, header, digest, payload], [digest, payload, salt, header]] {
        let shuffled = format!("{{{} , \"later\":[1], \"v\" : 1}}", parts.join(" ,\t"));
        let text = original.replacen(first, &shuffled, 1);
        let record = Record::read(&case, text.clone().into_bytes(), None, &Access::unlogged()).unwrap().record;
        assert_eq!(record.bytes(), text.as_bytes());
        let gone = record.entries()[0].header().event;
        let after = vakwerk_core::envelope::destroy(&record, &[gone], &common::destruction(9)).unwrap();
        let after = Record::read(&case, after.bytes, Some(&after.head), &Access::unlogged()).unwrap().record;
        let line = after.line(&after.entries()[0]);
        assert!(
            !line.contains("salt") && !line.contains("client-invented-01") && line.contains("\"later\":[1]"),
            "{line}"
        );
    }
}
