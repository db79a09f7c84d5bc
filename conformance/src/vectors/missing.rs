//! Check `missing`: vectors show what a missing answer means, and where that ends.

use vakwerk_core::catalogue::MissingPolicy;

use super::{Shown, Worked};
use crate::fault::both;
use crate::{Check, Fault};

/// A missing answer is refused, counts as a value, or is replaced up to a number, as declared.
#[must_use]
pub fn check(shown: &Shown<'_>) -> Vec<Fault> {
    let missing = |worked: &Worked| worked.answers.iter().filter(|answer| answer.is_nan()).count();
    let any = |holds: &dyn Fn(&Worked) -> bool| shown.vectors.iter().any(|worked| holds(worked));
    let scored = |worked: &Worked| worked.outcome().is_some_and(|outcome| !outcome.scores.is_empty());
    let mut faults = Vec::new();
    let mut ask = |shown_already: bool, nl: String, en: String| {
        if !shown_already {
            faults.push(Fault::new(
                Check::Missing,
                format_args!("{}.missing", shown.id),
                both(nl, en),
                both(
                    format!("Zet er een in `vectors/{}.json`; `null` is een ontbrekend antwoord.", shown.id.item),
                    format!("Put one in `vectors/{}.json`; `null` is a missing answer.", shown.id.item),
                ),
            ));
        }
    };
    match shown.assessment.missing {
        MissingPolicy::Refused => ask(
            any(&|worked| missing(worked) > 0 && worked.refusal() == Some("missing-answer")),
            "geen geslaagd rekenvoorbeeld wordt om een ontbrekend antwoord geweigerd.".into(),
            "no vector that passes is refused for a missing answer.".into(),
        ),
        MissingPolicy::CountsAs(value) => ask(
            any(&|worked| missing(worked) > 0 && scored(worked)),
            format!("geen geslaagd rekenvoorbeeld laat zien dat een ontbrekend antwoord als {value} telt."),
            format!("no vector that passes shows that a missing answer counts as {value}."),
        ),
        MissingPolicy::Prorated(most) => {
            let most = most as usize;
            ask(
                any(&|worked| missing(worked) == most && scored(worked)),
                format!("geen geslaagd rekenvoorbeeld met {most} ontbrekende antwoorden geeft nog een score."),
                format!("no vector that passes with {most} missing answers still has a score."),
            );
            ask(
                any(&|worked| {
                    missing(worked) > most && worked.outcome().is_some_and(|outcome| !outcome.unavailable.is_empty())
                }),
                format!("geen geslaagd rekenvoorbeeld met meer dan {most} ontbrekende antwoorden mist een score."),
                format!("no vector that passes with more than {most} missing answers lacks a score."),
            );
        }
    }
    faults
}
