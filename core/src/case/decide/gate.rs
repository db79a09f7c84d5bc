//! Gates: the rules that guard a step, a command or an outgoing act; they never stop recording what happened.

use super::super::Day;
use super::super::event::{Event, Payload};
use super::super::refusal::Refusal;
use super::super::state::{Case, Trajectory};
use super::super::view::View;
use super::{Context, gate_parts};
use crate::catalogue::{Guard, GuardedCommand, Weight};
use crate::id::ItemId;
use crate::rule::{Finding, Outcome, RuleBook};
use crate::step::Step;

/// What guards a content, where anything does.
fn guard_of(payload: &Payload) -> Option<Guard> {
    match payload {
        Payload::StepEntered(entered) => Some(Guard::Step(entered.to)),
        Payload::TrajectoryClosed(_) => Some(Guard::Step(Step::Closure)),
        Payload::PlanAgreed(_) => Some(Guard::Command(GuardedCommand::AgreePlan)),
        Payload::EvaluationRecorded(_) => Some(Guard::Command(GuardedCommand::RecordEvaluation)),
        Payload::OutcomeDataUsed(_) => Some(Guard::Command(GuardedCommand::UseOutcomeData)),
        Payload::CommunicationSent(_) => Some(Guard::OutgoingCommunication),
        _ => None,
    }
}

/// How much a rule weighs at a guard: no rule may make a record impossible to close, and standing rules never block.
fn weight_at(guard: Guard, finding: &Finding) -> Weight {
    match guard {
        Guard::Step(Step::Closure) => finding.rule.weight.min(Weight::ComplyOrExplain),
        Guard::Standing => Weight::Advice,
        _ => finding.rule.weight,
    }
}

impl Case {
    /// What the rules of a guard conclude about a trajectory as it stands; rules that do not apply are among them.
    ///
    /// Empty where there is no such trajectory.
    #[must_use]
    pub fn findings(&self, guard: Guard, trajectory: &crate::id::Name, day: Day, rules: &RuleBook) -> Vec<Finding> {
        self.view(trajectory, day).map_or_else(Vec::new, |view| evaluate(guard, &view, rules))
    }

    /// What the standing rules conclude; they are watched always and never block.
    #[must_use]
    pub fn standing(&self, trajectory: &crate::id::Name, day: Day, rules: &RuleBook) -> Vec<Finding> {
        self.findings(Guard::Standing, trajectory, day, rules)
    }

    /// Passes the gate of a content, and keeps the findings in it.
    pub(in super::super) fn pass_gate(
        &self,
        payload: &mut Payload,
        trajectory: &Trajectory,
        context: &Context<'_>,
    ) -> Result<Vec<Finding>, Refusal> {
        let Some(guard) = guard_of(payload) else { return Ok(Vec::new()) };
        let mut findings = match payload {
            // A step is entered on what was recorded before it; its own entry adds nothing to that.
            Payload::StepEntered(_) => {
                evaluate(guard, &View::new(self, trajectory, context.occurred_on), context.rules)
            }
            _ => {
                let proposed = Event { meta: self.meta(context), payload: payload.clone() };
                let mut then = trajectory.clone();
                let at = u32::try_from(self.entries().len()).unwrap_or(u32::MAX);
                then.take(at, &proposed.payload);
                evaluate(guard, &View::with_proposed(self, &then, &proposed, context.occurred_on), context.rules)
            }
        };
        findings.retain(|finding| finding.outcome != Outcome::NotApplicable);
        let Some((reasons, decided_on)) = gate_parts(payload) else { return Ok(findings) };
        let explained = |id: &ItemId| reasons.get(id).is_some_and(|reason| !reason.trim().is_empty());
        let blocks = |finding: &&Finding| {
            finding.is_open()
                && match weight_at(guard, finding) {
                    Weight::Must => true,
                    Weight::ComplyOrExplain => !explained(&finding.rule.id),
                    Weight::Advice => false,
                }
        };
        let blocking: Vec<Finding> = findings.iter().filter(blocks).cloned().collect();
        if !blocking.is_empty() {
            let enough = |finding: &&Finding| weight_at(guard, finding) == Weight::ComplyOrExplain;
            let reason_is_enough = blocking.iter().filter(enough).map(|finding| finding.rule.id.clone()).collect();
            return Err(Refusal::Gate { guard, findings: blocking, reason_is_enough });
        }
        decided_on.clone_from(&findings);
        Ok(findings)
    }
}

fn evaluate(guard: Guard, view: &View<'_>, rules: &RuleBook) -> Vec<Finding> {
    let Some((framework, discipline)) = view.watched_by() else { return Vec::new() };
    rules.evaluate(guard, &framework, &discipline, view)
}
