//! Coded instruments on the command line: old worked examples on new code, and what a preview makes of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;
use vakwerk::{Exit, Surroundings};
use vakwerk_host::workshop::built_library;
use vakwerk_tests::root;

/// The catalogue of the coded nine items, as two versions that differ in their code and in nothing else.
struct Versions {
    folder: TempDir,
}

impl Versions {
    fn new() -> Self {
        let versions = Self { folder: tempfile::tempdir().unwrap() };
        let nine = root().join("tests/plugins/nine");
        for (name, version) in [("old", "1.0.0"), ("new", "1.0.1")] {
            let to = versions.at(name);
            fs::create_dir_all(to.join("catalogue")).unwrap();
            fs::create_dir_all(to.join("vectors")).unwrap();
            let manifest = fs::read_to_string(nine.join("vakwerk.toml")).unwrap();
            fs::write(to.join("vakwerk.toml"), manifest.replace("1.0.0", version)).unwrap();
            fs::copy(nine.join("catalogue/nine.toml"), to.join("catalogue/nine.toml")).unwrap();
            fs::write(to.join("vectors/nine.json"), vectors().to_string()).unwrap();
        }
        versions
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// What the earlier code gives: three sheets with a score, and one that is refused.
fn vectors() -> Value {
    let sheet = |note: &str, answers: [u8; 9], expect: Value| json!({ "note": note, "score": { "assessment": "nine:nine-items", "answers": answers }, "expect": expect });
    let total = |total: u8| json!({ "scores": { "total": total } });
    json!({ "format": 1, "tolerance": 1e-9, "vectors": [
        sheet("nothing", [0; 9], total(0)),
        sheet("the last item at nought", [3, 1, 0, 0, 2, 0, 0, 0, 0], total(6)),
        sheet("all ones", [1; 9], total(9)),
        sheet("beyond the range", [4; 9], json!({ "error": "out-of-range" })),
    ]})
}

fn library(krate: &str) -> String {
    built_library(krate).unwrap().display().to_string()
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

/// What a run says on standard output, and how it ended.
fn vakwerk(args: &[&str]) -> (Exit, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = std::iter::once("vakwerk").chain(args.iter().copied());
    let exit = vakwerk::run(args, &Surroundings::default(), &mut out, &mut err);
    (exit, String::from_utf8(out).unwrap())
}

fn compared(old: &Path, new: &Path, library: &str) -> (Exit, Value) {
    let (exit, out) = vakwerk(&["diff", &text(old), &text(new), "--library", library, "--json"]);
    (exit, serde_json::from_str(&out).unwrap())
}

#[test]
fn the_new_code_runs_the_old_examples_and_what_comes_out_otherwise_asks_for_a_version() {
    let versions = Versions::new();
    let (old, new) = (versions.at("old"), versions.at("new"));
    let (exit, same) = compared(&old, &old, &library("vakwerk-test-nine"));
    assert_eq!(exit, Exit::Done, "{same}");
    assert_eq!((&same["vectors"]["run"], &same["vectors"]["passed"]), (&json!(4), &json!(4)));

    let (exit, other) = compared(&old, &new, &library("vakwerk-test-nine-later"));
    assert_eq!(exit, Exit::Refused, "{other}");
    assert_eq!((&other["vectors"]["run"], &other["vectors"]["passed"]), (&json!(4), &json!(3)), "{other}");
    let [differing] = other["vectors"]["differing"].as_array().unwrap().as_slice() else { panic!("{other}") };
    assert_eq!(differing["assessment"], "nine:nine-items");
    assert!(differing["place"].as_str().unwrap().contains("nine.json"), "{differing}");
    assert!(differing["mismatches"][0].as_str().unwrap().contains("10"), "{differing}");
    // The catalogue is the same to the letter; only the code speaks.
    let changes = other["changes"].as_array().unwrap();
    let code: Vec<&Value> = changes.iter().filter(|change| change["kind"] == "code").collect();
    let [code] = code.as_slice() else { panic!("{other}") };
    assert_eq!(code["reason"]["en"], "the new code gives other results on the old vectors");
    assert_eq!(
        (&code["item"], &code["level"], &code["edition"]),
        (&json!("nine-items"), &json!("major"), &json!(true))
    );
    assert_eq!((&other["level"], &other["least"]), (&json!("major"), &json!("2.0.0")));

    let (_, said) = vakwerk(&["diff", &text(&old), &text(&new), "--library", &library("vakwerk-test-nine-later")]);
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("de nieuwe code geeft andere uitkomsten op de oude voorbeelden"), "{said}");
    assert!(said.contains("3 van 4 komen hetzelfde uit."), "{said}");
}

#[test]
fn code_that_is_not_at_hand_or_belongs_to_another_version_is_said() {
    let versions = Versions::new();
    let (old, new) = (versions.at("old"), versions.at("new"));
    let (exit, without) = vakwerk(&["diff", &text(&old), &text(&new), "--json"]);
    let without: Value = serde_json::from_str(&without).unwrap();
    assert_eq!((exit, &without["vectors"]["without-code"]), (Exit::Done, &json!(true)), "{without}");
    let (_, refused) = compared(&old, &new, &library("vakwerk-test-nine"));
    assert!(refused["vectors"]["refused"].as_str().unwrap().starts_with('E'), "{refused}");
}

#[test]
fn a_preview_works_coded_examples_out_or_says_why_not() {
    let versions = Versions::new();
    let old = text(&versions.at("old"));
    let preview = |more: &[&str]| vakwerk(&[&["preview", old.as_str()], more].concat()).1;
    let worked = preview(&["--library", &library("vakwerk-test-nine")]);
    assert_eq!(worked.matches("<td>klopt</td>").count(), 4, "{worked}");
    assert!(!worked.contains("niet nagerekend"), "{worked}");
    let without = preview(&[]);
    assert!(without.contains("niet nagerekend") && without.contains("geen gebouwde bibliotheek"), "{without}");
    let other = preview(&["--library", &library("vakwerk-test-nine-later"), "--lang", "en"]);
    assert!(other.contains("not worked out") && other.contains("E0232"), "{other}");
}
