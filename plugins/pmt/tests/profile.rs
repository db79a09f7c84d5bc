//! What the LOFOPT profile says, through the same trait that the host calls.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use vakwerk_pmt::Pmt;
use vakwerk_sdk::Behaviour;
use vakwerk_sdk::document::{
    Language, Material, Profile, ProfileRequest, Record, ScaleScore, ScoredResult, Signal, Value,
};

const CLUSTERS: [&str; 9] = [
    "emotional-relations",
    "self-confidence",
    "activity",
    "relaxation",
    "movement-control",
    "attention-situation",
    "movement-expressivity",
    "verbal-communication",
    "social-regulation",
];

fn lofopt(scores: [Option<f64>; 9]) -> ScoredResult {
    let scale = |(scale, score): (&str, Option<f64>)| ScaleScore { scale: scale.into(), score };
    let scales = CLUSTERS.into_iter().zip(scores).map(scale).collect();
    ScoredResult { assessment: "pmt:lofopt".into(), edition: 1, scales, ..ScoredResult::default() }
}

fn profile(material: Material) -> Profile {
    Pmt.profile(&ProfileRequest { format: 1, material }).unwrap()
}

fn of(scores: [Option<f64>; 9]) -> Profile {
    profile(Material { results: vec![lofopt(scores)], ..Material::default() })
}

fn all(score: f64) -> [Option<f64>; 9] {
    [Some(score); 9]
}

fn with(cluster: &str, score: f64) -> [Option<f64>; 9] {
    CLUSTERS.map(|c| Some(if c == cluster { score } else { 0.0 }))
}

fn signal<'a>(profile: &'a Profile, cluster: &str) -> &'a Signal {
    let term = format!("pmt:lofopt-clusters/{cluster}");
    profile.signals.iter().find(|signal| signal.term == term).unwrap()
}

fn summary(profile: &Profile, language: Language) -> String {
    let texts: Vec<&str> = profile.summary.iter().map(|statement| statement.text.get(language)).collect();
    texts.join(" ")
}

fn direction(confirmed: bool) -> Record {
    let fields = [("confirmed".to_owned(), Value::YesNo(confirmed))].into();
    Record { form: "pmt:lofopt-direction".into(), edition: 1, fields, ..Record::default() }
}

#[test]
fn without_a_lofopt_it_says_so() {
    let profile = profile(Material::default());
    assert!(profile.signals.is_empty());
    assert_eq!(summary(&profile, Language::Nl), "Er is nog geen LOFOPT gescoord.");
}

#[test]
fn every_cluster_is_described_in_the_order_of_the_form() {
    let profile = of(all(0.0));
    let terms: Vec<String> = CLUSTERS.iter().map(|c| format!("pmt:lofopt-clusters/{c}")).collect();
    assert_eq!(profile.signals.iter().map(|s| s.term.clone()).collect::<Vec<_>>(), terms);
    assert!(profile.signals.iter().all(|s| !s.stands_out && s.goals.is_empty()));
    assert!(summary(&profile, Language::Nl).contains("wijken er 0 af"));
}

#[test]
fn a_deviation_names_pole_and_strength() {
    let cases = [
        (-3.0, "Wijkt sterk af naar: passief.", "Deviates strongly towards: passive."),
        (-2.0, "Wijkt duidelijk af naar: passief.", "Deviates clearly towards: passive."),
        (-1.0, "Wijkt enigszins af naar: passief.", "Deviates slightly towards: passive."),
        (0.0, "Geen verstoring.", "No disturbance."),
        (1.0, "Wijkt enigszins af naar: overactief.", "Deviates slightly towards: overactive."),
        (2.0, "Wijkt duidelijk af naar: overactief.", "Deviates clearly towards: overactive."),
        (3.0, "Wijkt sterk af naar: overactief.", "Deviates strongly towards: overactive."),
    ];
    for (score, nl, en) in cases {
        let profile = of(with("activity", score));
        let signal = signal(&profile, "activity");
        let text = &signal.statements[0].text;
        assert_eq!((text.get(Language::Nl), text.get(Language::En)), (nl, en));
        assert_eq!((signal.score, signal.stands_out), (Some(score), score != 0.0));
        assert_eq!(signal.statements[0].ours, score != 0.0, "the strength is our own word");
    }
}

#[test]
fn opposite_deviations_do_not_cancel_out() {
    let mut scores = all(0.0);
    (scores[0], scores[1]) = (Some(-3.0), Some(3.0));
    let profile = of(scores);
    assert!(summary(&profile, Language::En).contains("2 deviate"));
    assert!(summary(&profile, Language::En).contains("There is no total"));
}

#[test]
fn a_deviation_points_to_the_goals_of_its_cluster() {
    let profile = of(with("attention-situation", -2.0));
    assert_eq!(signal(&profile, "attention-situation").goals, ["pmt:focuses-before-acting"]);
    assert!(signal(&profile, "activity").goals.is_empty());
    let profile = of(with("relaxation", 1.0));
    assert_eq!(signal(&profile, "relaxation").goals, ["pmt:recognises-tension-signals", "pmt:lowers-own-tension"]);
}

#[test]
fn a_cluster_without_goals_says_so() {
    let profile = of(with("movement-control", 2.0));
    let signal = signal(&profile, "movement-control");
    assert!(signal.goals.is_empty());
    assert!(signal.statements.iter().any(|s| s.text.get(Language::En).contains("no goal for this cluster")));
}

#[test]
fn what_was_not_scored_is_not_described() {
    for score in [None, Some(f64::NAN), Some(4.0), Some(f64::NEG_INFINITY)] {
        let mut scores = all(0.0);
        scores[3] = score;
        let profile = of(scores);
        let signal = signal(&profile, "relaxation");
        assert_eq!((signal.score, &signal.word, signal.stands_out), (None, &None, false));
        assert!(summary(&profile, Language::Nl).contains("Niet gescoord: 1."));
    }
}

#[test]
fn the_direction_of_the_poles_must_be_confirmed() {
    let results = vec![lofopt(with("activity", -2.0))];
    let with = |records: Vec<Record>| profile(Material { results: results.clone(), records, ..Material::default() });

    assert!(summary(&with(vec![]), Language::Nl).contains("nog niet bevestigd"));
    assert!(!summary(&with(vec![direction(true)]), Language::Nl).contains("Let op"));

    // Naming a pole could say the opposite of what was seen, so only the side is named.
    let differs = with(vec![direction(true), direction(false)]);
    let text = &signal(&differs, "activity").statements[0].text;
    assert_eq!(text.get(Language::Nl), "Wijkt duidelijk af naar: de minkant.");
    let written = format!("{:?}", differs.signals);
    assert!(!written.contains("passief") && !written.contains("overactief"));
}

#[test]
fn the_latest_result_is_described_and_the_one_before_is_mentioned() {
    let results = vec![lofopt(with("activity", -3.0)), lofopt(with("activity", -1.0))];
    let profile = profile(Material { results, ..Material::default() });
    let signal = signal(&profile, "activity");
    assert_eq!(signal.score, Some(-1.0));
    assert_eq!(signal.statements[1].text.get(Language::Nl), "De vorige keer: −3.");
}
