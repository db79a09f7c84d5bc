//! The documented list of facts that rules can speak of, derived from a trajectory for a given day.
//!
//! A scalar fact that was never recorded is unknown. A collection is always known, and may be empty.
//! Besides this list, every field of every form is a fact: `form.PLUGIN:FORM.FIELD` (the latest record),
//! with `form.PLUGIN:FORM.recorded`, which is always known.

mod collections;
mod scalars;
pub mod words;

pub use collections::COLLECTIONS;
pub use scalars::FACTS;

use crate::text::{Language, Text};

/// How a fact or a word is said in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// In Dutch.
    pub nl: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Spoken {
    /// How it is said in `language`.
    #[must_use]
    pub fn get(self, language: Language) -> &'static str {
        match language {
            Language::Nl => self.nl,
            Language::En => self.en,
        }
    }

    /// The same as a text of its own.
    #[must_use]
    pub fn text(self) -> Text {
        Text { nl: self.nl.into(), en: Some(self.en.into()) }
    }
}

/// A word that a fact can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordDeclaration {
    /// The word in records and conditions.
    pub word: &'static str,
    /// How people say it.
    pub label: Spoken,
}

/// What kind of value a fact has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// Yes or no.
    YesNo,
    /// A number; the unit stands in the label.
    Number,
    /// A word out of a list, an id, a date or a text.
    Word,
    /// A list of words.
    Words,
}

/// Which words a fact of kind `Word` or `Words` takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    /// No words: the fact is of another kind.
    None,
    /// These words and no others.
    Listed(&'static [WordDeclaration]),
    /// These words, and others that a pack or a practice adds.
    Suggested(&'static [WordDeclaration]),
    /// Ids of catalogue items or terms.
    Ids,
    /// A date, written `2026-03-01`.
    Date,
    /// Free text about a client, which no finding ever repeats.
    Free,
}

impl Vocabulary {
    /// The words that are known beforehand.
    #[must_use]
    pub fn words(self) -> &'static [WordDeclaration] {
        match self {
            Self::Listed(words) | Self::Suggested(words) => words,
            Self::None | Self::Ids | Self::Date | Self::Free => &[],
        }
    }
}

/// A fact of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactDeclaration {
    /// The name in conditions.
    pub name: &'static str,
    /// What kind of value it has.
    pub kind: FactKind,
    /// Which words it takes.
    pub vocabulary: Vocabulary,
    /// What it says.
    pub label: Spoken,
}

/// A collection of the list, with the fields of its elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CollectionDeclaration {
    /// The name in conditions.
    pub name: &'static str,
    /// What its elements are called, in the plural.
    pub label: Spoken,
    /// What one element is called.
    pub element: Spoken,
    /// The fields, written `.name` inside a condition.
    pub fields: &'static [FactDeclaration],
}

const fn said(nl: &'static str, en: &'static str) -> Spoken {
    Spoken { nl, en }
}

const fn declared(name: &'static str, kind: FactKind, vocabulary: Vocabulary, label: Spoken) -> FactDeclaration {
    FactDeclaration { name, kind, vocabulary, label }
}

const fn yes_no(name: &'static str, nl: &'static str, en: &'static str) -> FactDeclaration {
    declared(name, FactKind::YesNo, Vocabulary::None, said(nl, en))
}

const fn number(name: &'static str, nl: &'static str, en: &'static str) -> FactDeclaration {
    declared(name, FactKind::Number, Vocabulary::None, said(nl, en))
}

const fn word(name: &'static str, from: Vocabulary, nl: &'static str, en: &'static str) -> FactDeclaration {
    declared(name, FactKind::Word, from, said(nl, en))
}

const fn words(name: &'static str, from: Vocabulary, nl: &'static str, en: &'static str) -> FactDeclaration {
    declared(name, FactKind::Words, from, said(nl, en))
}
