//! What the profile of play says, through the same trait that the host calls.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use vakwerk_sdk::Behaviour;
use vakwerk_sdk::document::{Language, Material, Profile, ProfileRequest, ScaleScore, ScoredResult, Signal};
use vakwerk_spel::Spel;

fn scored(assessment: &str, scales: &[(&str, f64)]) -> ScoredResult {
    let scale = |(scale, score): &(&str, f64)| ScaleScore { scale: (*scale).into(), score: Some(*score) };
    let scales = scales.iter().map(scale).collect();
    ScoredResult { assessment: assessment.into(), edition: 1, scales, ..ScoredResult::default() }
}

fn session(mean: f64) -> ScoredResult {
    scored("spel:trauma-play-scale", &[("intense", mean), ("repetitive", 1.0), ("session", mean)])
}

fn profile(results: Vec<ScoredResult>) -> Profile {
    let material = Material { results, ..Material::default() };
    Spel.profile(&ProfileRequest { format: 1, material }).unwrap()
}

fn signal<'a>(profile: &'a Profile, term: &str) -> Option<&'a Signal> {
    profile.signals.iter().find(|signal| signal.term == format!("spel:{term}"))
}

fn sentences(signal: &Signal, language: Language) -> Vec<&str> {
    signal.statements.iter().map(|statement| statement.text.get(language)).collect()
}

fn summary(profile: &Profile, language: Language) -> String {
    let texts: Vec<&str> = profile.summary.iter().map(|statement| statement.text.get(language)).collect();
    texts.join(" ")
}

#[test]
fn without_play_it_says_so() {
    let profile = profile(Vec::new());
    assert!(profile.signals.is_empty());
    assert_eq!(summary(&profile, Language::Nl), "Er is nog geen spel gescoord.");
}

/// The worked example: sessions of 1.6000 and 3.0667 average 2.3333.
#[test]
fn the_average_is_over_sessions_and_says_over_how_many() {
    let profile = profile(vec![session(1.6), session(46.0 / 15.0)]);
    let said = summary(&profile, Language::Nl);
    assert!(said.starts_with("Trauma Play Scale, gemiddelde over 2 van 8 sessies: 2,3333."), "{said}");
    assert!(said.contains("dit zijn er minder"), "{said}");
    assert!(said.contains("spel bewijst nooit"), "{said}");
    assert!(profile.signals.iter().all(|signal| !signal.stands_out), "there is no cut-off");
    let intense = signal(&profile, "trauma-play/intense").unwrap();
    assert_eq!(sentences(intense, Language::En), ["First session 1.6000, latest session 3.0667."]);
    assert_eq!(intense.goals, ["spel:calms-down-with-help"]);
}

#[test]
fn only_the_latest_eight_sessions_count() {
    let mut sessions = vec![session(5.0)];
    sessions.extend((0..8).map(|_| session(2.0)));
    let said = summary(&profile(sessions), Language::En);
    assert!(said.starts_with("Trauma Play Scale, average over 8 of 8 sessions: 2.0000."), "{said}");
    assert!(!said.contains("fewer"), "{said}");
}

#[test]
fn a_session_without_a_mean_is_left_out() {
    for mean in [f64::NAN, 0.0, 6.0, f64::INFINITY] {
        let profile = profile(vec![session(2.0), session(mean)]);
        assert!(summary(&profile, Language::En).contains("over 1 of 8 sessions: 2.0000"), "{mean}");
    }
    assert!(profile(vec![session(f64::NAN)]).signals.is_empty());
}

#[test]
fn categories_are_shares_of_the_intervals() {
    let before = scored("spel:play-observation-scale", &[("intervals", 100.0), ("solitary", 50.0), ("onlooker", 10.0)]);
    let after = scored(
        "spel:play-observation-scale",
        &[("intervals", 180.0), ("solitary", 100.0 / 3.0), ("group", 25.0), ("onlooker", 10.0), ("rough", 0.0)],
    );
    let profile = profile(vec![before, after]);
    assert!(summary(&profile, Language::Nl).contains("als aandeel van 180 intervallen; er zijn geen normen"));
    let said = |term: &str| sentences(signal(&profile, &format!("play-categories/{term}")).unwrap(), Language::Nl);
    assert_eq!(said("solitary"), ["De vorige keer 50,0 %: nu minder."]);
    assert_eq!(said("onlooker"), ["De vorige keer 10,0 %: nu gelijk."]);
    assert!(said("group").is_empty(), "it was not counted the time before");
    assert!(signal(&profile, "play-categories/rough").is_none(), "it never occurred");
    assert_eq!(
        signal(&profile, "play-categories/group").unwrap().goals,
        ["spel:takes-turns-in-play", "spel:asks-to-join"]
    );
}

#[test]
fn a_category_that_disappeared_is_still_named() {
    let before = scored("spel:play-observation-scale", &[("intervals", 10.0), ("onlooker", 40.0)]);
    let after = scored("spel:play-observation-scale", &[("intervals", 10.0), ("onlooker", 0.0)]);
    let profile = profile(vec![before, after]);
    let onlooker = signal(&profile, "play-categories/onlooker").unwrap();
    assert_eq!(
        (onlooker.score, sentences(onlooker, Language::En)),
        (Some(0.0), vec!["The time before 40.0 %: now less."])
    );
}

#[test]
fn without_intervals_there_are_no_shares() {
    let empty = scored("spel:play-observation-scale", &[("intervals", 0.0)]);
    let profile = profile(vec![empty]);
    assert!(profile.signals.is_empty());
    assert_eq!(summary(&profile, Language::En), "No intervals were counted, and so there are no shares.");
}

#[test]
fn the_division_of_a_session_is_shown_beside_it() {
    let segments = scored("spel:cpti-segments", &[("play", 60.0), ("non-play", 20.0), ("pre-play", 20.0)]);
    let profile = profile(vec![segments]);
    assert_eq!(signal(&profile, "session-segments/play").unwrap().score, Some(60.0));
    assert!(signal(&profile, "session-segments/interruption").is_none());
}
