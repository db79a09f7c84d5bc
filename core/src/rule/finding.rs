//! Findings: what a rule concluded, with the leaves that decided it, readable without the pack.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::catalogue::{Weight, WeightBasis};
use crate::id::ItemId;
use crate::provenance::Mark;
use crate::text::Text;

/// What a rule concluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// What it asks holds.
    Satisfied,
    /// What it asks does not hold.
    Failed,
    /// It cannot be said, because something was not recorded; this never counts as satisfied.
    Unknown,
    /// The rule does not apply to this trajectory now.
    NotApplicable,
}

/// Whether a condition, or one leaf of it, holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Truth {
    /// It holds.
    Holds,
    /// It does not hold.
    Fails,
    /// It cannot be said, because something was not recorded.
    Unknown,
}

impl Truth {
    /// Both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Fails, _) | (_, Self::Fails) => Self::Fails,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::Holds, Self::Holds) => Self::Holds,
        }
    }

    /// At least one holds.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Holds, _) | (_, Self::Holds) => Self::Holds,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::Fails, Self::Fails) => Self::Fails,
        }
    }

    pub(super) fn of(holds: bool) -> Self {
        if holds { Self::Holds } else { Self::Fails }
    }
}

/// Where a rule is written, readable without the pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct WrittenIn {
    /// The full id of the source.
    pub source: ItemId,
    /// The title as printed; absent where the pack that declares the source was not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The place in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// The part of a rule that a finding carries, so that a record can be read without the pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct RuleFace {
    /// The full id of the rule.
    pub id: ItemId,
    /// The version of the pack that the rule stands in.
    pub version: semver::Version,
    /// The edition of the rule.
    pub edition: u32,
    /// How much it weighs.
    pub weight: Weight,
    /// Who chose that weight.
    pub weight_basis: WeightBasis,
    /// The short title.
    pub title: Text,
    /// What it asks and what to do to meet it.
    pub text: Text,
    /// Where it is written, the main place first.
    pub written_in: Vec<WrittenIn>,
    /// Whether that place was seen.
    pub mark: Mark,
}

/// The part of a leaf that does not depend on the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct LeafFace {
    /// The fact or collection, as conditions name it.
    pub fact: String,
    /// For a field of an element: what one element is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Text>,
    /// The same in words.
    pub label: Text,
    /// What was asked of it, in words.
    pub wanted: Text,
}

/// A word of a list, with how people say it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct SpokenWord {
    /// The word as it was recorded.
    pub word: String,
    /// How people say it.
    pub label: Text,
}

/// What was found where a leaf looked; never a free text about a client.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Found {
    /// Nothing was recorded.
    NotRecorded,
    /// Something was recorded that a finding does not repeat, such as a free text.
    Recorded,
    /// Yes or no.
    YesNo(bool),
    /// A number.
    Number(f64),
    /// A word of a list.
    Word(Arc<SpokenWord>),
    /// Words of a list; those that stand in no list are left out.
    Words(Vec<Arc<SpokenWord>>),
    /// The collection is empty.
    NoElements,
    /// How many elements there are.
    Count(u32),
    /// A number of elements, and how many of them pass.
    Elements {
        /// How many elements were looked at.
        of: u32,
        /// How many of them pass.
        pass: u32,
    },
}

/// Which alternative a leaf belongs to, where any one of several would have been enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Alternative {
    /// The choice: alternatives of one choice share it.
    pub choice: u16,
    /// The alternative, counted from 0.
    pub branch: u16,
    /// Where the choice stands in each element of a collection: which one, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<u32>,
}

/// One fact that decided a finding.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Leaf {
    /// What was looked at, and what was asked of it.
    pub asked: Arc<LeafFace>,
    /// For a field of an element: which one, counted from 1 in the order in which they were recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<u32>,
    /// Where any one of several would have been enough and none was: which of them this belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternative: Option<Alternative>,
    /// Whether it holds.
    pub truth: Truth,
    /// What was found.
    pub found: Found,
}

/// What a rule concluded about a trajectory; printed for a developer it names the rule and what it concluded.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Finding {
    /// The rule.
    pub rule: Arc<RuleFace>,
    /// What it concluded.
    pub outcome: Outcome,
    /// The leaves that decided it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leaves: Vec<Leaf>,
}

impl fmt::Debug for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Finding({}, {:?})", self.rule.id, self.outcome)
    }
}

impl Finding {
    /// Whether something is still to be done: it failed, or it cannot be said.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.outcome, Outcome::Failed | Outcome::Unknown)
    }

    /// Whether it is open and its rule is a `must`.
    #[must_use]
    pub fn is_open_must(&self) -> bool {
        self.is_open() && self.rule.weight == Weight::Must
    }

    /// Whether it is open and asks for a written reason.
    #[must_use]
    pub fn needs_reason(&self) -> bool {
        self.is_open() && self.rule.weight == Weight::ComplyOrExplain
    }
}

crate::silent::silent! { SpokenWord Found Leaf }
