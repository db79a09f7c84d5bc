//! What a command gives back: how it ended, and the same answer for people and for programs.

use serde::Serialize;
use serde_json::{Map, Value, json};
use vakwerk_core::explain::Explain;
use vakwerk_core::text::Language;

use crate::page::{Page, broken};

/// How a run of the command line ended; the number is the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// It did what was asked.
    Done = 0,
    /// It refused, or found faults.
    Refused = 1,
    /// It was asked in a way that it does not understand.
    WrongUse = 2,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// The answer of a command.
#[derive(Debug)]
pub struct Reply {
    /// How it ended.
    pub exit: Exit,
    /// For programs (`--json`).
    pub json: Value,
    /// For people.
    pub text: String,
}

impl Reply {
    /// An answer for both readers.
    #[must_use]
    pub fn new(exit: Exit, json: &impl Serialize, page: Page) -> Self {
        // Only a map with keys that are no texts fails to serialise, and none of ours has those.
        let json = serde_json::to_value(json).unwrap_or(Value::Null);
        Self { exit, json, text: page.finish() }
    }
}

/// Why a command gave no answer.
pub struct Failure {
    /// How it ended.
    pub exit: Exit,
    /// What a program may want to know besides code and message.
    pub details: Map<String, Value>,
    what: Box<dyn Explain>,
    above: String,
    word: Option<&'static str>,
}

impl Failure {
    /// A failure that ends with `exit`.
    pub fn new(exit: Exit, what: impl Explain + 'static) -> Self {
        Self { exit, details: Map::new(), what: Box::new(what), above: String::new(), word: None }
    }

    /// The same, telling programs `key` as well.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.details.insert(key.into(), value.into());
        self
    }

    /// The same, with a text that people must see first, whatever failed.
    #[must_use]
    pub fn above(mut self, text: impl Into<String>) -> Self {
        self.above = text.into();
        self
    }

    /// The same, with the word by which refusals to score are known.
    #[must_use]
    pub fn called(mut self, word: Option<&'static str>) -> Self {
        self.word = word;
        self.with("refusal", word)
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.what.code()
    }

    /// For people: one message with its code, broken to `width` columns.
    #[must_use]
    pub fn text(&self, language: Language, width: usize) -> String {
        let word = self.word.map(|word| format!(" ({word})")).unwrap_or_default();
        let message = format!("{}{word} {}", self.what.code(), self.what.explain(language));
        let gap = if self.above.is_empty() { "" } else { "\n" };
        format!("{}{gap}{}", self.above, broken(&message, width))
    }

    /// For programs: `{ "error": { "code", "message", "exit", … } }`.
    #[must_use]
    pub fn json(&self, language: Language) -> Value {
        let mut error = Map::new();
        error.insert("code".into(), self.what.code().into());
        error.insert("message".into(), self.what.explain(language).into());
        error.insert("exit".into(), (self.exit as u8).into());
        error.extend(self.details.clone());
        json!({ "error": error })
    }
}

impl<E: Explain + 'static> From<E> for Failure {
    fn from(what: E) -> Self {
        Self::new(Exit::Refused, what)
    }
}
