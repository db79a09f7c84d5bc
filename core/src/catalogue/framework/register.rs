//! What the profession's register asks: a period, and criteria whose hours and points are data.

use serde::{Deserialize, Serialize};

use crate::id::Name;
use crate::provenance::Provenance;
use crate::text::Text;

/// In what a criterion is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum CriterionUnit {
    /// Hours.
    Hours,
    /// Points of accreditation.
    Points,
}

/// A criterion for staying in the register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RegisterCriterion {
    /// Its name, unique in the framework.
    pub id: Name,
    /// The name as printed, with an English rendering of our own.
    pub name: Text,
    /// What counts, in our own short words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Text>,
    /// In what it is counted; absent where the source prints none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<CriterionUnit>,
    /// The least over the whole period; absent where the source prints none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<f64>,
    /// The place in the framework's source: paragraph, box, article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Its own provenance, where it differs from the framework's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
}

/// A register and its period (`[[framework.register]]`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Register {
    /// Its name, unique in the framework.
    pub id: Name,
    /// The name as printed.
    pub name: Text,
    /// The period after which one registers again, in years; absent where the source prints none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period_years: Option<u8>,
    /// What one must show, in printed order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criterion: Vec<RegisterCriterion>,
    /// The place in the framework's source: paragraph, box, article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Its own provenance, where it differs from the framework's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
}
