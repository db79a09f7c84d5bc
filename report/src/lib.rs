//! Writes treatment plan, evaluation and end report of a case, in plain language, as Markdown and HTML.
//!
//! A report reads only what the record itself holds, so it can be written without any plugin.
#![forbid(unsafe_code)]

mod became;
mod decided;
mod document;
mod end;
mod evaluation;
mod html;
mod line;
mod markdown;
mod parts;
mod plan;
mod plugins;
mod say;

pub use became::{became_line, became_words, move_lines, what_became};
pub use document::{Block, Document, Row};
pub use end::end_report;
pub use evaluation::{evaluation, field_text};
pub use html::to_html;
pub use line::event_line;
pub use markdown::to_markdown;
pub use parts::gas_t;
pub use plan::treatment_plan;
pub use plugins::{plugins_of_record, trust_words};
pub use say::first_sentence;
