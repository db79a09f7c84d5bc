//! The head of an event: where it stands, when it happened, who recorded it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::super::Day;
use super::super::who::Author;
use super::{Payload, Pointer};
use crate::catalogue::Digest;
use crate::id::Name;

/// The id of an event, unique over all cases; given by the embedding program.
pub type EventId = Uuid;

/// The name of a trajectory inside its case.
pub type TrajectoryId = Name;

/// The head of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Meta {
    /// The place in the case, counted from 1.
    pub sequence: u64,
    /// The event's id.
    pub event: EventId,
    /// A key by which the same command, sent twice, is recognised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub idempotency_key: Option<Box<str>>,
    /// The trajectory it belongs to; absent for what concerns the client in every trajectory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trajectory: Option<TrajectoryId>,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// The day on which it happened.
    pub occurred_on: Day,
    /// Who recorded it.
    pub who: Author,
    /// The digest of the set of plugins it was recorded with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set: Option<Digest>,
}

/// An event: its head and its content.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The head.
    pub meta: Meta,
    /// The content.
    pub payload: Payload,
}

impl Event {
    /// How later events name this one.
    #[must_use]
    pub fn pointer(&self) -> Pointer {
        Pointer { sequence: self.meta.sequence, event: self.meta.event }
    }
}
