//! Events: what was recorded, when, by whom.

mod amendment;
mod course;
mod diagnosis;
mod evaluation;
mod examination;
mod goal;
mod intake;
mod items;
mod meta;
mod name;
mod opening;
mod payload;
mod plan;

pub use amendment::*;
pub use course::*;
pub use diagnosis::*;
pub use evaluation::*;
pub use examination::*;
pub use goal::*;
pub use intake::*;
pub use meta::*;
pub use opening::*;
pub use payload::*;
pub use plan::*;
