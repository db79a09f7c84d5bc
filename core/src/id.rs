//! Names of plugins and of the items they contribute: `pmt`, `pmt:lofopt`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The longest a single name may be, in bytes.
pub const NAME_LIMIT: usize = 64;

/// Why a text is not a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// Nothing stands there.
    Empty,
    /// Longer than [`NAME_LIMIT`] bytes.
    TooLong,
    /// Something other than lower-case letters, digits and single inner hyphens.
    NotKebabCase,
    /// A name that some system keeps for a device and that cannot be a file there.
    Reserved,
    /// Something other than visible ASCII characters without quote and backslash.
    NotPlain,
}

impl fmt::Display for NameFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "is empty; give it a name in kebab-case, such as `breathing-space`",
            Self::TooLong => "is too long; a name has at most 64 characters, a pseudonym or key 128",
            Self::Reserved => "is the name of a device on Windows; choose another, such as `case-con`",
            Self::NotPlain => {
                "holds a space, a quote, a backslash or a letter outside ASCII; use visible ASCII characters"
            }
            Self::NotKebabCase => {
                "is not in kebab-case; use lower-case letters, digits and single hyphens, such as `breathing-space`"
            }
        })
    }
}

impl std::error::Error for NameFault {}

pub(crate) fn check_kebab(text: &str) -> Result<(), NameFault> {
    if text.is_empty() {
        return Err(NameFault::Empty);
    }
    if text.len() > NAME_LIMIT {
        return Err(NameFault::TooLong);
    }
    let inner = !text.starts_with('-') && !text.ends_with('-') && !text.contains("--");
    let letters = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if inner && letters { Ok(()) } else { Err(NameFault::NotKebabCase) }
}

/// The most bytes that fit in two numbers.
const SHORT: usize = 2 * size_of::<u64>();

/// What no name begins with: a byte that is not ASCII.
const LONG: [u8; SHORT] = [0xff; SHORT];

/// The bytes of a short name as two numbers; of a long one, what no short name gives.
pub(crate) fn pack(text: &str) -> [u64; 2] {
    let mut bytes = [0; SHORT];
    match bytes.get_mut(..text.len()) {
        Some(start) => start.copy_from_slice(text.as_bytes()),
        None => bytes = LONG,
    }
    let both = u128::from_le_bytes(bytes);
    [both as u64, (both >> 64) as u64]
}

macro_rules! name_type {
    ($(#[$meta:meta])* $name:ident, $check:expr, $pattern:literal, $limit:expr) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name {
            text: Box<str>,
            packed: [u64; 2],
        }

        impl $name {
            /// Takes a text as a name.
            ///
            /// # Errors
            /// The text is empty, too long or not in the required form.
            pub fn new(text: impl Into<String>) -> Result<Self, NameFault> {
                let text = text.into();
                $check(&text)?;
                Ok(Self { packed: $crate::id::pack(&text), text: text.into_boxed_str() })
            }

            /// The name as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.text
            }

            /// A name of at most 16 bytes in two numbers, equal exactly where the names are; they were made with the
            /// name, so a table can be searched without reading texts. `None` for a longer name.
            #[inline]
            #[must_use]
            pub fn packed(&self) -> Option<[u64; 2]> {
                (self.packed[0] != u64::MAX).then_some(self.packed)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.text).finish()
            }
        }

        // As the text, because a map of names can be searched by a text.
        impl std::hash::Hash for $name {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.text.hash(state);
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.text)
            }
        }

        impl FromStr for $name {
            type Err = NameFault;
            fn from_str(text: &str) -> Result<Self, NameFault> {
                Self::new(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = NameFault;
            fn try_from(text: String) -> Result<Self, NameFault> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> String {
                name.text.into()
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.text
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern, "maxLength": $limit })
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.text
            }
        }
    };
}

pub(crate) use name_type;

fn check_plugin(text: &str) -> Result<(), NameFault> {
    let mut parts = text.splitn(2, '.');
    parts.next().map_or(Err(NameFault::Empty), check_kebab)?;
    parts.next().map_or(Ok(()), check_kebab)
}

name_type! {
    /// The name of a thing inside its plugin, in kebab-case: `lofopt`, `item-9`.
    Name, check_kebab, r"^[a-z0-9]+(-[a-z0-9]+)*$", NAME_LIMIT
}

name_type! {
    /// The id of a plugin: short and undotted for ours (`pmt`), `publisher.name` for others.
    PluginId, check_plugin, r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?$", 2 * NAME_LIMIT + 1
}

/// The full id of an item that a plugin contributes, written `plugin:item`.
///
/// ```
/// use vakwerk_core::id::ItemId;
/// let id: ItemId = "pmt:lofopt".parse().unwrap();
/// assert_eq!(id.plugin.as_str(), "pmt");
/// assert_eq!(id.to_string(), "pmt:lofopt");
/// assert!("lofopt".parse::<ItemId>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ItemId {
    /// The plugin that contributes the item.
    pub plugin: PluginId,
    /// The item's name inside the plugin.
    pub item: Name,
}

/// Why a text is not an item id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemIdFault {
    /// What was found.
    pub found: String,
}

impl fmt::Display for ItemIdFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not an item id; write `plugin:item` in kebab-case, such as `pmt:lofopt`", self.found)
    }
}

impl std::error::Error for ItemIdFault {}

impl FromStr for ItemId {
    type Err = ItemIdFault;
    fn from_str(text: &str) -> Result<Self, ItemIdFault> {
        let fault = || ItemIdFault { found: text.chars().take(2 * NAME_LIMIT).collect() };
        let (plugin, item) = text.split_once(':').ok_or_else(fault)?;
        Ok(Self { plugin: plugin.parse().map_err(|_| fault())?, item: item.parse().map_err(|_| fault())? })
    }
}

impl TryFrom<String> for ItemId {
    type Error = ItemIdFault;
    fn try_from(text: String) -> Result<Self, ItemIdFault> {
        text.parse()
    }
}

impl From<ItemId> for String {
    fn from(id: ItemId) -> String {
        id.to_string()
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.plugin, self.item)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ItemId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ItemId".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "The full id of an item: plugin:item.",
            "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?:[a-z0-9]+(-[a-z0-9]+)*$"
        })
    }
}

/// A reference in a catalogue: `item` means the plugin's own, `plugin:item` another's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference {
    /// The other plugin; `None` for the plugin's own.
    pub plugin: Option<PluginId>,
    /// The item's name.
    pub item: Name,
}

impl Reference {
    /// The full id, seen from the plugin `own` in whose catalogue the reference stands.
    #[must_use]
    pub fn within(&self, own: &PluginId) -> ItemId {
        ItemId { plugin: self.plugin.clone().unwrap_or_else(|| own.clone()), item: self.item.clone() }
    }
}

impl FromStr for Reference {
    type Err = ItemIdFault;
    fn from_str(text: &str) -> Result<Self, ItemIdFault> {
        if text.contains(':') {
            let id: ItemId = text.parse()?;
            return Ok(Self { plugin: Some(id.plugin), item: id.item });
        }
        let fault = || ItemIdFault { found: text.chars().take(2 * NAME_LIMIT).collect() };
        Ok(Self { plugin: None, item: text.parse().map_err(|_| fault())? })
    }
}

impl TryFrom<String> for Reference {
    type Error = ItemIdFault;
    fn try_from(text: String) -> Result<Self, ItemIdFault> {
        text.parse()
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> String {
        reference.to_string()
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.plugin {
            Some(plugin) => write!(f, "{plugin}:{}", self.item),
            None => self.item.fmt(f),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Reference {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Reference".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "An item of this pack (`item`) or of another (`plugin:item`).",
            "pattern": r"^([a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?:)?[a-z0-9]+(-[a-z0-9]+)*$"
        })
    }
}
