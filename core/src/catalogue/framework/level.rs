//! Scales of levels: how far someone has come, in order and never averaged.

use serde::{Deserialize, Serialize};

use crate::id::Name;
use crate::provenance::{Citation, Provenance};
use crate::text::Text;

/// What a scale of levels says something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum LevelKind {
    /// How much can be entrusted to someone: on tasks.
    Entrustment,
    /// How proficient someone is: on competencies.
    Proficiency,
}

/// Whether a level looks back at what was done or ahead at what may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum LevelView {
    /// How it went, this time.
    Retrospective,
    /// What can be entrusted, next time.
    Prospective,
}

/// One level of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Level {
    /// Its name inside the scale.
    pub id: Name,
    /// What people see.
    pub label: Text,
    /// What it means, in our own short words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Text>,
}

/// An ordinal scale of levels (`[[level-scale]]`), from lowest to highest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelScale {
    /// The item id.
    pub id: Name,
    /// Rises when the meaning changes; starts at 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub edition: u32,
    /// The name.
    pub name: Text,
    /// What it is for.
    pub description: Text,
    /// What it says something about.
    pub kind: LevelKind,
    /// Whether it looks back or ahead.
    pub view: LevelView,
    /// The levels, from lowest to highest.
    pub level: Vec<Level>,
    /// The lowest level at which one is called proficient or may work unsupervised.
    pub proficient_from: Name,
    /// The published source.
    pub source: Citation,
    /// Where it comes from.
    pub provenance: Provenance,
}

impl LevelScale {
    /// The rank of a level, counted from 1.
    #[must_use]
    pub fn rank(&self, level: &Name) -> Option<usize> {
        self.level.iter().position(|known| known.id == *level).map(|at| at + 1)
    }
}
