//! Where a source contradicts itself: kept as it is, and said.

use serde::{Deserialize, Serialize};

use crate::id::Name;
use crate::text::Text;

/// An inconsistency of the source (`[[framework.inconsistency]]`); both forms are kept, none is repaired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Inconsistency {
    /// Its name, unique in the framework.
    pub id: Name,
    /// What does not agree, in our own short words.
    pub text: Text,
    /// The elements in which it shows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elements: Vec<Name>,
    /// The place in the framework's source: paragraph, box, article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}
