//! Finding everything that is wrong in a damaged case file; slower than reading one, and only done when that failed.

use std::collections::{HashMap, HashSet};

use super::fault::{Fault, FaultKind, Unreadable};
use super::head::ChainHead;
use super::header::Header;
use super::id::CaseId;
use super::line::Inspected;
use crate::case::EventId;
use crate::digest::Digest;

/// How many faults are listed; more are only counted.
pub const FAULT_LIMIT: usize = 100;

/// What is wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The faults in the order of their lines, at most [`FAULT_LIMIT`]; never empty.
    pub faults: Vec<Fault>,
    /// How many there are.
    pub total: usize,
}

/// A line that agrees with its own header digest.
struct Sound {
    line: usize,
    header: Header,
    digest: Digest,
    destroyed_by: Option<EventId>,
}

/// Finds what is wrong; `first` is what stopped the reader, in case nothing else is found.
pub(super) fn diagnose(case: &CaseId, bytes: &[u8], acknowledged: Option<&ChainHead>, first: Fault) -> Damage {
    let mut faults = Vec::new();
    let mut lines = Vec::new();
    let ended = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    for (at, line) in ended.split(|byte| *byte == b'\n').enumerate() {
        lines.push(inspect(at + 1, line, &mut faults));
    }
    walk(case, &lines, &mut faults);
    graves(&lines, &mut faults);
    end(&lines, acknowledged, &mut faults);
    if faults.is_empty() {
        faults.push(first);
    }
    faults.sort_by_key(|fault| fault.line);
    let total = faults.len();
    faults.truncate(FAULT_LIMIT);
    Damage { faults, total }
}

/// Reads one line and notes what is wrong inside it; `None` where its header cannot be relied on.
fn inspect(line: usize, bytes: &[u8], faults: &mut Vec<Fault>) -> Option<Sound> {
    let read =
        std::str::from_utf8(bytes).map_err(|_| FaultKind::Unreadable(Unreadable::NotUtf8)).and_then(Inspected::read);
    match read {
        Ok(Inspected { header, digest, destroyed_by, faults: inner }) => {
            let changed = inner.contains(&FaultKind::HeaderChanged);
            faults.extend(inner.into_iter().map(|what| Fault::new(line, what)));
            (!changed).then_some(Sound { line, header, digest, destroyed_by })
        }
        Err(what) => {
            faults.push(Fault::new(line, what));
            None
        }
    }
}

/// Follows the chain past every fault, and says which events are missing, moved, added or there twice.
fn walk(case: &CaseId, lines: &[Option<Sound>], faults: &mut Vec<Fault>) {
    let sound = || lines.iter().flatten();
    let digests: HashSet<Digest> = sound().map(|s| s.digest).collect();
    let sequences: HashSet<u64> = sound().map(|s| s.header.sequence).collect();
    let mut last_with: HashMap<(u64, Digest), usize> = HashMap::new();
    for s in sound() {
        last_with.insert((s.header.sequence, s.header.previous), s.line);
    }
    let mut first_with: HashMap<EventId, usize> = HashMap::new();
    let mut placed: HashSet<u64> = HashSet::new();
    let mut expected = 1;
    let mut previous = Some(ChainHead::start(case).digest);
    let mut doubtful = 0;
    for line in lines {
        let Some(Sound { line, header, digest, .. }) = line else {
            previous = None;
            doubtful += 1;
            continue;
        };
        let sequence = header.sequence;
        let mut fault = |what| faults.push(Fault::new(*line, what));
        if let Some(first) = first_with.get(&header.event) {
            fault(FaultKind::Twice { first: *first });
            continue;
        }
        first_with.insert(header.event, *line);
        let linked = previous.is_none_or(|previous| previous == header.previous);
        let rightful_later =
            previous.is_some_and(|previous| last_with.get(&(expected, previous)).is_some_and(|at| at > line));
        if !linked && rightful_later {
            let ours = digests.contains(&header.previous);
            fault(if ours { FaultKind::Moved { sequence } } else { FaultKind::Added { sequence } });
            continue;
        }
        if sequence < expected {
            let taken = placed.contains(&sequence);
            fault(if taken { FaultKind::Added { sequence } } else { FaultKind::Moved { sequence } });
            continue;
        }
        if sequence > expected.saturating_add(doubtful) {
            let from = (expected.saturating_add(doubtful)..sequence).find(|s| !sequences.contains(s));
            let to = (expected.saturating_add(doubtful)..sequence).rev().find(|s| !sequences.contains(s));
            if let (Some(from), Some(to)) = (from, to) {
                fault(FaultKind::Missing { from, to });
            }
        } else if !linked {
            fault(if sequence == 1 { FaultKind::OtherCase } else { FaultKind::LinkBroken });
        }
        placed.insert(sequence);
        expected = sequence.saturating_add(1);
        previous = Some(*digest);
        doubtful = 0;
    }
}

/// Holds tombstones against the events that record destructions.
fn graves(lines: &[Option<Sound>], faults: &mut Vec<Fault>) {
    let all_sound = lines.iter().all(Option::is_some);
    let mut recorded: HashMap<(EventId, EventId), usize> = HashMap::new();
    let mut kept_or_destroyed: HashMap<EventId, Option<EventId>> = HashMap::new();
    for sound in lines.iter().flatten() {
        kept_or_destroyed.insert(sound.header.event, sound.destroyed_by);
        recorded.extend(sound.header.destroys.iter().map(|event| ((*event, sound.header.event), sound.line)));
    }
    for sound in lines.iter().flatten() {
        if let Some(by) = sound.destroyed_by
            && recorded.get(&(sound.header.event, by)).is_none_or(|line| *line <= sound.line)
        {
            faults.push(Fault::new(sound.line, FaultKind::TombstoneUnfounded));
        }
        let undone = sound.header.destroys.iter().any(|event| match kept_or_destroyed.get(event) {
            Some(by) => *by != Some(sound.header.event),
            None => all_sound,
        });
        if undone {
            faults.push(Fault::new(sound.line, FaultKind::DestructionUndone));
        }
    }
}

/// Holds the file against a head that is known from elsewhere.
fn end(lines: &[Option<Sound>], acknowledged: Option<&ChainHead>, faults: &mut Vec<Fault>) {
    let Some(head) = acknowledged.filter(|head| head.sequence > 0) else { return };
    let known = lines.iter().flatten().find(|sound| sound.header.sequence == head.sequence);
    let found = lines.iter().flatten().map(|sound| sound.header.sequence).max().unwrap_or(0);
    match known {
        Some(sound) if sound.digest == head.digest => {}
        Some(sound) => faults.push(Fault::new(sound.line, FaultKind::EndRewritten { sequence: head.sequence })),
        None if found < head.sequence => {
            faults.push(Fault::new(lines.len() + 1, FaultKind::EndMissing { expected: head.sequence, found }));
        }
        None => {}
    }
}
