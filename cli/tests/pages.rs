//! What people read, and what programs read, about an invented pack.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::io::Read;
use std::process::Stdio;

use common::{SAMPLE, on_sample, program, run};
use serde_json::Value;

const ITEMS: [&str; 12] = [
    "proef",
    "proef:proef",
    "proef:rust",
    "proef:toestemming",
    "proef:stilstaan",
    "proef:rust-vinden",
    "proef:lagen",
    "proef:verslag",
    "proef:hulpvraag",
    "proef:kader",
    "proef:beleid",
    "proef:verzonnen-2020",
];

/// Answers that raise no alert.
const CALM: [&str; 6] = ["score", "proef:rust", "--answers", "3,2,0,4.5", "--person", "age=30,sex=female"];

fn pages(width: usize, language: &str) -> String {
    let commands = [
        vec!["plugins"],
        vec!["rules"],
        vec!["rules", "--step", "plan"],
        CALM.to_vec(),
        vec!["score", "proef:rust", "--answers", "1,1,1,4.5"],
        vec!["score", "proef:rust", "--answers", "1,-,1,4.5"],
        vec!["score", "proef:rust", "--answers", "1,1,0,4.5", "--person", "age=9"],
        vec!["score", "proef:toestemming", "--answers", "1"],
        vec!["score", "proef:toestemming", "--answers", "1", "--use", "non-commercial"],
        vec!["gas", "--goal", "1:-1:0", "--goal", "1.5:-2:1"],
        vec!["gas", "--goal", "1:-2:-3"],
        vec!["gas", "--level", "0", "--level", "2:\u{2212}1"],
        vec!["check", "proef"],
    ];
    let mut text = String::new();
    for command in commands {
        text.push_str(&format!("\n$ vakwerk {}\n", command.join(" ")));
        text.push_str(&run(program(width).args(command).args(SAMPLE).args(["--lang", language])).golden());
    }
    text
}

fn items(width: usize, language: &str) -> String {
    let mut text = String::new();
    for id in ITEMS {
        text.push_str(&format!("\n$ vakwerk show {id}\n"));
        text.push_str(&run(program(width).args(["show", id]).args(SAMPLE).args(["--lang", language])).golden());
    }
    text
}

#[test]
fn commands_read_well_in_dutch() {
    insta::assert_snapshot!(pages(80, "nl"));
}

#[test]
fn commands_read_well_in_english_on_a_wide_terminal() {
    insta::assert_snapshot!(pages(120, "en"));
}

#[test]
fn items_read_well_in_dutch() {
    insta::assert_snapshot!(items(80, "nl"));
}

#[test]
fn items_read_well_in_english_on_a_wide_terminal() {
    insta::assert_snapshot!(items(120, "en"));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in [60, 80, 120] {
        for text in [pages(width, "nl"), items(width, "en")] {
            let lines = text.lines().filter(|line| !line.starts_with('$') && !line.contains("vakwerk score"));
            let widest = lines.max_by_key(|line| line.chars().count()).unwrap_or_default();
            assert!(widest.chars().count() <= width, "{width}: {widest}");
        }
    }
}

#[test]
fn the_documents_for_programs_keep_their_shape() {
    let commands = [
        vec!["plugins"],
        vec!["show", "proef"],
        vec!["show", "proef:rust-vinden"],
        vec!["rules", "--step", "plan"],
        CALM.to_vec(),
        vec!["score", "proef:rust", "--answers", "1,-,1,4.5"],
        vec!["gas", "--goal", "1:-1:0", "--goal", "1:-2:-3"],
        vec!["check", "kapot"],
    ];
    let mut text = String::new();
    for command in commands {
        let json = on_sample(&[command.as_slice(), &["--json"]].concat());
        // The digest changes with every letter of the sample.
        let mut document = json.json();
        if let Some(digest) = document.get_mut("digest") {
            *digest = Value::from("…");
        }
        text.push_str(&format!("\n$ vakwerk {} --json\n{document:#}\n--- exit {}\n", command.join(" "), json.exit));
    }
    insta::assert_snapshot!(text);
}

#[test]
fn plugins_are_counted_under_the_agreed_keys() {
    let listed = on_sample(&["plugins", "--json"]).json();
    let sample =
        listed.as_array().and_then(|all| all.iter().find(|one| one["id"] == "proef")).expect("the sample").clone();
    assert_eq!(sample["version"], "1.2.0");
    for (key, count) in
        [("assessments", 2), ("interventions", 1), ("goals", 1), ("concepts", 1), ("forms", 1), ("rules", 2)]
    {
        assert_eq!(sample[key], count, "{key}");
    }
    assert_eq!(sample["development"], true);
}

#[test]
fn an_alert_is_told_also_when_the_sheet_is_refused() {
    let refused = on_sample(&["score", "proef:rust", "--answers", "1,-,1,4.5", "--lang", "en"]);
    assert_eq!(refused.exit, 1);
    assert!(refused.err.contains("!! ALERT (item-3)"), "{refused:?}");
    let json = on_sample(&["score", "proef:rust", "--answers", "1,-,1,4.5", "--json"]).json();
    assert_eq!(json["error"]["refusal"], "missing-answer");
    assert_eq!(json["error"]["alerts"][0]["item"], "item-3");
}

#[test]
fn colour_is_for_terminals_only() {
    let plain = on_sample(&["show", "proef:rust"]);
    assert!(!plain.out.contains('\u{1b}'), "{}", plain.out);
}

#[test]
fn a_reader_who_has_seen_enough_is_no_fault() {
    // More than a pipe holds, so that writing goes on after the reader left.
    let mut child = program(80)
        .args(["completions", "bash"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let mut err = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut err).expect("text");
    assert_eq!((child.wait().expect("an end").code(), err.as_str()), (Some(0), ""));
}

#[test]
fn what_nobody_sees_is_shown_as_its_number() {
    let look = vakwerk::page::Look { language: vakwerk_core::text::Language::Nl, width: 80, colour: false };
    let mut page = vakwerk::page::Page::new(look);
    page.bullet("catalogue/a\u{202e}lmot.toml \u{1b}[31mrood, één");
    assert_eq!(page.finish(), "  - catalogue/a<U+202E>lmot.toml <U+001B>[31mrood, één\n");
}

#[test]
fn what_a_rule_can_ask_is_listed_in_words_and_for_programs() {
    let told = on_sample(&["rules", "--facts", "--json"]).json();
    let facts = told["facts"].as_array().unwrap();
    let capacity = facts.iter().find(|fact| fact["name"] == "client.capacity").unwrap();
    assert!(capacity["kind"] == "word" && !capacity["words"].as_array().unwrap().is_empty(), "{capacity}");
    let requests = told["collections"].as_array().unwrap();
    assert!(requests.iter().any(|one| one["name"] == "help-requests" && one["fields"][0]["name"] == ".whose"));
    let nl = on_sample(&["rules", "--facts"]).out;
    assert!(nl.contains("client.age (getal): leeftijd van de cliënt in jaren"), "{nl}");
    assert_eq!(on_sample(&["rules", "--facts", "--step", "plan"]).exit, 2);
}

#[test]
fn what_is_there_already_or_not_at_all_is_said_so() {
    let desk = tempfile::tempdir().unwrap();
    let cases = desk.path().join("zaken");
    let opened = || {
        let args = ["case", "new", "oefening", "--client", "client-verzonnen-07", "--birth-date", "1980-05-04"];
        run(program(80).args(args).arg("--store").arg(&cases))
    };
    assert_eq!(opened().exit, 0);
    let again = opened();
    assert!(again.exit == 1 && again.err.starts_with("E0715"), "{}", again.err);
    for command in ["preview", "test", "bundle"] {
        let nowhere = run(program(80).current_dir(desk.path()).args([command, "nergens"]));
        assert!(nowhere.exit == 1 && nowhere.err.starts_with("E0301"), "{command}: {}", nowhere.err);
    }
}
