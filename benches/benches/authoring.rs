//! What an author waits for: `check` and `preview` of the largest discipline, as the command line runs them, each
//! against its limit.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::ffi::OsStr;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use vakwerk::{Exit, Surroundings, run};

const CHECK: Duration = Duration::from_millis(50);
const PREVIEW: Duration = Duration::from_millis(200);
/// How often each is run to compare its median with its limit.
const RUNS: usize = 30;

/// The discipline whose catalogue has the most bytes.
fn largest() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plugins");
    let size = |folder: &PathBuf| -> u64 {
        let files = fs::read_dir(folder.join("catalogue")).into_iter().flatten().flatten();
        files.map(|file| file.metadata().map_or(0, |data| data.len())).sum()
    };
    let folders = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    folders.max_by_key(size).expect("there is a discipline")
}

fn command(name: &str, folder: &Path, packs: &Path) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args: [&OsStr; 5] =
        ["vakwerk".as_ref(), name.as_ref(), folder.as_os_str(), "--with".as_ref(), packs.as_os_str()];
    let exit = run(args, &Surroundings::default(), &mut out, &mut err);
    assert_eq!(exit, Exit::Done, "{}", String::from_utf8_lossy(&out));
    black_box(out);
}

fn compared(name: &str, limit: Duration, act: impl Fn()) {
    act();
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let begin = Instant::now();
            act();
            begin.elapsed()
        })
        .collect();
    times.sort();
    let (least, median) = (times[0], times[RUNS / 2]);
    let verdict = if median <= limit { "within" } else { "MISSED" };
    println!("{name}: median {median:.1?} (least {least:.1?}) of {RUNS} runs, limit {limit:?}: {verdict}");
}

fn authoring(criterion: &mut Criterion) {
    let (folder, packs) = (largest(), Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs"));
    println!("largest discipline: {}", folder.file_name().unwrap_or_default().to_string_lossy());
    compared("check", CHECK, || command("check", &folder, &packs));
    compared("preview", PREVIEW, || command("preview", &folder, &packs));
    let mut group = criterion.benchmark_group("authoring");
    group.sample_size(20);
    group.bench_function("check", |bencher| bencher.iter(|| command("check", &folder, &packs)));
    group.bench_function("preview", |bencher| bencher.iter(|| command("preview", &folder, &packs)));
    group.finish();
}

criterion_group!(benches, authoring);
criterion_main!(benches);
