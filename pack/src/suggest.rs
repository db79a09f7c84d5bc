//! What was probably meant by a word that is not in a list, and how words of a pack are shown in a sentence.

/// Longer words are not compared: nobody mistypes them, and comparing costs time that grows with their length.
const COMPARED: usize = 96;
/// How much of a text is repeated in a message.
const SHOWN: usize = 80;

/// The word of `known` that looks most like `word`, where one looks enough like it.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    if word.len() > COMPARED {
        return None;
    }
    // One slip in a short word, two in a longer one; or the same words in another order or notation.
    let slips = (word.chars().count() / 4).clamp(1, 3);
    known
        .into_iter()
        .filter(|candidate| candidate.len() <= COMPARED && *candidate != word)
        .filter_map(|candidate| {
            let distance = strsim::osa_distance(&plain(word), &plain(candidate));
            let near = distance <= slips || strsim::jaro_winkler(word, candidate) > 0.92;
            near.then_some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}

fn plain(word: &str) -> String {
    word.to_lowercase().replace(['_', ' '], "-")
}

/// A text of the pack as it may stand in a sentence: short, and without control characters.
pub(crate) fn shown(text: &str) -> String {
    let mut out: String = text.chars().take(SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(SHOWN).is_some() {
        out.push('…');
    }
    out
}
