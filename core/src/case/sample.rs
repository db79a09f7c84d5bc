//! An invented case with something of every kind, for examples, tests and benchmarks.
#![expect(clippy::expect_used, reason = "the sample is our own data, and a test plays it")]

use std::sync::LazyLock;

use serde::Deserialize;

use super::{Author, Case, Command, Context, Day, Event, EventId, TrajectoryId};
use crate::rule::RuleBook;

static THERAPIST: LazyLock<Author> = LazyLock::new(|| Author {
    role: "therapist".parse().expect("a name"),
    pseudonym: "therapist-invented-01".parse().expect("a pseudonym"),
    on_behalf_of: None,
});

static TODAY: LazyLock<Day> = LazyLock::new(|| "2026-05-01".parse().expect("a day"));

static TRAJECTORY: LazyLock<TrajectoryId> = LazyLock::new(|| "pmt-1".parse().expect("a name"));

/// The trajectory of the sample.
#[must_use]
pub fn trajectory() -> TrajectoryId {
    TRAJECTORY.clone()
}

/// The day on which the sample is looked at.
#[must_use]
pub fn today() -> Day {
    *TODAY
}

/// A context for the `number`th command, on the day of the sample, without packs.
#[must_use]
pub fn context<'a>(rules: &'a RuleBook, number: u128, trajectory: Option<&'a TrajectoryId>) -> Context<'a> {
    Context {
        today: today(),
        now: "2026-05-01T12:00:00Z".parse().expect("a time"),
        occurred_on: today(),
        who: &THERAPIST,
        trajectory,
        event: EventId::from_u128(number),
        idempotency_key: None,
        set: None,
        rules,
        packs: &[],
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Act {
    day: Day,
    #[serde(default)]
    whole_case: bool,
    r#do: Command,
}

/// The events of the sample, up to the day before closure.
#[must_use]
pub fn full_events() -> Vec<Event> {
    full_case().entries().iter().map(|entry| entry.event.clone()).collect()
}

/// The sample: one client with one trajectory, evaluated and ready to be closed.
#[must_use]
pub fn full_case() -> Case {
    let acts: Vec<Act> = serde_json::from_str(include_str!("sample.json")).expect("the sample is well-formed");
    let rules = RuleBook::default();
    let mut case = Case::default();
    for (number, act) in (1..).zip(acts) {
        let trajectory = (!act.whole_case).then_some(&*TRAJECTORY);
        let context = Context { occurred_on: act.day, ..context(&rules, number, trajectory) };
        let decision = case.decide(&act.r#do, &context).expect("the sample can be decided");
        case.extend(decision.events);
    }
    case
}
