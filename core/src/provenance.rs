//! Where a fact comes from and whether it was checked: one vocabulary for every statement.

use serde::{Deserialize, Serialize};

use crate::id::{Name, Reference};
use crate::text::Text;

/// How a fact was established.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Mark {
    /// Read in the full text of the named source.
    SeenFullText,
    /// Read in an abstract or an excerpt of the named source.
    SeenAbstract,
    /// Read in a weak source (blog, question page, practice site); check before relying on it.
    SeenWeak,
    /// Recalled from general knowledge with high confidence; to be confirmed.
    RecalledHigh,
    /// Recalled with medium confidence; to be confirmed.
    RecalledMedium,
    /// Recalled with low confidence; to be confirmed.
    RecalledLow,
    /// Our own wording, convention or choice: not a published fact.
    Ours,
    /// Not found; deliberately left open.
    Unknown,
}

impl Mark {
    /// Whether a reader must be told "to be confirmed".
    #[must_use]
    pub fn to_be_confirmed(self) -> bool {
        matches!(self, Self::SeenWeak | Self::RecalledHigh | Self::RecalledMedium | Self::RecalledLow | Self::Unknown)
    }

    /// Whether the fact was seen in a source, which must then be named.
    #[must_use]
    pub fn needs_source(self) -> bool {
        matches!(self, Self::SeenFullText | Self::SeenAbstract | Self::SeenWeak)
    }
}

/// The mark of a fact with the source and the place in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Provenance {
    /// How the fact was established.
    pub mark: Mark,
    /// The source, required for every `seen-*` mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Reference>,
    /// The place in the source: page, paragraph, table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// A remark for the reviewer, such as a contradiction between sources.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Citation {
    /// The source.
    pub source: Reference,
    /// The place in it, such as `T3.6` or `§2.5`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// What kind of document a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum SourceKind {
    /// A professional profile, module, guideline or note of a professional body.
    Professional,
    /// A law or regulation.
    Law,
    /// An article in a journal.
    Article,
    /// A book or a manual.
    Book,
    /// A web page.
    Website,
    /// Vakwerk itself: our own choices and conventions.
    Ours,
}

/// A document that statements rest on (`[[source]]`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// The name by which statements refer to it.
    pub id: Name,
    /// What kind of document it is.
    pub kind: SourceKind,
    /// The title as printed.
    pub title: String,
    /// The authors or the issuing body, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authors: Option<String>,
    /// The year of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// Journal, volume, pages, article number: what is needed to find it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub where_published: Option<String>,
    /// The digital object identifier, without a resolver's address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doi: Option<String>,
    /// Whether the bibliographic details were seen or recalled.
    pub mark: Mark,
}
