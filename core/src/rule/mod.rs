//! Rules at work: facts go in, findings with the leaves that decided them come out.

mod facts;
mod finding;
mod table;

pub use facts::*;
pub use finding::*;
pub use table::*;
