//! CASE 1.0, the exchange format of 1EdTech for competency frameworks: written strictly, read leniently.

mod export;
mod import;
mod kept;
mod own;
mod read;
mod words;

pub use export::{export_case, export_case_with};
pub use import::{Imported, import_case};
pub use kept::{KEPT_FILE, Kept};
