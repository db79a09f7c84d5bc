//! Beginning, checking, testing and previewing a pack, as its author does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use common::{Run, packs, program, run};

const KINDS: [&str; 5] = ["method", "instrument", "policy", "framework", "discipline"];

fn clone() -> PathBuf {
    packs().join("../../..").canonicalize().unwrap()
}

/// Runs the program in a folder of its own.
fn inside(folder: &Path, args: &[&str]) -> Run {
    run(program(80).current_dir(folder).args(args).stdin(Stdio::null()))
}

/// Begins a pack in `folder`; a discipline is built against the clone.
fn begin(folder: &Path, kind: &str, language: &str) -> Run {
    let clone = clone();
    let clone = clone.to_str().unwrap();
    inside(folder, &["new", kind, "stap", "--vakwerk", clone, "--title", "Stap voor stap", "--lang", language])
}

#[test]
fn whatever_is_begun_passes_without_fault_or_advice_and_its_vectors_pass() {
    for kind in KINDS {
        for language in ["nl", "en"] {
            let room = tempfile::tempdir().unwrap();
            let begun = begin(room.path(), kind, language);
            assert_eq!(begun.exit, 0, "{kind} {language}: {begun:?}");
            let packs = clone().join("packs");
            let with = packs.to_str().unwrap();
            let checked = inside(room.path(), &["check", "stap", "--strict", "--with", with, "--json"]);
            assert_eq!(checked.exit, 0, "{kind} {language}: {}", checked.out);
            assert_eq!(checked.json()["diagnostics"], serde_json::json!([]), "{kind} {language}");
            let tested = inside(room.path(), &["test", "stap", "--json"]);
            let has_vectors = !["policy", "framework"].contains(&kind);
            assert_eq!((tested.exit, tested.json()["passed"] != 0), (i32::from(!has_vectors), has_vectors), "{kind}");
            // Nothing is left to be filled in.
            for file in ["stap/vakwerk.toml", "stap/README.md", "stap/catalogue/sources.toml"] {
                let text = fs::read_to_string(room.path().join(file)).unwrap();
                assert!(!text.contains('§') && !text.contains("{{"), "{kind} {file}: {text}");
            }
        }
    }
}

#[test]
fn what_is_begun_explains_itself() {
    for language in ["nl", "en"] {
        let room = tempfile::tempdir().unwrap();
        let mut text = begin(room.path(), "method", language).golden();
        for file in ["vakwerk.toml", "catalogue/stap.toml", "catalogue/stap-score.toml", "README.md"] {
            let written = fs::read_to_string(room.path().join("stap").join(file)).unwrap();
            text.push_str(&format!("\n=== {file}\n{written}"));
        }
        insta::assert_snapshot!(format!("method.{language}"), text);
    }
}

#[test]
fn nothing_is_written_over_and_no_bad_name_is_taken() {
    let room = tempfile::tempdir().unwrap();
    assert_eq!(begin(room.path(), "policy", "nl").exit, 0);
    let cases: [(&[&str], i32, &str); 8] = [
        (&["new", "policy", "stap"], 1, "E0715"),
        (&["new", "policy", "Stap"], 2, "E0714"),
        (&["new", "policy", "../stap"], 2, "E0714"),
        (&["new", "policy", "a.b.c"], 2, "E0714"),
        (&["new", "policy", "ander", "--prefix", "Mijn Huis"], 2, "E0714"),
        (&["new", "policy", "ander", "--title", "een \" teken"], 2, "E0713"),
        (&["new", "polis", "ander"], 2, "E0701"),
        (&["new", "discipline", "ander", "--vakwerk", "."], 2, "E0716"),
    ];
    for (args, exit, code) in cases {
        let refused = inside(room.path(), args);
        assert_eq!(refused.exit, exit, "{args:?}: {refused:?}");
        assert!(refused.err.starts_with(code), "{args:?}: {refused:?}");
        assert!(!room.path().join("ander").exists(), "{args:?}");
    }
    // Of what was refused, nothing is left either.
    assert_eq!(fs::read_dir(room.path()).unwrap().count(), 1);
}

#[test]
fn who_is_asked_answers_in_order_and_enter_takes_what_stands_there() {
    let room = tempfile::tempdir().unwrap();
    let mut child = program(80)
        .current_dir(room.path())
        .args(["new", "instrument", "cijfer", "--ask", "--publisher", "Hogeschool X", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all("hogeschool-x\nCijfer voor de stap\n\n\n".as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let manifest = fs::read_to_string(room.path().join("cijfer/vakwerk.toml")).unwrap();
    assert!(manifest.contains("id = \"hogeschool-x.cijfer\""), "{manifest}");
    assert!(manifest.contains("nl = \"Cijfer voor de stap\", en = \"Cijfer voor de stap\""), "{manifest}");
    assert!(manifest.contains("publisher = \"Hogeschool X\""), "{manifest}");
    let asked = String::from_utf8(output.stderr).unwrap();
    assert_eq!(asked.matches("]: ").count(), 4, "{asked}");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).unwrap();
        if path.is_dir() { copy(&path, &to.join(name)) } else { fs::copy(&path, to.join(name)).map(drop).unwrap() }
    }
}

#[test]
fn a_preview_needs_nothing_from_outside_and_says_what_it_shows() {
    for language in ["nl", "en"] {
        let room = tempfile::tempdir().unwrap();
        begin(room.path(), "method", language);
        let catalogue = room.path().join("stap/catalogue/stap.toml");
        let text = fs::read_to_string(&catalogue).unwrap();
        fs::write(&catalogue, text.replace("Voorbeeld: samen oefenen", "<script>alert(1)</script> & co")).unwrap();
        let shown = inside(room.path(), &["preview", "stap", "--lang", language]);
        assert_eq!(shown.exit, 0, "{shown:?}");
        let html = &shown.out;
        for absent in ["<script", "http:", "https:", "src=", "@import", "url("] {
            assert!(!html.contains(absent), "{absent}");
        }
        for present in [
            &format!("<html lang=\"{language}\">"),
            "class=\"skip\"",
            "<caption>",
            "scope=\"row\"",
            "<nav ",
            "@media print",
        ] {
            assert!(html.contains(present), "{present}");
        }
        let written = inside(room.path(), &["preview", "stap", "--out", "p.html", "--lang", language, "--json"]);
        assert_eq!((written.exit, written.json()["bytes"].as_u64()), (0, Some(html.len() as u64)));
        assert_eq!(&fs::read_to_string(room.path().join("p.html")).unwrap(), html);
        insta::assert_snapshot!(format!("preview.{language}"), html);
    }
}

#[test]
fn a_preview_of_items_that_may_not_be_shipped_does_not_show_them() {
    let room = tempfile::tempdir().unwrap();
    begin(room.path(), "instrument", "nl");
    let file = room.path().join("stap/catalogue/stap-score.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("ship = \"texts\"", "ship = \"nothing\"")).unwrap();
    let shown = inside(room.path(), &["preview", "stap"]);
    assert_eq!(shown.exit, 0, "{shown:?}");
    assert!(!shown.out.contains("Eerste vraag"), "{}", shown.out);
}

/// The page is handed on, and nobody else has this folder.
#[test]
fn a_preview_says_why_code_does_not_load_without_naming_a_folder() {
    let room = tempfile::tempdir().unwrap();
    let library = room.path().join("geen-bibliotheek.so");
    fs::write(&library, "geen bibliotheek").unwrap();
    let pack = clone().join("plugins/spel");
    let library = library.to_str().unwrap();
    let shown = inside(&clone(), &["preview", pack.to_str().unwrap(), "--library", library, "--lang", "nl"]);
    assert_eq!(shown.exit, 0, "{}", shown.err);
    assert!(shown.out.contains("E0223") && shown.out.contains("niet nagerekend"), "the refusal is told");
    for folder in [clone(), room.path().to_path_buf()] {
        assert!(!shown.out.contains(folder.to_str().unwrap()), "{}", folder.display());
    }
}

#[test]
fn a_pack_with_faults_is_not_shown_or_run() {
    for command in ["preview", "test"] {
        let refused = inside(&packs(), &[command, "kapot"]);
        assert_eq!((refused.exit, refused.err.starts_with("E0717")), (1, true), "{refused:?}");
    }
}

#[test]
fn what_fails_in_a_test_is_named() {
    let mut text = String::new();
    for language in ["nl", "en"] {
        let room = tempfile::tempdir().unwrap();
        copy(&packs().join("proef"), &room.path().join("proef"));
        begin(room.path(), "instrument", "nl");
        let file = room.path().join("stap/vectors/stap-score.json");
        let vectors = fs::read_to_string(&file).unwrap();
        fs::write(&file, vectors.replacen("{\"total\": 13}", "{\"total\": 12}", 1)).unwrap();
        for folder in ["stap", "proef"] {
            text.push_str(&format!("\n$ vakwerk test {folder} --lang {language}\n"));
            text.push_str(&inside(room.path(), &["test", folder, "--lang", language]).golden());
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn a_score_is_explained_item_by_item() {
    let mut text = String::new();
    for language in ["nl", "en"] {
        let args = ["score", "proef:rust", "--answers", "3,2,0,4.5", "--person", "age=30,sex=female", "--explain"];
        let shown = run(program(80).args(args).args(common::SAMPLE).args(["--lang", language]));
        text.push_str(&format!("\n$ vakwerk {} --lang {language}\n{}", args.join(" "), shown.golden()));
    }
    let json = common::on_sample(&[
        "score",
        "proef:rust",
        "--answers",
        "3,2,0,4.5",
        "--person",
        "age=30,sex=female",
        "--explain",
        "--json",
    ]);
    text.push_str(&format!("\n{:#}\n", json.json()["explanation"]));
    insta::assert_snapshot!(text);
}

#[test]
fn a_bundle_names_what_it_leaves_out_and_is_not_made_of_examples_that_fail() {
    let room = tempfile::tempdir().unwrap();
    assert_eq!(begin(room.path(), "method", "nl").exit, 0);
    let whole = inside(room.path(), &["bundle", "stap", "--json"]);
    assert_eq!((whole.exit, &whole.json()["left-out"]), (0, &serde_json::json!([])), "{whole:?}");
    for name in ["aantekeningen.txt", "cases/zaak.toml", "catalogue/beeld.png"] {
        let path = room.path().join("stap").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "verzonnen").unwrap();
    }
    for (language, sentence) in
        [("nl", "Niet meegenomen: aantekeningen.txt, cases/."), ("en", "Not taken along: aantekeningen.txt, cases/.")]
    {
        let told = inside(room.path(), &["bundle", "stap", "--replace", "--lang", language]);
        assert_eq!(told.exit, 0, "{told:?}");
        assert!(told.out.contains(sentence), "{}", told.out);
    }
    let told = inside(room.path(), &["bundle", "stap", "--replace", "--json"]).json();
    assert_eq!(told["left-out"], serde_json::json!(["aantekeningen.txt", "cases/"]));
    let examples = room.path().join("stap/vectors/stap-score.json");
    let text = fs::read_to_string(&examples).unwrap();
    let failing =
        [(text.replace("\"total\": 13", "\"total\": 12"), "verwacht 12, gevonden 13"), ("{".to_owned(), "JSON")];
    for (text, said) in failing {
        fs::write(&examples, text).unwrap();
        let refused = inside(room.path(), &["bundle", "stap", "--out", "nieuw.vakwerk", "--lang", "nl"]);
        let broken = refused.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(refused.exit, 1, "{refused:?}");
        assert!(
            broken.starts_with("E0719") && broken.contains(said) && broken.contains("vakwerk test stap"),
            "{broken}"
        );
        assert!(!room.path().join("nieuw.vakwerk").exists());
    }
}

#[test]
fn what_fails_for_one_reason_is_told_once() {
    let room = tempfile::tempdir().unwrap();
    assert_eq!(begin(room.path(), "method", "nl").exit, 0);
    let file = room.path().join("stap/catalogue/stap-score.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("id = \"stap-score\"", "id = \"anders\"")).unwrap();
    let told = inside(room.path(), &["check", "stap", "--lang", "nl"]).out;
    let flat = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(flat.matches("geen meetinstrument met die naam").count(), 1, "{told}");
    assert!(flat.contains("rekenvoorbeeld 1, rekenvoorbeeld 2, rekenvoorbeeld 3"), "{told}");
    fs::write(&file, text).unwrap();
    let manifest = room.path().join("stap/vakwerk.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text.replace("publisher = \"Mijn instelling\"", "publisher = \"\"")).unwrap();
    let told = inside(room.path(), &["check", "stap", "--lang", "nl"]).out;
    assert!(told.contains("fout in het pakket: ") && told.contains("- publisher: "), "{told}");
}

#[test]
fn a_folder_of_other_packs_that_is_not_there_is_told() {
    let room = tempfile::tempdir().unwrap();
    assert_eq!(begin(room.path(), "method", "nl").exit, 0);
    fs::create_dir(room.path().join("leeg")).unwrap();
    for (command, with, said) in [
        ("check", "nergens", "is er niet"),
        ("check", "leeg", "ligt geen pakket"),
        ("preview", "nergens", "is er niet"),
        ("check", "stap/vakwerk.toml", "is er niet"),
    ] {
        let refused = inside(room.path(), &[command, "stap", "--with", with, "--lang", "nl"]);
        let told = refused.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(refused.exit, 1, "{refused:?}");
        assert!(told.starts_with("E0720") && told.contains(said) && told.contains(with), "{command} {with}: {told}");
    }
    assert_eq!(inside(room.path(), &["check", "stap", "--with", "."]).exit, 0);
}

#[test]
fn the_numbers_of_a_begun_pack_rise_as_its_comment_says() {
    let room = tempfile::tempdir().unwrap();
    assert_eq!(begin(room.path(), "method", "nl").exit, 0);
    copy(&room.path().join("stap"), &room.path().join("oud"));
    let manifest = fs::read_to_string(room.path().join("stap/vakwerk.toml")).unwrap();
    assert!(manifest.contains("Zolang zij met 0 begint"), "{manifest}");
    // What changes, and the version that is asked for: before 1.0 a better text and something new count alike.
    let cases = [
        ("catalogue/stap.toml", "(voorbeeld)", "(beter)", "0.1.1"),
        ("catalogue/stap-score.toml", "max = 10", "max = 9", "0.2.0"),
    ];
    for (file, from, to, least) in cases {
        let path = room.path().join("stap").join(file);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replace(from, to).replace("max = 20", "max = 18").replace("to = 20", "to = 18")).unwrap();
        let told = inside(room.path(), &["diff", "oud", "stap", "--json"]);
        assert!(
            told.out.contains(&format!("\"{least}\"")) || told.err.contains(&format!("\"{least}\"")),
            "{least}: {told:?}"
        );
        fs::write(&path, text).unwrap();
    }
}

#[test]
fn what_is_to_be_written_into_a_folder_that_is_not_there_names_that_folder() {
    let room = tempfile::tempdir().unwrap();
    assert_eq!(begin(room.path(), "method", "nl").exit, 0);
    for command in ["preview", "bundle"] {
        let refused = inside(room.path(), &[command, "stap", "--out", "nergens/stap.uit", "--lang", "nl"]);
        let told = refused.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(refused.exit, 1, "{refused:?}");
        assert!(told.starts_with("E0712") && told.contains("de map nergens is er niet"), "{command}: {told}");
    }
}
