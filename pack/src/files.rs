//! The files of a pack's folder: which there are, and their text, within limits.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use vakwerk_core::digest::Digest;

use crate::digest::{self, CATALOGUE_FOLDER, MANIFEST_FILE};
use crate::fault::{Fault, Place};
use crate::problem::Problem;
use crate::reason::Reason;

/// The most bytes a written file of a pack may have: what costs most to read takes some 500 bytes of memory for each.
pub const FILE_LIMIT: u64 = 250_000;
/// The most bytes the written files of a pack may have together.
pub const TOTAL_LIMIT: u64 = 750_000;
/// The most files and folders a pack may have.
pub const FILES_LIMIT: usize = 10_000;
/// How deep tables and lists may be nested, and how deep folders may lie.
pub const DEPTH_LIMIT: usize = 32;

/// A file of a pack.
#[derive(Debug)]
pub(crate) struct Found {
    /// The path inside the folder, with forward slashes.
    pub path: String,
    /// Where its bytes are.
    pub lies: Lies,
    /// Its size when it was listed.
    pub size: u64,
}

/// Where the bytes of a file are.
#[derive(Debug)]
pub(crate) enum Lies {
    /// On disk, under this path.
    OnDisk(PathBuf),
    /// In memory, as long as nobody vouched for them.
    Held(Vec<u8>),
}

impl Found {
    /// Its size and SHA-256.
    pub fn digest(&self) -> io::Result<(u64, Digest)> {
        match &self.lies {
            Lies::OnDisk(full) => digest::of_file(full),
            Lies::Held(bytes) => Ok((bytes.len() as u64, digest::of_bytes(bytes))),
        }
    }
}

pub(crate) fn file_fault(path: &str, problem: Problem) -> Fault {
    Fault { place: Some(Place::file(path)), ..Fault::new(problem) }
}

/// Every file under `folder`, sorted by path; hidden files and folders of editors and version control are no part of it.
pub(crate) fn list(folder: &Path, faults: &mut Vec<Fault>) -> Vec<Found> {
    let root = match folder.canonicalize() {
        Ok(root) if root.is_dir() => root,
        outcome => {
            let reason = outcome.err().map_or(Reason::NotAFolder, |error| Reason::from(&error));
            faults.push(Fault::new(Problem::FolderUnreadable { reason }));
            return Vec::new();
        }
    };
    let mut walk = Walk { root: &root, found: Vec::new(), seen: 0, over: false, faults };
    walk.folder(&root, "", 0);
    let mut found = walk.found;
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

struct Walk<'a> {
    root: &'a Path,
    found: Vec<Found>,
    seen: usize,
    over: bool,
    faults: &'a mut Vec<Fault>,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path, prefix: &str, depth: usize) {
        let unreadable = |error: &io::Error| file_fault(prefix, Problem::FileUnreadable { reason: error.into() });
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.faults.push(unreadable(&error)),
        };
        for entry in entries {
            if self.over {
                return;
            }
            self.seen += 1;
            if self.seen > FILES_LIMIT || depth > DEPTH_LIMIT {
                self.over = true;
                return self.faults.push(file_fault(prefix, Problem::TooManyFiles { limit: FILES_LIMIT }));
            }
            match entry {
                Ok(entry) => self.entry(&entry, prefix, depth),
                Err(error) => self.faults.push(unreadable(&error)),
            }
        }
    }

    fn entry(&mut self, entry: &fs::DirEntry, prefix: &str, depth: usize) {
        let name = entry.file_name();
        let shown = name.to_string_lossy();
        if shown.starts_with('.') {
            return;
        }
        let path = if prefix.is_empty() { shown.to_string() } else { format!("{prefix}/{shown}") };
        if name.to_str().is_none() {
            let problem = Problem::FileUnreadable { reason: Reason::NameNotUtf8 };
            return self.faults.push(file_fault(&path, problem));
        }
        let full = entry.path();
        // Only a link can lead elsewhere; following every entry would cost more than reading it.
        if !entry.file_type().is_ok_and(|kind| kind.is_file() || kind.is_dir()) {
            match full.canonicalize() {
                Ok(target) if target.starts_with(self.root) => {}
                Ok(_) => return self.faults.push(file_fault(&path, Problem::LeavesFolder)),
                Err(error) => {
                    return self
                        .faults
                        .push(file_fault(&path, Problem::FileUnreadable { reason: Reason::from(&error) }));
                }
            }
        }
        match fs::metadata(&full) {
            Ok(data) if data.is_dir() => self.folder(&full, &path, depth + 1),
            Ok(data) if data.is_file() => self.found.push(Found { path, lies: Lies::OnDisk(full), size: data.len() }),
            Ok(_) => {
                self.faults.push(file_fault(&path, Problem::FileUnreadable { reason: Reason::NotAFile }));
            }
            Err(error) => self.faults.push(file_fault(&path, Problem::FileUnreadable { reason: Reason::from(&error) })),
        }
    }
}

/// Whether a file is one that a person writes and `read` reads: the manifest or a catalogue file.
pub(crate) fn is_written(path: &str) -> bool {
    let in_catalogue = path.strip_prefix(CATALOGUE_FOLDER).is_some_and(|rest| rest.starts_with('/'));
    path == MANIFEST_FILE || (in_catalogue && path.ends_with(".toml"))
}

/// The bytes of a file, never more than the limit; nothing, and a fault, where it cannot be read.
pub(crate) fn bytes(found: &Found, faults: &mut Vec<Fault>) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(found.size.min(FILE_LIMIT)).unwrap_or(0) + 1);
    // The size may have changed since it was listed, so the limit is enforced on what is read.
    let outcome = match &found.lies {
        Lies::OnDisk(full) => fs::File::open(full).and_then(|file| file.take(FILE_LIMIT + 1).read_to_end(&mut bytes)),
        Lies::Held(held) => held.take(FILE_LIMIT + 1).read_to_end(&mut bytes),
    };
    let size = found.size.max(bytes.len() as u64);
    let problem = match outcome {
        Err(error) => Problem::FileUnreadable { reason: Reason::from(&error) },
        Ok(_) if size > FILE_LIMIT => Problem::TooLarge { size, limit: FILE_LIMIT },
        Ok(_) => return Some(bytes),
    };
    faults.push(file_fault(&found.path, problem));
    None
}
