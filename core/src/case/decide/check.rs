//! What a content must hold to be recorded: names, references, levels, numbers, days.

use super::super::event::{
    ConsentParty, GoalLevel, GoalSet, HIGHEST_LEVEL, Kind, LOWEST_LEVEL, Payload, PlanAgreed, ResultRecorded,
};
use super::super::log::content;
use super::super::refusal::Refusal;
use super::super::state::{Case, Trajectory};
use super::{Context, TRAJECTORY_LIMIT, form};
use crate::condition::Scope;
use crate::id::Name;
use crate::step::Step;

/// The heaviest that a goal may weigh.
const HEAVIEST: f64 = 1000.0;

impl Case {
    pub(super) fn check(
        &self,
        payload: &Payload,
        trajectory: Option<&Trajectory>,
        context: &Context<'_>,
    ) -> Result<(), Refusal> {
        self.check_name(payload, trajectory)?;
        self.check_content(payload, trajectory, context)
    }

    /// A record bears a name of its own; the team and holders of authority are recorded anew under theirs.
    fn check_name(&self, payload: &Payload, trajectory: Option<&Trajectory>) -> Result<(), Refusal> {
        if matches!(payload, Payload::TeamMemberRecorded(_) | Payload::AuthorityHolderRecorded(_)) {
            return Ok(());
        }
        match payload.name() {
            Some(name) if self.record(name, trajectory).is_some() => Err(Refusal::NameTaken { name: name.clone() }),
            _ => Ok(()),
        }
    }

    /// The record of this name in the trajectory, as it is to be read now.
    fn record(&self, name: &Name, trajectory: Option<&Trajectory>) -> Option<&Payload> {
        let id = trajectory.map(Trajectory::id);
        let within = self.entries().iter().rev().filter(|entry| entry.event.meta.trajectory.as_ref() == id);
        within.filter_map(|entry| self.content_of(entry)).find(|payload| payload.name() == Some(name))
    }

    fn refer(
        &self,
        names: &[Name],
        field: &'static str,
        trajectory: Option<&Trajectory>,
        fits: fn(&Payload) -> bool,
    ) -> Result<(), Refusal> {
        let missing = |name: &&Name| !self.record(name, trajectory).is_some_and(fits);
        match names.iter().find(missing) {
            Some(name) => Err(Refusal::UnknownRecord { field, name: name.clone() }),
            None => Ok(()),
        }
    }

    fn check_content(
        &self,
        payload: &Payload,
        trajectory: Option<&Trajectory>,
        context: &Context<'_>,
    ) -> Result<(), Refusal> {
        let is_goal = |payload: &Payload| matches!(payload, Payload::GoalSet(_));
        match payload {
            Payload::CaseOpened(opened) if opened.birth_date > context.today => {
                Err(Refusal::Future { field: "birth-date" })
            }
            Payload::TrajectoryStarted(started) => {
                if self.trajectories().len() >= TRAJECTORY_LIMIT {
                    return Err(Refusal::TooLarge { field: "trajectories".into(), limit: TRAJECTORY_LIMIT });
                }
                let late = started.start != Step::Registration && started.taken_over.is_none();
                if late || started.start == Step::Closure {
                    return Err(Refusal::StartsLate { start: started.start });
                }
                Ok(())
            }
            Payload::ConsentGiven(c) | Payload::ConsentRefused(c) | Payload::ConsentWithdrawn(c) => match &c.by {
                _ if c.events.iter().any(|event| !(1..self.next_sequence()).contains(event)) => {
                    Err(Refusal::UnknownEvent)
                }
                ConsentParty::AuthorityHolder(holder) if !self.has_holder(holder, trajectory) => {
                    Err(Refusal::UnknownRecord { field: "authority-holder", name: holder.clone() })
                }
                _ => Ok(()),
            },
            Payload::ResultRecorded(result) => check_result(result),
            Payload::AlertFollowedUp(followed) => {
                let name = std::slice::from_ref(&followed.result);
                self.refer(name, "result", trajectory, |p| matches!(p, Payload::ResultRecorded(_)))?;
                match self.record(&followed.result, trajectory) {
                    Some(Payload::ResultRecorded(r)) if r.alerts.iter().any(|alert| alert.item == followed.item) => {
                        Ok(())
                    }
                    _ => Err(Refusal::NoAlert { result: followed.result.clone(), item: followed.item.clone() }),
                }
            }
            Payload::FormRecorded(record) => match (record.form.item.id(), trajectory) {
                (Some(id), Some(trajectory)) => {
                    let once = form::form_of(&id, context.packs).is_some_and(|(_, form)| !form.repeatable);
                    let view = super::super::view::View::new(self, trajectory, context.today);
                    if once && view.latest_form(&id, Scope::Round).is_some() {
                        return Err(Refusal::FormRepeated { form: id });
                    }
                    Ok(())
                }
                _ => Ok(()),
            },
            Payload::HypothesisRecorded(c) => self.refer(&c.findings, "findings", trajectory, Payload::is_finding),
            Payload::DiagnosisRecorded(c) => self.refer(&c.findings, "findings", trajectory, Payload::is_finding),
            Payload::FindingsDiscussed(c) => self.refer(&c.findings, "findings", trajectory, Payload::is_finding),
            Payload::GoalSet(goal) => {
                self.refer(goal.serves.as_slice(), "serves", trajectory, is_goal)?;
                check_goal(goal)
            }
            Payload::GoalAttainmentRecorded(c) => {
                self.refer(std::slice::from_ref(&c.goal), "goal", trajectory, is_goal)?;
                check_level(c.level, "level")
            }
            Payload::GoalDropped(c) => self.refer(std::slice::from_ref(&c.goal), "goal", trajectory, is_goal),
            Payload::PlanAgreed(plan) => {
                let asked = |payload: &Payload| matches!(payload, Payload::HelpRequestRecorded(_));
                self.refer(&plan.help_requests, "help-requests", trajectory, asked)?;
                self.refer(&plan.findings, "findings", trajectory, Payload::is_finding)?;
                self.refer(&plan.goals, "goals", trajectory, is_goal)?;
                for planned in &plan.interventions {
                    self.refer(&planned.goals, "interventions.goals", trajectory, is_goal)?;
                }
                check_plan(plan, context)
            }
            Payload::SessionHeld(session) => {
                if !(1..=24 * 60).contains(&session.minutes) {
                    return Err(Refusal::Number { field: "minutes", allowed: "1 – 1440" });
                }
                let sessions = trajectory.map_or(&[][..], |t| t.index.of(Kind::SessionHeld));
                let same =
                    |at: &u32| content!(self.all(), *at, SessionHeld).is_some_and(|s| s.session == session.session);
                if sessions.iter().any(same) {
                    return Err(Refusal::NameTaken { name: session.session.clone() });
                }
                Ok(())
            }
            Payload::EvaluationRecorded(evaluation) => {
                let goals: Vec<Name> = evaluation.questions.iter().filter_map(|q| q.goal.clone()).collect();
                self.refer(&goals, "questions.goal", trajectory, is_goal)
            }
            Payload::Corrected(correction) => self.check_replacement(&correction.replacement, trajectory, context),
            _ => Ok(()),
        }
    }

    /// A replacement stands under its old name and in its old place, so that neither can be taken by another.
    fn check_replacement(
        &self,
        replacement: &Payload,
        trajectory: Option<&Trajectory>,
        context: &Context<'_>,
    ) -> Result<(), Refusal> {
        match replacement {
            Payload::TrajectoryStarted(_) | Payload::FormRecorded(_) | Payload::SessionHeld(_) => Ok(()),
            other => self.check_content(other, trajectory, context),
        }
    }

    fn has_holder(&self, holder: &Name, trajectory: Option<&Trajectory>) -> bool {
        let own = trajectory.map_or(&[][..], |t| t.index.of(Kind::AuthorityHolderRecorded));
        let mut places = self.shared().of(Kind::AuthorityHolderRecorded).iter().chain(own);
        places.any(|at| content!(self.all(), *at, AuthorityHolderRecorded).is_some_and(|h| h.id == *holder))
    }
}

fn check_level(level: i8, field: &'static str) -> Result<(), Refusal> {
    if (LOWEST_LEVEL..=HIGHEST_LEVEL).contains(&level) { Ok(()) } else { Err(Refusal::Level { field }) }
}

fn check_goal(goal: &GoalSet) -> Result<(), Refusal> {
    let weight = goal.weight.unwrap_or(1.0);
    if !(weight.is_finite() && weight > 0.0 && weight <= HEAVIEST) {
        return Err(Refusal::Number { field: "weight", allowed: "> 0, ≤ 1000" });
    }
    if let Some(baseline) = goal.baseline {
        check_level(baseline, "baseline")?;
    }
    for (i, GoalLevel { level, .. }) in goal.levels.iter().enumerate() {
        check_level(*level, "levels")?;
        if goal.levels[..i].iter().any(|other| other.level == *level) {
            return Err(Refusal::Level { field: "levels" });
        }
    }
    Ok(())
}

fn check_plan(plan: &PlanAgreed, context: &Context<'_>) -> Result<(), Refusal> {
    match plan.evaluation_on {
        Some(day) if day < context.occurred_on => {
            Err(Refusal::TooEarly { field: "evaluation-on", before: "occurred-on" })
        }
        _ => Ok(()),
    }
}

fn check_result(result: &ResultRecorded) -> Result<(), Refusal> {
    let answers = result.answers.iter().flatten().flatten();
    let bounds = result.scales.iter().flat_map(|scale| [scale.min, scale.max, scale.score]).flatten();
    if !answers.copied().chain(bounds).chain(result.inputs.values().copied()).all(f64::is_finite) {
        return Err(Refusal::Number { field: "answers, scales, inputs", allowed: "a finite number" });
    }
    let outside = result.scales.iter().any(|scale| {
        let Some(score) = scale.score else { return false };
        scale.min.is_some_and(|min| score < min) || scale.max.is_some_and(|max| score > max)
    });
    if outside {
        return Err(Refusal::Number { field: "scales.score", allowed: "min – max" });
    }
    Ok(())
}
