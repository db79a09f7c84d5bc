//! What people and programs read of a described activity.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{program, run};

const PACKS: [&str; 4] = ["--development", "../../../packs/algemeen", "--development", "../../../packs/afbakening"];

fn check(file: &str, width: usize, more: &[&str]) -> common::Run {
    run(program(width).args(["activity", "check", file]).args(PACKS).args(more))
}

fn example(name: &str) -> String {
    format!("../../../examples/activities/{name}.toml")
}

#[test]
fn a_mixed_activity_reads_well_in_dutch() {
    insta::assert_snapshot!(check(&example("open-atelier"), 80, &["--lang", "nl"]).golden());
}

#[test]
fn an_unfinished_one_for_children_reads_well_in_english() {
    insta::assert_snapshot!(check(&example("muziekgroep-kinderen"), 80, &["--lang", "en"]).golden());
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in [60, 120] {
        let text = check(&example("casus-1-muziektherapeut"), width, &["--lang", "nl"]).out;
        let widest = text.lines().max_by_key(|line| line.chars().count()).unwrap_or_default();
        assert!(widest.chars().count() <= width, "{width}: {widest}");
    }
}

/// The outcome for programs never stands without what it rests on.
#[test]
fn programs_get_the_findings_with_the_outcome() {
    let both =
        [("casus-2-pmt", "therapy"), ("casus-2-activiteitenbegeleiding", "dagbesteding"), ("open-atelier", "mixed")];
    for (name, outcome) in both {
        let answer = check(&example(name), 80, &["--json"]);
        assert_eq!(answer.exit, 0);
        let json = answer.json();
        assert_eq!(json["outcome"], outcome, "{name}");
        let criteria = json["criteria"].as_array().unwrap();
        assert_eq!(criteria.len(), 8);
        for criterion in criteria {
            assert!(criterion["points-to"].is_string());
            let findings = criterion["findings"].as_array().unwrap();
            assert_eq!(findings.len(), 2);
            assert!(findings.iter().all(|finding| !finding["rule"]["written-in"].as_array().unwrap().is_empty()));
        }
    }
}

#[test]
fn faults_are_told_all_at_once_with_their_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fout.toml");
    let text = "format = 1\nform = \"afbakening:activity\"\ntitel = { nl = \"x\" }\n[describes.goals]\nis = \"in-the-moment\"\nfrom = \"praktijk\"\n";
    std::fs::write(&path, text).unwrap();
    let answer = check(path.to_str().unwrap(), 80, &["--lang", "nl"]);
    assert_eq!(answer.exit, 1);
    insta::assert_snapshot!("faults_nl", answer.golden());
    let json = check(path.to_str().unwrap(), 80, &["--json"]).json();
    assert_eq!(json["faults"].as_array().unwrap().len(), 5);
    // What fits the written form but not the form of the pack.
    let good = std::fs::read_to_string(common::packs().join(example("open-atelier"))).unwrap();
    std::fs::write(&path, good.replace("in-the-moment", "in-the-monument").replace("describes.end", "describes.einde"))
        .unwrap();
    insta::assert_snapshot!("misfits_en", check(path.to_str().unwrap(), 80, &["--lang", "en"]).golden());
}

#[test]
fn without_the_pack_it_says_what_is_missing() {
    let answer =
        run(program(80).args(["activity", "check", &example("open-atelier"), "--lang", "nl"]).args(&PACKS[..2]));
    assert_eq!(answer.exit, 1);
    insta::assert_snapshot!("without_the_pack_nl", answer.golden());
}
