//! The five domains of the examination as the catalogue has them, and what was chosen for each.

use vakwerk_sdk::Words;
use vakwerk_sdk::document::{Record, Value};

/// A domain: something to look at, and something to work on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Domain {
    /// Its term in the vocabulary, and its field in the form.
    pub(crate) id: &'static str,
    pub(crate) name: Words,
    /// What can be chosen, with its words.
    pub(crate) pictures: &'static [(&'static str, Words)],
    /// The goals of the catalogue that are tied to it, in full.
    pub(crate) goals: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

/// What the examination says of a domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Picture {
    /// Looked at, with the words that were chosen, and whether it asks for attention.
    Seen(Words, bool),
    /// Not observed; whether a reason stands beside it.
    NotObserved(bool),
    /// Nothing was recorded, or a word that this version does not know.
    Open,
}

impl Picture {
    /// Reads the field of a domain, and the reason where it was not observed.
    pub(crate) fn of(domain: &Domain, examination: &Record) -> Self {
        let field = |name: &str| examination.fields.get(name).and_then(Value::word);
        let Some(chosen) = field(domain.id) else { return Self::Open };
        if chosen == "not-observed" {
            let reason = field(&format!("{}-why-not", domain.id));
            return Self::NotObserved(reason.is_some_and(|text| !text.trim().is_empty()));
        }
        let known = domain.pictures.iter().find(|(id, _)| *id == chosen);
        known.map_or(Self::Open, |(id, words)| Self::Seen(*words, *id != "strong"))
    }
}
