//! What a store remembers of a case between appends, so that appending does not read the whole file each time.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;

use vakwerk_core::case::EventId;
use vakwerk_core::envelope::{CaseId, Chain, ChainHead, Draft, Entry, IdempotencyKey, Known, Record, Sealed};
use vakwerk_core::store::StoreError;

use crate::disk::Stamp;

/// A case as its file was left.
#[derive(Debug)]
pub(crate) struct State {
    pub chain: Chain,
    /// The file as it was then; `None` where there is none yet.
    pub stamp: Option<Stamp>,
    /// The last bytes of the file as it was then: they hold the digest that all before it leads to.
    pub tail: Vec<u8>,
    /// Whether all of it is known to be durable, its name in the folder included.
    pub durable: bool,
    /// Whether the last line still lacks its line feed.
    pub open_line: bool,
    requests: HashMap<IdempotencyKey, Request>,
    /// The first critical event that is not understood.
    blocked: Option<Blocked>,
}

/// How many of the last bytes of a file are remembered: the digest at the end of a line as we write it, and more.
const TAIL: usize = 512;

/// The part of a file's last bytes that is remembered.
pub(crate) fn tail_of(bytes: impl DoubleEndedIterator<Item = u8>) -> Vec<u8> {
    let mut tail: Vec<u8> = bytes.rev().take(TAIL).collect();
    tail.reverse();
    tail
}

/// The events that one request led to.
#[derive(Clone, Debug)]
struct Request {
    last: ChainHead,
    kinds: Vec<String>,
    first: u64,
}

#[derive(Clone, Debug)]
struct Blocked {
    sequence: u64,
    kind: String,
    written_with: Option<Box<str>>,
}

impl State {
    pub fn new(record: &Record, stamp: Option<Stamp>, known: Known) -> Self {
        let open_line = record.bytes().last().is_some_and(|byte| *byte != b'\n');
        let chain = record.chain().clone();
        let tail = tail_of(record.bytes().iter().copied());
        let mut state = Self { chain, stamp, tail, durable: false, open_line, requests: HashMap::new(), blocked: None };
        state.note(record.entries(), known);
        state
    }

    /// Takes up events that were appended to the chain.
    pub fn note(&mut self, entries: &[Entry], known: Known) {
        for entry in entries {
            let header = entry.header();
            if header.critical && self.blocked.is_none() && !known(header.kind.as_str(), header.form) {
                let written_with = header.written_with.clone();
                let kind = header.kind.to_string();
                self.blocked = Some(Blocked { sequence: header.sequence, kind, written_with });
            }
            if let Some(key) = &header.idempotency_key {
                let last = ChainHead { sequence: header.sequence, digest: entry.digest() };
                self.note_request(key, last, header.kind.as_str());
            }
        }
    }

    fn note_request(&mut self, key: &IdempotencyKey, last: ChainHead, kind: &str) {
        match self.requests.entry(key.clone()) {
            Slot::Occupied(mut request) => {
                let request = request.get_mut();
                request.last = last;
                request.kinds.push(kind.to_owned());
            }
            Slot::Vacant(slot) => {
                slot.insert(Request { last, kinds: vec![kind.to_owned()], first: last.sequence });
            }
        }
    }

    /// The refusal of a case that holds a critical event which is not understood.
    pub fn check_understood(&self, case: &CaseId) -> Result<(), StoreError> {
        match self.blocked.clone() {
            None => Ok(()),
            Some(Blocked { sequence, kind, written_with }) => {
                Err(StoreError::UnknownCritical { case: case.clone(), sequence, kind, written_with })
            }
        }
    }

    /// The head after these events, where a request with their keys put them there before.
    pub fn repeated(&self, case: &CaseId, events: &[Draft]) -> Result<Option<ChainHead>, StoreError> {
        let mut asked: Vec<(&IdempotencyKey, Vec<&str>)> = Vec::new();
        for draft in events {
            let Some(key) = &draft.idempotency_key else { continue };
            match asked.iter_mut().find(|(other, _)| *other == key) {
                Some((_, kinds)) => kinds.push(draft.kind.as_str()),
                None => asked.push((key, vec![draft.kind.as_str()])),
            }
        }
        let known: Vec<_> = asked.iter().filter_map(|(key, kinds)| Some((self.requests.get(*key)?, kinds))).collect();
        let Some((first, _)) = known.first() else { return Ok(None) };
        let keyed = events.iter().all(|draft| draft.idempotency_key.is_some());
        let same = known.iter().all(|(request, kinds)| request.kinds.iter().eq(kinds.iter()));
        if !keyed || !same || known.len() < asked.len() {
            return Err(StoreError::KeyReused { case: case.clone(), sequence: first.first });
        }
        Ok(known.iter().map(|(request, _)| request.last).max_by_key(|head| head.sequence))
    }

    /// The refusal of an append that expects the case to be elsewhere.
    pub fn check_expected(&self, case: &CaseId, expected: u64) -> Result<(), StoreError> {
        let found = self.chain.head().sequence;
        match (expected == found, self.stamp) {
            (true, _) => Ok(()),
            (false, None) => Err(StoreError::UnknownCase { case: case.clone() }),
            (false, Some(_)) => Err(StoreError::Conflict { case: case.clone(), expected, found }),
        }
    }

    /// Takes up lines that this store appended itself; `false` if the chain does not fit, which cannot be.
    pub fn follow(&mut self, sealed: &Sealed, known: Known) -> bool {
        let entries = std::str::from_utf8(&sealed.bytes).ok().and_then(|text| self.chain.extend(text));
        entries.is_some_and(|entries| {
            self.note(&entries, known);
            self.chain.head() == sealed.head
        })
    }

    /// The first event id that is in the case already, or twice among the events.
    pub fn taken(&self, events: &[Draft]) -> Option<EventId> {
        let mut seen = std::collections::HashSet::new();
        events.iter().map(|draft| draft.event).find(|event| self.chain.contains(*event) || !seen.insert(*event))
    }
}
