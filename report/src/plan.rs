//! The treatment plan, for the client and those who treat.

use vakwerk_core::case::{
    ContraIndications, DiagnosisRecorded, FormRecorded, HypothesisRecorded, IndicationStated, PlanAgreed,
    ProblemRecorded, StepEntered, View,
};
use vakwerk_core::fact::words;
use vakwerk_core::step::Step;
use vakwerk_core::text::Language;

use crate::document::{Block, Document};
use crate::parts;
use crate::say::{pick, word};

/// The treatment plan as it stands on the day of the view.
#[must_use]
pub fn treatment_plan(view: &View<'_>, language: Language) -> Document {
    let mut report = Document::new(language, pick(language, "Behandelplan", "Treatment plan"));
    parts::heading(&mut report, view);
    parts::help_requests(&mut report, view);
    findings(&mut report, view);
    indication(&mut report, view);
    parts::goals(&mut report, view);
    match view.latest::<PlanAgreed>() {
        Some((_, plan)) => parts::plan(&mut report, plan),
        None => {
            report.push(Block::Notice(
                pick(language, "Er is nog geen plan afgesproken.", "No plan was agreed yet.").to_owned(),
            ));
        }
    }
    forms(&mut report, view);
    let steps: Vec<&StepEntered> = view.all::<StepEntered>().map(|(_, entered)| entered).collect();
    let plans: Vec<&PlanAgreed> = view.all::<PlanAgreed>().map(|(_, plan)| plan).collect();
    let decided: Vec<_> = steps.iter().map(|s| &*s.decided_on).chain(plans.iter().map(|p| &*p.decided_on)).collect();
    let reasons: Vec<_> = steps.iter().map(|s| &s.reasons).chain(plans.iter().map(|p| &p.reasons)).collect();
    parts::reasons(&mut report, &decided, &reasons);
    report
}

/// What was found: problems, hypotheses, diagnosis.
fn findings(report: &mut Document, view: &View<'_>) {
    let language = report.language;
    report.chapter(pick(language, "Wat we zien", "What we see"));
    let problems = view
        .all::<ProblemRecorded>()
        .map(|(_, problem)| {
            let sides: Vec<String> = problem
                .perspectives
                .iter()
                .map(|side| word(words::PERSPECTIVES, side.kind.as_str(), language))
                .collect();
            if sides.is_empty() { problem.text.clone() } else { format!("{} ({})", problem.text, sides.join(", ")) }
        })
        .collect();
    report.push(Block::List(problems));
    for (_, diagnosis) in view.all::<DiagnosisRecorded>() {
        report.say(diagnosis.text.clone());
    }
    for (_, hypothesis) in view.all::<HypothesisRecorded>() {
        report.say(format!("{}: {}", pick(language, "Hypothese", "Hypothesis"), hypothesis.text));
    }
}

/// What was filled in in forms before treatment: choices of the discipline, grounds that a financier asks for.
///
/// Of a form that was filled in more than once, the latest record.
fn forms(report: &mut Document, view: &View<'_>) {
    let began = view.all::<StepEntered>().find(|(_, entered)| entered.to == Step::Treatment);
    let until = began.map_or(u64::MAX, |(event, _)| event.meta.sequence);
    let mut latest: Vec<&FormRecorded> = Vec::new();
    for (_, form) in view.all::<FormRecorded>().filter(|(event, _)| event.meta.sequence < until) {
        latest.retain(|earlier| earlier.form.item != form.form.item);
        latest.push(form);
    }
    if latest.is_empty() {
        return;
    }
    report.chapter(pick(report.language, "Vastgelegd bij het plan", "Recorded with the plan"));
    for form in latest {
        parts::form(report, form);
    }
}

fn indication(report: &mut Document, view: &View<'_>) {
    let language = report.language;
    let Some((_, stated)) = view.latest::<IndicationStated>() else { return };
    report.chapter(pick(language, "Indicatie en contra-indicatie", "Indication and contra-indication"));
    report.say(stated.text.clone());
    match &stated.contra_indications {
        Some(ContraIndications::NoneFound) => {
            report.say(pick(
                language,
                "Naar contra-indicaties is gezocht; er is er geen gevonden.",
                "Contra-indications were looked for; none was found.",
            ));
        }
        Some(ContraIndications::Found(found)) => {
            report.say(pick(language, "Let op:", "Take care:"));
            report.push(Block::List(found.clone()));
        }
        None => {
            report.push(Block::Notice(
                pick(language, "Contra-indicaties zijn nog niet benoemd.", "Contra-indications were not stated yet.")
                    .to_owned(),
            ));
        }
    }
}
