//! Intake: the help request, the client's own account, and what surrounds it.

use serde::{Deserialize, Serialize};

use super::super::list::List;
use super::super::reference::CatalogueTerm;
use super::super::words::{Alternative, HelpRequester, IcfDomain, PerspectiveKind, Word};
use crate::id::Name;
use crate::rule::FactWord;

/// A request for help.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct HelpRequestRecorded {
    /// The name by which the record refers to it.
    pub id: Name,
    /// Whose request it is.
    pub whose: HelpRequester,
    /// The request.
    pub text: String,
    /// The client was obliged to come.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mandated: bool,
    /// The legal title of the mandate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_title: Option<String>,
    /// The client's own stance to the mandate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_stance: Option<String>,
}

/// An existing source was consulted.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct SourceConsulted {
    /// What was consulted: a file, a report, a person by role.
    pub name: String,
    /// What it said, in short.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// The client's own account, in the client's words.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct OwnAccountRecorded {
    /// The account.
    pub text: String,
}

/// What the client expects and knows from experience.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct ExpectationsRecorded {
    /// Expectations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expectations: Option<String>,
    /// Experiential knowledge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub experience: Option<String>,
}

/// Language and culture.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct LanguageAndCultureRecorded {
    /// The language spoken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Whether an interpreter is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interpreter: Option<bool>,
    /// What matters of culture and belief.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub culture: Option<String>,
}

/// What the client can carry, and what keeps the work safe.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct CarryingCapacityRecorded {
    /// What the client can carry.
    pub text: String,
    /// Agreements about safety.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safety: Option<String>,
}

/// Whether the request lies within the therapist's own competence.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct OwnExpertiseJudged {
    /// It does.
    pub within: bool,
    /// What else was chosen, where it does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternative: Option<Alternative>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One side from which a problem is looked at.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Perspective {
    /// Which side.
    pub kind: PerspectiveKind,
    /// What is seen from there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The term of a vocabulary it is tied to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<CatalogueTerm>,
}

impl Word for Perspective {
    fn word(&self) -> FactWord {
        self.kind.word()
    }
}

/// A place in the ICF: the domain and, where it is known, the code; never the ICF's own text.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct IcfPlace {
    /// The domain.
    pub domain: IcfDomain,
    /// The code, such as `b1521`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

impl Word for IcfPlace {
    fn word(&self) -> FactWord {
        self.domain.word()
    }
}

/// A problem.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct ProblemRecorded {
    /// The name by which the record refers to it.
    pub id: Name,
    /// The problem.
    pub text: String,
    /// The sides from which it is looked at.
    #[serde(default, skip_serializing_if = "<[Perspective]>::is_empty")]
    pub perspectives: List<Perspective>,
    /// Its places in the ICF.
    #[serde(default, skip_serializing_if = "<[IcfPlace]>::is_empty")]
    pub icf: List<IcfPlace>,
}

crate::silent::silent! { HelpRequestRecorded SourceConsulted OwnAccountRecorded ExpectationsRecorded LanguageAndCultureRecorded CarryingCapacityRecorded OwnExpertiseJudged Perspective IcfPlace ProblemRecorded }
