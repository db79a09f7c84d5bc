//! A discipline that was just begun builds, loads and conforms on the first run.
//!
//! What is begun stands in `tests/plugins/begun` as well, where the workspace builds and tests it with everything else.
//! Building it by itself builds Vakwerk once more, for minutes; that is a step of `.ci/run`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use common::{program, root, run};
use tempfile::TempDir;

/// What makes the crate a workspace of its own, which it is no longer where it joins another.
const WORKSPACE: &str = "# Een werkruimte van zichzelf. Zet u de map in die van Vakwerk, haal dit dan weg en noem haar \
                         daar onder `members`.\n[workspace]\n\n";

fn begun() -> (TempDir, PathBuf) {
    let room = tempfile::tempdir().unwrap();
    let mut begin = program(80);
    let args = ["new", "discipline", "zandtherapie-proef", "--prefix", "voorbeeld", "--vakwerk"];
    let run = run(begin.current_dir(room.path()).args(args).arg(root()).stdin(Stdio::null()));
    assert_eq!(run.exit, 0, "{run:?}");
    let folder = room.path().join("zandtherapie-proef");
    (room, folder)
}

/// The files that somebody wrote, and not those that a program made, as texts by path.
fn written(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(within) = folders.pop() {
        for entry in fs::read_dir(within).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if name.starts_with('.') || name == "Cargo.lock" {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                let relative = path.strip_prefix(folder).unwrap().display().to_string();
                files.insert(relative, fs::read_to_string(&path).unwrap());
            }
        }
    }
    files
}

#[test]
fn what_is_begun_is_what_the_workspace_builds_and_checks() {
    let (_room, folder) = begun();
    let mut files = written(&folder);
    let manifest = &files["Cargo.toml"];
    let (_, to_clone) = manifest.split_once("vakwerk-sdk = { path = \"").expect("it names the clone");
    let to_clone = to_clone.split_once("/sdk\"").expect("and the crate in it").0.to_owned();
    for text in files.values_mut() {
        *text = text.replace(&to_clone, "../../..");
    }
    let own = files.get_mut("Cargo.toml").unwrap();
    assert!(own.contains(WORKSPACE), "{own}");
    *own = own.replace(WORKSPACE, "");
    let joined = root().join("tests/plugins/begun");
    if std::env::var_os("VAKWERK_BLESS").is_some() {
        for (path, text) in &files {
            fs::create_dir_all(joined.join(path).parent().unwrap()).unwrap();
            fs::write(joined.join(path), text).unwrap();
        }
    }
    assert_eq!(files, written(&joined), "run once with VAKWERK_BLESS=1, and read what changed in tests/plugins/begun");
}
