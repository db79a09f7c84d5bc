//! The operation `profile`: results and records become the discipline's own description.

use serde::{Deserialize, Serialize};

use super::{Material, Statement, Text};

/// What a profile is asked about.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProfileRequest {
    /// The form of this document: 1.
    pub format: u32,
    /// What there is to look at.
    #[serde(default)]
    pub material: Material,
}

/// The discipline's own description.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Profile {
    /// The form of this document: 1.
    pub format: u32,
    /// What it is called, such as "LOFOPT-profiel".
    pub title: Text,
    /// The whole in a few sentences; empty where the signals say enough.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub summary: Vec<Statement>,
    /// Its parts, in the discipline's own order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signals: Vec<Signal>,
}

/// One part of a profile: a cluster, a gradient, a component.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Signal {
    /// Its name in the discipline's vocabulary: `pmt:lofopt-clusters/control`.
    pub term: String,
    /// What people see as its name.
    pub name: Text,
    /// Where on its scale it lies, where there is a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// Where on its scale it lies, where there is a word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word: Option<Text>,
    /// Whether it stands out and asks for attention.
    #[serde(default)]
    pub stands_out: bool,
    /// What it means, each sentence with what it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Statement>,
    /// Goals it points to, in full ids; the professional chooses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<String>,
}
