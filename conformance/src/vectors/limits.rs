//! Check `limits`: vectors on both sides of the ranges of answers and inputs, of ages, and of the number of answers.

use vakwerk_core::catalogue::{Ages, AnswerRange, AssessmentInput};
use vakwerk_core::measure::{Part, Reason};
use vakwerk_core::text::Text;

use super::{Shown, Worked};
use crate::fault::both;
use crate::sheets::range;
use crate::{Check, Fault};

/// What a vector must show.
type Holds<'a> = &'a dyn Fn(&Worked) -> bool;

/// Every limit of the declaration, at the limit and beyond it.
#[must_use]
pub fn check(shown: &Shown<'_>) -> Vec<Fault> {
    let mut faults = answers(shown);
    faults.extend(count(shown));
    faults.extend(shown.assessment.input.iter().flat_map(|input| of_input(shown, input)));
    for (part, name, ages) in aged(shown) {
        faults.extend(of_ages(shown, &part, &name, ages));
    }
    faults
}

fn any(shown: &Shown<'_>, holds: impl Fn(&Worked) -> bool) -> bool {
    shown.vectors.iter().any(|worked| holds(worked))
}

/// Each range that items have: its ends are accepted, beyond them and between steps is refused.
fn answers(shown: &Shown<'_>) -> Vec<Fault> {
    let mut ranges: Vec<(&AnswerRange, Vec<usize>)> = Vec::new();
    for at in 0..shown.assessment.item.len() {
        let Some(range) = range(shown.assessment, at) else { continue };
        match ranges.iter_mut().find(|(known, _)| same(known, range)) {
            Some((_, items)) => items.push(at),
            None => ranges.push((range, vec![at])),
        }
    }
    let mut faults = Vec::new();
    for (range, items) in ranges {
        let rows = shown.assessment.rows.is_some();
        let answered = |worked: &Worked, holds: &dyn Fn(f64) -> bool| {
            let own = |(at, answer): (usize, &f64)| (rows || items.contains(&at)) && holds(*answer);
            worked.answers.iter().enumerate().any(own)
        };
        let is = |wanted: f64| move |answer: f64| (answer - wanted).abs() <= 1e-9;
        let ends = [("min", range.min), ("max", range.max)];
        for (end, wanted) in ends {
            if !any(shown, |worked| worked.outcome().is_some() && answered(worked, &is(wanted))) {
                faults.push(fault(
                    shown,
                    &format!("answer.{end}"),
                    both(
                        format!("geen geslaagd rekenvoorbeeld heeft {wanted} als antwoord."),
                        format!("no vector that passes has {wanted} as an answer."),
                    ),
                ));
            }
        }
        let below = |answer: f64| answer < range.min;
        let above = |answer: f64| answer > range.max;
        let beyond: [(&str, &dyn Fn(f64) -> bool); 2] = [("min", &below), ("max", &above)];
        for (end, holds) in beyond {
            if !any(shown, |worked| worked.refusal() == Some("out-of-range") && answered(worked, holds)) {
                faults.push(fault(
                    shown,
                    &format!("answer.{end}"),
                    both(
                        "geen geslaagd rekenvoorbeeld wordt om een antwoord daarbuiten geweigerd (`out-of-range`).",
                        "no vector that passes is refused for an answer beyond it (`out-of-range`).",
                    ),
                ));
            }
        }
        let between = |answer: f64| {
            range.step.is_some_and(|step| {
                let steps = (answer - range.min) / step;
                (steps - steps.round()).abs() > 1e-6
            })
        };
        let refused = |worked: &Worked| worked.refusal() == Some("not-a-step") && answered(worked, &between);
        if range.step.is_some() && !any(shown, refused) {
            faults.push(fault(
                shown,
                "answer.step",
                both(
                    "geen geslaagd rekenvoorbeeld wordt om een antwoord tussen twee stappen geweigerd (`not-a-step`).",
                    "no vector that passes is refused for an answer between two steps (`not-a-step`).",
                ),
            ));
        }
    }
    faults
}

fn same(a: &AnswerRange, b: &AnswerRange) -> bool {
    a.min.total_cmp(&b.min).is_eq() && a.max.total_cmp(&b.max).is_eq() && a.step == b.step
}

/// The number of answers: too few and too many are refused; with rows the fewest and the most are accepted.
fn count(shown: &Shown<'_>) -> Vec<Fault> {
    let (least, most) = match shown.assessment.rows {
        Some(rows) => (rows.at_least as usize, rows.at_most as usize),
        None => (shown.assessment.item.len(), shown.assessment.item.len()),
    };
    let refused = |worked: &Worked| worked.refusal() == Some("wrong-count");
    let few = |worked: &Worked| refused(worked) && worked.answers.len() < least;
    let many = |worked: &Worked| refused(worked) && worked.answers.len() > most;
    let fewest = |worked: &Worked| worked.outcome().is_some() && worked.answers.len() == least;
    let mostly = |worked: &Worked| worked.outcome().is_some() && worked.answers.len() == most;
    let sides: [(Holds<'_>, &str, &str); 4] = [
        (&few, "te weinig antwoorden", "too few answers"),
        (&many, "te veel antwoorden", "too many answers"),
        (&fewest, "het kleinste aantal antwoorden", "the fewest answers"),
        (&mostly, "het grootste aantal antwoorden", "the most answers"),
    ];
    let unseen = sides.iter().filter(|(holds, ..)| !any(shown, holds));
    unseen
        .map(|(_, nl, en)| {
            let why =
                both(format!("geen geslaagd rekenvoorbeeld heeft {nl}."), format!("no vector that passes has {en}."));
            fault(shown, "item", why)
        })
        .collect()
}

/// An input with limits: its ends are accepted, beyond them is refused.
fn of_input(shown: &Shown<'_>, input: &AssessmentInput) -> Vec<Fault> {
    let value = |worked: &Worked| worked.person.input(input);
    let mut faults = Vec::new();
    for (end, limit, sign) in [("min", input.min, -1.0), ("max", input.max, 1.0)] {
        let Some(limit) = limit else { continue };
        let at = |worked: &Worked| worked.outcome().is_some() && (value(worked) - limit).abs() <= 1e-9;
        let beyond = |worked: &Worked| worked.refusal() == Some("out-of-range") && (value(worked) - limit) * sign > 0.0;
        let part = format!("input.{}.{end}", input.id);
        if !any(shown, at) {
            let why = both(
                format!("geen geslaagd rekenvoorbeeld heeft de waarde {limit}."),
                format!("no vector that passes has the value {limit}."),
            );
            faults.push(fault(shown, &part, why));
        }
        if !any(shown, beyond) {
            let why = both(
                "geen geslaagd rekenvoorbeeld wordt om een waarde daarbuiten geweigerd (`out-of-range`).",
                "no vector that passes is refused for a value beyond it (`out-of-range`).",
            );
            faults.push(fault(shown, &part, why));
        }
    }
    faults
}

/// Everything in an assessment that holds for certain ages, by a name for people.
fn aged(shown: &Shown<'_>) -> Vec<(Vec<Part>, String, Ages)> {
    let a = shown.assessment;
    let all = || a.scale.iter().map(|scale| Part::Scale(scale.id.clone())).collect();
    let mut aged: Vec<(Vec<Part>, String, Ages)> = Vec::new();
    aged.extend(a.ages.map(|ages| (all(), "ages".into(), ages)));
    for scale in &a.scale {
        let part = || vec![Part::Scale(scale.id.clone())];
        aged.extend(scale.ages.map(|ages| (part(), format!("scale.{}.ages", scale.id), ages)));
    }
    for set in &a.band_set {
        let part = || vec![Part::Band { scale: set.scale.clone(), band_set: set.id.clone() }];
        aged.extend(set.ages.map(|ages| (part(), format!("band-set.{}.ages", set.id), ages)));
    }
    for class in &a.classification {
        let part = || vec![Part::Classification(class.id.clone())];
        aged.extend(class.ages.map(|ages| (part(), format!("classification.{}.ages", class.id), ages)));
    }
    aged
}

/// The youngest and oldest age are within, one year beyond them is not.
fn of_ages(shown: &Shown<'_>, parts: &[Part], name: &str, ages: Ages) -> Vec<Fault> {
    let too = |worked: &Worked| {
        let outcome = worked.outcome()?;
        Some(outcome.unavailable.iter().any(|u| u.reason == Reason::AgeLimit && parts.contains(&u.part)))
    };
    let mut faults = Vec::new();
    let mut ask = |age: u32, admitted: bool| {
        if !any(shown, |worked| worked.person.age() == Some(age) && too(worked) == Some(!admitted)) {
            let (nl, en) = if admitted { ("wel", "available") } else { ("niet", "unavailable") };
            let why = both(
                format!("geen geslaagd rekenvoorbeeld laat zien dat dit op leeftijd {age} {nl} beschikbaar is."),
                format!("no vector that passes shows that this is {en} at age {age}."),
            );
            faults.push(fault(shown, name, why));
        }
    };
    if let Some(from) = ages.from {
        ask(from, true);
        if let Some(below) = from.checked_sub(1) {
            ask(below, false);
        }
    }
    if let Some(to) = ages.to {
        ask(to, true);
        ask(to.saturating_add(1), false);
    }
    faults
}

fn fault(shown: &Shown<'_>, part: &str, why: Text) -> Fault {
    let remedy = both(
        format!("Zet er een in `vectors/{}.json`.", shown.id.item),
        format!("Put one in `vectors/{}.json`.", shown.id.item),
    );
    Fault::new(Check::Limits, format_args!("{}.{part}", shown.id), why, remedy)
}
