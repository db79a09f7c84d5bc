//! The name under which a record is referred to by later ones.

use super::Payload;
use crate::id::Name;

impl Payload {
    /// The name that the record itself bears; goals and other records share one space of names in a trajectory.
    #[must_use]
    pub fn name(&self) -> Option<&Name> {
        match self {
            Self::AuthorityHolderRecorded(c) => Some(&c.id),
            Self::TeamMemberRecorded(c) => Some(&c.id),
            Self::HelpRequestRecorded(c) => Some(&c.id),
            Self::ProblemRecorded(c) => Some(&c.id),
            Self::ObservationRecorded(c) => Some(&c.id),
            Self::ResultRecorded(c) => Some(&c.id),
            Self::FormRecorded(c) => Some(&c.id),
            Self::ProfileRecorded(c) => Some(&c.id),
            Self::HypothesisRecorded(c) => Some(&c.id),
            Self::DiagnosisRecorded(c) => Some(&c.id),
            Self::GoalSet(c) => Some(&c.id),
            _ => None,
        }
    }

    /// Whether a plan, a hypothesis or a discussion may rest on the record.
    #[must_use]
    pub fn is_finding(&self) -> bool {
        matches!(
            self,
            Self::ProblemRecorded(_)
                | Self::ObservationRecorded(_)
                | Self::ResultRecorded(_)
                | Self::FormRecorded(_)
                | Self::ProfileRecorded(_)
                | Self::HypothesisRecorded(_)
                | Self::DiagnosisRecorded(_)
        )
    }
}
