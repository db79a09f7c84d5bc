//! Checks on a pack's own worked examples (`vectors/*.json`): they pass, and they lie on both sides of everything
//! at which a result turns.

mod worked;

pub mod alerts;
pub mod classifications;
pub mod cut_offs;
pub mod limits;
pub mod missing;
pub mod passing;

use vakwerk_core::catalogue::{Assessment, Pack};
use vakwerk_core::id::ItemId;

use crate::Fault;
use crate::desk::Desk;

pub use worked::{Worked, work};

/// An assessment with the vectors that score it and pass.
#[derive(Clone, Debug)]
pub struct Shown<'a> {
    /// The full id.
    pub id: ItemId,
    /// The declaration.
    pub assessment: &'a Assessment,
    /// The vectors that pass.
    pub vectors: Vec<&'a Worked>,
}

/// A check on what the vectors of one assessment show.
type Check = fn(&Shown<'_>) -> Vec<Fault>;

/// Whether every vector passes, and whether those of each computed assessment show what it turns on.
#[must_use]
pub fn check(pack: &Pack, desk: &Desk<'_>, worked: &[Worked]) -> Vec<Fault> {
    let mut faults = passing::check(worked);
    for assessment in pack.contents.assessment.iter().filter(|assessment| desk.scores(assessment)) {
        let id = pack.full_id(&assessment.id);
        let vectors = worked.iter().filter(|worked| worked.passed() && worked.assessment.as_ref() == Some(&id));
        let shown = Shown { vectors: vectors.collect(), assessment, id };
        let checks: [Check; 6] =
            [passing::scales, cut_offs::check, alerts::check, limits::check, missing::check, classifications::check];
        faults.extend(checks.iter().flat_map(|check| check(&shown)));
    }
    faults
}
