//! Amendments: later events that correct, strike or destroy earlier ones; nothing is rewritten.

use serde::{Deserialize, Serialize};

use super::super::event::EventId;
use super::Payload;

/// An earlier event is read with another content from now on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Corrected {
    /// The sequence number of the corrected event.
    pub sequence: u64,
    /// The id of the corrected event.
    pub event: EventId,
    /// Why.
    pub reason: String,
    /// What stands in its place, of the same kind.
    pub replacement: Payload,
}

/// An earlier event should never have been recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct EnteredInError {
    /// The sequence number of the struck event.
    pub sequence: u64,
    /// The id of the struck event.
    pub event: EventId,
    /// Why.
    pub reason: String,
}

/// The contents of earlier events were destroyed; their heads remain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Destroyed {
    /// The sequence numbers of the destroyed events.
    pub sequences: Vec<u64>,
    /// On what ground, such as the client's request or the end of the retention period.
    pub ground: String,
}
