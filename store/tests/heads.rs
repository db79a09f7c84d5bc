//! Heads that were kept elsewhere find a cut or rewritten end, with a chain that fits in itself.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;

use common::{append, case, destruction, draft, event_id, file, filled, forget_head, lines, unlines};
use vakwerk_core::access::Access;
use vakwerk_core::envelope::{CaseId, ChainHead, Draft, HEAD_LIMIT, Head, HeadFault, HeadVerdict, Record, seal};
use vakwerk_core::store::CaseStore;
use vakwerk_store::JsonLinesStore;

fn at() -> jiff::Timestamp {
    "2026-03-02T10:00:00Z".parse().unwrap()
}

fn record(folder: &std::path::Path) -> Record {
    JsonLinesStore::open(folder).unwrap().load(&case(), &Access::unlogged()).unwrap().record
}

#[test]
fn a_case_is_the_same_or_grown_or_cut_or_rewritten() {
    let folder = tempfile::tempdir().unwrap();
    let whole = lines(&filled(folder.path(), 6));
    let head = Head::of(&record(folder.path()), at());
    assert_eq!(record(folder.path()).against(&head), HeadVerdict::Same);

    append(&JsonLinesStore::open(folder.path()).unwrap(), 7, 9);
    assert_eq!(record(folder.path()).against(&head), HeadVerdict::Grown { events: 3 });
    // Destroying content is no rewriting: every head stays what it was.
    let store = JsonLinesStore::open(folder.path()).unwrap();
    store.destroy(&case(), 9, &[event_id(2), event_id(6)], &destruction(10)).unwrap();
    assert_eq!(record(folder.path()).against(&head), HeadVerdict::Grown { events: 4 });

    // Whoever can write the file can take the sidecar away too; then the chain fits in itself.
    forget_head(folder.path());
    fs::write(file(folder.path()), unlines(&whole[..4])).unwrap();
    assert_eq!(record(folder.path()).against(&head), HeadVerdict::Cut { expected: 6, found: 4 });

    let middle = ChainHead { sequence: 3, digest: Head::of(&cut(&whole, 3), at()).digest };
    let other = |n: u64| Draft { event: event_id(n + 50), ..draft(n) };
    let rest: Vec<Draft> = (4..=8).map(other).collect();
    let forged = [unlines(&whole[..3]), seal(&rest, middle).unwrap().bytes].concat();
    fs::write(file(folder.path()), forged).unwrap();
    let rewritten = record(folder.path());
    assert_eq!(rewritten.len(), 8);
    assert_eq!(rewritten.against(&head), HeadVerdict::Rewritten { sequence: 6 });
    // An earlier head narrows down where.
    let earlier = Head::of(&cut(&whole, 3), at());
    assert_eq!(rewritten.against(&earlier), HeadVerdict::Grown { events: 5 });

    let other: CaseId = "case-invented-02".parse().unwrap();
    assert_eq!(rewritten.against(&Head { case: other, ..head }), HeadVerdict::OtherCase);
}

fn cut(lines: &[String], events: usize) -> Record {
    Record::read(&case(), unlines(&lines[..events]), None, &Access::unlogged()).unwrap().record
}

#[test]
fn a_head_is_read_as_it_was_written_and_later_fields_are_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path(), 2);
    let head = Head::of(&record(folder.path()), at());
    let text = head.to_json();
    assert!(!text.contains("MARKER"), "a head holds nothing of the content");
    assert_eq!(Head::read(text.as_bytes()).unwrap(), head);
    let later = text.replacen('{', r#"{"kept-by":"archive","#, 1);
    assert_eq!(Head::read(later.as_bytes()).unwrap(), head);
    let future = text.replacen(r#""form":1"#, r#""form":2"#, 1);
    assert_eq!(Head::read(future.as_bytes()).unwrap_err(), HeadFault::FromTheFuture { form: 2 });
    let long = format!("{text}{}", " ".repeat(HEAD_LIMIT));
    for wrong in ["", "{}", "[]", "MARKER", r#"{"form":1}"#, r#"{"form":-1}"#, &long, &text[..40]] {
        let fault = Head::read(wrong.as_bytes()).unwrap_err();
        assert_eq!(fault, HeadFault::Unreadable);
        assert!(!fault.to_string().contains("MARKER"));
    }
}
