//! The evaluation, for the team meeting.

use vakwerk_core::case::{
    Advice, EvaluationRecorded, FieldContent, FieldRecorded, FormRecorded, MeetingHeld, SessionHeld, View,
};
use vakwerk_core::fact::words;
use vakwerk_core::step::Step;
use vakwerk_core::text::Language;

use crate::document::{Block, Document};
use crate::say::{day, item, listed, pick, sentence, word};
use crate::{decided, parts};

/// The latest evaluation as it is brought to the team.
pub(crate) fn evaluation(view: &View<'_>, language: Language) -> Document {
    let mut report =
        Document::new(language, pick(language, "Evaluatie voor het teamoverleg", "Evaluation for the team meeting"));
    parts::heading(&mut report, view);
    sessions(&mut report, view);
    parts::goals(&mut report, view);
    parts::results(&mut report, view);
    match view.latest::<EvaluationRecorded>() {
        Some((_, recorded)) => judged(&mut report, view, recorded),
        None => {
            let (nl, en) = if decided::is_closed(view) {
                ("Er is niet geëvalueerd.", "There was no evaluation.")
            } else {
                ("Er is nog niet geëvalueerd.", "There was no evaluation yet.")
            };
            report.push(Block::Notice(pick(language, nl, en).to_owned()));
        }
    }
    meetings(&mut report, view);
    report
}

/// How many sessions there were, and over which time.
pub(crate) fn sessions(report: &mut Document, view: &View<'_>) {
    let language = report.language;
    let held: Vec<_> = view.all::<SessionHeld>().collect();
    let (Some((first, _)), Some((last, _))) = (held.first(), held.last()) else { return };
    report.say(format!(
        "{}: {}, {} {} {} {}.",
        pick(language, "Vastgelegde sessies", "Recorded sessions"),
        held.len(),
        pick(language, "van", "from"),
        day(first.meta.occurred_on, language),
        pick(language, "tot en met", "to"),
        day(last.meta.occurred_on, language)
    ));
}

/// What the evaluation says, with the questions and forms of this discipline.
pub(crate) fn judged(report: &mut Document, view: &View<'_>, recorded: &EvaluationRecorded) {
    let language = report.language;
    report.chapter(pick(language, "Beoordeling", "Judgement"));
    let mut facts = Vec::new();
    let texts = [
        ("Wat is bereikt", "What was reached", &recorded.product),
        ("Hoe het ging", "How it went", &recorded.process),
        ("Tevredenheid", "Satisfaction", &recorded.satisfaction),
        ("Buiten de therapie", "Outside the therapy", &recorded.transfer),
        ("Wat zichtbaar werd", "What became visible", &recorded.made_visible),
        ("Verandering in gedrag", "Change in behaviour", &recorded.behaviour_judged),
    ];
    for (nl, en, text) in texts {
        if let Some(text) = text {
            facts.push((pick(language, nl, en).to_owned(), text.clone()));
        }
    }
    report.push(Block::Facts(facts));
    if !recorded.questions.is_empty() {
        report.section(pick(language, "Vragen bij doorgaan of stoppen", "Questions for continuing or stopping"));
        parts::questions(report, &recorded.questions);
    }
    forms(report, view);
    report.chapter(pick(language, "Besluit", "Decision"));
    let with: Vec<String> =
        recorded.decided_with.iter().map(|party| word(words::DECIDED_WITH, party.as_str(), language)).collect();
    let mut decision = sentence(&word(words::DECISIONS, recorded.decision.as_str(), language));
    if !with.is_empty() {
        decision.push_str(&format!(
            ", {} {}",
            pick(language, "besproken met", "decided with"),
            listed(&with, language)
        ));
    }
    report.say(format!("{decision}."));
}

/// Forms of the discipline that belong to the evaluation: the latest record of each form.
fn forms(report: &mut Document, view: &View<'_>) {
    let Some(from) = view
        .all::<vakwerk_core::case::StepEntered>()
        .filter(|(_, entered)| entered.to == Step::Evaluation)
        .map(|(event, _)| event.meta.sequence)
        .next_back()
    else {
        return;
    };
    for (_, form) in view.all::<FormRecorded>().filter(|(event, _)| event.meta.sequence > from) {
        parts::form(report, form);
    }
}

/// What was filled in in a field, as people read it.
#[must_use]
pub(crate) fn field_text(field: &FieldRecorded, language: Language) -> String {
    let value = content(&field.content, language);
    field.unit.as_ref().map_or(value.clone(), |unit| format!("{value} {unit}"))
}

fn content(content: &FieldContent, language: Language) -> String {
    match content {
        FieldContent::Choice(chosen) => chosen.label.get(language).to_owned(),
        FieldContent::Choices(chosen) => {
            listed(&chosen.iter().map(|one| one.label.get(language).to_owned()).collect::<Vec<_>>(), language)
        }
        FieldContent::Number(value) => crate::say::number(*value, language),
        FieldContent::Text(text) => text.clone(),
        FieldContent::Date(date) => day(*date, language),
        FieldContent::YesNo(true) => pick(language, "ja", "yes").to_owned(),
        FieldContent::YesNo(false) => pick(language, "nee", "no").to_owned(),
        FieldContent::Reference(reference) => item(reference, language),
    }
}

/// Meetings with the therapist's advice and its reasons.
pub(crate) fn meetings(report: &mut Document, view: &View<'_>) {
    let language = report.language;
    let rows: Vec<Vec<String>> = view
        .all::<MeetingHeld>()
        .map(|(event, held)| {
            let advice = held.advice.map_or("–".to_owned(), |advice| {
                let chosen = match advice {
                    Advice::Continue => "continue",
                    Advice::Stop => "stop",
                };
                word(words::ADVICE, chosen, language)
            });
            vec![
                day(event.meta.occurred_on, language),
                word(words::MEETINGS, held.kind.as_str(), language),
                advice,
                held.advice_reason.clone().or_else(|| held.text.clone()).unwrap_or_default(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    report.chapter(pick(language, "Overleg", "Meetings"));
    report.push(Block::Table {
        caption: pick(language, "Overleg en advies, met onderbouwing.", "Meetings and advice, with grounds.")
            .to_owned(),
        head: ["Datum", "Overleg", "Advies", "Onderbouwing"]
            .into_iter()
            .zip(["Date", "Meeting", "Advice", "Grounds"])
            .map(|(nl, en)| pick(language, nl, en).to_owned())
            .collect(),
        rows,
    });
}
