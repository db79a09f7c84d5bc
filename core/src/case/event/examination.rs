//! Examination: observations, results of assessments, records of forms.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::Day;
use super::super::list::List;
use super::super::reference::{CatalogueItem, ItemKey};
use super::super::words::{Moment, ResultMode, Word};
use crate::catalogue::{Direction, Respondent};
use crate::id::Name;
use crate::rule::FactWord;
use crate::text::Text;

/// An observation.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct ObservationRecorded {
    /// The name by which the record refers to it.
    pub id: Name,
    /// What was observed.
    pub text: String,
    /// It was made in a directed intervention.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub directed: bool,
    /// What was done to observe it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intervention: Option<String>,
    /// The observation model or system, by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// The catalogue item of that model, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model_item: Option<CatalogueItem>,
}

/// The score on one scale, with what is needed to read it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct ScaleScore {
    /// The scale's name inside the assessment.
    pub scale: Name,
    /// What people saw.
    pub label: Text,
    /// The score; absent where it is unavailable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// Why it is unavailable: `age-limit`, `input-missing`, `too-many-missing`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unavailable: Option<Name>,
    /// The smallest score possible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// The largest score possible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    /// The unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Which way the scale points.
    pub direction: Direction,
    /// How it was read, once per band set.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<BandReading>,
}

/// How a scale was read by one band set.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct BandReading {
    /// The band set's name inside the assessment.
    pub band_set: Name,
    /// What people saw as the name of the band set.
    pub name: Text,
    /// The band's name; absent where the set could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band: Option<Name>,
    /// What people saw as the band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// Why it could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unavailable: Option<Name>,
    /// Where the cut-offs come from, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// The outcome of a classification.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct ClassReading {
    /// The classification's name inside the assessment.
    pub classification: Name,
    /// What people saw as its name.
    pub name: Text,
    /// The class; absent where it is unavailable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<Name>,
    /// What people saw as the class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// Why it is unavailable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unavailable: Option<Name>,
}

/// An answer that must be acted on.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct AlertRaised {
    /// The item that raised it.
    pub item: Name,
    /// What it signals.
    pub text: Text,
    /// What must follow.
    pub follow_up: Text,
}

/// The result of an assessment, complete enough to be read without the plugin.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct ResultRecorded {
    /// The name by which the record refers to it.
    pub id: Name,
    /// The assessment.
    pub assessment: CatalogueItem,
    /// When in the trajectory.
    pub moment: Moment,
    /// Who answered.
    pub respondent: Respondent,
    /// How it came into the record.
    pub mode: ResultMode,
    /// The scores.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scales: Vec<ScaleScore>,
    /// Readings that rest on more than one scale.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<ClassReading>,
    /// Answers that must be acted on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alerts: Vec<AlertRaised>,
    /// Remarks about the quality of the answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<Text>,
    /// The answers in the order of the items, `null` for a missing one; absent where they are not kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<Vec<Option<f64>>>,
    /// The labels of rows that were given at administration.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<String>,
    /// What was known about the person or the occasion, as far as the arithmetic needed it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub inputs: BTreeMap<Name, f64>,
    /// A remark, or the text of a qualitative record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// An alert was acted on.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct AlertFollowedUp {
    /// The result that raised it.
    pub result: Name,
    /// The item that raised it.
    pub item: Name,
    /// Who was told, by role.
    pub told: Vec<Name>,
    /// What was done.
    pub done: String,
}

/// An option as it was when it was chosen.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Chosen {
    /// The option.
    pub id: Name,
    /// What people saw.
    pub label: Text,
}

impl Word for Chosen {
    fn word(&self) -> FactWord {
        FactWord::Owned(self.id.as_str().to_owned())
    }
}

/// A value in a field of a form.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FieldContent {
    /// One option.
    Choice(Chosen),
    /// Any number of options.
    Choices(List<Chosen>),
    /// A number, in the field's unit.
    Number(f64),
    /// Free text.
    Text(String),
    /// A calendar day.
    Date(Day),
    /// Yes or no.
    YesNo(bool),
    /// A catalogue item.
    Reference(CatalogueItem),
}

/// A field of a form as it was filled in.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct FieldRecorded {
    /// The field's name inside the form.
    pub field: Name,
    /// What people saw.
    pub label: Text,
    /// What was filled in.
    pub content: FieldContent,
    /// The unit of a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// A form was filled in.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct FormRecorded {
    /// The name by which the record refers to it.
    pub id: Name,
    /// The form.
    pub form: CatalogueItem,
    /// The fields that were filled in, in the order of the form.
    pub fields: Vec<FieldRecorded>,
}

/// The profile that a discipline drew from scores and findings (operation `profile`).
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct ProfileRecorded {
    /// The name by which the record refers to it.
    pub id: Name,
    /// The assessment or concept that it describes.
    pub of: CatalogueItem,
    /// The statements, in order.
    pub statements: Vec<ProfileStatement>,
    /// Catalogue items that it points to, such as goals.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points_to: Vec<ItemKey>,
}

/// One statement of a profile.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct ProfileStatement {
    /// What it is about.
    pub label: Text,
    /// What it says.
    pub text: Text,
    /// Whether it departs from what is usual; absent where that cannot be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deviates: Option<bool>,
}

crate::silent::silent! { ObservationRecorded ScaleScore BandReading ClassReading AlertRaised ResultRecorded AlertFollowedUp Chosen FieldContent FieldRecorded FormRecorded ProfileRecorded ProfileStatement }
