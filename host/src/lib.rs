//! Finds, verifies, resolves, loads and calls plugins; gives the embedding program a Registry.
//!
//! For whoever builds Vakwerk into a program. Start at [`Registry::open`]: it never fails, lists what it refused
//! and why, and serves everything else.
//!
//! What no check can prevent, and what a seal is therefore there for: code that is loaded runs with all the
//! rights of the process. So only plugins that the embedding program's folders hold sealed, or that it names as
//! being worked on, are loaded at all.

mod across;
mod batch;
mod call_refusal;
mod callable;
mod code;
mod directory;
mod documents;
#[cfg(all(unix, not(target_vendor = "apple")))]
mod elf;
mod find;
mod image;
mod library_fault;
#[cfg(test)]
mod linked;
mod load;
mod lock;
pub mod material;
mod options;
mod plugin;
mod refused;
mod registry;
mod resolve;
mod scorer;
mod set;
mod set_fault;
mod words;
#[cfg(target_os = "linux")]
pub mod worker;
#[cfg(feature = "workshop")]
pub mod workshop;

pub use batch::{RefusedRow, Sheets};
pub use call_refusal::{CallRefusal, PluginFault, PluginFaultKind};
pub use code::Code;
pub use documents::DOCUMENT_LIMIT;
pub use find::{PLUGINS_LIMIT, library_in};
pub use image::LIBRARY_LIMIT;
pub use library_fault::LibraryFault;
pub use lock::{LockFault, LockProblem};
pub use options::{DevelopmentFolder, Options};
pub use plugin::{Plugin, Standing};
pub use refused::{Refused, Why};
pub use registry::Registry;
pub use resolve::Requirements;
pub use scorer::Scorer;
pub use set::PluginSet;
pub use set_fault::{PluginName, Requirement, SetFault};
/// The documents that `profile`, `reasons` and `review` read and write.
pub use vakwerk_abi::document;
/// Who may publish what: what an embedding program gives in [`Options::trust`].
pub use vakwerk_pack::trust;
#[cfg(target_os = "linux")]
pub use worker::Workers;

/// The target for which this host is built, as the folder under `lib/` names it.
pub const TARGET: &str = env!("VAKWERK_TARGET");
