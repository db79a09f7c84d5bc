//! A writer that is killed in the middle of an append: what it acknowledged is there.

use std::io::{BufRead as _, BufReader, Write as _};
use std::time::Duration;

use vakwerk_core::store::{CaseStore, StoreError};
use vakwerk_store::JsonLinesStore;
use vakwerk_tests::figure::{Chance, figure, tries};

use super::child::{errand, process};
use super::store::{case, draft};

/// After how many kills another folder is taken, so that a case does not grow without end.
const PER_FOLDER: u64 = 25;

fn found(store: &JsonLinesStore) -> u64 {
    match store.load(&case(), &vakwerk_core::access::Access::unlogged()) {
        Ok(loaded) => loaded.record.head().sequence,
        Err(StoreError::UnknownCase { .. }) => 0,
        Err(refused) => panic!("{refused}"),
    }
}

/// Appends without end, and says of each event that it is durable once it is.
fn append_until_killed(store: &JsonLinesStore) -> ! {
    let mut last = found(store);
    let mut out = std::io::stdout().lock();
    loop {
        last = store.append(&case(), last, &[draft(last + 1)]).unwrap().head.sequence;
        out.write_all(format!("acknowledged {last}\n").as_bytes()).unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn what_was_acknowledged_survives_kill() {
    if let Some(errand) = errand() {
        append_until_killed(&JsonLinesStore::open(errand.folder).unwrap());
    }
    let kills = tries(60, 1000);
    let mut chance = Chance::of(9);
    let (mut lost, mut events, mut torn, mut unacknowledged) = (0, 0, 0, 0);
    let mut folder = tempfile::tempdir().unwrap();
    for kill in 0..kills {
        if kill % PER_FOLDER == 0 {
            folder = tempfile::tempdir().unwrap();
        }
        let mut child = process("killed::what_was_acknowledged_survives_kill", folder.path(), 0).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let said = |line: String| line.strip_prefix("acknowledged ")?.parse::<u64>().ok();
        let mut acknowledged = 0;
        for _ in 0..1 + chance.below(3) {
            acknowledged = lines.by_ref().find_map(said).unwrap();
        }
        std::thread::sleep(Duration::from_micros(chance.below(2000) as u64));
        child.kill().unwrap();
        child.wait().unwrap();
        acknowledged = lines.filter_map(said).last().unwrap_or(acknowledged);
        let store = JsonLinesStore::open(folder.path()).unwrap();
        torn += store.load(&case(), &vakwerk_core::access::Access::unlogged()).unwrap().notices.len();
        let there = found(&store);
        lost += acknowledged.saturating_sub(there);
        unacknowledged += there.saturating_sub(acknowledged);
        assert!(there <= acknowledged + 1, "one append at a time is on its way");
        if (kill + 1) % PER_FOLDER == 0 || kill + 1 == kills {
            events += there;
        }
    }
    figure(
        "kill -9 in mid-append",
        &format!(
            "{kills} kills over {events} events: {lost} acknowledged events lost; {torn} broken off and set aside, \
             {unacknowledged} whole but not acknowledged yet"
        ),
    );
    assert_eq!(lost, 0);
}
