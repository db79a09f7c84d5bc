//! Every reading of a case or portfolio is written down, refused or not, without anything of the content; what cannot
//! be written down is not read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::sync::Mutex;

use common::{case, destruction, draft, event_id, filled};
use vakwerk_core::access::{
    Access, AccessAction, AccessEvent, AccessGround, AccessKind, AccessSink, Purpose, SinkFault,
};
use vakwerk_core::case::{Author, Case};
use vakwerk_core::competency::{Entry, Opened};
use vakwerk_core::envelope::{Draft, RawPayload, ReadFault, Record};
use vakwerk_core::explain::Explain;
use vakwerk_core::store::CaseStore;
use vakwerk_store::{AccessFile, JsonLinesStore, PortfolioFile};

#[derive(Default)]
struct InMemory(Mutex<Vec<AccessEvent>>);

impl AccessSink for InMemory {
    fn record(&self, event: &AccessEvent) -> Result<(), SinkFault> {
        self.0.lock().unwrap().push(event.clone());
        Ok(())
    }
}

struct Full;

impl AccessSink for Full {
    fn record(&self, _: &AccessEvent) -> Result<(), SinkFault> {
        Err(SinkFault { says: "no room".into() })
    }
}

fn purpose(action: AccessAction) -> Purpose {
    Purpose {
        at: "2026-03-02T09:15:00Z".parse().unwrap(),
        who: Author {
            role: "intern".parse().unwrap(),
            pseudonym: "intern-invented-01".parse().unwrap(),
            on_behalf_of: Some("therapist-invented-01".parse().unwrap()),
        },
        action,
        ground: AccessGround::Treatment,
        recipient: Some("general-practitioner".parse().unwrap()),
    }
}

/// A case that begins with its opening.
fn opened(folder: &std::path::Path) -> JsonLinesStore {
    let store = JsonLinesStore::open(folder).unwrap();
    let opened = serde_json::json!({ "client": "client-invented-01", "birth-date": "1957-05-04" });
    let payload = RawPayload::of(&opened).unwrap();
    let first = Draft { kind: "case-opened".parse().unwrap(), trajectory: None, payload, ..draft(1) };
    store.append(&case(), 0, &[first, draft(2)]).unwrap();
    store
}

#[test]
fn every_field_is_there_and_nothing_of_the_content() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(folder.path());
    let log = AccessFile::at(folder.path().join("access.log"));
    for action in [AccessAction::Read, AccessAction::Search, AccessAction::Export, AccessAction::Print] {
        store.load(&case(), &Access::logged(&purpose(action), &log)).unwrap();
    }
    store.list(&Access::logged(&purpose(AccessAction::Search), &log)).unwrap();
    let text = fs::read_to_string(log.path()).unwrap();
    assert!(!text.contains("MARKER") && !text.contains("1957"), "{text}");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        r#"{"form":1,"event":"case","time":"2026-03-02T09:15:00Z","case":"case-invented-01","client":"client-invented-01","user":"intern-invented-01","role":"intern","responsible-user":"therapist-invented-01","action":"read","ground":"treatment","recipient":"general-practitioner"}"#
    );
    let events: Vec<AccessEvent> = lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(events.iter().map(|event| event.event).filter(|kind| *kind == AccessKind::Names).count(), 1);
    assert_eq!((events[4].client.as_ref(), events[4].case.as_ref()), (None, None));
    let actions: Vec<AccessAction> = events.iter().map(|event| event.action).collect();
    use AccessAction::{Export, Print, Read, Search};
    assert_eq!(actions, [Read, Search, Export, Print, Search]);
}

#[test]
fn what_cannot_be_written_down_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(folder.path());
    let purpose = purpose(AccessAction::Read);
    let nowhere = AccessFile::at(folder.path().join("no-folder/access.log"));
    for sink in [&Full as &dyn AccessSink, &nowhere] {
        let refused = store.load(&case(), &Access::logged(&purpose, sink)).unwrap_err();
        assert_eq!(refused.code(), "E0621");
        assert_eq!(store.list(&Access::logged(&purpose, sink)).unwrap_err().code(), "E0621");
    }
    // Writing asks for no access: it says in its own event who did it.
    store.append(&case(), 2, &[draft(3)]).unwrap();
}

#[test]
fn the_client_is_named_until_the_opening_is_destroyed() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(folder.path());
    let (log, purpose) = (InMemory::default(), purpose(AccessAction::Read));
    store.load(&case(), &Access::logged(&purpose, &log)).unwrap();
    store.destroy(&case(), 2, &[event_id(1)], &destruction(3)).unwrap();
    store.load(&case(), &Access::logged(&purpose, &log)).unwrap();
    let clients: Vec<Option<String>> =
        log.0.lock().unwrap().iter().map(|event| event.client.as_ref().map(ToString::to_string)).collect();
    assert_eq!(clients, [Some("client-invented-01".to_owned()), None]);
}

#[test]
fn an_attempt_that_is_refused_is_logged_with_its_code_and_without_a_client() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path(), 2);
    let bytes = fs::read(common::file(folder.path())).unwrap();
    fs::write(common::file(folder.path()), String::from_utf8(bytes).unwrap().replace("MARKER", "MERKER")).unwrap();
    let (log, purpose) = (InMemory::default(), purpose(AccessAction::Read));
    let store = JsonLinesStore::open(folder.path()).unwrap();
    assert_eq!(store.load(&case(), &Access::logged(&purpose, &log)).unwrap_err().code(), "E0604");
    let absent = "case-invented-02".parse().unwrap();
    assert_eq!(store.load(&absent, &Access::logged(&purpose, &log)).unwrap_err().code(), "E0601");
    let told: Vec<_> = log.0.into_inner().unwrap().into_iter().map(|e| (e.case, e.client, e.refused)).collect();
    let refused = |case, code: &str| (Some(case), None, Some(code.to_owned()));
    assert_eq!(told, [refused(case(), "E0604"), refused(absent, "E0601")]);
    // What cannot be logged says so first: whoever mends the log learns the rest then.
    assert_eq!(store.load(&case(), &Access::logged(&purpose, &Full)).unwrap_err().code(), "E0621");
}

#[test]
fn a_portfolio_is_logged_as_one_and_adding_to_it_hands_nothing_over() {
    let folder = tempfile::tempdir().unwrap();
    let file = PortfolioFile::in_folder(folder.path(), "p.jsonl").unwrap();
    let opened = Opened {
        subject: "student-invented-01".parse().unwrap(),
        frameworks: vec!["fvb:vaktherapie".parse().unwrap()],
        register_since: None,
        invented: true,
    };
    file.append(&[Entry::Opened(opened)], "2026-03-14T12:00:00Z".parse().unwrap()).unwrap();
    let log = AccessFile::at(folder.path().join("access.log"));
    let reading = Purpose { ground: AccessGround::Education, recipient: None, ..purpose(AccessAction::Read) };
    assert!(file.load(&Access::logged(&reading, &log)).unwrap().portfolio.opened().is_some());
    assert_eq!(file.load(&Access::logged(&reading, &Full)).unwrap_err().code(), "E0621");
    fs::write(folder.path().join("p.jsonl"), "MARKER\n").unwrap();
    let damaged = file.load(&Access::logged(&reading, &log)).unwrap_err().code();
    fs::write(folder.path().join("q.jsonl"), b"{\"v\":1}\n\xff\n").unwrap();
    let no_text = PortfolioFile::in_folder(folder.path(), "q.jsonl").unwrap().load(&Access::unlogged()).unwrap_err();
    assert!(no_text.to_string().contains("line 2 of the portfolio"), "{no_text}");
    let text = fs::read_to_string(log.path()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let line = |more: &str, refused: &str| {
        format!(
            r#"{{"form":1,"event":"portfolio","time":"2026-03-02T09:15:00Z","portfolio":"p.jsonl"{more},"user":"intern-invented-01","role":"intern","responsible-user":"therapist-invented-01","action":"read","ground":"education"{refused}}}"#
        )
    };
    assert_eq!(lines[0], line(r#","subject":"student-invented-01""#, ""));
    assert_eq!(lines[1], line("", &format!(r#","refused":"{damaged}""#)));
}

#[test]
fn a_line_that_was_broken_off_stays_on_a_line_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(folder.path());
    let log = AccessFile::at(folder.path().join("access.log"));
    fs::write(log.path(), r#"{"form":1,"ev"#).unwrap();
    let purpose = purpose(AccessAction::Read);
    store.load(&case(), &Access::logged(&purpose, &log)).unwrap();
    let text = fs::read_to_string(log.path()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(serde_json::from_str::<AccessEvent>(lines[1]).is_ok());
}

#[test]
fn programs_and_threads_write_whole_lines() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(folder.path());
    let path = folder.path().join("access.log");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let (log, purpose) = (AccessFile::at(&path), purpose(AccessAction::Read));
                for _ in 0..25 {
                    store.load(&case(), &Access::logged(&purpose, &log)).unwrap();
                }
            });
        }
    });
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text.lines().count(), 100);
    assert!(text.lines().all(|line| serde_json::from_str::<AccessEvent>(line).is_ok()));
}

#[test]
fn bytes_that_a_program_read_itself_are_handed_over_as_a_case_only_once_that_is_written_down() {
    let folder = tempfile::tempdir().unwrap();
    opened(folder.path());
    let bytes = fs::read(common::file(folder.path())).unwrap();
    let (log, purpose) = (InMemory::default(), purpose(AccessAction::Read));
    let read = |bytes: &[u8], sink: &dyn AccessSink| {
        Record::read(&case(), bytes.to_vec(), None, &Access::logged(&purpose, sink)).map(|reading| reading.record)
    };
    let record = read(&bytes, &log).unwrap();
    assert!(read(&bytes[1..], &log).is_err());
    assert!(matches!(read(&bytes, &Full), Err(ReadFault::NotLogged(_))));
    assert!(matches!(read(&bytes[1..], &Full), Err(ReadFault::NotLogged(_))));
    let told = log.0.into_inner().unwrap();
    let told: Vec<_> = told.iter().map(|event| (event.client.is_some(), event.refused.as_deref())).collect();
    assert_eq!(told, [(true, None), (false, Some("E0604"))]);
    // Nor does any of it show where a program prints what it holds for its developer.
    let case: Case = record.events().collect();
    let shown = format!("{record:?} {case:?} {:?} {:?}", case.entries(), draft(1));
    assert!(shown.contains("Record(2 events)") && !shown.contains("MARKER") && !shown.contains("1957"), "{shown}");
}
