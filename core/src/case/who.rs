//! Who did something, by role and pseudonym: a record never holds a name.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::id::Name;

/// The longest a pseudonym may be, in bytes.
pub const PSEUDONYM_LIMIT: usize = 64;

/// A stand-in for a person's name, given by the embedding program.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Pseudonym(Box<str>);

/// A text is no pseudonym.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PseudonymFault;

impl fmt::Display for PseudonymFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a pseudonym is 1 to 64 visible characters without spaces, such as `client-invented-01`")
    }
}

impl std::error::Error for PseudonymFault {}

impl Pseudonym {
    /// Takes a text as a pseudonym.
    ///
    /// # Errors
    /// The text is empty, longer than [`PSEUDONYM_LIMIT`] bytes, or holds spaces or control characters.
    pub fn new(text: impl Into<String>) -> Result<Self, PseudonymFault> {
        let text = text.into();
        let visible = !text.chars().any(|c| c.is_whitespace() || c.is_control());
        if text.is_empty() || text.len() > PSEUDONYM_LIMIT || !visible {
            return Err(PseudonymFault);
        }
        Ok(Self(text.into_boxed_str()))
    }

    /// The pseudonym as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pseudonym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl std::str::FromStr for Pseudonym {
    type Err = PseudonymFault;
    fn from_str(text: &str) -> Result<Self, PseudonymFault> {
        Self::new(text)
    }
}

impl TryFrom<String> for Pseudonym {
    type Error = PseudonymFault;
    fn try_from(text: String) -> Result<Self, PseudonymFault> {
        Self::new(text)
    }
}

impl From<Pseudonym> for String {
    fn from(pseudonym: Pseudonym) -> Self {
        pseudonym.0.into()
    }
}

/// Who recorded an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Author {
    /// The role, such as `therapist`, `intern`, `system`.
    pub role: Name,
    /// Who, by pseudonym.
    pub pseudonym: Pseudonym,
    /// On whose behalf, such as a supervisor's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<Pseudonym>,
}
