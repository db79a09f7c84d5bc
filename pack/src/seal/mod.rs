//! Seals: which files a pack has and what is in them, so that whoever receives it can see that nothing changed.

mod assemble;
mod open;
mod problem;
mod verify;

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use vakwerk_core::digest::Digest;
use vakwerk_core::id::PluginId;

pub use assemble::{assemble, left_out};
pub(crate) use open::read_payload;
pub use open::{read_as_sealed, read_sealed};
pub(crate) use verify::Libraries;
pub use verify::verify_sealed;

use crate::digest;
use crate::document::Document;
use crate::fault::{Fault, Faults};
use crate::files::{self, Found, Lies, file_fault};
use crate::problem::{Problem, SealProblem};
use crate::reason::Reason;
use crate::typed;

/// The name of the seal.
pub const SEAL_FILE: &str = "seal.toml";
/// The name of the signature over the seal.
pub const SIGNATURE_FILE: &str = "seal.toml.minisig";
/// The most bytes of a signature that are read; one has about 300.
const SIGNATURE_LIMIT: u64 = 4096;
/// The name of the folder with libraries, one folder in it per target.
pub const LIBRARY_FOLDER: &str = "lib";
/// The format of seals that this version writes and reads.
pub const SEAL_FORMAT: u32 = 1;

/// A seal (`seal.toml`), written by a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Seal {
    /// The form of this file: `1`.
    pub format: u32,
    /// The plugin's id.
    pub id: PluginId,
    /// The plugin's version.
    pub version: semver::Version,
    /// The interface that the pack and its code are written for.
    pub interface: u32,
    /// The digest over manifest and catalogue files.
    pub catalogue: Digest,
    /// The library for each target, as a path inside the folder.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub libraries: BTreeMap<String, String>,
    /// Every file but the seal and its signature, in the order of their paths.
    #[serde(default)]
    pub file: Vec<SealedFile>,
}

/// A file that is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SealedFile {
    /// The path inside the folder, with forward slashes.
    pub path: String,
    /// The size in bytes.
    pub size: u64,
    /// The SHA-256 of the bytes.
    pub sha256: Digest,
}

/// A seal as it lies in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealOnDisk {
    /// What it says.
    pub seal: Seal,
    /// Its exact bytes, over which a signature is made.
    pub bytes: Vec<u8>,
    /// The SHA-256 of those bytes, by which a lock names it.
    pub digest: Digest,
    /// The text of the signature that lies beside it, where there is one; see
    /// [`TrustStore::verify`](crate::trust::TrustStore::verify).
    pub signature: Option<String>,
}

impl Seal {
    /// The sealed file with this path.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&SealedFile> {
        self.file.binary_search_by(|file| file.path.as_str().cmp(path)).ok().map(|at| &self.file[at])
    }

    /// The library for a target.
    #[must_use]
    pub fn library(&self, target: &str) -> Option<&SealedFile> {
        self.file(self.libraries.get(target)?)
    }

    /// The text of the seal; the same seal always gives the same bytes.
    ///
    /// # Errors
    /// The seal cannot be written as TOML; no seal that was read or made here is such.
    pub fn to_toml(&self) -> Result<String, Faults> {
        let text = toml::to_string(self);
        text.map(|text| format!("# Written by `vakwerk`; a change by hand breaks the seal.\n{text}"))
            .map_err(|error| seal_fault(SealProblem::Unwritable { reason: Reason::Said(error.to_string()) }).into())
    }
}

/// Seals the pack in `folder`: checks it, and writes `seal.toml` over every file in it.
///
/// # Errors
/// The pack has faults, or the seal cannot be written.
pub fn write_seal(folder: impl AsRef<Path>) -> Result<SealOnDisk, Faults> {
    let folder = folder.as_ref();
    let pack = crate::read(folder)?;
    let mut faults = Vec::new();
    let mut file = Vec::new();
    for found in payload(folder, &mut faults) {
        match found.digest() {
            Ok((size, sha256)) => file.push(SealedFile { path: found.path, size, sha256 }),
            Err(error) => {
                faults.push(file_fault(&found.path, Problem::FileUnreadable { reason: Reason::from(&error) }))
            }
        }
    }
    Faults::unless_empty(faults)?;
    let seal = Seal {
        format: SEAL_FORMAT,
        id: pack.manifest.id,
        version: pack.manifest.version,
        interface: pack.manifest.interface,
        catalogue: pack.digest,
        libraries: libraries(&file),
        file,
    };
    let text = seal.to_toml()?;
    // A seal is read like any other file, so it may be no larger, and can name only so many.
    let (size, limit) = (text.len(), usize::try_from(files::FILE_LIMIT).unwrap_or(usize::MAX));
    if size > limit {
        let limit = seal.file.len() * limit / size;
        return Err(file_fault(SEAL_FILE, Problem::TooManyFiles { limit }).into());
    }
    fs::write(folder.join(SEAL_FILE), &text)
        .map_err(|error| seal_fault(SealProblem::Unwritable { reason: Reason::from(&error) }))?;
    read_seal(folder)
}

/// The library of each target: the first file in its folder.
fn libraries(files: &[SealedFile]) -> BTreeMap<String, String> {
    let mut libraries = BTreeMap::new();
    for file in files {
        let mut parts = file.path.split('/');
        if let (Some(LIBRARY_FOLDER), Some(target), Some(_), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        {
            libraries.entry(target.to_owned()).or_insert_with(|| file.path.clone());
        }
    }
    libraries
}

/// Reads the seal in `folder`, without comparing it with the files.
///
/// # Errors
/// There is no seal, it cannot be read, it has another format, or it names paths outside the folder.
pub fn read_seal(folder: impl AsRef<Path>) -> Result<SealOnDisk, Faults> {
    let folder = folder.as_ref();
    let full = folder.join(SEAL_FILE);
    let Ok(about) = fs::metadata(&full) else { return Err(seal_fault(SealProblem::Absent).into()) };
    let found = Found { path: SEAL_FILE.into(), lies: Lies::OnDisk(full), size: about.len() };
    let signature = fs::File::open(folder.join(SIGNATURE_FILE)).ok().and_then(signature);
    seal_of(&found, signature)
}

/// The seal and the signature among files.
pub(crate) fn seal_among(files: &[Found]) -> Result<SealOnDisk, Faults> {
    let named = |name: &str| files.iter().find(|found| found.path == name);
    let Some(seal) = named(SEAL_FILE) else { return Err(seal_fault(SealProblem::Absent).into()) };
    let signature = named(SIGNATURE_FILE).and_then(|found| match &found.lies {
        Lies::OnDisk(full) => signature(fs::File::open(full).ok()?),
        Lies::Held(bytes) => signature(bytes.as_slice()),
    });
    seal_of(seal, signature)
}

fn seal_of(found: &Found, signature: Option<String>) -> Result<SealOnDisk, Faults> {
    let mut faults = Vec::new();
    let Some(bytes) = files::bytes(found, &mut faults) else { return Err(Faults(faults)) };
    let document = Document::read(SEAL_FILE, bytes.clone(), &mut faults);
    Faults::unless_empty(faults)?;
    let root = document.map(|document| document.root).unwrap_or_default();
    let unreadable = |reason: Reason| Faults::from(seal_fault(SealProblem::Unreadable { reason }));
    // The format comes first: another format may have other keys.
    match root.count("format") {
        Some(format) if format == u64::from(SEAL_FORMAT) => {}
        Some(format) => {
            let found = u32::try_from(format).unwrap_or(u32::MAX);
            return Err(seal_fault(SealProblem::Format { found, known: SEAL_FORMAT }).into());
        }
        None => return Err(unreadable(Reason::Format { known: SEAL_FORMAT, found: None })),
    }
    let seal: Seal =
        typed::read(&root).map_err(|error| unreadable(Reason::Said(crate::suggest::shown(&error.to_string()))))?;
    let outside = seal.file.iter().map(|file| &file.path).chain(seal.libraries.values()).find(|path| !is_plain(path));
    if let Some(path) = outside {
        return Err(seal_fault(SealProblem::Path { path: crate::suggest::shown(path) }).into());
    }
    if !seal.file.is_sorted_by(|a, b| a.path < b.path) {
        return Err(unreadable(Reason::FilesNotInOrder));
    }
    Ok(SealOnDisk { seal, digest: digest::of_bytes(&bytes), bytes, signature })
}

/// The text of a signature; what is too long or no text is given as far as it goes, and is no signature to whoever
/// checks it.
fn signature(file: impl Read) -> Option<String> {
    let mut bytes = Vec::new();
    file.take(SIGNATURE_LIMIT).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

fn seal_fault(problem: SealProblem) -> Fault {
    file_fault(SEAL_FILE, Problem::Seal(problem))
}

/// The files that a seal covers: all but the seal and its signature.
fn payload(folder: &Path, faults: &mut Vec<Fault>) -> Vec<Found> {
    let mut found = files::list(folder, faults);
    found.retain(is_payload);
    found
}

/// Whether a seal covers a file.
pub(crate) fn is_payload(found: &Found) -> bool {
    found.path != SEAL_FILE && found.path != SIGNATURE_FILE
}

/// Whether a path is written the way we write paths, and stays inside the folder.
pub(crate) fn is_plain(path: &str) -> bool {
    let part = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0']);
    path.split('/').all(part)
}
