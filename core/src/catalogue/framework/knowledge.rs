//! The knowledge, skills and attitude that a profile asks for.

use serde::{Deserialize, Serialize};

use crate::id::Name;
use crate::text::Text;

/// What kind of thing an element of a knowledge domain is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum KnowledgeKind {
    /// Something to know.
    Knowledge,
    /// A skill or an attitude.
    SkillAttitude,
    /// Something to know and to be able to use, under one heading.
    KnowledgeAndUse,
}

/// One element of a knowledge domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KnowledgeElement {
    /// Its name, unique in the framework: `k1-3`.
    pub id: Name,
    /// The number in the order of printing under its heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// What kind of thing it is.
    pub kind: KnowledgeKind,
    /// What is to be known or done, in our own short words.
    pub text: Text,
}

/// Where a knowledge domain is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum PrintedIn {
    /// In a table or list, with its elements.
    #[default]
    Table,
    /// Named in running text only.
    Text,
}

/// A domain of knowledge (`[[framework.knowledge]]`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KnowledgeDomain {
    /// Its name, unique in the framework: `k1`.
    pub id: Name,
    /// The number as printed, or in the order of printing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The title as printed, with an English rendering of our own.
    pub title: Text,
    /// Where it is printed.
    #[serde(default)]
    pub printed_in: PrintedIn,
    /// Its elements, in printed order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub element: Vec<KnowledgeElement>,
    /// The place in the framework's source: paragraph, box, article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}
