//! The operation `profile`: the effort profile, the phrases of the latest day, and what was described after Kestenberg.

use vakwerk_sdk::document::{Material, Profile, Record, Text};
use vakwerk_sdk::say::ours;

use crate::effort::Factor;
use crate::{kestenberg, phrase, repertoire};

const FORMAT: u32 = 1;

/// Describes what was observed of movement.
pub(crate) fn describe(material: &Material) -> Profile {
    let title = Text::new("Bewegingsprofiel", "Movement profile");
    let (mut summary, mut signals) = (Vec::new(), Vec::new());
    let mut results = material.results.iter().rev().filter(|result| result.assessment == repertoire::ASSESSMENT);
    if let Some(latest) = results.next() {
        let earlier = results.next();
        summary.extend(repertoire::summary(latest));
        signals.extend(Factor::ALL.map(|factor| repertoire::signal(factor, latest, earlier)));
    }
    signals.extend(phrases(material).into_iter().filter_map(phrase::signal));
    summary.extend(kestenberg::statement(material));
    if summary.is_empty() && signals.is_empty() {
        let (nl, en) = ("Er is nog geen beweging geobserveerd.", "No movement has been observed yet.");
        summary.push(ours(repertoire::ASSESSMENT, nl, en));
    }
    Profile { format: FORMAT, title, summary, signals }
}

/// The phrases of the latest day on which there are any.
fn phrases(material: &Material) -> Vec<&Record> {
    let forms = || material.records.iter().filter(|record| record.form == phrase::FORM);
    let Some(day) = forms().next_back().map(|record| &record.day) else { return Vec::new() };
    forms().filter(|record| record.day == *day).collect()
}
