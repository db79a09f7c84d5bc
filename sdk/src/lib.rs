//! What the author of a discipline imports: one trait, one export macro.
//!
//! A plugin is a pack: a folder with `vakwerk.toml` and `catalogue/`. Only where data is not enough does it carry
//! code, and then its crate holds four small things.
//!
//! `Cargo.toml`:
//!
//! ```toml
//! [lib]
//! crate-type = ["cdylib", "rlib"]
//!
//! [dependencies]
//! vakwerk-sdk = "0.1"
//!
//! [build-dependencies]
//! vakwerk-pack = "0.1"
//! ```
//!
//! `build.rs`, which reads the pack beside it and writes the constants that the library is bound by:
//!
//! ```ignore
//! fn main() {
//!     vakwerk_pack::embed::embed();
//! }
//! ```
//!
//! `src/lib.rs`:
//!
//! ```ignore
//! #![forbid(unsafe_code)]
//! use vakwerk_sdk::{Answer, Behaviour, document::{Profile, ProfileRequest}};
//!
//! #[derive(Default)]
//! struct Breathing;
//!
//! impl Behaviour for Breathing {
//!     fn profile(&self, request: &ProfileRequest) -> Answer<Profile> {
//!         // …
//!     }
//! }
//!
//! vakwerk_sdk::export_plugin!(Breathing);
//! ```
//!
//! and in `vakwerk.toml` the operations it provides: `provides = ["profile"]`.
//!
//! Everything unsafe is behind the macro. Every call into the plugin is guarded: a panic becomes an answer that
//! holds nothing about a client, and nothing is printed. What no guard can catch, and what a plugin must
//! therefore not do: overflow the stack, abort or exit the process, panic in a `drop` that runs because of
//! another panic.

mod answer;
mod behaviour;
mod embedded;
mod export;
mod guard;
pub mod say;
mod sheet;
mod words;

pub use answer::{Answer, Declined};
pub use behaviour::Behaviour;
pub use embedded::{Coded, Embedded, EmbeddedAssessment};
pub use sheet::{Columns, NotScored, RowStatus, ScaleColumns, Sheet};
/// The documents that `profile`, `reasons` and `review` read and write.
pub use vakwerk_abi::document;
pub use words::{Named, Words};

/// What the export macro needs; not for authors.
#[doc(hidden)]
pub mod __private {
    pub use crate::export::{Exported, header};
    pub use abi_stable::library::LibHeader;
}
