//! The case: one client with one or more trajectories, kept as events that are never rewritten.

mod command;
mod day;
mod event;
mod facts;
mod index;
mod list;
mod log;
mod reference;
mod transcribe;
mod state;
mod view;
mod who;
mod words;

pub use command::*;
pub use day::*;
pub use event::*;
pub use list::*;
pub use log::{Entry, Standing};
pub use reference::*;
pub use transcribe::*;
pub use state::*;
pub use view::View;
pub use who::*;
pub use words::*;
