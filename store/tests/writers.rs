//! Several writers at once, and writers that are killed: one chain, nothing acknowledged lost.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use common::{CASE, append, case, draft, filled};
use vakwerk_core::access::Access;
use vakwerk_core::store::{CaseStore, StoreError};
use vakwerk_store::JsonLinesStore;

/// Appends `count` events, loading and trying again whenever another writer was first.
fn insist(store: &impl CaseStore, first_id: u64, count: u64, mut acknowledged: impl FnMut(u64)) {
    for n in first_id..first_id + count {
        loop {
            let last = match store.load(&case(), &Access::unlogged()) {
                Ok(loaded) => loaded.record.head().sequence,
                Err(StoreError::UnknownCase { .. }) => 0,
                Err(refused) => panic!("{refused}"),
            };
            match store.append(&case(), last, &[draft(n)]) {
                Ok(done) => break acknowledged(done.head.sequence),
                Err(StoreError::Conflict { .. } | StoreError::Busy { .. } | StoreError::UnknownCase { .. }) => {}
                Err(refused) => panic!("{refused}"),
            }
        }
    }
}

/// Every event id from `1..=count` stands in the case once, in one unbroken chain.
fn one_chain(folder: &Path, count: u64) {
    let record = JsonLinesStore::open(folder).unwrap().load(&case(), &Access::unlogged()).unwrap().record;
    let mut ids: Vec<_> = record.entries().iter().map(|entry| entry.header().event).collect();
    ids.sort_unstable();
    assert_eq!(ids, (1..=count).map(common::event_id).collect::<Vec<_>>());
    assert!(!fs::exists(folder.join(format!("{CASE}.torn-1"))).unwrap());
}

#[test]
fn threads_of_one_store_wait_for_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let store = JsonLinesStore::open(folder.path()).unwrap();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let store = &store;
            scope.spawn(move || insist(store, thread * 25 + 1, 25, |_| {}));
        }
    });
    one_chain(folder.path(), 100);
}

#[test]
fn two_stores_take_turns() {
    let folder = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        for thread in 0..2 {
            let path = folder.path();
            scope.spawn(move || insist(&JsonLinesStore::open(path).unwrap(), thread * 50 + 1, 50, |_| {}));
        }
    });
    one_chain(folder.path(), 100);
}

#[test]
fn a_store_takes_up_what_another_appended_or_destroyed() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (JsonLinesStore::open(folder.path()).unwrap(), JsonLinesStore::open(folder.path()).unwrap());
    append(&one, 1, 2);
    append(&two, 3, 4);
    append(&one, 5, 5);
    two.append(&case(), 5, &[common::keyed(6, "request-6")]).unwrap();
    assert!(one.append(&case(), 5, &[common::keyed(7, "request-6")]).unwrap().repeated);
    two.destroy(&case(), 6, &[common::event_id(1)], &common::destruction(7)).unwrap();
    assert!(matches!(one.append(&case(), 6, &[draft(8)]), Err(StoreError::Conflict { found: 7, .. })));
    append(&one, 8, 8);
    one_chain(folder.path(), 8);
}

#[test]
fn a_second_writer_is_told_so() {
    let folder = tempfile::tempdir().unwrap();
    let before = filled(folder.path(), 2);
    let head = fs::OpenOptions::new().write(true).open(folder.path().join(format!("{CASE}.head"))).unwrap();
    head.lock().unwrap();
    let store = JsonLinesStore::open(folder.path()).unwrap();
    let refused = store.append(&case(), 2, &[draft(3)]).unwrap_err();
    assert_eq!(refused, StoreError::Busy { case: case() });
    assert!(refused.to_string().contains("Try again in a moment"), "{refused}");
    assert!(store.destroy(&case(), 2, &[], &common::destruction(3)).is_err());
    assert_eq!(store.load(&case(), &Access::unlogged()).unwrap().record.bytes(), before, "reading goes on");
    drop(head);
    append(&store, 3, 3);
}

/// Runs the calling test as a process of its own, which then appends to `folder` from the first id on.
fn process(test: &str, folder: &Path, first_id: u64) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture", "--test-threads", "1"])
        .env("VAKWERK_TEST_FOLDER", folder)
        .env("VAKWERK_TEST_FIRST", first_id.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// In a process that another test started: appends that many events, and says so.
fn appended_as_told(events: u64) -> bool {
    let (Ok(folder), Ok(first)) = (std::env::var("VAKWERK_TEST_FOLDER"), std::env::var("VAKWERK_TEST_FIRST")) else {
        return false;
    };
    let store = JsonLinesStore::open(folder).unwrap();
    insist(&store, first.parse().unwrap(), events, |sequence| println!("acknowledged {sequence}"));
    true
}

#[test]
fn two_processes_take_turns() {
    if appended_as_told(50) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let processes = [1, 51].map(|first| process("two_processes_take_turns", folder.path(), first));
    for mut child in processes {
        assert!(child.wait().unwrap().success());
    }
    one_chain(folder.path(), 100);
}

#[test]
fn what_was_acknowledged_survives_kill() {
    if appended_as_told(1_000_000) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (mut acknowledged, mut torn) = (0, 0);
    for round in 0..8 {
        let mut child = process("what_was_acknowledged_survives_kill", folder.path(), round * 1_000_000 + 1);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let said = |line: String| line.rsplit_once("acknowledged ").map(|(_, sequence)| sequence.parse().unwrap());
        for _ in 0..10 + round {
            acknowledged = lines.by_ref().find_map(said).unwrap();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        acknowledged = lines.filter_map(said).last().unwrap_or(acknowledged);
        let loaded = JsonLinesStore::open(folder.path()).unwrap().load(&case(), &Access::unlogged()).unwrap();
        torn += loaded.notices.len();
        let found = loaded.record.head().sequence;
        // One more may be whole without having been acknowledged.
        assert!((acknowledged..=acknowledged + 1).contains(&found), "{acknowledged} acknowledged, {found} found");
    }
    println!("{acknowledged} acknowledged, none lost; {torn} broken off");
}
