//! The Trauma Play Scale: ratings per interval become means per domain, per session, and over sessions.

use vakwerk_sdk::Named;
use vakwerk_sdk::document::{Material, ScoredResult, Signal, Statement};
use vakwerk_sdk::say::{ours, published};

use crate::names::DOMAINS;

pub(crate) const ASSESSMENT: &str = "spel:trauma-play-scale";
const SOURCE: &str = "spel:findling-2006";

/// How many domains an interval is rated on.
const DOMAIN_COUNT: usize = 5;

/// Over how many consecutive sessions the published average is taken.
const SESSIONS: usize = 8;

/// The mean of each domain over the intervals, then the mean of the five; nothing unless every interval is whole.
///
/// The ratings stand interval by interval, each with its five domains in the order of the scale.
pub(crate) fn session(ratings: &[f64]) -> Option<[f64; DOMAIN_COUNT + 1]> {
    let intervals = ratings.chunks_exact(DOMAIN_COUNT);
    let count = intervals.len() as f64;
    if ratings.is_empty() || !intervals.remainder().is_empty() {
        return None;
    }
    let mut scores = [0.0; DOMAIN_COUNT + 1];
    for interval in intervals {
        for (sum, rating) in scores.iter_mut().zip(interval) {
            *sum += rating;
        }
    }
    for sum in &mut scores[..DOMAIN_COUNT] {
        *sum /= count;
    }
    scores[DOMAIN_COUNT] = scores[..DOMAIN_COUNT].iter().sum::<f64>() / DOMAIN_COUNT as f64;
    Some(scores)
}

/// The sessions that the average is over: the latest ones, at most as many as published, each with a mean.
fn sessions(material: &Material) -> Vec<&ScoredResult> {
    let rated = |result: &&ScoredResult| result.assessment == ASSESSMENT && mean(result, "session").is_some();
    let mut latest: Vec<&ScoredResult> = material.results.iter().rev().filter(rated).take(SESSIONS).collect();
    latest.reverse();
    latest
}

/// A mean of a session, from 1 to 5; nothing where it is not there.
fn mean(result: &ScoredResult, scale: &str) -> Option<f64> {
    result.score(scale).filter(|mean| (1.0..=5.0).contains(mean))
}

fn average(sessions: &[&ScoredResult], scale: &str) -> Option<f64> {
    let means: Vec<f64> = sessions.iter().filter_map(|session| mean(session, scale)).collect();
    (!means.is_empty()).then(|| means.iter().sum::<f64>() / means.len() as f64)
}

/// The average over the sessions, and what it does not say.
pub(crate) fn summary(material: &Material) -> Vec<Statement> {
    let sessions = sessions(material);
    let Some(average) = average(&sessions, "session") else { return Vec::new() };
    let count = sessions.len();
    let mut summary = vec![published(
        ASSESSMENT,
        SOURCE,
        &format!("Trauma Play Scale, gemiddelde over {count} van {SESSIONS} sessies: {}.", comma(average)),
        &format!("Trauma Play Scale, average over {count} of {SESSIONS} sessions: {average:.4}."),
    )];
    if count < SESSIONS {
        summary.push(ours(
            ASSESSMENT,
            &format!("Gepubliceerd is een gemiddelde over {SESSIONS} sessies; dit zijn er minder."),
            &format!("Published is an average over {SESSIONS} sessions; these are fewer."),
        ));
    }
    summary.push(ours(
        ASSESSMENT,
        "Er is geen afkapwaarde, en spel bewijst nooit wat een kind heeft meegemaakt.",
        "There is no cut-off, and play never proves what a child has gone through.",
    ));
    summary
}

/// One signal per domain: the average, and the first and the latest session.
pub(crate) fn signals(material: &Material) -> Vec<Signal> {
    let sessions = sessions(material);
    DOMAINS.iter().filter_map(|domain| signal(*domain, &sessions)).collect()
}

fn signal(domain: Named, sessions: &[&ScoredResult]) -> Option<Signal> {
    let average = average(sessions, domain.id)?;
    let mut statements = Vec::new();
    if let [first, .., latest] = sessions
        && let (Some(first), Some(latest)) = (mean(first, domain.id), mean(latest, domain.id))
    {
        statements.push(ours(
            ASSESSMENT,
            &format!("Eerste sessie {}, laatste sessie {}.", comma(first), comma(latest)),
            &format!("First session {first:.4}, latest session {latest:.4}."),
        ));
    }
    Some(Signal {
        term: format!("spel:trauma-play/{}", domain.id),
        name: domain.text(),
        score: Some(average),
        statements,
        // Without a cut-off nothing stands out; the goals are there to choose from.
        goals: domain.goals.iter().map(ToString::to_string).collect(),
        ..Signal::default()
    })
}

/// A number with a decimal comma, as Dutch readers write it.
fn comma(number: f64) -> String {
    format!("{number:.4}").replace('.', ",")
}
