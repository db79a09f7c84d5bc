//! Groups: the headings under which a framework prints its tasks and competencies.

use serde::{Deserialize, Serialize};

use crate::id::Name;
use crate::text::Text;

/// What stands under a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum GroupKind {
    /// Tasks: bound to the client, the organisation, the profession.
    Tasks,
    /// Competencies: generic, specific.
    Competencies,
    /// An area of competence, such as one of the seven of CanMEDS.
    Area,
}

/// A group of tasks or competencies (`[[framework.group]]`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Group {
    /// Its name, unique in the framework.
    pub id: Name,
    /// What stands under it.
    pub kind: GroupKind,
    /// The number as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The heading as printed, with an English rendering of our own.
    pub title: Text,
    /// The title that the list before it prints, where that differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list_title: Option<Text>,
    /// The place in the framework's source: paragraph, box, article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}
