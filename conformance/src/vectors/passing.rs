//! Check `vectors`: every worked example passes, and every scale has one.

use vakwerk_core::text::Language;

use super::{Shown, Worked};
use crate::fault::both;
use crate::{Check, Fault};

/// The vectors that fail.
#[must_use]
pub fn check(worked: &[Worked]) -> Vec<Fault> {
    let failed = worked.iter().filter(|worked| !worked.passed());
    failed
        .map(|worked| {
            let lines = |language| {
                worked.mismatches.iter().map(|mismatch| mismatch.line(language)).collect::<Vec<_>>().join("; ") + "."
            };
            Fault::new(
                Check::Vectors,
                &worked.place,
                both(lines(Language::Nl), lines(Language::En)),
                both(
                    "Reken het voorbeeld met de hand na en herstel het, of de opgave.",
                    "Work the example by hand and mend it, or the declaration.",
                ),
            )
        })
        .collect()
}

/// The scales of an assessment that no vector expects a score of.
#[must_use]
pub fn scales(shown: &Shown<'_>) -> Vec<Fault> {
    let unseen = shown
        .assessment
        .scale
        .iter()
        .filter(|scale| !shown.vectors.iter().any(|worked| worked.expects_score(scale.id.as_str()).is_some()));
    unseen
        .map(|scale| {
            Fault::new(
                Check::Vectors,
                format_args!("{}.scale.{}", shown.id, scale.id),
                both(
                    "geen geslaagd rekenvoorbeeld noemt een score van deze schaal.",
                    "no vector that passes names a score of this scale.",
                ),
                both(
                    format!("Zet er een in `vectors/{}.json`.", shown.id.item),
                    format!("Put one in `vectors/{}.json`.", shown.id.item),
                ),
            )
        })
        .collect()
}
