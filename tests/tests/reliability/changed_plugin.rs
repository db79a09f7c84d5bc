//! Bits that flip and ends that are cut off in a signed plugin: none is loaded, and the host lives.

use std::fs::{self, File};
use std::os::unix::fs::FileExt as _;
use std::path::Path;

use tempfile::TempDir;
use vakwerk_tests::figure::{Chance, figure, tries};

use super::plugins::{installed, library_of, open, still_serves};

/// What is left of a changed plugin: whether it was loaded.
fn loaded(attacked: &TempDir) -> bool {
    let registry = open(attacked);
    let loaded = registry.plugin(&"wild".parse().unwrap()).is_ok();
    assert_eq!(registry.refusals().len(), usize::from(!loaded), "{:?}", registry.refusals());
    loaded
}

/// Flips a bit, or cuts the file off, `count` times each in the bytes from `from` on; gives how many were loaded.
fn attack(attacked: &TempDir, file: &Path, from: usize, to: usize, count: u64) -> (u64, u64) {
    let good = installed("nine");
    let good = open(&good);
    let whole = fs::read(file).unwrap();
    let mut chance = Chance::of(from as u64 + count);
    let (mut flipped, mut cut) = (0, 0);
    let open_file = File::options().write(true).open(file).unwrap();
    for _ in 0..count {
        let at = from + chance.below(to - from);
        open_file.write_all_at(&[whole[at] ^ (1 << chance.below(8))], at as u64).unwrap();
        flipped += u64::from(loaded(attacked));
        open_file.write_all_at(&whole[at..=at], at as u64).unwrap();
        still_serves(&good);
    }
    for _ in 0..count {
        let length = chance.below(to);
        open_file.set_len(length as u64).unwrap();
        cut += u64::from(loaded(attacked));
        open_file.write_all_at(&whole[length..], length as u64).unwrap();
        still_serves(&good);
    }
    assert!(loaded(attacked), "put back as it was, it is loaded: so it was the change that was refused");
    (flipped, cut)
}

fn check(what: &str, file: &Path, attacked: &TempDir, from: usize, to: usize, count: u64) {
    let (flipped, cut) = attack(attacked, file, from, to, count);
    figure(
        &format!("changes to the {what} of a signed plugin"),
        &format!("{count} bit flips, {flipped} loaded; {count} truncations, {cut} loaded; the host serves after each"),
    );
    assert_eq!((flipped, cut), (0, 0), "{what}");
}

#[test]
fn a_changed_library_is_never_loaded() {
    let attacked = installed("wild");
    let file = library_of(&attacked, "wild");
    let size = fs::metadata(&file).unwrap().len() as usize;
    check("library", &file, &attacked, 0, size, tries(60, 2000));
}

#[test]
fn a_changed_seal_is_never_accepted() {
    let attacked = installed("wild");
    let file = attacked.path().join("wild/seal.toml");
    let size = fs::metadata(&file).unwrap().len() as usize;
    check("seal", &file, &attacked, 0, size, tries(500, 2000));
}

#[test]
fn a_changed_signature_is_never_accepted() {
    let attacked = installed("wild");
    let file = attacked.path().join("wild/seal.toml.minisig");
    let text = fs::read_to_string(&file).unwrap();
    // The first line is a comment that nobody reads, and so nobody trusts; behind the last line stands a line feed.
    let from = text.find('\n').unwrap() + 1;
    check("signature", &file, &attacked, from, text.trim_end().len(), tries(500, 2000));
}
