//! A data point: one observation of someone's work, by someone, with one method, on elements of a framework.

use serde::{Deserialize, Serialize};

use super::check;
use super::code::Code;
use super::fault::CompetencyFault;
use super::index::FrameworkIndex;
use crate::case::{Day, EventId, Pseudonym};
use crate::catalogue::{ElementId, LevelKind, LevelView};
use crate::digest::Digest;
use crate::id::{ItemId, Name};
use crate::text::Text;

/// The longest narrative, in bytes.
pub const NARRATIVE_LIMIT: usize = 10_000;

/// In what role someone looks at the work of the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum AssessorRole {
    /// The subject, about their own work.
    Oneself,
    /// A fellow student or colleague.
    Peer,
    /// Who guides the subject through the programme.
    Coach,
    /// Who supervises the work in practice.
    Supervisor,
    /// A teacher.
    Teacher,
    /// An examiner who does not guide the subject.
    Examiner,
    /// Another professional who works with the subject.
    Colleague,
}

/// Who gave a data point.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Assessor {
    /// A pseudonym; never a name.
    pub pseudonym: Pseudonym,
    /// In what role.
    pub role: AssessorRole,
    /// Whether they are independent of the subject's guidance and results.
    pub independent: bool,
}

/// How something was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Method {
    /// Work was watched, live or recorded.
    Observation,
    /// A product was read: a plan, a report, a video.
    Product,
    /// A case was discussed.
    CaseDiscussion,
    /// A simulation or role play.
    Simulation,
    /// A test of knowledge.
    Test,
    /// A conversation about the work.
    Interview,
    /// Feedback of several people together.
    MultiSource,
    /// A reflection of the subject.
    Reflection,
    /// It follows from what was recorded in a case.
    CaseRecord,
}

/// A level that was given, with what is needed to read it when the scale is gone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct GivenLevel {
    /// The scale.
    pub scale: ItemId,
    /// Its edition.
    pub edition: u32,
    /// The level.
    pub level: Name,
    /// Its label, as it was.
    pub label: Text,
    /// Its rank from 1, the lowest.
    pub rank: u32,
    /// How many levels the scale had.
    pub of: u32,
    /// What the scale speaks of.
    pub kind: LevelKind,
    /// Whether it looks back or ahead.
    pub view: LevelView,
}

/// What a data point says something about.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Target {
    /// The element.
    pub element: ElementId,
    /// The edition of its framework.
    pub edition: u32,
    /// Its title or text, as it was.
    pub text: Text,
    /// The level, where one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<GivenLevel>,
}

impl Target {
    /// A target as the loaded frameworks have it now, with a level of `scale` where one is given.
    ///
    /// # Errors
    /// The element, the scale or the level is not there, or the scale speaks of another kind of element.
    pub fn of(
        index: &FrameworkIndex<'_>,
        element: ElementId,
        level: Option<(&ItemId, &Name)>,
    ) -> Result<Self, CompetencyFault> {
        let place = element.to_string();
        let found = check::element(index, &element, &place)?;
        let level = level
            .map(|(scale_id, level)| {
                let scale = check::scale(index, scale_id, &found, &place)?;
                let rank = check::level(scale, scale_id, level, &place)?;
                let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
                Ok(GivenLevel {
                    scale: scale_id.clone(),
                    edition: scale.edition,
                    level: level.clone(),
                    label: scale.level.get(rank - 1).map(|level| level.label.clone()).unwrap_or_default(),
                    rank: small(rank),
                    of: small(scale.level.len()),
                    kind: scale.kind,
                    view: scale.view,
                })
            })
            .transpose()?;
        Ok(Self { element, edition: found.framework.edition, text: found.element.text.clone(), level })
    }
}

/// A file that belongs to a data point and is kept elsewhere; only its digest is held.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Attachment {
    /// What it is, in a few words without anything of a client: `video of session`.
    pub label: String,
    /// Its SHA-256.
    pub sha256: Digest,
}

/// Where a data point comes from, when it follows from a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Origin {
    /// The proposal that was confirmed.
    pub proposal: Name,
    /// The event; nothing of its content is taken over.
    pub event: EventId,
}

/// A data point. It is never a pass or a fail by itself, and holds nothing of a client.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct DataPoint {
    /// Its name, unique in the portfolio.
    pub id: Name,
    /// Whose work it is about.
    pub subject: Pseudonym,
    /// Who gave it.
    pub assessor: Assessor,
    /// The day of the work.
    pub on: Day,
    /// How it was seen.
    pub method: Method,
    /// What it says something about.
    pub targets: Vec<Target>,
    /// How complex the work was: a stage of the framework.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub complexity: Option<Name>,
    /// What was seen and what comes next, in words; nothing of a client.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub narrative: String,
    /// Files that belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// The earlier data point whose place it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Name>,
    /// Where it comes from, when it follows from a case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Origin>,
}

impl DataPoint {
    /// Whether it can stand by itself: who judges whom, what about, and how long the text is.
    ///
    /// # Errors
    /// The first fault.
    pub fn check(&self) -> Result<(), CompetencyFault> {
        let fault = |code, nl: &str, en: &str| Err(CompetencyFault::new(code, self.id.as_str(), nl.into(), en.into()));
        let oneself = self.assessor.pseudonym == self.subject;
        if oneself && (self.assessor.independent || self.assessor.role != AssessorRole::Oneself) {
            return fault(
                Code::NotIndependent,
                "wie over zichzelf oordeelt, is geen onafhankelijke of andere beoordelaar. Zet de rol op `oneself` en `independent` op false.",
                "who judges their own work is no independent or other assessor. Set the role to `oneself` and `independent` to false.",
            );
        }
        if !oneself && self.assessor.role == AssessorRole::Oneself {
            return fault(
                Code::NotIndependent,
                "de rol `oneself` is alleen voor wie over eigen werk oordeelt; kies de rol van deze beoordelaar.",
                "the role `oneself` is only for who judges their own work; choose the role of this assessor.",
            );
        }
        if self.targets.is_empty() {
            return fault(
                Code::Incomplete,
                "noem ten minste één element waarover het gegevenspunt iets zegt.",
                "name at least one element that the data point says something about.",
            );
        }
        if self.narrative.len() > NARRATIVE_LIMIT {
            return fault(
                Code::TooLong,
                "de toelichting is langer dan 10.000 bytes; kort haar in, of verwijs naar een bijlage.",
                "the narrative is longer than 10,000 bytes; shorten it, or refer to an attachment.",
            );
        }
        Ok(())
    }
}

crate::silent::silent! { Assessor GivenLevel Target Attachment DataPoint }
