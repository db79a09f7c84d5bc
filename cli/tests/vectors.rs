//! `vakwerk vectors`: what passes, what fails, what is skipped, and what the last line says.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::path::PathBuf;

use common::{Run, on_sample};

/// Writes a file of vectors and runs it on the invented pack.
fn check(name: &str, vectors: &str, more: &[&str]) -> Run {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.json"));
    std::fs::write(&path, format!(r#"{{ "format": 1, "tolerance": 1e-6, "vectors": [{vectors}] }}"#)).unwrap();
    on_sample(&[&["vectors", path.to_str().unwrap()], more].concat())
}

const GAS: &str = r#"{ "gas": { "goals": [{ "weight": 1, "level": 1 }] }, "expect": { "t": 60 } }"#;
const GOOD: &str = r#"{ "score": { "assessment": "proef:rust", "answers": [3, 2, 0, 4], "person": { "age": 30 } },
    "expect": { "scores": { "total": 5 }, "bands": { "total": "high", "beeld": "rustig" }, "alerts": [] } }"#;
const WRONG: &str = r#"{ "note": "deliberately wrong", "score": { "assessment": "proef:rust", "answers": [3, 2, 1, 4] },
    "expect": { "scores": { "total": 5 }, "bands": { "total": "low" }, "alerts": [] } }"#;
const LICENSED: &str = r#"{ "score": { "assessment": "proef:toestemming", "answers": [1] },
    "expect": { "scores": { "total": 1 } } }"#;
const UNKNOWN: &str =
    r#"{ "score": { "assessment": "elders:iets", "answers": [1] }, "expect": { "scores": { "total": 1 } } }"#;
const REFUSED: &str =
    r#"{ "score": { "assessment": "proef:rust", "answers": [1, 2, 3] }, "expect": { "error": "wrong-count" } }"#;

#[test]
fn the_last_line_counts() {
    let two = |one: &str, other: &str| format!("{one},{other}");
    let cases: &[(&str, String, &[&str], &str, i32)] = &[
        ("good", two(GOOD, GAS), &[], "2 passed, 0 failed, 0 skipped", 0),
        ("every-licence", LICENSED.into(), &[], "1 passed, 0 failed, 0 skipped", 0),
        ("a-refusal-that-is-expected", REFUSED.into(), &[], "1 passed, 0 failed, 0 skipped", 0),
        ("wrong", two(GOOD, WRONG), &[], "1 passed, 1 failed, 0 skipped", 1),
        ("unknown", two(GOOD, UNKNOWN), &[], "1 passed, 1 failed, 0 skipped", 1),
        ("unknown-skipped", two(GOOD, UNKNOWN), &["--only", "proef:"], "1 passed, 0 failed, 1 skipped", 0),
        (
            "two-prefixes",
            two(GOOD, LICENSED),
            &["--only", "proef:r", "--only", "proef:t"],
            "2 passed, 0 failed, 0 skipped",
            0,
        ),
        ("without-assessment", two(GAS, GOOD), &["--only", "niets"], "1 passed, 0 failed, 1 skipped", 0),
        ("all-skipped", GOOD.into(), &["--only", "niets"], "0 passed, 0 failed, 1 skipped", 1),
        ("empty", String::new(), &[], "0 passed, 0 failed, 0 skipped", 1),
    ];
    for (name, vectors, more, last, exit) in cases {
        for language in ["nl", "en"] {
            let run = check(&format!("{name}-{language}"), vectors, &[more, &["--lang", language][..]].concat());
            assert_eq!((run.out.lines().last().unwrap_or_default(), run.exit), (*last, *exit), "{name}: {run:?}");
        }
        let json = check(&format!("{name}-json"), vectors, &[more, &["--json"][..]].concat());
        let document = json.json();
        let counted = ["passed", "failed", "skipped"].map(|key| format!("{} {key}", document[key]));
        assert_eq!((counted.join(", ").as_str(), json.exit), (*last, *exit), "{name}");
    }
}

#[test]
fn every_failure_is_told() {
    let vectors = [GOOD, WRONG, UNKNOWN].join(",");
    let (nl, en) = (check("told-nl", &vectors, &[]), check("told-en", &vectors, &["--lang", "en"]));
    let json = check("told-json", &vectors, &["--json"]).json();
    insta::assert_snapshot!(format!("{}\n{}\n{:#}", nl.golden(), en.golden(), json["failures"]));
}

#[test]
fn a_file_of_another_form_is_refused() {
    for (name, text) in
        [("other-format", r#"{ "format": 2, "tolerance": 0, "vectors": [] }"#), ("no-json", "[[score]]")]
    {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.json"));
        std::fs::write(&path, text).unwrap();
        let run = on_sample(&["vectors", path.to_str().unwrap(), "--json"]);
        assert_eq!(run.exit, 1, "{name}");
        assert!(run.json()["error"]["code"].as_str().is_some_and(|code| code.starts_with("E04")), "{name}: {run:?}");
    }
}
