//! Calls into plugins that behave and into one that does not: the host lives, and nothing of a client is told.

use std::sync::Arc;

use vakwerk_core::explain::Explain;
use vakwerk_core::id::ItemId;
use vakwerk_core::measure::Person;
use vakwerk_core::step::Step;
use vakwerk_core::text::Language;
use vakwerk_host::document::{MatchedIntervention, Material, Outcome, ScaleScore, ScoredResult, Value};
use vakwerk_host::{CallRefusal, Registry, Sheets};

use super::{Installed, still_serves};

fn id(text: &str) -> ItemId {
    text.parse().unwrap()
}

fn wild() -> (Installed, Registry) {
    let installed = Installed::nine();
    installed.plugin("wild");
    let registry = installed.open();
    assert!(registry.refusals().is_empty(), "{:?}", registry.refusals());
    (installed, registry)
}

/// The code, after checking that both languages say something and neither tells the answer.
fn code(refusal: &CallRefusal) -> &'static str {
    let (nl, en) = (refusal.explain(Language::Nl), refusal.explain(Language::En));
    assert!(nl != en && !nl.contains('\n'), "{nl}");
    assert!(!en.contains("the answer was") && !en.contains("asked for panic"), "{en}");
    refusal.code()
}

#[test]
fn a_coded_instrument_is_checked_scored_and_read_like_any_other() {
    let registry = Installed::nine().open();
    let nine = id("nine:nine-items");
    let answers = [3.0, 2.0, 3.0, 2.0, 1.0, 0.0, 3.0, 2.0, 1.0];
    let outcome = registry.score(&nine, &answers, &Person::default()).unwrap();
    assert_eq!(outcome.scores.values().collect::<Vec<_>>(), [&17.0]);

    let mut scales = [0.0];
    let mut refused = |answers: &[f64]| {
        let refusal = registry.score_into(&nine, answers, &[], &mut scales).unwrap_err();
        code(&refusal)
    };
    let with = |at: usize, value: f64| {
        let mut answers = answers;
        answers[at] = value;
        answers
    };
    assert_eq!(refused(&answers[..8]), "E0441");
    assert_eq!(refused(&[]), "E0441");
    assert_eq!(refused(&with(2, f64::INFINITY)), "E0442");
    assert_eq!(refused(&with(2, 4.0)), "E0443");
    assert_eq!(refused(&with(2, 0.5)), "E0444");
    assert_eq!(refused(&with(2, f64::NAN)), "E0445");
    // What only the code can know.
    let mut contradiction = with(0, 0.0);
    contradiction[8] = 3.0;
    assert_eq!(refused(&contradiction), "E0121");
    let refusal = registry.score(&nine, &contradiction, &Person::default()).unwrap_err();
    assert!(refusal.to_string().contains("`item-9`"), "{refusal}");
}

#[test]
fn a_bad_row_never_fails_a_batch() {
    let registry = Installed::nine().open();
    let rows: Vec<[f64; 9]> =
        vec![[1.0; 9], [4.0; 9], [2.0; 9], [0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 3.0], [3.0; 9]];
    let columns: Vec<f64> = (0..9).flat_map(|item| rows.iter().map(move |row| row[item])).collect();
    let mut scales = vec![0.0; rows.len()];
    let sheets = Sheets { rows: rows.len(), answers: &columns, inputs: &[] };
    let refused = registry.score_batch(&id("nine:nine-items"), sheets, &mut scales).unwrap();
    let told: Vec<_> = refused.iter().map(|refused| (refused.row, code(&refused.why))).collect();
    assert_eq!(told, [(1, "E0443"), (3, "E0121")]);
    assert_eq!((scales[0], scales[2], scales[4]), (9.0, 18.0, 27.0));
    assert!(scales[1].is_nan() && scales[3].is_nan());

    let good = Sheets { rows: 1, answers: &[1.0; 9], inputs: &[] };
    assert!(registry.score_batch(&id("nine:nine-items"), good, &mut scales[..1]).unwrap().is_empty());
    let none = Sheets { rows: 0, answers: &[], inputs: &[] };
    assert!(registry.score_batch(&id("nine:nine-items"), none, &mut []).unwrap().is_empty());
    let short = Sheets { rows: 2, answers: &[1.0; 9], inputs: &[] };
    let refusal = registry.score_batch(&id("nine:nine-items"), short, &mut scales[..2]).unwrap_err();
    assert_eq!(code(&refusal), "E0441");
}

#[test]
fn what_a_plugin_gets_wrong_in_a_score_is_its_fault_and_nobody_elses() {
    let (_installed, registry) = wild();
    let cases = [
        (1.0, "E0113"), // panics
        (2.0, "E0116"), // above the declared range
        (3.0, "E0116"), // infinite
        (4.0, "E0116"), // between two steps
        (5.0, "E0121"), // gives no scores
        (7.0, "E0113"), // panics with a payload that panics
        (8.0, "E0116"), // below the declared range
    ];
    for (answer, expected) in cases {
        let mut scales = [0.0];
        let refusal = registry.score_into(&id("wild:wish"), &[answer], &[], &mut scales).unwrap_err();
        assert_eq!(code(&refusal), expected, "{refusal}");
        assert!(scales[0].is_nan(), "a rejected result must not stay behind");
        still_serves(&registry);
    }
    // A panic in a thread of its own stays there, and the plugin goes on.
    let mut scales = [0.0];
    registry.score_into(&id("wild:wish"), &[6.0], &[], &mut scales).unwrap();
    assert_eq!(scales, [6.0]);
    let refusal = registry.score_into(&id("wild:forgotten"), &[1.0], &[], &mut scales).unwrap_err();
    assert_eq!(code(&refusal), "E0112");
}

#[test]
fn a_batch_rejects_rows_or_as_a_whole() {
    let (_installed, registry) = wild();
    let mut scales = [0.0; 3];
    let mut batch = |answers: &[f64; 3]| {
        let sheets = Sheets { rows: 3, answers, inputs: &[] };
        let outcome = registry.score_batch(&id("wild:wish"), sheets, &mut scales);
        (outcome, scales)
    };
    let (refused, scales) = batch(&[9.0, 2.0, 10.0]);
    let refused = refused.unwrap();
    assert_eq!(refused.iter().map(|row| (row.row, code(&row.why))).collect::<Vec<_>>(), [(1, "E0116")]);
    assert!(scales[0] == 9.0 && scales[1].is_nan() && scales[2] == 10.0);
    let (failed, scales) = batch(&[9.0, 1.0, 10.0]);
    assert_eq!(code(&failed.unwrap_err()), "E0113");
    assert!(scales.iter().all(|scale| scale.is_nan()));
}

#[test]
fn what_a_plugin_gets_wrong_in_a_document_is_its_fault_and_nobody_elses() {
    let (_installed, registry) = wild();
    let wild = "wild".parse().unwrap();
    let cases = [
        ("panic", "E0113"),
        ("fail", "E0120"),
        ("long", "E0117"),
        ("format", "E0118"),
        ("goal", "E0119"),
        ("term", "E0119"),
    ];
    let asking = |wish: &str| {
        let facts = [("wish".to_owned(), Value::Word(wish.to_owned()))].into();
        registry.profile(&wild, &Material { facts, ..Material::default() })
    };
    for (wish, expected) in cases {
        assert_eq!(code(&asking(wish).unwrap_err()), expected, "{wish}");
        still_serves(&registry);
    }
    assert_eq!(asking("thread").unwrap().title.nl, "wild");
    let refusal = registry.reasons(&wild, &Material::default(), &[]).unwrap_err();
    assert_eq!(code(&refusal), "E0119");
    let refusal = registry.review(&wild, Step::Plan, &Material::default()).unwrap_err();
    assert_eq!(code(&refusal), "E0112");
}

#[test]
fn documents_of_a_good_plugin_arrive() {
    let registry = Installed::nine().open();
    let nine = "nine".parse().unwrap();
    let result = ScoredResult {
        assessment: "nine:nine-items".into(),
        edition: 1,
        scales: vec![ScaleScore { scale: "total".into(), score: Some(17.0) }],
        ..ScoredResult::default()
    };
    let material = Material { results: vec![result], ..Material::default() };
    let profile = registry.profile(&nine, &material).unwrap();
    assert_eq!((profile.signals[0].score, profile.signals[0].stands_out), (Some(17.0), true));
    let asked = MatchedIntervention { intervention: "nine:none".into(), edition: 1, matched_by: Vec::new() };
    let reasons = registry.reasons(&nine, &material, &[asked]).unwrap();
    assert_eq!(reasons.interventions[0].reasons[0].statement.text.nl, "past bij de som");
    let review = registry.review(&nine, Step::Examination, &material).unwrap();
    assert_eq!(review.findings[0].outcome, Outcome::Satisfied);
    // Nothing to describe is the plugin's own ordinary answer.
    assert_eq!(code(&registry.profile(&nine, &Material::default()).unwrap_err()), "E0120");
}

#[test]
fn what_is_not_there_is_an_ordinary_answer() {
    let installed = Installed::nine();
    installed.pack("plain", &super::manifest("plain", "1.0.0", ""), None);
    let registry = installed.open();
    let (nine, plain) = ("nine".parse().unwrap(), "plain".parse().unwrap());
    assert_eq!(code(&registry.call(&nine, "dream", b"{}").unwrap_err()), "E0111");
    assert_eq!(code(&registry.profile(&plain, &Material::default()).unwrap_err()), "E0111");
    assert_eq!(code(&registry.profile(&"nobody".parse().unwrap(), &Material::default()).unwrap_err()), "E0101");
    let refusal = registry.score(&id("nine:nine-item"), &[], &Person::default()).unwrap_err();
    assert_eq!(code(&refusal), "E0103");
    assert!(refusal.to_string().contains("Did you mean `nine:nine-items`?"), "{refusal}");
    // A request that is no document is the caller's mistake, told as an answer outside the interface.
    assert_eq!(code(&registry.call(&nine, "profile", b"not json").unwrap_err()), "E0122");
}

#[test]
fn a_plugin_that_panics_when_it_is_dropped_is_told_when_asked() {
    let (_installed, registry) = wild();
    let faults = registry.close();
    assert_eq!(faults.iter().map(Explain::code).collect::<Vec<_>>(), ["E0115"]);
    // Without asking, dropping is silent and the process lives.
    drop(wild());
    still_serves(&Installed::nine().open());
}

#[test]
fn many_threads_get_the_same_answers() {
    let (_installed, registry) = wild();
    let registry = Arc::new(registry);
    let threads: Vec<_> = (0..4)
        .map(|thread| {
            let registry = Arc::clone(&registry);
            std::thread::spawn(move || {
                for round in 0..200 {
                    let answer = f64::from((thread + round) % 4);
                    let mut scales = [0.0];
                    registry.score_into(&id("nine:nine-items"), &[answer; 9], &[], &mut scales).unwrap();
                    assert_eq!(scales, [9.0 * answer]);
                    // Others panic meanwhile.
                    registry.score_into(&id("wild:wish"), &[1.0], &[], &mut scales).unwrap_err();
                }
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
}

#[test]
fn grants_are_asked_for_first() {
    let installed = Installed::nine();
    let mut options = installed.options();
    options.grants = vakwerk_core::licence::Grants::default();
    let registry = Registry::open(&options);
    let refusal = registry.score(&id("nine:declared-items"), &[9.0], &Person::default()).unwrap_err();
    assert_eq!(code(&refusal), "E0440");
    still_serves(&registry);
}

#[test]
fn declared_and_coded_look_the_same_to_a_caller() {
    let registry = Installed::nine().open();
    let rows = [[1.0; 9], [4.0; 9], [0.0; 9]];
    let columns: Vec<f64> = (0..9).flat_map(|item| rows.iter().map(move |row| row[item])).collect();
    let mut outcomes = Vec::new();
    for assessment in ["nine:nine-items", "nine:declared-items"] {
        let mut scales = [7.0; 3];
        let sheets = Sheets { rows: 3, answers: &columns, inputs: &[] };
        let refused = registry.score_batch(&id(assessment), sheets, &mut scales).unwrap();
        let refused: Vec<_> = refused.iter().map(|refused| (refused.row, refused.why.to_string())).collect();
        let one = registry.score(&id(assessment), &[1.0; 9], &Person::default()).unwrap().scores;
        let bad = registry.score(&id(assessment), &[4.0; 9], &Person::default()).unwrap_err().to_string();
        outcomes.push((refused, scales.map(f64::to_bits), one, bad));
    }
    assert_eq!(outcomes[0], outcomes[1]);
    assert_eq!(outcomes[0].1[0], 9.0f64.to_bits());
}
