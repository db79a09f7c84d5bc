//! Sentences and lists in both languages, for operations that describe.

use vakwerk_abi::document::{Statement, Text};

use crate::{Named, Words};

/// A sentence of our own making, with the full id of the item it rests on.
///
/// ```
/// use vakwerk_sdk::say::ours;
/// let statement = ours("breathing:rhythm", "Er is geen norm.", "There is no norm.");
/// assert!(statement.ours && statement.source.is_none());
/// ```
#[must_use]
pub fn ours(rests_on: &str, nl: &str, en: &str) -> Statement {
    Statement { text: Text::new(nl, en), rests_on: vec![rests_on.into()], source: None, ours: true }
}

/// A sentence that says what a source says, with the full id of that source.
///
/// ```
/// use vakwerk_sdk::say::published;
/// let statement = published("breathing:rhythm", "breathing:somebody-2001", "Rustig.", "Calm.");
/// assert_eq!(statement.source.as_deref(), Some("breathing:somebody-2001"));
/// ```
#[must_use]
pub fn published(rests_on: &str, source: &str, nl: &str, en: &str) -> Statement {
    Statement { source: Some(source.into()), ours: false, ..ours(rests_on, nl, en) }
}

/// The name with this id; for an id of another version, words that say so.
///
/// ```
/// assert_eq!(vakwerk_sdk::say::name(&[], "echo").en, "a word that this version does not know");
/// ```
#[must_use]
pub fn name(list: &[Named], id: &str) -> Words {
    const UNKNOWN: Words =
        Words { nl: "een woord dat deze versie niet kent", en: "a word that this version does not know" };
    Named::find(list, id).map_or(UNKNOWN, |named| named.words)
}

/// Names in a row, in lower case, in Dutch and in English.
///
/// ```
/// use vakwerk_sdk::{Words, say::list};
/// let words = [Words { nl: "Sterk", en: "Strong" }, Words { nl: "Vrij", en: "Free" }];
/// assert_eq!(list(words), ("sterk, vrij".into(), "strong, free".into()));
/// ```
#[must_use]
pub fn list(words: impl IntoIterator<Item = Words>) -> (String, String) {
    let (nl, en): (Vec<String>, Vec<String>) =
        words.into_iter().map(|words| (words.nl.to_lowercase(), words.en.to_lowercase())).unzip();
    (nl.join(", "), en.join(", "))
}
