//! Whole-system tests with real libraries; the tests stand in `tests/`, and here what they share.
#![forbid(unsafe_code)]

pub mod figure;
pub mod hostile;
mod shelf;

use std::path::{Path, PathBuf};

pub use shelf::registry;

/// The folder of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("..")).to_owned()
}

/// Every pack of the repository, plugins included, in the order of their folders.
///
/// Listed from disk, so that a new pack or discipline is tested from the moment it is there.
///
/// # Panics
/// Where a folder of the repository cannot be read.
#[must_use]
#[allow(clippy::expect_used)]
pub fn pack_folders() -> Vec<PathBuf> {
    let listed =
        |shelf: &str| std::fs::read_dir(root().join(shelf)).expect("the folders of the repository can be read");
    let entries = ["packs", "plugins"].into_iter().flat_map(listed);
    let mut folders: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    folders.retain(|folder| folder.join("vakwerk.toml").is_file());
    folders.sort();
    folders
}

/// A report of a case as Markdown in two parts: what it tells, and its last chapter, on the plugins that it rests on.
///
/// The keys of tests are thrown away, so that chapter differs with every build.
///
/// # Panics
/// Where the report has no such chapter.
#[must_use]
#[allow(clippy::expect_used)]
pub fn apart(markdown: &str) -> (String, &str) {
    let (told, plugins) = markdown.split_once("\n## Plugins\n").expect("a report says which plugins it rests on");
    (told.trim_end().to_owned() + "\n", plugins)
}
