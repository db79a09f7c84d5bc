//! Rules of the cycle: what must hold before a step, a command or an outgoing act.

use serde::{Deserialize, Serialize};

use crate::condition::Condition;
use crate::id::{Name, Reference};
use crate::provenance::{Citation, Provenance};
use crate::step::Step;
use crate::text::Text;

/// How much a rule weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Weight {
    /// Shown, never stops anything.
    Advice,
    /// *Pas toe of leg uit*: not meeting it needs a written reason, which stays in the record.
    ComplyOrExplain,
    /// Stops the transition or the outgoing act.
    Must,
}

/// Who chose the weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum WeightBasis {
    /// The source asks for it this strongly.
    Source,
    /// The source only describes; the weight is our choice.
    Ours,
}

/// A command that a rule can guard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum GuardedCommand {
    /// Recording an evaluation.
    RecordEvaluation,
    /// Agreeing a (new) plan.
    AgreePlan,
    /// Using outcome data for quality or research.
    UseOutcomeData,
}

/// What a rule guards: exactly one of the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Guard {
    /// Entry of a step: `{ step = "plan" }`.
    Step(Step),
    /// A command: `{ command = "record-evaluation" }`.
    Command(GuardedCommand),
    /// An outgoing communication: `"outgoing-communication"`.
    OutgoingCommunication,
    /// Always watched, never blocking: `"standing"`.
    Standing,
    /// An activity that is described outside any case; never asked in a case: `"described-activity"`.
    DescribedActivity,
}

/// A rule (`[[rule]]`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rule {
    /// The item id.
    pub id: Name,
    /// Rises when the meaning changes; starts at 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub edition: u32,
    /// What is guarded; one rule may guard several.
    pub guards: Vec<Guard>,
    /// The frameworks whose trajectories it watches; empty means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub frameworks: Vec<Reference>,
    /// The disciplines whose trajectories it watches; empty means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disciplines: Vec<Reference>,
    /// When it applies; absent means always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applies: Option<Condition>,
    /// What must hold.
    pub requires: Condition,
    /// How much it weighs.
    pub weight: Weight,
    /// Who chose that weight.
    pub weight_basis: WeightBasis,
    /// A short title.
    pub title: Text,
    /// What it asks and what to do to meet it.
    pub text: Text,
    /// Where it is written.
    pub source: Citation,
    /// Further places where it is written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Citation>,
    /// Whether that place was seen.
    pub provenance: Provenance,
}
