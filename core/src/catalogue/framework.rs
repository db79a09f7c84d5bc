//! Professional frameworks: the names of the steps, and the tasks and competencies of a profession.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::Name;
use crate::provenance::{Citation, Provenance};
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
    /// The numbers of the professional tasks that lie in this step.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Name>,
    /// The framework's own numbering of the step (ODIM: `1`, `1-2`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The client's stages and questions in this step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_stage: Option<Text>,
}

/// A professional task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProfessionalTask {
    /// The number or letter in the source, as a name: `3`.
    pub id: Name,
    /// The title as printed, with an English rendering of our own.
    pub title: Text,
    /// The group it stands in, as a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Name>,
    /// The competencies that the source relates to the task.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub competencies: Vec<Name>,
}

/// A competency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Competency {
    /// The number or letter in the source, as a name: `a`.
    pub id: Name,
    /// The title as printed, with an English rendering of our own.
    pub title: Text,
    /// The group it stands in, as a name: generic, specific.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Name>,
}

/// A professional framework (`[[framework]]`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Framework {
    /// The item id.
    pub id: Name,
    /// Rises when the meaning changes; starts at 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub edition: u32,
    /// The name.
    pub name: Text,
    /// What it is.
    pub description: Text,
    /// The steps, in order; a canonical step that is left out is not used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub step: Vec<FrameworkStep>,
    /// Names of the groups of tasks and competencies.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: BTreeMap<Name, Text>,
    /// The tasks, in printed order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub task: Vec<ProfessionalTask>,
    /// The competencies, in printed order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub competency: Vec<Competency>,
    /// The published source.
    pub source: Citation,
    /// Where it comes from.
    pub provenance: Provenance,
}
