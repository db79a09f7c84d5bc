//! The operation `reasons`: reasons and cautions beside interventions that were matched.

use serde::{Deserialize, Serialize};

use super::{Material, Statement};

/// Interventions that were matched to goals and findings, over all loaded catalogues.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReasonsRequest {
    /// The form of this document: 1.
    pub format: u32,
    /// What there is to look at.
    #[serde(default)]
    pub material: Material,
    /// The interventions, in the order of the match.
    #[serde(default)]
    pub interventions: Vec<MatchedIntervention>,
}

/// An intervention that was matched.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MatchedIntervention {
    /// The intervention, in full: `pmt:psychomotor-skills`.
    pub intervention: String,
    /// Its edition.
    pub edition: u32,
    /// The goals and terms by which it was matched, in full.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matched_by: Vec<String>,
}

/// What the discipline adds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reasons {
    /// The form of this document: 1.
    pub format: u32,
    /// The interventions it says something about; one that was not asked about is a fault.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interventions: Vec<RemarkedIntervention>,
}

/// An intervention with what the discipline says about it for this client.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RemarkedIntervention {
    /// The intervention, as asked.
    pub intervention: String,
    /// Why it fits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Remark>,
    /// What to weigh first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cautions: Vec<Remark>,
}

/// A reason or a caution.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Remark {
    /// Its name, so that the same remark is known again.
    pub id: String,
    /// What people read, and what it rests on.
    #[serde(flatten)]
    pub statement: Statement,
}
