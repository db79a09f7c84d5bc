//! One line of a case file, taken apart without copying and checked against its own digests.

use std::ops::Range;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::fault::{FaultKind, Unreadable};
use super::header::Header;
use super::seal::payload_digest;
use super::{FORM, LINE_LIMIT};
use crate::case::EventId;
use crate::digest::Digest;

/// The written form of a line; fields it does not name are passed over.
#[derive(Deserialize)]
struct Form1<'a> {
    v: u64,
    #[serde(borrow)]
    header: &'a RawValue,
    #[serde(borrow, default)]
    salt: Option<&'a RawValue>,
    #[serde(borrow, default)]
    payload: Option<&'a RawValue>,
    #[serde(borrow, default)]
    tombstone: Option<&'a RawValue>,
    digest: Digest,
}

/// What every form of a line says about itself.
#[derive(Deserialize)]
struct AnyForm {
    v: u64,
    #[serde(default)]
    header: Option<AnyHeader>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct AnyHeader {
    #[serde(default)]
    written_with: Option<Box<str>>,
}

/// What is left of an event's content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// The places of payload and salt (its 64 characters) in the line.
    Kept { payload: Range<usize>, salt: Range<usize> },
    /// Nothing; the event that destroyed it.
    Destroyed(EventId),
}

/// A line that agrees with its own digests; whether it follows on the line before is not known yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub header: Header,
    pub digest: Digest,
    pub content: Content,
}

/// Whether a line that is whole in itself ends its append; `None` when it is not whole. A newer version's may.
pub(super) fn ends_append(text: &str) -> Option<bool> {
    match Line::read(text) {
        Ok(line) => Some(!line.header.continues),
        Err(FaultKind::FromTheFuture { .. }) => Some(true),
        Err(_) => None,
    }
}

/// A line whose header could be read, with all that is wrong in it.
#[derive(Debug)]
pub(super) struct Inspected {
    pub header: Header,
    /// What the header's digest is.
    pub digest: Digest,
    pub destroyed_by: Option<EventId>,
    pub faults: Vec<FaultKind>,
}

impl Line {
    /// Reads a line, without its line feed, and stops at the first fault.
    pub fn read(text: &str) -> Result<Self, FaultKind> {
        let form = frame(text)?;
        let digest = Digest::of(&[form.header.get().as_bytes()]);
        if digest != form.digest {
            return Err(FaultKind::HeaderChanged);
        }
        let header = header(&form)?;
        let content = content(text, &form, &header)?;
        Ok(Self { header, digest, content })
    }
}

impl Inspected {
    /// Reads a line as far as it can be read.
    pub fn read(text: &str) -> Result<Self, FaultKind> {
        let form = frame(text)?;
        let digest = Digest::of(&[form.header.get().as_bytes()]);
        let header = header(&form)?;
        let mut faults = Vec::new();
        if digest != form.digest {
            faults.push(FaultKind::HeaderChanged);
        }
        let destroyed_by = match content(text, &form, &header) {
            Ok(Content::Kept { .. }) => None,
            Ok(Content::Destroyed(by)) => Some(by),
            Err(fault) => {
                faults.push(fault);
                None
            }
        };
        Ok(Self { header, digest, destroyed_by, faults })
    }
}

fn frame(text: &str) -> Result<Form1<'_>, FaultKind> {
    if text.len() >= LINE_LIMIT {
        return Err(FaultKind::Unreadable(Unreadable::TooLong));
    }
    // JSON allows white space around an object; here it would be a line feed that was changed.
    let bare = text.starts_with('{') && text.ends_with('}');
    match serde_json::from_str::<Form1<'_>>(text) {
        Ok(form) if form.v == FORM && bare => Ok(form),
        _ => Err(other_form(text)),
    }
}

fn other_form(text: &str) -> FaultKind {
    match serde_json::from_str::<AnyForm>(text) {
        Ok(any) if any.v > FORM => FaultKind::FromTheFuture {
            form: any.v,
            written_with: any.header.and_then(|header| header.written_with).filter(|version| version.len() <= 32),
        },
        _ => FaultKind::Unreadable(Unreadable::NotAnEvent),
    }
}

fn header(form: &Form1<'_>) -> Result<Header, FaultKind> {
    serde_json::from_str(form.header.get()).map_err(|_| FaultKind::Unreadable(Unreadable::Header))
}

fn content(text: &str, form: &Form1<'_>, header: &Header) -> Result<Content, FaultKind> {
    match (form.salt, form.payload, form.tombstone) {
        (Some(salt), Some(payload), None) => {
            let salt = plain_salt(salt.get()).ok_or(FaultKind::PayloadChanged)?;
            if payload_digest(salt, payload.get()) != header.payload_digest {
                return Err(FaultKind::PayloadChanged);
            }
            Ok(Content::Kept { payload: place(text, payload.get()), salt: place(text, salt) })
        }
        (None, None, Some(by)) => plain_id(by).map(Content::Destroyed).ok_or(FaultKind::TombstoneUnfounded),
        _ => Err(FaultKind::Unreadable(Unreadable::NotAnEvent)),
    }
}

/// The 64 characters of a salt that is written in the one form it has.
fn plain_salt(raw: &str) -> Option<&str> {
    let inner = raw.strip_prefix('"')?.strip_suffix('"')?;
    let plain = inner.len() == 64 && inner.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    plain.then_some(inner)
}

/// An event id in the one form it is written in: no digest covers a tombstone, so nothing may vary in it.
fn plain_id(raw: &RawValue) -> Option<EventId> {
    let id: EventId = serde_json::from_str(raw.get()).ok()?;
    (raw.get() == format!("\"{id}\"")).then_some(id)
}

/// Where a part that was borrowed from a text stands in it.
fn place(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    start..start + part.len()
}
