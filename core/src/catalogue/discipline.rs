//! A discipline: one of the vaktherapeutic professions or oefentherapie.

use serde::{Deserialize, Serialize};

use crate::id::{Name, Reference};
use crate::provenance::{Citation, Provenance};
use crate::text::Text;

/// A discipline (`[discipline]`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Discipline {
    /// The item id of the discipline inside its plugin.
    pub id: Name,
    /// Rises when the meaning changes; starts at 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub edition: u32,
    /// The Dutch name as printed, and an English one.
    pub name: Text,
    /// What a practitioner is called: psychomotorisch therapeut.
    pub practitioner: Text,
    /// The medium: movement, music, play.
    pub medium: Text,
    /// What the discipline is, in our own short words.
    pub description: Text,
    /// The framework whose steps and rules it follows, such as `fvb:vaktherapie`.
    pub framework: Reference,
    /// The published source of the discipline.
    pub source: Citation,
    /// Where the description comes from.
    pub provenance: Provenance,
}
