//! Check `classifications`: vectors yield every class, and show a classification that may not be read.

use vakwerk_core::measure::{Part, Reason};

use super::Shown;
use crate::fault::both;
use crate::{Check, Fault};

/// Every class of every classification is expected by a vector.
#[must_use]
pub fn check(shown: &Shown<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for classification in &shown.assessment.classification {
        let name = classification.id.as_str();
        for class in &classification.class {
            if !shown.vectors.iter().any(|worked| worked.expects_band(name, class.id.as_str())) {
                faults.push(fault(
                    shown,
                    &format!("{name}.{}", class.id),
                    "geen geslaagd rekenvoorbeeld geeft deze klasse.",
                    "no vector that passes yields this class.",
                    &format!("\"bands\": {{\"{name}\": \"{}\"}}", class.id),
                ));
            }
        }
        let unread = |worked: &&super::Worked| {
            let own = |part: &Part| matches!(part, Part::Classification(id) if *id == classification.id);
            let reason = |reason| matches!(reason, Reason::Condition | Reason::InputMissing);
            let outcome = worked.outcome();
            outcome.is_some_and(|outcome| outcome.unavailable.iter().any(|u| own(&u.part) && reason(u.reason)))
        };
        if classification.only_when.is_some() && !shown.vectors.iter().any(unread) {
            faults.push(fault(
                shown,
                &format!("{name}.only-when"),
                "geen geslaagd rekenvoorbeeld laat zien dat zij zonder de voorwaarde vervalt.",
                "no vector that passes shows that without the condition it is unavailable.",
                &format!("\"unavailable\": [\"band:{name}\"]"),
            ));
        }
    }
    faults
}

fn fault(shown: &Shown<'_>, part: &str, nl: &str, en: &str, expect: &str) -> Fault {
    Fault::new(
        Check::Classifications,
        format_args!("{}.classification.{part}", shown.id),
        both(nl, en),
        both(
            format!("Zet er een in `vectors/{}.json` met `\"expect\": {{{expect}}}`.", shown.id.item),
            format!("Put one in `vectors/{}.json` with `\"expect\": {{{expect}}}`.", shown.id.item),
        ),
    )
}
