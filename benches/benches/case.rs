//! Folding a case against moving the same events into a list, and all rules of a step on a full case.
#![allow(missing_docs, clippy::expect_used, reason = "criterion's macros, and data of our own")]

use std::hint::black_box;
use std::path::Path;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use vakwerk_core::case::{Case, Event, EventId, Payload, sample};
use vakwerk_core::catalogue::{Guard, Pack};
use vakwerk_core::rule::RuleBook;
use vakwerk_core::step::Step;

/// A long case: the sample, and then what is recorded week after week.
fn events(number: usize) -> Vec<Event> {
    let mut events = sample::full_events();
    let weekly: Vec<Event> = events
        .iter()
        .filter(|event| {
            matches!(
                event.payload,
                Payload::SessionHeld(_)
                    | Payload::ObservationRecorded(_)
                    | Payload::ResultRecorded(_)
                    | Payload::GoalAttainmentRecorded(_)
                    | Payload::MeetingHeld(_)
            )
        })
        .cloned()
        .collect();
    for (at, event) in (events.len()..number).zip(weekly.iter().cycle()) {
        let mut event = event.clone();
        event.meta.sequence = at as u64 + 1;
        event.meta.event = EventId::from_u128(at as u128 + 1);
        events.push(event);
    }
    events
}

fn fold(c: &mut Criterion) {
    let events = events(5_000);
    let mut group = c.benchmark_group("case/fold 5,000 events");
    group.throughput(Throughput::Elements(events.len() as u64));
    group.bench_function("baseline: into a list", |b| {
        b.iter_batched(
            || events.clone(),
            |events| {
                let mut list = Vec::with_capacity(events.len());
                for event in events {
                    list.push(black_box(event));
                }
                list
            },
            BatchSize::LargeInput,
        );
    });
    group.bench_function("into a case", |b| {
        b.iter_batched(|| events.clone(), |events| events.into_iter().collect::<Case>(), BatchSize::LargeInput);
    });
    group.finish();
}

fn packs() -> Vec<Pack> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    ["packs/algemeen", "packs/fvb", "packs/instemming", "plugins/pmt"]
        .iter()
        .map(|folder| vakwerk_pack::read(root.join(folder)).expect("our own packs are in order"))
        .collect()
}

fn rules(c: &mut Criterion) {
    let packs = packs();
    let rules = RuleBook::compile(&packs.iter().collect::<Vec<_>>()).expect("our own rules are in order");
    let (case, trajectory, today) = (sample::full_case(), sample::trajectory(), sample::today());
    let mut group = c.benchmark_group("case/all rules on a full case");
    for guard in Step::ALL.map(Guard::Step).into_iter().chain([Guard::Standing]) {
        let number = case.findings(guard, &trajectory, today, &rules).len();
        if number == 0 {
            continue;
        }
        group.bench_function(format!("{guard:?}, {number} rules"), |b| {
            b.iter(|| black_box(&case).findings(guard, &trajectory, today, &rules));
        });
    }
    group.finish();
}

criterion_group!(benches, fold, rules);
criterion_main!(benches);
