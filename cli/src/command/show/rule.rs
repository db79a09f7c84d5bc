//! The page of a rule: what it guards, what it asks, how much it weighs and where it is written.

use vakwerk_core::catalogue::Rule;

use super::{Sheet, condition};
use crate::phrase::Phrase;
use crate::words::{Word, words};

/// Writes the sections of a rule.
pub(super) fn write(sheet: &mut Sheet<'_>, rule: &Rule) {
    let language = sheet.language;
    sheet.section(Phrase::new("Wat hij vraagt", "What it asks"), rule.text.get(language));
    let weight = format!("{} ({})", rule.weight.word(language), rule.weight_basis.word(language));
    sheet.section(Phrase::new("Gewicht", "Weight"), &weight);
    sheet.section(Phrase::new("Waarvoor hij geldt", "What it guards"), &words(&rule.guards, language));
    let watched = rule.frameworks.iter().chain(&rule.disciplines);
    let watched: Vec<String> = watched.map(|watched| sheet.shelf.named(sheet.own, watched, language)).collect();
    sheet.list(Phrase::new("Alleen binnen", "Only within"), watched);
    if let Some(applies) = &rule.applies {
        sheet.heading(Phrase::new("Van toepassing wanneer", "Applies when"));
        condition::write(&mut sheet.page, sheet.shelf, applies);
    }
    sheet.heading(Phrase::new("Vereist", "Requires"));
    condition::write(&mut sheet.page, sheet.shelf, &rule.requires);
    sheet.source(&rule.source, &rule.also, &rule.provenance);
}
