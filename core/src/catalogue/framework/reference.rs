//! How an element of a framework is named, in its own framework and from elsewhere.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::id::{ItemId, NAME_LIMIT, Name, Reference};

/// A reference to an element: `t3` in the framework itself, `vaktherapie/t3` in another of the pack,
/// `fvb:vaktherapie/t3` in another pack, `fvb:vaktherapie@1/t3` in a given edition.
///
/// ```
/// use vakwerk_core::catalogue::ElementReference;
/// let reference: ElementReference = "fvb:vaktherapie@1/t3".parse().unwrap();
/// assert_eq!((reference.edition, reference.element.as_str()), (Some(1), "t3"));
/// assert!("fvb:t3".parse::<ElementReference>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ElementReference {
    /// The framework; `None` for the one in which the reference stands.
    pub framework: Option<Reference>,
    /// The edition of that framework; `None` for the one that is loaded.
    pub edition: Option<u32>,
    /// The element in it.
    pub element: Name,
}

impl ElementReference {
    /// The full id, seen from the framework `own` in which the reference stands.
    #[must_use]
    pub fn within(&self, own: &ItemId) -> ElementId {
        let framework = self.framework.as_ref().map_or_else(|| own.clone(), |other| other.within(&own.plugin));
        ElementId { framework, element: self.element.clone() }
    }
}

impl From<Name> for ElementReference {
    fn from(element: Name) -> Self {
        Self { framework: None, edition: None, element }
    }
}

impl FromStr for ElementReference {
    type Err = ElementFault;

    fn from_str(text: &str) -> Result<Self, ElementFault> {
        let read = || {
            let Some((framework, element)) = text.split_once('/') else {
                return Some(Self::from(text.parse::<Name>().ok()?));
            };
            let (framework, edition) = match framework.split_once('@') {
                Some((framework, edition)) => (framework, Some(edition.parse().ok().filter(|edition| *edition > 0)?)),
                None => (framework, None),
            };
            Some(Self { framework: Some(framework.parse().ok()?), edition, element: element.parse().ok()? })
        };
        read().ok_or_else(|| ElementFault::of(text))
    }
}

impl fmt::Display for ElementReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(framework) = &self.framework else { return self.element.fmt(f) };
        match self.edition {
            Some(edition) => write!(f, "{framework}@{edition}/{}", self.element),
            None => write!(f, "{framework}/{}", self.element),
        }
    }
}

/// The full id of an element, written `plugin:framework/element`.
///
/// ```
/// use vakwerk_core::catalogue::ElementId;
/// let id: ElementId = "fvb:vaktherapie/t3".parse().unwrap();
/// assert_eq!(id.framework.to_string(), "fvb:vaktherapie");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ElementId {
    /// The framework.
    pub framework: ItemId,
    /// The element in it.
    pub element: Name,
}

impl FromStr for ElementId {
    type Err = ElementFault;

    fn from_str(text: &str) -> Result<Self, ElementFault> {
        let parts = text.split_once('/').and_then(|(f, e)| Some((f.parse().ok()?, e.parse().ok()?)));
        parts.map(|(framework, element)| Self { framework, element }).ok_or_else(|| ElementFault::of(text))
    }
}

impl fmt::Display for ElementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.framework, self.element)
    }
}

/// Why a text does not name an element of a framework.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElementFault {
    /// What was found.
    pub found: String,
}

impl ElementFault {
    fn of(text: &str) -> Self {
        Self { found: text.chars().take(4 * NAME_LIMIT).collect() }
    }
}

impl fmt::Display for ElementFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = &self.found;
        write!(
            f,
            "`{found}` names no element of a framework; write `plugin:framework/element`, such as `fvb:vaktherapie/t3`"
        )
    }
}

impl std::error::Error for ElementFault {}

macro_rules! as_text {
    ($type:ident) => {
        impl TryFrom<String> for $type {
            type Error = ElementFault;

            fn try_from(text: String) -> Result<Self, ElementFault> {
                text.parse()
            }
        }

        impl From<$type> for String {
            fn from(id: $type) -> String {
                id.to_string()
            }
        }
    };
}

as_text!(ElementReference);
as_text!(ElementId);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ElementReference {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ElementReference".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "An element of this framework (`element`) or of another (`framework/element`, `plugin:framework/element`, `plugin:framework@edition/element`).",
            "pattern": r"^(([a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?:)?[a-z0-9]+(-[a-z0-9]+)*(@[1-9][0-9]*)?/)?[a-z0-9]+(-[a-z0-9]+)*$"
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ElementId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ElementId".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "The full id of an element of a framework: plugin:framework/element.",
            "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?:[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"
        })
    }
}
