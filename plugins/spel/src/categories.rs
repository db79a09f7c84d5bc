//! Categories of play: how a child divided its time, as shares of the intervals, and what changed.

use vakwerk_sdk::Named;
use vakwerk_sdk::document::{Material, ScoredResult, Signal, Statement};
use vakwerk_sdk::say::ours;

use crate::names::{CATEGORIES, SEGMENTS};

const CATEGORIES_OF: &str = "spel:play-observation-scale";
const SEGMENTS_OF: &str = "spel:cpti-segments";

/// A share in per cent; nothing where it could not be taken.
fn share(result: &ScoredResult, scale: &str) -> Option<f64> {
    result.score(scale).filter(|share| (0.0..=100.0).contains(share))
}

/// The categories of the latest observation that occurred, or occurred the time before.
pub(crate) fn signals(material: &Material) -> Vec<Signal> {
    shares(material, CATEGORIES_OF, "play-categories", CATEGORIES)
        .into_iter()
        .chain(shares(material, SEGMENTS_OF, "session-segments", SEGMENTS))
        .collect()
}

fn shares(material: &Material, assessment: &str, vocabulary: &str, names: &[Named]) -> Vec<Signal> {
    let mut results = material.results.iter().rev().filter(|result| result.assessment == assessment);
    let Some(latest) = results.next() else { return Vec::new() };
    let before = results.next();
    let signal = |named: &Named| {
        let share_now = share(latest, named.id)?;
        let share_then = before.and_then(|before| share(before, named.id));
        if share_now == 0.0 && share_then.is_none_or(|then| then == 0.0) {
            return None;
        }
        let statements = share_then.map(|then| compared(assessment, then, share_now));
        Some(Signal {
            term: format!("spel:{vocabulary}/{}", named.id),
            name: named.text(),
            score: Some(share_now),
            statements: statements.into_iter().collect(),
            goals: named.goals.iter().map(ToString::to_string).collect(),
            ..Signal::default()
        })
    };
    names.iter().filter_map(signal).collect()
}

fn compared(assessment: &str, then: f64, now: f64) -> Statement {
    let (nl, en) = match now.total_cmp(&then) {
        std::cmp::Ordering::Greater => ("meer", "more"),
        std::cmp::Ordering::Less => ("minder", "less"),
        std::cmp::Ordering::Equal => ("gelijk", "the same"),
    };
    let then_nl = format!("{then:.1}").replace('.', ",");
    ours(
        assessment,
        &format!("De vorige keer {then_nl} %: nu {nl}."),
        &format!("The time before {then:.1} %: now {en}."),
    )
}

/// Over how many intervals the shares are taken, and that there is no norm.
pub(crate) fn summary(material: &Material) -> Vec<Statement> {
    let Some(latest) = material.latest_result(CATEGORIES_OF) else { return Vec::new() };
    let count = latest.score("intervals").filter(|count| *count >= 1.0 && count.is_finite());
    vec![match count {
        Some(count) => ours(
            CATEGORIES_OF,
            &format!("Spelcategorieën als aandeel van {count} intervallen; er zijn geen normen."),
            &format!("Categories of play as shares of {count} intervals; there are no norms."),
        ),
        None => ours(
            CATEGORIES_OF,
            "Er zijn geen intervallen geteld, en dus geen aandelen.",
            "No intervals were counted, and so there are no shares.",
        ),
    }]
}
