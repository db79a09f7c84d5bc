//! Following a chain line by line: the state that decides whether the next line fits.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::fault::FaultKind;
use super::head::ChainHead;
use super::header::Header;
use super::id::CaseId;
use super::line::{Content, Line};
use super::record::Entry;
use crate::case::EventId;

/// A chain as far as it was followed: what an append needs to know of a case, without its payloads.
#[derive(Clone, Debug)]
pub struct Chain {
    head: ChainHead,
    events: HashSet<EventId>,
    /// Tombstones whose destruction event is still to come: which event, by which, in which line.
    graves: HashMap<EventId, (EventId, usize)>,
}

/// How far a text was followed.
pub(super) struct Followed {
    /// The events of the whole appends in it, with places counted from the beginning of the text.
    pub entries: Vec<Entry>,
    /// Where the last whole append ends, its line feed included.
    pub end: usize,
    /// The line that stopped it, unless the text ended.
    pub stop: Option<Stop>,
}

/// A line that cannot be followed.
pub(super) struct Stop {
    /// Its place in the text, without line feed.
    pub line: Range<usize>,
    /// What is wrong with it.
    pub what: FaultKind,
}

impl Chain {
    /// The chain of a case without events.
    #[must_use]
    pub fn new(case: &CaseId) -> Self {
        Self { head: ChainHead::start(case), events: HashSet::new(), graves: HashMap::new() }
    }

    /// The head.
    #[must_use]
    pub fn head(&self) -> ChainHead {
        self.head
    }

    /// Whether an event of this id is in the chain.
    #[must_use]
    pub fn contains(&self, event: EventId) -> bool {
        self.events.contains(&event)
    }

    /// Follows lines that were appended since, all of them or none.
    ///
    /// After `None` the chain is no longer of use: read the whole file again.
    #[must_use]
    pub fn extend(&mut self, lines: &str) -> Option<Vec<Entry>> {
        let Followed { entries, end, .. } = self.follow(lines);
        (end == lines.len() && self.graves.is_empty()).then_some(entries)
    }

    /// The line of a tombstone without a destruction event.
    pub(super) fn unfounded(&self) -> Option<usize> {
        self.graves.values().map(|(_, line)| *line).min()
    }

    /// Follows the lines of a text as far as they fit, whole appends only.
    pub(super) fn follow(&mut self, text: &str) -> Followed {
        let mut followed = Followed { entries: Vec::new(), end: 0, stop: None };
        // What the chain was, and how many entries there were, at the end of the last whole append.
        let mut whole = (self.head, 0);
        let mut start = 0;
        while start < text.len() {
            let end = memchr::memchr(b'\n', &text.as_bytes()[start..]).map_or(text.len(), |at| start + at);
            match Line::read(&text[start..end]).and_then(|line| self.accept(line, start..end)) {
                Ok(entry) => {
                    let continues = entry.header().continues;
                    followed.entries.push(entry);
                    start = (end + 1).min(text.len());
                    if !continues {
                        whole = (self.head, followed.entries.len());
                        followed.end = start;
                    }
                }
                Err(what) => {
                    followed.stop = Some(Stop { line: start..end, what });
                    break;
                }
            }
        }
        for entry in followed.entries.drain(whole.1..) {
            self.events.remove(&entry.header().event);
            self.graves.remove(&entry.header().event);
        }
        self.head = whole.0;
        followed
    }

    fn accept(&mut self, line: Line, place: Range<usize>) -> Result<Entry, FaultKind> {
        let Line { header, digest, content } = line;
        self.check(&header)?;
        if let Content::Destroyed(by) = content {
            self.graves.insert(header.event, (by, header.sequence as usize));
        }
        self.events.insert(header.event);
        self.head = ChainHead { sequence: header.sequence, digest };
        Ok(Entry::new(header, digest, content, place))
    }

    fn check(&mut self, header: &Header) -> Result<(), FaultKind> {
        if header.sequence != self.head.sequence + 1 {
            return Err(FaultKind::Moved { sequence: header.sequence });
        }
        if header.previous != self.head.digest {
            return Err(if header.sequence == 1 { FaultKind::OtherCase } else { FaultKind::LinkBroken });
        }
        if self.events.contains(&header.event) {
            return Err(FaultKind::Added { sequence: header.sequence });
        }
        for destroyed in &header.destroys {
            match self.graves.remove(destroyed) {
                Some((by, _)) if by == header.event => {}
                _ => return Err(FaultKind::DestructionUndone),
            }
        }
        Ok(())
    }
}
