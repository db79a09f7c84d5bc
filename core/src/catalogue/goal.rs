//! The goal vocabulary: treatment goals that a professional can choose and adapt.

use serde::{Deserialize, Serialize};

use crate::id::{ItemId, NAME_LIMIT, Name, PluginId, Reference};
use crate::provenance::{Citation, Provenance};
use crate::text::Text;

/// What kind of change a goal aims at (BCP §1.1), with comfort for palliative work (DB).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ChangeKind {
    /// Preventie.
    Prevention,
    /// Verandering.
    Change,
    /// Ontwikkeling.
    Development,
    /// Stabilisatie.
    Stabilisation,
    /// Acceptatie.
    Acceptance,
    /// Comfort, palliative.
    Comfort,
}

/// In which area a goal aims at change (BCP §1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ChangeArea {
    /// Emotioneel.
    Emotional,
    /// Gedragsmatig.
    Behavioural,
    /// Cognitief.
    Cognitive,
    /// Sociaal.
    Social,
    /// Neurologisch.
    Neurological,
    /// Lichamelijk.
    Physical,
}

/// The level of functioning a goal lies on (ICF).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum FunctioningLevel {
    /// Body functions.
    Function,
    /// Activities.
    Activity,
    /// Participation.
    Participation,
}

/// A goal of the vocabulary (`[[goal]]`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Goal {
    /// The item id.
    pub id: Name,
    /// Rises when the meaning changes; starts at 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub edition: u32,
    /// The goal, in our own short words; `{…}` marks what is filled in per client.
    pub statement: Text,
    /// The common treatment goals it belongs to, as terms: `algemeen:common-goals/tension`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub common_goals: Vec<TermReference>,
    /// ICF codes (codes only).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub icf: Vec<String>,
    /// The kinds of change it usually aims at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub change_kinds: Vec<ChangeKind>,
    /// The areas of change it usually lies in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub change_areas: Vec<ChangeArea>,
    /// The level of functioning; absent where it differs per client.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<FunctioningLevel>,
    /// Further terms the discipline ties it to: a LOFOPT cluster, an ODIM component.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<TermReference>,
    /// The published source; our own vocabulary cites the source of its domain.
    pub source: Citation,
    /// Where the wording comes from.
    pub provenance: Provenance,
}

/// A term of a vocabulary: `concept/term` or `plugin:concept/term`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TermReference {
    /// The vocabulary.
    pub concept: Reference,
    /// The term in it.
    pub term: Name,
}

impl TermReference {
    /// The full id, seen from the plugin `own` in whose catalogue the reference stands.
    #[must_use]
    pub fn within(&self, own: &PluginId) -> TermId {
        TermId { concept: self.concept.within(own), term: self.term.clone() }
    }
}

/// The full id of a term, written `plugin:concept/term`.
///
/// ```
/// use vakwerk_core::catalogue::TermId;
/// let term: TermId = "algemeen:common-goals/tension".parse().unwrap();
/// assert_eq!(term.term.as_str(), "tension");
/// assert!("common-goals/tension".parse::<TermId>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TermId {
    /// The vocabulary.
    pub concept: ItemId,
    /// The term in it.
    pub term: Name,
}

impl std::fmt::Display for TermId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.concept, self.term)
    }
}

impl std::str::FromStr for TermId {
    type Err = TermIdFault;
    fn from_str(text: &str) -> Result<Self, TermIdFault> {
        let parts = text.split_once('/').and_then(|(c, t)| Some((c.parse().ok()?, t.parse().ok()?)));
        let found = || TermIdFault { found: text.chars().take(4 * NAME_LIMIT).collect() };
        parts.map(|(concept, term)| Self { concept, term }).ok_or_else(found)
    }
}

impl TryFrom<String> for TermId {
    type Error = TermIdFault;
    fn try_from(text: String) -> Result<Self, TermIdFault> {
        text.parse()
    }
}

impl From<TermId> for String {
    fn from(id: TermId) -> String {
        id.to_string()
    }
}

/// Why a text is not the full id of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermIdFault {
    /// What was found.
    pub found: String,
}

impl std::fmt::Display for TermIdFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` is not the full id of a term; write `plugin:concept/term`", self.found)
    }
}

impl std::error::Error for TermIdFault {}

impl std::fmt::Display for TermReference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.concept, self.term)
    }
}

impl TryFrom<String> for TermReference {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let fault = || format!("`{text}` is not a term; write `concept/term` or `plugin:concept/term`");
        let (concept, term) = text.split_once('/').ok_or_else(fault)?;
        Ok(Self { concept: concept.parse().map_err(|_| fault())?, term: term.parse().map_err(|_| fault())? })
    }
}

impl From<TermReference> for String {
    fn from(reference: TermReference) -> String {
        reference.to_string()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for TermReference {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "TermReference".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A term of a vocabulary: concept/term, or plugin:concept/term.",
            "pattern": r"^([a-z0-9.-]+:)?[a-z0-9-]+/[a-z0-9-]+$"
        })
    }
}
