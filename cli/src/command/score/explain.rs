//! How a score came about, item by item: answers, expressions with their values, and where the score falls.

use vakwerk_core::catalogue::Assessment;
use vakwerk_core::measure::{ExplainedAnswer, Explanation};

use super::Scored;
use crate::command::show::bounds;
use crate::page::Page;
use crate::phrase::Phrase;
use crate::say;

/// Writes the chapter that `--explain` asks for.
pub(super) fn write(page: &mut Page, assessment: &Assessment, explanation: &Explanation, scored: &Scored<'_>) {
    answers(page, assessment, explanation);
    scales(page, explanation);
    bands(page, assessment, scored);
}

fn answers(page: &mut Page, assessment: &Assessment, explanation: &Explanation) {
    let language = page.language();
    page.heading(Phrase::new("Antwoorden", "Answers").get(language));
    let row = |(at, answer): (usize, &ExplainedAnswer)| {
        let item = assessment.item.iter().find(|item| item.id == answer.item);
        let label = item.map_or("", |item| item.label.get(language));
        let given = match (answer.not_applicable, answer.answer) {
            (true, _) => Phrase::new("n.v.t.", "n/a").get(language).to_owned(),
            (false, Some(answer)) => page.number(answer),
            (false, None) => Phrase::new("ontbreekt", "missing").get(language).to_owned(),
        };
        let counts = match answer.counts_as {
            Some(value) => page.number(value),
            None => Phrase::new("niets", "nothing").get(language).to_owned(),
        };
        // Rows are of one item; their number tells them apart.
        let name = match assessment.rows {
            Some(_) => format!("{} {}", answer.item, at + 1),
            None => answer.item.to_string(),
        };
        vec![name, label.to_owned(), given, counts]
    };
    let rows = explanation.answers.iter().enumerate().map(row).collect();
    let headings = [
        Phrase::new("item", "item"),
        Phrase::new("aanduiding", "label"),
        Phrase::new("antwoord", "answer"),
        Phrase::new("telt als", "counts as"),
    ];
    page.table(&headings.map(|heading| heading.get(language)), rows);
}

fn scales(page: &mut Page, explanation: &Explanation) {
    let language = page.language();
    page.heading(Phrase::new("Berekening", "Arithmetic").get(language));
    for scale in &explanation.scales {
        let name = &scale.scale;
        let score = match scale.score {
            Some(score) => page.number(score),
            None => Phrase::new("niet beschikbaar", "unavailable").get(language).to_owned(),
        };
        match (&scale.expression, &scale.filled_in) {
            (Some(expression), Some(filled_in)) => {
                page.bullet(&format!("{name} = {expression}"));
                page.under(0, &format!("= {filled_in}"));
                page.under(0, &format!("= {score}"));
            }
            _ => page.bullet(&say!(
                language,
                "{name} = {score}, met eigen code van de plugin",
                "{name} = {score}, by the plugin's own code"
            )),
        }
    }
}

/// Every band of the sets that were read, with the one that holds marked.
fn bands(page: &mut Page, assessment: &Assessment, scored: &Scored<'_>) {
    let language = page.language();
    for reading in scored.bands {
        let set = assessment.band_set.iter().find(|set| set.id == reading.band_set && set.scale == reading.scale);
        let Some(set) = set else { continue };
        page.heading(&format!("{} ({})", set.name.get(language), set.scale));
        for band in &set.band {
            let here = Phrase::new(" ← hier", " ← here").get(language);
            let mark = if band.id == reading.band { here } else { "" };
            page.bullet(&format!("{}: {}{mark}", bounds(band, language), band.label.get(language)));
        }
    }
}
