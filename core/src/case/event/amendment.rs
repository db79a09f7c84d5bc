//! Amendments: later events that correct, strike or destroy earlier ones; nothing is rewritten.

use serde::{Deserialize, Serialize};

use super::super::Day;
use super::EventId;
use super::Payload;

/// Which earlier event is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Pointer {
    /// Its sequence number.
    pub sequence: u64,
    /// Its id.
    pub event: EventId,
}

/// An earlier event is read with another content from now on.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Corrected {
    /// The corrected event.
    pub target: Pointer,
    /// Why.
    pub reason: String,
    /// What stands in its place, of the same kind.
    pub replacement: Payload,
}

/// An earlier event should never have been recorded.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct EnteredInError {
    /// The struck event.
    pub target: Pointer,
    /// Why.
    pub reason: String,
}

/// The contents of earlier events were destroyed; their heads remain.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Destroyed {
    /// The destroyed events.
    pub targets: Vec<Pointer>,
    /// On what ground, such as the client's request or the end of the retention period.
    pub ground: String,
    /// The latest day on which something clinical had happened; destruction may not change how long the rest is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_clinical: Option<Day>,
}

crate::silent::silent! { Corrected EnteredInError Destroyed }
