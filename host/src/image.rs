//! A private, unchangeable copy of a library, checked as the bytes that will be loaded.
//!
//! A file that is swapped between check and load would run unchecked, and a damaged one kills the process inside
//! `dlopen`. So a library is read once, into a copy that nobody can change, and that copy is checked and loaded.

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use vakwerk_core::digest::Digest;
use vakwerk_pack::Reason;

use crate::library_fault::LibraryFault;

/// The most bytes a library may have.
pub const LIBRARY_LIMIT: u64 = 256 << 20;

/// How many bytes are read at a time: they stay in the processor's cache while they are hashed and written.
const CHUNK: usize = 64 << 10;

/// A private copy of a library whose bytes were checked.
pub(crate) struct Verified {
    copy: PrivateCopy,
    pub(crate) digest: Digest,
}

impl Verified {
    /// Copies the library at `path` and checks size, digest (where it was sealed), class, machine and extent.
    pub(crate) fn read(path: &Path, sealed: Option<Digest>) -> Result<Self, LibraryFault> {
        let unreadable = |error: io::Error| LibraryFault::Unreadable { reason: Reason::from(&error).text() };
        let no_copy = |error: io::Error| LibraryFault::NoPrivateCopy { reason: Reason::from(&error).text() };
        let mut file = File::open(path).map_err(unreadable)?;
        if !file.metadata().map_err(unreadable)?.is_file() {
            return Err(LibraryFault::NotALibrary);
        }
        let mut copy = PrivateCopy::new().map_err(no_copy)?;
        let (mut hasher, mut length, mut chunk) = (Sha256::new(), 0, vec![0; CHUNK]);
        loop {
            let read = match file.read(&mut chunk) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(unreadable(error)),
            };
            // The file may grow while it is read, so the limit is on what is read.
            length += read as u64;
            if length > LIBRARY_LIMIT {
                return Err(LibraryFault::TooLarge { limit: LIBRARY_LIMIT });
            }
            hasher.update(&chunk[..read]);
            copy.file.write_all(&chunk[..read]).map_err(no_copy)?;
        }
        copy.finish().map_err(no_copy)?;
        let digest = Digest(hasher.finalize().into());
        if let Some(sealed) = sealed.filter(|sealed| *sealed != digest) {
            return Err(LibraryFault::Changed { sealed: sealed.to_string(), found: digest.to_string() });
        }
        #[cfg(all(unix, not(target_vendor = "apple")))]
        crate::elf::check(length, |at, bytes| {
            use std::os::unix::fs::FileExt as _;
            copy.file.read_exact_at(bytes, at).map_err(no_copy)
        })?;
        Ok(Self { copy, digest })
    }

    /// The copy itself, to be given to another process.
    #[cfg(target_os = "linux")]
    pub(crate) fn into_file(self) -> File {
        self.copy.file
    }

    /// The path by which the system opens the copy, which from here on lives as long as the process.
    ///
    /// glibc recognises a library by its name first, so a descriptor whose number came free again would silently
    /// hand back the earlier plugin.
    pub(crate) fn keep(self) -> PathBuf {
        self.copy.keep()
    }
}

/// A file in memory that is sealed once it is written.
#[cfg(target_os = "linux")]
struct PrivateCopy {
    file: File,
}

#[cfg(target_os = "linux")]
impl PrivateCopy {
    fn new() -> io::Result<Self> {
        use rustix::fs::{MemfdFlags, memfd_create};
        let file = memfd_create("vakwerk-plugin", MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING)?;
        Ok(Self { file: File::from(file) })
    }

    fn finish(&mut self) -> io::Result<()> {
        use rustix::fs::{SealFlags, fcntl_add_seals};
        let other = SealFlags::GROW | SealFlags::SHRINK | SealFlags::SEAL;
        // The copy was never mapped, so forbidding what is written from here on forbids everything. `WRITE` forbids no
        // more, but first looks whether anybody holds a page, and with a page that the kernel itself is handling, or
        // with huge ones, it refuses as busy. It is for kernels before 5.1, which know no other.
        match fcntl_add_seals(&self.file, other | SealFlags::FUTURE_WRITE) {
            Err(rustix::io::Errno::INVAL) => Ok(fcntl_add_seals(&self.file, other | SealFlags::WRITE)?),
            sealed => Ok(sealed?),
        }
    }

    fn keep(self) -> PathBuf {
        use std::os::fd::IntoRawFd as _;
        PathBuf::from(format!("/proc/self/fd/{}", self.file.into_raw_fd()))
    }
}

/// A file in a private folder, whose handle is held. Untested.
#[cfg(not(target_os = "linux"))]
struct PrivateCopy {
    file: File,
    folder: tempfile::TempDir,
}

#[cfg(not(target_os = "linux"))]
impl PrivateCopy {
    fn new() -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix("vakwerk-").tempdir()?;
        let path = folder.path().join(format!("plugin{}", std::env::consts::DLL_SUFFIX));
        let file = File::options().read(true).write(true).create_new(true).open(path)?;
        Ok(Self { file, folder })
    }

    fn finish(&mut self) -> io::Result<()> {
        self.file.sync_all()
    }

    fn keep(self) -> PathBuf {
        std::mem::forget(self.file);
        self.folder.keep().join(format!("plugin{}", std::env::consts::DLL_SUFFIX))
    }
}
