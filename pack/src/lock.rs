//! `vakwerk.lock`: which versions go together, in sets that only an explicit resolve changes.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use vakwerk_core::digest::Digest;
use vakwerk_core::id::{Name, PluginId};

use crate::document::Document;
use crate::fault::{Fault, Faults};
use crate::files::{self, Found, Lies, file_fault};
use crate::problem::{Problem, SealProblem};
use crate::reason::Reason;
use crate::typed;

/// The name of the lock.
pub const LOCK_FILE: &str = "vakwerk.lock";
/// The format of locks that this version writes and reads.
pub const LOCK_FORMAT: u32 = 1;

/// The lock: sets by name.
///
/// ```
/// use vakwerk_pack::lock::{Lock, LockedPlugin};
/// let mut lock = Lock::default();
/// let pmt = LockedPlugin { version: "1.2.0".parse().unwrap(), seal: None, key: None };
/// lock.set.entry("2026".parse().unwrap()).or_default().insert("pmt".parse().unwrap(), pmt);
/// assert_eq!(Lock::parse(&lock.to_toml().unwrap()).unwrap(), lock);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Lock {
    /// The form of this file: `1`.
    pub format: u32,
    /// The sets, each with one version per plugin.
    #[serde(default)]
    pub set: BTreeMap<Name, LockedSet>,
}

/// A set: its plugins by id.
pub type LockedSet = BTreeMap<PluginId, LockedPlugin>;

/// One plugin of a set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LockedPlugin {
    /// Its version.
    pub version: semver::Version,
    /// The SHA-256 of its seal; absent for a development folder, which nothing fixes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<Digest>,
    /// The public key that signed the seal; absent for a development folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
}

impl Default for Lock {
    fn default() -> Self {
        Self { format: LOCK_FORMAT, set: BTreeMap::new() }
    }
}

impl Lock {
    /// Reads the text of a lock.
    ///
    /// # Errors
    /// The text is not a lock, or one of another format.
    pub fn parse(text: &str) -> Result<Self, Faults> {
        let mut faults = Vec::new();
        let document = Document::read(LOCK_FILE, text.as_bytes().to_vec(), &mut faults);
        Faults::unless_empty(faults)?;
        let root = document.map(|document| document.root).unwrap_or_default();
        let format = root.count("format");
        if format != Some(u64::from(LOCK_FORMAT)) {
            return Err(lock_fault(Reason::Format { known: LOCK_FORMAT, found: format }).into());
        }
        typed::read(&root).map_err(|error| lock_fault(Reason::Said(crate::suggest::shown(&error.to_string()))).into())
    }

    /// Reads the lock at `path`.
    ///
    /// # Errors
    /// The file cannot be read, or is not a lock.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Faults> {
        let unreadable = |error: io::Error| Faults::from(lock_fault(Reason::from(&error)));
        let size = fs::metadata(&path).map_err(unreadable)?.len();
        let found = Found { path: LOCK_FILE.into(), lies: Lies::OnDisk(path.as_ref().to_owned()), size };
        let mut faults = Vec::new();
        let bytes = files::bytes(&found, &mut faults);
        Faults::unless_empty(faults)?;
        let text = String::from_utf8(bytes.unwrap_or_default());
        Self::parse(&text.map_err(|_| lock_fault(Reason::NotUtf8))?)
    }

    /// The text of the lock, sorted; the same lock always gives the same bytes.
    ///
    /// # Errors
    /// The lock cannot be written as TOML; no lock of these types is such.
    pub fn to_toml(&self) -> Result<String, Faults> {
        let text = toml::to_string(self);
        text.map(|text| format!("# Written by `vakwerk`; only an explicit resolve changes it.\n{text}"))
            .map_err(|error| lock_fault(Reason::Said(error.to_string())).into())
    }

    /// Writes the lock to `path`: beside it first, then in its place, so that no half of a lock is ever read.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&self, path: impl AsRef<Path>) -> Result<(), Faults> {
        let path = path.as_ref();
        let text = self.to_toml()?;
        let beside = path.with_extension("lock.new");
        let write = || {
            let mut file = fs::File::create(&beside)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&beside, path)
        };
        write().map_err(|error: io::Error| {
            let problem = SealProblem::Unwritable { reason: Reason::from(&error) };
            file_fault(LOCK_FILE, Problem::Seal(problem)).into()
        })
    }
}

fn lock_fault(reason: Reason) -> Fault {
    file_fault(LOCK_FILE, Problem::Seal(SealProblem::LockUnreadable { reason }))
}
