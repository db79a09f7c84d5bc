//! Goals: set, judged, dropped.

use serde::{Deserialize, Serialize};

use super::super::list::List;
use super::super::reference::{CatalogueItem, CatalogueTerm};
use super::super::words::{Judge, Moment, Party};
use crate::catalogue::{ChangeArea, ChangeKind, FunctioningLevel};
use crate::id::Name;

/// The lowest level of attainment that can be recorded: worse than the lowest level of the scale.
pub const LOWEST_LEVEL: i8 = -3;
/// The highest level of attainment.
pub const HIGHEST_LEVEL: i8 = 2;

/// One level of a goal's scale, described for this client.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct GoalLevel {
    /// The level, −3 to 2; 0 is what is expected.
    pub level: i8,
    /// What is then seen.
    pub text: String,
}

/// A goal was set; a goal that changes its meaning is dropped and set under another name.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct GoalSet {
    /// The name by which the record refers to it.
    pub id: Name,
    /// It is a main goal.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub main: bool,
    /// The goal it serves, for a sub-goal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serves: Option<Name>,
    /// The goal, for this client.
    pub text: String,
    /// The goal of a vocabulary it was made from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub catalogue: Option<CatalogueItem>,
    /// What kind of change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change_kind: Option<ChangeKind>,
    /// In which area.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change_area: Option<ChangeArea>,
    /// On which level of functioning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<FunctioningLevel>,
    /// Whether it concerns life outside the therapy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outside_therapy: Option<bool>,
    /// Terms it is tied to.
    #[serde(default, skip_serializing_if = "<[CatalogueTerm]>::is_empty")]
    pub terms: List<CatalogueTerm>,
    /// Who took part in choosing it.
    #[serde(default, skip_serializing_if = "<[Party]>::is_empty")]
    pub chosen_by: List<Party>,
    /// Its weight among the goals; absent means 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<f64>,
    /// The levels, described.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<GoalLevel>,
    /// The level at the start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<i8>,
}

/// How far a goal was attained, judged by one person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct GoalAttainmentRecorded {
    /// The goal.
    pub goal: Name,
    /// The level, −3 to 2; −3 is shown and kept, but is no input to the T-score.
    pub level: i8,
    /// Who judged.
    pub judged_by: Judge,
    /// When in the trajectory; absent counts as `after`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moment: Option<Moment>,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A goal was given up.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct GoalDropped {
    /// The goal.
    pub goal: Name,
    /// Why.
    pub reason: String,
}

crate::silent::silent! { GoalLevel GoalSet GoalAttainmentRecorded GoalDropped }
