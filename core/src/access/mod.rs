//! Access to records: who reads what and why, told to a log that the embedding program supplies.
//!
//! Reading a case from a store takes an [`Access`]: who asks, for what act, on what ground, and where that is written
//! down. What is written down is an [`AccessEvent`]: never anything of the content. A read that cannot be logged does
//! not happen.

mod event;

pub use event::{AccessAction, AccessEvent, AccessGround, AccessKind, Purpose};

use std::fmt;

use crate::case::Pseudonym;
use crate::envelope::CaseId;

/// Why an access could not be written down; the reading is then refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SinkFault {
    /// What the system says.
    pub says: String,
}

impl fmt::Display for SinkFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the access cannot be written down: {}", self.says)
    }
}

impl std::error::Error for SinkFault {}

/// Where accesses are written down; the embedding program supplies it.
pub trait AccessSink: Send + Sync {
    /// Writes down one access. It returns when that is as safe as the log must be.
    ///
    /// # Errors
    /// It cannot be written down; then nothing is handed over.
    fn record(&self, event: &AccessEvent) -> Result<(), SinkFault>;
}

/// Who reads, why, and where that is written down: what every reading of a case asks for.
///
/// ```
/// use std::sync::Mutex;
/// use vakwerk_core::access::{Access, AccessAction, AccessEvent, AccessGround, AccessSink, Purpose, SinkFault};
/// use vakwerk_core::case::Author;
///
/// #[derive(Default)]
/// struct InMemory(Mutex<Vec<AccessEvent>>);
/// impl AccessSink for InMemory {
///     fn record(&self, event: &AccessEvent) -> Result<(), SinkFault> {
///         self.0.lock().unwrap().push(event.clone());
///         Ok(())
///     }
/// }
///
/// let log = InMemory::default();
/// let purpose = Purpose {
///     at: "2026-03-02T09:15:00Z".parse().unwrap(),
///     who: Author {
///         role: "therapist".parse().unwrap(),
///         pseudonym: "therapist-invented-01".parse().unwrap(),
///         on_behalf_of: None,
///     },
///     action: AccessAction::Read,
///     ground: AccessGround::Treatment,
///     recipient: None,
/// };
/// let access = Access::logged(&purpose, &log);
/// access.to_case(&"case-invented-01".parse().unwrap(), None).unwrap();
/// assert_eq!(log.0.lock().unwrap()[0].user.as_str(), "therapist-invented-01");
/// ```
#[derive(Clone, Copy)]
pub struct Access<'a>(Option<(&'a Purpose, &'a dyn AccessSink)>);

impl fmt::Debug for Access<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Access").field(&self.0.map(|(purpose, _)| purpose)).finish()
    }
}

impl<'a> Access<'a> {
    /// An access that is written down in `sink`.
    #[must_use]
    pub fn logged(purpose: &'a Purpose, sink: &'a dyn AccessSink) -> Self {
        Self(Some((purpose, sink)))
    }

    /// An access that is not written down here: for a program that keeps its own log of it, and for tests.
    #[must_use]
    pub fn unlogged() -> Access<'static> {
        Access(None)
    }

    /// Writes down that a case is read. A store calls it before it hands over anything; a program calls it for what
    /// it does later with a case that it holds, such as printing.
    ///
    /// # Errors
    /// It cannot be written down; then do not go on.
    pub fn to_case(&self, case: &CaseId, client: Option<Pseudonym>) -> Result<(), SinkFault> {
        self.tell(AccessKind::Case, Some(case.clone()), client)
    }

    /// Writes down that the names of cases are looked up.
    ///
    /// # Errors
    /// It cannot be written down; then do not go on.
    pub fn to_names(&self) -> Result<(), SinkFault> {
        self.tell(AccessKind::Names, None, None)
    }

    fn tell(&self, event: AccessKind, case: Option<CaseId>, client: Option<Pseudonym>) -> Result<(), SinkFault> {
        let Some((purpose, sink)) = self.0 else { return Ok(()) };
        sink.record(&AccessEvent::of(purpose, event, case, client))
    }
}
