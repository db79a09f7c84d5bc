//! Typed relations between elements, beside the rows of the matrix.

use serde::{Deserialize, Serialize};

use super::ElementReference;
use crate::provenance::Provenance;
use crate::text::Text;

/// What one element is to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum RelationKind {
    /// A task calls for a competency; the printed matrix.
    CallsFor,
    /// It belongs to the other as a part.
    PartOf,
    /// It is an example of the other.
    ExampleOf,
    /// It comes before the other.
    Precedes,
    /// It says the same as the other.
    SameAs,
    /// The source says much the same in both places.
    Overlaps,
    /// It has to do with the other.
    RelatedTo,
    /// The other has taken its place; evidence for it carries over.
    ReplacedBy,
}

impl RelationKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::CallsFor,
        Self::PartOf,
        Self::ExampleOf,
        Self::Precedes,
        Self::SameAs,
        Self::Overlaps,
        Self::RelatedTo,
        Self::ReplacedBy,
    ];

    /// Whether a chain of it may not come back to where it began.
    #[must_use]
    pub fn is_ordered(self) -> bool {
        matches!(self, Self::PartOf | Self::ExampleOf | Self::Precedes | Self::ReplacedBy)
    }
}

/// A relation (`[[framework.relation]]`), read as "`from` … `to`".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Relation {
    /// What `from` is to `to`.
    pub kind: RelationKind,
    /// The element it starts from.
    pub from: ElementReference,
    /// The element it leads to.
    pub to: ElementReference,
    /// Why it is there, in our own short words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// Its own provenance, where it differs from the framework's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
}
