//! Deciding: a command is checked against the case and the rules, and yields an event or a refusal.

mod amend;
mod check;
mod form;
mod gate;
mod items;
mod limits;
mod payload;

pub use form::fill_in;
pub use limits::{LIST_LIMIT, TEXT_LIMIT};

use jiff::Timestamp;

use super::Day;
use super::command::Command;
use super::event::{Event, EventId, Meta, Payload, TrajectoryId};
use super::refusal::Refusal;
use super::state::{Case, Trajectory};
use super::who::Author;
use crate::catalogue::{Digest, Pack};
use crate::rule::{Finding, RuleBook};

/// Everything from outside that deciding needs; `core` has no clock and makes no ids.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Today.
    pub today: Day,
    /// Now.
    pub now: Timestamp,
    /// The day on which it happened; later than today is refused.
    pub occurred_on: Day,
    /// Who records it.
    pub who: &'a Author,
    /// The trajectory it belongs to; `None` for what concerns the whole case.
    pub trajectory: Option<&'a TrajectoryId>,
    /// The id that the event will have.
    pub event: EventId,
    /// A key by which the same command, sent twice, is recognised.
    pub idempotency_key: Option<&'a str>,
    /// The digest of the set; absent means the set of the trajectory.
    pub set: Option<Digest>,
    /// The rules of the set.
    pub rules: &'a RuleBook,
    /// The packs of the set, from which references are completed and forms are checked.
    pub packs: &'a [&'a Pack],
}

/// What a command led to.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The events to store and then to apply; at most one, and none where the command was repeated.
    pub events: Vec<Event>,
    /// What the rules concluded, where the command passed a gate; rules that do not apply are left out.
    pub findings: Vec<Finding>,
    /// The command was decided before, under the same idempotency key.
    pub repeated: bool,
}

/// The most trajectories that one case may have.
pub const TRAJECTORY_LIMIT: usize = 64;

impl Case {
    /// Checks a command and says which event it leads to; the case itself does not change.
    ///
    /// ```
    /// use vakwerk_core::case::{Case, Command, sample};
    /// use vakwerk_core::rule::RuleBook;
    ///
    /// let mut case = Case::default();
    /// let rules = RuleBook::default();
    /// let context = sample::context(&rules, 1, None);
    /// let command: Command = serde_json::from_str(
    ///     r#"{"open-case": {"client": "client-invented-01", "birth-date": "1957-05-04"}}"#,
    /// ).unwrap();
    /// let decision = case.decide(&command, &context).unwrap();
    /// case.extend(decision.events);
    /// assert_eq!(case.next_sequence(), 2);
    /// ```
    ///
    /// # Errors
    /// The command does not fit the case, refers to what is not there, is out of bounds, or passes a gate whose rules
    /// are not met. Recording what happened is never refused by a rule.
    pub fn decide(&self, command: &Command, context: &Context<'_>) -> Result<Decision, Refusal> {
        if context.idempotency_key.is_some_and(|key| self.has_key(key)) {
            return Ok(Decision { events: Vec::new(), findings: Vec::new(), repeated: true });
        }
        if let Some(stop) = self.read_only() {
            return Err(Refusal::ReadOnly { sequence: stop.sequence, kind: stop.kind.to_string() });
        }
        if self.event(context.event).is_some() {
            return Err(Refusal::EventExists);
        }
        let trajectory = self.addressed(command, context)?;
        self.check_days(command, context)?;
        let mut payload = self.payload_of(command, context, trajectory)?;
        items::complete(&mut payload, context.packs)?;
        self.check(&payload, trajectory, context)?;
        let findings = match trajectory {
            Some(trajectory) => self.pass_gate(&mut payload, trajectory, context)?,
            None => Vec::new(),
        };
        limits::check(&payload)?;
        let event = Event { meta: self.meta(context), payload };
        Ok(Decision { events: vec![event], findings, repeated: false })
    }

    fn meta(&self, context: &Context<'_>) -> Meta {
        Meta {
            sequence: self.next_sequence(),
            event: context.event,
            idempotency_key: context.idempotency_key.map(Into::into),
            trajectory: context.trajectory.cloned(),
            recorded_at: context.now,
            occurred_on: context.occurred_on,
            who: context.who.clone(),
            set: context.set.or_else(|| Some(self.set_of(context.trajectory?)?.0)),
        }
    }

    fn has_key(&self, key: &str) -> bool {
        self.entries().iter().any(|entry| entry.event.meta.idempotency_key.as_deref() == Some(key))
    }

    /// The trajectory that a command belongs to, checked to be there where it must be.
    fn addressed(&self, command: &Command, context: &Context<'_>) -> Result<Option<&Trajectory>, Refusal> {
        if let Command::OpenCase(_) = command {
            return match (self.opened(), context.trajectory) {
                (Some(_), _) => Err(Refusal::AlreadyOpened),
                (None, Some(_)) => Err(Refusal::WholeCase),
                (None, None) => Ok(None),
            };
        }
        if self.opened().is_none() && !matches!(command, Command::Destroy(_)) {
            return Err(Refusal::NotOpened);
        }
        let Some(id) = context.trajectory else {
            return if payload::may_concern_whole_case(command) { Ok(None) } else { Err(Refusal::NoTrajectory) };
        };
        let found = self.trajectory(id);
        match (command, found) {
            (Command::StartTrajectory(_), Some(_)) => Err(Refusal::TrajectoryExists { trajectory: id.clone() }),
            (Command::StartTrajectory(_), None) => Ok(None),
            (_, None) => Err(Refusal::UnknownTrajectory { trajectory: id.clone() }),
            (Command::EnterStep(_) | Command::CloseTrajectory(_) | Command::MoveSet(_), Some(t)) if t.is_closed() => {
                Err(Refusal::Closed { trajectory: id.clone() })
            }
            (_, Some(trajectory)) => Ok(Some(trajectory)),
        }
    }

    fn check_days(&self, command: &Command, context: &Context<'_>) -> Result<(), Refusal> {
        if context.occurred_on > context.today {
            return Err(Refusal::Future { field: "occurred-on" });
        }
        let birth = match command {
            Command::OpenCase(opened) => Some(opened.birth_date),
            _ => self.opened().map(|opened| opened.birth_date),
        };
        if birth.is_some_and(|birth| birth > context.today) {
            return Err(Refusal::Future { field: "birth-date" });
        }
        if birth.is_some_and(|birth| context.occurred_on < birth) {
            return Err(Refusal::TooEarly { field: "occurred-on", before: "birth-date" });
        }
        Ok(())
    }
}

/// The reasons that a content gives for not meeting rules, and where the findings go.
type GateParts<'a> = (&'a std::collections::BTreeMap<crate::id::ItemId, String>, &'a mut Vec<Finding>);

fn gate_parts(payload: &mut Payload) -> Option<GateParts<'_>> {
    macro_rules! parts {
        ($($kind:ident)+) => {
            match payload {
                $(Payload::$kind(content) => {
                    let content = &mut **content;
                    Some((&content.reasons, &mut content.decided_on))
                })+
                _ => None,
            }
        };
    }
    parts!(StepEntered PlanAgreed EvaluationRecorded CommunicationSent OutcomeDataUsed TrajectoryClosed)
}
