//! Opening: the client, the trajectory, how the client came, who pays, who decides.

use serde::{Deserialize, Serialize};

use super::super::Day;
use super::super::reference::{CatalogueItem, PluginVersion};
use super::super::who::Pseudonym;
use super::super::words::{
    AuthorityKind, Capacity, ConsentSubject, FinancingKind, Purpose, RepresentationRank, Route, TeamMemberKind,
};
use crate::catalogue::{Digest, Format};
use crate::id::Name;
use crate::step::Step;

/// The case was opened.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct CaseOpened {
    /// The client, by pseudonym.
    pub client: Pseudonym,
    /// The client's date of birth.
    pub birth_date: Day,
}

/// A trajectory was started; its id stands in the event's head.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct TrajectoryStarted {
    /// The discipline.
    pub discipline: CatalogueItem,
    /// The professional framework.
    pub framework: CatalogueItem,
    /// What it is for.
    pub purpose: Purpose,
    /// With whom.
    pub format: Format,
    /// The digest of the set of plugins it works with.
    pub set: Digest,
    /// The plugins of that set.
    #[serde(default)]
    pub plugins: Vec<PluginVersion>,
    /// The step it starts in.
    pub start: Step,
    /// From whom it was taken over, where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_over: Option<TakenOver>,
}

/// That a trajectory was taken over from elsewhere.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct TakenOver {
    /// From whom.
    pub from: String,
    /// What went before, in short.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
}

/// How the client came.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct RegistrationRecorded {
    /// By which way.
    pub route: Route,
    /// Who referred, by role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referrer: Option<Name>,
    /// The reason for referral.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The setting in which the work is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setting: Option<String>,
}

/// Out of which law or purse the work is paid.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct FinancingRecorded {
    /// The kind.
    pub kind: FinancingKind,
    /// The decision or route of access, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
}

/// Who represents the client.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct RepresentationRecorded {
    /// By rank, or that nobody is available.
    pub rank: RepresentationRank,
    /// Who, by pseudonym.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub representative: Option<Pseudonym>,
}

/// Someone holds authority over the client.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct AuthorityHolderRecorded {
    /// The name by which statements of consent refer to this holder.
    pub id: Name,
    /// What kind of holder.
    pub kind: AuthorityKind,
    /// Who, by pseudonym.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<Pseudonym>,
}

/// Whether the client can weigh a decision was judged.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct CapacityJudged {
    /// The decision it is about; `treatment` is the one that rules look at.
    pub decision: Name,
    /// The judgement.
    pub capacity: Capacity,
    /// Who judged, by role.
    pub judged_by: Name,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grounds: Option<String>,
    /// Whether the client resists; absent while nobody stated it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resists: Option<bool>,
}

/// Circumstances on which consent for a young client can turn.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct YouthCircumstancesRecorded {
    /// A child of 12 to 15 persists in the wish for treatment after a refusal of consent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub persists: Option<bool>,
    /// Not treating would do serious harm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serious_harm: Option<bool>,
    /// Multiple problems, in which school or consultatiebureau takes part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub multiple_problems: Option<bool>,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grounds: Option<String>,
}

/// Who makes a statement of consent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ConsentParty {
    /// The client.
    Client,
    /// The client's representative.
    Representative,
    /// A holder of authority, by the name under which the holder was recorded.
    AuthorityHolder(Name),
}

/// Somebody to whom something is told or not told.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Recipient {
    /// By role, such as `parent`.
    pub role: Name,
    /// Who, by pseudonym; absent where it is everybody of the role, or nobody says who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Pseudonym>,
}

/// Consent was given, refused or withdrawn; the event's kind says which.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct ConsentStatement {
    /// What it is about.
    pub about: ConsentSubject,
    /// Who makes it.
    pub by: ConsentParty,
    /// Towards whom alone it holds, where it is about sharing; absent where it holds towards everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub towards: Option<Recipient>,
    /// The numbers of the events that it is about alone, where it is about sharing; empty where it is about everything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<u64>,
    /// In which form, or under which condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Someone around the client.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct TeamMemberRecorded {
    /// The name by which the record refers to this person or organisation.
    pub id: Name,
    /// The role, such as `regiebehandelaar`, `parent`, `school`.
    pub role: Name,
    /// In what capacity.
    pub kind: TeamMemberKind,
    /// Takes part.
    pub involved: bool,
    /// Who, by pseudonym.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Pseudonym>,
    /// The person's own need for support, where one was heard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support_need: Option<String>,
}

crate::silent::silent! { CaseOpened TrajectoryStarted TakenOver RegistrationRecorded FinancingRecorded RepresentationRecorded AuthorityHolderRecorded CapacityJudged YouthCircumstancesRecorded ConsentParty Recipient ConsentStatement TeamMemberRecorded }
