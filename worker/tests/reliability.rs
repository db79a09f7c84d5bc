//! Workers that are killed, loop, eat memory or crash: the host lives, and the others answer.
//!
//! Each is tried a few times by default, and as often as `docs/reliability.md` says with `VAKWERK_RELIABILITY=full`.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;
use vakwerk_core::explain::Explain;
use vakwerk_core::licence::Grants;
use vakwerk_host::workshop::{seal_plugin, trust};
use vakwerk_host::{Options, Registry, Workers};
use vakwerk_tests::figure::{figure, tries};

/// The good test plugin in this process, and the wild one and another good one each in a worker.
fn opened(deadline: Duration) -> (TempDir, Registry) {
    let folder = tempfile::tempdir().unwrap();
    for name in ["nine", "wild", "faulty"] {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/plugins").join(name);
        seal_plugin(&source, Some(&format!("vakwerk-test-{name}")), &folder.path().join(name)).unwrap();
    }
    let apart = ["wild", "faulty"].map(|name| name.parse().unwrap());
    let mut workers = Workers::new(env!("CARGO_BIN_EXE_vakwerk-worker"), apart);
    workers.deadline = deadline;
    workers.memory = 256 << 20;
    let folders = vec![folder.path().to_owned()];
    let options =
        Options { folders, grants: Grants::everything(), trust: trust(), workers: Some(workers), ..Options::default() };
    let registry = Registry::open(&options);
    assert!(registry.refusals().is_empty(), "{:?}", registry.refusals());
    (folder, registry)
}

/// One answer of a plugin, or the code with which it is refused.
fn score(registry: &Registry, assessment: &str, answers: &[f64]) -> Result<f64, &'static str> {
    let mut scales = [0.0];
    let outcome = registry.score_into(&assessment.parse().unwrap(), answers, &[], &mut scales);
    outcome.map(|()| scales[0]).map_err(|refusal| refusal.code())
}

/// The plugin in this process answers, and so does the one in another worker.
fn others_answer(registry: &Registry) {
    assert_eq!(score(registry, "nine:nine-items", &[1.0; 9]), Ok(9.0));
    assert_eq!(score(registry, "faulty:three", &[1.0, 2.0, 3.0]), Ok(6.0));
}

/// The workers of this process.
fn workers() -> Vec<Pid> {
    let program = Path::new(env!("CARGO_BIN_EXE_vakwerk-worker")).canonicalize().unwrap();
    let mut found = Vec::new();
    for thread in std::fs::read_dir("/proc/self/task").unwrap() {
        let children = std::fs::read_to_string(thread.unwrap().path().join("children")).unwrap_or_default();
        let children = children.split_whitespace().filter_map(|child| child.parse().ok());
        let ours = |child: &i32| std::fs::read_link(format!("/proc/{child}/exe")).is_ok_and(|exe| exe == program);
        found.extend(children.filter(ours).filter_map(Pid::from_raw));
    }
    found
}

/// Tries something with the wild plugin, and says what came of it.
fn try_often(what: &str, full: u64, expected: &str, mut once: impl FnMut(&Registry) -> Result<f64, &'static str>) {
    // Only a loop is ended by the deadline; the others are to end by themselves, however busy the machine is.
    let deadline = if expected == "E0128" { Duration::from_millis(300) } else { Duration::from_secs(20) };
    let (_folder, registry) = opened(deadline);
    let times = tries(5, full);
    for number in 0..times {
        assert_eq!(once(&registry), Err(expected), "{what}, time {number}");
        others_answer(&registry);
        assert_eq!(score(&registry, "wild:wish", &[20.0]), Ok(20.0), "{what}: it is started again");
    }
    figure(
        &format!("worker: {what}"),
        &format!("{times} times refused as {expected}; the others and a new one answered"),
    );
}

#[test]
fn workers_that_misbehave_cost_nobody_else_anything() {
    let wish = |answer: f64| move |registry: &Registry| score(registry, "wild:wish", &[answer]);
    try_often("looping", 50, "E0128", wish(11.0));
    try_often("eating memory", 50, "E0129", wish(13.0));
    try_often("aborting", 50, "E0129", wish(12.0));
    try_often("exiting", 50, "E0129", wish(14.0));
    try_often("overflowing the stack", 50, "E0129", wish(15.0));
    try_often("killed while it waits", 50, "E0129", |registry| {
        for worker in workers() {
            // From outside nobody tells them apart, so both go.
            kill_process(worker, Signal::KILL).unwrap();
        }
        // The call of each then says so, and the one after is answered by a new worker.
        assert_eq!(score(registry, "faulty:three", &[1.0, 2.0, 3.0]), Err("E0129"));
        score(registry, "wild:wish", &[20.0])
    });
    try_often("killed while it works", 50, "E0129", |registry| {
        std::thread::scope(|scope| {
            scope.spawn(|| {
                std::thread::sleep(Duration::from_millis(60));
                for worker in workers() {
                    // It may be gone already.
                    let _ = kill_process(worker, Signal::KILL);
                }
            });
            let outcome = score(registry, "wild:wish", &[11.0]);
            let _ = score(registry, "faulty:three", &[1.0, 2.0, 3.0]);
            outcome
        })
    });
}
