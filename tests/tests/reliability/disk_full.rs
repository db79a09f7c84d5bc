//! A disk that is full at every kilobyte of a run: what was acknowledged stays, and the case goes on when there is room.

use vakwerk_core::explain::Explain as _;
use vakwerk_core::store::{CaseStore, StoreError};
use vakwerk_store::JsonLinesStore;
use vakwerk_tests::figure::{figure, tries};

use super::disk::Recording;
use super::store::{case, destruction, draft, event_id};

/// Appends events one by one, and destroys one in the middle, until all is done or the disk is full; gives how many
/// events were acknowledged.
fn run(disk: &Recording, events: u64) -> u64 {
    let store = JsonLinesStore::on(disk);
    let mut last = 0;
    while last < events {
        let done = if last == events / 2 {
            store.destroy(&case(), last, &[event_id(1)], &destruction(last + 1))
        } else {
            store.append(&case(), last, &[draft(last + 1)])
        };
        match done {
            Ok(done) => last = done.head.sequence,
            Err(refused) => {
                assert_eq!(refused.code(), "E0606", "{refused}");
                // A refusal is not the end: something smaller may still fit.
                return store.append(&case(), last, &[draft(last + 1)]).map_or(last, |done| done.head.sequence);
            }
        }
    }
    last
}

/// The events that another store finds on the disk, in order.
fn found(disk: &Recording) -> u64 {
    match JsonLinesStore::on(disk).load(&case(), &vakwerk_core::access::Access::unlogged()) {
        Ok(loaded) => {
            let events = loaded.record.entries().iter().zip(1..);
            assert!(events.clone().all(|(entry, n)| entry.header().event == event_id(n)));
            loaded.record.len() as u64
        }
        Err(StoreError::UnknownCase { .. }) => 0,
        Err(refused) => panic!("{refused}"),
    }
}

#[test]
fn a_disk_that_is_full_at_any_kilobyte_loses_nothing() {
    let events = tries(40, 400);
    let whole = Recording::default();
    assert_eq!(run(&whole, events), events);
    let (mut fullness, mut lost) = (0, 0);
    // The destruction writes the case a second time beside it, so the run needs more room than it leaves.
    let most = whole.used() * 2;
    for room in (0..most).step_by(1024) {
        let disk = Recording::with_room(room);
        let acknowledged = run(&disk, events);
        fullness += u64::from(acknowledged < events);
        let there = found(&disk);
        lost += acknowledged.saturating_sub(there);
        disk.make_room();
        let store = JsonLinesStore::on(&disk);
        store.append(&case(), there, &[draft(there + 1)]).unwrap();
        assert_eq!(found(&disk), there + 1);
    }
    figure(
        "disk full",
        &format!(
            "a run of {events} events and a destruction, {} KiB, full at {fullness} of its kilobytes: {lost} \
             acknowledged events lost",
            whole.used() / 1024
        ),
    );
    assert_eq!(lost, 0);
    assert!(fullness as usize >= whole.used() / 1024);
}
