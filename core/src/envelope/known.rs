//! Which kinds of events this version knows, and how payloads of older forms become the newest.

use std::borrow::Cow;
use std::fmt;

use serde_json::value::RawValue;

use crate::case::Kind;
use crate::explain::Explain;
use crate::text::Language;

use super::code::Code;

/// Says whether events of a kind, in a version of its form, are understood.
///
/// A critical event that is not understood opens a case read-only.
pub type Known = fn(kind: &str, form: u32) -> bool;

/// The newest form of every kind that the case module reads.
pub const NEWEST_FORM: u32 = 1;

/// What this version understands: the kinds of the case module, up to their newest form.
#[must_use]
pub fn known_kinds(kind: &str, form: u32) -> bool {
    (1..=NEWEST_FORM).contains(&form) && Kind::named(kind).is_some()
}

/// Turns the payload of one form of a kind into the next form. Pure, and applied in memory only.
#[derive(Clone, Copy)]
pub struct Upcaster {
    /// The kind of event.
    pub kind: &'static str,
    /// The form it reads; it yields the next.
    pub from: u32,
    /// The step; `None` when the payload is not what that form says.
    pub step: fn(&RawValue) -> Option<Box<RawValue>>,
}

/// Every upcaster: none yet, since every kind is still in its first form.
pub const UPCASTERS: &[Upcaster] = &[];

/// A payload that is not what its form says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpcastFault {
    /// The kind of event.
    pub kind: String,
    /// The form that could not be read.
    pub form: u32,
}

impl Explain for UpcastFault {
    fn code(&self) -> &'static str {
        Code::Upcast.as_str()
    }

    fn explain(&self, language: Language) -> String {
        let Self { kind, form } = self;
        match language {
            Language::Nl => format!(
                "een gebeurtenis `{kind}` is niet zoals vorm {form} voorschrijft; meld dit aan de maker van het programma dat haar schreef"
            ),
            Language::En => format!(
                "an event `{kind}` is not as form {form} prescribes; report it to the maker of the program that wrote it"
            ),
        }
    }
}

impl fmt::Display for UpcastFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::En))
    }
}

impl std::error::Error for UpcastFault {}

/// Brings a payload to the newest form that `table` leads to, and says which form that is.
///
/// # Errors
/// The payload is not what its form says.
pub fn upcast<'a>(
    table: &[Upcaster],
    kind: &str,
    form: u32,
    payload: &'a RawValue,
) -> Result<(u32, Cow<'a, RawValue>), UpcastFault> {
    let mut form = form;
    let mut payload = Cow::Borrowed(payload);
    while let Some(upcaster) = table.iter().find(|upcaster| upcaster.kind == kind && upcaster.from == form) {
        payload = Cow::Owned((upcaster.step)(&payload).ok_or_else(|| UpcastFault { kind: kind.into(), form })?);
        form += 1;
    }
    Ok((form, payload))
}
