//! What was gathered, as tables: data points, levels side by side, and the radar of what someone says of themselves.

use vakwerk_core::catalogue::ElementId;
use vakwerk_core::competency::{AssessorRole, DataPoint, ElementSummary, FrameworkIndex, OwnLevel};
use vakwerk_core::id::ItemId;
use vakwerk_core::text::Language;

use super::{called, said};
use crate::document::{Block, Document, Row};
use crate::figure::{Drawing, Figure};
use crate::say::{day, pick};

/// The most data points that one table shows; the portfolio itself holds them all.
const SHOWN: usize = 500;

/// The fewest spokes that make a radar.
const SPOKES: usize = 3;

/// A table of data points, the latest that many.
pub(super) fn points<'p>(
    report: &mut Document,
    caption: &str,
    points: impl Iterator<Item = &'p DataPoint>,
    index: &FrameworkIndex<'_>,
) {
    let language = report.language;
    let mut all: Vec<&DataPoint> = points.collect();
    all.sort_by_key(|point| point.on);
    let left_out = all.len().saturating_sub(SHOWN);
    let rows: Vec<Row> = all.iter().skip(left_out).map(|point| row(point, index, language)).collect();
    if left_out > 0 {
        report.push(Block::Notice(match language {
            Language::Nl => format!("Hier staan de laatste {SHOWN}; {left_out} eerdere staan in het portfolio."),
            Language::En => format!("Here are the latest {SHOWN}; {left_out} earlier ones are in the portfolio."),
        }));
    }
    report.push(Block::Table {
        caption: caption.to_owned(),
        head: [
            pick(language, "Dag en naam", "Day and name"),
            pick(language, "Wie", "Who"),
            pick(language, "Hoe", "How"),
            pick(language, "Waarover, en welk niveau", "About what, and which level"),
            pick(language, "Toelichting", "Narrative"),
        ]
        .map(ToOwned::to_owned)
        .into(),
        rows,
    });
}

fn row(point: &DataPoint, index: &FrameworkIndex<'_>, language: Language) -> Row {
    let mut who = format!("{} ({})", point.assessor.pseudonym, said(point.assessor.role.words(), language));
    if point.assessor.independent {
        who.push_str(pick(language, ", onafhankelijk", ", independent"));
    }
    let about: Vec<String> = point
        .targets
        .iter()
        .map(|target| {
            let name = called(index, &target.element, Some(&target.text), language);
            let level = target.level.as_ref();
            let level =
                level.map(|given| format!(": {}", ranked(given.label.get(language), given.rank, given.of, language)));
            format!("{name}{}", level.unwrap_or_default())
        })
        .collect();
    let narrative = if point.narrative.trim().is_empty() { "–" } else { point.narrative.trim() };
    vec![
        format!("{}\n{}", day(point.on, language), point.id),
        who,
        said(point.method.words(), language).to_owned(),
        about.join("\n"),
        narrative.to_owned(),
    ]
}

/// A level with its place on the scale, which is an order and no number to reckon with.
pub(super) fn ranked(label: &str, rank: u32, of: u32, language: Language) -> String {
    format!("{label} ({rank} {} {of})", pick(language, "van", "of"))
}

/// How often each level was given; counted, and never averaged.
pub(super) fn levels(report: &mut Document, elements: &[&ElementSummary], index: &FrameworkIndex<'_>) {
    let language = report.language;
    let mut rows = Vec::new();
    for one in elements {
        for level in &one.levels {
            rows.push(vec![
                called(index, &one.element, Some(&one.text), language),
                ranked(level.label.get(language), level.rank, level.of, language),
                level.by_others.to_string(),
                level.by_oneself.to_string(),
            ]);
        }
    }
    report.push(Block::Table {
        caption: pick(
            language,
            "Hoe vaak elk niveau is gegeven; geteld, en nooit gemiddeld",
            "How often each level was given; counted, and never averaged",
        )
        .to_owned(),
        head: [
            pick(language, "Onderdeel", "Element"),
            pick(language, "Niveau", "Level"),
            pick(language, "Door anderen", "By others"),
            pick(language, "Door zichzelf", "By oneself"),
        ]
        .map(ToOwned::to_owned)
        .into(),
        rows,
    });
    disagreements(report, elements, index);
}

/// Where assessors differ, each beside the other.
fn disagreements(report: &mut Document, elements: &[&ElementSummary], index: &FrameworkIndex<'_>) {
    let language = report.language;
    let mut rows = Vec::new();
    for one in elements {
        for differ in &one.disagreements {
            let label = |level: &vakwerk_core::id::Name| {
                let known = one.levels.iter().find(|known| known.scale == differ.scale && known.level == *level);
                known.map_or_else(|| level.to_string(), |known| known.label.get(language).to_owned())
            };
            let given: Vec<String> =
                differ.levels.iter().map(|(who, level)| format!("{who}: {}", label(level))).collect();
            rows.push(vec![called(index, &one.element, Some(&one.text), language), given.join("\n")]);
        }
    }
    let caption = pick(language, "Waar beoordelaars verschillen", "Where assessors differ").to_owned();
    let head = vec![
        pick(language, "Onderdeel", "Element").to_owned(),
        pick(language, "Het laatste niveau van elk", "The latest level of each").to_owned(),
    ];
    report.push(Block::Table { caption, head, rows });
}

/// What someone says of themselves: a radar per scale where there are enough spokes, and a table beside it.
pub(super) fn own(report: &mut Document, elements: &[&ElementSummary], index: &FrameworkIndex<'_>) {
    let language = report.language;
    let mut scales: Vec<&ItemId> = Vec::new();
    for one in elements {
        for own in &one.own_levels {
            if !scales.contains(&&own.scale) {
                scales.push(&own.scale);
            }
        }
    }
    if scales.is_empty() {
        return;
    }
    report.chapter(pick(language, "Zelfbeoordeling", "Self-rating"));
    report.say(pick(
        language,
        "Wat iemand van het eigen werk zegt, telkens het laatste. Het is een begin van een gesprek en geen meting.",
        "What someone says of their own work, the latest each time. It begins a conversation and measures nothing.",
    ));
    for scale in scales {
        let given: Vec<(&ElementId, &OwnLevel, &ElementSummary)> = elements
            .iter()
            .flat_map(|one| one.own_levels.iter().map(move |own| (&one.element, own, *one)))
            .filter(|(_, own, _)| own.scale == *scale)
            .collect();
        let name = index.scale(scale).map_or_else(|| scale.to_string(), |scale| scale.name.get(language).to_owned());
        radar(report, &name, scale, &given, index);
        let rows = given.iter().map(|(element, own, one)| {
            let others: Vec<String> = one
                .levels
                .iter()
                .filter(|level| level.scale == *scale && level.by_others > 0)
                .map(|level| format!("{} × {}", level.by_others, level.label.get(language)))
                .collect();
            vec![
                called(index, element, Some(&one.text), language),
                ranked(own.label.get(language), own.rank, own.of, language),
                day(own.on, language),
                if others.is_empty() { "–".to_owned() } else { others.join("\n") },
            ]
        });
        let rows = rows.collect();
        report.push(Block::Table {
            caption: format!("{}: {name}", pick(language, "Het oordeel over eigen werk", "The judgement of own work")),
            head: [
                pick(language, "Onderdeel", "Element"),
                pick(language, "Van zichzelf", "Of oneself"),
                pick(language, "Op", "On"),
                pick(language, "Anderen gaven", "Others gave"),
            ]
            .map(ToOwned::to_owned)
            .into(),
            rows,
        });
    }
}

fn radar(
    report: &mut Document,
    name: &str,
    scale: &ItemId,
    given: &[(&ElementId, &OwnLevel, &ElementSummary)],
    index: &FrameworkIndex<'_>,
) {
    let language = report.language;
    let Some(most) = given.iter().map(|(_, own, _)| own.of).max().filter(|_| given.len() >= SPOKES) else { return };
    // Of a scale that is no longer loaded only the numbers of its levels are known.
    let level = |rank: u32| {
        let known = index.scale(scale).and_then(|scale| scale.level.get(rank.saturating_sub(1) as usize));
        known.map_or_else(|| rank.to_string(), |level| level.label.get(language).to_owned())
    };
    let levels: Vec<String> = (1..=most).map(level).collect();
    let rings: Vec<String> = levels.iter().enumerate().map(|(at, label)| format!("{} {label}", at + 1)).collect();
    let spokes = given.iter().map(|(element, own, _)| (element.element.to_string(), own.rank)).collect();
    let said: Vec<String> =
        given.iter().map(|(element, own, _)| format!("{}: {}", element.element, own.label.get(language))).collect();
    report.push(Block::Figure(Figure {
        title: format!("{}: {name}", pick(language, "Zelfbeoordeling", "Self-rating")),
        description: format!(
            "{} {}. {}: {}.",
            pick(
                language,
                "Een ring per niveau, van binnen naar buiten:",
                "A ring per level, from the middle outwards:"
            ),
            rings.join(", "),
            pick(language, "Van zichzelf", "Of oneself"),
            said.join("; ")
        ),
        drawing: Drawing::Radar { levels, spokes },
    }));
    report.say(format!(
        "{} {}.",
        pick(language, "Ringen, van binnen naar buiten:", "Rings, from the middle outwards:"),
        rings.join(", ")
    ));
}

/// Whether a data point is a judgement of own work.
pub(super) fn is_own(point: &DataPoint) -> bool {
    point.assessor.role == AssessorRole::Oneself
}
