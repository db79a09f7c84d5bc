//! Assessments: instruments, observation scales and tests, declared or coded.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::TermReference;
use crate::id::{Name, Reference};
use crate::licence::Licence;
use crate::provenance::{Citation, Provenance};
use crate::step::Step;
use crate::text::Text;

/// Who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Respondent {
    /// The client.
    Client,
    /// A parent or carer.
    Parent,
    /// A relative or other person close to the client.
    Relative,
    /// A professional.
    Professional,
}

/// A value with a label, in the range of an item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LabelledValue {
    /// The value.
    pub value: f64,
    /// What people see.
    pub label: Text,
}

/// What an item may be answered with: `min`, `min + step`, … `max`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AnswerRange {
    /// The smallest answer allowed, inclusive.
    pub min: f64,
    /// The largest answer allowed, inclusive.
    pub max: f64,
    /// The distance between answers, counted from `min`; absent means any number in the range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<f64>,
    /// The unit, such as `s` or `m`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Labels of values; an unlabelled value is still allowed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<LabelledValue>,
}

/// What a missing answer means: refused unless the instrument's published rule says otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum MissingPolicy {
    /// The sheet is refused: `"refused"`.
    #[default]
    Refused,
    /// Counts as this value: `{ counts-as = 0 }`.
    CountsAs(f64),
    /// Replaced, per sum or mean, by the mean of the answered items in it, while at most this many
    /// of them are missing: `{ prorated = 2 }`; beyond that the scale is unavailable.
    Prorated(u32),
}

/// An item, in the order of the form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AssessmentItem {
    /// The item's name inside the assessment: `item-9`.
    pub id: Name,
    /// Our own short label, or the text where the licence allows it.
    pub label: Text,
    /// What it may be answered with; absent means the assessment's `answer`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<AnswerRange>,
    /// Whether "not applicable" may be answered, and what it counts as.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<MissingPolicy>,
}

/// A variable number of rows, each with the same item, whose labels are given at administration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rows {
    /// The fewest rows.
    pub at_least: u32,
    /// The most rows.
    pub at_most: u32,
}

/// A value about the person or the occasion that the arithmetic needs.
///
/// Known to every host: `age` (completed years), `age-months`, `sex`, `height-cm`, `weight-kg`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AssessmentInput {
    /// The input's name.
    pub id: Name,
    /// What people see.
    pub label: Text,
    /// Codes of a choice, such as `{ female = 0, male = 1 }`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub codes: BTreeMap<Name, f64>,
    /// The smallest value allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// The largest value allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
}

/// Ages in completed years, both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ages {
    /// From this age; absent means no lower limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<u32>,
    /// To and including this age; absent means no upper limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<u32>,
}

/// Which way a scale points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Direction {
    /// A higher score is more favourable.
    HigherIsBetter,
    /// A lower score is more favourable.
    LowerIsBetter,
    /// Neither end is more favourable.
    Neutral,
}

/// A scale: a number that an assessment yields.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Scale {
    /// The scale's name inside the assessment: `total`.
    pub id: Name,
    /// What people see.
    pub name: Text,
    /// The expression that yields it (see the measures chapter); absent in a coded assessment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<String>,
    /// The smallest score possible, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// The largest score possible, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    /// The distance between possible scores; absent means any number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<f64>,
    /// The unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Which way it points.
    pub direction: Direction,
    /// The ages for which it may be computed; outside them it is unavailable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ages: Option<Ages>,
    /// Where the arithmetic comes from, where it differs from the assessment's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
}

/// A band: one lower bound at most, one upper bound at most.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Band {
    /// The band's name, unique within the scale's meaning: `mild`.
    pub id: Name,
    /// What people see.
    pub label: Text,
    /// From this score, inclusive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<f64>,
    /// Above this score, exclusive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub above: Option<f64>,
    /// To this score, inclusive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<f64>,
    /// Below this score, exclusive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<f64>,
}

/// A named way to read a scale; a scale may have several, and none is the default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BandSet {
    /// The set's name inside the assessment: `kroenke-2001`.
    pub id: Name,
    /// What people see: whose reading it is.
    pub name: Text,
    /// The scale it reads.
    pub scale: Name,
    /// The population it holds for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<Text>,
    /// The ages it holds for; outside them it is unavailable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ages: Option<Ages>,
    /// A condition (a measure expression) under which it may be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_when: Option<String>,
    /// The bands, from low to high, without holes or overlap over the scale's range.
    pub band: Vec<Band>,
    /// Where the cut-offs come from.
    pub provenance: Provenance,
}

/// What a change threshold says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ChangeMeaning {
    /// Beyond measurement error.
    Reliable,
    /// Worth something to the client.
    Important,
    /// Smallest detectable change.
    Detectable,
}

/// How a change is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ChangeMeasure {
    /// In points of the scale.
    #[default]
    Points,
    /// In per cent of the score before; undefined where that is 0.
    Percent,
}

/// A named change threshold; a scale may have several, and none is the default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChangeThreshold {
    /// The threshold's name inside the assessment.
    pub id: Name,
    /// What people see.
    pub name: Text,
    /// The scale.
    pub scale: Name,
    /// What it says.
    pub meaning: ChangeMeaning,
    /// The smallest change that counts, inclusive.
    pub at_least: f64,
    /// How the change is measured.
    #[serde(default)]
    pub measure: ChangeMeasure,
    /// The confidence level, such as 0.90 or 0.95, where one was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// It holds for scores before from this one, inclusive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before_from: Option<f64>,
    /// It holds for scores before up to this one, inclusive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before_to: Option<f64>,
    /// The ages it holds for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ages: Option<Ages>,
    /// The population it was found in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<Text>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// One outcome of a classification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Class {
    /// The band id that is yielded.
    pub id: Name,
    /// What people see.
    pub label: Text,
    /// The condition (a measure expression); the first that holds decides, the last has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
}

/// A classification: a reading that rests on more than one scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Classification {
    /// The classification's name, distinct from every scale: `risk`.
    pub id: Name,
    /// What people see.
    pub name: Text,
    /// The classes, tried in order.
    pub class: Vec<Class>,
    /// The ages it holds for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ages: Option<Ages>,
    /// A condition (a measure expression) under which it may be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_when: Option<String>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// An answer that must be acted on whatever the total.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Alert {
    /// The item.
    pub item: Name,
    /// From this answer, inclusive.
    pub at_least: f64,
    /// What it signals.
    pub text: Text,
    /// What must follow; the case records who was told and what was done.
    pub follow_up: Text,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A remark about the quality of the answers, never a refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Notice {
    /// The notice's name inside the assessment.
    pub id: Name,
    /// The condition (a measure expression).
    pub when: String,
    /// What people see.
    pub text: Text,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// Whether the arithmetic is declared or coded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Arithmetic {
    /// Every scale has an expression.
    #[default]
    Declared,
    /// The plugin's code computes the scales (operation `score`).
    Coded,
    /// There is nothing to compute: the record is qualitative.
    None,
}

/// An assessment (`[[assessment]]`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assessment {
    /// The item id.
    pub id: Name,
    /// Rises when the meaning changes; starts at 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub edition: u32,
    /// The name.
    pub name: Text,
    /// What it measures, in our own short words.
    pub measures: Text,
    /// For whom, in our own short words.
    pub for_whom: Text,
    /// What a reader must know before relying on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limits: Option<Text>,
    /// Who answers.
    pub respondents: Vec<Respondent>,
    /// The steps it serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// The frameworks whose disciplines it is for, where it is no discipline's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub frameworks: Vec<Reference>,
    /// The disciplines of other packs that it is for: it joins their lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disciplines: Vec<Reference>,
    /// Goals it informs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Reference>,
    /// Terms it informs: common goals, clusters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<TermReference>,
    /// The licence, on both axes.
    pub licence: Licence,
    /// Declared or coded.
    #[serde(default)]
    pub arithmetic: Arithmetic,
    /// The ages it is meant for; a known age outside them makes every scale unavailable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ages: Option<Ages>,
    /// The range of every item that has none of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<AnswerRange>,
    /// What a missing answer means.
    #[serde(default)]
    pub missing: MissingPolicy,
    /// A variable number of rows of the single item, instead of a fixed list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<Rows>,
    /// The items, in the order of the form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub item: Vec<AssessmentItem>,
    /// What it needs to know about the person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub input: Vec<AssessmentInput>,
    /// The scales.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scale: Vec<Scale>,
    /// Named readings of scales.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub band_set: Vec<BandSet>,
    /// Named change thresholds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub change: Vec<ChangeThreshold>,
    /// Readings that rest on more than one scale.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classification: Vec<Classification>,
    /// Answers that must be acted on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alert: Vec<Alert>,
    /// Remarks about the quality of the answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notice: Vec<Notice>,
    /// The published source.
    pub source: Citation,
    /// Where items, ranges and arithmetic come from.
    pub provenance: Provenance,
}
