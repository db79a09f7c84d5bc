//! Check `alerts`: vectors on both sides of every alert, one at the threshold and one just below it.

use vakwerk_core::catalogue::Alert;

use super::{Shown, Worked};
use crate::fault::both;
use crate::sheets::range;
use crate::{Check, Fault};

/// Every alert sounds in a vector at its threshold, and stays silent in one just below it.
#[must_use]
pub fn check(shown: &Shown<'_>) -> Vec<Fault> {
    shown.assessment.alert.iter().flat_map(|alert| one(shown, alert)).collect()
}

fn one(shown: &Shown<'_>, alert: &Alert) -> Vec<Fault> {
    let Some(at) = shown.assessment.item.iter().position(|item| item.id == alert.item) else { return Vec::new() };
    let Some(range) = range(shown.assessment, at) else { return Vec::new() };
    let answers = |worked: &Worked, holds: &dyn Fn(f64) -> bool| match shown.assessment.rows {
        Some(_) => worked.answers.iter().any(|answer| holds(*answer)),
        None => worked.answers.get(at).is_some_and(|answer| holds(*answer)),
    };
    let names = |worked: &Worked| worked.expects_words("alerts").map(|words| words.contains(&alert.item.as_str()));
    let at_threshold = |answer: f64| (answer - alert.at_least).abs() <= 1e-9;
    let below = alert.at_least - range.step.unwrap_or(f64::INFINITY);
    let just_below =
        |answer: f64| answer < alert.at_least - 1e-9 && (range.step.is_none() || (answer - below).abs() <= 1e-9);
    let sounds = shown.vectors.iter().any(|worked| answers(worked, &at_threshold) && names(worked) == Some(true));
    let silent = shown.vectors.iter().any(|worked| answers(worked, &just_below) && names(worked) == Some(false));
    let mut faults = Vec::new();
    if !sounds {
        faults.push(fault(
            shown,
            alert,
            format!("geen geslaagd rekenvoorbeeld heeft {} als antwoord en verwacht de waarschuwing.", alert.at_least),
            format!("no vector that passes has {} as the answer and expects the alert.", alert.at_least),
        ));
    }
    // From the lowest answer on there is no other side.
    if !silent && alert.at_least > range.min {
        faults.push(fault(
            shown,
            alert,
            "geen geslaagd rekenvoorbeeld heeft het antwoord net daaronder en verwacht geen waarschuwing.".into(),
            "no vector that passes has the answer just below it and expects no alert.".into(),
        ));
    }
    faults
}

fn fault(shown: &Shown<'_>, alert: &Alert, nl: String, en: String) -> Fault {
    Fault::new(
        Check::Alerts,
        format_args!("{}.alert.{}", shown.id, alert.item),
        both(nl, en),
        both(
            format!("Zet er een in `vectors/{}.json` met `\"alerts\": […]`.", shown.id.item),
            format!("Put one in `vectors/{}.json` with `\"alerts\": […]`.", shown.id.item),
        ),
    )
}
