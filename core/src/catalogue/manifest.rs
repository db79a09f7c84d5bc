//! `vakwerk.toml`: who a plugin is, what it needs and what it provides.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Renaming;
use crate::id::{Name, PluginId};
use crate::text::{Language, Text};

/// The operations that a plugin's code can provide; the set is fixed per interface version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Operation {
    /// Arithmetic of one answer sheet that a declaration cannot express.
    Score,
    /// The same over columns of sheets.
    ScoreBatch,
    /// Turns scores and findings into the discipline's own description.
    Profile,
    /// Adds reasons and cautions to interventions that `core` has matched.
    Reasons,
    /// Findings on a step that conditions cannot express.
    Review,
}

/// That an item of an earlier version must no longer be relied on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Withdrawal {
    /// The item.
    pub item: Name,
    /// The versions in which it must not be relied on.
    #[cfg_attr(feature = "schema", schemars(schema_with = "version_range"))]
    pub versions: semver::VersionReq,
    /// Why.
    pub reason: Text,
}

/// The manifest, written by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Manifest {
    /// The plugin's id: `pmt`, or `publisher.name`.
    pub id: PluginId,
    /// The plugin's version (semver).
    pub version: semver::Version,
    /// The interface that the pack and its code are written for: `1`.
    pub interface: u32,
    /// The name that people see.
    pub name: Text,
    /// What the plugin is intended for, and what not.
    pub intended_purpose: Text,
    /// Who publishes it.
    pub publisher: String,
    /// The licence of the plugin as a whole (SPDX expression).
    pub licence: String,
    /// The languages in which every text is present.
    pub languages: Vec<Language>,
    /// Other plugins it needs, with the versions it accepts.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "requirements"))]
    pub requires: BTreeMap<PluginId, semver::VersionReq>,
    /// The operations its code provides; empty for a plugin of data only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub provides: Vec<Operation>,
    /// Items of other plugins that this one replaces, in full ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supersedes: Vec<crate::id::ItemId>,
    /// Items of earlier versions that must no longer be relied on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<Withdrawal>,
    /// What has another name than in an earlier version.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renamed: Vec<Renaming>,
}

/// A range of versions, as `semver` reads it.
#[cfg(feature = "schema")]
fn version_range(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "type": "string", "format": "version-range" })
}

/// Plugin ids with ranges of versions.
#[cfg(feature = "schema")]
fn requirements(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let id = generator.subschema_for::<PluginId>();
    let range = version_range(generator);
    schemars::json_schema!({ "type": "object", "propertyNames": id, "additionalProperties": range })
}
