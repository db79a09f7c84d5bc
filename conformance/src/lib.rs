//! Public checks that any plugin or pack, ours or another's, passes in one line.
//!
//! For whoever writes a plugin or a pack, and for whoever decides whether to install one.
//!
//! ```no_run
//! // A pack of data only:
//! vakwerk_conformance::check_pack("packs/algemeen").assert_clean();
//!
//! // A plugin with code, in a test of its own crate, with the packs that it requires:
//! vakwerk_conformance::check_crate(
//!     env!("CARGO_MANIFEST_DIR"),
//!     env!("CARGO_PKG_NAME"),
//!     &["../../packs/algemeen", "../../packs/fvb"],
//! )
//! .assert_clean();
//! ```
//!
//! Every check is a plain function too, in the module that bears its name; each gives a list of faults, empty where
//! there is nothing to say. [`Check`] lists them with what each asks.
#![forbid(unsafe_code)]

mod check;
mod desk;
mod fault;
mod pack;
mod plugin;
mod reading;
mod report;
mod walk;

pub mod code;
pub mod editions;
pub mod identity;
pub mod ids;
pub mod languages;
pub mod licences;
pub mod provenance;
pub mod ranges;
pub mod same_answer;
pub mod sheets;
pub mod sources;
pub mod vectors;

pub use check::Check;
pub use desk::{Answer, Desk};
pub use fault::Fault;
pub use pack::{check_opened, check_pack, check_read};
pub use plugin::{check_crate, check_plugin};
pub use report::Report;
