//! Reads a pack, a folder of TOML, into a catalogue and reports every fault at once.
//!
//! For whoever writes, checks, embeds or loads a pack. It knows files and their written forms; it knows no
//! plugins' code, no cases and no clock.
//!
//! ```no_run
//! use vakwerk_core::text::Language;
//! match vakwerk_pack::read("packs/algemeen") {
//!     Ok(pack) => println!("{} {}", pack.manifest.id, pack.manifest.version),
//!     Err(faults) => println!("{}", faults.render(Language::Nl)),
//! }
//! ```
#![forbid(unsafe_code)]

mod advice;
pub mod bundle;
mod check;
mod code;
mod depth;
pub mod diff;
mod digest;
mod document;
pub mod embed;
mod fault;
mod files;
mod inspect;
pub mod lock;
mod node;
mod problem;
mod read;
mod reason;
mod render;
mod schema;
pub mod seal;
mod set;
mod shape;
mod single;
mod slip;
mod suggest;
mod text_form;
mod toml_words;
pub mod trust;
mod typed;

pub use check::hidden::is_hidden;
pub use code::Code;
pub use digest::{CATALOGUE_FOLDER, MANIFEST_FILE, catalogue_digest};
pub use fault::{Fault, FaultDocument, Faults, Place};
pub use files::{DEPTH_LIMIT, FILE_LIMIT, FILES_LIMIT, TOTAL_LIMIT};
pub use inspect::{Inspection, inspect};
pub use problem::{Advice, End, Form, Kind, Problem, SealProblem, Severity};
pub use read::read;
pub use reason::Reason;
pub use schema::{FILE_KINDS, FileKind};
pub use seal::{assemble, left_out, read_as_sealed, read_seal, read_sealed, verify_sealed, write_seal};
pub use set::{check_set, read_set};
pub use single::{read_activity, read_curriculum, read_decision, read_evidence};
pub use text_form::TextForm;
