//! Puts a file in its place at once and durably, so that what stood there is whole until the new one is.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

/// Writes beside the place and then puts it there; the rights are those of the file that it replaces.
///
/// # Errors
/// The system does not write; what stood there is untouched.
pub fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut beside = path.to_owned().into_os_string();
    beside.push(format!(".{}.new", std::process::id()));
    let write = || {
        let mut file = File::options().write(true).create_new(true).open(&beside)?;
        if let Ok(before) = fs::metadata(path) {
            file.set_permissions(before.permissions())?;
        }
        file.write_all(content)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    };
    // What could not take its place is worth nothing.
    write().inspect_err(|_| fs::remove_file(&beside).unwrap_or_default())
}
