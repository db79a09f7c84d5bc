//! Whether a report may be given to somebody: the rules that guard outgoing communication, asked beforehand.

use std::collections::BTreeMap;

use super::decide::Context;
use super::event::{CommunicationSent, Payload};
use super::refusal::Refusal;
use super::state::Case;
use super::who::Pseudonym;
use super::words::{CommunicationGround, CommunicationPurpose};
use crate::id::{ItemId, Name};
use crate::rule::Finding;

/// To whom something of a trajectory would be given, what for, and on what ground.
#[derive(Clone, PartialEq, Eq)]
pub struct Sharing {
    /// To whom, by role, such as `general-practitioner`.
    pub recipient: Name,
    /// To whom, by pseudonym, where that is known.
    pub person: Option<Pseudonym>,
    /// What for.
    pub purpose: CommunicationPurpose,
    /// On what ground.
    pub ground: CommunicationGround,
    /// Reasons for not meeting a rule for which a reason is enough.
    pub reasons: BTreeMap<ItemId, String>,
}

impl Case {
    /// Checks whether the trajectory that the context names may be shared, and gives what the rules concluded.
    ///
    /// They are the rules that guard sending a communication (consent by age, capacity and representation; what is
    /// refused or withdrawn; the treatment team; the law), so that asking beforehand and recording afterwards never
    /// differ. Nothing is recorded. Where no rule says anything, sharing is refused unless on a duty in law: silence is
    /// no ground.
    ///
    /// Giving clients their own record (the recipient `client`, on the ground `law`) is asked of the rules too, since
    /// age, capacity and representation decide whether they may have it themselves; there silence is no ground either.
    ///
    /// # Errors
    /// A rule is not met, no rule guards sharing, or there is no such trajectory.
    pub fn may_share(&self, sharing: &Sharing, context: &Context<'_>) -> Result<Vec<Finding>, Refusal> {
        let id = context.trajectory.ok_or(Refusal::NoTrajectory)?;
        let trajectory = self.trajectory(id).ok_or_else(|| Refusal::UnknownTrajectory { trajectory: id.clone() })?;
        let Sharing { recipient, person, purpose, ground, reasons } = sharing.clone();
        let own_record = recipient.as_str() == "client";
        let mut payload = Payload::CommunicationSent(Box::new(CommunicationSent {
            recipient,
            person,
            purpose,
            ground,
            summary: String::new(),
            reasons,
            decided_on: Vec::new(),
        }));
        let findings = self.pass_gate(&mut payload, trajectory, context)?;
        // A duty in law needs no rule of ours; who names it answers for it.
        if findings.is_empty() && (own_record || ground != CommunicationGround::Law) {
            return Err(Refusal::NoSharingRule);
        }
        Ok(findings)
    }
}

crate::silent::silent! { Sharing }
