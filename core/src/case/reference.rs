//! What a record keeps of the catalogue item, the term or the plugin it refers to, readable without the plugin.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::words::Word;
use crate::catalogue::Digest;
use crate::id::{ItemId, ItemIdFault, PluginId};
use crate::rule::FactWord;
use crate::text::Text;

/// The full id of an item, kept as one text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct ItemKey(Box<str>);

impl ItemKey {
    /// The id as text: `pmt:lofopt`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the colon.
    #[must_use]
    pub fn plugin(&self) -> &str {
        self.0.split_once(':').map_or("", |(plugin, _)| plugin)
    }

    /// The part after the colon.
    #[must_use]
    pub fn item(&self) -> &str {
        self.0.split_once(':').map_or("", |(_, item)| item)
    }

    /// Whether it is the id of this item.
    #[must_use]
    pub fn is(&self, id: &ItemId) -> bool {
        self.plugin() == id.plugin.as_str() && self.item() == id.item.as_str()
    }

    /// The id in parts; `None` never happens for a key that was read or built.
    #[must_use]
    pub fn id(&self) -> Option<ItemId> {
        self.0.parse().ok()
    }
}

impl fmt::Display for ItemKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl From<&ItemId> for ItemKey {
    fn from(id: &ItemId) -> Self {
        Self(id.to_string().into_boxed_str())
    }
}

impl TryFrom<String> for ItemKey {
    type Error = ItemIdFault;
    fn try_from(text: String) -> Result<Self, ItemIdFault> {
        text.parse::<ItemId>()?;
        Ok(Self(text.into_boxed_str()))
    }
}

impl From<ItemKey> for String {
    fn from(key: ItemKey) -> Self {
        key.0.into()
    }
}

/// A catalogue item as it was when it was referred to.
///
/// In a command the id alone is enough (`"pmt:lofopt"`): deciding fills in version, edition and label from the set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", from = "WrittenItem")]
pub struct CatalogueItem {
    /// The full id.
    pub item: ItemKey,
    /// The version of its plugin; absent only in a command.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<semver::Version>,
    /// The edition of the item; absent only in a command.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<u32>,
    /// What people saw; absent only in a command.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
enum WrittenItem {
    Short(ItemKey),
    #[serde(rename_all = "kebab-case")]
    Full {
        item: ItemKey,
        version: Option<semver::Version>,
        edition: Option<u32>,
        label: Option<Text>,
    },
}

impl From<WrittenItem> for CatalogueItem {
    fn from(written: WrittenItem) -> Self {
        match written {
            WrittenItem::Short(item) => Self { item, version: None, edition: None, label: None },
            WrittenItem::Full { item, version, edition, label } => Self { item, version, edition, label },
        }
    }
}

impl CatalogueItem {
    /// Whether it can be read without the plugin.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.version.is_some() && self.edition.is_some() && self.label.is_some()
    }

    /// A reference that still lacks what deciding fills in.
    #[must_use]
    pub fn bare(id: &ItemId) -> Self {
        Self { item: ItemKey::from(id), version: None, edition: None, label: None }
    }
}

impl Word for CatalogueItem {
    fn word(&self) -> FactWord {
        FactWord::Owned(self.item.as_str().to_owned())
    }
}

/// A term of a vocabulary as it was when it was referred to.
///
/// In a command the id alone is enough: `"algemeen:common-goals/tension"`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", from = "WrittenTerm")]
pub struct CatalogueTerm {
    /// The full id: `plugin:concept/term`.
    pub term: TermKey,
    /// The version of its plugin; absent only in a command.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<semver::Version>,
    /// The edition of the concept; absent only in a command.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<u32>,
    /// What people saw; absent only in a command.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
enum WrittenTerm {
    Short(TermKey),
    #[serde(rename_all = "kebab-case")]
    Full {
        term: TermKey,
        version: Option<semver::Version>,
        edition: Option<u32>,
        label: Option<Text>,
    },
}

impl From<WrittenTerm> for CatalogueTerm {
    fn from(written: WrittenTerm) -> Self {
        match written {
            WrittenTerm::Short(term) => Self { term, version: None, edition: None, label: None },
            WrittenTerm::Full { term, version, edition, label } => Self { term, version, edition, label },
        }
    }
}

impl Word for CatalogueTerm {
    fn word(&self) -> FactWord {
        FactWord::Owned(self.term.as_str().to_owned())
    }
}

/// The full id of a term, kept as one text: `algemeen:common-goals/tension`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct TermKey(Box<str>);

impl TermKey {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The concept's id, and the term's name.
    #[must_use]
    pub fn parts(&self) -> Option<(ItemId, &str)> {
        let (concept, term) = self.0.split_once('/')?;
        Some((concept.parse().ok()?, term))
    }
}

impl TryFrom<String> for TermKey {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let fault = || "a term of a record is written `plugin:concept/term`".to_owned();
        let (concept, term) = text.split_once('/').ok_or_else(fault)?;
        concept.parse::<ItemId>().map_err(|_| fault())?;
        term.parse::<crate::id::Name>().map_err(|_| fault())?;
        Ok(Self(text.into_boxed_str()))
    }
}

impl From<TermKey> for String {
    fn from(key: TermKey) -> Self {
        key.0.into()
    }
}

/// A plugin of a set, as it was when the set was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct PluginVersion {
    /// The plugin.
    pub id: PluginId,
    /// Its version.
    pub version: semver::Version,
    /// The digest of its seal, or of its catalogue where it has no seal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<Digest>,
    /// It was loaded as a development folder, without a seal or trusted signature.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub development: bool,
    /// Who publishes it, as its manifest says; absent in records from before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// What it is intended for, as its manifest says; absent in records from before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intended_purpose: Option<Text>,
    /// Who signed it; absent for a development folder, and in records from before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<SignedBy>,
}

/// Who signed a plugin, as the list of trusted publishers said when the set was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct SignedBy {
    /// The publisher in the list.
    pub publisher: String,
    /// The public key.
    pub key: String,
    /// The key in a few characters, as people compare it.
    pub number: String,
}
