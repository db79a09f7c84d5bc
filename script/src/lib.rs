//! Replays a written-down case through the cycle, the rules and the plugins.
//!
//! A script is what a lecturer writes and what a test runs: acts in order, each with what should come of it. Replaying
//! the same script with the same plugins gives the same case file, byte for byte: ids and salts are derived from the
//! script, which is why scripts are for invented and published cases only.
#![forbid(unsafe_code)]

mod code;
mod derive;
mod fault;
mod form;
mod play;
mod read;

pub use code::Code;
pub use fault::ScriptFault;
pub use form::*;
pub use play::{Happened, Played, Stage};
pub use read::{SCRIPT_LIMIT, read};
