//! What does not conform: which item, what was expected, what was found, what to do.

use std::fmt;

use serde::Serialize;
use vakwerk_core::text::{Language, Text};

use crate::Check;

/// One thing that does not conform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Fault {
    /// The check that it fails.
    pub check: Check,
    /// What it is about: an item by its full id, with the part inside it, or a file.
    pub item: String,
    /// What was expected and what was found.
    pub why: Text,
    /// What to do.
    pub remedy: Text,
}

impl Fault {
    pub(crate) fn new(check: Check, item: impl fmt::Display, why: Text, remedy: Text) -> Self {
        Self { check, item: item.to_string(), why, remedy }
    }

    /// The fault in one line.
    #[must_use]
    pub fn line(&self, language: Language) -> String {
        let (why, remedy) = (self.why.get(language), self.remedy.get(language));
        if remedy.is_empty() {
            return format!("{} · {}: {why}", self.check, self.item);
        }
        format!("{} · {}: {why} {remedy}", self.check, self.item)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line(Language::En))
    }
}

/// A text in both languages.
pub(crate) fn both(nl: impl Into<String>, en: impl Into<String>) -> Text {
    Text { nl: nl.into(), en: Some(en.into()) }
}
