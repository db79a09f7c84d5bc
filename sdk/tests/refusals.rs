//! What authors meet when they build a plugin that cannot be one: a message of the compiler that says what to do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::Command;

/// A plugin with `behaviour` as its own lines.
fn plugin(behaviour: &str) -> String {
    format!(
        "use vakwerk_sdk::Embedded;\n{behaviour}\n\
         const CATALOGUE: Embedded = Embedded {{ plugin: \"p\", version: \"1.0.0\", digest: \"\", assessments: &[] }};\n\
         vakwerk_sdk::export_plugin!(Plugin, CATALOGUE);\n"
    )
}

const GOOD: &str = "#[derive(Default)] struct Plugin;\nimpl vakwerk_sdk::Behaviour for Plugin {}";

/// The newest library of this crate beside this test, with which plugins of authors are built.
fn sdk() -> (PathBuf, PathBuf) {
    let deps = std::env::current_exe().unwrap().parent().unwrap().to_owned();
    let rlibs = std::fs::read_dir(&deps).unwrap().filter_map(|entry| Some(entry.ok()?.path())).filter(|path| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with("libvakwerk_sdk-") && name.ends_with(".rlib")
    });
    let newest = rlibs.max_by_key(|path| std::fs::metadata(path).unwrap().modified().unwrap());
    (newest.expect("this crate is built before its tests"), deps)
}

/// Checks a source as the compiler sees it; gives what the compiler says.
fn compile(source: &str, flags: &[&str], into: &Path) -> (bool, String) {
    let file = into.join("plugin.rs");
    std::fs::write(&file, source).unwrap();
    let (sdk, deps) = sdk();
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .args(["--edition=2024", "--crate-type=cdylib", "--emit=metadata", "--crate-name=plugin"])
        .args(flags)
        .arg(format!("--extern=vakwerk_sdk={}", sdk.display()))
        .arg(format!("-Ldependency={}", deps.display()))
        .arg(format!("--out-dir={}", into.display()))
        .arg(&file)
        .output()
        .unwrap();
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn each_impossible_plugin_is_told_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let (builds, said) = compile(&plugin(GOOD), &["-Cpanic=unwind"], folder.path());
    assert!(builds, "{said}");

    let no_behaviour = "#[derive(Default)] struct Plugin;";
    let no_default = "struct Plugin;\nimpl vakwerk_sdk::Behaviour for Plugin {}";
    let misspelt = format!("{GOOD}\nconst X: vakwerk_sdk::Coded = CATALOGUE.coded(\"no-such\");");
    let cases = [
        (GOOD, "abort", "a plugin must be built with `panic = \"unwind\"`"),
        (no_behaviour, "unwind", "`Plugin` does not say how the plugin behaves"),
        (no_default, "unwind", "derive(Default)"),
        (misspelt.as_str(), "unwind", "no assessment of this name with `arithmetic = \"coded\"`"),
    ];
    for (behaviour, panic, message) in cases {
        let (builds, said) = compile(&plugin(behaviour), &[&format!("-Cpanic={panic}")], folder.path());
        assert!(!builds && said.contains(message), "{message}: {said}");
    }
}
