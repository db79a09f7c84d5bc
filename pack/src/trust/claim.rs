//! What a publisher may publish: one plugin, or all that stand under its name.

use std::fmt;

use serde::{Deserialize, Serialize};
use vakwerk_core::id::{Name, PluginId};

/// A plugin by its id, or every plugin of a publisher: `pmt`, `voorbeeld.*`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Claim {
    /// One plugin.
    Plugin(PluginId),
    /// Every plugin whose id begins with this name and a dot.
    Publisher(Name),
}

impl Claim {
    /// Whether it covers a plugin.
    #[must_use]
    pub fn covers(&self, id: &PluginId) -> bool {
        match self {
            Self::Plugin(own) => own == id,
            Self::Publisher(name) => id.as_str().split_once('.').is_some_and(|(prefix, _)| prefix == name.as_str()),
        }
    }

    /// Whether some plugin is covered by both.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Plugin(id), claim) | (claim, Self::Plugin(id)) => claim.covers(id),
            (Self::Publisher(one), Self::Publisher(two)) => one == two,
        }
    }
}

impl TryFrom<String> for Claim {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let claim = match text.strip_suffix(".*") {
            Some(name) => name.parse().map(Self::Publisher),
            None => text.parse().map(Self::Plugin),
        };
        claim.map_err(|fault| format!("`{}` {fault}", crate::suggest::shown(&text)))
    }
}

impl From<Claim> for String {
    fn from(claim: Claim) -> Self {
        claim.to_string()
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plugin(id) => id.fmt(f),
            Self::Publisher(name) => write!(f, "{name}.*"),
        }
    }
}

impl schemars::JsonSchema for Claim {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Claim".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A plugin by its id, or `publisher.*` for every plugin of a publisher.",
            "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*(\.([a-z0-9]+(-[a-z0-9]+)*|\*))?$"
        })
    }
}
