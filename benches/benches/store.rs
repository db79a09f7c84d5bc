//! Opening and verifying a case file, against parsing it with serde_json and digesting the same bytes.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sha2::{Digest as _, Sha256};
use vakwerk_core::access::Access;
use vakwerk_core::case::{Author, EventId, Pseudonym};
use vakwerk_core::digest::Digest;
use vakwerk_core::envelope::{CaseId, ChainHead, Draft, RawPayload, Record, Salt, seal};
use vakwerk_core::store::CaseStore;
use vakwerk_store::JsonLinesStore;

const EVENTS: u64 = 5_000;

fn case() -> CaseId {
    CaseId::new("case-invented-01").unwrap()
}

/// An invented event whose payload is about `size` bytes long, in numbers, words and a text.
fn draft(n: u64, size: usize) -> Draft {
    let payload = serde_json::json!({
        "item": { "plugin": "pmt", "item": "lofopt", "edition": 1 },
        "answers": [n % 3, 1, 2, 0, 1, null, 2, 1, 0],
        "text": "geëxploreerd, invented; ".repeat(size.saturating_sub(120) / 25),
    });
    Draft {
        event: EventId::from_u128(0x018f_3c1e_7a00_7000_8000_0000_0000_0000 | u128::from(n)),
        idempotency_key: None,
        trajectory: Some("pmt-1".parse().unwrap()),
        kind: "result-recorded".parse().unwrap(),
        form: 1,
        recorded_at: "2026-03-02T09:15:00.123456Z".parse().unwrap(),
        occurred_on: "2026-03-02".parse().unwrap(),
        who: Author {
            role: "therapist".parse().unwrap(),
            pseudonym: Pseudonym::new("therapist-invented-01").unwrap(),
            on_behalf_of: None,
        },
        critical: false,
        set: Some(Digest::of(&[b"set"])),
        written_with: Some("0.1.0".into()),
        payload: RawPayload::of(&payload).unwrap(),
        salt: Salt(Digest::of(&[&n.to_be_bytes()]).0),
    }
}

fn file(size: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut head = ChainHead::start(&case());
    for n in 1..=EVENTS {
        let mut sealed = seal(&[draft(n, size)], head).unwrap();
        bytes.append(&mut sealed.bytes);
        head = sealed.head;
    }
    bytes
}

/// What anybody would do: every line to a value, and a digest over the same bytes.
fn parse_and_digest(path: &std::path::Path) -> usize {
    let bytes = std::fs::read(path).unwrap();
    let mut fields = 0;
    for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let value: serde_json::Value = serde_json::from_slice(line).unwrap();
        fields += value.as_object().unwrap().len();
        black_box(Sha256::digest(line));
    }
    fields
}

/// The median time of `a` over that of `b`, taken in turns.
fn ratio(mut a: impl FnMut(), mut b: impl FnMut()) -> (f64, Duration, Duration) {
    let time = |act: &mut dyn FnMut()| {
        let start = Instant::now();
        act();
        start.elapsed()
    };
    let (mut of_a, mut of_b): (Vec<_>, Vec<_>) = (0..41).map(|_| (time(&mut a), time(&mut b))).unzip();
    of_a.sort_unstable();
    of_b.sort_unstable();
    (of_a[20].as_secs_f64() / of_b[20].as_secs_f64(), of_a[20], of_b[20])
}

fn open_and_verify(c: &mut Criterion) {
    for size in [150, 600, 2_000] {
        let folder = tempfile::tempdir().unwrap();
        let bytes = file(size);
        let path = folder.path().join("case-invented-01.jsonl");
        std::fs::write(&path, &bytes).unwrap();
        let open = || {
            let store = JsonLinesStore::open(folder.path()).unwrap();
            assert_eq!(store.load(&case(), &Access::unlogged()).unwrap().record.len() as u64, EVENTS);
        };
        let baseline = || {
            black_box(parse_and_digest(&path));
        };
        let (ratio, ours, theirs) = ratio(open, baseline);
        println!(
            "open and verify {EVENTS} events, {} KiB, payload {size} bytes: {ratio:.2} x baseline ({ours:.1?} / {theirs:.1?}); required 1.5, aim 1.2",
            bytes.len() / 1024
        );
        let mut group = c.benchmark_group(format!("case file, payload {size}"));
        group.throughput(Throughput::Bytes(bytes.len() as u64)).sample_size(20);
        group.bench_function("open and verify", |b| b.iter(open));
        group.bench_function("verify in memory", |b| {
            b.iter_batched(
                || bytes.clone(),
                |bytes| Record::read(&case(), bytes, None, &Access::unlogged()).unwrap(),
                criterion::BatchSize::LargeInput,
            );
        });
        group.bench_function("parse and digest", |b| b.iter(baseline));
        group.finish();
    }
}

criterion_group!(benches, open_and_verify);
criterion_main!(benches);
