//! Power that is lost at any moment of a run, simulated from the recorded writes and syncs: what was acknowledged stays.

use vakwerk_core::store::{CaseStore, StoreError};
use vakwerk_store::JsonLinesStore;
use vakwerk_tests::figure::{Chance, figure, tries};

use super::disk::{Act, Image, Recording, without_power};
use super::store::{case, destruction, draft, event_id};

/// How many steps a run has.
const STEPS: u64 = 12;

/// Begins or goes on with a case: appends of one to three events, one destruction, and now and then another store.
fn run(disk: &Recording, chance: &mut Chance) {
    let mut store = JsonLinesStore::on(disk);
    let mut last = match store.load(&case(), &vakwerk_core::access::Access::unlogged()) {
        Ok(loaded) => loaded.record.len() as u64,
        Err(StoreError::UnknownCase { .. }) => 0,
        Err(refused) => panic!("{refused}"),
    };
    for step in 0..STEPS {
        let done = if step == STEPS / 2 && last > 0 {
            // The event that is destroyed last has not been destroyed before.
            store.destroy(&case(), last, &[event_id(last)], &destruction(last + 1))
        } else {
            let events: Vec<_> = (1..=1 + chance.below(3) as u64).map(|n| draft(last + n)).collect();
            store.append(&case(), last, &events)
        };
        last = done.unwrap().head.sequence;
        disk.acknowledged(last);
        if chance.once_in(4) {
            store = JsonLinesStore::on(disk);
        }
    }
}

/// What was acknowledged after these acts.
fn acknowledged(acts: &[Act], before: u64) -> u64 {
    let said = acts.iter().rev().find_map(|act| if let Act::Acknowledged(events) = act { Some(*events) } else { None });
    said.unwrap_or(before)
}

/// Whether every acknowledged event is in an image, in order, and the case can be gone on with.
fn holds(image: &Image, acknowledged: u64) -> bool {
    let disk = Recording::of(image);
    let store = JsonLinesStore::on(&disk);
    let record = match store.load(&case(), &vakwerk_core::access::Access::unlogged()) {
        Ok(loaded) => loaded.record,
        Err(StoreError::UnknownCase { .. }) if acknowledged == 0 => return true,
        Err(_) => return false,
    };
    let whole = record.entries().iter().zip(1..).all(|(entry, n)| entry.header().event == event_id(n));
    let last = record.len() as u64;
    whole && last >= acknowledged && store.append(&case(), last, &[draft(last + 1)]).is_ok()
}

/// Loses power `count` times; gives how many images have lost something, and how many of all lost a second time.
fn lose_power(count: u64, synced: bool) -> (u64, u64) {
    let mut chance = Chance::of(2026);
    let (mut lost, mut twice) = (0, 0);
    let mut tried = 0;
    while tried < count {
        let disk = Recording::default();
        run(&disk, &mut chance);
        let mut acts = disk.acts();
        if !synced {
            acts.retain(|act| !matches!(act, Act::Sync(_) | Act::SyncFolder));
        }
        for _ in 0..50.min(count - tried) {
            tried += 1;
            let upto = &acts[..chance.below(acts.len() + 1)];
            let image = without_power(&Image::new(), upto, &mut chance);
            let before = acknowledged(upto, 0);
            if !holds(&image, before) {
                lost += 1;
                continue;
            }
            if synced && chance.once_in(4) {
                // Power comes back, and goes again while the case is being repaired and gone on with.
                twice += 1;
                let disk = Recording::of(&image);
                run(&disk, &mut chance);
                let acts = disk.acts();
                let upto = &acts[..chance.below(acts.len() + 1)];
                let again = without_power(&image, upto, &mut chance);
                lost += u64::from(!holds(&again, acknowledged(upto, before)));
            }
        }
    }
    (lost, twice)
}

#[test]
fn what_was_acknowledged_survives_a_loss_of_power() {
    let count = tries(600, 5000);
    let (lost, twice) = lose_power(count, true);
    let (control, _) = lose_power(count, false);
    figure(
        "power loss",
        &format!(
            "{count} images, and {twice} of a second loss after the first: {lost} lost; \
             control without sync: {control} of {count} lost"
        ),
    );
    assert_eq!(lost, 0);
    assert!(control > 0, "a disk that loses nothing without a sync shows nothing");
}
