//! The pages of a professional framework, of an elaboration of a competency and of a scale of levels.

use vakwerk_core::catalogue::{Competency, Elaboration, Framework, FrameworkStep, LevelScale, ProfessionalTask};
use vakwerk_core::id::Name;

use super::Sheet;
use crate::phrase::Phrase;
use crate::words::Word;

/// Writes the sections of a framework.
pub(super) fn write(sheet: &mut Sheet<'_>, framework: &Framework) {
    let language = sheet.language;
    let number = |name: &Name| framework.printed_number(name);
    let names = |names: &[Name]| names.iter().map(number).collect::<Vec<_>>().join(" ");
    let group = |group: &Option<Name>| {
        let found = framework.group.iter().find(|known| Some(&known.id) == group.as_ref());
        found.map(|group| group.title.get(language).to_owned()).unwrap_or_default()
    };
    sheet.section(Phrase::new("Wat het is", "What it is"), framework.description.get(language));
    let step = |step: &FrameworkStep| {
        vec![
            step.number.clone().unwrap_or_default(),
            step.name.get(language).to_owned(),
            step.step.word(language).to_owned(),
            names(&step.tasks),
            step.client_stage.as_ref().map(|stage| stage.get(language).to_owned()).unwrap_or_default(),
        ]
    };
    if !framework.step.is_empty() {
        sheet.heading(Phrase::new("Stappen", "Steps"));
        let headings = [
            Phrase::new("nr", "no").get(language),
            Phrase::new("naam", "name").get(language),
            Phrase::new("stap van de cyclus", "step of the cycle").get(language),
            Phrase::new("taken", "tasks").get(language),
            Phrase::new("voor de cliënt", "for the client").get(language),
        ];
        sheet.page.table(&headings, framework.step.iter().map(step).collect());
    }
    let task = |task: &ProfessionalTask| {
        vec![number(&task.id), task.title.get(language).to_owned(), group(&task.group), names(&task.competencies)]
    };
    if !framework.task.is_empty() {
        sheet.heading(Phrase::new("Taken", "Tasks"));
        let headings = [
            Phrase::new("nr", "no").get(language),
            Phrase::new("taak", "task").get(language),
            Phrase::new("groep", "group").get(language),
            Phrase::new("competenties", "competencies").get(language),
        ];
        sheet.page.table(&headings, framework.task.iter().map(task).collect());
    }
    let competency = |competency: &Competency| {
        vec![number(&competency.id), competency.title.get(language).to_owned(), group(&competency.group)]
    };
    if !framework.competency.is_empty() {
        sheet.heading(Phrase::new("Competenties", "Competencies"));
        let headings = [
            Phrase::new("nr", "no").get(language),
            Phrase::new("competentie", "competency").get(language),
            Phrase::new("groep", "group").get(language),
        ];
        sheet.page.table(&headings, framework.competency.iter().map(competency).collect());
    }
    sheet.source(&framework.source, &[], &framework.provenance);
}

/// Writes the sections of an elaboration of a competency.
pub(super) fn elaboration(sheet: &mut Sheet<'_>, elaboration: &Elaboration) {
    let language = sheet.language;
    sheet.section(Phrase::new("Competentie", "Competency"), &elaboration.of.to_string());
    sheet.section(Phrase::new("Wat zij in dit vak is", "What it is in this field"), elaboration.text.get(language));
    let points = elaboration.points.iter().map(|point| point.get(language).to_owned());
    sheet.list(Phrase::new("Wat haar laat zien", "What shows it"), points);
    sheet.source(&elaboration.source, &[], &elaboration.provenance);
}

/// Writes the sections of a scale of levels.
pub(super) fn level_scale(sheet: &mut Sheet<'_>, scale: &LevelScale) {
    let language = sheet.language;
    sheet.section(Phrase::new("Waarvoor", "What it is for"), scale.description.get(language));
    let levels = scale.level.iter().enumerate().map(|(at, level)| {
        let meaning = level.description.as_ref().map(|text| format!(": {}", text.get(language))).unwrap_or_default();
        format!("{} {}{meaning}", at + 1, level.label.get(language))
    });
    sheet.list(Phrase::new("Niveaus, van laag naar hoog", "Levels, from low to high"), levels);
    sheet.source(&scale.source, &[], &scale.provenance);
}
