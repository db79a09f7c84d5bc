//! What was probably meant by a word that is not in a list, and how words of a pack are shown in a sentence.

use crate::check::hidden::is_hidden;

/// How much of a text is repeated in a message.
const SHOWN: usize = 80;

/// The word of `known` that was probably meant: the same in another notation, or one slip of the pen away.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let known: Vec<&str> = known.into_iter().collect();
    let tidy = kebab(word);
    let same = known.iter().copied().find(|candidate| *candidate == tidy && *candidate != word);
    // Of one or two characters every other is one slip away.
    let near = || vakwerk_core::suggest::nearest(word, known.iter().copied()).filter(|_| word.chars().nth(2).is_some());
    same.or_else(near).map(ToOwned::to_owned)
}

/// A word in the notation of names.
pub(crate) fn kebab(word: &str) -> String {
    shown(word).trim().to_lowercase().replace(['_', ' '], "-")
}

/// A text of the pack as it may stand in a sentence: short, and without what nobody sees and others act on.
pub(crate) fn shown(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars().take(SHOWN) {
        match character {
            control if control.is_control() => out.push(' '),
            turning if is_hidden(turning) => out.push_str(&format!("<U+{:04X}>", u32::from(turning))),
            plain => out.push(plain),
        }
    }
    if text.chars().nth(SHOWN).is_some() {
        out.push('…');
    }
    out
}
