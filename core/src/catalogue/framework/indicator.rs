//! Indicators: what a task is made of, or what shows a competency.

use serde::{Deserialize, Serialize};

use super::ElementReference;
use crate::id::Name;
use crate::provenance::Provenance;
use crate::text::Text;

/// An indicator, in words of our own: the source's sentence is never copied.
///
/// It stands under its task or competency. One that is added to a task or competency of another framework stands
/// in the list `[[framework.indicator]]` and says `under` what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Indicator {
    /// Its name, unique in the framework: `t3-4`.
    pub id: Name,
    /// The number in the order of printing, counted by us where none is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// What it asks, in our own short words.
    pub text: Text,
    /// The task or competency it is added to; only in `[[framework.indicator]]`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<ElementReference>,
    /// The indicator below which it is printed as a lesser point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<Name>,
    /// The indicator of which it is an example, though it is printed beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example_of: Option<Name>,
    /// The place in the framework's source: paragraph, box, article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Its own provenance, where it differs from the framework's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
}
