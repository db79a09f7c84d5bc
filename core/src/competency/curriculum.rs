//! A curriculum: courses, and per course what is taught and what is assessed.

use serde::{Deserialize, Serialize};

use super::Criteria;
use crate::catalogue::ElementReference;
use crate::id::{ItemId, Name};
use crate::text::Text;

/// A framework that a curriculum is written for, in the edition it was written for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CurriculumFramework {
    /// The framework: `fvb:vaktherapie`.
    pub id: ItemId,
    /// Its edition.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub edition: u32,
    /// The scale of levels for tasks: `fvb:entrustment`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task_levels: Option<ItemId>,
    /// The scale of levels for competencies and indicators.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub competency_levels: Option<ItemId>,
}

/// Elements that a course teaches or assesses together, at one level and complexity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Use {
    /// The elements: `t3-4` in the first framework of the curriculum, or `vvocm:oefentherapeut/c1-2`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elements: Vec<ElementReference>,
    /// Elements that are meant with everything that stands under them: `t3` with all its indicators.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub all_of: Vec<ElementReference>,
    /// The level, of the scale that the curriculum names for that kind of element.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Name>,
    /// The complexity: a stage of the framework.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub complexity: Option<Name>,
}

impl Use {
    /// Every reference as it is written, of both lists.
    pub fn written(&self) -> impl Iterator<Item = &ElementReference> {
        self.elements.iter().chain(&self.all_of)
    }
}

/// A course (`[[course]]`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Course {
    /// Its name, unique in the curriculum.
    pub id: Name,
    /// What people see.
    pub name: Text,
    /// The year of study, where courses are bound to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u8>,
    /// What is taught.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taught: Vec<Use>,
    /// What is assessed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assessed: Vec<Use>,
}

/// A curriculum, as a file of TOML holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Curriculum {
    /// The form of the file; this version reads 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
    pub format: u32,
    /// Its name.
    pub id: Name,
    /// What people see.
    pub name: Text,
    /// Whether it was made up as an example; then everything that shows it says so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub invented: bool,
    /// The frameworks it is written for, the first being that of elements without one.
    pub framework: Vec<CurriculumFramework>,
    /// What it asks before a decision may be taken; absent for Vakwerk's own choice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sufficiency: Option<Criteria>,
    /// The courses.
    #[serde(default)]
    pub course: Vec<Course>,
}
