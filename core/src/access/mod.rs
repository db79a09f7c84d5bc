//! Access to records: who reads what and why, told to a log that the embedding program supplies.
//!
//! Reading a case or a portfolio, and writing a report of one, takes an [`Access`]: who asks, for what act, on what
//! ground, and where that is written down. What is written down is an [`AccessEvent`]: never anything of the content.
//! A read that cannot be logged does not happen; one that was refused is logged with the code of the refusal.

mod event;

pub use event::{AccessAction, AccessEvent, AccessGround, AccessKind, Accessed, Purpose};

use std::fmt;

use crate::case::Pseudonym;
use crate::envelope::{CaseId, Code};
use crate::explain::Explain;
use crate::id::Name;
use crate::text::Language;

/// Why an access could not be written down; the reading is then refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SinkFault {
    /// What the system says.
    pub says: String,
}

impl fmt::Display for SinkFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::En))
    }
}

impl Explain for SinkFault {
    fn code(&self) -> &'static str {
        Code::NotLogged.as_str()
    }

    fn explain(&self, language: Language) -> String {
        let Self { says } = self;
        match language {
            Language::Nl => format!(
                "de inzage kan niet worden vastgelegd (de schijf meldt, in het Engels: \"{says}\"); daarom is er niets gelezen. Maak het logbestand schrijfbaar, of noem een ander"
            ),
            Language::En => format!(
                "the access cannot be written down ({says}); so nothing was read. Make the log writable, or name another one"
            ),
        }
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

/// Who reads, why, and where that is written down: what every reading of a case or portfolio asks for.
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

    /// To whom it will be shown or given, by role, where that is not the user.
    #[must_use]
    pub fn recipient(&self) -> Option<&'a Name> {
        self.0.and_then(|(purpose, _)| purpose.recipient.as_ref())
    }

    /// Writes down that something is read. Stores and reports call it before they hand over anything; a program calls
    /// it for what it does by itself with a case that it holds, such as a screen or an export of its own.
    ///
    /// # Errors
    /// It cannot be written down; then do not go on.
    pub fn to(&self, accessed: &Accessed<'_>) -> Result<(), SinkFault> {
        self.tell(accessed, None)
    }

    /// Writes down that a case is read.
    ///
    /// # Errors
    /// It cannot be written down; then do not go on.
    pub fn to_case(&self, case: &CaseId, client: Option<Pseudonym>) -> Result<(), SinkFault> {
        self.to(&Accessed::Case { case, client })
    }

    /// Writes down that somebody tried, and was not given anything; `why` is the code of the refusal, such as `E0604`.
    ///
    /// # Errors
    /// It cannot be written down.
    pub fn refused(&self, accessed: &Accessed<'_>, why: &str) -> Result<(), SinkFault> {
        self.tell(accessed, Some(why))
    }

    /// Writes down how an attempt ended, and gives its outcome: what cannot be written down is not handed over.
    ///
    /// # Errors
    /// As the attempt ended, or it cannot be written down.
    pub fn tell_of<T, E: Explain + From<SinkFault>>(
        &self,
        attempt: Result<T, E>,
        accessed: &Accessed<'_>,
    ) -> Result<T, E> {
        self.tell(accessed, attempt.as_ref().err().map(Explain::code))?;
        attempt
    }

    fn tell(&self, accessed: &Accessed<'_>, refused: Option<&str>) -> Result<(), SinkFault> {
        let Some((purpose, sink)) = self.0 else { return Ok(()) };
        sink.record(&AccessEvent::of(purpose, accessed, refused))
    }
}
