//! Whether a folder holds exactly what its seal says.

use std::collections::BTreeMap;
use std::path::Path;

use vakwerk_core::digest::Digest;

use super::{LIBRARY_FOLDER, Seal, SealOnDisk, SealedFile, payload, read_seal, seal_fault};
use crate::digest;
use crate::fault::{Fault, Faults};
use crate::files::{Found, file_fault, is_written};
use crate::problem::{Problem, SealProblem};

/// Compares every file in `folder` with its seal, libraries included.
///
/// # Errors
/// The seal cannot be read, or files are absent, added or changed: each of them.
pub fn verify_sealed(folder: impl AsRef<Path>) -> Result<SealOnDisk, Faults> {
    let sealed = read_seal(&folder)?;
    let mut faults = Vec::new();
    let found = payload(folder.as_ref(), &mut faults);
    compare(&sealed.seal, &found, &BTreeMap::new(), Libraries::Verify, &mut faults);
    Faults::unless_empty(faults)?;
    Ok(sealed)
}

/// What is done with libraries, which the host verifies on the bytes that it loads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Libraries {
    Verify,
    LeaveToHost,
}

/// Compares files with a seal; `known` holds sizes and digests of files that were read already.
pub(super) fn compare(
    seal: &Seal,
    found: &[Found],
    known: &BTreeMap<&str, (u64, Digest)>,
    libraries: Libraries,
    faults: &mut Vec<Fault>,
) {
    let mut problem = |path: &str, problem| faults.push(file_fault(path, Problem::Seal(problem)));
    let present: BTreeMap<&str, &Found> = found.iter().map(|found| (found.path.as_str(), found)).collect();
    for path in present.keys().filter(|path| seal.file(path).is_none()) {
        problem(path, SealProblem::FileExtra);
    }
    for path in seal.libraries.values().filter(|path| seal.file(path).is_none()) {
        problem(path, SealProblem::FileMissing);
    }
    for sealed in &seal.file {
        let Some(found) = present.get(sealed.path.as_str()) else {
            problem(&sealed.path, SealProblem::FileMissing);
            continue;
        };
        let library = sealed.path.split('/').next() == Some(LIBRARY_FOLDER);
        let is = match known.get(sealed.path.as_str()) {
            Some(known) => Ok(*known),
            None if library && libraries == Libraries::LeaveToHost => Ok((found.size, sealed.sha256)),
            // A file of another size need not be read.
            None if found.size != sealed.size => Ok((found.size, Digest([0; 32]))),
            None => found.digest(),
        };
        match is {
            Ok(is) if is == (sealed.size, sealed.sha256) => {}
            Ok(is) => problem(&sealed.path, changed(sealed, is)),
            Err(error) => faults_unreadable(&mut problem, &sealed.path, &error),
        }
    }
    let written = seal.file.iter().filter(|file| is_written(&file.path));
    let catalogue = digest::of_listing(written.map(|file| (file.path.as_str(), file.size, file.sha256)));
    if catalogue != seal.catalogue {
        let (sealed, found) = (seal.catalogue.to_string(), catalogue.to_string());
        faults.push(seal_fault(SealProblem::Mismatch { what: "catalogue".into(), sealed, found }));
    }
}

fn faults_unreadable(problem: &mut impl FnMut(&str, SealProblem), path: &str, error: &std::io::Error) {
    problem(path, SealProblem::Unreadable { reason: error.into() });
}

fn changed(sealed: &SealedFile, (size, digest): (u64, Digest)) -> SealProblem {
    let bytes = |size: u64| format!("{size} bytes");
    let start = |digest: Digest| digest.to_string()[..12].to_owned();
    let (was, is) = if sealed.size == size {
        (format!("SHA-256 {}…", start(sealed.sha256)), format!("SHA-256 {}…", start(digest)))
    } else {
        (bytes(sealed.size), bytes(size))
    };
    SealProblem::FileChanged { sealed: was, found: is }
}
