//! The operation `review`: norm tables beside results, the advice at the end, and the developmental age.

use std::collections::BTreeSet;

use vakwerk_sdk::document::{Basis, FORMAT, Leaf, Material, Outcome, Review, ReviewFinding, Text, Value, Weight};

use crate::norm;
use crate::profile::EXAMINATION;

/// Up to which developmental age practices describe this therapy, in years.
const DEVELOPMENTAL_AGE: f64 = 12.0;

/// What conditions cannot express, for the step that is entered.
pub(crate) fn look(step: &str, material: &Material) -> Review {
    let findings = match step {
        "diagnosis" => vec![norm_tables(material)],
        "plan" => vec![norm_tables(material), developmental_age(material)],
        "evaluation" => vec![norm_tables(material), same_table(material)],
        "closure" => vec![advice_at_the_end(material)],
        _ => Vec::new(),
    };
    Review { format: FORMAT, findings }
}

/// Every instrument with a result that compares with a norm has its norm table recorded.
fn norm_tables(material: &Material) -> ReviewFinding {
    let instruments = norm::instruments(material);
    let without = |instrument: &&&str| norm::tables(material, instrument).next().is_none();
    let leaves: Vec<Leaf> = instruments.iter().filter(without).map(|instrument| recorded_for(instrument)).collect();
    let outcome = match (instruments.is_empty(), leaves.is_empty()) {
        (true, _) => Outcome::NotApplicable,
        (false, true) => Outcome::Satisfied,
        (false, false) => Outcome::Failed,
    };
    ReviewFinding {
        outcome,
        leaves,
        ..finding(
            "pmkt-norm-table",
            Text::new("Normtabel bij elke uitslag", "Norm table with every result"),
            Text::new(
                "Leg bij een uitslag die met leeftijdgenoten vergelijkt uitgave, normtabel en leeftijd in jaren en maanden vast.",
                "With a result that compares with children of the same age, record edition, norm table and age in years and months.",
            ),
            "algemeen:vakwerk",
        )
    }
}

fn recorded_for(instrument: &str) -> Leaf {
    Leaf { fact: format!("form.{}.instrument", norm::NORM), wanted: instrument.to_owned(), found: None }
}

/// Results of one instrument are compared only when they were read against the same edition and table.
fn same_table(material: &Material) -> ReviewFinding {
    let mut compared = false;
    let mut leaves = Vec::new();
    for instrument in norm::instruments(material) {
        let readings: BTreeSet<_> = norm::tables(material, instrument).map(norm::reading).collect();
        let results = material.results.iter().filter(|result| result.assessment == instrument).count();
        compared |= results > 1 && !readings.is_empty();
        if results > 1 && readings.len() > 1 {
            leaves.push(Leaf {
                fact: format!("form.{}.norm-table", norm::NORM),
                wanted: format!("{instrument}: 1"),
                found: Some(Value::Number(readings.len() as f64)),
            });
        }
    }
    let outcome = match (compared, leaves.is_empty()) {
        (false, _) => Outcome::NotApplicable,
        (true, true) => Outcome::Satisfied,
        (true, false) => Outcome::Failed,
    };
    ReviewFinding {
        outcome,
        leaves,
        ..finding(
            "pmkt-same-norm-table",
            Text::new("Voor en na met dezelfde normtabel", "Before and after with the same norm table"),
            Text::new(
                "Twee uitslagen van een instrument zijn alleen te vergelijken met dezelfde uitgave en normtabel. Reken om, of vergelijk niet.",
                "Two results of an instrument can be compared only with the same edition and norm table. Convert, or do not compare.",
            ),
            "pmkt:schilling-2014",
        )
    }
}

/// An examination ends in an advice, also where therapy is not indicated and no plan follows.
fn advice_at_the_end(material: &Material) -> ReviewFinding {
    let examined = material.latest_record(EXAMINATION).is_some();
    let advised = material.latest_record("pmkt:advice").is_some();
    let outcome = match (examined, advised) {
        (false, _) => Outcome::NotApplicable,
        (true, true) => Outcome::Satisfied,
        (true, false) => Outcome::Failed,
    };
    let wanted =
        Leaf { fact: "form.pmkt:advice.recorded".into(), wanted: "true".into(), found: Some(Value::YesNo(advised)) };
    ReviewFinding {
        outcome,
        leaves: if examined { vec![wanted] } else { Vec::new() },
        place: Some("§1.2".into()),
        ..finding(
            "pmkt-advice-at-the-end",
            Text::new("Ook zonder behandeling een advies", "An advice also without treatment"),
            Text::new(
                "Het onderzoek eindigt in een persoonlijk advies, ook als therapie niet is geïndiceerd.",
                "The examination ends in a personal advice, also when therapy is not indicated.",
            ),
            "algemeen:bcp",
        )
    }
}

/// Above a developmental age of about twelve psychomotor therapy is more obvious.
fn developmental_age(material: &Material) -> ReviewFinding {
    let examination = material.latest_record(EXAMINATION);
    let age = examination.and_then(|record| record.fields.get("developmental-age")).and_then(Value::number);
    let outcome = match age {
        None => Outcome::NotApplicable,
        Some(age) if age <= DEVELOPMENTAL_AGE => Outcome::Satisfied,
        Some(_) => Outcome::Failed,
    };
    let leaf = |age: f64| Leaf {
        fact: format!("form.{EXAMINATION}.developmental-age"),
        wanted: format!("≤ {DEVELOPMENTAL_AGE}"),
        found: Some(Value::Number(age)),
    };
    ReviewFinding {
        outcome,
        leaves: age.map(leaf).into_iter().collect(),
        ..finding(
            "pmkt-developmental-age",
            Text::new(
                "Past de discipline bij de ontwikkelingsleeftijd",
                "Does the discipline fit the developmental age",
            ),
            Text::new(
                "Boven een ontwikkelingsleeftijd van ongeveer 12 jaar ligt psychomotorische therapie meer voor de hand. Overweeg die.",
                "Above a developmental age of about 12 psychomotor therapy is more obvious. Consider it.",
            ),
            "pmkt:praktijken",
        )
    }
}

/// What every finding here has in common: an advice of our own weight.
fn finding(id: &str, title: Text, text: Text, source: &str) -> ReviewFinding {
    ReviewFinding {
        id: id.into(),
        edition: 1,
        outcome: Outcome::NotApplicable,
        weight: Weight::Advice,
        weight_basis: Basis::Ours,
        title,
        text,
        source: source.into(),
        place: None,
        leaves: Vec::new(),
    }
}
