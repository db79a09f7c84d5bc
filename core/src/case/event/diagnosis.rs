//! Diagnosis: hypotheses, the discipline's diagnosis, the expected course, the indication, talking it through.

use serde::{Deserialize, Serialize};

use super::super::list::List;
use super::super::reference::CatalogueTerm;
use super::super::words::{IndicationOutcome, Party};
use crate::id::Name;

/// A hypothesis.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct HypothesisRecorded {
    /// The name by which the record refers to it.
    pub id: Name,
    /// The hypothesis.
    pub text: String,
    /// The records it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Name>,
}

/// A discipline's diagnosis.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct DiagnosisRecorded {
    /// The name by which the record refers to it.
    pub id: Name,
    /// The diagnosis.
    pub text: String,
    /// Terms it is tied to.
    #[serde(default, skip_serializing_if = "<[CatalogueTerm]>::is_empty")]
    pub terms: List<CatalogueTerm>,
    /// The records it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Name>,
}

/// The expected course.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct PrognosisRecorded {
    /// With intervention.
    pub with_intervention: String,
    /// Without intervention.
    pub without_intervention: String,
}

/// Recovery domains were considered.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct RecoveryConsidered {
    /// What was considered.
    pub text: String,
    /// The domains, as terms.
    #[serde(default, skip_serializing_if = "<[CatalogueTerm]>::is_empty")]
    pub domains: List<CatalogueTerm>,
}

/// What was stated about contra-indications.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ContraIndications {
    /// They were looked for and none was found.
    NoneFound,
    /// These were found.
    Found(Vec<String>),
}

/// The indication was stated.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct IndicationStated {
    /// Whether treatment is indicated.
    pub outcome: IndicationOutcome,
    /// The indication, or why there is none.
    pub text: String,
    /// Contra-indications; absent while nobody stated them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contra_indications: Option<ContraIndications>,
    /// To whom the client was advised to go, by role, where treatment is not indicated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advised_to: Option<Name>,
}

/// Findings were discussed.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct FindingsDiscussed {
    /// With whom.
    pub with: List<Party>,
    /// What was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The records that were discussed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Name>,
}

crate::silent::silent! { HypothesisRecorded DiagnosisRecorded PrognosisRecorded RecoveryConsidered ContraIndications IndicationStated FindingsDiscussed }
