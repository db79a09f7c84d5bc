//! The worked examples of a pack, as a table under each assessment.

use std::path::{Path, PathBuf};

use serde_json::Value;
use vakwerk_conformance::vectors::{Worked, work};
use vakwerk_core::catalogue::{Arithmetic, Assessment, Pack};
use vakwerk_core::id::ItemId;
use vakwerk_core::measure::is_not_applicable;
use vakwerk_core::measure::vectors::refusal_meaning;
use vakwerk_core::text::Language;
use vakwerk_report::{Block, Document};

use crate::coded::Coded;
use crate::page::number;
use crate::phrase::Phrase;
use crate::say;

/// The examples of a pack, worked out, those of coded instruments where their code is at hand.
pub(super) struct Examples {
    worked: Vec<Worked>,
    /// Why the code of the pack works nothing out.
    why_not: Option<String>,
}

impl Examples {
    pub(super) fn of(pack: &Pack, folder: &Path, library: Option<&PathBuf>, language: Language) -> Self {
        let code = Coded::find(folder, pack, library);
        Self { worked: work(folder, &code.desk(pack)).0, why_not: code.why_not(language) }
    }

    /// Adds the examples of one assessment.
    pub(super) fn write(&self, document: &mut Document, assessment: &Assessment, id: &ItemId) {
        let language = document.language;
        let own: Vec<&Worked> = self.worked.iter().filter(|one| one.assessment.as_ref() == Some(id)).collect();
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
        let why_not = self.why_not.as_ref().filter(|_| assessment.arithmetic == Arithmetic::Coded);
        if let Some(why) = why_not {
            document.push(Block::Notice(say!(
                language,
                "Deze voorbeelden zijn niet nagerekend: dit instrument rekent met code van de plugin, en {why}",
                "These examples were not worked out: this assessment is computed by code of the plugin, and {why}",
            )));
        }
        document.push(Block::Table { caption: heading.to_owned(), head, rows: rows.collect() });
    }
}

/// From so many on, the same answer over and over is counted rather than repeated.
const MANY: usize = 8;

fn answers(worked: &Worked, language: Language) -> String {
    let missing = Phrase::new("geen", "none").get(language);
    let not_applicable = Phrase::new("n.v.t.", "n/a").get(language);
    let answer = |answer: &f64| match *answer {
        answer if is_not_applicable(answer) => not_applicable.to_owned(),
        answer if answer.is_nan() => missing.to_owned(),
        answer => number(answer, language),
    };
    let said: Vec<String> = worked.answers.iter().map(answer).collect();
    let runs = said.chunk_by(|one, next| one == next).map(|run| match (run, run.len()) {
        ([answer, ..], times) if times >= MANY => say!(language, "{answer} ({times} keer)", "{answer} ({times} times)"),
        (run, _) => run.join("; "),
    });
    let mut text = runs.collect::<Vec<_>>().join("; ");
    if text.is_empty() {
        Phrase::new("geen enkel antwoord", "no answer at all").get(language).clone_into(&mut text);
    }
    if let Some(age) = worked.person.age() {
        let word = Phrase::new("leeftijd", "age").get(language);
        text.push_str(&format!(" ({word} {age})"));
    }
    text
}

/// What a vector expects: scores and bands, or a refusal.
fn expected(expect: &Value, language: Language) -> String {
    if let Some(word) = expect.get("error").and_then(Value::as_str) {
        return match refusal_meaning(word, language) {
            Some(meaning) => say!(language, "geweigerd: {meaning}", "refused: {meaning}"),
            None => say!(language, "geweigerd: {word}", "refused: {word}"),
        };
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
        (_, false) => Phrase::new("niet nagerekend", "not worked out"),
        (true, true) => Phrase::new("klopt", "as expected"),
        (false, true) => Phrase::new("klopt niet", "not as expected"),
    };
    words.get(language).to_owned()
}
