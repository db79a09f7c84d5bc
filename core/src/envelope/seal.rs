//! Sealing: a draft gets its place in the chain and its stored bytes.

use std::fmt;

use super::LINE_LIMIT;
use super::draft::{Draft, Salt};
use super::head::ChainHead;
use super::header::Header;
use crate::case::EventId;
use crate::digest::Digest;

/// Stored bytes: one or more whole lines, and the head after them.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The lines, each with its line feed.
    pub bytes: Vec<u8>,
    /// The head once they are appended.
    pub head: ChainHead,
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} bytes, up to {:?})", self.bytes.len(), self.head)
    }
}

/// Why an event cannot be sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealFault {
    /// Its line would be longer than [`LINE_LIMIT`].
    TooLong {
        /// Which event.
        event: EventId,
        /// How long its line would be, in bytes.
        bytes: usize,
    },
    /// Its header cannot be written as JSON.
    Unwritable {
        /// Which event.
        event: EventId,
    },
}

/// Seals the events of one append, in their order, after `head`.
///
/// Pure: the same drafts after the same head yield the same bytes.
///
/// # Errors
/// A line would be longer than [`LINE_LIMIT`], or a header cannot be written.
pub fn seal(drafts: &[Draft], head: ChainHead) -> Result<Sealed, SealFault> {
    let mut sealed = Sealed { bytes: Vec::new(), head };
    for (at, draft) in drafts.iter().enumerate() {
        seal_one(draft, Vec::new(), at + 1 < drafts.len(), &mut sealed)?;
    }
    Ok(sealed)
}

/// Seals one event that destroys the payloads of others.
pub(super) fn seal_destruction(draft: &Draft, ids: &[EventId], head: ChainHead) -> Result<Sealed, SealFault> {
    let mut sealed = Sealed { bytes: Vec::new(), head };
    seal_one(draft, ids.to_vec(), false, &mut sealed)?;
    Ok(sealed)
}

/// The digest of a payload under its salt, over the bytes as they are stored.
pub(super) fn payload_digest(salt: &str, payload: &str) -> Digest {
    Digest::of(&[salt.as_bytes(), payload.as_bytes()])
}

fn seal_one(draft: &Draft, destroys: Vec<EventId>, continues: bool, onto: &mut Sealed) -> Result<(), SealFault> {
    let Salt(salt) = draft.salt;
    let salt = hex::encode(salt);
    let payload = draft.payload.get();
    let header = Header {
        sequence: onto.head.sequence + 1,
        event: draft.event,
        idempotency_key: draft.idempotency_key.clone(),
        trajectory: draft.trajectory.clone(),
        kind: draft.kind.clone(),
        form: draft.form,
        recorded_at: draft.recorded_at,
        occurred_on: draft.occurred_on,
        who: draft.who.clone(),
        critical: draft.critical,
        set: draft.set,
        written_with: draft.written_with.clone(),
        destroys,
        continues,
        payload_digest: payload_digest(&salt, payload),
        previous: onto.head.digest,
    };
    let mut bytes = Vec::with_capacity(1024 + payload.len());
    bytes.extend_from_slice(b"{\"v\":1,\"header\":");
    let start = bytes.len();
    serde_json::to_writer(&mut bytes, &header).map_err(|_| SealFault::Unwritable { event: draft.event })?;
    let digest = Digest::of(&[&bytes[start..]]);
    let rest = format!(",\"salt\":\"{salt}\",\"payload\":{payload},\"digest\":\"{digest}\"}}\n");
    bytes.extend_from_slice(rest.as_bytes());
    if bytes.len() > LINE_LIMIT {
        return Err(SealFault::TooLong { event: draft.event, bytes: bytes.len() });
    }
    onto.bytes.append(&mut bytes);
    onto.head = ChainHead { sequence: header.sequence, digest };
    Ok(())
}
