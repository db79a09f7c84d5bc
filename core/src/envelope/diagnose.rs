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

/// After so many lines that cannot be read a file is no case any more: what follows is counted and not looked at, so
/// that a large file of line feeds takes neither memory nor time.
pub(super) const UNREADABLE_LIMIT: usize = 10_000;

/// What is wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The faults in the order of their lines, at most [`FAULT_LIMIT`]; never empty.
    pub faults: Vec<Fault>,
    /// How many there are.
    pub total: usize,
}

/// Faults as they are found: all are counted, and those that stand first in the file are kept.
#[derive(Default)]
struct Found {
    kept: Vec<Fault>,
    total: usize,
}

impl Found {
    fn push(&mut self, fault: Fault) {
        self.total += 1;
        self.kept.push(fault);
        if self.kept.len() >= 2 * FAULT_LIMIT {
            self.cut();
        }
    }

    fn cut(&mut self) {
        self.kept.sort_by_key(|fault| fault.line);
        self.kept.truncate(FAULT_LIMIT);
    }
}

/// The lines of a file.
#[derive(Default)]
struct Lines {
    sound: Vec<Sound>,
    unreadable: usize,
}

impl Lines {
    fn count(&self) -> usize {
        self.sound.len() + self.unreadable
    }
}

/// A line that agrees with its own header digest.
struct Sound {
    line: usize,
    /// How many lines before it could not be read.
    unreadable_before: usize,
    header: Header,
    digest: Digest,
    destroyed_by: Option<EventId>,
}

/// Finds what is wrong; `first` is what stopped the reader, in case nothing else is found.
pub(super) fn diagnose(case: &CaseId, bytes: &[u8], acknowledged: Option<&ChainHead>, first: Fault) -> Damage {
    let mut faults = Found::default();
    let mut lines = Lines::default();
    let mut rest = (!bytes.is_empty()).then(|| bytes.strip_suffix(b"\n").unwrap_or(bytes));
    while let Some(text) = rest {
        if lines.unreadable >= UNREADABLE_LIMIT {
            let left = 1 + memchr::memchr_iter(b'\n', text).count();
            lines.unreadable += left;
            faults.total += left;
            break;
        }
        let end = memchr::memchr(b'\n', text);
        rest = end.map(|end| &text[end + 1..]);
        inspect(&text[..end.unwrap_or(text.len())], &mut lines, &mut faults);
    }
    walk(case, &lines, &mut faults);
    graves(&lines, &mut faults);
    end(&lines, acknowledged, &mut faults);
    if faults.total == 0 {
        faults.push(first);
    }
    faults.cut();
    Damage { faults: faults.kept, total: faults.total }
}

/// Reads the next line and notes what is wrong inside it; it is sound where its header can be relied on.
fn inspect(bytes: &[u8], lines: &mut Lines, faults: &mut Found) {
    let line = lines.count() + 1;
    let read =
        std::str::from_utf8(bytes).map_err(|_| FaultKind::Unreadable(Unreadable::NotUtf8)).and_then(Inspected::read);
    match read {
        Ok(Inspected { header, digest, destroyed_by, faults: inner }) => {
            let changed = inner.contains(&FaultKind::HeaderChanged);
            inner.into_iter().for_each(|what| faults.push(Fault::new(line, what)));
            if !changed {
                lines.sound.push(Sound { line, unreadable_before: lines.unreadable, header, digest, destroyed_by });
                return;
            }
        }
        Err(what) => faults.push(Fault::new(line, what)),
    }
    lines.unreadable += 1;
}

/// Says which events are there twice, added, moved or missing, and which do not follow on the one before.
fn walk(case: &CaseId, lines: &Lines, faults: &mut Found) {
    let start = ChainHead::start(case).digest;
    let single = without_doubles(start, lines, faults);
    let sequences: HashSet<u64> = single.iter().map(|at| at.sequence).collect();
    let in_order = longest_rise(&single);
    let (mut expected, mut previous, mut before) = (1_u64, start, 0);
    for (place, at) in single.iter().enumerate() {
        let Sound { line, unreadable_before, header, digest, .. } = &lines.sound[at.index];
        let sequence = header.sequence;
        if !in_order[place] {
            let what = if at.linked { FaultKind::Moved { sequence } } else { FaultKind::Added { sequence } };
            faults.push(Fault::new(*line, what));
            continue;
        }
        // Lines that could not be read may be the events that seem to be missing.
        let doubtful = (unreadable_before - before) as u64;
        let absent = |sequence: &u64| !sequences.contains(sequence);
        let mut gap = expected.saturating_add(doubtful)..sequence;
        if let (Some(from), Some(to)) = (gap.clone().find(absent), gap.rfind(absent)) {
            faults.push(Fault::new(*line, FaultKind::Missing { from, to }));
        } else if doubtful == 0 && sequence == expected && previous != header.previous {
            let what = if sequence == 1 { FaultKind::OtherCase } else { FaultKind::LinkBroken };
            faults.push(Fault::new(*line, what));
        }
        (expected, previous, before) = (sequence.saturating_add(1), *digest, *unreadable_before);
    }
}

/// An event in its sound line, by index, with its sequence, and whether it follows on an event of the file.
#[derive(Clone, Copy)]
struct Placed {
    index: usize,
    sequence: u64,
    linked: bool,
}

/// The events, one for each sequence: where several claim one, the one that follows on an event of the file and on
/// which another follows.
fn without_doubles(start: Digest, lines: &Lines, faults: &mut Found) -> Vec<Placed> {
    let digests: HashSet<Digest> = lines.sound.iter().map(|s| s.digest).chain([start]).collect();
    let followed: HashSet<Digest> = lines.sound.iter().map(|s| s.header.previous).collect();
    let mut first_with: HashMap<EventId, usize> = HashMap::new();
    let mut rightful: HashMap<u64, (u8, usize)> = HashMap::new();
    let mut once = Vec::new();
    for (index, Sound { line, header, digest, .. }) in lines.sound.iter().enumerate() {
        if let Some(first) = first_with.get(&header.event) {
            faults.push(Fault::new(*line, FaultKind::Twice { first: *first }));
            continue;
        }
        first_with.insert(header.event, *line);
        let linked = digests.contains(&header.previous);
        // Who put an event in can seal it behind the one before, but nothing was sealed behind it.
        let rank = u8::from(linked) + u8::from(followed.contains(digest));
        let claim = rightful.entry(header.sequence).or_insert((rank, index));
        if rank > claim.0 {
            *claim = (rank, index);
        }
        once.push(Placed { index, sequence: header.sequence, linked });
    }
    once.retain(|placed| {
        let (_, winner) = rightful[&placed.sequence];
        if winner != placed.index {
            faults.push(Fault::new(lines.sound[placed.index].line, FaultKind::Added { sequence: placed.sequence }));
        }
        winner == placed.index
    });
    once
}

/// Marks as many events as can stay where they are when the others are put in order.
fn longest_rise(events: &[Placed]) -> Vec<bool> {
    // The last place of the best rise of each length, and what comes before each place in its rise.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(events.len());
    for (place, event) in events.iter().enumerate() {
        let length = ends.partition_point(|end| events[*end].sequence < event.sequence);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() { ends.push(place) } else { ends[length] = place }
    }
    let mut stays = vec![false; events.len()];
    let mut next = ends.last().copied();
    while let Some(place) = next {
        stays[place] = true;
        next = before[place];
    }
    stays
}

/// Holds tombstones against the events that record destructions.
fn graves(lines: &Lines, faults: &mut Found) {
    let all_sound = lines.unreadable == 0;
    let mut recorded: HashMap<(EventId, EventId), usize> = HashMap::new();
    let mut kept_or_destroyed: HashMap<EventId, Option<EventId>> = HashMap::new();
    for sound in &lines.sound {
        kept_or_destroyed.insert(sound.header.event, sound.destroyed_by);
        recorded.extend(sound.header.destroys.iter().map(|event| ((*event, sound.header.event), sound.line)));
    }
    for sound in &lines.sound {
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
fn end(lines: &Lines, acknowledged: Option<&ChainHead>, faults: &mut Found) {
    let Some(head) = acknowledged.filter(|head| head.sequence > 0) else { return };
    let known = lines.sound.iter().find(|sound| sound.header.sequence == head.sequence);
    let found = lines.sound.iter().map(|sound| sound.header.sequence).max().unwrap_or(0);
    match known {
        Some(sound) if sound.digest == head.digest => {}
        Some(sound) => faults.push(Fault::new(sound.line, FaultKind::EndRewritten { sequence: head.sequence })),
        None if found < head.sequence => {
            faults.push(Fault::new(lines.count() + 1, FaultKind::EndMissing { expected: head.sequence, found }));
        }
        None => {}
    }
}
