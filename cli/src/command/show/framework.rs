//! The page of a professional framework: its steps, tasks and competencies.

use vakwerk_core::catalogue::{Competency, Framework, FrameworkStep, ProfessionalTask};
use vakwerk_core::id::Name;

use super::Sheet;
use crate::phrase::Phrase;
use crate::words::Word;

/// Writes the sections of a framework.
pub(super) fn write(sheet: &mut Sheet<'_>, framework: &Framework) {
    let language = sheet.language;
    let names = |names: &[Name]| names.iter().map(Name::as_str).collect::<Vec<_>>().join(" ");
    let group = |group: &Option<Name>| {
        let name = group.as_ref().and_then(|group| framework.groups.get(group));
        name.map(|name| name.get(language).to_owned()).unwrap_or_default()
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
        vec![task.id.to_string(), task.title.get(language).to_owned(), group(&task.group), names(&task.competencies)]
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
        vec![competency.id.to_string(), competency.title.get(language).to_owned(), group(&competency.group)]
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
