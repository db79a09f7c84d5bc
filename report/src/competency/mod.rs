//! Reports about competencies: what a curriculum covers, what a portfolio holds, and the reports of the IPO cycle.

mod asked;
mod coverage;
mod gathered;
mod ipo;
mod portfolio;

pub use asked::asked_line;
pub use coverage::coverage_report;
pub use ipo::ipo_report;
pub use portfolio::portfolio_report;

use vakwerk_core::catalogue::ElementId;
use vakwerk_core::competency::FrameworkIndex;
use vakwerk_core::text::{Language, Text};

use crate::document::{Block, Document};
use crate::say::pick;

/// That everything on the page was made up.
fn invented(report: &mut Document, invented: bool) {
    if invented {
        let words = pick(report.language, "Verzonnen, als voorbeeld.", "Invented, as an example.");
        report.push(Block::Notice(words.to_owned()));
    }
}

/// What an element is called: its name, the number as printed, and its text.
fn called(index: &FrameworkIndex<'_>, id: &ElementId, recorded: Option<&Text>, language: Language) -> String {
    let known = index.get(id);
    let text = known.map(|known| known.element.text).or(recorded);
    format!("{id} {}", text.map(|text| text.get(language)).unwrap_or_default()).trim_end().to_owned()
}

/// The Dutch or the English of words of a fixed list.
fn said(words: (&'static str, &'static str), language: Language) -> &'static str {
    pick(language, words.0, words.1)
}
