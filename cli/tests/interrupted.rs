//! Installs that are killed at any point, and installs at the same time: never half a plugin, and doing it again works.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use common::desk::Desk;
use common::program;
use vakwerk_pack::verify_sealed;

/// How many points are spread over a whole run.
const SPREAD: u32 = 16;

/// The install of a version, ready to be started.
fn installing(desk: &Desk, version: &str, into: &str) -> Command {
    let mut command = program(80);
    command.current_dir(desk.at(".")).env_remove("VAKWERK_PLUGINS").stdout(Stdio::null()).stderr(Stdio::null());
    let file = format!("verzonnen-{version}.vakwerk");
    command.args(["install", &file, "--into", into, "--trust", "trust.toml"]);
    command
}

/// What can be seen in a folder of plugins; every version that is there is whole.
fn whole(folder: &Path) -> Vec<String> {
    let names = |folder: &Path| -> Vec<String> {
        let entries = fs::read_dir(folder).into_iter().flatten();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| !name.starts_with('.')).collect()
    };
    let ids = names(folder);
    assert!(ids.iter().all(|id| id == "verzonnen"), "{ids:?}");
    let mut versions = names(&folder.join("verzonnen"));
    versions.sort();
    assert_eq!(ids.is_empty(), versions.is_empty(), "the folder of an id is never there empty");
    for version in &versions {
        let place = folder.join("verzonnen").join(version);
        verify_sealed(&place).unwrap_or_else(|faults| panic!("{version} is half: {faults}"));
        assert!(place.join("seal.toml.minisig").is_file(), "{version} came without its signature");
    }
    versions
}

/// When an install is killed.
enum Point<'a> {
    /// After this long.
    After(Duration),
    /// As soon as this is seen.
    Seen(&'a dyn Fn(&Path) -> bool),
}

/// Kills the install at the point, and gives how it ended: killed, or by itself before that.
fn killed(mut child: Child, folder: &Path, point: &Point<'_>) -> ExitStatus {
    let started = Instant::now();
    loop {
        let now = match point {
            Point::After(time) => started.elapsed() >= *time,
            Point::Seen(seen) => seen(folder),
        };
        if now {
            // One that has ended by itself meanwhile cannot be killed any more, and need not be.
            let _ = child.kill();
            return child.wait().unwrap();
        }
        if let Some(ended) = child.try_wait().unwrap() {
            return ended;
        }
        std::thread::yield_now();
    }
}

#[test]
fn an_install_killed_anywhere_leaves_the_old_or_the_new_and_doing_it_again_works() {
    let desk = Desk::new();
    let started = Instant::now();
    assert!(installing(&desk, "2.0.0", "gemeten").status().unwrap().success());
    let run = started.elapsed();
    let working = |folder: &Path| folder.join(".vakwerk-working");
    let made = |folder: &Path| working(folder).join("verzonnen/2.0.0");
    let seen: [&dyn Fn(&Path) -> bool; 6] = [
        &|folder| folder.join(".vakwerk-lock").exists(),
        &|folder| working(folder).exists(),
        &|folder| made(folder).exists(),
        &|folder| made(folder).join("seal.toml").exists(),
        &|folder| made(folder).join("vakwerk.toml").exists(),
        &|folder| folder.join("verzonnen/2.0.0").exists(),
    ];
    let spread = (0..SPREAD).map(|at| Point::After(run * at / SPREAD));
    let points: Vec<Point<'_>> = seen.into_iter().map(Point::Seen).chain(spread).collect();
    let mut cut_short = 0;
    for old in [None, Some("1.0.0")] {
        for (number, point) in points.iter().enumerate() {
            let into = format!("plugins-{}-{number}", old.unwrap_or("leeg"));
            let folder = desk.at(&into);
            if let Some(old) = old {
                assert!(installing(&desk, old, &into).status().unwrap().success());
                // What the points look for must come from the install that is killed.
                fs::remove_file(folder.join(".vakwerk-lock")).unwrap();
            }
            let ended = killed(installing(&desk, "2.0.0", &into).spawn().unwrap(), &folder, point);
            let there = whole(&folder);
            let kept: Vec<&str> = old.into_iter().collect();
            let with_new: Vec<&str> = old.into_iter().chain(["2.0.0"]).collect();
            if ended.success() {
                assert_eq!(there, with_new, "point {number}");
            } else {
                assert!(there == kept || there == with_new, "point {number}: {there:?}");
                cut_short += usize::from(there == kept);
            }
            assert!(installing(&desk, "2.0.0", &into).status().unwrap().success(), "point {number}: doing it again");
            assert_eq!(whole(&folder), with_new);
            assert!(!working(&folder).exists(), "what was left is cleared away");
        }
    }
    assert!(cut_short > 0, "not one install was killed before it was done");
}

#[test]
fn of_installs_at_the_same_time_each_is_done_or_told_to_wait() {
    let desk = Desk::new();
    for round in 0..4 {
        let into = format!("plugins-{round}");
        let started: Vec<(&str, Child)> = ["1.0.0", "2.0.0", "1.0.0", "2.0.0"]
            .into_iter()
            .map(|version| {
                let mut command = installing(&desk, version, &into);
                (version, command.stderr(Stdio::piped()).spawn().unwrap())
            })
            .collect();
        let mut done: Vec<&str> = Vec::new();
        for (version, child) in started {
            let ended = child.wait_with_output().unwrap();
            let said = String::from_utf8(ended.stderr).unwrap();
            match ended.status.code() {
                Some(0) => done.push(version),
                other => assert!(other == Some(1) && said.contains("E0380"), "{other:?}: {said}"),
            }
        }
        done.sort_unstable();
        done.dedup();
        assert!(!done.is_empty(), "somebody is first");
        assert_eq!(whole(&desk.at(&into)), done, "what was said to be installed is there, and nothing else");
        for version in ["1.0.0", "2.0.0"] {
            assert!(installing(&desk, version, &into).status().unwrap().success());
        }
        assert_eq!(whole(&desk.at(&into)), ["1.0.0", "2.0.0"]);
    }
}
