//! Writing the files of a plugin into an empty folder, and making them durable together.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use super::shelf::sync_folder;
use crate::files::{Found, Lies};

/// Writes files that are held in memory into a folder that is there; once this returns, each is durable with its name.
pub(super) fn lay(files: &[Found], into: &Path) -> io::Result<()> {
    let folders: BTreeSet<&str> =
        files.iter().flat_map(|found| found.path.match_indices('/').map(|(at, _)| &found.path[..at])).collect();
    // In this order a folder comes before those in it.
    for folder in &folders {
        fs::create_dir(into.join(folder))?;
    }
    for found in files {
        if let Lies::Held(bytes) = &found.lies {
            File::create_new(into.join(&found.path))?.write_all(bytes)?;
        }
    }
    sync_together(into);
    for found in files {
        // Not every system makes a file durable that is open for reading only.
        File::options().write(true).open(into.join(&found.path))?.sync_all()?;
    }
    folders.iter().try_for_each(|folder| sync_folder(&into.join(folder)))?;
    sync_folder(into)
}

/// Has the system write everything at once, where it can: asked file by file, each would wait for the disk by itself.
///
/// Each file is asked for after this, since only that tells on every system whether one could not be written; so
/// whether this went well need not be known.
fn sync_together(folder: &Path) {
    #[cfg(target_os = "linux")]
    let _ = File::open(folder).map(rustix::fs::syncfs);
    #[cfg(not(target_os = "linux"))]
    let _ = folder;
}
