//! New names: what an item, or a part of one, was called in earlier versions.

use serde::{Deserialize, Serialize};

use crate::id::{NAME_LIMIT, Name};

/// An item of a pack, or a part of one (a question, a term, a field), written `item` or `item/part`.
///
/// ```
/// use vakwerk_core::catalogue::LocalId;
/// let term: LocalId = "common-goals/tension".parse().unwrap();
/// assert_eq!(term.part.unwrap().as_str(), "tension");
/// assert!("common-goals/".parse::<LocalId>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LocalId {
    /// The item.
    pub item: Name,
    /// The part of it; absent for the item as a whole.
    pub part: Option<Name>,
}

/// Why a text is not the name of an item or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalIdFault {
    /// What was found.
    pub found: String,
}

impl std::fmt::Display for LocalIdFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` is not an item or a part of one; write `item` or `item/part` in kebab-case", self.found)
    }
}

impl std::error::Error for LocalIdFault {}

impl std::str::FromStr for LocalId {
    type Err = LocalIdFault;
    fn from_str(text: &str) -> Result<Self, LocalIdFault> {
        let (item, part) = match text.split_once('/') {
            Some((item, part)) => (item, Some(part)),
            None => (text, None),
        };
        let fault = || LocalIdFault { found: text.chars().take(2 * NAME_LIMIT).collect() };
        let part = part.map(|part| part.parse().map_err(|_| fault())).transpose()?;
        Ok(Self { item: item.parse().map_err(|_| fault())?, part })
    }
}

impl TryFrom<String> for LocalId {
    type Error = LocalIdFault;
    fn try_from(text: String) -> Result<Self, LocalIdFault> {
        text.parse()
    }
}

impl From<LocalId> for String {
    fn from(id: LocalId) -> String {
        id.to_string()
    }
}

impl std::fmt::Display for LocalId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.part {
            Some(part) => write!(f, "{}/{part}", self.item),
            None => self.item.fmt(f),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for LocalId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "LocalId".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "An item of this pack (`item`) or a part of one (`item/part`).",
            "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$"
        })
    }
}

/// That something has another name since a version; records that hold the old name follow it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Renaming {
    /// The name it had: `item`, or `item/part`.
    pub from: LocalId,
    /// The name it has.
    pub to: LocalId,
    /// The first version with the new name.
    pub since: semver::Version,
}
