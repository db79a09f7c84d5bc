//! The commands about competencies, on the packs of this repository.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::path::{Path, PathBuf};

use common::{Run, packs, program, run};

/// The packs that carry a framework, and an invented institute's own.
const DEVELOPMENT: [&str; 4] = ["../../../packs/algemeen", "../../../packs/fvb", "../../../packs/vvocm", "opleiding"];

fn competency(width: usize, language: &str, args: &[&str]) -> Run {
    let mut command = program(width);
    command.arg("competency").args(args).args(["--lang", language]);
    for folder in DEVELOPMENT {
        command.args(["--development", folder]);
    }
    run(&mut command)
}

fn golden(language: &str) -> String {
    let commands: [&[&str]; 8] = [
        &["frameworks"],
        &["show", "fvb:vaktherapie/t3"],
        &["show", "fvb:vaktherapie/sb"],
        &["show", "vvocm:oefentherapie/ot4-2"],
        &["matrix", "fvb:vaktherapie"],
        &["matrix", "vvocm:oefentherapie"],
        &["show", "fvb:vaktherapie/t33"],
        &["matrix", "algemeen:proficiency"],
    ];
    let mut text = String::new();
    for args in commands {
        let page = competency(80, language, args);
        for line in page.out.lines().chain(page.err.lines()) {
            assert!(line.chars().count() <= 80, "{args:?}: {line}");
        }
        text.push_str(&format!("$ vakwerk competency {}\n{}\n", args.join(" "), page.golden()));
    }
    text
}

#[test]
fn the_pages_read_well_in_dutch() {
    insta::assert_snapshot!(golden("nl"));
}

#[test]
fn the_pages_read_well_in_english() {
    insta::assert_snapshot!(golden("en"));
}

#[test]
fn a_framework_is_shown_in_full() {
    let page = competency(80, "nl", &["show", "vvocm:oefentherapie"]);
    assert_eq!(page.exit, 0, "{}", page.err);
    insta::assert_snapshot!(page.out);
}

#[test]
fn the_documents_for_programs_keep_their_shape() {
    let matrix = competency(80, "nl", &["matrix", "fvb:vaktherapie", "--json"]).json();
    assert_eq!(matrix["relations"], 67);
    let rows = matrix["rows"].as_array().unwrap();
    assert_eq!(rows[1]["competencies"], serde_json::json!(["g1", "g2", "g5", "sb", "sc", "sd"]));
    let all = competency(80, "nl", &["frameworks", "--json"]).json();
    let counts: Vec<_> = all.as_array().unwrap().iter().map(|one| (&one["id"], &one["indicators"])).collect();
    insta::assert_snapshot!(serde_json::to_string_pretty(&counts).unwrap());
    let element = competency(80, "nl", &["show", "fvb:vaktherapie/sb", "--json"]).json();
    assert_eq!(element["children"].as_array().unwrap().len(), 9);
    assert_eq!(element["added"][0]["id"], "voorbeeld.opleiding:eigen/sb-samen");
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// What goes out comes in again, as a pack without faults and with the same framework.
#[test]
fn a_framework_goes_out_and_comes_in() {
    let folder = folder("competency-round-trip");
    let file = folder.join("vaktherapie.json");
    let out = competency(80, "nl", &["export", "fvb:vaktherapie", "--to", "case", "--out", file.to_str().unwrap()]);
    assert_eq!(out.exit, 0, "{}", out.err);
    let pack = folder.join("terug");
    let arguments =
        ["import", file.to_str().unwrap(), "--id", "voorbeeld.terug", "--out", pack.to_str().unwrap(), "--json"];
    let back = competency(80, "nl", &arguments).json();
    assert_eq!((&back["tasks"], &back["competencies"], &back["indicators"]), (&11.into(), &12.into(), &158.into()));
    assert_eq!(back["warnings"], serde_json::json!([]));
    let mut check = program(80);
    let checked = run(check.arg("check").arg(&pack).arg("--with").arg(packs().join("../../../packs/algemeen")));
    assert_eq!(checked.exit, 0, "{}{}", checked.out, checked.err);
    let again = competency(80, "nl", &arguments);
    assert_eq!(again.exit, 1, "a folder in use is left alone");
}

#[test]
fn every_form_says_what_it_cannot_carry() {
    let folder = folder("competency-forms");
    let mut text = String::new();
    for form in ["moodle", "canvas", "openbadges"] {
        for (language, framework) in [("nl", "fvb:vaktherapie"), ("en", "vvocm:oefentherapie")] {
            let file = folder.join(format!("{form}-{language}"));
            let shown = file.display().to_string();
            let page = competency(80, language, &["export", framework, "--to", form, "--out", &shown]);
            let first: String =
                std::fs::read_to_string(&file).unwrap().lines().take(4).map(|l| l.to_owned() + "\n").collect();
            text.push_str(&format!("$ {framework} {form}\n{}\n{first}\n", page.golden().replace(&shown, "BESTAND")));
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn what_cannot_be_read_is_told() {
    let folder = folder("competency-bad");
    let file = folder.join("moodle.csv");
    std::fs::write(&file, "Parent ID number;ID number;Short name\n").unwrap();
    let told = |args: &[&str]| competency(80, "nl", args);
    let out = folder.join("uit").display().to_string();
    let shown = file.display().to_string();
    assert_eq!(told(&["import", &shown, "--id", "x.y", "--out", &out]).exit, 1);
    assert_eq!(told(&["import", "nergens.json", "--id", "x.y", "--out", &out]).exit, 1);
    assert_eq!(told(&["import", &shown, "--id", "Geen Naam", "--out", &out]).exit, 2);
    assert_eq!(told(&["export", "fvb:vaktherapie", "--to", "word", "--out", &out]).exit, 2);
    assert_eq!(told(&["export", "fvb:vaktherapie", "--to", "case", "--out", &out, "--changed", "gisteren"]).exit, 2);
    assert!(!Path::new(&out).exists());
}
