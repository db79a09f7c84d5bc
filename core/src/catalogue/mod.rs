//! What plugins contribute: the written forms of manifests and catalogue files.
//!
//! Every type here is a promise: it is read from TOML that people write, has a checked-in JSON Schema,
//! and grows only by optional fields.

mod assessment;
mod audience;
mod became;
mod concept;
mod discipline;
mod file;
mod form;
mod framework;
mod goal;
mod intervention;
mod manifest;
mod pack;
mod policy;
mod renaming;
mod rule;

pub use assessment::*;
pub use audience::*;
pub use became::*;
pub use concept::*;
pub use discipline::*;
pub use file::*;
pub use form::*;
pub use framework::*;
pub use goal::*;
pub use intervention::*;
pub use manifest::*;
pub use pack::*;
pub use policy::*;
pub use renaming::*;
pub use rule::*;
