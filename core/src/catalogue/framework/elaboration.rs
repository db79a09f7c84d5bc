//! What a discipline makes of a competency of its framework.

use serde::{Deserialize, Serialize};

use super::ElementId;
use crate::id::Name;
use crate::provenance::{Citation, Provenance};
use crate::text::Text;

/// A discipline's own elaboration of a specific competency (`[[elaboration]]`).
///
/// The profile gives the specific competencies to all its disciplines; each discipline says what they are in its own
/// field: its clients, its work and its craft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Elaboration {
    /// The item id: `elaboration-sa`.
    pub id: Name,
    /// Rises when the meaning changes; starts at 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub edition: u32,
    /// The competency it elaborates: `fvb:vaktherapie/sa`.
    pub of: ElementId,
    /// What the competency is in this field, in our own short words.
    pub text: Text,
    /// What shows it in this field, in our own short words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Text>,
    /// The published source.
    pub source: Citation,
    /// Where it comes from.
    pub provenance: Provenance,
}
