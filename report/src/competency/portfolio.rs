//! A portfolio on paper: what was gathered, whether it is enough, the cycles, the register and the decisions.

use vakwerk_core::access::SinkFault;
use vakwerk_core::case::Day;
use vakwerk_core::catalogue::CriterionUnit;
use vakwerk_core::competency::{Asked, Decision, ElementSummary, FrameworkIndex, IpoReport, Portfolio};
use vakwerk_core::text::Language;

use super::asked::{asked_line, enough};
use super::gathered::{levels, own, points};
use super::{called, invented, said};
use crate::document::{Block, Document, Row};
use crate::reading::PortfolioReading;
use crate::say::{day, number, pick};

/// What a portfolio holds on a day, and whether it meets what is asked.
///
/// # Errors
/// The access cannot be written down; then nothing is written.
pub fn portfolio_report(
    of: &PortfolioReading<'_>,
    index: &FrameworkIndex<'_>,
    asked: &Asked,
    today: Day,
    language: Language,
) -> Result<Document, SinkFault> {
    let portfolio = of.told()?;
    let mut report = begun(portfolio, pick(language, "Portfolio van", "Portfolio of"), language);
    report.contents = true;
    let summary = portfolio.summary(index);
    report.push(Block::Facts(vec![
        (pick(language, "Bekeken op", "Seen on").to_owned(), day(today, language)),
        (pick(language, "Gegevenspunten die gelden", "Data points that stand").to_owned(), summary.points.to_string()),
        (pick(language, "Vervangen", "Superseded").to_owned(), summary.superseded.to_string()),
    ]));
    let direct: Vec<&ElementSummary> = summary.elements.iter().filter(|one| one.points > 0).collect();
    report.chapter(pick(language, "Wat is verzameld", "What was gathered"));
    report.say(asked_line(asked, language));
    report.push(Block::Table {
        caption: pick(language, "Per onderdeel, en of het genoeg is", "Per element, and whether it is enough")
            .to_owned(),
        head: [
            pick(language, "Onderdeel", "Element"),
            pick(language, "Gegevenspunten", "Data points"),
            pick(language, "Andere beoordelaars", "Other assessors"),
            pick(language, "Hoe, en wanneer", "How, and when"),
            pick(language, "Genoeg?", "Enough?"),
        ]
        .map(ToOwned::to_owned)
        .into(),
        rows: direct.iter().map(|one| element(portfolio, one, asked, index, language)).collect(),
    });
    if direct.is_empty() {
        report.say(pick(language, "Er is nog niets verzameld.", "Nothing was gathered yet."));
    }
    levels(&mut report, &direct, index);
    inferred(&mut report, &summary.elements, index);
    carried(&mut report, &summary.elements, index);
    own(&mut report, &direct, index);
    if summary.points > 0 {
        report.chapter(pick(language, "Gegevenspunten", "Data points"));
        let standing = portfolio.points().iter().filter(|point| portfolio.stands(point));
        let caption = pick(language, "Wat er van het werk is gezien", "What was seen of the work");
        points(&mut report, caption, standing, index);
    }
    cycles(&mut report, portfolio);
    registers(&mut report, portfolio, index, today);
    let decisions: Vec<&Decision> = portfolio.decisions().collect();
    if !decisions.is_empty() {
        report.chapter(pick(language, "Besluiten", "Decisions"));
        decisions.iter().for_each(|one| decision(&mut report, one, index));
    }
    Ok(report)
}

/// A report about a portfolio, with whose it is.
pub(super) fn begun(portfolio: &Portfolio, title: &str, language: Language) -> Document {
    let subject = portfolio.opened().map(|opened| opened.subject.to_string()).unwrap_or_default();
    let mut report = Document::new(language, format!("{title} {subject}").trim_end());
    invented(&mut report, portfolio.opened().is_some_and(|opened| opened.invented));
    report
}

fn element(
    portfolio: &Portfolio,
    one: &ElementSummary,
    asked: &Asked,
    index: &FrameworkIndex<'_>,
    language: Language,
) -> Row {
    let mut count = one.points.to_string();
    if one.by_oneself > 0 {
        let words = pick(language, "over eigen werk", "about own work");
        count.push_str(&format!(" ({} {words})", one.by_oneself));
    }
    if one.other_editions > 0 {
        let words = pick(language, "onder een andere editie", "under another edition");
        count.push_str(&format!(" ({} {words})", one.other_editions));
    }
    let methods: Vec<&str> = one.methods.iter().map(|method| said(method.words(), language)).collect();
    let span = one.first.zip(one.last).map(|(first, last)| {
        let until = pick(language, "tot en met", "to");
        if first == last {
            day(first, language)
        } else {
            format!("{} {until} {}", day(first, language), day(last, language))
        }
    });
    vec![
        called(index, &one.element, Some(&one.text), language),
        count,
        one.assessors.to_string(),
        format!("{}\n{}", methods.join(", "), span.unwrap_or_default()),
        enough(&portfolio.sufficiency(&one.element, &asked.criteria), language),
    ]
}

/// What is supported only because the printed matrix relates it to a task.
fn inferred(report: &mut Document, elements: &[ElementSummary], index: &FrameworkIndex<'_>) {
    let language = report.language;
    let rows: Vec<Row> = elements
        .iter()
        .filter(|one| one.inferred > 0)
        .map(|one| {
            let mark = pick(language, "[afgeleid]", "[inferred]");
            vec![format!("{mark} {}", called(index, &one.element, Some(&one.text), language)), one.inferred.to_string()]
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    report.section(pick(language, "Afgeleid", "Inferred"));
    report.say(pick(
        language,
        "Deze competenties worden gevraagd door een taak waarvoor bewijs is verzameld; zo staat het in de gedrukte \
         matrix. Dat steunt, en telt zelf niet als bewijs.",
        "A task for which evidence was gathered calls for these competencies; so says the printed matrix. That \
         supports them, and does not count as evidence by itself.",
    ));
    report.push(Block::Table {
        caption: pick(language, "Steun via een taak", "Support through a task").to_owned(),
        head: vec![
            pick(language, "Competentie", "Competency").to_owned(),
            pick(language, "Gegevenspunten bij taken die erom vragen", "Data points on tasks that call for it")
                .to_owned(),
        ],
        rows,
    });
}

/// What was gathered for elements whose place another took.
fn carried(report: &mut Document, elements: &[ElementSummary], index: &FrameworkIndex<'_>) {
    let language = report.language;
    let mark = pick(language, "[overgenomen]", "[carried over]");
    let row = |one: &ElementSummary| {
        vec![format!("{mark} {}", called(index, &one.element, Some(&one.text), language)), one.carried.to_string()]
    };
    let rows: Vec<Row> = elements.iter().filter(|one| one.carried > 0).map(row).collect();
    if rows.is_empty() {
        return;
    }
    report.section(pick(language, "Overgenomen", "Carried over"));
    report.say(pick(
        language,
        "Deze onderdelen namen de plaats in van andere, waarvoor bewijs is verzameld. Het bewijs blijft bij waarvoor \
         het is gegeven; wie besluit, weegt of het ook hiervoor geldt.",
        "These elements took the place of others for which evidence was gathered. The evidence stays with what it was \
         given for; whoever decides weighs whether it holds here too.",
    ));
    report.push(Block::Table {
        caption: pick(language, "Van wat vervangen is", "Of what was replaced").to_owned(),
        head: vec![
            pick(language, "Onderdeel", "Element").to_owned(),
            pick(language, "Gegevenspunten bij wat het vervangt", "Data points on what it replaces").to_owned(),
        ],
        rows,
    });
}

fn cycles(report: &mut Document, portfolio: &Portfolio) {
    let language = report.language;
    let mut numbers: Vec<u32> = portfolio.reports().map(|written| written.cycle).collect();
    numbers.sort_unstable();
    numbers.dedup();
    if numbers.is_empty() {
        return;
    }
    report.chapter(pick(language, "Professionele ontwikkeling (IPO)", "Professional development (IPO)"));
    for number in numbers {
        report.section(format!("{} {number}", pick(language, "Cyclus", "Cycle")));
        portfolio.cycle(number).reports.into_iter().for_each(|one| written(report, one));
    }
}

/// A report of the cycle in the words of whoever wrote it.
pub(super) fn written(report: &mut Document, one: &IpoReport) {
    let language = report.language;
    let kind = crate::say::sentence(said(one.kind.words(), language));
    report.say(format!("{kind}, {}:", day(one.on, language)));
    report.push(Block::Quote(one.text.clone()));
}

/// What was gathered for each register in the period of the day.
pub(super) fn registers(report: &mut Document, portfolio: &Portfolio, index: &FrameworkIndex<'_>, today: Day) {
    let language = report.language;
    let periods = portfolio.register_periods(index, today);
    if periods.is_empty() {
        return;
    }
    report.chapter(pick(language, "Register", "Register"));
    for one in periods {
        let from = day(one.period.from, language);
        let period = match (one.period.until, language) {
            (Some(until), Language::Nl) => format!("{from} tot {}", day(until, language)),
            (Some(until), Language::En) => format!("{from} to {}", day(until, language)),
            (None, Language::Nl) => format!("sinds {from}; de bron drukt geen periode"),
            (None, Language::En) => format!("since {from}; the source prints no period"),
        };
        let unit = |unit: Option<CriterionUnit>| match unit {
            Some(CriterionUnit::Hours) => pick(language, " uur", " hours"),
            Some(CriterionUnit::Points) => pick(language, " punten", " points"),
            None => "",
        };
        let rows = one.period.counts.iter().map(|count| {
            let none = pick(language, "de bron drukt geen minimum", "the source prints no minimum").to_owned();
            let least = count.minimum.map(|least| format!("{}{}", number(least, language), unit(count.unit)));
            vec![
                count.name.get(language).to_owned(),
                format!("{}{}", number(count.gathered, language), unit(count.unit)),
                least.unwrap_or(none),
            ]
        });
        let rows = rows.collect();
        report.push(Block::Table {
            caption: format!("{}: {period}", one.name.get(language)),
            head: [
                pick(language, "Criterium", "Criterion"),
                pick(language, "Verzameld", "Gathered"),
                pick(language, "Ten minste", "At least"),
            ]
            .map(ToOwned::to_owned)
            .into(),
            rows,
        });
    }
}

/// A decision, with who took it and on what.
pub(super) fn decision(report: &mut Document, one: &Decision, index: &FrameworkIndex<'_>) {
    let language = report.language;
    report.section(format!("{}: {}", day(one.on, language), one.outcome));
    let members: Vec<String> = one
        .committee
        .iter()
        .map(|member| format!("{} ({})", member.pseudonym, said(member.role.words(), language)))
        .collect();
    let points: Vec<&str> = one.points.iter().map(vakwerk_core::id::Name::as_str).collect();
    let mut facts = vec![
        (pick(language, "Waarover", "About"), called(index, &one.target.element, Some(&one.target.text), language)),
        (pick(language, "Wat ervan afhangt", "Stakes"), said(one.stake.words(), language).to_owned()),
        (pick(language, "Besloten door", "Decided by"), members.join(", ")),
        (pick(language, "Gewogen", "Considered"), points.join(", ")),
        (pick(language, "Waarom", "Why"), one.rationale.clone()),
        (pick(language, "Het bewijs toen", "The evidence then"), enough(&one.sufficiency, language)),
    ];
    if one.sufficiency.disagreement {
        let words = pick(language, "beoordelaars verschilden", "assessors differed");
        facts.push((pick(language, "Verschil", "Difference"), words.to_owned()));
    }
    if let Some(despite) = &one.despite {
        facts.push((pick(language, "Toch besloten, omdat", "Decided all the same, because"), despite.clone()));
    }
    report.push(Block::Facts(facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()));
}
