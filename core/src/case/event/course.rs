//! The course of a trajectory: entering steps, moving to another set, closing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::list::List;
use super::super::reference::PluginVersion;
use super::super::words::{ClosureGround, OutcomeCommunicated, Party};
use crate::catalogue::{Became, Digest, LocalId};
use crate::id::{ItemId, PluginId};
use crate::rule::Finding;
use crate::step::Step;
use crate::text::Text;

/// A step was entered.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct StepEntered {
    /// The step that was left.
    pub from: Step,
    /// The step that was entered.
    pub to: Step,
    /// The round that the step belongs to, counted from 1.
    pub round: u32,
    /// Reasons for not meeting a rule, by the rule.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: BTreeMap<ItemId, String>,
    /// The findings it was decided on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decided_on: Vec<Finding>,
}

/// The trajectory moved to another set of plugins.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct SetMoved {
    /// The digest of the set that was left; filled in by deciding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Digest>,
    /// The digest of the set it moved to.
    pub to: Digest,
    /// The plugins of that set.
    #[serde(default)]
    pub plugins: Vec<PluginVersion>,
    /// Why.
    pub reason: String,
    /// What it changes, by plugin; versions, and what the record refers to, are filled in by deciding.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<PluginMove>,
}

/// What a move of set changes in one plugin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct PluginMove {
    /// The plugin.
    pub id: PluginId,
    /// The version that was left; absent where the set did not have the plugin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<semver::Version>,
    /// The version it moved to; absent where the set no longer has the plugin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<semver::Version>,
    /// The items that are otherwise, in the order of their names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<ItemMove>,
}

/// What a move of set changes in one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct ItemMove {
    /// The item, or the term of a concept, under the name it had.
    pub item: LocalId,
    /// What people saw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// What became of it.
    pub became: Became,
    /// The record refers to it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_record: bool,
}

/// The trajectory was closed.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct TrajectoryClosed {
    /// Why it ends.
    pub ground: ClosureGround,
    /// With whom that was decided.
    #[serde(default, skip_serializing_if = "<[Party]>::is_empty")]
    pub decided_with: List<Party>,
    /// The client cannot take part in closing, for another reason than the ground.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub client_cannot_take_part: bool,
    /// Whether the outcome was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome_communicated: Option<OutcomeCommunicated>,
    /// Aftercare.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aftercare: Option<String>,
    /// What was agreed about relapse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relapse_policy: Option<String>,
    /// An end report was written.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub report: bool,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Reasons for not meeting a rule, by the rule.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: BTreeMap<ItemId, String>,
    /// The findings it was decided on; filled in by deciding.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decided_on: Vec<Finding>,
}

crate::silent::silent! { StepEntered SetMoved TrajectoryClosed }
