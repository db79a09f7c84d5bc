//! How the scores of an assessment are read: bands, classes, change, alerts and notices.

use vakwerk_core::catalogue::{Assessment, Band, BandSet, ChangeMeasure, ChangeThreshold};
use vakwerk_core::text::Language;

use super::Sheet;
use super::assessment::years;
use crate::page::{Tone, number};
use crate::phrase::Phrase;
use crate::say;
use crate::words::Word;

/// Every named way to read a scale, none of them the default.
pub(super) fn band_sets(sheet: &mut Sheet<'_>, assessment: &Assessment) {
    let language = sheet.language;
    for set in &assessment.band_set {
        let scale = assessment.scale.iter().find(|scale| scale.id == set.scale);
        let scale = scale.map_or(set.scale.as_str(), |scale| scale.name.get(language));
        let name = set.name.get(language);
        sheet.page.heading(&say!(language, "Lezing van {scale}: {name}", "Reading of {scale}: {name}"));
        let holds = holds_for(set, language);
        if !holds.is_empty() {
            sheet.page.body(&holds);
        }
        let row = |band: &Band| vec![bounds(band, language), band.label.get(language).to_owned(), band.id.to_string()];
        let headings = [
            Phrase::new("score", "score").get(language),
            Phrase::new("lezing", "reading").get(language),
            Phrase::new("naam", "name").get(language),
        ];
        sheet.page.table(&headings, set.band.iter().map(row).collect());
        let established = sheet.established(&set.provenance);
        sheet.page.body(&say!(language, "Herkomst: {established}", "Provenance: {established}"));
    }
}

fn holds_for(set: &BandSet, language: Language) -> String {
    let population = set.population.iter().map(|population| population.get(language).to_owned());
    let ages = set.ages.iter().map(|ages| years(*ages, language));
    let condition = set.only_when.iter().map(|when| say!(language, "alleen als {when}", "only when {when}"));
    let parts: Vec<String> = population.chain(ages).chain(condition).collect();
    let parts = parts.join("; ");
    if parts.is_empty() { parts } else { say!(language, "Geldt voor: {parts}", "Holds for: {parts}") }
}

/// The bounds of a band in words.
pub(in crate::command) fn bounds(band: &Band, language: Language) -> String {
    let lower = match (band.from, band.above) {
        (Some(from), _) => Some((number(from, language), true)),
        (None, Some(above)) => Some((number(above, language), false)),
        (None, None) => None,
    };
    let upper = match (band.to, band.below) {
        (Some(to), _) => Some((number(to, language), true)),
        (None, Some(below)) => Some((number(below, language), false)),
        (None, None) => None,
    };
    match (lower, upper) {
        (Some((from, true)), Some((to, true))) if from == to => from,
        (Some((from, true)), Some((to, true))) => say!(language, "{from} t/m {to}", "{from} to {to}"),
        (Some((from, true)), Some((below, false))) => say!(language, "{from} tot {below}", "{from} to below {below}"),
        (Some((above, false)), Some((to, true))) => say!(language, "boven {above} t/m {to}", "above {above} to {to}"),
        (Some((above, false)), Some((below, false))) => {
            say!(language, "boven {above} tot {below}", "above {above} to below {below}")
        }
        (Some((from, true)), None) => say!(language, "vanaf {from}", "from {from}"),
        (Some((above, false)), None) => say!(language, "boven {above}", "above {above}"),
        (None, Some((to, true))) => say!(language, "t/m {to}", "up to {to}"),
        (None, Some((below, false))) => say!(language, "onder {below}", "below {below}"),
        (None, None) => say!(language, "elke score", "any score"),
    }
}

/// Readings that rest on more than one scale.
pub(super) fn classifications(sheet: &mut Sheet<'_>, assessment: &Assessment) {
    let language = sheet.language;
    for classification in &assessment.classification {
        let name = classification.name.get(language);
        sheet.page.heading(&say!(language, "Indeling: {name}", "Classification: {name}"));
        for class in &classification.class {
            let label = class.label.get(language);
            sheet.page.bullet(&match &class.when {
                Some(when) => say!(language, "{label}: als {when}", "{label}: when {when}"),
                None => say!(language, "{label}: anders", "{label}: otherwise"),
            });
        }
        if let Some(ages) = classification.ages {
            let ages = years(ages, language);
            sheet.page.body(&say!(language, "Geldt voor: {ages}", "Holds for: {ages}"));
        }
        if let Some(when) = &classification.only_when {
            sheet.page.body(&say!(language, "Alleen als {when}", "Only when {when}"));
        }
        let established = sheet.established(&classification.provenance);
        sheet.page.body(&say!(language, "Herkomst: {established}", "Provenance: {established}"));
    }
}

/// From which difference a change counts.
pub(super) fn changes(sheet: &mut Sheet<'_>, assessment: &Assessment) {
    let language = sheet.language;
    let lines: Vec<String> = assessment
        .change
        .iter()
        .map(|change| {
            let (name, scale, meaning) = (change.name.get(language), &change.scale, change.meaning.word(language));
            let (least, limits) = (least(change, language), limits(change, language));
            let established = sheet.established(&change.provenance);
            say!(
                language,
                "{name} ({scale}): {meaning}, vanaf {least}{limits}. Herkomst: {established}",
                "{name} ({scale}): {meaning}, from {least}{limits}. Provenance: {established}",
            )
        })
        .collect();
    sheet.list(Phrase::new("Verandering", "Change"), lines);
}

fn least(change: &ChangeThreshold, language: Language) -> String {
    let least = number(change.at_least, language);
    match change.measure {
        ChangeMeasure::Points => say!(language, "{least} punten", "{least} points"),
        ChangeMeasure::Percent => say!(language, "{least}% van de score ervoor", "{least}% of the score before"),
    }
}

fn limits(change: &ChangeThreshold, language: Language) -> String {
    let mut parts = Vec::new();
    if let Some(confidence) = change.confidence {
        let level = number(confidence * 100.0, language);
        parts.push(say!(language, "betrouwbaarheid {level}%", "confidence {level}%"));
    }
    let before = super::assessment::between(change.before_from, change.before_to, None, language);
    if !before.is_empty() {
        parts.push(say!(language, "bij een score ervoor van {before}", "for a score before of {before}"));
    }
    parts.extend(change.ages.map(|ages| years(ages, language)));
    parts.extend(change.population.iter().map(|population| population.get(language).to_owned()));
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join("; ")) }
}

/// Answers that must be acted on whatever the total.
pub(super) fn alerts(sheet: &mut Sheet<'_>, assessment: &Assessment) {
    let language = sheet.language;
    if assessment.alert.is_empty() {
        return;
    }
    sheet.heading(Phrase::new("Signalen waarop altijd iets moet volgen", "Signals that must always be acted on"));
    for alert in &assessment.alert {
        let (item, least, text) = (&alert.item, number(alert.at_least, language), alert.text.get(language));
        sheet.page.loud(Tone::Alarm, &say!(language, "{item} vanaf {least}: {text}", "{item} from {least}: {text}"));
        sheet.page.bullet(alert.follow_up.get(language));
        let established = sheet.established(&alert.provenance);
        sheet.page.bullet(&say!(language, "Herkomst: {established}", "Provenance: {established}"));
    }
}

/// Remarks about the quality of the answers.
pub(super) fn notices(sheet: &mut Sheet<'_>, assessment: &Assessment) {
    let language = sheet.language;
    let lines: Vec<String> = assessment
        .notice
        .iter()
        .map(|notice| {
            let (text, when) = (notice.text.get(language), &notice.when);
            say!(language, "{text} (als {when})", "{text} (when {when})")
        })
        .collect();
    sheet.list(Phrase::new("Opmerkingen bij de antwoorden", "Remarks on the answers"), lines);
}
