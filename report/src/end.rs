//! The end report, for the referrer.

use vakwerk_core::case::{EvaluationRecorded, PlanAgreed, StepEntered, TrajectoryClosed, View};
use vakwerk_core::fact::words;
use vakwerk_core::text::Language;

use crate::document::{Block, Document};
use crate::say::{day, listed, pick, word};
use crate::{decided, evaluation, parts};

/// The end report as it stands on the day of the view.
pub(crate) fn end_report(view: &View<'_>, language: Language) -> Document {
    let mut report = Document::new(language, pick(language, "Eindverslag", "End report"));
    parts::heading(&mut report, view);
    decided::help_requests(&mut report, view);
    decided::indication(&mut report, view);
    if let Some((_, plan)) = view.latest::<PlanAgreed>() {
        parts::plan(&mut report, plan);
    }
    evaluation::sessions(&mut report, view);
    parts::goals(&mut report, view);
    parts::results(&mut report, view);
    if let Some((_, recorded)) = view.latest::<EvaluationRecorded>() {
        evaluation::judged(&mut report, view, recorded);
    }
    evaluation::meetings(&mut report, view);
    closure(&mut report, view);
    let steps: Vec<&StepEntered> = view.all::<StepEntered>().map(|(_, entered)| entered).collect();
    let closed: Vec<&TrajectoryClosed> = view.all::<TrajectoryClosed>().map(|(_, closed)| closed).collect();
    let decided: Vec<_> = steps.iter().map(|s| &*s.decided_on).chain(closed.iter().map(|c| &*c.decided_on)).collect();
    let reasons: Vec<_> = steps.iter().map(|s| &s.reasons).chain(closed.iter().map(|c| &c.reasons)).collect();
    parts::reasons(&mut report, &decided, &reasons);
    report
}

fn closure(report: &mut Document, view: &View<'_>) {
    let language = report.language;
    report.chapter(pick(language, "Afsluiting", "Closure"));
    let Some((event, closed)) = view.latest::<TrajectoryClosed>() else {
        report.push(Block::Notice(
            pick(language, "De behandeling is nog niet afgesloten.", "Treatment was not closed yet.").to_owned(),
        ));
        return;
    };
    let mut facts = vec![
        (pick(language, "Reden", "Ground").to_owned(), parts::ground(closed.ground, language)),
        (pick(language, "Datum", "Date").to_owned(), day(event.meta.occurred_on, language)),
    ];
    let with: Vec<String> =
        closed.decided_with.iter().map(|party| word(words::DECIDED_WITH, party.as_str(), language)).collect();
    if !with.is_empty() {
        facts.push((pick(language, "Besloten met", "Decided with").to_owned(), listed(&with, language)));
    }
    if let Some(communicated) = closed.outcome_communicated {
        let told = word(words::COMMUNICATED, communicated.as_str(), language);
        facts.push((pick(language, "Uitkomst delen", "Sharing the outcome").to_owned(), told));
    }
    for (nl, en, text) in [
        ("Nazorg", "Aftercare", &closed.aftercare),
        ("Bij terugval", "In case of relapse", &closed.relapse_policy),
        ("Opmerking", "Remark", &closed.text),
    ] {
        if let Some(text) = text {
            facts.push((pick(language, nl, en).to_owned(), text.clone()));
        }
    }
    report.push(Block::Facts(facts));
}
