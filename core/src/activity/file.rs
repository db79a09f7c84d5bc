//! The written form of a described activity.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::{ItemId, Name};
use crate::provenance::Citation;
use crate::text::Text;

/// The form of described activities that this version reads.
pub const ACTIVITY_FORMAT: u32 = 1;

/// Where a part of something written down comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Origin {
    /// It stands in the document that the file names.
    Document,
    /// It was invented, to fill a gap or altogether.
    Invented,
    /// It describes what is really done somewhere.
    Practice,
}

/// What an activity is like on one point.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Described {
    /// Everything that is true of it, as options of the form's field.
    pub is: Vec<Name>,
    /// Where that comes from.
    pub from: Origin,
    /// What a reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub say: Option<Text>,
}

/// A described activity.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActivityFile {
    /// The form of the file: 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
    pub format: u32,
    /// The form that it fills in, such as `afbakening:activity`.
    pub form: ItemId,
    /// The title.
    pub title: Text,
    /// What is done, with whom and where, in a few sentences.
    pub about: Text,
    /// The document that it is taken from; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Citation>,
    /// What it is like, per field of the form; what is left out is not described.
    pub describes: BTreeMap<Name, Described>,
}

crate::silent::silent! { Described ActivityFile }
