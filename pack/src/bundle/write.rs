//! Writing a bundle: the same sealed folder always gives the same bytes.

use std::fs;
use std::path::Path;

use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use tar::{Builder, EntryType, Header};

use super::paths::Paths;
use super::{BUNDLE_FORMAT, BUNDLE_LIMIT, BundleFault, ENTRIES_LIMIT, FRONT_FILE, Front};
use crate::reason::Reason;
use crate::seal::{SEAL_FILE, SIGNATURE_FILE, Seal, verify_sealed};

/// The bundle of the sealed pack in `folder`: its seal, its signature where there is one, and every sealed file.
///
/// # Errors
/// The folder is not what its seal says, holds too much, or holds a path that could not be unpacked everywhere.
pub fn write(folder: impl AsRef<Path>) -> Result<Vec<u8>, BundleFault> {
    let folder = folder.as_ref();
    let sealed = verify_sealed(folder)?;
    let total: u64 = sealed.seal.file.iter().map(|file| file.size).fold(sealed.bytes.len() as u64, u64::saturating_add);
    if total > BUNDLE_LIMIT {
        return Err(BundleFault::TooLarge { limit: BUNDLE_LIMIT });
    }
    if sealed.seal.file.len() + 2 > ENTRIES_LIMIT {
        return Err(BundleFault::TooMany { limit: ENTRIES_LIMIT });
    }
    let mut paths = Paths::default();
    let mut archive = Builder::new(Vec::new());
    add(&mut archive, FRONT_FILE, front(&sealed.seal)?.as_bytes())?;
    paths.take(SEAL_FILE)?;
    add(&mut archive, SEAL_FILE, &sealed.bytes)?;
    let signature = sealed.signature.as_ref().map(|_| SIGNATURE_FILE);
    let files = sealed.seal.file.iter().map(|file| file.path.as_str());
    for path in signature.into_iter().chain(files) {
        paths.take(path)?;
        let bytes = fs::read(folder.join(path))
            .map_err(|error| BundleFault::Unreadable { place: path.to_owned(), reason: Reason::from(&error) })?;
        add(&mut archive, path, &bytes)?;
    }
    let plain = archive.into_inner().map_err(|error| unwritable(&error))?;
    Ok(compress_to_vec(plain.as_slice(), CompressionLevel::Fastest))
}

fn front(seal: &Seal) -> Result<String, BundleFault> {
    let front = Front { format: BUNDLE_FORMAT, id: seal.id.clone(), version: seal.version.clone() };
    toml::to_string(&front)
        .map_err(|error| BundleFault::Unwritable { place: FRONT_FILE.into(), reason: Reason::Said(error.to_string()) })
}

/// Nothing of the machine or the moment goes into an entry.
fn add(archive: &mut Builder<Vec<u8>>, path: &str, bytes: &[u8]) -> Result<(), BundleFault> {
    let mut header = Header::new_ustar();
    header.set_path(path).map_err(|_| BundleFault::Path { path: crate::suggest::shown(path) })?;
    header.set_entry_type(EntryType::Regular);
    header.set_size(bytes.len() as u64);
    header.set_mode(0o644);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    header.set_cksum();
    archive.append(&header, bytes).map_err(|error| unwritable(&error))
}

fn unwritable(error: &std::io::Error) -> BundleFault {
    BundleFault::Unwritable { place: "tar".into(), reason: error.into() }
}
