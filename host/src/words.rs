//! Small helpers for sentences in two languages.

use vakwerk_core::text::Language;

/// The sentence in `language`.
pub(crate) fn say(language: Language, nl: impl Into<String>, en: impl Into<String>) -> String {
    match language {
        Language::Nl => nl.into(),
        Language::En => en.into(),
    }
}

/// A list as people write it: `a`, `a en b`, `a, b en c`.
pub(crate) fn list(language: Language, words: &[String]) -> String {
    let and = match language {
        Language::Nl => "en",
        Language::En => "and",
    };
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}
