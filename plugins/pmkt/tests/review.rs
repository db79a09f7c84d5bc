//! What the review finds on a step, through the same trait that the host calls.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use vakwerk_pmkt::Pmkt;
use vakwerk_sdk::Behaviour;
use vakwerk_sdk::document::Outcome::{Failed, NotApplicable, Satisfied};
use vakwerk_sdk::document::{Material, Outcome, Record, ReviewRequest, ScoredResult, Value};

fn record(form: &str, fields: &[(&str, Value)]) -> Record {
    let fields = fields.iter().map(|(field, value)| ((*field).to_owned(), value.clone())).collect();
    Record { form: form.into(), edition: 1, fields, ..Record::default() }
}

fn table(instrument: &str, table: &str) -> Record {
    let word = |word: &str| Value::Word(word.into());
    record(
        "pmkt:norm-reference",
        &[("instrument", word(instrument)), ("edition", word("1")), ("norm-table", word(table))],
    )
}

fn examination(developmental_age: Option<f64>) -> Record {
    let age: Vec<_> = developmental_age.map(|age| ("developmental-age", Value::Number(age))).into_iter().collect();
    record("pmkt:psychomotor-examination", &age)
}

fn results(instruments: &[&str]) -> Vec<ScoredResult> {
    let result = |id: &&str| ScoredResult { assessment: (*id).into(), edition: 1, ..ScoredResult::default() };
    instruments.iter().map(result).collect()
}

/// The outcome of one finding on a step; nothing where the step does not ask it.
fn outcome(step: &str, id: &str, results: Vec<ScoredResult>, records: Vec<Record>) -> Option<Outcome> {
    let material = Material { results, records, ..Material::default() };
    let review = Pmkt.review(&ReviewRequest { format: 1, step: step.into(), material }).unwrap();
    review.findings.into_iter().find(|finding| finding.id == id).map(|finding| finding.outcome)
}

#[test]
fn every_result_with_a_norm_names_its_table() {
    let cases = [
        (vec![], vec![], NotApplicable),
        (vec!["algemeen:gad-7"], vec![], NotApplicable),
        (vec!["pmkt:ktk"], vec![], Failed),
        (vec!["pmkt:ktk"], vec![table("pmkt:mabc-2", "NL")], Failed),
        (vec!["pmkt:ktk"], vec![table("pmkt:ktk", "2014")], Satisfied),
        (vec!["pmkt:ktk", "pmkt:cvo"], vec![table("pmkt:ktk", "2014")], Failed),
    ];
    for (taken, records, expected) in cases {
        for step in ["diagnosis", "plan", "evaluation"] {
            let found = outcome(step, "pmkt-norm-table", results(&taken), records.clone());
            assert_eq!(found, Some(expected), "{step} {taken:?}");
        }
    }
}

#[test]
fn two_results_are_compared_with_one_table() {
    let twice = ["pmkt:ktk", "pmkt:ktk"];
    let (old, new) = (table("pmkt:ktk", "1974"), table("pmkt:ktk", "2014"));
    let cases = [
        (&twice[..1], vec![old.clone(), new.clone()], NotApplicable),
        (&twice[..], vec![], NotApplicable),
        (&twice[..], vec![old.clone(), old.clone()], Satisfied),
        (&twice[..], vec![old, new], Failed),
    ];
    for (taken, records, expected) in cases {
        let found = outcome("evaluation", "pmkt-same-norm-table", results(taken), records);
        assert_eq!(found, Some(expected));
    }
}

#[test]
fn an_examination_ends_in_an_advice() {
    let advice = record("pmkt:advice", &[("advice", Value::Word("x".into()))]);
    let cases = [
        (vec![], NotApplicable),
        (vec![advice.clone()], NotApplicable),
        (vec![examination(None)], Failed),
        (vec![examination(None), advice], Satisfied),
    ];
    for (records, expected) in cases {
        assert_eq!(outcome("closure", "pmkt-advice-at-the-end", vec![], records), Some(expected));
    }
}

#[test]
fn above_twelve_another_discipline_is_considered() {
    for (age, expected) in [(None, NotApplicable), (Some(12.0), Satisfied), (Some(12.5), Failed)] {
        let found = outcome("plan", "pmkt-developmental-age", vec![], vec![examination(age)]);
        assert_eq!(found, Some(expected), "{age:?}");
    }
}

#[test]
fn other_steps_are_not_reviewed() {
    for step in ["registration", "intake", "examination", "treatment", "a step of a later version"] {
        let material = Material { results: results(&["pmkt:ktk"]), ..Material::default() };
        let review = Pmkt.review(&ReviewRequest { format: 1, step: step.into(), material }).unwrap();
        assert!(review.findings.is_empty(), "{step}");
    }
}
