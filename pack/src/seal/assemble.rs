//! Putting a sealed pack together from where it is written and, where it has code, its built library.

use std::fs;
use std::io;
use std::path::Path;

use super::{LIBRARY_FOLDER, SEAL_FILE, SIGNATURE_FILE, SealOnDisk, payload, seal_fault, write_seal};
use crate::digest::{CATALOGUE_FOLDER, MANIFEST_FILE};
use crate::fault::{Fault, Faults};
use crate::files::file_fault;
use crate::problem::{Problem, SealProblem};
use crate::suggest::shown;

/// The folders of a pack that are taken along; a plugin's folder also holds its source code, which is not.
pub const FOLDERS: &[&str] = &[CATALOGUE_FOLDER, "vectors"];
/// The files of a pack that are taken along, by the beginning of their names.
const FILES: &[&str] = &[MANIFEST_FILE, "README", "CHANGELOG", "LICENSE", "LICENCE", "COPYING", "NOTICE"];

/// Copies the pack in `folder` to `destination`, with a built library under `lib/<target>/`, and seals it.
///
/// The same pack and library always give the same bytes.
///
/// # Errors
/// The pack has faults, the destination holds something already, or a file cannot be copied.
pub fn assemble(
    folder: impl AsRef<Path>,
    library: Option<(&str, &Path)>,
    destination: impl AsRef<Path>,
) -> Result<SealOnDisk, Faults> {
    let destination = destination.as_ref();
    // A pack with faults leaves no half of itself behind.
    crate::read(&folder)?;
    let holds = fs::read_dir(destination).is_ok_and(|mut entries| entries.next().is_some());
    if holds {
        return Err(Fault::new(Problem::Seal(SealProblem::NotEmpty)).into());
    }
    let mut faults = Vec::new();
    let mut found = payload(folder.as_ref(), &mut faults);
    // What is not taken along may be anything, so its faults are not the pack's.
    faults.retain(|fault| fault.place.as_ref().is_none_or(|place| is_taken(&place.file)));
    found.retain(|found| is_taken(&found.path));
    for found in &found {
        if let Err(error) = copy(&folder.as_ref().join(&found.path), &destination.join(&found.path)) {
            faults.push(unwritable(&found.path, &error));
        }
    }
    if let Some((target, path)) = library {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("library");
        let inside = format!("{LIBRARY_FOLDER}/{target}/{name}");
        if !super::is_plain(&inside) {
            return Err(seal_fault(SealProblem::Path { path: inside }).into());
        }
        if let Err(error) = copy(path, &destination.join(&inside)) {
            faults.push(unwritable(&inside, &error));
        }
    }
    Faults::unless_empty(faults)?;
    write_seal(destination)
}

/// What lies in the folder of a pack and is not taken along, in the order of the names; a folder ends in a slash.
///
/// What an editor or version control keeps in hidden files, and what sealing makes itself, is no part of it.
pub fn left_out(folder: impl AsRef<Path>) -> Vec<String> {
    // A folder that cannot be read is told where the pack is read.
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let named = entries.filter_map(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_folder = entry.path().is_dir();
        let path = if is_folder { format!("{name}/") } else { name };
        let made = [SEAL_FILE, SIGNATURE_FILE].contains(&path.as_str()) || path.trim_end_matches('/') == LIBRARY_FOLDER;
        (!path.starts_with('.') && !made && !is_taken(&path)).then(|| shown(&path))
    });
    let mut all: Vec<String> = named.collect();
    all.sort();
    all
}

fn is_taken(path: &str) -> bool {
    match path.split_once('/') {
        Some((folder, _)) => FOLDERS.contains(&folder),
        None => FILES.iter().any(|start| path.starts_with(start)),
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).map(|_| ())
}

fn unwritable(path: &str, error: &io::Error) -> Fault {
    file_fault(path, Problem::Seal(SealProblem::Unwritable { reason: error.into() }))
}
