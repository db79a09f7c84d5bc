//! Small words that every report needs: labels of words, days, numbers, lists.

use vakwerk_core::case::{CatalogueItem, Day};
use vakwerk_core::fact::WordDeclaration;
use vakwerk_core::text::{Language, Text};

/// The Dutch or the English of two texts.
pub(crate) fn pick<'a>(language: Language, nl: &'a str, en: &'a str) -> &'a str {
    match language {
        Language::Nl => nl,
        Language::En => en,
    }
}

/// What people say for a word of a closed list; the word itself where the list does not have it.
pub(crate) fn word(words: &[WordDeclaration], word: &str, language: Language) -> String {
    words
        .iter()
        .find(|declared| declared.word == word)
        .map_or_else(|| word.to_owned(), |declared| declared.label.get(language).to_owned())
}

/// A list as people say it: one, two and three.
pub(crate) fn listed(items: &[String], language: Language) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), pick(language, "en", "and")),
    }
}

/// A day as people write it.
pub(crate) fn day(day: Day, language: Language) -> String {
    const NL: [&str; 12] = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let date = day.date();
    let month = usize::from(date.month().unsigned_abs()).saturating_sub(1) % 12;
    let months = if language == Language::Nl { NL } else { EN };
    format!("{} {} {}", date.day(), months[month], date.year())
}

/// A number without needless decimals, with a decimal comma in Dutch.
pub(crate) fn number(value: f64, language: Language) -> String {
    let rounded = format!("{value:.2}");
    let short = rounded.trim_end_matches('0').trim_end_matches('.');
    match language {
        Language::Nl => short.replace('.', ",").replace('-', "−"),
        Language::En => short.replace('-', "−"),
    }
}

/// What people saw as the name of a catalogue item, or its id.
pub(crate) fn item(item: &CatalogueItem, language: Language) -> String {
    item.label.as_ref().map_or_else(|| item.item.as_str().to_owned(), |label: &Text| label.get(language).to_owned())
}

/// A text that begins with a capital.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The first sentence of a text, with its full stop.
///
/// ```
/// assert_eq!(vakwerk_report::first_sentence("Keeps records. Makes no diagnosis."), "Keeps records.");
/// ```
#[must_use]
pub fn first_sentence(text: &str) -> String {
    let first = text.split_once(". ").map_or(text, |(first, _)| first).trim_end_matches('.');
    format!("{first}.")
}
