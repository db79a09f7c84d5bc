//! Which recorded acts are work on which task, so that work in a case can propose evidence.

use serde::{Deserialize, Serialize};

use crate::id::Name;
use crate::provenance::Provenance;

/// An act and the tasks it touches (`[[framework.touch]]`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Touch {
    /// The kind of event: `result-recorded`.
    pub act: Name,
    /// The tasks (of a framework without tasks: the competencies) that doing it is work on.
    pub tasks: Vec<Name>,
    /// Its own provenance, where it differs from the framework's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
}
