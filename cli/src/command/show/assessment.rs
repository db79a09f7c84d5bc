//! The page of an assessment: what it measures, for whom, items, scales, limits, licence.

use vakwerk_core::catalogue::{Ages, AnswerRange, Arithmetic, Assessment, AssessmentItem, Item, MissingPolicy, Scale};
use vakwerk_core::id::ItemId;
use vakwerk_core::licence::{Compute, Ship};
use vakwerk_core::text::Language;

use super::{Sheet, reading};
use crate::page::Page;
use crate::phrase::Phrase;
use crate::say;
use crate::words::{Word, words};

/// Writes the sections of an assessment.
pub(super) fn write(sheet: &mut Sheet<'_>, assessment: &Assessment) {
    let language = sheet.language;
    sheet.section(Phrase::new("Wat het meet", "What it measures"), assessment.measures.get(language));
    sheet.section(Phrase::new("Voor wie", "For whom"), assessment.for_whom.get(language));
    if let Some(ages) = assessment.ages {
        let ages = years(ages, language);
        sheet.page.body(&say!(language, "Leeftijd: {ages}", "Age: {ages}"));
    }
    sheet.section(Phrase::new("Wie antwoordt", "Who answers"), &words(&assessment.respondents, language));
    if !assessment.steps.is_empty() {
        sheet.section(Phrase::new("Bij welke stappen", "In which steps"), &words(&assessment.steps, language));
    }
    sheet.audience(Item::Assessment(assessment));
    items(sheet, assessment);
    inputs(sheet, assessment);
    scales(sheet, assessment);
    reading::band_sets(sheet, assessment);
    reading::classifications(sheet, assessment);
    reading::changes(sheet, assessment);
    reading::alerts(sheet, assessment);
    reading::notices(sheet, assessment);
    if let Some(limits) = &assessment.limits {
        sheet.section(Phrase::new("Grenzen", "Limits"), limits.get(language));
    }
    licence(sheet, assessment);
    let informs = goals_and_terms(sheet, assessment);
    sheet.list(Phrase::new("Zegt iets over", "Informs"), informs);
    sheet.source(&assessment.source, &[], &assessment.provenance);
}

fn goals_and_terms(sheet: &Sheet<'_>, assessment: &Assessment) -> Vec<String> {
    let goals = assessment.goals.iter().map(|goal| sheet.shelf.named(sheet.own, goal, sheet.language));
    let terms = assessment.terms.iter().map(|term| sheet.shelf.term(sheet.own, term, sheet.language));
    goals.chain(terms).collect()
}

fn items(sheet: &mut Sheet<'_>, assessment: &Assessment) {
    let language = sheet.language;
    if assessment.item.is_empty() {
        return;
    }
    let count = assessment.item.len();
    let heading = match assessment.rows {
        Some(rows) => {
            let (least, most) = (rows.at_least, rows.at_most);
            say!(
                language,
                "Items ({least} tot {most} regels; hun namen worden bij afname gegeven)",
                "Items ({least} to {most} rows; named when it is administered)",
            )
        }
        None => say!(language, "Items ({count})", "Items ({count})"),
    };
    sheet.page.heading(&heading);
    if let Some(shared) = &assessment.answer {
        let (range, labels) = (range(shared, language), labels(shared, language));
        sheet.page.body(&say!(language, "Antwoord: {range}{labels}", "Answer: {range}{labels}"));
    }
    let own_ranges = assessment.item.iter().any(|item| item.answer.is_some());
    let row = |item: &AssessmentItem| {
        // Where nothing of the items may be shipped, a label that slipped in is not shown either.
        let label = if assessment.licence.ship == Ship::Nothing { "" } else { item.label.get(language) };
        let mut row = vec![item.id.to_string(), label.to_owned()];
        if own_ranges {
            let own = item.answer.as_ref();
            row.push(own.map(|own| format!("{}{}", range(own, language), labels(own, language))).unwrap_or_default());
        }
        row
    };
    let mut headings =
        vec![Phrase::new("item", "item").get(language), Phrase::new("eigen aanduiding", "own label").get(language)];
    if own_ranges {
        headings.push(Phrase::new("antwoord", "answer").get(language));
    }
    sheet.page.table(&headings, assessment.item.iter().map(row).collect());
    let missing = missing(assessment.missing, language);
    sheet.page.body(&say!(language, "Ontbrekend antwoord: {missing}.", "Missing answer: {missing}."));
    for item in &assessment.item {
        if let Some(policy) = item.not_applicable {
            let (id, policy) = (&item.id, self::missing(policy, language));
            sheet.page.body(&say!(
                language,
                "Niet van toepassing bij {id}: {policy}.",
                "Not applicable at {id}: {policy}."
            ));
        }
    }
}

fn missing(policy: MissingPolicy, language: Language) -> String {
    match policy {
        MissingPolicy::Refused => say!(language, "het formulier wordt geweigerd", "the sheet is refused"),
        MissingPolicy::CountsAs(value) => {
            let value = crate::page::number(value, language);
            say!(language, "telt als {value}", "counts as {value}")
        }
        // Nothing may be missing of what a scale needs, but the other scales stand.
        MissingPolicy::Prorated(0) => {
            say!(
                language,
                "de schaal die het nodig heeft vervalt; de andere blijven",
                "the scale that needs it is unavailable; the others stand"
            )
        }
        MissingPolicy::Prorated(most) => say!(
            language,
            "in een `sum` of `mean` vervangen door het gemiddelde van de beantwoorde items daarin, zolang er hoogstens \
             {most} ontbreken; een schaal die het antwoord anders gebruikt, zoals `a + b`, vervalt dan",
            "replaced in a `sum` or `mean` by the mean of the answered items in it, while at most {most} are missing; a \
             scale that uses the answer otherwise, as in `a + b`, is then unavailable",
        ),
    }
}

fn inputs(sheet: &mut Sheet<'_>, assessment: &Assessment) {
    let language = sheet.language;
    let lines: Vec<String> = assessment
        .input
        .iter()
        .map(|input| {
            let (id, label) = (&input.id, input.label.get(language));
            let codes: Vec<&str> = input.codes.keys().map(|code| code.as_str()).collect();
            let codes = if codes.is_empty() { String::new() } else { format!(": {}", codes.join(", ")) };
            let limits = between(input.min, input.max, None, language);
            let limits = if limits.is_empty() { limits } else { format!(", {limits}") };
            format!("{id}: {label}{codes}{limits}")
        })
        .collect();
    sheet.list(Phrase::new("Nodig over de persoon", "Needed about the person"), lines);
}

fn scales(sheet: &mut Sheet<'_>, assessment: &Assessment) {
    let language = sheet.language;
    sheet.heading(Phrase::new("Schaal en eenheid", "Scale and unit"));
    if assessment.scale.is_empty() {
        let nothing = Phrase::new(
            "Er valt niets te berekenen: het is een kwalitatief verslag.",
            "There is nothing to compute: the record is qualitative.",
        );
        sheet.page.body(nothing.get(language));
        return;
    }
    let row = |scale: &Scale| {
        let bounds = between(scale.min, scale.max, scale.step, language);
        let unit = scale.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
        let ages = scale.ages.map(|ages| format!("; {}", years(ages, language))).unwrap_or_default();
        vec![
            scale.id.to_string(),
            scale.name.get(language).to_owned(),
            format!("{bounds}{unit}{ages}"),
            scale.direction.word(language).to_owned(),
        ]
    };
    let headings = [
        Phrase::new("schaal", "scale").get(language),
        Phrase::new("naam", "name").get(language),
        Phrase::new("bereik", "range").get(language),
        Phrase::new("richting", "direction").get(language),
    ];
    sheet.page.table(&headings, assessment.scale.iter().map(row).collect());
    let arithmetic: Vec<String> =
        assessment.scale.iter().filter_map(|scale| Some(format!("{} = {}", scale.id, scale.score.as_ref()?))).collect();
    if assessment.arithmetic == Arithmetic::Coded {
        let coded =
            Phrase::new("De plugin berekent dit met eigen code.", "The plugin computes this with code of its own.");
        sheet.page.body(coded.get(language));
    }
    sheet.list(Phrase::new("Berekening", "Arithmetic"), arithmetic);
    for scale in &assessment.scale {
        if let Some(provenance) = &scale.provenance {
            let (id, established) = (&scale.id, sheet.established(provenance));
            sheet.page.body(&say!(language, "Herkomst van {id}: {established}", "Provenance of {id}: {established}"));
        }
    }
}

fn licence(sheet: &mut Sheet<'_>, assessment: &Assessment) {
    let (language, licence) = (sheet.language, &assessment.licence);
    sheet.heading(Phrase::new("Licentie", "Licence"));
    for word in [licence.ship.word(language), licence.compute.word(language), licence.administration.word(language)] {
        sheet.page.bullet(word);
    }
    if licence.unaltered {
        sheet.page.bullet(Phrase::new("alleen ongewijzigd te gebruiken", "to be used unaltered only").get(language));
    }
    if let Some(line) = &licence.copyright {
        sheet.page.bullet(line);
    }
    let established = sheet.established(&licence.provenance);
    sheet.page.body(&say!(language, "Herkomst: {established}", "Provenance: {established}"));
}

/// A command that scores it, for who has the terminal before them.
pub(super) fn example(page: &mut Page, assessment: &Assessment, id: &ItemId) {
    if assessment.arithmetic == Arithmetic::None || assessment.licence.compute == Compute::TotalOnly {
        return;
    }
    let rows = assessment.rows.map_or(1, |rows| rows.at_least.max(1) as usize);
    let lowest = assessment.item.iter().map(|item| {
        let answer = item.answer.as_ref().or(assessment.answer.as_ref());
        answer.map_or(0.0, |answer| answer.min).to_string()
    });
    let answers: Vec<String> = std::iter::repeat_n(lowest.collect::<Vec<String>>(), rows).flatten().collect();
    let use_ = match assessment.licence.compute {
        Compute::NonCommercial => " --use non-commercial",
        _ => "",
    };
    let person = if assessment.input.is_empty() { "" } else { " --person …" };
    let text = format!("vakwerk score {id} --answers {}{person}{use_}", answers.join(","));
    let heading = Phrase::new("Voorbeeld (elk antwoord op zijn laagst)", "Example (every answer at its lowest)");
    page.section(heading.get(page.language()), &text);
}

/// An answer's range in words: `0 – 3`, in steps of 1.
pub(super) fn range(range: &AnswerRange, language: Language) -> String {
    let text = between(Some(range.min), Some(range.max), range.step, language);
    match &range.unit {
        Some(unit) => format!("{text} {unit}"),
        None => text,
    }
}

fn labels(range: &AnswerRange, language: Language) -> String {
    let labels: Vec<String> = range
        .labels
        .iter()
        .map(|label| format!("{} = {}", crate::page::number(label.value, language), label.label.get(language)))
        .collect();
    if labels.is_empty() { String::new() } else { format!(" ({})", labels.join("; ")) }
}

/// Two bounds in words; a step of 1 goes without saying, no step means any number.
pub(in crate::command) fn between(min: Option<f64>, max: Option<f64>, step: Option<f64>, language: Language) -> String {
    let number = |value: f64| crate::page::number(value, language);
    let bounds = match (min.map(number), max.map(number)) {
        (Some(min), Some(max)) => say!(language, "{min} t/m {max}", "{min} to {max}"),
        (Some(min), None) => say!(language, "vanaf {min}", "from {min}"),
        (None, Some(max)) => say!(language, "t/m {max}", "up to {max}"),
        (None, None) => String::new(),
    };
    match step {
        Some(step) if (step - 1.0).abs() > f64::EPSILON => {
            let step = number(step);
            say!(language, "{bounds} in stappen van {step}", "{bounds} in steps of {step}")
        }
        _ => bounds,
    }
}

/// Ages in words.
pub(super) fn years(ages: Ages, language: Language) -> String {
    match (ages.from, ages.to) {
        (Some(from), Some(to)) => say!(language, "{from} t/m {to} jaar", "{from} to {to} years"),
        (Some(from), None) => say!(language, "vanaf {from} jaar", "from {from} years"),
        (None, Some(to)) => say!(language, "t/m {to} jaar", "up to {to} years"),
        (None, None) => say!(language, "elke leeftijd", "any age"),
    }
}
