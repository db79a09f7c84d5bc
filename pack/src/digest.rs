//! The digest over what a pack says: its manifest and catalogue files.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use sha2::{Digest as _, Sha256};
use vakwerk_core::digest::Digest;

use crate::fault::Faults;
use crate::files;

/// The name of the manifest.
pub const MANIFEST_FILE: &str = "vakwerk.toml";
/// The name of the folder with catalogue files.
pub const CATALOGUE_FOLDER: &str = "catalogue";

/// The SHA-256 of bytes.
pub(crate) fn of_bytes(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

/// Size and SHA-256 of a file, without holding it in memory.
pub(crate) fn of_file(path: &Path) -> io::Result<(u64, Digest)> {
    let mut file = fs::File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 64 << 10];
    let mut size = 0;
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok((size, Digest(hasher.finalize().into()))),
            read => {
                hasher.update(&buffer[..read]);
                size += read as u64;
            }
        }
    }
}

/// The digest over a listing of files: for each, in the order of paths, `path NUL size NUL sha256 LF`.
pub(crate) fn of_listing<'a>(files: impl IntoIterator<Item = (&'a str, u64, Digest)>) -> Digest {
    let mut hasher = Sha256::new();
    hasher.update(b"vakwerk-catalogue-1\n");
    for (path, size, digest) in files {
        hasher.update(format!("{path}\0{size}\0{digest}\n"));
    }
    Digest(hasher.finalize().into())
}

/// The digest of a pack's catalogue: over path, size and SHA-256 of `vakwerk.toml` and every file that
/// `catalogue/` contributes, in the order of their paths.
///
/// # Errors
/// The folder or one of these files cannot be read, or is over a limit.
pub fn catalogue_digest(folder: impl AsRef<Path>) -> Result<Digest, Faults> {
    let mut faults = Vec::new();
    let mut listing = Vec::new();
    for found in files::list(folder.as_ref(), &mut faults).into_iter().filter(|found| files::is_written(&found.path)) {
        if let Some(bytes) = files::bytes(&found, &mut faults) {
            listing.push((found.path, bytes.len() as u64, of_bytes(&bytes)));
        }
    }
    Faults::unless_empty(faults)?;
    Ok(of_listing(listing.iter().map(|(path, size, digest)| (path.as_str(), *size, *digest))))
}
