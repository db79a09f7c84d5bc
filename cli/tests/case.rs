//! Cases on the command line: replayed, shown, verified, reported on, and refused when they were tampered with.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::path::Path;

use common::{Run, packs, program, run};

fn vakwerk(args: &[&str]) -> Run {
    run(program(100).env_remove("VAKWERK_PLUGINS").args(args))
}

fn script(name: &str) -> String {
    packs().join("../../../examples/cases").join(name).display().to_string()
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

#[test]
fn the_demo_walks_both_cases_to_their_closure() {
    let folder = tempfile::tempdir().unwrap();
    let shown = vakwerk(&["demo", "--json", "--store", &text(folder.path())]);
    assert_eq!((shown.exit, shown.err.as_str()), (0, ""));
    let shown = shown.json();
    let cases = shown["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 2);
    for case in cases {
        assert_eq!(case["closed"], true, "{}", case["case"]);
        let acts = case["acts"].as_array().unwrap();
        let refused: Vec<_> = acts.iter().filter(|act| act["result"] == "refused").collect();
        assert!(refused.iter().all(|act| !act["findings"].as_array().unwrap().is_empty()));
        assert!(!refused.is_empty() && acts.iter().any(|act| act["result"] == "matched"));
        assert!(Path::new(case["file"].as_str().unwrap()).is_file());
    }
    assert_eq!(shown["reports"].as_array().unwrap().len(), 12, "three reports, two formats, two cases");
}

#[test]
fn the_demo_shows_lenses_refusals_reasons_scores_and_where_the_case_lies() {
    let folder = tempfile::tempdir().unwrap();
    for (language, words) in [
        ("nl", ["BEHANDELING", "GEWEIGERD", "Leg uit", "Voor → na", "GAS T-score", "De zaak ligt in", "[verzonnen]"]),
        (
            "en",
            ["TREATMENT", "REFUSED", "Explained", "Before → after", "GAS T-score", "The case lies in", "[invented]"],
        ),
    ] {
        let store = folder.path().join(language);
        let shown = vakwerk(&["--lang", language, "demo", "--store", &text(&store)]);
        assert_eq!(shown.exit, 0, "{}", shown.err);
        for word in words {
            assert!(shown.out.contains(word), "{language}: {word}");
        }
    }
}

#[test]
fn a_replayed_case_is_shown_verified_and_reported_on_without_plugins() {
    let folder = tempfile::tempdir().unwrap();
    let store = text(folder.path());
    let replayed = vakwerk(&["case", "replay", &script("mevrouw-f.toml"), "--store", &store]);
    assert_eq!(replayed.exit, 0, "{}", replayed.err);
    // From here on there are no plugins.
    let alone = |args: &[&str]| run(program(100).args(args));
    let verified = alone(&["case", "verify", "mevrouw-f", "--store", &store, "--json"]);
    assert_eq!(verified.exit, 0, "{}", verified.err);
    assert_eq!(verified.json()["writable"], true);
    let shown = alone(&["case", "show", "mevrouw-f", "--store", &store]);
    assert!(shown.out.contains("MiDAS") && shown.out.contains("Afgesloten"), "{}", shown.out);
    for kind in ["plan", "evaluation", "end"] {
        let report = alone(&["case", "report", "mevrouw-f", "--store", &store, "--kind", kind, "--lang", "en"]);
        assert!(report.exit == 0 && report.out.starts_with("# "), "{kind}: {}", report.err);
    }
    let page = folder.path().join("end.html");
    let file = text(&folder.path().join("mevrouw-f.jsonl"));
    let written = alone(&["case", "report", &file, "--kind", "end", "--format", "html", "--out", &text(&page)]);
    assert_eq!(written.exit, 0, "{}", written.err);
    assert!(std::fs::read_to_string(&page).unwrap().contains("<h1>Eindverslag</h1>"));
}

#[test]
fn a_changed_event_is_found_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let store = text(folder.path());
    assert_eq!(vakwerk(&["case", "replay", &script("dhr-a.toml"), "--store", &store]).exit, 0);
    let file = folder.path().join("dhr-a.jsonl");
    let changed = std::fs::read_to_string(&file).unwrap().replacen("Verpleeghuis", "Ziekenhuis!!", 1);
    std::fs::write(&file, changed).unwrap();
    let verified = run(program(100).args(["case", "verify", &text(&file)]));
    assert_eq!(verified.exit, 1);
    assert!(verified.err.contains("E06") && verified.err.contains('3'), "{}", verified.err);
    assert!(!verified.err.contains("Ziekenhuis"), "no client data in an error");
}

#[test]
fn a_case_is_opened_once_and_wrong_use_ends_with_2() {
    let folder = tempfile::tempdir().unwrap();
    let store = text(folder.path());
    let open = |client: &str, born: &str| {
        run(program(100).args([
            "case",
            "new",
            "oefenzaak",
            "--client",
            client,
            "--birth-date",
            born,
            "--store",
            &store,
        ]))
    };
    assert_eq!(open("client invented", "1980-05-04").exit, 2);
    assert_eq!(open("client-invented-07", "5 mei").exit, 2);
    assert_eq!(open("client-invented-07", "1980-05-04").exit, 0);
    assert_eq!(open("client-invented-07", "1980-05-04").exit, 1, "the case is there already");
    assert_eq!(run(program(100).args(["case", "verify", "../oefenzaak", "--store", &store])).exit, 2);
    assert_eq!(run(program(100).args(["case", "show", "niets", "--store", &store])).exit, 1);
    let report = run(program(100).args(["case", "report", "oefenzaak", "--store", &store]));
    assert_eq!(report.exit, 1, "there is no trajectory yet");
}

#[test]
fn a_script_that_is_wrong_or_goes_otherwise_says_which_act() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("script.toml");
    let written = std::fs::read_to_string(script("dhr-a.toml")).unwrap();
    let cases = [
        ("format = 2\n".to_owned() + written.split_once('\n').unwrap().1, "E075"),
        (written.replacen("format = 1", "format = 9", 1), "E0751"),
        (written.replacen("expect = { refused-by = [\"instemming:consent-16\"] }", "", 1), "E0754"),
        (written.replacen("assessment = \"pmt:lofopt\"", "assessment = \"pmt:lofoptt\"", 1), "E0756"),
        ("not toml at all [".to_owned(), "E0750"),
    ];
    for (number, (text_of_script, code)) in cases.into_iter().enumerate() {
        std::fs::write(&path, text_of_script).unwrap();
        let store = text(&folder.path().join(number.to_string()));
        let replayed = vakwerk(&["case", "replay", &text(&path), "--store", &store]);
        assert_eq!(replayed.exit, 1, "{code}");
        assert!(replayed.err.contains(code), "{code}: {}", replayed.err);
    }
}
