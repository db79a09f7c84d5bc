//! Every way to be refused: exit code, stable code, both languages, as text and as JSON.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;

use common::{on_sample, program, run, vakwerk};

/// Arguments, exit code, code.
const REFUSED: &[(&[&str], i32, &str)] = &[
    (&["shwo"], 2, "E0701"),
    (&["show"], 2, "E0701"),
    (&["show", "proef", "twee"], 2, "E0701"),
    (&["show", "proef", "--lang", "fr"], 2, "E0701"),
    (&["show", "proef", "--lang"], 2, "E0701"),
    (&["rules", "--stap", "plan"], 2, "E0701"),
    (&["rules", "--step", "plna"], 2, "E0701"),
    (&["rules", "--step", "plan", "--step", "plan"], 2, "E0701"),
    (&["completions", "tcsh"], 2, "E0701"),
    (&["gas"], 2, "E0701"),
    (&["gas", "--goal", "1:0:0", "--level", "0"], 2, "E0701"),
    (&["score", "proef:rust"], 2, "E0701"),
    (&["score", "proef:rust", "--answers", "1,", "0"], 2, "E0701"),
    (&["score", "proef:rust", "--answers", "1", "--use", "none"], 2, "E0701"),
    (&["vectors"], 2, "E0701"),
    (&["show", "proef:rsut"], 1, "E0103"),
    (&["show", "proof"], 1, "E0101"),
    (&["show", "niets:van-dit-alles"], 1, "E0101"),
    (&["show", "een twee drie"], 1, "E0703"),
    (&["score", "proef:rsut", "--answers", "1"], 1, "E0103"),
    (&["score", "pref:rust", "--answers", "1"], 1, "E0101"),
    (&["score", "proef:lagen", "--answers", "1"], 1, "E0704"),
    (&["score", "proef:rust", "--answers", "1,zes,2"], 2, "E0705"),
    (&["score", "proef:rust", "--answers", "1,nan,2"], 2, "E0705"),
    (&["score", "proef:rust", "--answers", "1,,2"], 2, "E0705"),
    (&["score", "proef:rust", "--answers", "1", "--person", "70"], 2, "E0706"),
    (&["score", "proef:rust", "--answers", "1", "--person", "age=oud"], 2, "E0706"),
    (&["score", "proef:rust", "--answers", "1", "--person", "age=-1"], 2, "E0706"),
    (&["score", "proef:rust", "--answers", "1", "--person", "height-cm=0"], 2, "E0706"),
    (&["score", "proef:rust", "--answers", "1", "--person", "sex=F!"], 2, "E0706"),
    (&["score", "proef:rust", "--answers", "1", "--person", "age=70,age=71"], 2, "E0706"),
    (&["gas", "--goal", "1:0"], 2, "E0707"),
    (&["gas", "--goal", "1:0:0:0"], 2, "E0707"),
    (&["gas", "--goal", "1:-4:0"], 2, "E0707"),
    (&["gas", "--goal", "-1:0:0"], 2, "E0707"),
    (&["gas", "--goal", "inf:0:0"], 2, "E0707"),
    (&["gas", "--level", "0.5"], 2, "E0707"),
    (&["vectors", "er-is-geen-bestand.json"], 1, "E0708"),
];

#[test]
fn every_refusal_has_its_exit_code_and_its_code_in_text_and_in_json() {
    for (args, exit, code) in REFUSED {
        for language in ["nl", "en"] {
            let args: Vec<&str> = args.iter().copied().chain(["--lang", language]).collect();
            // The wrong language itself must stay the last one named.
            let args = if args.contains(&"--lang") && args.iter().filter(|arg| **arg == "--lang").count() > 1 {
                args[..args.len() - 2].to_vec()
            } else {
                args
            };
            let text = on_sample(&args);
            assert_eq!(text.exit, *exit, "{args:?}: {text:?}");
            assert!(text.out.is_empty(), "{args:?}: {text:?}");
            assert!(text.err.starts_with(&format!("{code} ")), "{args:?}: {text:?}");
            let json = on_sample(&[args.as_slice(), &["--json"]].concat());
            assert_eq!(json.exit, *exit, "{args:?}: {json:?}");
            assert!(json.err.is_empty(), "{args:?}: {json:?}");
            let document = json.json();
            assert_eq!(document["error"]["code"], *code, "{args:?}");
            assert_eq!(document["error"]["exit"], *exit, "{args:?}");
            assert!(document["error"]["message"].as_str().is_some_and(|message| message.len() > 10), "{args:?}");
        }
    }
}

#[test]
fn the_messages_read_well() {
    let shown = REFUSED.iter().map(|(args, ..)| {
        let (nl, en) = (on_sample(args), on_sample(&[args, ["--lang", "en"].as_slice()].concat()));
        format!("$ vakwerk {}\n{}{}", args.join(" "), nl.err, if nl.err == en.err { String::new() } else { en.err })
    });
    insta::assert_snapshot!(shown.collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_misspelt_id_gets_suggestions_a_program_can_use() {
    for (id, meant) in [("proef:rsut", "proef:rust"), ("rust", "proef:rust"), ("proof", "proef")] {
        let failure = on_sample(&["show", id, "--json"]).json();
        let suggestions = failure["error"]["suggestions"].as_array().expect("a list");
        assert!(suggestions.iter().any(|suggestion| suggestion == meant), "{id}: {failure}");
    }
}

#[test]
fn nothing_to_load_says_where_was_looked() {
    let empty = tempfile::tempdir().unwrap();
    let named = run(program(80).args(["plugins", "--json", "--plugins"]).arg(empty.path()));
    assert_eq!((named.exit, &named.json()["error"]["code"]), (1, &"E0702".into()));
    let by_variable = run(program(80).env("VAKWERK_PLUGINS", empty.path()).args(["plugins", "--json"]));
    assert_eq!((by_variable.exit, &by_variable.json()["error"]["code"]), (1, &"E0702".into()));
}

#[test]
fn what_is_found_and_not_loaded_is_told_with_its_code() {
    // The packs of these tests have no seal, so as plugins they are refused.
    let none = vakwerk(&["plugins", "--json", "--plugins", "."]);
    assert_eq!(none.exit, 1, "{none:?}");
    let error = &none.json()["error"];
    assert_eq!(error["code"], "E0702");
    let refused = error["not-loaded"].as_array().expect("a list");
    let packs = fs::read_dir(common::packs()).expect("the packs of these tests").count();
    assert_eq!(refused.len(), packs, "{error}");
    for one in refused {
        assert!(one["code"].as_str().is_some_and(|code| code.starts_with("E0")) && one["message"].is_string(), "{one}");
    }
    // Beside one that serves, they are a warning.
    let beside = run(program(80).args(["plugins", "--json", "--plugins", ".", "--development", "proef"]));
    assert_eq!((beside.exit, beside.json().as_array().map(Vec::len)), (1, Some(1)), "{beside:?}");
    assert_eq!(beside.err.lines().filter(|line| line.starts_with("E0")).count(), packs, "{beside:?}");
    let shown = run(program(80).args(["show", "proef:rust", "--plugins", ".", "--development", "proef"]));
    assert_eq!(shown.exit, 0, "{shown:?}");
    let missing = vakwerk(&["plugins", "--plugins", "er-is-geen-map"]);
    assert!(missing.exit == 1 && missing.err.contains("E0102") && missing.err.contains("E0702"), "{missing:?}");
}

#[test]
fn codes_are_unique_and_in_range() {
    let codes: Vec<&str> = vakwerk::code::Code::ALL.iter().map(|code| code.as_str()).collect();
    assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "{codes:?}");
    assert!(codes.iter().all(|code| code.starts_with("E07") && code.len() == 5), "{codes:?}");
}

#[test]
fn a_wrong_variable_is_wrong_use() {
    let wrong = run(program(80).env("VAKWERK_LANG", "deutsch").args(["plugins", "--json"]));
    assert_eq!((wrong.exit, &wrong.json()["error"]["code"]), (2, &"E0701".into()));
}

#[test]
fn nothing_about_a_client_stands_in_an_error() {
    let secret = "geheim4711";
    let attempts: &[&[&str]] = &[
        &["score", "proef:rust", "--answers", secret],
        &["score", "proef:rust", "--answers", "1,2", secret],
        &["score", "proef:rust", "--answers", "1", "--person", secret],
        &["score", "proef:rust", "--answers", "1", "--person", &format!("age={secret}")],
        &["score", "proef:rust", "--answers", "1", "--person", &format!("{secret}=A B")],
        &["score", "proef:rust", "--answers", "1", "--answers", secret],
        &["gas", "--goal", secret],
        &["gas", "--goal", "1:0:0", secret],
        &["gas", "--level", secret],
    ];
    for args in attempts {
        for json in [&[][..], &["--json"][..]] {
            let run = on_sample(&[args, json].concat());
            assert_ne!(run.exit, 0, "{args:?}");
            assert!(!run.out.contains(secret) && !run.err.contains(secret), "{args:?}: {run:?}");
        }
    }
    // An answer is not told either, only what is allowed.
    let refused = on_sample(&["score", "proef:rust", "--answers", "1,1,47.11,1"]);
    assert_eq!(refused.exit, 1);
    assert!(!refused.err.contains("47") && refused.err.contains("item-3"), "{refused:?}");
}

#[test]
fn faults_of_a_pack_are_shown_all_at_once() {
    for (language, last) in [("nl", "kapot: 4 fouten."), ("en", "kapot: 4 faults.")] {
        let checked = vakwerk(&["check", "kapot", "--lang", language]);
        assert_eq!((checked.exit, checked.out.lines().last()), (1, Some(last)), "{checked:?}");
        // Code, place, the line itself with a marker, and what was probably meant.
        for part in ["E0310 ", " --> catalogue/goals.toml:4:1", "4 | statment = ", "| ^^^^^^^^", "`statement`"] {
            assert!(checked.out.contains(part), "{part}: {}", checked.out);
        }
    }
    let json = vakwerk(&["check", "kapot", "--json"]);
    assert_eq!(json.exit, 1);
    let faults = json.json()["faults"].as_array().expect("a list").clone();
    assert_eq!(faults.len(), 4);
    assert!(faults.iter().all(|fault| fault["code"].is_string() && fault["place"]["line"].is_u64()), "{faults:?}");
}

#[test]
fn a_folder_that_is_no_pack_is_a_fault_and_no_crash() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("vakwerk.toml"), [0xff, 0xfe, 0x00]).unwrap();
    let binary = run(program(80).arg("check").arg(folder.path()));
    assert_eq!(binary.exit, 1, "{binary:?}");
    assert_eq!(vakwerk(&["check", "er-is-niets"]).exit, 1);
}
