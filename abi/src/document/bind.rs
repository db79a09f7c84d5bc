//! What `bind` carries: the catalogue that a library must have been built with.

use serde::{Deserialize, Serialize};

/// The catalogue as the host read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BindRequest {
    /// The form of this document: 1.
    pub format: u32,
    /// The plugin's id.
    pub plugin: String,
    /// The plugin's version.
    pub version: String,
    /// The digest over manifest and catalogue files, 64 hexadecimal characters.
    pub digest: String,
    /// The coded assessments, in the order by which `score` will name them.
    pub assessments: Vec<BoundAssessment>,
}

/// A coded assessment as the host read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BoundAssessment {
    /// The item's name inside the plugin.
    pub id: String,
    /// Its edition.
    pub edition: u32,
    /// Its items, in order.
    pub items: Vec<String>,
    /// Whether the single item is answered in a variable number of rows.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rows: bool,
    /// Its inputs, in order.
    pub inputs: Vec<String>,
    /// Its scales, in order.
    pub scales: Vec<String>,
}

/// Why a library refuses a catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BindRefusal {
    /// What differs, such as `digest` or `assessment nine-items`.
    pub what: String,
    /// What the library was built with.
    pub built_with: String,
    /// What the host asked for.
    pub asked: String,
}
