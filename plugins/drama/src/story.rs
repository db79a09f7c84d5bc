//! The six-part story: which parts are there and how elaborated, in what order, and which coping channels occur.
//!
//! The words of the story stay in the record; they are the client's.

use vakwerk_sdk::Named;
use vakwerk_sdk::document::{Material, Record, ScoredResult, Signal, Statement, Text, Value};
use vakwerk_sdk::say::{list, ours, published};

use crate::names::{CHANNELS, PARTS};

const FORM: &str = "drama:six-part-story";
const RATINGS: &str = "drama:story-ratings";
const COUNTS: &str = "drama:basic-ph-count";

fn told(record: &Record, part: &str) -> bool {
    record.fields.get(part).and_then(Value::word).is_some_and(|text| !text.trim().is_empty())
}

/// One signal per part of the latest story; none where no story was recorded.
pub(crate) fn signals(material: &Material) -> Vec<Signal> {
    let Some(story) = material.latest_record(FORM) else { return Vec::new() };
    let any = PARTS.iter().any(|part| told(story, part.id));
    let ratings = material.latest_result(RATINGS);
    PARTS.iter().map(|part| signal(*part, told(story, part.id), any, ratings)).collect()
}

fn signal(part: Named, told: bool, any: bool, ratings: Option<&ScoredResult>) -> Signal {
    let rating = ratings.and_then(|r| r.score(part.id)).filter(|rating| (0.0..=4.0).contains(rating));
    let statements = rating.map(|rating| {
        ours(
            RATINGS,
            &format!("Uitwerking {rating} op 0 tot 4, een oordeel zonder norm."),
            &format!("Elaboration {rating} on 0 to 4, a rating without a norm."),
        )
    });
    let absent = any && !told;
    Signal {
        term: format!("drama:story-parts/{}", part.id),
        name: part.text(),
        score: rating,
        word: Some(if told { Text::new("verteld", "told") } else { Text::new("ontbreekt", "absent") }),
        stands_out: absent,
        statements: statements.into_iter().collect(),
        goals: if absent { part.goals.iter().map(ToString::to_string).collect() } else { Vec::new() },
    }
}

/// The order in which hindrance and help were asked, and the channels that occur.
pub(crate) fn summary(material: &Material) -> Vec<Statement> {
    let mut summary = Vec::new();
    let order = material.latest_record(FORM).and_then(|story| story.fields.get("order")).and_then(Value::word);
    match order {
        Some("hindrance-first") => summary.push(published(
            FORM,
            "drama:dent-brown-2004",
            "Verhaal: eerst wat hindert, dan wat helpt, zoals bij Dent-Brown.",
            "Story: first what hinders, then what helps, as with Dent-Brown.",
        )),
        Some("help-first") => summary.push(published(
            FORM,
            "drama:lahad-basic-ph",
            "Verhaal: eerst wat helpt, dan wat hindert, zoals bij Lahad.",
            "Story: first what helps, then what hinders, as with Lahad.",
        )),
        _ => {}
    }
    summary.extend(material.latest_result(COUNTS).and_then(channels));
    summary
}

/// Which channels occur, from most to least; nothing where none was counted.
fn channels(counts: &ScoredResult) -> Option<Statement> {
    let count = |channel: &Named| counts.score(channel.id).filter(|count| *count >= 1.0 && count.is_finite());
    let mut occurring: Vec<(Named, f64)> =
        CHANNELS.iter().filter_map(|channel| Some((*channel, count(channel)?))).collect();
    if occurring.is_empty() {
        return None;
    }
    // Equal counts keep the order of the letters of BASIC Ph.
    occurring.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let (nl, en) = list(occurring.iter().map(|(channel, _)| channel.words));
    let absent: Vec<_> = CHANNELS.iter().filter(|channel| count(channel).is_none()).collect();
    let (mut nl, mut en) = (
        format!("Kanalen van omgaan, meest genoemd eerst: {nl}."),
        format!("Coping channels, most named first: {en}."),
    );
    if !absent.is_empty() {
        let (absent_nl, absent_en) = list(absent.into_iter().map(|channel| channel.words));
        nl.push_str(&format!(" Niet genoemd: {absent_nl}. Veel of weinig is niet goed of slecht."));
        en.push_str(&format!(" Not named: {absent_en}. Much or little is not good or bad."));
    }
    Some(ours(COUNTS, &nl, &en))
}
