//! Bounds on what a record may hold, and that every text in it says something.

use serde_json::Value;

use super::super::event::Payload;
use super::super::refusal::Refusal;

/// The longest a single text may be, in characters.
pub const TEXT_LIMIT: usize = 10_000;
/// The most elements of a single list.
pub const LIST_LIMIT: usize = 10_000;
/// The largest the whole content may be, in bytes of JSON.
pub const CONTENT_LIMIT: usize = 4 << 20;

pub(super) fn check(payload: &Payload) -> Result<(), Refusal> {
    let too_large = |field: &str, limit| Refusal::TooLarge { field: field.to_owned(), limit };
    let raw = payload.to_raw().map_err(|_| too_large(payload.kind(), CONTENT_LIMIT))?;
    if raw.get().len() > CONTENT_LIMIT {
        return Err(too_large(payload.kind(), CONTENT_LIMIT));
    }
    let value: Value = serde_json::from_str(raw.get()).map_err(|_| too_large(payload.kind(), CONTENT_LIMIT))?;
    walk(&value, payload.kind())
}

/// The content of a record is nested only as deeply as its types are, so the recursion is bounded.
fn walk(value: &Value, field: &str) -> Result<(), Refusal> {
    match value {
        Value::String(text) if text.trim().is_empty() => Err(Refusal::Blank { field: field.to_owned() }),
        Value::String(text) if text.chars().nth(TEXT_LIMIT).is_some() => {
            Err(Refusal::TooLarge { field: field.to_owned(), limit: TEXT_LIMIT })
        }
        Value::Array(elements) if elements.len() > LIST_LIMIT => {
            Err(Refusal::TooLarge { field: field.to_owned(), limit: LIST_LIMIT })
        }
        Value::Array(elements) => elements.iter().try_for_each(|element| walk(element, field)),
        Value::Object(entries) => entries.iter().try_for_each(|(key, value)| walk(value, key)),
        _ => Ok(()),
    }
}
