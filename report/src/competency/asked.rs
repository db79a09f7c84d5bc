//! What is asked of evidence before a decision, and what is missing, in sentences.

use vakwerk_core::competency::{Asked, MissingKind, Sufficiency};
use vakwerk_core::text::Language;

use super::said;
use crate::say::pick;

/// The criteria in one sentence, with whose they are.
#[must_use]
pub fn asked_line(asked: &Asked, language: Language) -> String {
    let criteria = &asked.criteria;
    let numbers = [
        (criteria.points, MissingKind::Points),
        (criteria.assessors, MissingKind::Assessors),
        (criteria.independent, MissingKind::Independent),
        (criteria.methods, MissingKind::Methods),
        (criteria.span_days, MissingKind::SpanDays),
        (criteria.narratives, MissingKind::Narratives),
    ];
    let list: Vec<String> = numbers
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, kind)| format!("{number} {}", said(kind.words(*number), language)))
        .collect();
    let list = list.join(", ");
    match (&asked.of, language) {
        (Some(of), Language::Nl) => format!("Genoeg voor een besluit is, volgens `{of}`: {list}."),
        (Some(of), Language::En) => format!("Enough for a decision is, according to `{of}`: {list}."),
        (None, Language::Nl) => format!(
            "Genoeg voor een besluit is, naar Vakwerks eigen keuze (geen bron drukt getallen; een opleiding geeft de hare met --curriculum): {list}."
        ),
        (None, Language::En) => format!(
            "Enough for a decision is, by Vakwerk's own choice (no source prints numbers; an institute gives its own with --curriculum): {list}."
        ),
    }
}

/// Whether there is enough, or what is missing.
pub(super) fn enough(sufficiency: &Sufficiency, language: Language) -> String {
    if sufficiency.ready {
        return pick(language, "genoeg om een besluit over te nemen", "enough to take a decision on").to_owned();
    }
    let (nl, en) = sufficiency.lacking();
    match language {
        Language::Nl => format!("nog niet genoeg: {nl}"),
        Language::En => format!("not yet enough: {en}"),
    }
}
