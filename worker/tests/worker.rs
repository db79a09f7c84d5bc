//! Plugins in a process of their own: the same answers, and a host that outlives whatever they do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;
use std::time::Duration;

use tempfile::TempDir;
use vakwerk_core::explain::Explain;
use vakwerk_core::id::ItemId;
use vakwerk_core::licence::Grants;
use vakwerk_core::measure::Person;
use vakwerk_core::text::Language;
use vakwerk_host::document::{Material, ScaleScore, ScoredResult, Value};
use vakwerk_host::workshop::{seal_plugin, trust};
use vakwerk_host::{CallRefusal, Options, Registry, Sheets, Workers};

const PROGRAM: &str = env!("CARGO_BIN_EXE_vakwerk-worker");

fn id(text: &str) -> ItemId {
    text.parse().unwrap()
}

/// The good test plugin in this process and the wild one apart.
fn opened(change: impl FnOnce(&mut Workers)) -> (TempDir, Registry) {
    let folder = tempfile::tempdir().unwrap();
    for name in ["nine", "wild"] {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/plugins").join(name);
        seal_plugin(&source, Some(&format!("vakwerk-test-{name}")), &folder.path().join(name)).unwrap();
    }
    let mut workers = Workers::new(PROGRAM, ["wild".parse().unwrap()]);
    change(&mut workers);
    let folders = vec![folder.path().to_owned()];
    let options =
        Options { folders, grants: Grants::everything(), trust: trust(), workers: Some(workers), ..Options::default() };
    let registry = Registry::open(&options);
    (folder, registry)
}

fn wish(registry: &Registry, answer: f64) -> Result<f64, CallRefusal> {
    let mut scales = [0.0];
    registry.score_into(&id("wild:wish"), &[answer], &[], &mut scales).map(|()| scales[0])
}

fn code(refusal: &CallRefusal) -> &'static str {
    assert_ne!(refusal.explain(Language::Nl), refusal.explain(Language::En));
    refusal.code()
}

/// The plugin in this process works, and so does the worker, if need be a new one.
fn both_serve(registry: &Registry) {
    let mut scales = [0.0];
    registry.score_into(&id("nine:nine-items"), &[1.0; 9], &[], &mut scales).unwrap();
    assert_eq!((scales, wish(registry, 20.0).unwrap()), ([9.0], 20.0));
}

#[test]
fn a_worker_gives_the_answers_that_the_plugin_gives_in_the_process() {
    let (folder, here) = opened(|workers| workers.plugins.clear());
    let (_apart_folder, apart) = opened(|workers| workers.plugins = ["nine".parse().unwrap()].into());
    assert!(here.refusals().is_empty() && apart.refusals().is_empty(), "{:?}", apart.refusals());
    assert!(apart.plugin(&"nine".parse().unwrap()).unwrap().runs_apart());
    let answers = [3.0, 2.0, 3.0, 2.0, 1.0, 0.0, 3.0, 2.0, 1.0];
    let mut contradiction = answers;
    (contradiction[0], contradiction[8]) = (0.0, 3.0);
    for answers in [answers, contradiction, [4.0; 9]] {
        let nine = id("nine:nine-items");
        assert_eq!(here.score(&nine, &answers, &Person::default()), apart.score(&nine, &answers, &Person::default()));
    }
    let columns: Vec<f64> = (0..9).flat_map(|item| [answers[item], contradiction[item], 1.0]).collect();
    let batch = |registry: &Registry| {
        let mut scales = [7.0; 3];
        let sheets = Sheets { rows: 3, answers: &columns, inputs: &[] };
        let refused = registry.score_batch(&id("nine:nine-items"), sheets, &mut scales).unwrap();
        (refused, scales.map(f64::to_bits))
    };
    assert_eq!(batch(&here), batch(&apart));
    let result = ScoredResult {
        assessment: "nine:nine-items".into(),
        edition: 1,
        scales: vec![ScaleScore { scale: "total".into(), score: Some(17.0) }],
        ..ScoredResult::default()
    };
    let material = Material { results: vec![result], ..Material::default() };
    let nine = "nine".parse().unwrap();
    assert_eq!(here.profile(&nine, &material).unwrap(), apart.profile(&nine, &material).unwrap());
    assert_eq!(code(&apart.call(&nine, "dream", b"{}").unwrap_err()), "E0111");
    drop(folder);
}

#[test]
fn what_would_end_the_process_ends_the_worker_and_it_is_started_again() {
    // Only a loop has to wait for its deadline; what ends by itself gets all the time that a busy machine may need.
    let (_hasty_folder, hasty) = opened(|workers| workers.deadline = Duration::from_millis(700));
    let (_patient_folder, patient) = opened(|workers| workers.deadline = Duration::from_secs(60));
    for registry in [&hasty, &patient] {
        assert!(registry.refusals().is_empty(), "{:?}", registry.refusals());
    }
    let cases = [
        ("a loop", &hasty, 11.0, "E0128"),
        ("abort", &patient, 12.0, "E0129"),
        ("all memory", &patient, 13.0, "E0129"),
        ("exit", &patient, 14.0, "E0129"),
        ("the stack", &patient, 15.0, "E0129"),
        // What is caught in the process is caught here too, and the worker lives.
        ("a panic", &patient, 1.0, "E0113"),
        ("a result out of range", &patient, 2.0, "E0116"),
    ];
    for _ in 0..3 {
        for (name, registry, answer, expected) in cases {
            let refusal = wish(registry, answer).unwrap_err();
            assert_eq!(code(&refusal), expected, "{name}: {refusal}");
            both_serve(registry);
        }
    }
}

#[test]
fn documents_that_are_too_long_or_wrong_are_rejected_as_in_the_process() {
    let (_folder, registry) = opened(|_| {});
    let wild = "wild".parse().unwrap();
    for (wish, expected) in [("panic", "E0113"), ("long", "E0117"), ("format", "E0118"), ("goal", "E0119")] {
        let facts = [("wish".to_owned(), Value::Word(wish.to_owned()))].into();
        let refusal = registry.profile(&wild, &Material { facts, ..Material::default() }).unwrap_err();
        assert_eq!(code(&refusal), expected, "{wish}");
        both_serve(&registry);
    }
}

#[test]
fn no_refusal_of_a_document_repeats_what_the_plugin_was_told_nor_what_it_said() {
    let (_folder, here) = opened(|workers| workers.plugins.clear());
    let (_apart_folder, apart) = opened(|_| {});
    let wild = "wild".parse().unwrap();
    for registry in [&here, &apart] {
        for wish in ["panic", "fail", "long", "format", "goal", "term"] {
            let facts = [("wish", wish), ("name", "MERKTEKEN-geheim-7391")];
            let facts = facts.map(|(key, word)| (key.to_owned(), Value::Word(word.to_owned()))).into();
            let refusal = registry.profile(&wild, &Material { facts, ..Material::default() }).unwrap_err();
            let said = [refusal.explain(Language::Nl), refusal.explain(Language::En), format!("{refusal:?}")].concat();
            assert!(!said.contains("MERKTEKEN"), "{wish}: {said}");
        }
    }
}

#[test]
fn a_worker_that_cannot_be_started_is_refused_and_the_others_serve() {
    let (_folder, registry) = opened(|workers| workers.program = "/nowhere/vakwerk-worker".into());
    assert_eq!(registry.refusals().len(), 1);
    assert_eq!(registry.refusals()[0].code(), "E0241");
    let mut scales = [0.0];
    registry.score_into(&id("nine:nine-items"), &[1.0; 9], &[], &mut scales).unwrap();
}

#[test]
fn too_little_memory_is_told_when_the_plugin_is_loaded() {
    let (_folder, registry) = opened(|workers| workers.memory = 1 << 20);
    assert_eq!(registry.refusals().len(), 1, "{:?}", registry.refusals());
}

#[test]
fn many_threads_wait_for_each_other_and_get_their_own_answers() {
    let (_folder, registry) = opened(|_| {});
    std::thread::scope(|scope| {
        for thread in 0..4u32 {
            let registry = &registry;
            scope.spawn(move || {
                for round in 0..50u32 {
                    let answer = f64::from(9 + (thread + round) % 2);
                    assert_eq!(wish(registry, answer).unwrap(), answer);
                }
            });
        }
    });
}

#[test]
fn the_program_by_itself_ends_at_once() {
    let output = std::process::Command::new(PROGRAM).stdin(std::process::Stdio::null()).output().unwrap();
    assert!(output.stdout.is_empty() && output.stderr.is_empty());
}

#[test]
fn a_worker_outlives_the_thread_that_started_it() {
    // A host may load its plugins in one thread and answer each request in another.
    let (_folder, registry) = std::thread::spawn(|| opened(|_| {})).join().unwrap();
    let in_a_thread = |call: &(dyn Fn() + Sync)| std::thread::scope(|scope| scope.spawn(call).join().unwrap());
    for _ in 0..20 {
        both_serve(&registry);
        assert_eq!(code(&wish(&registry, 12.0).unwrap_err()), "E0129");
        // Started again in a thread that ends.
        in_a_thread(&|| both_serve(&registry));
    }
    both_serve(&registry);
}

/// The variable by which this test program, started by itself, knows that it is to be the host that ends.
const TO_BE_ENDED: &str = "VAKWERK_TEST_HOST_TO_BE_ENDED";

#[test]
fn a_worker_ends_with_its_host_even_while_it_loops() {
    if std::env::var_os(TO_BE_ENDED).is_some() {
        let (_folder, registry) = opened(|workers| workers.deadline = Duration::from_secs(600));
        // The first word on a line of its own, whatever else a test prints.
        println!("\nworkers {}", workers_of_this_process().join(" "));
        let _ = wish(&registry, 11.0);
        return;
    }
    let mut host = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["a_worker_ends_with_its_host_even_while_it_loops", "--exact", "--nocapture"])
        .env(TO_BE_ENDED, "1")
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let lines = std::io::BufRead::lines(std::io::BufReader::new(host.stdout.take().unwrap()));
    let said = lines.map(|line| line.unwrap()).find(|line| line.starts_with("workers ")).unwrap();
    let workers: Vec<_> = said.split(' ').skip(1).map(|id| format!("/proc/{id}/stat")).collect();
    assert_eq!(workers.len(), 1, "{said}");
    host.kill().unwrap();
    host.wait().unwrap();
    // Whoever took the dead host's place as its parent may take a while to clear a worker that has ended.
    let alive = |stat: &String| std::fs::read_to_string(stat).is_ok_and(|stat| !stat.contains(") Z "));
    let gone = (0..1000).any(|_| {
        std::thread::sleep(Duration::from_millis(10));
        !workers.iter().any(alive)
    });
    assert!(gone, "{said}");
}

/// The ids of the processes that this one started.
fn workers_of_this_process() -> Vec<String> {
    let mine = std::process::id().to_string();
    let processes = std::fs::read_dir("/proc").unwrap().map(|process| process.unwrap());
    let child = |process: std::fs::DirEntry| {
        let stat = std::fs::read_to_string(process.path().join("stat")).ok()?;
        // After the name, which may hold anything, come the state and the parent.
        let parent = stat.rsplit_once(") ")?.1.split(' ').nth(1)?.to_owned();
        (parent == mine).then(|| process.file_name().to_string_lossy().into_owned())
    };
    processes.filter_map(child).collect()
}
