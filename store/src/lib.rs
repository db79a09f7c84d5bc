//! Keeps cases: one append-only JSON Lines file per case.
//!
//! For whoever embeds Vakwerk and has no database for its cases. See [`JsonLinesStore`]; the written form stands in
//! [`vakwerk_core::envelope`].
#![forbid(unsafe_code)]

mod disk;
mod head;
mod names;
mod open;
mod rewrite;
mod state;
mod store;

pub use disk::{Disk, Folder, Stamp};
pub use store::JsonLinesStore;
