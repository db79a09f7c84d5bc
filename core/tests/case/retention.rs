//! How long a record is kept: by clinical events only, whatever else is recorded.

use proptest::prelude::*;
use serde_json::{Value, json};
use vakwerk_core::case::{Case, Kind, RetentionSchedule, sample};

use crate::support::{Play, day};

fn until(case: &Case) -> Option<String> {
    RetentionSchedule::default().of(case).map(|retention| retention.until.to_string())
}

fn session(number: u32) -> Value {
    json!({ "hold-session": { "session": format!("s-{number}"), "format": "individual", "minutes": 45 } })
}

fn destroy(at: u64) -> Value {
    json!({ "destroy": { "targets": [{ "sequence": at }], "ground": "Verzoek van de cliënt" } })
}

fn move_set() -> Value {
    json!({ "move-set": { "to": "33".repeat(32), "plugins": [], "reason": "Nieuwe versie" } })
}

#[test]
fn nothing_is_counted_before_something_clinical_happened() {
    let mut play = Play::opened(json!([]));
    assert_eq!(until(&play.case), None);
    play.does(
        json!({ "record-team-member": { "id": "school", "role": "school", "kind": "organisation", "involved": true } }),
    );
    play.does(json!({ "record-financing": { "kind": "wlz" } }));
    assert_eq!(until(&play.case), None);
}

#[test]
fn the_day_it_happened_counts_and_not_the_day_it_was_written_down() {
    let mut play = Play::started(json!([]));
    play.on = day("2010-03-01");
    play.does(session(1));
    assert_eq!(until(&play.case).unwrap(), "2046-04-01", "the start of the trajectory is later");
    play.on = day("2026-04-20");
    play.does(session(2));
    assert_eq!(until(&play.case).unwrap(), "2046-04-20");
    // The last day of February in a leap year.
    play.today = day("2028-02-29");
    play.on = day("2028-02-29");
    play.does(session(3));
    assert_eq!(until(&play.case).unwrap(), "2048-02-29");
}

#[test]
fn what_is_only_about_the_record_restarts_nothing() {
    let mut play = Play::started(json!([]));
    play.does(session(1));
    play.whole().does(json!({ "record-financing": { "kind": "wlz" } }));
    let before = until(&play.case);
    play.today = day("2031-01-01");
    play.on = day("2031-01-01");
    play.does(
        json!({ "record-team-member": { "id": "school", "role": "school", "kind": "organisation", "involved": true } }),
    );
    play.does(json!({ "record-financing": { "kind": "self" } }));
    let replacement = json!({ "financing-recorded": { "kind": "zvw-ggz" } });
    play.does(
        json!({ "correct": { "target": { "sequence": 4 }, "reason": "Vergissing", "replacement": replacement } }),
    );
    play.does(json!({ "enter-in-error": { "target": { "sequence": 6 }, "reason": "Vergissing" } }));
    play.on("t-1").does(move_set());
    play.does(json!({ "use-outcome-data": { "purpose": "quality", "text": "Terugblik" } }));
    play.whole().does(destroy(4));
    assert_eq!(until(&play.case), before);
    // What a correction amends decides: this one is about a session.
    let replacement = json!({ "session-held": { "session": "s-1", "format": "individual", "minutes": 30 } });
    play.on("t-1");
    play.does(json!({ "correct": { "target": { "sequence": 3 }, "reason": "Duur", "replacement": replacement } }));
    assert_eq!(until(&play.case).unwrap(), "2051-01-01");
    // Destroying that correction with what it amends moves nothing back or forward.
    play.on = day("2031-01-01");
    play.does(destroy(3));
    assert_eq!(until(&play.case).unwrap(), "2051-01-01");
    let again: Case = play.case.entries().iter().map(|entry| entry.event.clone()).collect();
    assert_eq!(until(&again).unwrap(), "2051-01-01", "also for who reads the file anew");
}

#[test]
fn the_years_are_data_by_regime_and_the_longest_counts() {
    let schedule: RetentionSchedule = toml::from_str("years = 20\n[regimes]\nforensic = 30\nself = 10\n").unwrap();
    let mut play = Play::started(json!([]));
    let of =
        |play: &Play| schedule.of(&play.case).map(|retention| (retention.years, retention.until.to_string())).unwrap();
    assert_eq!(of(&play), (20, "2046-04-01".into()));
    play.whole().does(json!({ "record-financing": { "kind": "self" } }));
    assert_eq!(of(&play), (10, "2036-04-01".into()));
    play.does(json!({ "record-financing": { "kind": "forensic" } }));
    assert_eq!(of(&play), (30, "2056-04-01".into()));
    for wrong in ["years = 0", "years = 201", "year = 20", "[regimes]\nelsewhere = 20", "years = \"20\""] {
        assert!(toml::from_str::<RetentionSchedule>(wrong).is_err(), "{wrong}");
    }
    assert_eq!(toml::from_str::<RetentionSchedule>("").unwrap(), RetentionSchedule::default());
}

#[test]
fn the_kinds_that_restart_nothing_are_these() {
    let administrative: Vec<&str> =
        Kind::ALL.iter().filter(|kind| !kind.is_clinical()).map(|kind| kind.as_str()).collect();
    assert_eq!(
        administrative,
        [
            "case-opened",
            "financing-recorded",
            "team-member-recorded",
            "outcome-data-used",
            "corrected",
            "entered-in-error",
            "destroyed",
            "set-moved"
        ]
    );
}

#[test]
fn an_event_of_an_unknown_kind_counts_so_that_nothing_goes_too_early() {
    let mut case = sample::full_case();
    let before = until(&case).unwrap();
    let mut event = case.entries().last().unwrap().event.clone();
    event.meta.sequence += 1;
    event.meta.event = vakwerk_core::case::EventId::from_u128(9_999);
    event.meta.occurred_on = day("2030-01-01");
    let content = serde_json::value::RawValue::from_string("{}".into()).unwrap();
    event.payload = vakwerk_core::case::Payload::unread("music-played", false, &content);
    case.apply(event);
    assert_ne!(until(&case).unwrap(), before);
    assert_eq!(until(&case).unwrap(), "2050-01-01");
}

fn administrative() -> impl Strategy<Value = Value> {
    prop_oneof![
        prop::sample::select(vec!["wlz", "self", "zvw-ggz", "forensic"])
            .prop_map(|kind| json!({ "record-financing": { "kind": kind } })),
        Just(
            json!({ "record-team-member": { "id": "school", "role": "school", "kind": "organisation", "involved": true } })
        ),
        Just(json!({ "use-outcome-data": { "purpose": "quality", "text": "Terugblik" } })),
        (0..9_u8).prop_map(
            |n| json!({ "move-set": { "to": format!("{n}{n}").repeat(32), "plugins": [], "reason": "Nieuwe versie" } })
        ),
        (1..30_u64).prop_map(destroy),
        (4..8_u64).prop_map(|at| json!({ "enter-in-error": { "target": { "sequence": at }, "reason": "Vergissing" } })),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn appending_what_is_not_clinical_never_changes_the_date(
        commands in prop::collection::vec((any::<bool>(), 0..9_000_i64, administrative()), 1..20)
    ) {
        let mut play = Play::started(json!([]));
        play.does(session(1));
        // From here on four events that a strike may hit are administrative.
        for _ in 0..4 {
            play.does(json!({ "record-financing": { "kind": "wlz" } }));
        }
        let before = until(&play.case);
        let mut accepted = 0;
        for (whole, days, command) in commands {
            play.today = day("2060-01-01");
            let later = day("2026-04-01").date().checked_add(jiff::Span::new().days(days)).unwrap();
            play.on = vakwerk_core::case::Day::new(later);
            if whole { play.whole(); } else { play.on("t-1"); }
            if let Ok(decision) = play.decide(command) {
                play.case.extend(decision.events);
                accepted += 1;
            }
            prop_assert_eq!(&until(&play.case), &before);
        }
        let again: Case = play.case.entries().iter().map(|entry| entry.event.clone()).collect();
        prop_assert_eq!(&until(&again), &before, "{} accepted", accepted);
    }
}
