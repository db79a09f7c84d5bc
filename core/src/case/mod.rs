//! The case: one client with one or more trajectories, kept as events that are never rewritten.

mod became;
mod code;
mod command;
mod day;
mod decide;
mod event;
mod facts;
mod index;
mod list;
mod log;
mod open;
mod reference;
mod refusal;
mod retention;
#[doc(hidden)]
pub mod sample;
mod secrecy;
mod sharing;
mod state;
mod transcribe;
mod view;
mod who;
mod withdrawn;
mod words;

pub use became::*;
pub use code::Code;
pub use command::*;
pub use day::*;
pub use decide::{Context, Decision, LIST_LIMIT, TEXT_LIMIT, TRAJECTORY_LIMIT, fill_in};
pub use event::*;
pub use list::*;
pub use log::{Entry, Standing};
pub use open::*;
pub use reference::*;
pub use refusal::*;
pub use retention::*;
pub use secrecy::*;
pub use sharing::*;
pub use state::*;
pub use transcribe::*;
pub use view::{GoalView, View};
pub use who::*;
pub use withdrawn::*;
pub use words::*;
