//! The commands about competencies, on the packs of this repository.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::path::{Path, PathBuf};

use common::{Run, packs, program, run};

/// The packs that carry a framework, and an invented institute's own.
const DEVELOPMENT: [&str; 5] =
    ["../../../packs/algemeen", "../../../packs/fvb", "../../../packs/vvocm", "opleiding", "derde"];

fn competency(width: usize, language: &str, args: &[&str]) -> Run {
    let mut command = program(width);
    command.arg("competency").args(args).args(["--lang", language]);
    for folder in DEVELOPMENT {
        command.args(["--development", folder]);
    }
    run(&mut command)
}

fn golden(language: &str) -> String {
    let commands: [&[&str]; 13] = [
        &["frameworks"],
        &["show", "fvb:vaktherapie/t3"],
        &["show", "fvb:vaktherapie/sb"],
        &["show", "vvocm:oefentherapie/ot4-2"],
        &["show", "vvocm:oefentherapie/ot4-2-5"],
        &["show", "voorbeeld.derde:nieuw"],
        &["show", "voorbeeld.derde:nieuw/zien"],
        &["show", "voorbeeld.derde:nieuw/taak-1"],
        &["show", "voorbeeld.derde:oud/kijken"],
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
    let added: Vec<_> = element["added"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
    assert_eq!(added, ["voorbeeld.derde:nieuw/sb-samen", "voorbeeld.opleiding:eigen/sb-samen"]);
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

/// A package of another system, as leniently as they come.
const THEIRS: &str = r#"{
    "CFDocument": { "identifier": "6f9619ff-8b86-4d01-b42d-00cf4fc964ff", "uri": "https://example.org/doc",
        "creator": "Verzonnen hogeschool", "title": "Verzonnen profiel", "lastChangeDateTime": "2024-05-01T12:00:00",
        "frameworkType": "competency" },
    "CFItems": [
        { "identifier": "6f9619ff-8b86-4d01-b42d-00cf4fc96401", "uri": "https://example.org/1", "fullStatement": "Kijkt",
          "lastChangeDateTime": "2024-05-01T12:00:00", "colour": "green" },
        { "identifier": "6f9619ff-8b86-4d01-b42d-00cf4fc96402", "uri": "https://example.org/2", "fullStatement": "Ziet",
          "lastChangeDateTime": "2024-05-01T12:00:00" }
    ],
    "CFAssociations": [
        { "identifier": "6f9619ff-8b86-4d01-b42d-00cf4fc96403", "uri": "https://example.org/3",
          "associationType": "hasSkillLevel", "sequenceNumber": "1", "lastChangeDateTime": "2024-05-01T12:00:00Z",
          "originNodeURI": { "title": "x", "identifier": "6f9619ff-8b86-4d01-b42d-00cf4fc96401", "uri": "https://example.org/1" },
          "destinationNodeURI": { "title": "y", "identifier": "6f9619ff-8b86-4d01-b42d-00cf4fc96402", "uri": "https://example.org/2" } }
    ]
}"#;

/// What another system wrote and we have no place for goes into the pack, and out again with it.
#[test]
fn what_an_import_kept_is_given_back_by_an_export() {
    let folder = folder("competency-kept");
    let (file, pack, back) = (folder.join("hun.json"), folder.join("hun"), folder.join("terug.json"));
    std::fs::write(&file, THEIRS).unwrap();
    let shown = |path: &Path| path.display().to_string();
    let taken = competency(80, "nl", &["import", &shown(&file), "--id", "voorbeeld.hun", "--out", &shown(&pack)]);
    assert_eq!(taken.exit, 0, "{}", taken.err);
    let page = taken.golden().replace(&shown(&folder), "~");
    let export =
        ["export", "voorbeeld.hun:hun", "--to", "case", "--out", &shown(&back), "--development", &shown(&pack)];
    let given = competency(80, "nl", &export);
    assert_eq!(given.exit, 0, "{}", given.err);
    let package: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&back).unwrap()).unwrap();
    assert_eq!(package["CFDocument"]["identifier"], "6f9619ff-8b86-4d01-b42d-00cf4fc964ff");
    assert_eq!(package["CFDocument"]["frameworkType"], "competency");
    assert_eq!(package["CFItems"][0]["colour"], "green");
    let all = package["CFAssociations"].as_array().unwrap();
    assert!(all.iter().any(|one| one["associationType"] == "hasSkillLevel"), "{all:?}");
    // A file that is no longer what import wrote is named, and nothing is written over with less.
    std::fs::write(pack.join("exchange/kept.json"), "{").unwrap();
    let told = competency(80, "nl", &export);
    assert_eq!(told.exit, 1, "{}", told.out);
    insta::assert_snapshot!(page + &told.err);
}

/// A framework with scales, sources and elaborations of its own comes back as a pack without faults.
#[test]
fn what_belongs_to_a_framework_comes_back_with_it() {
    let folder = folder("competency-third");
    let (file, pack) = (folder.join("nieuw.json").display().to_string(), folder.join("terug"));
    let out = competency(80, "nl", &["export", "voorbeeld.derde:nieuw", "--to", "case", "--out", &file]);
    assert_eq!(out.exit, 0, "{}", out.err);
    let back = competency(80, "nl", &["import", &file, "--id", "voorbeeld.terug", "--out", pack.to_str().unwrap()]);
    assert_eq!(back.exit, 0, "{}", back.err);
    let mut check = program(80);
    check.arg("check").arg(&pack).arg("--with").arg(packs().join("../../../packs")).arg("--with").arg(packs());
    let checked = run(&mut check);
    assert_eq!(checked.exit, 0, "{}{}", checked.out, checked.err);
    let beside = std::fs::read_to_string(pack.join("catalogue/beside.toml")).unwrap();
    assert!(beside.contains("[[level-scale]]") && beside.contains("voorbeeld.terug:nieuw/zien"), "{beside}");
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
