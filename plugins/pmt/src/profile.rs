//! The operation `profile`: which of the nine clusters deviate, towards which pole, and which goals belong to them.

use vakwerk_sdk::document::{Material, Profile, ScoredResult, Signal, Statement, Text, Value};

use crate::cluster::{CLUSTERS, Cluster, Reading, Side};

pub(crate) const LOFOPT: &str = "pmt:lofopt";
pub(crate) const DIRECTION: &str = "pmt:lofopt-direction";
const SOURCE: &str = "pmt:lofopt-1989";
const FORMAT: u32 = 1;

/// What the therapist said about which end of a scale is minus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    /// Nothing yet: poles are named, with a warning.
    Unchecked,
    /// It agrees with the catalogue.
    Agrees,
    /// It differs from the catalogue, so that naming a pole could say the opposite of what was seen.
    Differs,
}

impl Direction {
    fn of(material: &Material) -> Self {
        match material.latest_record(DIRECTION).and_then(|record| record.fields.get("confirmed")) {
            Some(Value::YesNo(true)) => Self::Agrees,
            Some(Value::YesNo(false)) => Self::Differs,
            _ => Self::Unchecked,
        }
    }
}

/// Describes the latest LOFOPT, cluster by cluster.
pub(crate) fn describe(material: &Material) -> Profile {
    let title = Text::new("LOFOPT-profiel", "LOFOPT profile");
    let mut results = material.results.iter().rev().filter(|result| result.assessment == LOFOPT);
    let Some(latest) = results.next() else {
        let nothing = ours("Er is nog geen LOFOPT gescoord.", "No LOFOPT has been scored yet.");
        return Profile { format: FORMAT, title, summary: vec![nothing], signals: Vec::new() };
    };
    let (earlier, direction) = (results.next(), Direction::of(material));
    let signals = CLUSTERS.iter().map(|cluster| signal(cluster, latest, earlier, direction)).collect();
    Profile { format: FORMAT, title, summary: summary(latest, direction), signals }
}

fn summary(latest: &ScoredResult, direction: Direction) -> Vec<Statement> {
    let readings = || CLUSTERS.iter().map(|cluster| Reading::of(latest.score(cluster.id)));
    let deviating = readings().filter(|reading| matches!(reading, Reading::Deviates(..))).count();
    let missing = readings().filter(|reading| *reading == Reading::NotScored).count();
    let mut summary = vec![ours(
        &format!("Van de {} clusters wijken er {deviating} af (een stap of meer van 0).", CLUSTERS.len()),
        &format!("Of the {} clusters {deviating} deviate (one step or more from 0).", CLUSTERS.len()),
    )];
    if missing > 0 {
        summary.push(ours(
            &format!("Niet gescoord: {missing}. Daarover zegt dit profiel niets."),
            &format!("Not scored: {missing}. This profile says nothing about those."),
        ));
    }
    summary.push(ours(
        "Er is geen totaal: min en plus heffen elkaar op.",
        "There is no total: minus and plus cancel out.",
    ));
    match direction {
        Direction::Agrees => {}
        Direction::Unchecked => summary.push(ours(
            "Let op: nog niet bevestigd is dat min en plus op het eigen formulier hetzelfde betekenen als hier.",
            "Mind: it was not yet confirmed that minus and plus mean the same on your own form as here.",
        )),
        Direction::Differs => summary.push(ours(
            "Min en plus betekenen op het eigen formulier iets anders dan hier; daarom worden de polen niet genoemd.",
            "Minus and plus mean something else on your own form than here; therefore the poles are not named.",
        )),
    }
    summary
}

fn signal(cluster: &Cluster, latest: &ScoredResult, earlier: Option<&ScoredResult>, direction: Direction) -> Signal {
    let score = latest.score(cluster.id);
    let reading = Reading::of(score);
    let mut statements = vec![match reading {
        Reading::NotScored => ours("Niet gescoord.", "Not scored."),
        Reading::Undisturbed => published("Geen verstoring.", "No disturbance."),
        Reading::Deviates(side, strength) => {
            let (strength, pole) = (strength.words(), pole(cluster, side, direction));
            ours(
                &format!("Wijkt {} af naar: {}.", strength.nl, pole.nl),
                &format!("Deviates {} towards: {}.", strength.en, pole.en.as_deref().unwrap_or(&pole.nl)),
            )
        }
    }];
    if let Some(before) = earlier.and_then(|earlier| earlier.score(cluster.id)) {
        let before = signed(before);
        statements.push(ours(&format!("De vorige keer: {before}."), &format!("The time before: {before}.")));
    }
    let deviates = matches!(reading, Reading::Deviates(..));
    if deviates && cluster.goals.is_empty() {
        statements.push(ours(
            "In de doelenlijst staat geen doel bij dit cluster.",
            "The goal vocabulary has no goal for this cluster.",
        ));
    }
    Signal {
        term: format!("pmt:lofopt-clusters/{}", cluster.id),
        name: cluster.name.text(),
        score: score.filter(|_| reading != Reading::NotScored),
        word: word(cluster, reading, direction),
        stands_out: deviates,
        statements,
        goals: if deviates { cluster.goals.iter().map(ToString::to_string).collect() } else { Vec::new() },
    }
}

fn word(cluster: &Cluster, reading: Reading, direction: Direction) -> Option<Text> {
    match reading {
        Reading::NotScored => None,
        Reading::Undisturbed => Some(Text::new("geen verstoring", "no disturbance")),
        Reading::Deviates(side, _) => Some(pole(cluster, side, direction)),
    }
}

/// What a score on this side points to; only the side itself where the therapist's form differs.
fn pole(cluster: &Cluster, side: Side, direction: Direction) -> Text {
    match (side, direction) {
        (Side::Minus, Direction::Differs) => Text::new("de minkant", "the minus side"),
        (Side::Plus, Direction::Differs) => Text::new("de pluskant", "the plus side"),
        (Side::Minus, _) => cluster.minus.text(),
        (Side::Plus, _) => cluster.plus.text(),
    }
}

fn signed(score: f64) -> String {
    let sign = if score < 0.0 {
        "−"
    } else if score > 0.0 {
        "+"
    } else {
        ""
    };
    format!("{sign}{}", score.abs())
}

/// A sentence of our own making; the strength of a deviation is no published word.
pub(crate) fn ours(nl: &str, en: &str) -> Statement {
    Statement { text: Text::new(nl, en), rests_on: vec![LOFOPT.into()], source: None, ours: true }
}

fn published(nl: &str, en: &str) -> Statement {
    Statement { source: Some(SOURCE.into()), ours: false, ..ours(nl, en) }
}
