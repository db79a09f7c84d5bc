//! The repository keeps its own promises: the map is true, files say what they hold, nothing is switched off.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use vakwerk_tests::root;

fn read(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn inside(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

/// Every file below the root with this ending, without what is built or versioned elsewhere.
fn files(ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if name != "target" && !name.starts_with('.') {
                    open.push(path);
                }
            } else if name.ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn architecture_names_exactly_the_crates_of_the_workspace() {
    let map = read(root().join("ARCHITECTURE.md"));
    let rows: BTreeSet<String> = map
        .lines()
        .filter(|line| line.starts_with("| `"))
        .filter_map(|line| line.split('|').nth(2))
        .filter_map(|cell| cell.trim().strip_prefix('`')?.strip_suffix('`').map(str::to_owned))
        .collect();
    let crates: BTreeSet<String> = files("Cargo.toml")
        .into_iter()
        // The test plugins and the examples are rows of their own folders.
        .filter(|path| !inside(path).starts_with("examples/") && !inside(path).starts_with("tests/plugins/"))
        .filter_map(|path| {
            let table: toml::Table = read(path).parse().unwrap();
            Some(table.get("package")?.get("name")?.as_str()?.to_owned())
        })
        .collect();
    assert_eq!(rows, crates, "ARCHITECTURE.md (left) and the workspace (right) name different crates");
}

#[test]
fn every_rust_file_opens_by_saying_what_lives_there() {
    let silent: Vec<_> =
        files(".rs").iter().filter(|path| !read(path).starts_with("//!")).map(|path| inside(path)).collect();
    assert!(silent.is_empty(), "these files do not open with `//!`: {silent:?}");
}

#[test]
fn unsafe_lives_in_the_boundary_crates_only() {
    let strayed: Vec<_> = files(".rs")
        .iter()
        .filter(|path| inside(path).ends_with("src/lib.rs") || inside(path).ends_with("src/main.rs"))
        // Test plugins misbehave on purpose.
        .filter(|path| !["abi/", "sdk/", "host/", "tests/plugins/"].iter().any(|f| inside(path).starts_with(f)))
        .filter(|path| !read(path).contains("#![forbid(unsafe_code)]"))
        .map(|path| inside(path))
        .collect();
    assert!(strayed.is_empty(), "these crates do not forbid unsafe code: {strayed:?}");
}

#[test]
fn no_test_is_switched_off_and_nothing_is_left_for_later() {
    let marks = [concat!("#[", "ignore"), concat!("TO", "DO"), concat!("FIX", "ME"), concat!("todo", "!(")];
    let mut found = Vec::new();
    for path in files(".rs") {
        for (number, line) in read(&path).lines().enumerate() {
            if marks.iter().any(|mark| line.contains(mark)) {
                found.push(format!("{}:{}", inside(&path), number + 1));
            }
        }
    }
    assert!(found.is_empty(), "left for later: {found:?}");
}

#[test]
fn where_cargo_looks_for_no_tests_there_are_none() {
    let mut unseen = Vec::new();
    for path in files("Cargo.toml") {
        let manifest: toml::Table = read(&path).parse().unwrap();
        let targets = manifest.get("lib").into_iter().chain(manifest.get("bin").and_then(|bins| bins.get(0)));
        if targets.into_iter().any(|target| target.get("test") == Some(&false.into())) {
            let sources = path.with_file_name("src");
            let tested = files(".rs").into_iter().filter(|file| file.starts_with(&sources));
            unseen.extend(tested.filter(|file| read(file).contains("#[test]")).map(|file| inside(&file)));
        }
    }
    assert!(unseen.is_empty(), "`test = false` in Cargo.toml leaves these tests out: {unseen:?}");
}

#[test]
fn links_in_the_documents_lead_somewhere() {
    let mut dead = Vec::new();
    for path in files(".md") {
        for target in read(&path).split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap_or_default();
            if file.is_empty() || file.contains("://") || file.contains(' ') {
                continue;
            }
            if !path.parent().unwrap().join(file).exists() {
                dead.push(format!("{} → {target}", inside(&path)));
            }
        }
    }
    assert!(dead.is_empty(), "dead links: {dead:#?}");
}
