//! The one trait that an author implements.

use crate::document::{Profile, ProfileRequest, Reasons, ReasonsRequest, Review, ReviewRequest};
use crate::{Answer, Columns, Declined, NotScored, ScaleColumns, Sheet};

/// What a plugin does where its catalogue is not enough.
///
/// Implement what the manifest names under `provides`; everything else answers "not provided". An implementation
/// is pure: same input, same output, from any thread. It is made with `Default` when the host binds the plugin,
/// and dropped when the host's registry is.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say how the plugin behaves",
    label = "exported as a plugin, but `Behaviour` is not implemented for it",
    note = "write `impl vakwerk_sdk::Behaviour for {Self} {{ … }}` with the operations that `provides` in `vakwerk.toml` names; a plugin without code needs no crate at all"
)]
pub trait Behaviour: Default + Send + Sync + 'static {
    /// Scores one sheet: writes every scale in its order, NaN where a scale is unavailable.
    ///
    /// # Errors
    /// The assessment is not known here, or the instrument gives no scores for this sheet.
    fn score(&self, sheet: Sheet<'_>, scales: &mut [f64]) -> Result<(), NotScored> {
        let _ = (sheet, scales);
        Err(NotScored::NotProvided)
    }

    /// Scores many sheets, in columns; a row that cannot be scored gets its own status.
    ///
    /// Without it the host scores row by row with [`score`](Self::score).
    ///
    /// # Errors
    /// The assessment is not known here.
    fn score_batch(&self, sheets: Columns<'_>, scales: &mut ScaleColumns<'_>) -> Result<(), NotScored> {
        let _ = (sheets, scales);
        Err(NotScored::NotProvided)
    }

    /// Turns results and records into the discipline's own description.
    ///
    /// # Errors
    /// The operation is not provided, or there is nothing to say.
    fn profile(&self, request: &ProfileRequest) -> Answer<Profile> {
        let _ = request;
        Err(Declined::NotProvided)
    }

    /// Adds reasons and cautions to interventions that were matched.
    ///
    /// # Errors
    /// The operation is not provided, or it failed.
    fn reasons(&self, request: &ReasonsRequest) -> Answer<Reasons> {
        let _ = request;
        Err(Declined::NotProvided)
    }

    /// Findings on a step that conditions cannot express.
    ///
    /// # Errors
    /// The operation is not provided, or it failed.
    fn review(&self, request: &ReviewRequest) -> Answer<Review> {
        let _ = request;
        Err(Declined::NotProvided)
    }
}
