//! A folder of installed plugins: one program at a time changes it, and what was left half is cleared away.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use semver::Version;
use vakwerk_core::id::PluginId;

use super::BundleFault;
use crate::reason::Reason;

/// The lock; while a program holds it, no other installs or removes.
const LOCK: &str = ".vakwerk-lock";
/// Where a plugin is put together, and where one lies that is being removed; nothing loads from a hidden folder.
const WORKING: &str = ".vakwerk-working";

/// A folder of installed plugins, held by this program alone.
pub(super) struct Shelf {
    pub folder: PathBuf,
    pub working: PathBuf,
    // The system releases it when the program ends, however it ends.
    _lock: File,
}

impl Shelf {
    /// Takes the folder, which is made where it is not there, and clears away what an interrupted program left.
    pub fn take(folder: &Path) -> Result<Self, BundleFault> {
        let at = |place: &Path| {
            let place = place.display().to_string();
            move |error: io::Error| BundleFault::Unwritable { place: place.clone(), reason: Reason::from(&error) }
        };
        fs::create_dir_all(folder).map_err(at(folder))?;
        let path = folder.join(LOCK);
        let lock = File::options().create(true).write(true).truncate(false).open(&path).map_err(at(&path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(BundleFault::Busy { folder: folder.to_owned() }),
            Err(TryLockError::Error(error)) => return Err(at(&path)(error)),
        }
        let working = folder.join(WORKING);
        clear(&working).map_err(at(&working))?;
        fs::create_dir(&working).map_err(at(&working))?;
        Ok(Self { folder: folder.to_owned(), working, _lock: lock })
    }

    /// The folder of a version.
    pub fn place(&self, id: &PluginId, version: &Version) -> PathBuf {
        self.folder.join(id.as_str()).join(version.to_string())
    }

    /// Clears away what was worked with; what cannot be cleared now, the next program clears.
    pub fn leave(self) {
        let _ = clear(&self.working);
    }
}

/// Removes a folder with all that is in it; a link is removed, not followed.
fn clear(folder: &Path) -> io::Result<()> {
    match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(data) if data.is_dir() => fs::remove_dir_all(folder),
        Ok(_) => fs::remove_file(folder),
    }
}

/// Makes the names in a folder durable.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    // Only Unix opens folders; elsewhere the file system keeps its own journal of names.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// The versions of a plugin that are installed in a folder, from low to high.
#[must_use]
pub fn versions(folder: impl AsRef<Path>, id: &PluginId) -> Vec<Version> {
    let entries = fs::read_dir(folder.as_ref().join(id.as_str()));
    let names = entries.into_iter().flatten().filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut versions: Vec<Version> = names.filter_map(|name| name.parse().ok()).collect();
    versions.sort();
    versions
}
