//! A discipline that was just begun builds, loads and conforms on the first run.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::path::PathBuf;
use std::process::{Command, Stdio};

use common::{packs, program, run};

#[test]
fn it_builds_loads_and_conforms() {
    let room = tempfile::tempdir().unwrap();
    let clone = packs().join("../../..").canonicalize().unwrap();
    let mut begin = program(80);
    let args = ["new", "discipline", "zandtherapie-proef", "--prefix", "voorbeeld", "--vakwerk"];
    let begun = run(begin.current_dir(room.path()).args(args).arg(&clone).stdin(Stdio::null()));
    assert_eq!(begun.exit, 0, "{begun:?}");
    // What the workspace built already serves here too, so its folder and its profile are shared.
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().to_owned();
    let output = Command::new(env!("CARGO"))
        .current_dir(room.path().join("zandtherapie-proef"))
        .args(["test", "--offline", "--quiet"])
        .args([
            "--config",
            "profile.dev.debug=\"line-tables-only\"",
            "--config",
            "profile.dev.package.sha2.opt-level=2",
        ])
        .env("CARGO_TARGET_DIR", target)
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    assert!(output.status.success(), "{}", said.join("\n"));
    assert!(said[0].contains("1 passed"), "{}", said[0]);
}
