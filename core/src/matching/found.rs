//! What matching finds: per intervention the reasons, the cautions and the evidence, readable without the pack.

use std::cmp::Reverse;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Origin;
use crate::catalogue::{CautionKind, TermId};
use crate::evidence::{Basis, Evidence};
use crate::id::{ItemId, PluginId};
use crate::provenance::Mark;
use crate::text::Text;

/// The part of an intervention that a match carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct InterventionFace {
    /// The full id.
    pub item: ItemId,
    /// The version of its pack.
    pub version: semver::Version,
    /// The edition.
    pub edition: u32,
    /// The name.
    pub name: Text,
    /// What it is.
    pub description: Text,
    /// What it rests on.
    pub basis: Basis,
    /// Recognition in a database of interventions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recognition: Option<Text>,
    /// Every statement about its effect, with outcomes of every kind, as the catalogue has them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

/// Why a term is wanted, readable without the pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Because {
    /// Why.
    pub origin: Origin,
    /// The goal or item in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
}

/// Why an intervention matched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It serves a chosen goal.
    Goal {
        /// The goal.
        goal: ItemId,
        /// The goal in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        label: Option<Text>,
    },
    /// It serves or belongs to a wanted term.
    Term {
        /// The term.
        term: TermId,
        /// The term in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        label: Option<Text>,
        /// Why the term is wanted.
        because: Vec<Because>,
    },
    /// A plugin adds it.
    Added {
        /// The plugin.
        by: PluginId,
        /// What it says.
        text: Text,
    },
}

/// A discipline or framework that an intervention says it is for, readable without the pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct MeantFor {
    /// The discipline or framework.
    pub item: ItemId,
    /// It in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
}

/// A caution of an intervention; a warning to a professional, never a refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct MatchedCaution {
    /// How strongly it speaks.
    pub kind: CautionKind,
    /// The situation.
    pub text: Text,
    /// The shared caution it specialises.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<TermId>,
    /// Whether this situation was recorded for this client; the others are still to be considered.
    pub recorded: bool,
    /// The plugin that added it; absent for those of the catalogue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added_by: Option<PluginId>,
    /// Whether its source was seen; absent for those that a plugin added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
}

/// An intervention that has something in common with what is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Match {
    /// The intervention.
    pub intervention: Arc<InterventionFace>,
    /// The disciplines and frameworks it says it is for; empty where it says nothing of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meant_for: Vec<MeantFor>,
    /// Why it matched: goals, then terms, then what plugins add.
    pub reasons: Vec<Reason>,
    /// All its cautions: those that speak in this case first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cautions: Vec<MatchedCaution>,
}

impl Match {
    /// The chosen goals that it serves, by name or by a term they belong to.
    pub fn goals(&self) -> impl Iterator<Item = &ItemId> {
        self.reasons.iter().flat_map(|reason| {
            let (direct, through) = match reason {
                Reason::Goal { goal, .. } => (Some(goal), &[][..]),
                Reason::Term { because, .. } => (None, because.as_slice()),
                Reason::Added { .. } => (None, &[][..]),
            };
            let through = through.iter().filter_map(|because| match &because.origin {
                Origin::Goal(goal) => Some(goal),
                Origin::Finding(_) | Origin::Named => None,
            });
            direct.into_iter().chain(through)
        })
    }

    /// What it is ordered by: goals served by name, terms in common, id. What plugins add does not move it.
    pub(super) fn rank(&self) -> (Reverse<usize>, Reverse<usize>, &ItemId) {
        let count = |kind: fn(&Reason) -> bool| self.reasons.iter().filter(|reason| kind(reason)).count();
        let goals = count(|reason| matches!(reason, Reason::Goal { .. }));
        let terms = count(|reason| matches!(reason, Reason::Term { .. }));
        (Reverse(goals), Reverse(terms), &self.intervention.item)
    }
}

/// An intervention that fits as well, but is for other disciplines than the one in which is worked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Elsewhere {
    /// The full id.
    pub item: ItemId,
    /// The name.
    pub name: Text,
    /// For whom it is: the discipline whose pack it is in, and what it names.
    pub meant_for: Vec<MeantFor>,
}

/// Everything that matching found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Matches {
    /// The interventions, in order.
    pub found: Vec<Match>,
    /// Chosen goals for which the packs hold nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<ItemId>,
    /// What fits as well but is for other disciplines; it is told, and not proposed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elsewhere: Vec<Elsewhere>,
}
