//! Results that compare with children of the same age, and the norm table that was recorded with each.

use vakwerk_sdk::document::{Material, Record, ScoredResult, Value};

use crate::age::AGE_BANDS;

/// The form that names the norm table of a result.
pub(crate) const NORM: &str = "pmkt:norm-reference";

/// Whether a result is read against a norm by age.
pub(crate) fn compares(result: &ScoredResult) -> bool {
    AGE_BANDS.iter().any(|band| band.instrument == result.assessment)
}

/// The instruments with a result that compares, each once, in the order of their first result.
pub(crate) fn instruments(material: &Material) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for result in material.results.iter().filter(|result| compares(result)) {
        if !found.contains(&result.assessment.as_str()) {
            found.push(&result.assessment);
        }
    }
    found
}

/// The norm tables that were recorded for an instrument, oldest first.
pub(crate) fn tables<'a>(material: &'a Material, instrument: &'a str) -> impl Iterator<Item = &'a Record> {
    let names = move |record: &&Record| {
        let named = record.fields.get("instrument").and_then(Value::word);
        record.form == NORM && named == Some(instrument)
    };
    material.records.iter().filter(names)
}

/// Edition and table as one, to see whether two results were read alike.
pub(crate) fn reading(record: &Record) -> (&str, &str) {
    let word = |field: &str| record.fields.get(field).and_then(Value::word).unwrap_or_default().trim();
    (word("edition"), word("norm-table"))
}
