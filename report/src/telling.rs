//! The events of a case in words, for whoever it was written down that they read it.

use vakwerk_core::access::{Access, SinkFault};
use vakwerk_core::case::{FieldRecorded, Payload, Pseudonym, View};
use vakwerk_core::envelope::CaseId;
use vakwerk_core::text::Language;

/// What stands in one case, put into words event by event.
///
/// It is made only once the access is written down: [`CaseReading::telling`] for a case that was opened,
/// [`Telling::of`] for one whose events are told while they happen. Take a new one for each case and each showing.
///
/// ```
/// use vakwerk_core::access::Access;
/// use vakwerk_core::case::sample;
/// use vakwerk_core::text::Language;
/// use vakwerk_report::CaseReading;
///
/// let (case, id) = (sample::full_case(), "case-invented-01".parse().unwrap());
/// // A program says here who reads, and where that is written down; a test may leave it out, and says so.
/// let telling = CaseReading { id: &id, case: &case, access: Access::unlogged() }.telling(Language::En).unwrap();
/// assert!(telling.line(&case.entries()[0].event.payload).starts_with("Case opened"));
/// ```
///
/// [`CaseReading::telling`]: crate::CaseReading::telling
#[derive(Debug)]
pub struct Telling {
    language: Language,
}

impl Telling {
    /// Writes down that the events of a case are read, and gives the words for them.
    ///
    /// # Errors
    /// The access cannot be written down; then nothing is told.
    pub fn of(
        case: &CaseId,
        client: Option<Pseudonym>,
        access: &Access<'_>,
        language: Language,
    ) -> Result<Self, SinkFault> {
        access.to_case(case, client)?;
        Ok(Self { language })
    }

    /// What an event says, as one line; what was typed stays in the language it was typed in.
    ///
    /// An event that this version does not know, or whose content was destroyed, says so.
    #[must_use]
    pub fn line(&self, payload: &Payload) -> String {
        crate::line::event_line(payload, self.language)
    }

    /// The lines under an event's own line, readable without any plugin: scores with their range, bands with band set
    /// and source, fields of forms, and what the event refers to with version and edition.
    #[must_use]
    pub fn details(&self, payload: &Payload) -> Vec<String> {
        crate::details::event_details(payload, self.language)
    }

    /// What stands in a field of a form.
    #[must_use]
    pub fn field(&self, field: &FieldRecorded) -> String {
        crate::evaluation::field_text(field, self.language)
    }

    /// The T-score of goal attainment before and now, where a trajectory has one.
    #[must_use]
    pub fn gas_t(&self, view: &View<'_>) -> Option<(f64, f64)> {
        crate::parts::gas_t(view)
    }
}
