//! Distance: how close play came to the player's own material, over the sessions, beside what was chosen.

use vakwerk_sdk::document::{Material, ScoredResult, Signal, Value};
use vakwerk_sdk::say::{list, name, ours};
use vakwerk_sdk::{Named, Words};

use crate::names::{DISTANCE, MEANS};

pub(crate) const OBSERVATION: &str = "drama:play-observation";
pub(crate) const CHOICE: &str = "drama:distance-choice";

/// How close play came, as the therapist saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Distance {
    /// Feeling without overview.
    TooClose,
    /// Feeling and looking at once.
    Balanced,
    /// Overview without feeling.
    TooFar,
}

impl Distance {
    /// What an observation says; nothing where it was not rated.
    fn of(result: &ScoredResult) -> Option<Self> {
        match result.score("distance")? {
            score if score.total_cmp(&-1.0).is_eq() => Some(Self::TooClose),
            score if score.abs() < f64::EPSILON => Some(Self::Balanced),
            score if score.total_cmp(&1.0).is_eq() => Some(Self::TooFar),
            _ => None,
        }
    }

    /// What the latest observation says.
    pub(crate) fn latest(material: &Material) -> Option<Self> {
        material.latest_result(OBSERVATION).and_then(Self::of)
    }

    fn id(self) -> &'static str {
        match self {
            Self::TooClose => "under-distanced",
            Self::Balanced => "aesthetic",
            Self::TooFar => "over-distanced",
        }
    }
}

/// Distance in the latest session, over the sessions, and beside what was chosen.
pub(crate) fn signal(material: &Material) -> Option<Signal> {
    let latest = Distance::latest(material)?;
    let term = Named::find(DISTANCE, latest.id())?;
    let seen: Vec<Distance> =
        material.results.iter().filter(|r| r.assessment == OBSERVATION).filter_map(Distance::of).collect();
    let mut statements = Vec::new();
    if seen.len() > 1 {
        let count = |distance| seen.iter().filter(|seen| **seen == distance).count();
        let (close, balanced, far) = (count(Distance::TooClose), count(Distance::Balanced), count(Distance::TooFar));
        let sessions = seen.len();
        statements.push(ours(
            OBSERVATION,
            &format!("Over {sessions} observaties: te dichtbij {close}, in evenwicht {balanced}, te ver weg {far}."),
            &format!("Across {sessions} observations: too close {close}, in balance {balanced}, too far {far}."),
        ));
    }
    if let Some((nl, en)) = chosen(material) {
        statements.push(ours(CHOICE, &format!("Gekozen: {nl}."), &format!("Chosen: {en}.")));
    }
    match latest {
        Distance::TooClose => statements.push(ours(
            OBSERVATION,
            "Meer tussen speler en eigen leven zetten vergroot de afstand: een pop, een verhaal, een andere tijd.",
            "Putting more between player and own life enlarges distance: a puppet, a story, another time.",
        )),
        Distance::TooFar => statements.push(ours(
            OBSERVATION,
            "Minder tussen speler en eigen leven zetten verkleint de afstand: een rol die op jezelf lijkt.",
            "Putting less between player and own life reduces distance: a role like oneself.",
        )),
        Distance::Balanced => {}
    }
    let stands_out = latest != Distance::Balanced;
    Some(Signal {
        term: format!("drama:distance/{}", term.id),
        name: vakwerk_sdk::document::Text::new("Afstand", "Distance"),
        score: None,
        word: Some(term.text()),
        stands_out,
        statements,
        goals: if stands_out { term.goals.iter().map(ToString::to_string).collect() } else { Vec::new() },
    })
}

/// The latest chosen distance, with its means.
fn chosen(material: &Material) -> Option<(String, String)> {
    let record = material.latest_record(CHOICE)?;
    let words = match record.fields.get("chosen").and_then(Value::word)? {
        "far" => Words { nl: "ruime afstand", en: "large distance" },
        "middle" => Words { nl: "in het midden", en: "in the middle" },
        "near" => Words { nl: "dicht bij het eigen leven", en: "close to own life" },
        _ => return None,
    };
    let means: Vec<Words> =
        record.fields.get("means").into_iter().flat_map(Value::words).map(|id| name(MEANS, id)).collect();
    if means.is_empty() {
        return Some((words.nl.to_owned(), words.en.to_owned()));
    }
    let (nl, en) = list(means);
    Some((format!("{} ({nl})", words.nl), format!("{} ({en})", words.en)))
}
