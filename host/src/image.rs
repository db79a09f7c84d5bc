//! A private, unchangeable copy of a library, made from bytes that were checked.
//!
//! A file that is swapped between check and load would run unchecked, and a damaged one kills the process inside
//! `dlopen`. So a library is read once, checked as bytes, and loaded from a copy that nobody can change.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use vakwerk_core::catalogue::Digest;

use crate::library_fault::LibraryFault;

/// The most bytes a library may have.
pub const LIBRARY_LIMIT: u64 = 256 << 20;

/// The checked bytes of a library.
pub(crate) struct Verified {
    bytes: Vec<u8>,
    pub(crate) digest: Digest,
}

impl Verified {
    /// Reads the library at `path` once and checks size, digest (where it was sealed), class, machine and extent.
    pub(crate) fn read(path: &Path, sealed: Option<Digest>) -> Result<Self, LibraryFault> {
        let unreadable = |error: std::io::Error| LibraryFault::Unreadable { reason: error.kind().to_string() };
        let file = File::open(path).map_err(unreadable)?;
        let about = file.metadata().map_err(unreadable)?;
        if !about.is_file() {
            return Err(LibraryFault::NotALibrary);
        }
        let mut bytes = Vec::with_capacity(about.len().min(LIBRARY_LIMIT) as usize + 1);
        file.take(LIBRARY_LIMIT + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() as u64 > LIBRARY_LIMIT {
            return Err(LibraryFault::TooLarge { limit: LIBRARY_LIMIT });
        }
        let digest = Digest(Sha256::digest(&bytes).into());
        if let Some(sealed) = sealed.filter(|sealed| *sealed != digest) {
            return Err(LibraryFault::Changed { sealed: sealed.to_string(), found: digest.to_string() });
        }
        #[cfg(all(unix, not(target_vendor = "apple")))]
        crate::elf::check(&bytes)?;
        Ok(Self { bytes, digest })
    }

    /// Makes the private copy; it lives as long as the process.
    pub(crate) fn keep(self) -> Result<PathBuf, LibraryFault> {
        keep(&self.bytes).map_err(|error| LibraryFault::NoPrivateCopy { reason: error.kind().to_string() })
    }
}

/// A sealed file in memory, named through a descriptor that stays open for the life of the process: glibc
/// recognises a library by its name first, so a reused number would silently hand back the earlier plugin.
#[cfg(target_os = "linux")]
fn keep(bytes: &[u8]) -> std::io::Result<PathBuf> {
    use std::io::Write as _;
    use std::os::fd::IntoRawFd as _;

    use rustix::fs::{MemfdFlags, SealFlags, fcntl_add_seals, memfd_create};

    let mut file = File::from(memfd_create("vakwerk-plugin", MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING)?);
    file.write_all(bytes)?;
    fcntl_add_seals(&file, SealFlags::WRITE | SealFlags::GROW | SealFlags::SHRINK | SealFlags::SEAL)?;
    Ok(PathBuf::from(format!("/proc/self/fd/{}", file.into_raw_fd())))
}

/// A file in a private folder, whose handle stays open for the life of the process. Untested.
#[cfg(not(target_os = "linux"))]
fn keep(bytes: &[u8]) -> std::io::Result<PathBuf> {
    use std::io::Write as _;

    let folder = tempfile::Builder::new().prefix("vakwerk-").tempdir()?.keep();
    let path = folder.join(format!("plugin{}", std::env::consts::DLL_SUFFIX));
    let mut file = File::create_new(&path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::mem::forget(File::open(&path)?);
    Ok(path)
}
