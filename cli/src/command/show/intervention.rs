//! The page of an intervention: what it is, for which goals, cautions, evidence.

use vakwerk_core::catalogue::{Intervention, Item};

use super::Sheet;
use crate::phrase::Phrase;
use crate::words::{Word, words};

/// Writes the sections of an intervention.
pub(super) fn write(sheet: &mut Sheet<'_>, intervention: &Intervention) {
    let language = sheet.language;
    sheet.section(Phrase::new("Wat het is", "What it is"), intervention.description.get(language));
    sheet.audience(Item::Intervention(intervention));
    let texts = |texts: &[vakwerk_core::text::Text]| -> Vec<String> {
        texts.iter().map(|text| text.get(language).to_owned()).collect()
    };
    sheet.list(Phrase::new("Voor wie en wat", "For whom and what"), texts(&intervention.indications));
    let goals: Vec<String> =
        intervention.goals.iter().map(|goal| sheet.shelf.named(sheet.own, goal, language)).collect();
    sheet.list(Phrase::new("Behandeldoelen", "Treatment goals"), goals);
    let terms: Vec<String> =
        intervention.terms.iter().map(|term| sheet.shelf.term(sheet.own, term, language)).collect();
    sheet.list(Phrase::new("Hoort bij", "Belongs to"), terms);
    sheet.list(Phrase::new("Werkvormen", "Working forms"), texts(&intervention.working_forms));
    if !intervention.formats.is_empty() {
        sheet.section(Phrase::new("Met wie", "With whom"), &words(&intervention.formats, language));
    }
    if !intervention.modalities.is_empty() {
        sheet.section(Phrase::new("Hoe", "Through what channel"), &words(&intervention.modalities, language));
    }
    let cautions: Vec<String> = intervention
        .caution
        .iter()
        .map(|caution| {
            let (kind, text) = (caution.kind.word(language), caution.text.get(language));
            let established = sheet.established(&caution.provenance);
            let term = caution.term.iter().map(|term| sheet.shelf.term(sheet.own, term, language));
            let term: String = term.map(|term| format!(" · {term}")).collect();
            format!("{kind}: {text}{term} [{established}]")
        })
        .collect();
    sheet.list(Phrase::new("Let op", "Cautions"), cautions);
    sheet.section(Phrase::new("Waarop het berust", "What it rests on"), intervention.basis.word(language));
    let evidence: Vec<String> = intervention
        .evidence
        .iter()
        .map(|evidence| {
            let (level, outcome) = (format!("{:?}", evidence.level), evidence.outcome.word(language));
            let (finding, established) = (evidence.finding.get(language), sheet.established(&evidence.provenance));
            format!("{level}, {outcome}: {finding} [{established}]")
        })
        .collect();
    let ladder = Phrase::new(
        "Bewijs (E1 = systematische review met trials … E6 = kennis van experts of praktijk)",
        "Evidence (E1 = systematic review with trials … E6 = expert or practice knowledge)",
    );
    sheet.list(ladder, evidence);
    if let Some(recognition) = &intervention.recognition {
        sheet.section(Phrase::new("Erkenning", "Recognition"), recognition.get(language));
    }
    if let Some(extends) = &intervention.extends {
        let extends = sheet.shelf.named(sheet.own, extends, language);
        sheet.section(Phrase::new("Bewerking van", "Adapts"), &extends);
    }
    sheet.source(&intervention.source, &[], &intervention.provenance);
}
