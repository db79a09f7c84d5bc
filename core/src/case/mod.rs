//! The case: one client with one or more trajectories, kept as events that are never rewritten.

mod command;
mod day;
mod event;
mod list;
mod reference;
mod transcribe;
mod who;
mod words;

pub use command::*;
pub use day::*;
pub use event::*;
pub use list::*;
pub use reference::*;
pub use transcribe::*;
pub use who::*;
pub use words::*;
