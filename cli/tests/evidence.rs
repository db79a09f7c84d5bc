//! The commands about coverage and evidence: pages, documents, and what is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{competency_at as competency, copied, program, root, run};

fn folder(name: &str) -> PathBuf {
    common::room("evidence", name)
}

/// The pages of these commands, one after the other, each line of which fits.
fn golden(language: &str, at: &Path, lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines {
        let page = competency(language, at, line);
        for shown in page.out.lines().chain(page.err.lines()) {
            assert!(shown.chars().count() <= 80, "{line}: {shown}");
        }
        text.push_str(&format!("$ vakwerk competency {line}\n{}\n", page.golden()));
    }
    text.replace(&root().display().to_string(), "~")
}

const OPEN: &str = "portfolio p.jsonl --open --subject therapist-invented-01 --framework fvb:vaktherapie --since \
                    2024-01-01 --invented --day 2025-06-01";
const ADD: &str = "portfolio p.jsonl --add ~/portfolios/stage.toml --day 2025-06-01 --curriculum \
                   ~/curricula/bachelor-vaktherapie.toml";

fn life(language: &str) -> String {
    let at = folder(language);
    fs::write(at.join("fout.toml"), "format = 1\n\n[[data-point]]\nid = \"a\"\nassesor = \"x\"\n").unwrap();
    golden(
        language,
        &at,
        &[
            "portfolio p.jsonl",
            OPEN,
            OPEN,
            ADD,
            ADD,
            "portfolio p.jsonl --add fout.toml",
            "decide p.jsonl ~/portfolios/besluit.toml",
            "decide p.jsonl ~/portfolios/besluit.toml --curriculum ~/curricula/bachelor-vaktherapie.toml",
        ],
    )
}

#[test]
fn a_portfolio_reads_well_in_dutch() {
    insta::assert_snapshot!(life("nl"));
}

#[test]
fn a_portfolio_reads_well_in_english() {
    insta::assert_snapshot!(life("en"));
}

#[test]
fn the_gaps_of_a_curriculum_read_well() {
    let at = folder("gaps");
    let nl = golden("nl", &at, &["coverage ~/curricula/oefentherapie.toml --gaps"]);
    let en = golden("en", &at, &["coverage ~/curricula/oefentherapie.toml --gaps"]);
    insta::assert_snapshot!(nl + &en);
}

#[test]
fn every_help_of_evidence_teaches() {
    let at = folder("help");
    for command in ["coverage", "portfolio", "propose", "confirm", "decide", "report"] {
        for (language, codes, examples) in
            [("nl", "Exitcodes: 0", "Voorbeelden:"), ("en", "Exit codes: 0", "Examples:")]
        {
            let help = competency(language, &at, &format!("{command} --help")).out;
            assert!(help.contains(codes) && help.contains(examples) && help.contains("--json"), "{help}");
        }
    }
}

/// A whole framework that no course names is one gap after the other, and the totals say so.
#[test]
fn coverage_counts_for_programs() {
    let at = folder("coverage");
    let shown = competency("nl", &at, "coverage ~/curricula/bachelor-vaktherapie.toml --json").json();
    let framework = &shown["frameworks"][0];
    assert_eq!(framework["framework"], "fvb:vaktherapie");
    let indicators = &framework["totals"]["indicator"];
    let sum: i64 = ["neither", "taught", "assessed", "both"].iter().map(|key| indicators[key].as_i64().unwrap()).sum();
    assert_eq!(sum, 158);
    let gaps = competency("nl", &at, "coverage ~/curricula/bachelor-vaktherapie.toml --gaps --json").json();
    let rows = gaps["frameworks"][0]["rows"].as_array().unwrap();
    assert!(!rows.is_empty() && rows.iter().all(|row| row["covered"] == "neither"));
}

/// A later edition of the profile, in `fvb`: a task that is reworded, one that is replaced, and one that is new.
fn later_edition(at: &Path) {
    copied(&root().join("packs/fvb"), &at.join("fvb"));
    let file = at.join("fvb/catalogue/framework.toml");
    let text = fs::read_to_string(&file).unwrap();
    let text = text.replacen("edition = 1", "edition = 2", 1);
    fs::write(&file, text.replacen("Stemt werkzaamheden af op beleid", "Volgt het beleid", 2)).unwrap();
}

#[test]
fn the_pages_about_another_edition_read_well() {
    let at = folder("against-pages");
    later_edition(&at);
    let line = "coverage ~/curricula/bachelor-vaktherapie.toml --gaps --against fvb";
    // The gaps have a golden page of their own; here only what the other edition does.
    let told = |language| {
        let page = golden(language, &at, &[line]);
        let from = ["\nVan ", "\nFrom "].iter().find_map(|heading| page.find(heading)).unwrap();
        page[from..].to_owned()
    };
    insta::assert_snapshot!(told("nl") + &told("en"));
}

/// The case of the document, replayed, for whoever did the work.
fn replayed(at: &Path) {
    let mut command = program(80);
    let case = root().join("examples/cases/dhr-a.toml");
    command.env_remove("VAKWERK_PLUGINS").current_dir(at).args(["case", "replay"]).arg(case).args(["--store", "zaken"]);
    let replayed = run(&mut command);
    assert_eq!(replayed.exit, 0, "{}{}", replayed.out, replayed.err);
}

/// Work in a case offers evidence; a person confirms or drops it, once.
fn answers(language: &str) -> String {
    let at = folder(&format!("answers-{language}"));
    replayed(&at);
    golden(
        language,
        &at,
        &[
            OPEN,
            "propose zaken/dhr-a.jsonl --subject therapist-invented-01",
            "confirm p.jsonl 1 2 --case zaken/dhr-a.jsonl --narrative Zelf_gedaan",
            "confirm p.jsonl 3 --case zaken/dhr-a.jsonl --drop --reason Samen_gedaan",
            "confirm p.jsonl 3 --case zaken/dhr-a.jsonl --narrative Toch_zelf_gedaan",
            "confirm p.jsonl 99 --case zaken/dhr-a.jsonl --narrative Zelf_gedaan",
            "propose zaken/dhr-a.jsonl --subject therapist-invented-01 --portfolio p.jsonl",
            "propose zaken/dhr-a.jsonl --subject iemand-anders",
        ],
    )
}

#[test]
fn answering_proposals_reads_well_in_dutch() {
    insta::assert_snapshot!(answers("nl"));
}

#[test]
fn answering_proposals_reads_well_in_english() {
    insta::assert_snapshot!(answers("en"));
}

#[test]
fn another_edition_says_which_courses_to_look_at() {
    let at = folder("against");
    later_edition(&at);
    let line = "coverage ~/curricula/bachelor-vaktherapie.toml --json --against fvb";
    let effects = &competency("nl", &at, line).json()["effects"][0];
    assert_eq!((&effects["before"], &effects["now"]), (&1.into(), &2.into()));
    assert_eq!(effects["effects"].as_array().unwrap().len(), 1);
    assert_eq!(effects["effects"][0]["element"], "t7");
    assert_eq!(effects["effects"][0]["kind"], "reworded");
    let page = competency("nl", &at, &line.replacen("coverage", "report", 1).replace("--json ", "")).out;
    for said in
        ["Van fvb:vaktherapie editie 1 naar editie 2", "Volgt het beleid", "(was: Stemt werkzaamheden af op beleid"]
    {
        assert!(page.contains(said), "{said}");
    }
    let other = competency("nl", &at, &line.replace("--against fvb", "--against ~/../packs/vvocm"));
    assert_eq!(other.exit, 1, "a pack without that framework is refused");
}

/// What is refused leaves the portfolio byte for byte as it was.
#[test]
fn what_is_refused_adds_nothing() {
    let at = folder("refused");
    assert_eq!(competency("nl", &at, OPEN).exit, 0);
    let before = fs::read(at.join("p.jsonl")).unwrap();
    let good = fs::read_to_string(root().join("examples/portfolios/stage.toml")).unwrap();
    let changes = [
        ("\"observation\"", "\"gezien\"", "E03"),
        ("level = \"competent\"", "level = \"bekwam\"", "E0804"),
        ("vaktherapie/g1", "vaktherapie/g77", "E0802"),
        ("algemeen:proficiency", "algemeen:entrustment", "E0806"),
        ("complexity = \"starting\"", "complexity = \"begin\"", "E0807"),
        ("role = \"oneself\"", "role = \"examiner\"", "E0809"),
        ("id = \"stage-b\"", "id = \"stage-a\"", "E0320"),
        ("register-peer-review", "register-intervisie", "E0822"),
        ("format = 1", "format = 2", "E0"),
        ("amount = 1", "amount = 0", "E0810"),
    ];
    for (from, to, code) in changes {
        assert!(good.contains(from), "{from}");
        fs::write(at.join("fout.toml"), good.replacen(from, to, 1)).unwrap();
        let told = competency("nl", &at, "portfolio p.jsonl --add fout.toml --json");
        let error = &told.json()["error"];
        assert_eq!(told.exit, 1, "{to}");
        assert!(error["code"].as_str().unwrap().starts_with(code), "{to}: {error}");
        assert_eq!(fs::read(at.join("p.jsonl")).unwrap(), before, "{to}");
    }
    assert_eq!(competency("nl", &at, "portfolio p.jsonl --day gisteren").exit, 2);
    assert_eq!(competency("nl", &at, "portfolio q.jsonl --open --subject x").exit, 2);
    assert_eq!(competency("nl", &at, "portfolio q.jsonl --open --subject x --framework fvb:vaktherapi").exit, 1);
    assert!(!at.join("q.jsonl").exists());
}
