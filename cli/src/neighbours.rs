//! The packs that lie around a pack, so that what it refers to in them can be looked up.

use std::fs;
use std::path::{Path, PathBuf};

use crate::library::Folders;
use crate::workshop::shelves;

const MANIFEST: &str = "vakwerk.toml";
/// How deep a shelf is searched: a pack lies in it, or below a folder of its versions.
const DEPTH: usize = 2;
/// The most folders that are looked into, so that a shelf that is no shelf costs no patience.
const LOOKED_INTO: usize = 10_000;

/// Folders of packs: those that were named, those beside `folder`, and those that this run would load.
pub(crate) fn neighbours(folder: &Path, named: &[PathBuf], folders: &Folders, program: Option<&Path>) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut room = LOOKED_INTO;
    for named in named {
        search(named, DEPTH, &mut room, &mut found);
    }
    let beside = folder.canonicalize().ok().and_then(|folder| folder.parent().map(Path::to_owned));
    if let Some(beside) = beside {
        search(&beside, 1, &mut room, &mut found);
    }
    found.extend(folders.development.iter().cloned());
    for shelf in &folders.plugins {
        search(shelf, DEPTH, &mut room, &mut found);
    }
    if folders.plugins.is_empty() {
        for shelf in program.map(shelves).unwrap_or_default() {
            search(&shelf, 1, &mut room, &mut found);
        }
    }
    found
}

/// Whether a folder that was named is a pack or holds one.
pub(crate) fn holds_packs(folder: &Path) -> bool {
    let mut found = Vec::new();
    search(folder, DEPTH, &mut { LOOKED_INTO }, &mut found);
    !found.is_empty()
}

fn search(folder: &Path, depth: usize, room: &mut usize, found: &mut Vec<PathBuf>) {
    if folder.join(MANIFEST).is_file() {
        found.push(folder.to_owned());
        return;
    }
    if depth == 0 {
        return;
    }
    // What cannot be read holds nothing for us.
    let mut inside: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().take(*room).map(|entry| entry.path()).collect();
    *room -= inside.len();
    inside.sort();
    for folder in inside.iter().filter(|path| path.is_dir()) {
        search(folder, depth - 1, room, found);
    }
}
