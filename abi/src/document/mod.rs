//! The documents that `bind` and `call` carry, as JSON.
//!
//! Each is a promise: it has a checked-in JSON Schema and golden files, unknown fields are tolerated, and it
//! grows only by optional fields. They belong to the interface and not to the domain, so that a plugin that was
//! built years ago is still understood. Requests hold what an operation may know about a client: results,
//! records of forms, goals and facts; never a name, a birth date or an identifier of a person.

mod bind;
mod material;
mod profile;
mod reasons;
mod review;

pub use bind::{BindRefusal, BindRequest, BoundAssessment};
pub use material::{BandReading, Language, Material, Record, ScaleScore, ScoredResult, Statement, Text, Value};
pub use profile::{Profile, ProfileRequest, Signal};
pub use reasons::{MatchedIntervention, Reasons, ReasonsRequest, Remark, RemarkedIntervention};
pub use review::{Basis, Leaf, Outcome, Review, ReviewFinding, ReviewRequest, Weight};

/// The form of the documents that this crate writes.
pub const FORMAT: u32 = 1;

/// The names of the operations of `call`.
pub mod operation {
    /// Turns results and records into the discipline's own description.
    pub const PROFILE: &str = "profile";
    /// Adds reasons and cautions to interventions that were matched.
    pub const REASONS: &str = "reasons";
    /// Findings on a step that conditions cannot express.
    pub const REVIEW: &str = "review";
}
