//! Keeps cases and portfolios: one append-only JSON Lines file for each; and a log of who read what.
//!
//! For whoever embeds Vakwerk and has no database for its cases. See [`JsonLinesStore`]; the written form stands in
//! [`vakwerk_core::envelope`].
#![forbid(unsafe_code)]

mod access;
mod disk;
mod head;
mod names;
mod open;
mod portfolio;
mod rewrite;
mod state;
mod store;

pub use access::AccessFile;
pub use disk::{Disk, Folder, Stamp};
pub use portfolio::{LoadedPortfolio, PORTFOLIO_LIMIT, PortfolioFault, PortfolioFile};
pub use store::JsonLinesStore;
