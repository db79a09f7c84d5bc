//! The operation `review`: findings on a step that conditions cannot express.

use serde::{Deserialize, Serialize};

use super::{Material, Text, Value};

/// The step that is looked at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReviewRequest {
    /// The form of this document: 1.
    pub format: u32,
    /// The step, in its canonical name: `plan`.
    pub step: String,
    /// What there is to look at.
    #[serde(default)]
    pub material: Material,
}

/// What the discipline found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Review {
    /// The form of this document: 1.
    pub format: u32,
    /// The findings, in the discipline's own order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<ReviewFinding>,
}

/// How a finding came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Outcome {
    /// It holds.
    Satisfied,
    /// It does not hold.
    Failed,
    /// Something is missing to tell.
    Unknown,
    /// It is not asked here.
    NotApplicable,
}

/// How much a finding weighs; code may advise or ask for a reason, only a written rule may stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Weight {
    /// Shown, never stops anything.
    Advice,
    /// Not meeting it needs a written reason.
    ComplyOrExplain,
}

/// Who chose the weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Basis {
    /// The source asks for it this strongly.
    Source,
    /// It is our choice.
    Ours,
}

/// A finding of the discipline's code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReviewFinding {
    /// Its name inside the plugin.
    pub id: String,
    /// Rises when its meaning changes; starts at 1.
    pub edition: u32,
    /// How it came out.
    pub outcome: Outcome,
    /// How much it weighs.
    pub weight: Weight,
    /// Who chose that weight.
    pub weight_basis: Basis,
    /// A short title.
    pub title: Text,
    /// What it asks and what to do to meet it.
    pub text: Text,
    /// Where it is written: the full id of a source.
    pub source: String,
    /// The place in that source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What decided it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leaves: Vec<Leaf>,
}

/// A fact that decided a finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Leaf {
    /// The fact, or the item that was looked at.
    pub fact: String,
    /// What was wanted.
    pub wanted: String,
    /// What was found; absent where it is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<Value>,
}
