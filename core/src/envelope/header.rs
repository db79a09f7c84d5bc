//! The header of an event: everything about it but its content, readable after the content was destroyed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::id::IdempotencyKey;
use crate::case::{Author, Day, EventId};
use crate::digest::Digest;
use crate::id::Name;

/// The header of a stored event, envelope form 1.
///
/// Fields that this version does not know are not here, but stay in the stored bytes and under the digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Header {
    /// The place in the case, counted from 1 without gaps.
    pub sequence: u64,
    /// The event's own id, unique in the case.
    pub event: EventId,
    /// The request that led to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub idempotency_key: Option<IdempotencyKey>,
    /// The trajectory it belongs to; absent where it concerns the whole case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trajectory: Option<Name>,
    /// What kind of event it is.
    pub kind: Name,
    /// The version of the form of its payload, counted from 1 per kind.
    pub form: u32,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// The day it happened.
    pub occurred_on: Day,
    /// Who did it.
    pub who: Author,
    /// Whether a reader that does not know this kind and form must refrain from adding to the case.
    pub critical: bool,
    /// The digest of the set of plugins it was recorded with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set: Option<Digest>,
    /// The version of the product that wrote it, for the message to a reader that is too old.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written_with: Option<Box<str>>,
    /// The events whose payloads this event destroyed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub destroys: Vec<EventId>,
    /// Whether the next event belongs to the same append, so that this one does not stand without it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub continues: bool,
    /// SHA-256 over the salt's 64 written characters followed by the stored bytes of the payload.
    pub payload_digest: Digest,
    /// The digest of the previous header; for the first event [`super::ChainHead::start`].
    pub previous: Digest,
}
