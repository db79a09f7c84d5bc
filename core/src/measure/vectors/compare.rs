//! Compares what was found with what a vector expects; only what is listed is compared.

use std::collections::BTreeSet;

use super::format::{NumbersExpected, ScoreExpected};
use super::run::Mismatch;
use crate::measure::outcome::Outcome;
use crate::measure::reliable::{ClinicalChange, ReliableChange};

/// Gathers what does not match.
pub(super) struct Comparison {
    tolerance: f64,
    /// Whether anything was compared at all.
    compared: bool,
    mismatches: Vec<Mismatch>,
}

impl Comparison {
    pub(super) fn new(tolerance: f64) -> Self {
        Self { tolerance, compared: false, mismatches: Vec::new() }
    }

    /// What did not match; an expectation of nothing matches nothing.
    pub(super) fn finish(mut self) -> Vec<Mismatch> {
        if !self.compared {
            self.mismatches.push(Mismatch::new("expect", "at least one result", "nothing"));
        }
        self.mismatches
    }

    fn word(&mut self, what: &str, expected: &str, found: &str) {
        self.compared = true;
        if expected != found {
            self.mismatches.push(Mismatch::new(what, expected, found));
        }
    }

    fn number(&mut self, what: &str, expected: f64, found: Option<f64>) {
        self.compared = true;
        // Written so that NaN never matches.
        if !found.is_some_and(|found| (found - expected).abs() <= self.tolerance) {
            let found = found.map_or_else(|| "nothing".to_owned(), |found| found.to_string());
            self.mismatches.push(Mismatch::new(what, expected.to_string(), found));
        }
    }

    fn set(&mut self, what: &str, expected: &[String], found: BTreeSet<String>) {
        let expected: BTreeSet<String> = expected.iter().cloned().collect();
        let list = |set: &BTreeSet<String>| {
            if set.is_empty() { "none".to_owned() } else { set.iter().cloned().collect::<Vec<_>>().join(", ") }
        };
        self.word(what, &list(&expected), &list(&found));
    }

    /// A refusal, or nothing, where the vector expects `error`.
    pub(super) fn refusal(&mut self, expected: Option<&str>, found: Option<&str>) {
        if expected.is_some() || found.is_some() {
            self.word("error", expected.unwrap_or("none"), found.unwrap_or("none"));
        }
    }

    pub(super) fn outcome(&mut self, expected: &ScoreExpected, outcome: &Outcome) {
        for (scale, score) in &expected.scores {
            self.number(&format!("scores.{scale}"), *score, outcome.scores.get(scale.as_str()).copied());
        }
        for (name, band) in &expected.bands {
            self.compared = true;
            let found: BTreeSet<&str> = outcome.bands_of(name).map(crate::id::Name::as_str).collect();
            if !found.contains(band.as_str()) {
                let found = if found.is_empty() { "none".into() } else { Vec::from_iter(found).join(", ") };
                self.mismatches.push(Mismatch::new(format!("bands.{name}"), band.clone(), found));
            }
        }
        if let Some(alerts) = &expected.alerts {
            self.set("alerts", alerts, outcome.alerts.iter().map(|alert| alert.item.to_string()).collect());
        }
        if let Some(unavailable) = &expected.unavailable {
            self.set("unavailable", unavailable, outcome.unavailable_words());
        }
    }

    /// Any refusal, where the vector expects `error: true`.
    pub(super) fn refused(&mut self, expected: &NumbersExpected, refused: bool) {
        if expected.error || refused {
            let word = |refused| if refused { "refused" } else { "computed" };
            self.word("error", word(expected.error), word(refused));
        }
    }

    pub(super) fn t_score(&mut self, expected: &NumbersExpected, t: f64) {
        if let Some(expected) = expected.t {
            self.number("t", expected, Some(t));
        }
    }

    pub(super) fn reliable(&mut self, expected: &NumbersExpected, found: &ReliableChange) {
        let numbers = [
            ("sem", expected.sem, found.sem),
            ("s_diff", expected.s_diff, found.s_diff),
            ("rci", expected.rci, found.rci),
            ("mdc", expected.mdc, found.mdc),
        ];
        for (what, expected, found) in numbers {
            if let Some(expected) = expected {
                self.number(what, expected, Some(found));
            }
        }
        if let Some(expected) = expected.reliable {
            self.word("reliable", &expected.to_string(), &found.reliable.to_string());
        }
    }

    pub(super) fn class(&mut self, expected: &NumbersExpected, found: ClinicalChange) {
        if let Some(expected) = expected.class {
            self.word("class", expected.word(), found.word());
        }
    }
}
