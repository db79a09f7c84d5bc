//! The operation `profile`: the latest work element by element, and how the works so far compare.

use vakwerk_sdk::document::{Material, Profile, ScoredResult, Signal, Statement, Text};
use vakwerk_sdk::{Named, say};

use crate::elements::{ABSENT, Balance, ELEMENTS, PRESENT, Presence, SHIFT, rating};

const ASSESSMENT: &str = "beeldend:formal-elements";
const SOURCE: &str = "beeldend:penzes-2020";
const FORMAT: u32 = 1;

/// Describes the latest work, and compares it with the works before it.
pub(crate) fn describe(material: &Material) -> Profile {
    let title = Text::new("Formele elementen, over de werken heen", "Formal elements, across the works");
    let works: Vec<&ScoredResult> = material.results.iter().filter(|r| r.assessment == ASSESSMENT).collect();
    let Some(latest) = works.last() else {
        let nothing = ours(
            "Er is nog geen werk beoordeeld op formele elementen.",
            "No work has been rated on formal elements yet.",
        );
        return Profile { format: FORMAT, title, summary: vec![nothing], signals: Vec::new() };
    };
    let mut signals: Vec<Signal> = ELEMENTS.iter().map(|element| signal(*element, &works)).collect();
    signals.extend(Balance::of(latest).and_then(|balance| balanced(balance, &works)));
    Profile { format: FORMAT, title, summary: summary(&works), signals }
}

fn summary(works: &[&ScoredResult]) -> Vec<Statement> {
    let count = works.len();
    let mut summary = vec![if count == 1 {
        ours("Eén werk is beoordeeld; één werk zegt weinig.", "One work was rated; one work says little.")
    } else {
        ours(&format!("{count} werken zijn beoordeeld."), &format!("{count} works were rated."))
    }];
    let unread = works.iter().filter(|work| Balance::of(work).is_none()).count();
    if unread > 0 {
        summary.push(ours(
            &format!("Zonder contour, beweging en dynamiek, en dus zonder lezing van de balans: {unread}."),
            &format!("Without contour, movement and dynamic, and so without a reading of the balance: {unread}."),
        ));
    }
    summary.push(ours(
        &format!("De drempels zijn van Vakwerk: {ABSENT} of lager is afwezig, {PRESENT} of hoger is aanwezig, en een verschil van {SHIFT} is een duidelijke verschuiving. Er zijn geen normen."),
        &format!("The thresholds are Vakwerk's own: {ABSENT} or lower is absent, {PRESENT} or higher is present, and a difference of {SHIFT} is a clear shift. There are no norms."),
    ));
    summary
}

/// One element: where it lies in the latest work, and how that compares with the one before and with all.
fn signal(element: Named, works: &[&ScoredResult]) -> Signal {
    let mut rated = works.iter().rev().map(|work| rating(work, element.id));
    let (latest, before) = (rated.next().flatten(), rated.next().flatten());
    let term = format!("beeldend:rated-elements/{}", element.id);
    let Some(latest) = latest else {
        let statements = vec![ours("In het laatste werk niet beoordeeld.", "Not rated in the latest work.")];
        return Signal { term, name: element.text(), statements, ..Signal::default() };
    };
    let (nl, en) = Presence::of(latest).words();
    let mut statements = vec![ours(
        &format!("In het laatste werk {nl} ({latest} op 1 tot 5)."),
        &format!("In the latest work {en} ({latest} on 1 to 5)."),
    )];
    let shift = before.map(|before| latest - before);
    if let (Some(shift), Some(before)) = (shift, before) {
        let (nl, en) = compared(shift);
        statements
            .push(ours(&format!("In het werk ervoor {before}: {nl}."), &format!("In the work before {before}: {en}.")));
    }
    let all: Vec<f64> = works.iter().filter_map(|work| rating(work, element.id)).collect();
    if all.len() > 2 {
        let (low, high) = all.iter().fold((latest, latest), |(low, high), r| (low.min(*r), high.max(*r)));
        statements.push(if (high - low).abs() < f64::EPSILON {
            ours(&format!("In alle {} werken {low}.", all.len()), &format!("In all {} works {low}.", all.len()))
        } else {
            ours(
                &format!("Over {} werken van {low} tot {high}.", all.len()),
                &format!("Across {} works from {low} to {high}.", all.len()),
            )
        });
    }
    Signal {
        term,
        name: element.text(),
        score: Some(latest),
        word: Some(Text::new(nl, en)),
        stands_out: shift.is_some_and(|shift| shift.abs() >= SHIFT),
        statements,
        goals: Vec::new(),
    }
}

/// A difference between two works in words.
fn compared(shift: f64) -> (&'static str, &'static str) {
    match shift {
        shift if shift >= SHIFT => ("duidelijk meer dan toen", "clearly more than then"),
        shift if shift <= -SHIFT => ("duidelijk minder dan toen", "clearly less than then"),
        shift if shift > 0.0 => ("iets meer dan toen", "somewhat more than then"),
        shift if shift < 0.0 => ("iets minder dan toen", "somewhat less than then"),
        _ => ("gelijk", "the same"),
    }
}

/// The balance of structure and variation in the latest work, and over all works.
fn balanced(latest: Balance, works: &[&ScoredResult]) -> Option<Signal> {
    let term = latest.term()?;
    let read: Vec<Balance> = works.iter().filter_map(|work| Balance::of(work)).collect();
    let count = |balance| read.iter().filter(|b| **b == balance).count();
    let mut statements = Vec::new();
    if latest != Balance::NoExtreme {
        statements.push(published(
            "Een uiterste wijst op minder evenwicht en minder aanpassingsvermogen.",
            "An extreme points to less balance and less adaptability.",
        ));
    }
    if read.len() > 1 {
        let (structure, variation, none) =
            (count(Balance::Structure), count(Balance::Variation), count(Balance::NoExtreme));
        statements.push(ours(
            &format!(
                "Van {} werken: veel structuur {structure}, veel variatie {variation}, geen uiterste {none}.",
                read.len()
            ),
            &format!(
                "Of {} works: much structure {structure}, much variation {variation}, no extreme {none}.",
                read.len()
            ),
        ));
        let both = structure > 0 && variation > 0;
        if latest != Balance::NoExtreme && count(latest) == read.len() {
            statements.push(ours("Alle werken liggen aan dezelfde kant.", "All works lie on the same side."));
        } else if both {
            statements.push(ours(
                "Beide uitersten komen voor: het gaat van het ene naar het andere.",
                "Both extremes occur: it goes from the one to the other.",
            ));
        }
    }
    let stands_out = latest != Balance::NoExtreme;
    Some(Signal {
        term: format!("beeldend:structure-variation/{}", term.id),
        name: Text::new("Balans tussen structuur en variatie", "Balance between structure and variation"),
        score: None,
        word: Some(term.text()),
        stands_out,
        statements,
        goals: if stands_out { term.goals.iter().map(ToString::to_string).collect() } else { Vec::new() },
    })
}

/// A sentence of our own making; thresholds and words for them are no published ones.
fn ours(nl: &str, en: &str) -> Statement {
    say::ours(ASSESSMENT, nl, en)
}

fn published(nl: &str, en: &str) -> Statement {
    say::published(ASSESSMENT, SOURCE, nl, en)
}
