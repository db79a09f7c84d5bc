//! Bytes of a case file that change by themselves: every change is found.

use std::fs;

use vakwerk_core::store::{CaseStore, Notice};
use vakwerk_store::JsonLinesStore;
use vakwerk_tests::figure::{Chance, figure, tries};

use super::store::{case, file, filled};

/// What rots.
const KINDS: [(&str, fn(&mut Vec<u8>, &mut Chance)); 5] = [
    ("bits flipped", |bytes, chance| {
        let at = chance.below(bytes.len());
        bytes[at] ^= 1 << chance.below(8);
    }),
    ("sectors zeroed", |bytes, chance| {
        let sector = chance.below(bytes.len() / 512);
        bytes[sector * 512..(sector + 1) * 512].fill(0);
    }),
    ("sectors swapped", |bytes, chance| {
        let [one, two] = [(); 2].map(|()| chance.below(bytes.len() / 512) * 512);
        (0..512).for_each(|at| bytes.swap(one + at, two + at));
    }),
    ("bytes missing", |bytes, chance| {
        let at = chance.below(bytes.len());
        bytes.drain(at..(at + 1 + chance.below(64)).min(bytes.len()));
    }),
    ("ends cut off", |bytes, chance| bytes.truncate(chance.below(bytes.len()))),
];

#[test]
fn every_change_of_a_case_file_is_found() {
    let count = tries(1000, 5000);
    let folder = tempfile::tempdir().unwrap();
    let good = filled(folder.path(), 20);
    let (mut chance, mut found, mut told) = (Chance::of(7), 0, [0; KINDS.len()]);
    let mut tried = 0;
    while tried < count {
        let kind = chance.below(KINDS.len());
        let mut bytes = good.clone();
        KINDS[kind].1(&mut bytes, &mut chance);
        if bytes == good {
            continue;
        }
        // Without its line feed the last line is whole: nothing of what was recorded has changed.
        if bytes == good[..good.len() - 1] {
            continue;
        }
        tried += 1;
        told[kind] += 1;
        fs::write(file(folder.path()), &bytes).unwrap();
        let loaded =
            JsonLinesStore::open(folder.path()).unwrap().load(&case(), &vakwerk_core::access::Access::unlogged());
        let is_found = match &loaded {
            Err(_) => true,
            Ok(loaded) => loaded.notices.iter().any(|notice| matches!(notice, Notice::TornSetAside { .. })),
        };
        assert!(is_found, "{} was not found", KINDS[kind].0);
        assert_eq!(fs::read(file(folder.path())).unwrap(), bytes, "what is damaged is left as it is");
        found += 1;
    }
    let told: Vec<String> = KINDS.iter().zip(told).map(|((name, _), count)| format!("{count} {name}")).collect();
    figure("bit rot in a case file", &format!("{count} changed ({}), {found} found", told.join(", ")));
}
