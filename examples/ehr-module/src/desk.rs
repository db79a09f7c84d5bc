//! The one place through which every command goes: decided, made durable, and only then applied.

use std::error::Error;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use uuid::Uuid;
use vakwerk_core::case::{Author, Case, Command, Context, Refusal, TrajectoryId};
use vakwerk_core::catalogue::Pack;
use vakwerk_core::envelope::{CaseId, Draft, Salt};
use vakwerk_core::rule::RuleBook;
use vakwerk_core::store::CaseStore as _;
use vakwerk_store::JsonLinesStore;

/// One therapist at work on one trajectory of one case.
pub(crate) struct Desk<'a> {
    pub(crate) store: &'a JsonLinesStore,
    pub(crate) id: CaseId,
    pub(crate) case: Case,
    pub(crate) rules: RuleBook,
    pub(crate) packs: &'a [&'a Pack],
    pub(crate) who: Author,
    pub(crate) trajectory: TrajectoryId,
}

impl Desk<'_> {
    /// Records a command.
    pub(crate) fn record(&mut self, command: &Command) -> Result<(), Box<dyn Error>> {
        let now = Timestamp::now();
        let today = now.to_zoned(TimeZone::UTC).date().into();
        let context = Context {
            today,
            now,
            occurred_on: today,
            who: &self.who,
            trajectory: (!matches!(command, Command::OpenCase(_))).then_some(&self.trajectory),
            event: Uuid::now_v7(),
            idempotency_key: None,
            set: None,
            rules: &self.rules,
            packs: self.packs,
        };
        let decision = self.case.decide(command, &context)?;
        for event in decision.events {
            let mut salt = Salt([0; 32]);
            getrandom::fill(&mut salt.0)?;
            self.store.append(&self.id, event.meta.sequence - 1, &[Draft::of(&event, salt)?])?;
            self.case.apply(event);
        }
        Ok(())
    }

    /// Records a command in its written form.
    pub(crate) fn act(&mut self, command: Value) -> Result<(), Box<dyn Error>> {
        self.record(&serde_json::from_value(command)?)
    }

    /// Records a command; where rules stand in the way and a written reason is enough, shows them and gives one.
    pub(crate) fn act_or_explain(&mut self, name: &str, what: Value, reason: &str) -> Result<(), Box<dyn Error>> {
        let Err(error) = self.act(json!({ name: what })) else { return Ok(()) };
        let Some(Refusal::Gate { reason_is_enough, .. }) = error.downcast_ref() else { return Err(error) };
        println!("REFUSED {error}\n  reason given: {reason}");
        let mut explained = what;
        explained["reasons"] = reason_is_enough.iter().map(|rule| (rule.to_string(), json!(reason))).collect();
        self.act(json!({ name: explained }))
    }
}
