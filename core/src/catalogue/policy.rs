//! Policies: named sets of rules of a financier, a municipality or an organisation.

use serde::{Deserialize, Serialize};

use crate::id::{Name, Reference};
use crate::provenance::{Citation, Provenance};
use crate::text::Text;

/// A policy (`[[policy]]`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Policy {
    /// The item id.
    pub id: Name,
    /// Rises when the meaning changes; starts at 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub edition: u32,
    /// The name.
    pub name: Text,
    /// What it regulates and for whom.
    pub description: Text,
    /// The rules that belong to it.
    pub rules: Vec<Reference>,
    /// The published source.
    pub source: Citation,
    /// Where it comes from.
    pub provenance: Provenance,
}
