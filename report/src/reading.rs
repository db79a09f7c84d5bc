//! A record that somebody has written about: the record, what it is called, and who asks for it and why.

use vakwerk_core::access::{Access, Accessed, SinkFault};
use vakwerk_core::case::{Case, Day, Payload, Recipient, TrajectoryId};
use vakwerk_core::competency::Portfolio;
use vakwerk_core::envelope::CaseId;
use vakwerk_core::text::Language;

use crate::document::{Block, Document};
use crate::plugins::plugins_of_record;
use crate::say::pick;
use crate::telling::Telling;

/// Which report of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportKind {
    /// The treatment plan, for the client and those who treat.
    Plan,
    /// The latest evaluation, for the team meeting.
    Evaluation,
    /// The end report, for the referrer.
    End,
}

impl ReportKind {
    /// Every kind, in its order.
    pub const ALL: [Self; 3] = [Self::Plan, Self::Evaluation, Self::End];

    /// The kind as command lines and file names spell it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Evaluation => "evaluation",
            Self::End => "end",
        }
    }

    /// The kind that is spelled so.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A case that is written about, and who asks for that and why.
///
/// Nothing is written about a case without an access: each report is a handing over of its own, beside the reading that
/// opened the case, and stands in the log as such.
///
/// ```
/// use vakwerk_core::access::Access;
/// use vakwerk_core::case::sample;
/// use vakwerk_core::text::Language;
/// use vakwerk_report::{CaseReading, ReportKind, to_markdown};
///
/// let (case, id) = (sample::full_case(), "case-invented-01".parse().unwrap());
/// // A program says here who prints, and where that is written down; a test may leave it out, and says so.
/// let reading = CaseReading { id: &id, case: &case, access: Access::unlogged() };
/// let report = reading.report(ReportKind::Plan, &sample::trajectory(), sample::today(), Language::En);
/// assert!(to_markdown(&report.unwrap().unwrap()).starts_with("# Treatment plan"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct CaseReading<'a> {
    /// The name of the case.
    pub id: &'a CaseId,
    /// What it holds.
    pub case: &'a Case,
    /// Who asks for it, for what act and on what ground, and where that is written down.
    pub access: Access<'a>,
}

impl CaseReading<'_> {
    /// A report of a trajectory as it stands on a day, with the plugins that it rests on: their publisher, trust and
    /// intended purpose. Nothing where there is no such trajectory.
    ///
    /// Where the access names a recipient, what is to be kept from everybody of that role is left out, and what is to be
    /// kept from one of them; [`report_to`](Self::report_to) takes who it is.
    ///
    /// # Errors
    /// The access cannot be written down; then nothing is written.
    pub fn report(
        &self,
        kind: ReportKind,
        trajectory: &TrajectoryId,
        day: Day,
        language: Language,
    ) -> Result<Option<Document>, SinkFault> {
        let recipient = self.access.recipient().map(|role| Recipient { role: role.clone(), person: None });
        self.report_to(recipient.as_ref(), kind, trajectory, day, language)
    }

    /// The same, for a recipient, without what somebody asked to keep from them; see [`Case::withheld_from`].
    ///
    /// # Errors
    /// The access cannot be written down; then nothing is written.
    pub fn report_to(
        &self,
        recipient: Option<&Recipient>,
        kind: ReportKind,
        trajectory: &TrajectoryId,
        day: Day,
        language: Language,
    ) -> Result<Option<Document>, SinkFault> {
        let withheld = recipient.map(|recipient| self.case.withheld_from(recipient).case);
        let case = withheld.as_ref().unwrap_or(self.case);
        let Some(view) = case.view(trajectory, day) else { return Ok(None) };
        self.access.to_case(self.id, self.case.opened().map(|opened| opened.client.clone()))?;
        let mut report = match kind {
            ReportKind::Plan => crate::plan::treatment_plan(&view, language),
            ReportKind::Evaluation => crate::evaluation::evaluation(&view, language),
            ReportKind::End => crate::end::end_report(&view, language),
        };
        say_destroyed(&mut report, case, trajectory);
        plugins_of_record(&mut report, case, trajectory);
        Ok(Some(report))
    }

    /// The words for every event of the case, once it is written down that they are read.
    ///
    /// # Errors
    /// The access cannot be written down; then nothing is told.
    pub fn telling(&self, language: Language) -> Result<Telling, SinkFault> {
        Telling::of(self.id, self.case.opened().map(|opened| opened.client.clone()), &self.access, language)
    }
}

/// Says first that contents were destroyed: a report without them reads as if those things had not happened.
fn say_destroyed(report: &mut Document, case: &Case, trajectory: &TrajectoryId) {
    let of_it = |of: &Option<TrajectoryId>| of.as_ref().is_none_or(|of| of == trajectory);
    let events = case.entries().iter().map(|entry| &entry.event).filter(|event| of_it(&event.meta.trajectory));
    let destroyed = events.filter(|event| matches!(event.payload, Payload::Erased { .. })).count();
    let notice = match (destroyed, report.language) {
        (0, _) => return,
        (1, Language::Nl) => "Van 1 gebeurtenis is de inhoud vernietigd.".to_owned(),
        (many, Language::Nl) => format!("Van {many} gebeurtenissen is de inhoud vernietigd."),
        (1, Language::En) => "The content of 1 event was destroyed.".to_owned(),
        (many, Language::En) => format!("The content of {many} events was destroyed."),
    };
    let so = pick(
        report.language,
        "Wat hier ontbreekt, of er staat alsof het niet is gebeurd, kan daarin hebben gestaan.",
        "What is missing here, or reads as if it had not happened, may have stood there.",
    );
    report.blocks.insert(0, Block::Notice(format!("{notice} {so}")));
}

/// A portfolio that is written about, and who asks for that and why.
#[derive(Clone, Copy, Debug)]
pub struct PortfolioReading<'a> {
    /// The name that the portfolio is kept under.
    pub name: &'a str,
    /// What it holds.
    pub portfolio: &'a Portfolio,
    /// Who asks for it, for what act and on what ground, and where that is written down.
    pub access: Access<'a>,
}

impl<'a> PortfolioReading<'a> {
    /// The portfolio, once it is written down that it is written about.
    pub(crate) fn told(&self) -> Result<&'a Portfolio, SinkFault> {
        let subject = self.portfolio.opened().map(|opened| opened.subject.clone());
        self.access.to(&Accessed::Portfolio { name: self.name, subject })?;
        Ok(self.portfolio)
    }
}
