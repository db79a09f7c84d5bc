//! The canonical steps of the clinical-reasoning cycle.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A step of the cycle; frameworks give the steps their own names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Step {
    /// Aanmelding.
    Registration,
    /// Screening, where a client comes without referral.
    Screening,
    /// Intake or anamnese.
    Intake,
    /// Observatie en onderzoek.
    Examination,
    /// Diagnose and indicatie.
    Diagnosis,
    /// Doelen and behandelplan.
    Plan,
    /// Behandeling.
    Treatment,
    /// Evaluatie.
    Evaluation,
    /// Afsluiting.
    Closure,
}

impl Step {
    /// Every step, in the order of the cycle.
    pub const ALL: [Self; 9] = [
        Self::Registration,
        Self::Screening,
        Self::Intake,
        Self::Examination,
        Self::Diagnosis,
        Self::Plan,
        Self::Treatment,
        Self::Evaluation,
        Self::Closure,
    ];

    /// The name in ids and files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::Screening => "screening",
            Self::Intake => "intake",
            Self::Examination => "examination",
            Self::Diagnosis => "diagnosis",
            Self::Plan => "plan",
            Self::Treatment => "treatment",
            Self::Evaluation => "evaluation",
            Self::Closure => "closure",
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
