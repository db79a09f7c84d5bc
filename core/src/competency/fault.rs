//! Why a curriculum, a data point or a decision is refused.

use std::fmt;

use super::code::Code;
use crate::explain::Explain;
use crate::text::{Language, Text};

/// A refusal: which thing, where, what was expected and what to do next. It never holds a narrative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompetencyFault {
    /// The stable code.
    pub code: Code,
    /// Where, as a path that a reader finds back: `course[stage-1].assessed`, `point-7`.
    pub place: String,
    /// What is wrong and what to do, in both languages.
    pub message: Text,
}

impl CompetencyFault {
    pub(super) fn new(code: Code, place: impl Into<String>, nl: String, en: String) -> Self {
        Self { code, place: place.into(), message: Text { nl, en: Some(en) } }
    }
}

impl Explain for CompetencyFault {
    fn code(&self) -> &'static str {
        self.code.as_str()
    }

    fn explain(&self, language: Language) -> String {
        format!("{}: {}", self.place, self.message.get(language))
    }
}

impl fmt::Display for CompetencyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::En))
    }
}

impl std::error::Error for CompetencyFault {}
