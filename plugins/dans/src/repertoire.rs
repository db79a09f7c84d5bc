//! The effort profile: which poles are in the repertoire, on which factors only one is, and what changed.

use vakwerk_sdk::Named;
use vakwerk_sdk::document::{ScoredResult, Signal, Statement, Text};
use vakwerk_sdk::say::{list, name, ours};

use crate::effort::{ActionDrive, Factor, Pole};
use crate::names::{ACTION_DRIVES, FACTORS, POLES};

pub(crate) const ASSESSMENT: &str = "dans:lma-effort";

/// Ours: a pole seen at least incidentally belongs to the repertoire.
const SEEN: f64 = 1.0;

/// How often a pole was seen, from 0 to 3; nothing where it was not rated.
fn rating(result: &ScoredResult, pole: Pole) -> Option<f64> {
    result.score(pole.id()).filter(|rating| (0.0..=3.0).contains(rating))
}

fn has(result: &ScoredResult, pole: Pole) -> bool {
    rating(result, pole).is_some_and(|rating| rating >= SEEN)
}

/// The whole in a few sentences.
pub(crate) fn summary(latest: &ScoredResult) -> Vec<Statement> {
    let poles: Vec<Pole> = Factor::ALL.into_iter().flat_map(Factor::poles).collect();
    let seen = poles.iter().filter(|pole| has(latest, **pole)).count();
    let within_reach = |drive: &ActionDrive| drive.poles().into_iter().all(|pole| has(latest, pole));
    let drives: Vec<_> = ActionDrive::ALL.into_iter().filter(within_reach).collect();
    let (nl, en) = list(drives.iter().map(|drive| name(ACTION_DRIVES, drive.id())));
    vec![
        ours(
            ASSESSMENT,
            &format!("Van de {} polen zijn er {seen} gezien.", poles.len()),
            &format!("Of the {} poles {seen} were seen.", poles.len()),
        ),
        if drives.is_empty() {
            ours(
                ASSESSMENT,
                "Van geen actie-aandrijving zijn alle drie de polen gezien.",
                "Of no action drive all three poles were seen.",
            )
        } else {
            ours(
                ASSESSMENT,
                &format!("Alle drie de polen zijn gezien van: {nl}. Dat zegt wat binnen bereik ligt, niet wat er was."),
                &format!("All three poles were seen of: {en}. That says what is within reach, not what there was."),
            )
        },
        ours(ASSESSMENT, "Er is geen som en geen norm.", "There is no sum and no norm."),
    ]
}

/// One factor: both poles, one or none, and what changed since the time before.
pub(crate) fn signal(factor: Factor, latest: &ScoredResult, earlier: Option<&ScoredResult>) -> Signal {
    let term = format!("dans:effort-factors/{}", factor.id());
    let called = name(FACTORS, factor.id()).text();
    let [fighting, indulging] = factor.poles();
    let (Some(one), Some(other)) = (rating(latest, fighting), rating(latest, indulging)) else {
        let statements = vec![ours(ASSESSMENT, "Niet beoordeeld.", "Not rated.")];
        return Signal { term, name: called, statements, ..Signal::default() };
    };
    let (f, i) = (name(POLES, fighting.id()), name(POLES, indulging.id()));
    let mut statements = vec![ours(
        ASSESSMENT,
        &format!("{} {one}, {} {other}, op 0 tot 3.", f.nl, i.nl.to_lowercase()),
        &format!("{} {one}, {} {other}, on 0 to 3.", f.en, i.en.to_lowercase()),
    )];
    statements.extend(earlier.and_then(|before| changed(factor, latest, before)));
    let (range, missing, word) = match (one >= SEEN, other >= SEEN) {
        (true, true) => (2.0, None, Text::new("beide polen", "both poles")),
        (true, false) => (1.0, Some(indulging), Text::new("één pool", "one pole")),
        (false, true) => (1.0, Some(fighting), Text::new("één pool", "one pole")),
        (false, false) => (0.0, None, Text::new("geen van beide polen", "neither pole")),
    };
    let goals = missing.and_then(|pole| Named::find(POLES, pole.id())).map_or(&[][..], |pole| pole.goals);
    Signal {
        term,
        name: called,
        score: Some(range),
        word: Some(word),
        stands_out: missing.is_some(),
        statements,
        goals: goals.iter().map(ToString::to_string).collect(),
    }
}

/// Poles that came into the repertoire or left it, where both times were rated.
fn changed(factor: Factor, latest: &ScoredResult, before: &ScoredResult) -> Option<Statement> {
    let rated = |result: &ScoredResult| factor.poles().into_iter().all(|pole| rating(result, pole).is_some());
    if !rated(before) || !rated(latest) {
        return None;
    }
    let moved = |to: bool| {
        let moved = |pole: &Pole| has(latest, *pole) == to && has(before, *pole) != to;
        let moved: Vec<_> = factor.poles().into_iter().filter(moved).map(|pole| name(POLES, pole.id())).collect();
        (!moved.is_empty()).then(|| list(moved))
    };
    let (mut nl, mut en) = (Vec::new(), Vec::new());
    if let Some((came_nl, came_en)) = moved(true) {
        nl.push(format!("Nieuw sinds de vorige keer: {came_nl}."));
        en.push(format!("New since the time before: {came_en}."));
    }
    if let Some((left_nl, left_en)) = moved(false) {
        nl.push(format!("Niet meer gezien: {left_nl}."));
        en.push(format!("Not seen any more: {left_en}."));
    }
    (!nl.is_empty()).then(|| ours(ASSESSMENT, &nl.join(" "), &en.join(" ")))
}
