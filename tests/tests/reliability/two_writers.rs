//! Two programs that write to one case: each append is made or refused, and there is one chain.

use std::collections::BTreeSet;

use vakwerk_core::store::{CaseStore, StoreError};
use vakwerk_store::JsonLinesStore;
use vakwerk_tests::figure::{figure, tries};

use super::child::{errand, process};
use super::store::{case, draft, event_id};

/// How many times a writer was told that another was first, or at work.
struct Refused {
    conflicts: u64,
    busy: u64,
}

/// Appends `count` events, from the number `first` on, each as often as it takes.
fn insist(store: &JsonLinesStore, first: u64, count: u64) -> Refused {
    let mut refused = Refused { conflicts: 0, busy: 0 };
    let mut last = 0;
    for n in first..first + count {
        loop {
            match store.append(&case(), last, &[draft(n)]) {
                Ok(done) => break last = done.head.sequence,
                Err(StoreError::Conflict { found, .. }) => {
                    refused.conflicts += 1;
                    last = found;
                }
                Err(StoreError::Busy { .. }) => {
                    refused.busy += 1;
                    std::thread::yield_now();
                }
                Err(other) => panic!("{other}"),
            }
        }
    }
    refused
}

#[test]
fn two_writers_make_one_chain() {
    let each = tries(300, 5000);
    if let Some(errand) = errand() {
        let told = insist(&JsonLinesStore::open(errand.folder).unwrap(), errand.first, each);
        println!("refused {} {}", told.conflicts, told.busy);
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let writer = |first| process("two_writers::two_writers_make_one_chain", folder.path(), first).spawn().unwrap();
    let writers = [writer(1), writer(each + 1)];
    let (mut conflicts, mut busy) = (0, 0);
    for writer in writers {
        let output = writer.wait_with_output().unwrap();
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{out}{err}");
        let told: Vec<u64> = out
            .split_once("refused ")
            .map(|(_, rest)| rest.lines().next().unwrap().split(' ').map(|n| n.parse().unwrap()).collect())
            .unwrap();
        (conflicts, busy) = (conflicts + told[0], busy + told[1]);
    }
    let loaded =
        JsonLinesStore::open(folder.path()).unwrap().load(&case(), &vakwerk_core::access::Access::unlogged()).unwrap();
    assert!(loaded.notices.is_empty());
    let there: BTreeSet<_> = loaded.record.entries().iter().map(|entry| entry.header().event).collect();
    assert_eq!(there, (1..=2 * each).map(event_id).collect());
    assert_eq!(loaded.record.len() as u64, 2 * each, "each once, in one chain");
    figure(
        "two writers",
        &format!("2 × {each} appends: {conflicts} refused as behind, {busy} as busy, all made in the end; 0 forks"),
    );
}
