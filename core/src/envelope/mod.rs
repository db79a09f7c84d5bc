//! Envelope form 1: how an event lies in a case file, sealed to the one before it.
//!
//! One event is one line of JSON, ended by a line feed:
//!
//! ```json
//! {"v":1,"header":{…},"salt":"…","payload":{…},"digest":"…"}
//! ```
//!
//! - `digest` is SHA-256 over the bytes of the header as they are stored; nothing is ever written anew to compute it.
//! - The header holds the digest of the header before it ([`ChainHead::start`] for the first) and the digest of salt
//!   and payload. So the headers form the chain, and a payload can be destroyed without breaking it.
//! - A destroyed payload leaves `{"v":1,"header":{…},"tombstone":"<id of the destruction event>","digest":"…"}`; that
//!   later event names in its header what it destroyed, so a tombstone cannot be put in by hand.
//! - Fields that this version does not know are kept byte for byte. In a header they are covered by its digest. Beside
//!   the header they are not: that place is for what proves itself, such as a signature.
//! - Every other byte of a file is covered: a single changed byte is always found. What could be added unnoticed is
//!   white space between the parts of a line, which says nothing.
//! - The events of one append carry `continues` in all headers but the last, so that half an append is recognised.

mod chain;
mod code;
mod content;
mod destroy;
mod diagnose;
mod draft;
mod fault;
mod head;
mod header;
mod id;
mod known;
mod line;
mod record;
mod seal;

pub use crate::case::EventId;
pub use chain::Chain;
pub use code::Code;
pub use destroy::{CannotDestroy, DestroyFault, destroy};
pub use diagnose::{Damage, FAULT_LIMIT};
pub use draft::{Draft, PayloadFault, RawPayload, Salt};
pub use fault::{Fault, FaultKind, Unreadable};
pub use head::{ChainHead, HEAD_FORM, HEAD_LIMIT, Head, HeadFault, HeadVerdict};
pub use header::Header;
pub use id::{CaseId, IdempotencyKey, KEY_LIMIT};
pub use known::{Known, NEWEST_FORM, UPCASTERS, UpcastFault, Upcaster, known_kinds, upcast};
pub use record::{Entry, ReadFault, Reading, Record, Torn};
pub use seal::{SealFault, Sealed, seal};

/// The newest envelope form that this version reads, and the one it writes.
pub const FORM: u64 = 1;

/// The longest a line of a case file may be, in bytes, line feed included: 16 MiB.
pub const LINE_LIMIT: usize = 16 << 20;

/// The largest a case file may be, in bytes: 64 MiB, some fifty thousand events.
pub const FILE_LIMIT: usize = 64 << 20;
