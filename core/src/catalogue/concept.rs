//! Concepts and vocabularies: the words of a discipline.

use serde::{Deserialize, Serialize};

use crate::id::{Name, Reference};
use crate::provenance::{Citation, Provenance};
use crate::text::Text;

/// One term of a vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Term {
    /// The term's name inside the concept.
    pub id: Name,
    /// What people see.
    pub label: Text,
    /// A short explanation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Text>,
    /// Its own provenance, where it differs from the concept's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
    /// ICF codes that belong to it (codes only; the labels are our own).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub icf: Vec<String>,
}

/// A core concept of a discipline, with the terms it distinguishes (`[[concept]]`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Concept {
    /// The item id.
    pub id: Name,
    /// Rises when the meaning changes; starts at 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub edition: u32,
    /// The name.
    pub name: Text,
    /// The meaning, in our own short words.
    pub description: Text,
    /// The terms, in order; empty for a concept that is no vocabulary.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub term: Vec<Term>,
    /// A concept this one extends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extends: Option<Reference>,
    /// The published source.
    pub source: Citation,
    /// Where the statement comes from.
    pub provenance: Provenance,
}
