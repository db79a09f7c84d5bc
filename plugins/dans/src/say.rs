//! Sentences and lists in both languages, in the words of the catalogue.

use vakwerk_sdk::document::{Statement, Text};
use vakwerk_sdk::{Named, Words};

include!(concat!(env!("OUT_DIR"), "/names.rs"));

/// A sentence of our own making.
pub(crate) fn ours(rests_on: &str, nl: &str, en: &str) -> Statement {
    Statement { text: Text::new(nl, en), rests_on: vec![rests_on.into()], source: None, ours: true }
}

/// A sentence that only applies the words of a source.
pub(crate) fn published(rests_on: &str, source: &str, nl: &str, en: &str) -> Statement {
    Statement { source: Some(source.into()), ours: false, ..ours(rests_on, nl, en) }
}

/// The name of a term; a record may hold one of another version.
pub(crate) fn name(list: &[Named], id: &str) -> Words {
    const UNKNOWN: Words =
        Words { nl: "een woord dat deze versie niet kent", en: "a word that this version does not know" };
    Named::find(list, id).map_or(UNKNOWN, |named| named.words)
}

/// Names in a list, in lower case, in both languages.
pub(crate) fn list(words: &[Words]) -> (String, String) {
    let joined = |of: fn(&Words) -> &'static str| {
        words.iter().map(|words| of(words).to_lowercase()).collect::<Vec<_>>().join(", ")
    };
    (joined(|words| words.nl), joined(|words| words.en))
}
