//! Stages of a professional: what differs between one who starts and one with experience.

use serde::{Deserialize, Serialize};

use crate::id::Name;
use crate::text::Text;

/// A stage of a professional (`[[framework.stage]]`), from less to more complex work.
///
/// The competencies are the same in every stage; what differs is how complex the work is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stage {
    /// Its name, unique in the framework: `starting`.
    pub id: Name,
    /// Its name for people.
    pub name: Text,
    /// How complex the work is, in our own short words.
    pub description: Text,
    /// The place in the framework's source: paragraph, box, article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}
