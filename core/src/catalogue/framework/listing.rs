//! Everything else that a framework lists: critical situations, components, phases, legal items.

use serde::{Deserialize, Serialize};

use crate::id::Name;
use crate::text::Text;

/// What a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ListKind {
    /// Critical situations of the profession.
    CriticalSituations,
    /// The disciplines that the framework serves.
    Disciplines,
    /// Specialisations within the profession.
    Specialisations,
    /// Steps of the profession's methodical work.
    MethodicalSteps,
    /// Components of the profession's model, such as the circles of ODIM.
    Components,
    /// Phases of a cycle of professional development, such as IPO.
    DevelopmentCycle,
    /// Levels of professionalisation.
    Professionalisation,
    /// Phases or steps of a model of behaviour change.
    BehaviourChange,
    /// Items of a law or decree.
    Legal,
}

/// One entry of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ListItem {
    /// Its name, unique in the framework.
    pub id: Name,
    /// The number or letter as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Its title as printed; of a sentence, our own short words.
    pub title: Text,
    /// The heading under which it is printed, where the list has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<Text>,
    /// What it yields, such as the report of a phase.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<Text>,
    /// What it is, in our own short words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Text>,
    /// The place in the framework's source: paragraph, box, article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// A list of a framework (`[[framework.list]]`); one without items is a statement that stands alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FrameworkList {
    /// Its name, unique in the framework.
    pub id: Name,
    /// What it holds.
    pub kind: ListKind,
    /// The number as printed: `20.1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The heading as printed, or our own short words.
    pub title: Text,
    /// What it says besides its items, in our own short words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Text>,
    /// The items, in printed order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub item: Vec<ListItem>,
    /// The place in the framework's source: paragraph, box, article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}
