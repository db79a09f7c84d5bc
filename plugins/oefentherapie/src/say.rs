//! Sentences: with what they rest on, and whose they are.

use vakwerk_sdk::Words;
use vakwerk_sdk::document::{Statement, Text};

/// A sentence of our own making.
pub(crate) fn ours(rests_on: &str, nl: impl Into<String>, en: impl Into<String>) -> Statement {
    Statement { text: Text::new(nl, en), rests_on: vec![rests_on.into()], source: None, ours: true }
}

/// A sentence that a source says, in our words.
pub(crate) fn published(rests_on: &str, source: &str, nl: impl Into<String>, en: impl Into<String>) -> Statement {
    Statement { source: Some(source.into()), ours: false, ..ours(rests_on, nl, en) }
}

/// Names in a row, in both languages: `a, b en c` and `a, b and c`.
pub(crate) fn list(names: &[Words]) -> (String, String) {
    (row(names.iter().map(|name| name.nl), "en"), row(names.iter().map(|name| name.en), "and"))
}

/// The same in small letters, to stand inside a sentence.
pub(crate) fn small_list(names: &[Words]) -> (String, String) {
    let (nl, en) = list(names);
    (nl.to_lowercase(), en.to_lowercase())
}

fn row<'a>(names: impl Iterator<Item = &'a str>, and: &str) -> String {
    let names: Vec<&str> = names.collect();
    match names.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, before)) => format!("{} {and} {last}", before.join(", ")),
    }
}

/// A number as people write it: `2,5` and `2.5`.
pub(crate) fn number(value: f64) -> (String, String) {
    let rounded = (value * 10.0).round() / 10.0;
    let en = format!("{rounded}");
    (en.replace('.', ","), en)
}
