//! The packs that we ship have no faults, each by itself and all together.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

use vakwerk_pack::{check_set, read_set};

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut found = Vec::new();
    for parent in ["packs", "plugins"] {
        let entries = std::fs::read_dir(root.join(parent)).unwrap().map(|entry| entry.unwrap().path());
        found.extend(entries.filter(|folder| folder.join("vakwerk.toml").is_file()));
    }
    found.sort();
    found
}

#[test]
fn they_have_no_faults() {
    let folders = folders();
    assert!(folders.len() >= 2);
    let packs = read_set(&folders).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(packs.len(), folders.len());
    check_set(&packs.iter().collect::<Vec<_>>()).unwrap_or_else(|faults| panic!("{faults}"));
}
