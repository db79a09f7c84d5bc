//! The treatment plan, for the client and those who treat.

use vakwerk_core::case::{
    DiagnosisRecorded, FormRecorded, HypothesisRecorded, PlanAgreed, ProblemRecorded, StepEntered, View,
};
use vakwerk_core::fact::words;
use vakwerk_core::step::Step;
use vakwerk_core::text::Language;

use crate::document::{Block, Document};
use crate::say::{pick, word};
use crate::{decided, parts};

/// The treatment plan as it stands on the day of the view.
pub(crate) fn treatment_plan(view: &View<'_>, language: Language) -> Document {
    let mut report = Document::new(language, pick(language, "Behandelplan", "Treatment plan"));
    parts::heading(&mut report, view);
    decided::help_requests(&mut report, view);
    findings(&mut report, view);
    decided::consent(&mut report, view);
    decided::indication(&mut report, view);
    parts::goals(&mut report, view);
    match view.latest::<PlanAgreed>() {
        Some((_, plan)) => parts::plan(&mut report, plan),
        None => {
            let (nl, en) = if decided::is_closed(view) {
                ("Er is geen plan afgesproken.", "No plan was agreed.")
            } else {
                ("Er is nog geen plan afgesproken.", "No plan was agreed yet.")
            };
            report.push(Block::Notice(pick(language, nl, en).to_owned()));
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
    let problems: Vec<String> = view
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
    let diagnoses = view.all::<DiagnosisRecorded>().map(|(_, diagnosis)| diagnosis.text.clone());
    let hypotheses = view
        .all::<HypothesisRecorded>()
        .map(|(_, hypothesis)| format!("{}: {}", pick(language, "Hypothese", "Hypothesis"), hypothesis.text));
    let said: Vec<String> = diagnoses.chain(hypotheses).collect();
    if problems.is_empty() && said.is_empty() {
        return;
    }
    report.chapter(pick(language, "Wat we zien", "What we see"));
    report.push(Block::List(problems));
    for text in said {
        report.say(text);
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
    let (nl, en) = match view.latest::<PlanAgreed>() {
        Some(_) => ("Vastgelegd bij het plan", "Recorded with the plan"),
        None => ("Vastgelegd", "Recorded"),
    };
    report.chapter(pick(report.language, nl, en));
    for form in latest {
        parts::form(report, form);
    }
}
