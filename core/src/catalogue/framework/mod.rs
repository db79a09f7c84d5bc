//! Professional frameworks: tasks, competencies and what shows them, knowledge, relations, registers.

mod elaboration;
mod element;
mod group;
mod inconsistency;
mod indicator;
mod knowledge;
mod level;
mod listing;
mod reference;
mod register;
mod relation;
mod stage;
mod step;
mod task;
mod touch;

pub use elaboration::*;
pub use element::*;
pub use group::*;
pub use inconsistency::*;
pub use indicator::*;
pub use knowledge::*;
pub use level::*;
pub use listing::*;
pub use reference::*;
pub use register::*;
pub use relation::*;
pub use stage::*;
pub use step::*;
pub use task::*;
pub use touch::*;

use serde::{Deserialize, Serialize};

use crate::id::{Name, Reference};
use crate::provenance::{Citation, Provenance};
use crate::text::Text;

/// A professional framework (`[[framework]]`).
///
/// Every list stands in printed order. The ids of groups, tasks, competencies, indicators, knowledge and list items are
/// unique in the framework, so that `fvb:vaktherapie/t3-4` names one element.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    /// The framework to which this one adds, such as an institute's own indicators.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extends: Option<Reference>,
    /// The framework that has taken its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<Reference>,
    /// The steps, in order; a canonical step that is left out is not used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub step: Vec<FrameworkStep>,
    /// The groups of tasks and competencies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub group: Vec<Group>,
    /// The tasks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub task: Vec<ProfessionalTask>,
    /// The competencies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub competency: Vec<Competency>,
    /// Indicators that are added to tasks and competencies, of this framework or of the one it extends.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicator: Vec<Indicator>,
    /// The domains of knowledge.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub knowledge: Vec<KnowledgeDomain>,
    /// Everything else that it lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub list: Vec<FrameworkList>,
    /// The stages of a professional, from less to more complex work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stage: Vec<Stage>,
    /// The scales of levels that fit it, of this pack or of another.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub level_scales: Vec<Reference>,
    /// Registers of the profession.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub register: Vec<Register>,
    /// Relations besides the competencies of the tasks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relation: Vec<Relation>,
    /// Which recorded acts are work on which task.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub touch: Vec<Touch>,
    /// Where the source contradicts itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inconsistency: Vec<Inconsistency>,
    /// The published source.
    pub source: Citation,
    /// Where it comes from.
    pub provenance: Provenance,
}
