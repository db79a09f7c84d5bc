//! Forms: typed, repeatable records through which a discipline keeps what only it knows.

use serde::{Deserialize, Serialize};

use crate::id::{Name, Reference};
use crate::provenance::{Citation, Provenance};
use crate::step::Step;
use crate::text::Text;

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FormOption {
    /// The value that is recorded.
    pub id: Name,
    /// What people see.
    pub label: Text,
}

/// What kind of value a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum FieldKind {
    /// One of the options.
    Choice,
    /// Any number of the options.
    Choices,
    /// A number, with unit, minimum and maximum where they apply.
    Number,
    /// Free text, at most 10,000 characters.
    Text,
    /// A calendar date.
    Date,
    /// Yes or no.
    YesNo,
    /// The full id of a catalogue item.
    Reference,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FormField {
    /// The field's name inside the form.
    pub id: Name,
    /// What people see.
    pub label: Text,
    /// What kind of value it takes.
    pub kind: FieldKind,
    /// Whether a record without it is refused.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// The options of a choice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub option: Vec<FormOption>,
    /// The vocabulary whose terms are the options, instead of `option`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vocabulary: Option<Reference>,
    /// The unit of a number, such as `m` or `min`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The smallest number allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// The largest number allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
}

/// A form (`[[form]]`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Form {
    /// The item id.
    pub id: Name,
    /// Rises when the meaning changes; starts at 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub edition: u32,
    /// The name.
    pub name: Text,
    /// What the form is for.
    pub purpose: Text,
    /// The steps in which it is usually filled in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// The frameworks whose disciplines it is for, where it is no discipline's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub frameworks: Vec<Reference>,
    /// The disciplines of other packs that it is for: it joins their lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disciplines: Vec<Reference>,
    /// Whether it may be filled in more than once in a round.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub repeatable: bool,
    /// The fields, in order.
    pub field: Vec<FormField>,
    /// The published source.
    pub source: Citation,
    /// Where the form comes from.
    pub provenance: Provenance,
}
