//! Professional tasks and competencies, as a profile prints them.

use serde::{Deserialize, Serialize};

use super::Indicator;
use crate::id::Name;
use crate::text::Text;

/// A professional task (`[[framework.task]]`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProfessionalTask {
    /// Its name, unique in the framework: `t3`.
    pub id: Name,
    /// The number as printed: `3`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The title as printed with the task itself, with an English rendering of our own.
    pub title: Text,
    /// The title that the list before it prints, where that differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list_title: Option<Text>,
    /// The group it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Name>,
    /// The competencies that the source relates to the task: one row of the matrix.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub competencies: Vec<Name>,
    /// What it is made of, in printed order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicator: Vec<Indicator>,
    /// The place in the framework's source: paragraph, box, article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// A competency (`[[framework.competency]]`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Competency {
    /// Its name, unique in the framework: `sa`.
    pub id: Name,
    /// The number or letter as printed: `A`, `2.1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The title as printed with the competency itself, with an English rendering of our own.
    pub title: Text,
    /// The title that the list before it prints, where that differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list_title: Option<Text>,
    /// The group or area it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Name>,
    /// What shows it, in printed order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicator: Vec<Indicator>,
    /// The place in the framework's source: paragraph, box, article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}
