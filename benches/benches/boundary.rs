//! What the boundary costs: a score through the registry against the same function called statically, loading a
//! plugin against opening its library, and memory.
#![allow(clippy::unwrap_used, missing_docs)]

use std::fs::{self, OpenOptions};
use std::hint::black_box;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use tempfile::TempDir;
use vakwerk_benches::CpuTime;
use vakwerk_core::id::ItemId;
use vakwerk_core::measure::{Instrument, Person};
use vakwerk_host::workshop::{bare_open, built_library, seal_folder, trust};
use vakwerk_host::{Options, Registry, Sheets};

const ANSWERS: [f64; 9] = [3.0, 2.0, 3.0, 2.0, 1.0, 0.0, 3.0, 2.0, 1.0];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/plugins/nine")
}

/// A sealed plugin in a folder of its own. Its library ends with a number that no other has, so that it is really
/// loaded and not found loaded; the system passes over what stands after the end of a library.
fn installed(number: u64) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let library = numbered(folder.path(), number);
    seal_folder(&source(), Some(&library), &folder.path().join("plugins/nine")).unwrap();
    folder
}

fn numbered(folder: &Path, number: u64) -> PathBuf {
    let library = folder.join("library.so");
    fs::copy(built_library("vakwerk-test-nine").unwrap(), &library).unwrap();
    OpenOptions::new().append(true).open(&library).unwrap().write_all(&number.to_le_bytes()).unwrap();
    library
}

fn open(folder: &TempDir) -> Registry {
    let folders = vec![folder.path().join("plugins")];
    let registry = Registry::open(&Options { folders, trust: trust(), ..Options::default() });
    assert!(registry.refusals().is_empty(), "{:?}", registry.refusals());
    registry
}

/// The same function as in the plugin, line by line.
#[inline(never)]
fn score(answers: &[f64], scales: &mut [f64]) -> Result<(), usize> {
    let [first, .., last] = answers else { return Err(0) };
    if *first == 0.0 && *last == 3.0 {
        return Err(8);
    }
    scales[0] = answers.iter().sum();
    Ok(())
}

fn one_score(c: &mut Criterion<CpuTime>) {
    let folder = installed(0);
    let registry = open(&folder);
    let id: ItemId = "nine:nine-items".parse().unwrap();
    let pack = vakwerk_pack::read(source()).unwrap();
    let assessment = pack.contents.assessment.iter().find(|assessment| assessment.id == id.item).unwrap();
    let instrument = Instrument::compile(assessment, &id).unwrap();
    let scorer = registry.scorer(&id).unwrap();
    let mut scales = [0.0];

    let mut group = c.benchmark_group("nine items");
    group.bench_function("the function, called statically with the same checks", |b| {
        b.iter(|| {
            // A slice: of an array the compiler knows the length, and would make the function for nine alone.
            let answers = black_box(&ANSWERS[..]);
            instrument.check(answers, &[]).unwrap();
            score(answers, &mut scales).unwrap();
            instrument.check_results(&scales).unwrap();
            scales[0]
        });
    });
    group.bench_function("through a scorer of the registry", |b| {
        b.iter(|| {
            scorer.score_into(black_box(&ANSWERS[..]), &[], &mut scales).unwrap();
            scales[0]
        });
    });
    group.bench_function("through the registry by id", |b| {
        b.iter(|| {
            registry.score_into(black_box(&id), black_box(&ANSWERS[..]), &[], &mut scales).unwrap();
            scales[0]
        });
    });
    let person = Person::default();
    group.bench_function("through the registry, with the readings", |b| {
        b.iter(|| registry.score(black_box(&id), black_box(&ANSWERS[..]), &person).unwrap());
    });
    group.finish();

    const ROWS: usize = 10_000;
    let columns: Vec<f64> = ANSWERS.iter().flat_map(|answer| std::iter::repeat_n(*answer, ROWS)).collect();
    let mut scales = vec![0.0; ROWS];
    c.bench_function("10,000 sheets in columns through the registry", |b| {
        let sheets = Sheets { rows: ROWS, answers: &columns, inputs: &[] };
        b.iter(|| assert!(registry.score_batch(&id, sheets, &mut scales).unwrap().is_empty()));
    });
}

/// Times `run` over prepared folders, which are made and dropped outside the measured time.
fn prepared(iterations: u64, run: impl Fn(&TempDir) -> Duration) -> Duration {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NUMBER: AtomicU64 = AtomicU64::new(1);
    (0..iterations).map(|_| run(&installed(NUMBER.fetch_add(1, Ordering::Relaxed)))).sum()
}

fn loading(c: &mut Criterion<CpuTime>) {
    let mut group = c.benchmark_group("loading");
    // Every iteration leaves a library behind, because none is ever unloaded.
    group.sample_size(10).warm_up_time(Duration::from_millis(1)).measurement_time(Duration::from_millis(100));
    group.bench_function("the system opens the library", |b| {
        b.iter_custom(|iterations| {
            prepared(iterations, |folder| {
                let open = bare_open(&folder.path().join("library.so")).unwrap();
                CpuTime::of(|| open().unwrap()).1
            })
        });
    });
    group.bench_function("of which reading and checking the sealed pack", |b| {
        b.iter_custom(|iterations| {
            prepared(iterations, |folder| {
                CpuTime::of(|| black_box(vakwerk_pack::read_sealed(folder.path().join("plugins/nine")).unwrap())).1
            })
        });
    });
    group.bench_function("find, verify, load, bind and index", |b| {
        b.iter_custom(|iterations| {
            prepared(iterations, |folder| {
                let (registry, took) = CpuTime::of(|| open(folder));
                drop(registry);
                took
            })
        });
    });
    group.finish();
    memory();
}

/// Prints once what a plugin takes in memory; only Linux says it.
fn memory() {
    let resident = || -> Option<u64> {
        let status = fs::read_to_string("/proc/self/status").ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.split_whitespace().next()?.parse().ok()
    };
    let folders: Vec<_> = (0..8).map(|number| installed(u64::MAX - number)).collect();
    let library = fs::metadata(folders[0].path().join("library.so")).unwrap().len() >> 10;
    let before = resident();
    let registries: Vec<_> = folders.iter().map(open).collect();
    if let Some((before, after)) = before.zip(resident()) {
        let each = after.saturating_sub(before) / 8;
        println!("resident memory: {each} KiB for each of 8 plugins, whose library is {library} KiB\n");
    }
    drop(registries);
}

fn cpu_time() -> Criterion<CpuTime> {
    Criterion::default().with_measurement(CpuTime)
}

criterion_group! { name = benches; config = cpu_time(); targets = one_score, loading }
criterion_main!(benches);
