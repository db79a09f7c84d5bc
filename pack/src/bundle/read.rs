//! Reading a bundle as it streams in: every limit holds before anything is kept.

use std::io::{self, Read};

use ruzstd::decoding::StreamingDecoder;
use tar::{Archive, EntryType};

use super::paths::Paths;
use super::{BUNDLE_FORMAT, BUNDLE_LIMIT, BundleFault, ENTRIES_LIMIT, FRONT_FILE, Front};
use crate::reason::Reason;
use crate::suggest::shown;

/// The most memory that unpacking may ask for besides a file's own; what every unpacker of zstd must offer.
const WINDOW_LIMIT: u64 = 8 << 20;
/// The most bytes of the first entry.
const FRONT_LIMIT: u64 = 4 << 10;
/// The most bytes that come out of the compression: the files, and at most three blocks of 512 bytes beside each.
const RAW_LIMIT: u64 = BUNDLE_LIMIT + 3 * 512 * (ENTRIES_LIMIT as u64 + 2);
/// What every file of zstd begins with.
const MAGIC: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// A file that comes out of a bundle.
pub struct Received<'a> {
    /// What the first entry says.
    pub front: &'a Front,
    /// The path inside the plugin's folder.
    pub path: &'a str,
    /// Its size; what is larger than a bundle may be never comes this far.
    pub size: u64,
    /// The content; it ends at its size.
    pub content: &'a mut dyn Read,
}

/// Reads a bundle and hands on each file as it comes; gives what the first entry says.
///
/// # Errors
/// It is no bundle, one of a newer format, damaged, past a limit, or holds what a bundle may not hold; or `keep` fails.
/// What was handed on before must then be thrown away.
pub fn read(
    bundle: impl Read,
    keep: &mut dyn FnMut(Received<'_>) -> Result<(), BundleFault>,
) -> Result<Front, BundleFault> {
    let mut packed = Capped { inner: bundle, left: BUNDLE_LIMIT };
    let mut start = [0; 4];
    read_full(&mut packed, &mut start).map_err(|error| damaged(&error))?;
    if start != MAGIC {
        return Err(BundleFault::NotABundle);
    }
    let mut packed = start.chain(packed);
    let decoder = StreamingDecoder::new_with_max_window_size(&mut packed, WINDOW_LIMIT);
    let decoder = decoder.map_err(|_| BundleFault::Damaged { reason: Reason::FirstBytes })?;
    let mut archive = Archive::new(Capped { inner: decoder, left: RAW_LIMIT });
    let front = entries(&mut archive, keep)?;
    // Nothing may hide behind the end.
    let mut rest = archive.into_inner();
    if !only_zeros(&mut rest)? || !at_end(&mut packed)? {
        return Err(BundleFault::Damaged { reason: Reason::BehindItsEnd });
    }
    Ok(front)
}

fn entries(
    archive: &mut Archive<impl Read>,
    keep: &mut dyn FnMut(Received<'_>) -> Result<(), BundleFault>,
) -> Result<Front, BundleFault> {
    let mut front = None;
    let mut paths = Paths::default();
    let mut left = BUNDLE_LIMIT;
    // Raw: what only describes another entry (a long name, a sparse file) is an entry itself, and refused.
    let entries = archive.entries().map_err(|error| damaged(&error))?.raw(true);
    for (count, entry) in entries.enumerate() {
        let mut entry = entry.map_err(|error| damaged(&error))?;
        if count > ENTRIES_LIMIT {
            return Err(BundleFault::TooMany { limit: ENTRIES_LIMIT });
        }
        let path = String::from_utf8(entry.path_bytes().into_owned());
        let path =
            path.map_err(|error| BundleFault::Path { path: shown(&String::from_utf8_lossy(error.as_bytes())) })?;
        let kind = entry.header().entry_type();
        if kind != EntryType::Regular {
            let path = shown(&path);
            return Err(BundleFault::Kind { path, kind: kind_word(kind) });
        }
        let size = entry.size();
        let Some(front) = &front else {
            if path != FRONT_FILE {
                return Err(BundleFault::NotABundle);
            }
            front = Some(read_front(&mut entry, size)?);
            continue;
        };
        paths.take(&path)?;
        left = left.checked_sub(size).ok_or(BundleFault::TooLarge { limit: BUNDLE_LIMIT })?;
        let mut content = Counted { inner: &mut entry, count: 0 };
        keep(Received { front, path: &path, size, content: &mut content })?;
        if content.count != size {
            return Err(BundleFault::Damaged { reason: Reason::MidFile });
        }
    }
    front.ok_or(BundleFault::NotABundle)
}

/// The first entry; the format is read before anything else, because another format may have other keys.
fn read_front(entry: &mut impl Read, size: u64) -> Result<Front, BundleFault> {
    #[derive(serde::Deserialize)]
    struct Format {
        format: u64,
    }
    if size > FRONT_LIMIT {
        return Err(BundleFault::NotABundle);
    }
    let mut text = String::new();
    entry.read_to_string(&mut text).map_err(|error| damaged(&error))?;
    let Format { format } = toml::from_str(&text).map_err(|_| BundleFault::NotABundle)?;
    if format != u64::from(BUNDLE_FORMAT) {
        return Err(BundleFault::Format { found: format, known: BUNDLE_FORMAT });
    }
    toml::from_str(&text).map_err(|_| BundleFault::Damaged { reason: Reason::FirstEntry })
}

fn kind_word(kind: EntryType) -> &'static str {
    match kind {
        EntryType::Link | EntryType::Symlink => "link",
        EntryType::Char | EntryType::Block | EntryType::Fifo => "device",
        EntryType::Directory => "folder",
        _ => "other",
    }
}

/// A reader that fails past its limit; a plain end there would look like the end of the bundle.
struct Capped<R> {
    inner: R,
    left: u64,
}

/// The error of a reader past its limit.
#[derive(Debug)]
struct PastLimit;

impl std::fmt::Display for PastLimit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("past the limit")
    }
}

impl std::error::Error for PastLimit {}

impl<R: Read> Read for Capped<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(read as u64).ok_or_else(|| io::Error::other(PastLimit))?;
        Ok(read)
    }
}

struct Counted<R> {
    inner: R,
    count: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.count += read as u64;
        Ok(read)
    }
}

/// Reads until the buffer is full or the input ends.
fn read_full(reader: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match reader.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

fn only_zeros(reader: &mut impl Read) -> Result<bool, BundleFault> {
    let mut buffer = [0; 4096];
    loop {
        match read_full(reader, &mut buffer).map_err(|error| damaged(&error))? {
            0 => return Ok(true),
            read if buffer[..read].iter().any(|byte| *byte != 0) => return Ok(false),
            _ => {}
        }
    }
}

fn at_end(reader: &mut impl Read) -> Result<bool, BundleFault> {
    Ok(read_full(reader, &mut [0]).map_err(|error| damaged(&error))? == 0)
}

/// What reading failed on: a limit, which may lie deep inside other errors, or damage.
pub(super) fn damaged(error: &io::Error) -> BundleFault {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(one) = cause {
        let inner = one.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        if one.is::<PastLimit>() || inner.is_some_and(|inner| inner.is::<PastLimit>()) {
            return BundleFault::TooLarge { limit: BUNDLE_LIMIT };
        }
        cause = one.source();
    }
    if error.to_string().contains("past the limit") {
        return BundleFault::TooLarge { limit: BUNDLE_LIMIT };
    }
    // A decoder has no kind of its own for content that it cannot make sense of.
    let kind = Some(error.kind()).filter(|kind| *kind != io::ErrorKind::Other);
    BundleFault::Damaged { reason: Reason::System(kind.unwrap_or(io::ErrorKind::InvalidData)) }
}
