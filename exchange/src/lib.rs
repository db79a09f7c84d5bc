//! Takes competency frameworks to learning systems and back.
//!
//! | format | out | in | what it carries |
//! |---|---|---|---|
//! | CASE 1.0 | strict | lenient | everything, with what is ours in extensions |
//! | Moodle CSV | yes | yes | a tree with untyped cross-references; the rest is reported |
//! | Canvas CSV | yes | no | groups and outcomes, so the task × competency matrix fits exactly; the rest is reported |
//! | Open Badges 3.0 | yes, unsigned | no | one achievement per task and competency |
//!
//! An export depends on the framework and its [`Setting`] only: the same input gives the same bytes. Identifiers are
//! UUIDs of version 5, made of framework, edition and element, so they stay the same from export to export.
#![forbid(unsafe_code)]

mod badge;
mod canvas;
mod case;
mod code;
mod fault;
mod identifier;
mod limit;
mod loss;
mod moodle;
mod setting;
mod sketch;
mod written;

pub use badge::{Award, award, badges};
pub use canvas::canvas;
pub use case::{Imported, KEPT_FILE, Kept, export_case, export_case_with, import_case};
pub use code::Code;
pub use fault::{ExchangeFault, Warning};
pub use identifier::{document_identifier, element_identifier};
pub use limit::{ASSOCIATION_LIMIT, IMPORT_LIMIT, ITEM_LIMIT, OBJECT_LIMIT, VALUE_LIMIT};
pub use loss::{Loss, LossKind};
pub use moodle::{export_moodle, import_moodle};
pub use setting::Setting;
pub use written::AsWritten;
