//! The pages of the smaller kinds: discipline, goal, concept, form, policy and source.

use vakwerk_core::catalogue::{Concept, Discipline, Form, FormField, Goal, Item, Pack, Policy};
use vakwerk_core::id::{ItemId, Reference};
use vakwerk_core::provenance::Source;

use super::assessment::between;
use super::{Sheet, extended};
use crate::phrase::Phrase;
use crate::say;
use crate::shelf::full_title;
use crate::words::{TO_BE_CONFIRMED, Word, words};

/// Writes the sections of a discipline, with what its own pack and other packs offer.
pub(super) fn discipline(sheet: &mut Sheet<'_>, discipline: &Discipline, home: &Pack) {
    let language = sheet.language;
    sheet.section(Phrase::new("Wat het is", "What it is"), discipline.description.get(language));
    sheet.section(Phrase::new("Wie het uitoefent", "Who practises it"), discipline.practitioner.get(language));
    sheet.section(Phrase::new("Medium", "Medium"), discipline.medium.get(language));
    let framework = sheet.shelf.named(sheet.own, &discipline.framework, language);
    sheet.section(Phrase::new("Beroepskader", "Framework"), &framework);
    sheet.section(Phrase::new("Aanbod", "Offer"), &extended::own(home, language));
    let added = extended::lines(sheet.shelf, home, language);
    sheet.list(extended::HEADING, added);
    sheet.source(&discipline.source, &[], &discipline.provenance);
}

/// Writes the sections of a goal, with what serves it and what informs it.
pub(super) fn goal(sheet: &mut Sheet<'_>, goal: &Goal, id: &ItemId) {
    let language = sheet.language;
    let common: Vec<String> =
        goal.common_goals.iter().map(|term| sheet.shelf.term(sheet.own, term, language)).collect();
    sheet.list(Phrase::new("Algemeen behandeldoel", "Common treatment goal"), common);
    let mut change = Vec::new();
    if !goal.change_kinds.is_empty() {
        let kinds = words(&goal.change_kinds, language);
        change.push(say!(language, "soort: {kinds}", "kind: {kinds}"));
    }
    if !goal.change_areas.is_empty() {
        let areas = words(&goal.change_areas, language);
        change.push(say!(language, "gebied: {areas}", "area: {areas}"));
    }
    if let Some(level) = goal.level {
        let level = level.word(language);
        change.push(say!(language, "niveau: {level}", "level: {level}"));
    }
    sheet.list(Phrase::new("Welke verandering", "What kind of change"), change);
    let terms: Vec<String> = goal.terms.iter().map(|term| sheet.shelf.term(sheet.own, term, language)).collect();
    sheet.list(Phrase::new("Hoort bij", "Belongs to"), terms);
    if !goal.icf.is_empty() {
        sheet.section(Phrase::new("ICF-codes", "ICF codes"), &goal.icf.join(", "));
    }
    let serves = referring(sheet, id, Referring::Interventions);
    sheet.list(Phrase::new("Interventies met dit doel", "Interventions with this goal"), serves);
    let informs = referring(sheet, id, Referring::Assessments);
    sheet.list(Phrase::new("Meetinstrumenten bij dit doel", "Assessments that inform this goal"), informs);
    sheet.source(&goal.source, &[], &goal.provenance);
}

/// Which items are looked through for a goal.
#[derive(Clone, Copy)]
enum Referring {
    Interventions,
    Assessments,
}

fn referring(sheet: &Sheet<'_>, goal: &ItemId, kind: Referring) -> Vec<String> {
    let mut found = Vec::new();
    for pack in sheet.shelf.packs() {
        let own = &pack.manifest.id;
        let meant = |goals: &[Reference]| goals.iter().any(|reference| reference.within(own) == *goal);
        let contents = &pack.contents;
        let ids: Vec<_> = match kind {
            Referring::Interventions => {
                contents.intervention.iter().filter(|i| meant(&i.goals)).map(|i| &i.id).collect()
            }
            Referring::Assessments => contents.assessment.iter().filter(|a| meant(&a.goals)).map(|a| &a.id).collect(),
        };
        for item in ids {
            let reference = Reference { plugin: Some(own.clone()), item: item.clone() };
            found.push(sheet.shelf.named(own, &reference, sheet.language));
        }
    }
    found
}

/// Writes the sections of a concept.
pub(super) fn concept(sheet: &mut Sheet<'_>, concept: &Concept) {
    let language = sheet.language;
    sheet.section(Phrase::new("Betekenis", "Meaning"), concept.description.get(language));
    if let Some(extends) = &concept.extends {
        let extends = sheet.shelf.named(sheet.own, extends, language);
        sheet.section(Phrase::new("Vult aan", "Extends"), &extends);
    }
    let terms: Vec<String> = concept
        .term
        .iter()
        .map(|term| {
            let mut text = format!("{} ({})", term.label.get(language), term.id);
            if let Some(description) = &term.description {
                text.push_str(&format!(": {}", description.get(language)));
            }
            if !term.icf.is_empty() {
                text.push_str(&format!(" · ICF {}", term.icf.join(", ")));
            }
            if let Some(provenance) = &term.provenance {
                text.push_str(&format!(" [{}]", sheet.established(provenance)));
            }
            text
        })
        .collect();
    sheet.list(Phrase::new("Termen", "Terms"), terms);
    sheet.source(&concept.source, &[], &concept.provenance);
}

/// Writes the sections of a form.
pub(super) fn form(sheet: &mut Sheet<'_>, form: &Form) {
    let language = sheet.language;
    sheet.section(Phrase::new("Waarvoor", "What it is for"), form.purpose.get(language));
    if !form.steps.is_empty() {
        sheet.section(Phrase::new("Bij welke stappen", "In which steps"), &words(&form.steps, language));
    }
    let times = if form.repeatable {
        Phrase::new("mag vaker per ronde", "may be filled in more than once in a round")
    } else {
        Phrase::new("eenmaal per ronde", "once in a round")
    };
    sheet.section(Phrase::new("Hoe vaak", "How often"), times.get(language));
    sheet.audience(Item::Form(form));
    let fields: Vec<String> = form.field.iter().map(|field| field_line(sheet, field)).collect();
    sheet.list(Phrase::new("Velden", "Fields"), fields);
    sheet.source(&form.source, &[], &form.provenance);
}

fn field_line(sheet: &Sheet<'_>, field: &FormField) -> String {
    let language = sheet.language;
    let mut text = format!("{} ({}): {}", field.label.get(language), field.id, field.kind.word(language));
    let bounds = between(field.min, field.max, None, language);
    if !bounds.is_empty() {
        text.push_str(&format!(", {bounds}"));
    }
    text.extend(field.unit.iter().map(|unit| format!(" {unit}")));
    if !field.option.is_empty() {
        let options: Vec<&str> = field.option.iter().map(|option| option.label.get(language)).collect();
        let options = options.join("; ");
        text.push_str(&say!(language, ", een van: {options}", ", out of: {options}"));
    }
    if let Some(vocabulary) = &field.vocabulary {
        let vocabulary = sheet.shelf.named(sheet.own, vocabulary, language);
        text.push_str(&say!(language, ", uit {vocabulary}", ", from {vocabulary}"));
    }
    if field.required {
        text.push_str(Phrase::new(" — verplicht", " — required").get(language));
    }
    text
}

/// Writes the sections of a policy.
pub(super) fn policy(sheet: &mut Sheet<'_>, policy: &Policy) {
    let language = sheet.language;
    sheet.section(Phrase::new("Wat het regelt", "What it regulates"), policy.description.get(language));
    let rules: Vec<String> = policy.rules.iter().map(|rule| sheet.shelf.named(sheet.own, rule, language)).collect();
    sheet.list(Phrase::new("Regels", "Rules"), rules);
    sheet.source(&policy.source, &[], &policy.provenance);
}

/// Writes the sections of a source.
pub(super) fn source(sheet: &mut Sheet<'_>, source: &Source) {
    let language = sheet.language;
    sheet.section(Phrase::new("Soort", "Kind"), source.kind.word(language));
    sheet.section(Phrase::new("Vindplaats", "Where to find it"), &full_title(source));
    let mut mark = source.mark.word(language).to_owned();
    if source.mark.to_be_confirmed() {
        mark.push_str(&format!("; {}", TO_BE_CONFIRMED.get(language).to_uppercase()));
    }
    sheet.section(Phrase::new("Herkomst van deze gegevens", "Provenance of these details"), &mark);
}
