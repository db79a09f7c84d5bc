//! Appends that were broken off: whatever was acknowledged stays, the rest is set aside and reported.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;

use common::{CASE, append, case, draft, file, filled, forget_head, lines};
use vakwerk_core::access::Access;
use vakwerk_core::explain::Explain;
use vakwerk_core::store::{CaseStore, Notice};
use vakwerk_core::text::Language;
use vakwerk_store::JsonLinesStore;

/// A case whose last append, of `drafts`, is in the file but was never acknowledged; and where that append begins.
fn unacknowledged(folder: &Path, drafts: &[vakwerk_core::envelope::Draft]) -> (Vec<u8>, usize) {
    let start = filled(folder, 3).len();
    let head = folder.join(format!("{CASE}.head"));
    let acknowledged = fs::read(&head).unwrap();
    JsonLinesStore::open(folder).unwrap().append(&case(), 3, drafts).unwrap();
    fs::write(&head, acknowledged).unwrap();
    (fs::read(file(folder)).unwrap(), start)
}

fn torn(folder: &Path, number: usize) -> Option<Vec<u8>> {
    fs::read(folder.join(format!("{CASE}.torn-{number}"))).ok()
}

#[test]
fn an_append_that_stopped_at_any_byte_is_set_aside_or_whole() {
    let folder = tempfile::tempdir().unwrap();
    let (bytes, start) = unacknowledged(folder.path(), &[draft(4), draft(5)]);
    let mut set_aside = 0;
    for end in (start..bytes.len()).step_by(7).chain(bytes.len() - 2..=bytes.len()) {
        fs::write(file(folder.path()), &bytes[..end]).unwrap();
        let store = JsonLinesStore::open(folder.path()).unwrap();
        let loaded = store.load(&case(), &Access::unlogged()).unwrap();
        // Without its line feed the last line is whole; it may be kept, and is.
        let whole = end + 1 >= bytes.len();
        assert_eq!(loaded.record.len(), if whole { 5 } else { 3 }, "{end}");
        if whole || end == start {
            assert!(loaded.notices.is_empty());
            assert_eq!(loaded.record.bytes(), &bytes[..end]);
            continue;
        }
        set_aside += 1;
        let expected = Notice::TornSetAside { line: 4, bytes: end - start, name: format!("{CASE}.torn-1") };
        assert_eq!(loaded.notices, [expected]);
        assert_eq!(torn(folder.path(), 1).unwrap(), &bytes[start..end]);
        fs::remove_file(folder.path().join(format!("{CASE}.torn-1"))).unwrap();
        assert_eq!(fs::read(file(folder.path())).unwrap(), &bytes[..start]);
        assert!(store.load(&case(), &Access::unlogged()).unwrap().notices.is_empty(), "reported once");
    }
    assert!(set_aside > 150);
}

#[test]
fn appending_goes_on_behind_what_was_whole() {
    for (end, last) in [(1, 5), (2, 3), (300, 3)] {
        let folder = tempfile::tempdir().unwrap();
        let (bytes, _) = unacknowledged(folder.path(), &[draft(4), draft(5)]);
        fs::write(file(folder.path()), &bytes[..bytes.len() - end]).unwrap();
        let store = JsonLinesStore::open(folder.path()).unwrap();
        append(&store, last + 1, last + 2);
        let loaded = JsonLinesStore::open(folder.path()).unwrap().load(&case(), &Access::unlogged()).unwrap();
        assert_eq!((loaded.record.len() as u64, loaded.notices.len()), (last + 2, 0));
        assert_eq!(torn(folder.path(), 1).is_some(), last == 3);
    }
}

#[test]
fn the_first_append_of_a_case_can_be_broken_off_too() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = filled(folder.path(), 1);
    forget_head(folder.path());
    fs::write(file(folder.path()), &bytes[..100]).unwrap();
    let store = JsonLinesStore::open(folder.path()).unwrap();
    let loaded = store.load(&case(), &Access::unlogged()).unwrap();
    assert!(loaded.record.is_empty());
    assert!(matches!(loaded.notices[..], [Notice::TornSetAside { line: 1, bytes: 100, .. }]));
    assert_eq!(store.load(&case(), &Access::unlogged()).unwrap_err().code(), "E0601");
    assert_eq!(store.list(&Access::unlogged()).unwrap(), []);
    append(&store, 1, 2);
    assert_eq!(store.load(&case(), &Access::unlogged()).unwrap().record.len(), 2);
}

#[test]
fn sectors_that_were_never_written_are_torn() {
    let folder = tempfile::tempdir().unwrap();
    let (bytes, start) = unacknowledged(folder.path(), &[draft(4), draft(5)]);
    for acknowledged in [true, false] {
        if !acknowledged {
            forget_head(folder.path());
        }
        let first = start.div_ceil(512);
        for sector in first..bytes.len() / 512 {
            let mut bytes = bytes.clone();
            bytes[sector * 512..(sector + 1) * 512].fill(0);
            fs::write(file(folder.path()), &bytes).unwrap();
            let loaded = JsonLinesStore::open(folder.path()).unwrap().load(&case(), &Access::unlogged()).unwrap();
            assert_eq!((loaded.record.len(), loaded.notices.len()), (3, 1), "{sector}");
        }
    }
}

#[test]
fn what_was_acknowledged_is_never_taken_for_torn() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = filled(folder.path(), 4);
    let start = common::unlines(&lines(&bytes)[..3]).len();
    for end in [start, start + 1, start + 200, bytes.len() - 2] {
        fs::write(file(folder.path()), &bytes[..end]).unwrap();
        let refused = JsonLinesStore::open(folder.path()).unwrap().load(&case(), &Access::unlogged()).unwrap_err();
        assert_eq!(refused.code(), "E0604", "{end}");
        assert_eq!(fs::read(file(folder.path())).unwrap(), &bytes[..end]);
        assert_eq!(torn(folder.path(), 1), None);
    }
}

#[test]
fn while_another_writes_its_line_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let (bytes, start) = unacknowledged(folder.path(), &[draft(4)]);
    fs::write(file(folder.path()), &bytes[..start + 50]).unwrap();
    let head = fs::OpenOptions::new().write(true).open(folder.path().join(format!("{CASE}.head"))).unwrap();
    head.lock().unwrap();
    let store = JsonLinesStore::open(folder.path()).unwrap();
    let loaded = store.load(&case(), &Access::unlogged()).unwrap();
    assert_eq!(loaded.record.len(), 3);
    assert_eq!(loaded.notices, [Notice::TornPassedOver { line: 4, bytes: 50 }]);
    assert!(loaded.notices[0].explain(Language::Nl).contains("overgeslagen"));
    assert_eq!(fs::read(file(folder.path())).unwrap(), &bytes[..start + 50]);
    drop(head);
    assert!(matches!(store.load(&case(), &Access::unlogged()).unwrap().notices[..], [Notice::TornSetAside { .. }]));
}
