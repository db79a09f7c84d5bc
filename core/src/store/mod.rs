//! The trait of whatever keeps cases, and how it refuses.

mod error;
mod notice;

pub use error::{DiskFault, StoreError};
pub use notice::Notice;

use crate::access::{Access, Accessed};
use crate::envelope::{CaseId, ChainHead, Draft, EventId, Record};

/// Keeps cases as chains of sealed events.
///
/// Whoever implements it promises: what was acknowledged is durable; a case has one writer at a time; a refused
/// append leaves nothing behind.
pub trait CaseStore {
    /// Reads a case and verifies all of it; the access is written down before anything is handed over, and so is an
    /// attempt that is refused.
    ///
    /// # Errors
    /// There is no such case, it is damaged or from the future, or it cannot be read; or the access cannot be written
    /// down.
    fn load(&self, case: &CaseId, access: &Access<'_>) -> Result<Loaded, StoreError>;

    /// Appends the events of one decision, all or none, after the event `expected_sequence` (0 begins a case).
    ///
    /// Repeating an append with the same idempotency keys is acknowledged without a second event, whatever
    /// sequence it expects.
    ///
    /// # Errors
    /// The case is further than expected, in use, damaged or read-only, or the events cannot be made durable; then
    /// nothing was appended, except for [`StoreError::InDoubt`].
    fn append(&self, case: &CaseId, expected_sequence: u64, events: &[Draft]) -> Result<Appended, StoreError>;

    /// Destroys the payloads and salts of events, and appends `record`, the event that says so and why.
    ///
    /// Headers stay as they are, so the chain still verifies. This is the only rewrite there is. What lies set aside
    /// as torn goes too, since it may hold the same; what stands in backups is not touched: see to those apart.
    ///
    /// # Errors
    /// As for [`append`](Self::append); or an event is not there, was destroyed before, or records a destruction
    /// itself.
    fn destroy(
        &self,
        case: &CaseId,
        expected_sequence: u64,
        events: &[EventId],
        record: &Draft,
    ) -> Result<Appended, StoreError>;

    /// The cases that are kept, in the order of their names.
    ///
    /// # Errors
    /// They cannot be listed, or the access cannot be written down.
    fn list(&self, access: &Access<'_>) -> Result<Vec<CaseId>, StoreError>;
}

/// A case as it was read and handed over: only [`Loaded::of`] makes one, so that no store forgets to say who reads.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Loaded {
    /// Its verified events.
    pub record: Record,
    /// What a person must be told about it.
    pub notices: Vec<Notice>,
}

impl Loaded {
    /// Hands over what a store read, once it is written down; or refuses, once that is.
    ///
    /// # Errors
    /// As the attempt ended, or the access cannot be written down.
    pub fn of(
        attempt: Result<(Record, Vec<Notice>), StoreError>,
        case: &CaseId,
        access: &Access<'_>,
    ) -> Result<Self, StoreError> {
        let client = attempt.as_ref().ok().and_then(|(record, _)| record.client());
        let (record, notices) = access.tell_of(attempt, &Accessed::Case { case, client })?;
        Ok(Self { record, notices })
    }

    /// Whether the case may be added to; otherwise a notice says why not.
    #[must_use]
    pub fn writable(&self) -> bool {
        !self.notices.iter().any(|notice| matches!(notice, Notice::UnknownCritical { .. }))
    }
}

/// What an append was acknowledged with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appended {
    /// The head after the appended events.
    pub head: ChainHead,
    /// Whether they were there already, by their idempotency key.
    pub repeated: bool,
}
