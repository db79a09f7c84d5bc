//! What the movement profile says, through the same trait that the host calls.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use vakwerk_dans::Dans;
use vakwerk_sdk::Behaviour;
use vakwerk_sdk::document::{
    Language, Material, Profile, ProfileRequest, Record, ScaleScore, ScoredResult, Signal, Value,
};

const POLES: [&str; 8] = ["direct", "indirect", "strong", "light", "sudden", "sustained", "bound", "free"];

fn effort(ratings: [f64; 8]) -> ScoredResult {
    let scale = |(pole, rating): (&str, f64)| ScaleScore { scale: pole.into(), score: Some(rating) };
    let scales = POLES.into_iter().zip(ratings).map(scale).collect();
    ScoredResult { assessment: "dans:lma-effort".into(), edition: 1, scales, ..ScoredResult::default() }
}

fn record(form: &str, day: &str, fields: &[(&str, &str)]) -> Record {
    let fields = fields.iter().map(|(field, word)| ((*field).to_owned(), Value::Word((*word).to_owned()))).collect();
    Record { form: form.into(), edition: 1, day: Some(day.into()), fields }
}

fn phrase(fields: &[(&str, &str)]) -> Record {
    record("dans:effort-phrase", "2026-03-01", fields)
}

fn profile(results: Vec<ScoredResult>, records: Vec<Record>) -> Profile {
    let material = Material { results, records, ..Material::default() };
    Dans.profile(&ProfileRequest { format: 1, material }).unwrap()
}

fn called(fields: &[(&str, &str)]) -> Option<Signal> {
    profile(Vec::new(), vec![phrase(fields)]).signals.into_iter().next()
}

fn factor<'a>(profile: &'a Profile, id: &str) -> &'a Signal {
    let term = format!("dans:effort-factors/{id}");
    profile.signals.iter().find(|signal| signal.term == term).unwrap()
}

fn sentences(signal: &Signal, language: Language) -> Vec<&str> {
    signal.statements.iter().map(|statement| statement.text.get(language)).collect()
}

fn summary(profile: &Profile, language: Language) -> String {
    let texts: Vec<&str> = profile.summary.iter().map(|statement| statement.text.get(language)).collect();
    texts.join(" ")
}

#[test]
fn without_an_observation_it_says_so() {
    let profile = profile(Vec::new(), Vec::new());
    assert!(profile.signals.is_empty());
    assert_eq!(summary(&profile, Language::Nl), "Er is nog geen beweging geobserveerd.");
}

#[test]
fn poles_are_called_by_the_drive_or_state_that_they_make() {
    let cases: [(&[(&str, &str)], &str, &str); 7] = [
        (
            &[("space", "direct"), ("weight", "light"), ("time", "sustained")],
            "dans:action-drives/glide",
            "Samen heet direct, licht, aangehouden: glijden.",
        ),
        (
            &[("space", "indirect"), ("weight", "strong"), ("time", "sudden"), ("flow", "free")],
            "dans:action-drives/slash",
            "Samen heet indirect, sterk, plotseling: zwiepen.",
        ),
        (
            &[("weight", "strong"), ("time", "sudden"), ("flow", "bound")],
            "dans:transformation-drives/passion",
            "Samen is sterk, plotseling, gebonden een veranderende aandrijving: passie.",
        ),
        (
            &[("weight", "light"), ("flow", "free")],
            "dans:effort-states/dream",
            "Samen is licht, vrij een toestand: droom.",
        ),
        (
            &[("space", "direct"), ("weight", "strong")],
            "dans:effort-states/stable",
            "Samen is direct, sterk een toestand: stabiel.",
        ),
        (
            &[("time", "sudden")],
            "dans:effort-poles/sudden",
            "Eén factor viel op; twee samen zijn een toestand, drie een aandrijving.",
        ),
        (&[("drive", "float")], "dans:action-drives/float", "Zweven is indirect, licht, aangehouden."),
    ];
    for (fields, term, sentence) in cases {
        let signal = called(fields).unwrap();
        assert_eq!(signal.term, term);
        assert_eq!(sentences(&signal, Language::Nl)[0], sentence);
        assert!(!signal.stands_out && signal.score.is_none());
    }
}

#[test]
fn flow_beside_a_drive_is_mentioned() {
    let fields = [("space", "direct"), ("weight", "light"), ("time", "sudden"), ("flow", "bound")];
    assert_eq!(sentences(&called(&fields).unwrap(), Language::En)[1], "Flow stood out too.");
}

#[test]
fn a_drive_that_contradicts_its_poles_stands_out() {
    let signal = called(&[("drive", "punch"), ("space", "direct"), ("weight", "light"), ("time", "sudden")]).unwrap();
    assert!(signal.stands_out);
    assert_eq!(
        sentences(&signal, Language::En),
        [
            "Punch is direct, strong, sudden.",
            "The chosen poles (direct, light, sudden) do not belong to this drive; see which of the two you saw.",
            "To the chosen poles belongs: dab.",
        ]
    );
    // One pole is enough to disagree, and no other drive is named by it.
    let partial = called(&[("drive", "punch"), ("weight", "light")]).unwrap();
    assert!(partial.stands_out);
    assert_eq!(partial.statements.len(), 2);
    assert!(!called(&[("drive", "punch"), ("weight", "strong"), ("flow", "free")]).unwrap().stands_out);
}

#[test]
fn words_of_another_version_are_left_out() {
    assert!(called(&[("space", "loud"), ("drive", "kick")]).is_none());
    assert!(called(&[("space", "strong")]).is_none(), "a pole of another factor");
    assert!(called(&[("remarks", "x")]).is_none());
}

#[test]
fn only_the_phrases_of_the_latest_day_are_named() {
    let records = vec![
        record("dans:effort-phrase", "2026-02-01", &[("drive", "punch")]),
        phrase(&[("drive", "float")]),
        phrase(&[("drive", "glide")]),
    ];
    let terms: Vec<String> = profile(Vec::new(), records).signals.into_iter().map(|signal| signal.term).collect();
    assert_eq!(terms, ["dans:action-drives/float", "dans:action-drives/glide"]);
}

#[test]
fn the_range_of_a_factor_is_how_many_poles_were_seen() {
    let cases = [
        (0.0, 0.0, 0.0, "neither pole", false),
        (1.0, 0.0, 1.0, "one pole", true),
        (0.0, 3.0, 1.0, "one pole", true),
        (1.0, 1.0, 2.0, "both poles", false),
        (3.0, 2.0, 2.0, "both poles", false),
    ];
    for (strong, light, range, word, stands_out) in cases {
        let profile = profile(vec![effort([1.0, 1.0, strong, light, 1.0, 1.0, 1.0, 1.0])], Vec::new());
        let weight = factor(&profile, "weight");
        assert_eq!((weight.score, weight.stands_out), (Some(range), stands_out));
        assert_eq!(weight.word.as_ref().unwrap().get(Language::En), word);
    }
}

#[test]
fn the_pole_that_was_not_seen_points_to_its_goals() {
    let profile = profile(vec![effort([1.0, 1.0, 2.0, 0.0, 1.0, 1.0, 3.0, 0.0])], Vec::new());
    assert_eq!(factor(&profile, "weight").goals, ["dans:chooses-strong-and-light"]);
    assert_eq!(factor(&profile, "flow").goals, ["dans:goes-from-bound-to-free"]);
    assert!(factor(&profile, "space").goals.is_empty());
}

#[test]
fn drives_within_reach_are_named_without_a_sum() {
    let one = profile(vec![effort([2.0, 0.0, 0.0, 1.0, 0.0, 3.0, 0.0, 0.0])], Vec::new());
    let said = summary(&one, Language::Nl);
    assert!(said.contains("Van de 8 polen zijn er 3 gezien."), "{said}");
    assert!(said.contains("Alle drie de polen zijn gezien van: glijden."), "{said}");
    assert!(said.contains("geen som en geen norm"), "{said}");
    let none = profile(vec![effort([2.0, 0.0, 0.0, 0.0, 0.0, 3.0, 0.0, 0.0])], Vec::new());
    assert!(summary(&none, Language::En).contains("Of no action drive all three poles were seen."));
}

#[test]
fn what_came_and_what_went_is_named() {
    let before = effort([1.0, 0.0, 2.0, 0.0, 1.0, 1.0, 1.0, 1.0]);
    let after = effort([0.0, 2.0, 2.0, 1.0, 1.0, 1.0, 1.0, 1.0]);
    let profile = profile(vec![before, after], Vec::new());
    assert_eq!(
        sentences(factor(&profile, "space"), Language::Nl)[1],
        "Nieuw sinds de vorige keer: indirect. Niet meer gezien: direct."
    );
    assert_eq!(sentences(factor(&profile, "weight"), Language::En)[1], "New since the time before: light.");
    assert_eq!(factor(&profile, "time").statements.len(), 1);
}

#[test]
fn what_was_not_rated_is_not_described() {
    for score in [None, Some(f64::NAN), Some(4.0), Some(-1.0)] {
        let mut unrated = effort([1.0; 8]);
        unrated.scales[2].score = score;
        let profile = profile(vec![unrated], Vec::new());
        let weight = factor(&profile, "weight");
        assert_eq!((weight.score, weight.stands_out), (None, false));
        assert_eq!(sentences(weight, Language::Nl), ["Niet beoordeeld."]);
    }
}

#[test]
fn kestenberg_is_named_by_category_and_never_scored() {
    let own = "wiegt heen en weer";
    let some = record("dans:kmp-observation", "2026-03-01", &[("efforts", own), ("pre-efforts", " ")]);
    let some = profile(Vec::new(), vec![some]);
    let said = summary(&some, Language::Nl);
    assert!(said.starts_with("Kestenberg, beschreven: inspanning. Niet beschreven: spanningsstroomritmes"), "{said}");
    assert!(said.ends_with("Zonder scores."), "{said}");
    assert!(!format!("{some:?}").contains(own), "the therapist's words stay in the record");
    let none = profile(Vec::new(), vec![record("dans:kmp-observation", "2026-03-01", &[])]);
    assert_eq!(summary(&none, Language::En), "Kestenberg: no category described yet.");
}
