//! What the store asks of a disk, so that tests can let it be full, slow or torn off; and a folder on a real one.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Tells whether a file is still the one that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// How long it is, in bytes.
    pub length: u64,
    /// When it was last written to, as far as the system keeps that.
    pub modified: Option<SystemTime>,
    /// Which device it lies on, as far as the system tells devices apart.
    pub device: u64,
    /// Which file of the device it is, as far as the system tells files of one name apart.
    pub identity: u64,
}

impl Stamp {
    /// Whether it is of the same file, whatever was written to that since.
    #[must_use]
    pub fn is_same_file(&self, other: &Self) -> bool {
        (self.device, self.identity) == (other.device, other.identity)
    }
}

/// One folder on a disk, by the names of the files in it.
///
/// A write counts as durable after [`sync`](Self::sync); a new name or a rename after
/// [`sync_folder`](Self::sync_folder).
pub trait Disk: Send + Sync {
    /// A file that is open.
    type File;

    /// The names in the folder.
    ///
    /// # Errors
    /// The folder cannot be read.
    fn names(&self) -> io::Result<Vec<String>>;

    /// The stamp of a regular file.
    ///
    /// # Errors
    /// There is no such file, or it is not a regular one.
    fn stamp(&self, name: &str) -> io::Result<Stamp>;

    /// The stamp of a file that is open, whatever has its name by now.
    ///
    /// # Errors
    /// The system does not say.
    fn stamp_of(&self, file: &Self::File) -> io::Result<Stamp>;

    /// The content of a file from the byte `from`, at most `limit` bytes of it.
    ///
    /// # Errors
    /// The file cannot be read.
    fn read(&self, name: &str, from: u64, limit: u64) -> io::Result<Vec<u8>>;

    /// Opens a file for writing, and makes it where it is not there.
    ///
    /// # Errors
    /// The file cannot be opened or made, or is not a regular one.
    fn open(&self, name: &str) -> io::Result<Self::File>;

    /// Takes the file for oneself until it is dropped; `false` when another has it.
    ///
    /// # Errors
    /// The system does not lock files there.
    fn lock(&self, file: &Self::File) -> io::Result<bool>;

    /// Writes at a place.
    ///
    /// # Errors
    /// Not everything could be written; part of it may have been.
    fn write(&self, file: &Self::File, at: u64, bytes: &[u8]) -> io::Result<()>;

    /// Cuts a file off at a length.
    ///
    /// # Errors
    /// The file keeps its length.
    fn cut(&self, file: &Self::File, length: u64) -> io::Result<()>;

    /// Makes everything written to the file durable.
    ///
    /// # Errors
    /// It may not be durable.
    fn sync(&self, file: &Self::File) -> io::Result<()>;

    /// Makes the names in the folder durable.
    ///
    /// # Errors
    /// They may not be durable.
    fn sync_folder(&self) -> io::Result<()>;

    /// Gives a file another name, in place of a file that has it.
    ///
    /// # Errors
    /// Both files keep their names.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// It is still there, or never was.
    fn remove(&self, name: &str) -> io::Result<()>;
}

/// A folder on a real disk.
#[derive(Clone, Debug)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// A folder that is there.
    ///
    /// # Errors
    /// It is not there, or is not a folder.
    pub fn open(path: &Path) -> io::Result<Self> {
        if fs::metadata(path)?.is_dir() {
            // Absolute, so that a program which changes its working directory keeps writing to the same files.
            return Ok(Self { path: std::path::absolute(path)? });
        }
        Err(io::ErrorKind::NotADirectory.into())
    }

    /// A folder, made first where it is not there.
    ///
    /// # Errors
    /// It can neither be opened nor made.
    pub fn create(path: &Path) -> io::Result<Self> {
        let path = std::path::absolute(path)?;
        let made: Vec<_> = path.ancestors().take_while(|folder| !folder.exists()).collect();
        fs::create_dir_all(&path)?;
        for parent in made.iter().filter_map(|folder| folder.parent()).filter(|_| cfg!(unix)) {
            File::open(parent)?.sync_all()?;
        }
        Self::open(&path)
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn regular(&self, name: &str) -> io::Result<fs::Metadata> {
        // A link could lead out of the folder, and reading a device or pipe might never end.
        let found = fs::symlink_metadata(self.path.join(name))?;
        if found.is_file() { Ok(found) } else { Err(io::Error::other("not a regular file")) }
    }
}

#[cfg(unix)]
fn identity(found: &fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt as _;
    (found.dev(), found.ino())
}

#[cfg(not(unix))]
fn identity(_: &fs::Metadata) -> (u64, u64) {
    (0, 0)
}

fn stamp(found: &fs::Metadata) -> Stamp {
    let (device, identity) = identity(found);
    Stamp { length: found.len(), modified: found.modified().ok(), device, identity }
}

impl Disk for Folder {
    type File = File;

    fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.path)? {
            // No file of ours has a name that is not UTF-8.
            names.extend(entry?.file_name().into_string().ok());
        }
        Ok(names)
    }

    fn stamp(&self, name: &str) -> io::Result<Stamp> {
        Ok(stamp(&self.regular(name)?))
    }

    fn stamp_of(&self, file: &File) -> io::Result<Stamp> {
        Ok(stamp(&file.metadata()?))
    }

    fn read(&self, name: &str, from: u64, limit: u64) -> io::Result<Vec<u8>> {
        let length = self.regular(name)?.len().saturating_sub(from).min(limit);
        let mut file = File::open(self.path.join(name))?;
        file.seek(SeekFrom::Start(from))?;
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
        file.take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn open(&self, name: &str) -> io::Result<File> {
        match self.regular(name) {
            Err(fault) if fault.kind() != io::ErrorKind::NotFound => return Err(fault),
            _ => {}
        }
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        // What is in a case concerns nobody but who runs the program.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(self.path.join(name))
    }

    fn lock(&self, file: &File) -> io::Result<bool> {
        match file.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(fault)) => Err(fault),
        }
    }

    fn write(&self, mut file: &File, at: u64, bytes: &[u8]) -> io::Result<()> {
        file.seek(SeekFrom::Start(at))?;
        file.write_all(bytes)
    }

    fn cut(&self, file: &File, length: u64) -> io::Result<()> {
        file.set_len(length)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn sync_folder(&self) -> io::Result<()> {
        // Elsewhere a folder cannot be opened as a file, and names are durable by themselves.
        if cfg!(unix) { File::open(&self.path)?.sync_all() } else { Ok(()) }
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        fs::rename(self.path.join(from), self.path.join(to))
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        fs::remove_file(self.path.join(name))
    }
}
