//! The events of a case in their order, each with what later events say about it.

use super::event::{Event, Payload};

/// What later events say about an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// It stands as it was recorded.
    #[default]
    InForce,
    /// It is read with the content of a correction, at this place in the log.
    Corrected {
        /// The place of the latest correction, counted from 0.
        by: u32,
    },
    /// It should never have been recorded; struck by the event at this place in the log.
    Struck {
        /// The place of the event that struck it, counted from 0.
        by: u32,
    },
}

/// An event in the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The event as it was recorded.
    pub event: Event,
    /// What later events say about it.
    pub standing: Standing,
    /// The round of its trajectory in which it was recorded; 0 where it belongs to none.
    pub round: u32,
}

/// The log, with at most one event behind it that is only proposed.
#[derive(Clone, Copy)]
pub(super) struct Log<'a> {
    pub entries: &'a [Entry],
    pub proposed: Option<&'a Event>,
}

impl<'a> Log<'a> {
    /// The content at `at` as it is to be read now; nothing where it was struck.
    pub fn payload(self, at: u32) -> Option<&'a Payload> {
        let Some(entry) = self.entries.get(at as usize) else {
            return self.event(at).map(|event| &event.payload);
        };
        self.payload_under(at, entry.standing)
    }

    /// The content at `at` as it is to be read under a standing.
    pub fn payload_under(self, at: u32, standing: Standing) -> Option<&'a Payload> {
        let entry = self.entries.get(at as usize)?;
        match standing {
            Standing::InForce => Some(&entry.event.payload),
            Standing::Struck { .. } => None,
            Standing::Corrected { by } => match &self.entries.get(by as usize)?.event.payload {
                Payload::Corrected(correction) => Some(&correction.replacement),
                _ => None,
            },
        }
    }

    /// The event at `at` as it was recorded.
    pub fn event(self, at: u32) -> Option<&'a Event> {
        match self.entries.get(at as usize) {
            Some(entry) => Some(&entry.event),
            None if at as usize == self.entries.len() => self.proposed,
            None => None,
        }
    }
}

/// The content of one kind at a place in the log, as it is to be read now.
macro_rules! content {
    ($log:expr, $at:expr, $kind:ident) => {
        match $log.payload($at) {
            Some($crate::case::Payload::$kind(content)) => Some(&**content),
            _ => None,
        }
    };
}
pub(super) use content;
