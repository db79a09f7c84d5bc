//! Declared scoring against the same instrument written by hand, with the same checks: one sheet, and columns.
//!
//! Each pair stands in one group, so that the ratio is between figures of one run. `VAKWERK_BENCH_SHEETS` sets the
//! number of sheets of the large columns (10 million unless told otherwise, which takes about 800 MB).
#![allow(clippy::unwrap_used, missing_docs)]

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use vakwerk_core::catalogue::CatalogueFile;
use vakwerk_core::measure::{Instrument, Status};

const ITEMS: usize = 9;
const HIGHEST: f64 = 3.0;

/// Nine items of 0 to 3 and their sum, as a pack declares them.
fn instrument() -> Instrument {
    let items: String =
        (1..=ITEMS).map(|n| format!("{{ id = \"item-{n}\", label = {{ nl = \"Item {n}\" }} }}, ")).collect();
    let file: CatalogueFile = toml::from_str(&format!(
        r#"
[[assessment]]
id = "nine"
edition = 1
name = {{ nl = "Negen (verzonnen)" }}
measures = {{ nl = "Niets." }}
for-whom = {{ nl = "Metingen." }}
respondents = ["client"]
answer = {{ min = 0, max = 3, step = 1 }}
item = [{items}]
source = {{ source = "vakwerk" }}
provenance = {{ mark = "ours" }}
licence = {{ ship = "texts", compute = "anyone", administration = "self-report", provenance = {{ mark = "ours" }} }}
[[assessment.scale]]
id = "total"
name = {{ nl = "Som" }}
score = "sum(items)"
min = 0
max = 27
step = 1
direction = "lower-is-better"
"#
    ))
    .unwrap();
    Instrument::compile(&file.assessment[0], &"bench:nine".parse().unwrap()).unwrap()
}

/// Why the hand-written instrument refuses, in the same order as the declared one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Refused {
    WrongCount,
    NotANumber,
    OutOfRange,
    NotAStep,
    MissingAnswer,
}

#[cold]
fn why(answers: &[f64]) -> Refused {
    if answers.iter().any(|answer| answer.is_infinite()) {
        Refused::NotANumber
    } else if answers.iter().any(|answer| *answer < 0.0 || *answer > HIGHEST) {
        Refused::OutOfRange
    } else if answers.iter().any(|answer| !answer.is_nan() && answer.trunc() != *answer) {
        Refused::NotAStep
    } else {
        Refused::MissingAnswer
    }
}

/// A whole number, checked in a way that needs no call on any processor.
#[inline(always)]
fn whole(answer: f64) -> bool {
    (answer + 6_755_399_441_055_744.0) - 6_755_399_441_055_744.0 == answer
}

/// The instrument as one would write it in Rust.
#[inline(never)]
fn by_hand(answers: &[f64], out: &mut [f64]) -> Result<(), Refused> {
    if answers.len() != ITEMS || out.len() != 1 {
        return Err(Refused::WrongCount);
    }
    let mut sum = 0.0;
    for answer in answers {
        if !((0.0..=HIGHEST).contains(answer) && whole(*answer)) {
            return Err(why(answers));
        }
        sum += answer;
    }
    out[0] = sum;
    Ok(())
}

/// Columns as one would write them in Rust: row after row over the columns, a status per row.
#[inline(never)]
fn columns_by_hand(columns: &[&[f64]; ITEMS], out: &mut [f64], status: &mut [Status]) {
    let rows = out.len();
    assert!(columns.iter().all(|column| column.len() == rows) && status.len() == rows);
    for row in 0..rows {
        let mut sum = 0.0;
        let mut fine = true;
        for column in columns {
            let answer = column[row];
            fine &= (0.0..=HIGHEST).contains(&answer) & whole(answer);
            sum += answer;
        }
        if fine {
            out[row] = sum;
            status[row] = Status::Scored;
        } else {
            let sheet = columns.map(|column| column[row]);
            out[row] = f64::NAN;
            status[row] = match why(&sheet) {
                Refused::WrongCount => Status::WrongCount,
                Refused::NotANumber => Status::NotANumber,
                Refused::OutOfRange => Status::OutOfRange,
                Refused::NotAStep => Status::NotAStep,
                Refused::MissingAnswer => Status::MissingAnswer,
            };
        }
    }
}

/// The same, written for speed: blocks of rows, a column at a time, so that it becomes vectors.
#[inline(never)]
fn columns_by_hand_in_blocks(columns: &[&[f64]; ITEMS], out: &mut [f64], status: &mut [Status]) {
    const BLOCK: usize = 256;
    let rows = out.len();
    assert!(columns.iter().all(|column| column.len() == rows) && status.len() == rows);
    let mut bad = [0_u64; BLOCK];
    for from in (0..rows).step_by(BLOCK) {
        let count = BLOCK.min(rows - from);
        let (sums, bad) = (&mut out[from..from + count], &mut bad[..count]);
        sums.fill(0.0);
        bad.fill(0);
        for column in columns {
            for ((sum, bad), answer) in sums.iter_mut().zip(bad.iter_mut()).zip(&column[from..from + count]) {
                *bad |= u64::from(!((0.0..=HIGHEST).contains(answer) & whole(*answer)));
                *sum += answer;
            }
        }
        status[from..from + count].fill(Status::Scored);
        if bad.iter().fold(0, |any, bad| any | bad) != 0 {
            for row in (0..count).filter(|row| bad[*row] != 0) {
                let sheet = columns.map(|column| column[from + row]);
                sums[row] = f64::NAN;
                status[from + row] = match why(&sheet) {
                    Refused::WrongCount => Status::WrongCount,
                    Refused::NotANumber => Status::NotANumber,
                    Refused::OutOfRange => Status::OutOfRange,
                    Refused::NotAStep => Status::NotAStep,
                    Refused::MissingAnswer => Status::MissingAnswer,
                };
            }
        }
    }
}

/// Columns of answers, one sheet in a hundred with something wrong.
fn sheets(rows: usize) -> Vec<Vec<f64>> {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    let answer = |random: u64| match random % 900 {
        0 => [f64::NAN, f64::INFINITY, 4.0, 0.5][(random / 900 % 4) as usize],
        _ => (random >> 32 & 3) as f64,
    };
    (0..ITEMS).map(|_| (0..rows).map(|_| answer(next())).collect()).collect()
}

fn single(criterion: &mut Criterion) {
    let instrument = instrument();
    let answers = [0.0, 1.0, 2.0, 3.0, 0.0, 1.0, 2.0, 3.0, 1.0];
    let mut out = [0.0];
    let mut group = criterion.benchmark_group("one sheet of nine items");
    group.bench_function("by hand", |bencher| {
        bencher.iter(|| by_hand(black_box(&answers), black_box(&mut out)).is_ok())
    });
    group.bench_function("declared", |bencher| {
        bencher.iter(|| instrument.score_into(black_box(&answers), &[], black_box(&mut out)).is_ok());
    });
    group.finish();
}

fn columns(criterion: &mut Criterion, rows: usize) {
    let instrument = instrument();
    let sheets = sheets(rows);
    let columns: [&[f64]; ITEMS] = std::array::from_fn(|item| sheets[item].as_slice());
    let (mut out, mut status) = (vec![0.0; rows], vec![Status::Scored; rows]);
    let mut group = criterion.benchmark_group(format!("columns of {rows} sheets"));
    group.throughput(Throughput::Elements(rows as u64)).sample_size(10);
    group.bench_function("by hand, row by row", |bencher| {
        bencher.iter_batched(
            || (),
            |()| columns_by_hand(black_box(&columns), &mut out, &mut status),
            BatchSize::PerIteration,
        );
    });
    let expected = (out.iter().map(|score| score.to_bits()).collect::<Vec<_>>(), status.clone());
    group.bench_function("by hand, in blocks", |bencher| {
        bencher.iter_batched(
            || (),
            |()| columns_by_hand_in_blocks(black_box(&columns), &mut out, &mut status),
            BatchSize::PerIteration,
        );
    });
    group.bench_function("declared", |bencher| {
        bencher.iter_batched(
            || (),
            |()| instrument.score_columns(black_box(&columns), &[], &mut [&mut out], &mut status).unwrap(),
            BatchSize::PerIteration,
        );
    });
    group.finish();
    assert_eq!(expected.1, status, "both give the same statuses");
    assert!(expected.0.iter().zip(&out).all(|(hand, score)| *hand == score.to_bits() || score.is_nan()));
}

fn small_columns(criterion: &mut Criterion) {
    columns(criterion, 4_096);
}

fn large_columns(criterion: &mut Criterion) {
    let told = std::env::var("VAKWERK_BENCH_SHEETS").ok().and_then(|sheets| sheets.parse().ok());
    columns(criterion, told.unwrap_or(10_000_000));
}

criterion_group!(measures, single, small_columns, large_columns);
criterion_main!(measures);
