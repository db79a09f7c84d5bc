//! Destruction: the only rewrite of a case file, which leaves headers and chain as they are.

use std::ops::Range;

use super::draft::Draft;
use super::record::{Entry, Record};
use super::seal::{SealFault, Sealed, seal_destruction};
use crate::case::EventId;

/// Why a payload cannot be destroyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotDestroy {
    /// No such event is in the case.
    Unknown,
    /// Its payload was destroyed before.
    Already,
    /// It records a destruction itself.
    Record,
}

/// Why a file without the payloads cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DestroyFault {
    /// A payload cannot be destroyed.
    Event {
        /// Which event.
        event: EventId,
        /// Why not.
        why: CannotDestroy,
    },
    /// The event that records the destruction cannot be sealed.
    Seal(SealFault),
}

/// A whole case file in which the payloads and salts of `events` are replaced by tombstones, ended by the sealed
/// `record`, which names them in its header. Naming no event, or one twice, is allowed.
///
/// # Errors
/// An event is unknown, destroyed before, or records a destruction itself; or `record` cannot be sealed.
pub fn destroy(file: &Record, events: &[EventId], record: &Draft) -> Result<Sealed, DestroyFault> {
    let mut chosen = vec![false; file.len()];
    let mut ids = Vec::with_capacity(events.len());
    for &event in events {
        let refuse = |why| DestroyFault::Event { event, why };
        let at = file.position(event).ok_or(refuse(CannotDestroy::Unknown))?;
        let entry = &file.entries()[at];
        if entry.destroyed_by().is_some() {
            return Err(refuse(CannotDestroy::Already));
        }
        if !entry.header().destroys.is_empty() {
            return Err(refuse(CannotDestroy::Record));
        }
        if !std::mem::replace(&mut chosen[at], true) {
            ids.push(event);
        }
    }
    let mut end = seal_destruction(record, &ids, file.head()).map_err(DestroyFault::Seal)?;
    let mut bytes = Vec::with_capacity(file.bytes().len() + end.bytes.len());
    for (entry, chosen) in file.entries().iter().zip(chosen) {
        let line = file.line(entry);
        if chosen {
            bury(line, entry, record.event, &mut bytes)
        } else {
            bytes.extend_from_slice(line.as_bytes())
        }
        bytes.push(b'\n');
    }
    bytes.append(&mut end.bytes);
    Ok(Sealed { bytes, head: end.head })
}

/// Writes a line anew with a tombstone in the place of its payload, and without its salt.
///
/// Everything else, also what this version does not know, stays byte for byte.
fn bury(line: &str, entry: &Entry, by: EventId, into: &mut Vec<u8>) {
    let Some((salt, payload)) = entry.kept() else { return into.extend_from_slice(line.as_bytes()) };
    // The salt's range is that of its characters, without the quotes.
    let salt = with_comma(line, member(line, salt.start - 1..salt.end + 1));
    let payload = member(line, payload);
    let tombstone = format!("\"tombstone\":\"{by}\"");
    let mut cuts = [(salt, ""), (payload, tombstone.as_str())];
    cuts.sort_by_key(|(range, _)| range.start);
    let mut from = 0;
    for (range, instead) in cuts {
        into.extend_from_slice(&line.as_bytes()[from..range.start]);
        into.extend_from_slice(instead.as_bytes());
        from = range.end;
    }
    into.extend_from_slice(&line.as_bytes()[from..]);
}

/// A value of an object together with its key; keys of the envelope hold no quotes.
fn member(line: &str, value: Range<usize>) -> Range<usize> {
    let before = &line[..value.start];
    let close = before.rfind('"').unwrap_or(0);
    let open = before[..close].rfind('"').unwrap_or(0);
    open..value.end
}

/// A member together with the comma that goes when it goes.
fn with_comma(line: &str, member: Range<usize>) -> Range<usize> {
    let after = &line[member.end..];
    let rest = after.trim_start();
    if rest.starts_with(',') {
        return member.start..member.end + (after.len() - rest.len()) + 1;
    }
    line[..member.start].rfind(',').unwrap_or(member.start)..member.end
}
