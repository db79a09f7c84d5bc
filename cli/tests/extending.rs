//! A pack that extends the discipline of another, and packs that want the same place, as the command line tells it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;

use common::desk::text;
use common::{Run, packs, program, run};
use serde_json::{Value, json};
use tempfile::TempDir;

fn manifest(id: &str, more: &str) -> String {
    format!(
        "id = '{id}'\nversion = '1.0.0'\ninterface = 1\nname = {{ nl = 'Aanvulling', en = 'Addition' }}\n\
         publisher = 'Vakwerk'\nlicence = 'MIT OR Apache-2.0'\nlanguages = ['nl', 'en']\n{more}\n\
         [intended-purpose]\nnl = 'Verzonnen.'\nen = 'Invented.'\n\n[requires]\nproef = '^1'\n"
    )
}

/// A form and a rule that extend the invented discipline.
const MORE: &str = r#"[[form]]
id = "kring"
edition = 1
name = { nl = "Kringgesprek", en = "Circle talk" }
purpose = { nl = "Verzonnen.", en = "Invented." }
steps = ["treatment"]
disciplines = ["proef:proef"]
source = { source = "proef:vakwerk" }
provenance = { mark = "ours" }
field = [{ id = "wat", label = { nl = "wat", en = "what" }, kind = "text" }]

[[rule]]
id = "kring-eerst"
edition = 1
guards = [{ step = "treatment" }]
disciplines = ["proef:proef"]
weight = "advice"
weight-basis = "ours"
title = { nl = "Eerst de kring", en = "First the circle" }
text = { nl = "Verzonnen.", en = "Invented." }
source = { source = "proef:vakwerk" }
provenance = { mark = "ours" }
requires = { fact = "form.aanvulling:kring.wat", recorded = true }
"#;

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn pack(&self, name: &str, manifest: &str, catalogue: &str) -> String {
        let folder = self.folder.path().join(name);
        fs::create_dir_all(folder.join("catalogue")).unwrap();
        fs::write(folder.join("vakwerk.toml"), manifest).unwrap();
        fs::write(folder.join("catalogue/alles.toml"), catalogue).unwrap();
        text(folder)
    }

    /// Runs with the invented discipline and these packs.
    fn with(&self, args: &[&str], folders: &[&str]) -> Run {
        let sample = text(packs().join("proef"));
        let named = folders.iter().copied().chain([sample.as_str()]).flat_map(|folder| ["--development", folder]);
        run(program(80).current_dir(self.folder.path()).args(args).args(named))
    }
}

#[test]
fn what_extends_a_discipline_stands_where_the_discipline_is_shown() {
    let desk = Desk::new();
    let more = desk.pack("aanvulling", &manifest("aanvulling", ""), MORE);
    let listed = json!([
        { "id": "aanvulling:kring", "kind": "form", "edition": 1 },
        { "id": "aanvulling:kring-eerst", "kind": "rule", "edition": 1 },
    ]);
    for shown in ["proef:proef", "proef"] {
        let alone = desk.with(&["show", shown, "--json"], &[]).json();
        assert_eq!(alone["extended-by"], json!([]), "{shown}");
        let extended = desk.with(&["show", shown, "--json"], &[&more]).json();
        assert_eq!(extended["extended-by"], listed, "{shown}");
        let page = desk.with(&["show", shown], &[&more]).out;
        assert!(page.contains("Uit andere pakketten"), "{page}");
        assert!(page.contains("formulier: Kringgesprek (aanvulling:kring)"), "{page}");
    }
    let form = desk.with(&["show", "aanvulling:kring", "--lang", "en"], &[&more]).out;
    assert!(form.contains("For discipline") && form.contains("Sample therapy (proef:proef)"), "{form}");
    assert_eq!(desk.with(&["show", "proef:rust", "--json"], &[&more]).json().get("extended-by"), None);
}

/// A case that begins in the invented discipline.
const CASE: &str = r#"format = 1
case = "zaak"
title = { nl = "Verzonnen zaak", en = "Invented case" }
about = { nl = "Verzonnen.", en = "Invented." }

[people.therapist]
role = "therapist"
pseudonym = "therapist-invented-31"

[[act]]
on = "2026-01-05"
from = "invented"
do.open-case = { client = "client-invented-31", birth-date = "1990-05-04" }

[[act]]
on = "2026-01-05"
from = "invented"
start = { trajectory = "eerste", discipline = "proef:proef", framework = "proef:kader", purpose = "treatment", format = "individual", step = "registration" }
"#;

#[test]
fn a_case_says_what_it_works_with_and_what_extends_its_discipline() {
    let desk = Desk::new();
    let more = desk.pack("aanvulling", &manifest("aanvulling", ""), MORE);
    fs::write(desk.folder.path().join("zaak.toml"), CASE).unwrap();
    let replayed = desk.with(&["case", "replay", "zaak.toml", "--store", "zaken"], &[&more]);
    assert_eq!(replayed.exit, 0, "{replayed:?}");
    let show = ["case", "show", "zaak", "--store", "zaken"];
    let page = desk.with(&show, &[&more]).out;
    assert!(page.contains("Werkt met: aanvulling 1.0.0, proef "), "{page}");
    let line = "aanvulling 1.0.0 breidt Proeftherapie uit: formulier Kringgesprek; regel";
    assert!(page.contains(line), "{page}");
    let shown = desk.with(&[&show[..], &["--json"]].concat(), &[&more]).json();
    let extension = &shown["trajectories"][0]["extensions"][0];
    assert_eq!(
        (&extension["plugin"], &extension["version"], &extension["extends"]),
        (&json!("aanvulling"), &json!("1.0.0"), &json!("proef:proef")),
    );
    assert_eq!(extension["items"][0], json!({ "id": "aanvulling:kring", "kind": "form" }));
    // Without the pack that extends, and without any plugin at all.
    let page = desk.with(&show, &[]).out;
    assert!(page.contains("niet te zeggen of zij uitbreiden: aanvulling 1.0.0"), "{page}");
    let alone = run(program(80).current_dir(desk.folder.path()).args(show));
    assert!(alone.out.contains("Werkt met: aanvulling 1.0.0, proef "), "{}", alone.out);
    assert!(alone.out.contains("--plugins"), "{}", alone.out);
}

#[test]
fn rules_can_be_asked_for_one_discipline() {
    let desk = Desk::new();
    let more = desk.pack("aanvulling", &manifest("aanvulling", ""), MORE);
    let ids = |args: &[&str]| -> Vec<String> {
        let rules = desk.with(&[args, &["--json"]].concat(), &[&more]).json();
        let mut ids: Vec<String> =
            rules.as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap().to_owned()).collect();
        ids.sort();
        ids
    };
    let watched = ids(&["rules", "--discipline", "proef:proef"]);
    assert!(watched.contains(&"aanvulling:kring-eerst".to_owned()), "{watched:?}");
    assert_eq!(ids(&["rules", "--discipline", "proef:proef", "--step", "treatment"]), ["aanvulling:kring-eerst"]);
    let page = desk.with(&["rules", "--discipline", "proef:proef", "--step", "treatment"], &[&more]).out;
    assert!(page.starts_with("Regels voor behandeling, Proeftherapie: 1"), "{page}");
    let unknown = desk.with(&["rules", "--discipline", "proef:proep", "--json"], &[&more]);
    assert_eq!((unknown.exit, &unknown.json()["error"]["suggestions"][0]), (1, &Value::from("proef:proef")));
    // A rule is no discipline, though it is there.
    assert_eq!(desk.with(&["rules", "--discipline", "aanvulling:kring-eerst"], &[&more]).exit, 1);
}

#[test]
fn a_discipline_that_is_not_there_is_told_with_line_and_remedy() {
    let desk = Desk::new();
    let wrong = desk.pack("aanvulling", &manifest("aanvulling", ""), &MORE.replacen("proef:proef", "proef:proep", 1));
    let check = desk.with(&["check", &wrong, "--with", &text(packs().join("proef"))], &[]);
    assert_eq!(check.exit, 1);
    assert!(check.err.contains("E0321") || check.out.contains("E0321"), "{}{}", check.out, check.err);
    let said = check.out + &check.err;
    assert!(said.contains("alles.toml:7:") && said.contains("bedoelt u `proef:proef`?"), "{said}");
}

#[test]
fn two_packs_that_replace_one_item_are_told_to_be_at_odds() {
    let desk = Desk::new();
    let more = "supersedes = ['proef:stilstaan']";
    let first = desk.pack("eerste", &manifest("eerste", more), "");
    let second = desk.pack("tweede", &manifest("tweede", more), "");
    for (language, words) in [("nl", "vervangen allebei"), ("en", "both replace")] {
        let run = desk.with(&["plugins", "--lang", language], &[&first, &second]);
        let said = run.out + &run.err;
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in ["E0109", "eerste 1.0.0", "tweede 1.0.0", "proef:stilstaan", words] {
            assert!(said.contains(part), "{part} is not in: {said}");
        }
    }
}

#[test]
fn hidden_characters_and_unknown_facts_are_told_with_their_place() {
    let desk = Desk::new();
    let place = |catalogue: &str, code: &str| {
        let folder = desk.pack("aanvulling", &manifest("aanvulling", ""), catalogue);
        let found = desk.with(&["check", &folder, "--with", &text(packs().join("proef")), "--json"], &[]).json();
        let faults = found["faults"].as_array().unwrap_or_else(|| panic!("{found}")).clone();
        let fault = faults.iter().find(|fault| fault["code"] == code).unwrap_or_else(|| panic!("{code}: {found}"));
        (fault["place"]["file"].as_str().unwrap().to_owned(), fault["place"]["line"].as_u64().unwrap())
    };
    let line = |text: &str, part: &str| 1 + text.lines().position(|line| line.contains(part)).unwrap() as u64;
    for (with, code) in [("Kring\u{202e}gesprek", "E0330"), ("Kring\\u0007gesprek", "E0330")] {
        let catalogue = MORE.replace("Kringgesprek", with);
        let (file, at) = place(&catalogue, code);
        assert_eq!((Path::new(&file), at), (Path::new("catalogue/alles.toml"), line(&catalogue, with)));
    }
    let catalogue = MORE.replace("form.aanvulling:kring.wat", "plan.recored");
    let (_, at) = place(&catalogue, "E0501");
    assert_eq!(at, line(&catalogue, "plan.recored"));
}
