//! What operations are asked about: nothing, the pack's own results and records, and the same at their ends.

use std::collections::BTreeMap;

use vakwerk_core::catalogue::{Assessment, FieldKind, Form, FormField, Pack};
use vakwerk_host::document::{Material, Record, ScaleScore, ScoredResult, Value};

/// Material of an invented client, from nothing to everything that the pack can record.
pub(crate) fn all(pack: &Pack) -> Vec<Material> {
    let result = |score: fn(Option<f64>, Option<f64>) -> Option<f64>| -> Vec<ScoredResult> {
        pack.contents.assessment.iter().map(|assessment| scored(pack, assessment, score)).collect()
    };
    let record =
        |which: usize| -> Vec<Record> { pack.contents.form.iter().map(|form| filled(pack, form, which)).collect() };
    let goals: Vec<String> = pack.contents.goal.iter().map(|goal| pack.full_id(&goal.id).to_string()).collect();
    let mut all = vec![Material::default()];
    all.push(Material { results: result(|min, _| min.or(Some(0.0))), records: record(0), ..Material::default() });
    all.push(Material { results: result(|_, max| max.or(Some(1e9))), records: record(1), ..Material::default() });
    all.push(Material { results: result(|_, _| None), records: record(2), goals, ..Material::default() });
    // What no declaration allows, since a record may come from another version of the pack.
    all.push(Material { results: result(|_, max| Some(max.unwrap_or(0.0) + 1e6)), ..Material::default() });
    let twice: Vec<ScoredResult> = all.iter().flat_map(|material| material.results.clone()).collect();
    all.push(Material { results: twice, ..Material::default() });
    all
}

fn scored(pack: &Pack, assessment: &Assessment, score: fn(Option<f64>, Option<f64>) -> Option<f64>) -> ScoredResult {
    let scale = |scale: &vakwerk_core::catalogue::Scale| ScaleScore {
        scale: scale.id.to_string(),
        score: score(scale.min, scale.max),
    };
    ScoredResult {
        assessment: pack.full_id(&assessment.id).to_string(),
        edition: assessment.edition,
        day: Some("2026-03-14".into()),
        scales: assessment.scale.iter().map(scale).collect(),
        ..ScoredResult::default()
    }
}

fn filled(pack: &Pack, form: &Form, which: usize) -> Record {
    let fields = form.field.iter().map(|field| (field.id.to_string(), value(pack, field, which)));
    Record {
        form: pack.full_id(&form.id).to_string(),
        edition: form.edition,
        day: None,
        fields: fields.collect::<BTreeMap<_, _>>(),
    }
}

/// A value of the field's kind; the third one is of another kind, as in a record of another version.
fn value(pack: &Pack, field: &FormField, which: usize) -> Value {
    let options: Vec<String> = field.option.iter().map(|option| option.id.to_string()).collect();
    let terms = || {
        let concept = pack
            .contents
            .concept
            .iter()
            .find(|concept| field.vocabulary.as_ref().is_some_and(|v| v.plugin.is_none() && v.item == concept.id));
        concept.map(|c| c.term.iter().map(|term| term.id.to_string()).collect()).unwrap_or_default()
    };
    let options: Vec<String> = if options.is_empty() { terms() } else { options };
    match (which, field.kind) {
        (2, FieldKind::Text) => Value::Number(f64::MAX),
        (2, _) => Value::Word("zo-niet".into()),
        (_, FieldKind::Choice) => Value::Word(options.get(which).or(options.first()).cloned().unwrap_or_default()),
        (0, FieldKind::Choices) => Value::Words(Vec::new()),
        (_, FieldKind::Choices) => Value::Words(options),
        (0, FieldKind::Number) => Value::Number(field.min.unwrap_or(-1.0)),
        (_, FieldKind::Number) => Value::Number(field.max.unwrap_or(1e300)),
        (0, FieldKind::Text) => Value::Word(String::new()),
        (_, FieldKind::Text) => Value::Word("é 🎵 \u{0} “tekst” ".repeat(500)),
        (_, FieldKind::Date) => Value::Word("2026-03-14".into()),
        (which, FieldKind::YesNo) => Value::YesNo(which == 1),
        (_, FieldKind::Reference) => Value::Word(pack.full_id(&field.id).to_string()),
    }
}
