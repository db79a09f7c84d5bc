//! The worked examples of a pack, as a table under each assessment.

use std::path::Path;

use serde_json::Value;
use vakwerk_conformance::Desk;
use vakwerk_conformance::vectors::{Worked, work};
use vakwerk_core::catalogue::Pack;
use vakwerk_core::id::ItemId;
use vakwerk_core::measure::is_not_applicable;
use vakwerk_core::text::Language;
use vakwerk_report::{Block, Document};

use crate::page::number;
use crate::phrase::Phrase;

/// The examples of a pack, worked out as far as its declarations go.
pub(super) struct Examples(Vec<Worked>);

impl Examples {
    pub(super) fn of(pack: &Pack, folder: &Path) -> Self {
        Self(work(folder, &Desk::declared(pack)).0)
    }

    /// Adds the examples of one assessment.
    pub(super) fn write(&self, document: &mut Document, assessment: &ItemId) {
        let language = document.language;
        let own: Vec<&Worked> = self.0.iter().filter(|one| one.assessment.as_ref() == Some(assessment)).collect();
        if own.is_empty() {
            return;
        }
        let rows =
            own.iter().map(|one| vec![answers(one, language), expected(&one.expect, language), came(one, language)]);
        let heading = Phrase::new("Rekenvoorbeelden", "Worked examples").get(language);
        let head = [
            Phrase::new("antwoorden", "answers"),
            Phrase::new("verwacht", "expected"),
            Phrase::new("nagerekend", "worked out"),
        ];
        let head = head.map(|head| head.get(language).to_owned()).to_vec();
        document.push(Block::Heading { level: 4, text: heading.to_owned() });
        document.push(Block::Table { caption: heading.to_owned(), head, rows: rows.collect() });
    }
}

fn answers(worked: &Worked, language: Language) -> String {
    let missing = Phrase::new("geen", "none").get(language);
    let not_applicable = Phrase::new("n.v.t.", "n/a").get(language);
    let answer = |answer: &f64| match *answer {
        answer if is_not_applicable(answer) => not_applicable.to_owned(),
        answer if answer.is_nan() => missing.to_owned(),
        answer => number(answer, language),
    };
    let mut text = worked.answers.iter().map(answer).collect::<Vec<_>>().join("; ");
    if let Some(age) = worked.person.age() {
        let word = Phrase::new("leeftijd", "age").get(language);
        text.push_str(&format!(" ({word} {age})"));
    }
    text
}

/// What a vector expects: scores and bands, or the word of a refusal.
fn expected(expect: &Value, language: Language) -> String {
    if let Some(word) = expect.get("error").and_then(Value::as_str) {
        return word.to_owned();
    }
    let scores = expect.get("scores").and_then(Value::as_object).into_iter().flatten();
    let scores = scores.map(|(scale, score)| match score.as_f64() {
        Some(score) => format!("{scale} = {}", number(score, language)),
        None => format!("{scale} = {score}"),
    });
    let bands = expect.get("bands").and_then(Value::as_object).into_iter().flatten();
    let bands = bands.map(|(name, band)| format!("{name}: {}", band.as_str().unwrap_or_default()));
    scores.chain(bands).collect::<Vec<_>>().join("; ")
}

fn came(worked: &Worked, language: Language) -> String {
    let words = match (worked.passed(), worked.came.is_some()) {
        (_, false) => Phrase::new("niet: eigen code van de plugin", "not: code of the plugin"),
        (true, true) => Phrase::new("klopt", "as expected"),
        (false, true) => Phrase::new("klopt niet", "not as expected"),
    };
    words.get(language).to_owned()
}
