//! How a framework names the steps of the cycle.

use serde::{Deserialize, Serialize};

use crate::id::Name;
use crate::step::Step;
use crate::text::Text;

/// How a framework names a step and how the step shows in its other lenses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FrameworkStep {
    /// The canonical step.
    pub step: Step,
    /// The framework's own name: aanmelding, intake, anamnese.
    pub name: Text,
    /// The professional tasks that lie in this step, by their ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Name>,
    /// The framework's own numbering of the step (ODIM: `1`, `1-2`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The client's stages and questions in this step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_stage: Option<Text>,
}
