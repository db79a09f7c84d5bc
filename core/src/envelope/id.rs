//! Names that come with a case file: the case, and the request behind an event.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::id::{NameFault, check_kebab, name_type};

/// The longest an [`IdempotencyKey`] may be, in bytes.
pub const KEY_LIMIT: usize = 128;

/// Names that Windows keeps for devices, also with an extension behind them.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A case id becomes a file name, on every system.
fn check_case(text: &str) -> Result<(), NameFault> {
    check_kebab(text)?;
    let port =
        text.len() == 4 && (text.starts_with("com") || text.starts_with("lpt")) && text.ends_with(char::is_numeric);
    if port || DEVICES.contains(&text) { Err(NameFault::Reserved) } else { Ok(()) }
}

fn check_key(text: &str) -> Result<(), NameFault> {
    if text.is_empty() {
        return Err(NameFault::Empty);
    }
    if text.len() > KEY_LIMIT {
        return Err(NameFault::TooLong);
    }
    if text.bytes().all(|b| b.is_ascii_graphic() && b != b'"' && b != b'\\') {
        Ok(())
    } else {
        Err(NameFault::NotPlain)
    }
}

name_type! {
    /// The name of a case: a pseudonym or number in kebab-case, never a person's name; it is also the name of the file.
    CaseId, check_case, r"^[a-z0-9]+(-[a-z0-9]+)*$", crate::id::NAME_LIMIT
}

name_type! {
    /// Names one request, so that repeating it is acknowledged without a second event: at most 128 visible ASCII characters.
    IdempotencyKey, check_key, r#"^[!#-\[\]-~]{1,128}$"#, KEY_LIMIT
}
