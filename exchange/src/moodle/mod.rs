//! Moodle's CSV of competency frameworks: fourteen columns, read by their place.

mod export;
mod import;

pub use export::export_moodle;
pub use import::import_moodle;

/// The columns, in Moodle's order.
const COLUMNS: [&str; 14] = [
    "Parent ID number",
    "ID number",
    "Short name",
    "Description",
    "Description format",
    "Scale values",
    "Scale configuration",
    "Rule type (optional)",
    "Rule outcome (optional)",
    "Rule config (optional)",
    "Cross-referenced competency ID numbers",
    "Exported ID (optional)",
    "Is framework",
    "Taxonomy",
];

/// Where Moodle cuts a short name and an ID number, in characters.
const CUT: usize = 100;
