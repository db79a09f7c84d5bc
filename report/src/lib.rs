//! Writes treatment plan, evaluation and end report of a case, in plain language, as Markdown and HTML; and what a
//! curriculum covers and a portfolio holds.
//!
//! A report of a case reads only what the record itself holds, so it can be written without any plugin. What is written
//! or told about a case or a portfolio asks for an access: see [`CaseReading`], [`Telling`] and [`PortfolioReading`].
#![forbid(unsafe_code)]

mod act;
mod became;
mod competency;
mod decided;
mod details;
mod document;
mod end;
mod evaluation;
mod figure;
mod html;
mod line;
mod markdown;
mod parts;
mod plan;
mod plugins;
mod reading;
mod say;
mod telling;

pub use act::act_words;
pub use became::{became_line, became_words, move_lines, what_became};
pub use competency::{asked_line, coverage_report, ipo_report, portfolio_report};
pub use document::{Block, Document, Row};
pub use figure::{Bar, Drawing, Figure};
pub use html::to_html;
pub use markdown::to_markdown;
pub use plugins::trust_words;
pub use reading::{CaseReading, PortfolioReading, ReportKind};
pub use say::first_sentence;
pub use telling::Telling;
