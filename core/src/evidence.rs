//! What is known about the effect of an intervention, on one ladder, with its outcome.

use serde::{Deserialize, Serialize};

use crate::provenance::Provenance;
use crate::text::Text;

/// What kind of evidence exists; it does not say that the effect is large or positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum EvidenceLevel {
    /// A systematic review or meta-analysis that includes randomised trials.
    E1,
    /// At least one randomised trial.
    E2,
    /// Controlled, not randomised.
    E3,
    /// Before and after, single-case, pilot.
    E4,
    /// A consensus module or a description recognised by the federation.
    E5,
    /// Expert or practice knowledge only.
    E6,
}

/// In which direction the evidence points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum EvidenceOutcome {
    /// The studied outcome improved.
    Positive,
    /// Some outcomes or studies improved, others did not.
    Mixed,
    /// No effect was shown.
    None,
    /// The studied outcome became worse.
    Negative,
    /// It cannot be said.
    Unclear,
}

/// The profession's own word for what a method rests on (BCP §1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Basis {
    /// Evidence based.
    Evidence,
    /// Practice based.
    Practice,
    /// Consensus based.
    Consensus,
}

/// One statement about the evidence for an intervention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence {
    /// The rung of the ladder.
    pub level: EvidenceLevel,
    /// The direction.
    pub outcome: EvidenceOutcome,
    /// What was studied and found, in our own short words.
    pub finding: Text,
    /// Where this statement comes from.
    pub provenance: Provenance,
}
