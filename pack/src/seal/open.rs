//! Reading a sealed pack: what is checked against the seal is what is read.

use std::collections::BTreeMap;
use std::path::Path;

use vakwerk_core::catalogue::{CatalogueFile, Manifest, Pack};

use super::verify::{Libraries, compare};
use super::{Seal, SealOnDisk, payload, read_seal, seal_fault};
use crate::fault::{Fault, Faults};
use crate::files::Found;
use crate::problem::SealProblem;
use crate::read::{self, Written};

/// Reads the sealed pack in `folder` and compares its files with the seal.
///
/// Each written file is read once: the bytes that are compared are the bytes that become the catalogue.
/// Libraries must be there with their size; their digest is left to whoever loads them, on the bytes it loads.
///
/// # Errors
/// Every fault of seal, files and pack at once.
pub fn read_sealed(folder: impl AsRef<Path>) -> Result<(Pack, SealOnDisk), Faults> {
    let sealed = read_seal(&folder)?;
    Ok((read_as_sealed(folder, &sealed)?, sealed))
}

/// Reads the pack in `folder` as a seal says that it is, for whoever looked at the seal, and at the signature over it,
/// before anything else.
///
/// # Errors
/// Every fault of files and pack at once.
pub fn read_as_sealed(folder: impl AsRef<Path>, sealed: &SealOnDisk) -> Result<Pack, Faults> {
    let mut faults = Vec::new();
    let found = payload(folder.as_ref(), &mut faults);
    read_payload(&found, sealed, Libraries::LeaveToHost, faults)
}

/// Reads the pack that these files are, as a seal says that they are.
pub(crate) fn read_payload(
    found: &[Found],
    sealed: &SealOnDisk,
    libraries: Libraries,
    mut faults: Vec<Fault>,
) -> Result<Pack, Faults> {
    let written = Written::from_files(found, "", &mut faults);
    let known: BTreeMap<_, _> =
        written.listing.iter().map(|(path, size, digest)| (path.as_str(), (*size, *digest))).collect();
    compare(&sealed.seal, found, &known, libraries, &mut faults);
    // Faults in the contents of files that are not what was sealed would only distract.
    Faults::unless_empty(faults)?;
    let mut faults = Vec::new();
    let mut contents = CatalogueFile::default();
    let index = written.index(&mut contents, &mut faults);
    let pack = index.pack(contents, written.digest());
    read::check(&index, pack.as_ref(), &mut faults);
    faults.extend(index.manifest.iter().flat_map(|manifest| mismatches(&sealed.seal, manifest)));
    Faults::unless_empty(faults)?;
    Ok(pack.ok_or_else(|| read::no_manifest(Vec::new(), None))?)
}

fn mismatches(seal: &Seal, manifest: &Manifest) -> Vec<Fault> {
    let pairs = [
        ("id", seal.id.to_string(), manifest.id.to_string()),
        ("version", seal.version.to_string(), manifest.version.to_string()),
        ("interface", seal.interface.to_string(), manifest.interface.to_string()),
    ];
    let differing = pairs.into_iter().filter(|(_, sealed, found)| sealed != found);
    differing
        .map(|(what, sealed, found)| seal_fault(SealProblem::Mismatch { what: what.into(), sealed, found }))
        .collect()
}
