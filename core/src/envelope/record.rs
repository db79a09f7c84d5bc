//! A verified case file in memory: the bytes as they are stored, and where each event lies in them.

use std::fmt;
use std::ops::Range;

use super::FILE_LIMIT;
use super::chain::{Chain, Followed, Stop};
use super::code::Code;
use super::diagnose::{Damage, UNREADABLE_LIMIT, diagnose};
use super::fault::{Fault, FaultKind, Unreadable};
use super::head::ChainHead;
use super::header::Header;
use super::id::CaseId;
use super::known::Known;
use super::line::{Content, ends_append};
use crate::access::{Access, Accessed, SinkFault};
use crate::case::EventId;
use crate::digest::Digest;

/// An event in a verified file.
#[derive(Clone, Debug)]
pub struct Entry {
    header: Header,
    digest: Digest,
    content: Content,
    line: Range<usize>,
}

impl Entry {
    pub(super) fn new(header: Header, digest: Digest, content: Content, line: Range<usize>) -> Self {
        Self { header, digest, content, line }
    }

    /// The header, as far as this version knows it.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The digest of the stored header.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The event that destroyed the payload, if it was destroyed.
    #[must_use]
    pub fn destroyed_by(&self) -> Option<EventId> {
        match self.content {
            Content::Kept { .. } => None,
            Content::Destroyed(by) => Some(by),
        }
    }

    /// The places of salt and payload in the line.
    pub(super) fn kept(&self) -> Option<(Range<usize>, Range<usize>)> {
        match &self.content {
            Content::Kept { salt, payload } => Some((salt.clone(), payload.clone())),
            Content::Destroyed(_) => None,
        }
    }
}

/// A verified case file.
///
/// Unknown events and unknown fields are in [`bytes`](Self::bytes) exactly as they were read. Printed for a developer
/// it says how many events there are, and nothing of them.
#[derive(Clone)]
pub struct Record {
    case: CaseId,
    text: String,
    entries: Vec<Entry>,
    chain: Chain,
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Record({} events)", self.entries.len())
    }
}

/// A file that was read: the record, and what a broken-off append left behind it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The whole appends.
    pub record: Record,
    /// The remains, where there are any.
    pub torn: Option<Torn>,
}

/// The remains of an append that was broken off before it was acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Torn {
    /// The line where they begin, counted from 1.
    pub line: usize,
    /// The byte where they begin.
    pub start: usize,
    /// How many bytes there are.
    pub bytes: usize,
}

/// Why a file cannot be read as a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadFault {
    /// It is larger than [`FILE_LIMIT`].
    TooLarge,
    /// It was changed since it was written, or comes from a newer version.
    Damaged(Damage),
    /// The access cannot be written down, so nothing is handed over.
    NotLogged(SinkFault),
}

impl ReadFault {
    fn code(&self) -> Code {
        match self {
            Self::TooLarge => Code::CaseTooLarge,
            Self::Damaged(_) => Code::Damaged,
            Self::NotLogged(_) => Code::NotLogged,
        }
    }
}

impl Record {
    /// A case without events.
    #[must_use]
    pub fn empty(case: CaseId) -> Self {
        let chain = Chain::new(&case);
        Self { case, text: String::new(), entries: Vec::new(), chain }
    }

    /// Reads and verifies a whole file, in one pass; the access is written down before anything is handed over, and so
    /// is an attempt that is refused. A store whose reading as a whole is written down by [`Loaded::of`] leaves it out.
    ///
    /// [`Loaded::of`]: crate::store::Loaded::of
    ///
    /// `acknowledged` is a head that is known from elsewhere: the file must reach it and agree with it.
    ///
    /// An append that was broken off (a line without its end, sectors that were never written, an append without its
    /// last event) is no damage, since it was never acknowledged; it is left out and reported as [`Torn`].
    ///
    /// # Errors
    /// The file is too large, damaged, or from a newer version; damage comes with every fault that was found. Or the
    /// access cannot be written down.
    pub fn read(
        case: &CaseId,
        bytes: Vec<u8>,
        acknowledged: Option<&ChainHead>,
        access: &Access<'_>,
    ) -> Result<Reading, ReadFault> {
        let attempt = Self::verified(case, bytes, acknowledged);
        let told = match &attempt {
            Ok(reading) => access.to_case(case, reading.record.client()),
            Err(fault) => access.refused(&Accessed::Case { case, client: None }, fault.code().as_str()),
        };
        told.map_err(ReadFault::NotLogged)?;
        attempt
    }

    fn verified(case: &CaseId, bytes: Vec<u8>, acknowledged: Option<&ChainHead>) -> Result<Reading, ReadFault> {
        if bytes.len() > FILE_LIMIT {
            return Err(ReadFault::TooLarge);
        }
        let size = bytes.len();
        let (mut text, rest) = match String::from_utf8(bytes) {
            Ok(text) => (text, Vec::new()),
            Err(fault) => split_at_fault(fault),
        };
        let mut chain = Chain::new(case);
        let Followed { entries, end, stop } = chain.follow(&text);
        let line = entries.len() + 1;
        let torn = (end < size).then_some(Torn { line, start: end, bytes: size - end });
        let agrees = acknowledged.is_none_or(|head| agrees(&entries, case, head));
        if !agrees
            || chain.unfounded().is_some()
            || (torn.is_some() && !is_torn(&text, &rest, stop.as_ref(), chain.head(), acknowledged))
        {
            let what = stop.map_or(FaultKind::Unreadable(Unreadable::NotUtf8), |stop| stop.what);
            let whole = [text.as_bytes(), &rest].concat();
            return Err(ReadFault::Damaged(diagnose(case, &whole, acknowledged, Fault::new(line, what))));
        }
        text.truncate(end);
        let record = Self { case: case.clone(), text, entries, chain };
        Ok(Reading { record, torn })
    }

    /// The case.
    #[must_use]
    pub fn case(&self) -> &CaseId {
        &self.case
    }

    /// The file, byte for byte.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// The events, in their order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How many events there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no events.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The head of the chain.
    #[must_use]
    pub fn head(&self) -> ChainHead {
        self.chain.head()
    }

    /// The chain, for whoever appends.
    #[must_use]
    pub fn chain(&self) -> &Chain {
        &self.chain
    }

    /// The place of an event among the entries.
    #[must_use]
    pub fn position(&self, event: EventId) -> Option<usize> {
        self.entries.iter().position(|entry| entry.header.event == event)
    }

    /// The stored line of an event, without its line feed.
    #[must_use]
    pub fn line(&self, entry: &Entry) -> &str {
        self.text.get(entry.line.clone()).unwrap_or_default()
    }

    /// The payload of an event as it is stored; `None` once it was destroyed.
    #[must_use]
    pub fn payload(&self, entry: &Entry) -> Option<&str> {
        let (_, place) = entry.kept()?;
        self.line(entry).get(place)
    }

    /// The first critical event that is not understood; the case may then be read but not added to.
    #[must_use]
    pub fn unknown_critical(&self, known: Known) -> Option<&Header> {
        let mut headers = self.entries.iter().map(|entry| &entry.header);
        headers.find(|header| header.critical && !known(header.kind.as_str(), header.form))
    }

    /// Checks the record against a head that was kept elsewhere.
    ///
    /// # Errors
    /// The record ends before it, or holds another event there.
    pub fn verify_head(&self, known: &ChainHead) -> Result<(), Fault> {
        if agrees(&self.entries, &self.case, known) {
            return Ok(());
        }
        let found = self.head().sequence;
        Err(if found < known.sequence {
            Fault::new(self.len() + 1, FaultKind::EndMissing { expected: known.sequence, found })
        } else {
            Fault::new(known.sequence as usize, FaultKind::EndRewritten { sequence: known.sequence })
        })
    }
}

fn agrees(entries: &[Entry], case: &CaseId, head: &ChainHead) -> bool {
    match head.sequence.checked_sub(1) {
        None => head.digest == ChainHead::start(case).digest,
        Some(at) => usize::try_from(at).ok().and_then(|at| entries.get(at)).is_some_and(|e| e.digest == head.digest),
    }
}

/// The part of a file before its first byte that is not UTF-8, and the rest.
fn split_at_fault(fault: std::string::FromUtf8Error) -> (String, Vec<u8>) {
    let valid = fault.utf8_error().valid_up_to();
    let mut bytes = fault.into_bytes();
    let rest = bytes.split_off(valid);
    (String::from_utf8(bytes).unwrap_or_default(), rest)
}

/// Whether what follows on the last whole append was never acknowledged.
///
/// Only the last append can be broken off, since all before it was durable before it began. So no append may end
/// within what follows, and it must show: the file ends in mid-line or in mid-append, a sector was never written, or
/// the head that was acknowledged last lies right before it.
fn is_torn(text: &str, rest: &[u8], stop: Option<&Stop>, head: ChainHead, acknowledged: Option<&ChainHead>) -> bool {
    if matches!(stop, Some(Stop { what: FaultKind::FromTheFuture { .. }, .. })) {
        return false;
    }
    let from = stop.map_or(text.len(), |stop| stop.line.start);
    let tail = [&text.as_bytes()[from..], rest].concat();
    let lines = || tail.strip_suffix(b"\n").unwrap_or(&tail).split(|byte| *byte == b'\n');
    let count = lines().count();
    let unwritten = has_unwritten_sector(&tail, from);
    let cut_in_line = count == 1 && !tail.ends_with(b"\n");
    // Nor is any append so long; and to read the lines, of which one may have 16 MiB, costs time.
    if !(cut_in_line || unwritten || acknowledged == Some(&head)) || count > UNREADABLE_LIMIT {
        return false;
    }
    for (at, line) in lines().enumerate() {
        let ends = std::str::from_utf8(line).ok().and_then(ends_append);
        // A line that is whole and does not fit was put there; breaking off leaves no such line.
        if at == 0 && ends.is_some() {
            return false;
        }
        // A disk may write the last sectors of an append and not the first; then its own last line is whole.
        let own_end = unwritten && at + 1 == count;
        if ends == Some(true) && !own_end || ends == Some(false) && !unwritten {
            return false;
        }
    }
    true
}

/// The smallest piece that a disk writes.
const SECTOR: usize = 512;

/// Whether a sector, or the part of one that lies in `tail`, holds only zeros: JSON never does.
fn has_unwritten_sector(tail: &[u8], start: usize) -> bool {
    let to_boundary = (SECTOR - start % SECTOR) % SECTOR;
    let (first, others) = tail.split_at(to_boundary.min(tail.len()));
    std::iter::once(first).chain(others.chunks(SECTOR)).any(|part| !part.is_empty() && part.iter().all(|b| *b == 0))
}
