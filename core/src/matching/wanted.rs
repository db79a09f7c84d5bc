//! What interventions are matched with: chosen goals, terms from goals and findings, recorded cautions.

use serde::{Deserialize, Serialize};

use crate::catalogue::{CautionKind, TermId};
use crate::id::{ItemId, PluginId};
use crate::text::Text;

/// Why a term is wanted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// It belongs to a chosen goal.
    Goal(ItemId),
    /// It was found: by this assessment, form or other item.
    Finding(ItemId),
    /// The professional named it.
    Named,
}

/// A term that an intervention may serve or belong to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct WantedTerm {
    /// The term.
    pub term: TermId,
    /// Why it is wanted.
    pub origin: Origin,
}

/// The discipline in which a trajectory is worked, and the framework that the discipline follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Practice {
    /// The discipline.
    pub discipline: ItemId,
    /// The framework.
    pub framework: ItemId,
}

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Wanted {
    /// The chosen goals that stand in a vocabulary; the terms they belong to are wanted with them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<ItemId>,
    /// Further terms: of goals in free words, of findings, of a direction that was set.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<WantedTerm>,
    /// Cautions that were recorded for this client.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cautions: Vec<TermId>,
    /// In which discipline is worked; without it, interventions for every discipline are found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub practice: Option<Practice>,
}

/// A reason or caution that a plugin adds to an intervention that was matched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct AddedReason {
    /// The intervention.
    pub intervention: ItemId,
    /// The plugin that says it.
    pub by: PluginId,
    /// What it says.
    pub text: Text,
    /// For a caution: how strongly it speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caution: Option<CautionKind>,
}
