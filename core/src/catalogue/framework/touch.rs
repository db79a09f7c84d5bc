//! Which recorded acts are work on which task or competency, so that work in a case can propose evidence.

use serde::{Deserialize, Serialize};

use crate::id::Name;
use crate::provenance::Provenance;

/// An act and what it touches (`[[framework.touch]]`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Touch {
    /// The kind of event: `result-recorded`.
    pub act: Name,
    /// The tasks that doing it is work on; of a framework without tasks, the competencies.
    pub elements: Vec<Name>,
    /// Its own provenance, where it differs from the framework's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
}
