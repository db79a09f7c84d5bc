//! Rules at work: facts go in, findings with the leaves that decided them come out.
//!
//! [`RuleBook::compile`] resolves every name once, over all packs of a set; [`RuleBook::evaluate`] then answers for a
//! guard, with three outcomes per condition. Unknown is never satisfied, also under `not`.

mod book;
mod code;
mod compile;
mod describe;
mod facts;
mod fault;
mod finding;
mod names;
mod node;
mod render;
mod table;

pub use book::*;
pub use code::*;
pub use facts::*;
pub use fault::*;
pub use finding::*;
pub use table::*;
