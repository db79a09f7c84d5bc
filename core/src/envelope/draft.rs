//! An event before it is sealed into the chain.

use std::fmt;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::value::RawValue;

use super::id::IdempotencyKey;
use crate::case::{Author, Day, EventId};
use crate::digest::Digest;
use crate::id::Name;

/// 32 random bytes that lie beside a payload and are destroyed with it, so that the payload's digest,
/// which stays, can never confirm a guess at what it said.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Salt(pub [u8; 32]);

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt(…)")
    }
}

/// The content of an event: JSON on one line, other than `null`.
#[derive(Clone)]
pub struct RawPayload(Box<RawValue>);

/// Why something cannot be a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PayloadFault {
    /// It cannot be written as JSON.
    NotJson,
    /// Its JSON has line breaks, and a line of a case file is one event.
    LineBreak,
    /// It is `null`, which says nothing.
    Null,
    /// The kind of the event is not in kebab-case.
    Kind,
    /// The idempotency key is not one.
    Key,
}

impl fmt::Display for PayloadFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotJson => "the payload cannot be written as JSON; give map keys that are texts and finite numbers",
            Self::LineBreak => "the payload's JSON has line breaks; write it on one line",
            Self::Kind => "the kind of the event is not a name in kebab-case; take one of the kinds of the case",
            Self::Key => {
                "the idempotency key is empty, longer than 128 bytes, or holds more than visible ASCII characters"
            }
            Self::Null => "the payload is null; leave the event out or say what happened",
        })
    }
}

impl std::error::Error for PayloadFault {}

impl RawPayload {
    /// Writes a value as a payload.
    ///
    /// # Errors
    /// It cannot be written as JSON, or is `null`.
    pub fn of(value: &impl Serialize) -> Result<Self, PayloadFault> {
        Self::from_raw(serde_json::value::to_raw_value(value).map_err(|_| PayloadFault::NotJson)?)
    }

    /// Takes JSON as it stands.
    ///
    /// # Errors
    /// It has line breaks, or is `null`.
    pub fn from_raw(raw: Box<RawValue>) -> Result<Self, PayloadFault> {
        if raw.get().bytes().any(|b| b == b'\n' || b == b'\r') {
            return Err(PayloadFault::LineBreak);
        }
        if raw.get() == "null" { Err(PayloadFault::Null) } else { Ok(Self(raw)) }
    }

    /// The JSON.
    #[must_use]
    pub fn get(&self) -> &str {
        self.0.get()
    }
}

impl fmt::Debug for RawPayload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawPayload({} bytes)", self.get().len())
    }
}

/// An event that is yet to get its place: what the program supplies, ids, salt and times included.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The event's own id, unique in the case.
    pub event: EventId,
    /// The request that led to it; the events of one request share it.
    pub idempotency_key: Option<IdempotencyKey>,
    /// The trajectory it belongs to; absent where it concerns the whole case.
    pub trajectory: Option<Name>,
    /// What kind of event it is.
    pub kind: Name,
    /// The version of the form of its payload.
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
    pub set: Option<Digest>,
    /// The version of the product that writes it.
    pub written_with: Option<Box<str>>,
    /// The content.
    pub payload: RawPayload,
    /// What its digest is salted with.
    pub salt: Salt,
}
