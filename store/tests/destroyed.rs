//! What was destroyed is nowhere any more: not in the file, not beside it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;

use common::{CASE, case, destruction, event_id, file, filled, forget_head};
use vakwerk_core::access::Access;
use vakwerk_core::store::CaseStore;
use vakwerk_store::JsonLinesStore;

/// The files in a folder that hold a text.
fn holding(folder: &Path, text: &str) -> Vec<String> {
    let mut found: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| String::from_utf8_lossy(&fs::read(path).unwrap()).contains(text))
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    found.sort();
    found
}

#[test]
fn remains_of_broken_off_appends_go_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut bytes = filled(folder.path(), 3);
    let whole = bytes.len();
    // Twice an append was broken off that held what the second event holds.
    for _ in 0..2 {
        bytes.truncate(whole);
        bytes
            .extend_from_slice(br#"{"v":1,"header":{"sequence":4},"payload":{"text":"MARKER invented observation 2, "#);
        fs::write(file(folder.path()), &bytes).unwrap();
        JsonLinesStore::open(folder.path()).unwrap().load(&case(), &Access::unlogged()).unwrap();
    }
    let other = folder.path().join("case-invented-01-b.torn-1");
    fs::write(&other, "of another case").unwrap();
    fs::write(folder.path().join(format!("{CASE}.torn-notes")), "no remains of ours").unwrap();
    let text = "MARKER invented observation 2";
    let (kept, torn) = (format!("{CASE}.jsonl"), |n: u8| format!("{CASE}.torn-{n}"));
    assert_eq!(holding(folder.path(), text), [kept, torn(1), torn(2)]);

    let store = JsonLinesStore::open(folder.path()).unwrap();
    store.destroy(&case(), 3, &[event_id(2)], &destruction(4)).unwrap();
    assert_eq!(holding(folder.path(), text), Vec::<String>::new());
    assert_eq!(holding(folder.path(), "MARKER invented observation 3"), [format!("{CASE}.jsonl")]);
    assert!(other.exists() && folder.path().join(format!("{CASE}.torn-notes")).exists(), "others stay");
    let record = store.load(&case(), &Access::unlogged()).unwrap().record;
    assert_eq!(record.entries()[1].destroyed_by(), Some(event_id(4)));
}

#[test]
fn a_destruction_that_was_broken_off_leaves_the_case_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let before = filled(folder.path(), 3);
    // As it lies when the program ended before the rename: the new file is there, the old one in its place.
    fs::write(folder.path().join(format!("{CASE}.new")), &before[..before.len() / 2]).unwrap();
    forget_head(folder.path());
    let store = JsonLinesStore::open(folder.path()).unwrap();
    assert_eq!(store.load(&case(), &Access::unlogged()).unwrap().record.bytes(), before);
    store.destroy(&case(), 3, &[event_id(1)], &destruction(4)).unwrap();
    assert!(!folder.path().join(format!("{CASE}.new")).exists());
    assert_eq!(store.load(&case(), &Access::unlogged()).unwrap().record.len(), 4);
}
