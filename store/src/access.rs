//! A log of accesses in a file: one access per line, only ever added to.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use vakwerk_core::access::{AccessEvent, AccessSink, SinkFault};

/// A log of accesses, as JSON Lines in a file that is made where it is not there.
///
/// An access is written down, and made durable, before anything is handed over. Programs wait for each other. What a
/// line that was broken off left behind stays, on a line of its own.
///
/// ```
/// use vakwerk_core::access::{Access, AccessAction, AccessGround, Purpose};
/// use vakwerk_core::case::Author;
/// use vakwerk_core::store::CaseStore;
/// use vakwerk_store::{AccessFile, JsonLinesStore};
///
/// let folder = tempfile::tempdir().unwrap();
/// let purpose = Purpose {
///     at: "2026-03-02T09:15:00Z".parse().unwrap(),
///     who: Author {
///         role: "therapist".parse().unwrap(),
///         pseudonym: "therapist-invented-01".parse().unwrap(),
///         on_behalf_of: None,
///     },
///     action: AccessAction::Search,
///     ground: AccessGround::RecordKeeping,
///     recipient: None,
/// };
/// let log = AccessFile::at(folder.path().join("access.log"));
/// let store = JsonLinesStore::open(folder.path()).unwrap();
/// assert!(store.list(&Access::logged(&purpose, &log)).unwrap().is_empty());
/// assert!(std::fs::read_to_string(log.path()).unwrap().contains(r#""action":"search""#));
/// ```
#[derive(Clone, Debug)]
pub struct AccessFile {
    path: PathBuf,
}

impl AccessFile {
    /// The log at a path; its folder must be there.
    #[must_use]
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn add(&self, line: &str) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(true);
        // Who read what concerns nobody but who runs the program.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let is_new = !self.path.exists();
        let mut file = options.open(&self.path)?;
        file.lock()?;
        let mut bytes = Vec::with_capacity(line.len() + 2);
        if broken_off(&mut file)? {
            bytes.push(b'\n');
        }
        bytes.extend_from_slice(line.as_bytes());
        bytes.push(b'\n');
        file.write_all(&bytes)?;
        file.sync_all()?;
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if is_new && cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
    }
}

/// Whether the last line lacks its end.
fn broken_off(file: &mut File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(false);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

impl AccessSink for AccessFile {
    fn record(&self, event: &AccessEvent) -> Result<(), SinkFault> {
        let line = serde_json::to_string(event).map_err(|fault| SinkFault { says: fault.to_string() })?;
        self.add(&line).map_err(|fault| SinkFault { says: fault.to_string() })
    }
}
