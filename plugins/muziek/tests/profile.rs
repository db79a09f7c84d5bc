//! What the description of an improvisation says, through the same trait that the host calls.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use vakwerk_muziek::Muziek;
use vakwerk_sdk::Behaviour;
use vakwerk_sdk::document::{Language, Material, Profile, ProfileRequest, Record, Signal, Value};

fn form(day: &str, fields: &[(&str, &str)]) -> Record {
    let fields = fields.iter().map(|(field, word)| ((*field).to_owned(), Value::Word((*word).to_owned()))).collect();
    Record { form: "muziek:improvisation".into(), edition: 1, day: Some(day.into()), fields }
}

fn profile(records: Vec<Record>) -> Profile {
    let material = Material { records, ..Material::default() };
    Muziek.profile(&ProfileRequest { format: 1, material }).unwrap()
}

fn signal<'a>(profile: &'a Profile, id: &str) -> Option<&'a Signal> {
    let term = format!("muziek:iap-profiles/{id}");
    profile.signals.iter().find(|signal| signal.term == term)
}

fn sentences(signal: &Signal, language: Language) -> Vec<&str> {
    signal.statements.iter().map(|statement| statement.text.get(language)).collect()
}

fn summary(profile: &Profile, language: Language) -> String {
    let texts: Vec<&str> = profile.summary.iter().map(|statement| statement.text.get(language)).collect();
    texts.join(" ")
}

#[test]
fn without_an_improvisation_it_says_so() {
    let profile = profile(Vec::new());
    assert!(profile.signals.is_empty());
    assert_eq!(summary(&profile, Language::En), "No improvisation has been described yet.");
}

#[test]
fn a_profile_is_described_per_element_in_named_gradients() {
    let profile = profile(vec![
        form("2026-03-01", &[("element", "rhythm"), ("autonomy", "follower"), ("tension", "calm")]),
        form("2026-03-01", &[("element", "volume"), ("autonomy", "leader"), ("tension", "calm")]),
    ]);
    let autonomy = signal(&profile, "autonomy").unwrap();
    assert_eq!(sentences(autonomy, Language::Nl), ["Ritme: volger.", "Volume: leider."]);
    assert_eq!(autonomy.word.as_ref().unwrap().get(Language::Nl), "verschilt per element");
    let tension = signal(&profile, "tension").unwrap();
    assert_eq!(tension.word.as_ref().unwrap().get(Language::En), "calm");
    assert!(autonomy.statements.iter().all(|s| s.source.as_deref() == Some("muziek:bruscia-1987") && !s.ours));
}

#[test]
fn there_is_no_number_and_no_judgement() {
    let records =
        vec![form("2026-03-01", &[("element", "rhythm"), ("variability", "rigid"), ("tension", "hyper-tense")])];
    let profile = profile(records);
    assert_eq!(profile.signals.len(), 2);
    assert!(profile.signals.iter().all(|s| s.score.is_none() && !s.stands_out && s.goals.is_empty()));
    assert!(summary(&profile, Language::Nl).contains("geen som en geen norm"));
}

#[test]
fn what_was_not_chosen_is_named_as_not_described() {
    let profile = profile(vec![form("2026-03-01", &[("element", "timbre"), ("congruence", "centred")])]);
    let summary = summary(&profile, Language::Nl);
    assert!(summary.contains("Beluisterd: klankkleur."), "{summary}");
    assert!(summary.contains("Niet beschreven: integratie, variabiliteit, spanning, autonomie."), "{summary}");
}

#[test]
fn salience_stays_in_the_therapists_own_words() {
    let own = "de trom overheerst";
    let profile = profile(vec![form("2026-03-01", &[("element", "rhythm"), ("salience", own), ("tension", "tense")])]);
    assert!(signal(&profile, "salience").is_none());
    assert!(!format!("{profile:?}").contains(own));
}

#[test]
fn only_the_latest_day_is_described_and_the_later_form_of_an_element_counts() {
    let profile = profile(vec![
        form("2026-02-01", &[("element", "volume"), ("tension", "tense")]),
        form("2026-03-01", &[("element", "rhythm"), ("tension", "tense")]),
        form("2026-03-01", &[("element", "rhythm"), ("tension", "calm")]),
    ]);
    assert_eq!(sentences(signal(&profile, "tension").unwrap(), Language::En), ["Rhythm: calm."]);
}

#[test]
fn a_word_of_another_version_is_no_error() {
    let profile = profile(vec![form("2026-03-01", &[("element", "echo"), ("tension", "elastic")])]);
    let said = sentences(signal(&profile, "tension").unwrap(), Language::En);
    assert_eq!(said, ["a word that this version does not know: a word that this version does not know."]);
}
