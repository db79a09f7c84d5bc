//! Every check has a twin of a good pack or plugin that is broken in one place, and fails that check and no other.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use vakwerk_conformance::{Check, Report, check_crate, check_pack};
use vakwerk_core::text::Language;
use vakwerk_tests::root;

/// One thing that is broken in a copy.
enum Break {
    /// In this file the first text becomes the second.
    Text(&'static str, &'static str, &'static str),
    /// The vector with this note is taken out of this file.
    Vector(&'static str, &'static str),
}

use Break::{Text, Vector};

const MANIFEST: &str = "vakwerk.toml";
const WORDS: &str = "catalogue/words.toml";
const WHOLE: &str = "vectors/whole.json";
const PART: &str = "vectors/part.json";

/// What is broken in the pack `conforms`, and the one check that must notice.
const PACKS: &[(Check, &[Break])] = &[
    (Check::Readable, &[Text(WORDS, "colours/blue", "colours/green")]),
    (Check::Readable, &[Text(WORDS, "name = {", "name == {")]),
    (Check::Identity, &[Text(MANIFEST, "interface = 1", "interface = 2")]),
    (Check::Identity, &[Text(MANIFEST, "version = \"1.0.0\"", "version = \"one\"")]),
    (Check::Identity, &[Text(MANIFEST, "version = \"1.0.0\"", "version = \"0.0.0\"")]),
    (Check::Identity, &[Text(MANIFEST, "publisher = \"Vakwerk\"", "publisher = \" \"")]),
    (Check::Ids, &[Text(WORDS, "\"sees-blue\"", "\"Sees_Blue\"")]),
    (Check::Ids, &[Text(WORDS, "\"sees-blue\"", "\"colours\"")]),
    (Check::Editions, &[Text(WORDS, "edition = 1\nstatement", "edition = 0\nstatement")]),
    (Check::Editions, &[Text(WORDS, "edition = 1\nstatement", "statement")]),
    (Check::Languages, &[Text(WORDS, ", en = \"Sees blue.\"", "")]),
    (Check::Languages, &[Text(WORDS, "en = \"blue\"", "en = \" \"")]),
    (Check::Languages, &[Text(MANIFEST, "[\"nl\", \"en\"]", "[\"en\"]")]),
    (Check::Sources, &[Text(WORDS, "source = { source = \"made-up\" }", "source = { source = \"lost\" }")]),
    (Check::Sources, &[Text(WORDS, "title = \"Vakwerk: test pack\"", "title = \" \"")]),
    (Check::Licences, &[Text(MANIFEST, "MIT OR Apache-2.0", "free for all")]),
    (
        Check::Licences,
        &[Text(
            "catalogue/whole.toml",
            "administration = \"self-report\"\nprovenance = { mark = \"ours\"",
            "administration = \"self-report\"\nprovenance = { mark = \"unknown\"",
        )],
    ),
    (Check::Provenance, &[Text(WORDS, "mark = \"seen-full-text\", source = \"made-up\"", "mark = \"seen-full-text\"")]),
    (Check::Ranges, &[Text("catalogue/part.toml", "max = 28\ndirection", "max = 28\nstep = 1\ndirection")]),
    (Check::Vectors, &[Text(WHOLE, "{\"total\": 9}", "{\"total\": 8}")]),
    (
        Check::Vectors,
        &[
            Text(PART, ", \"shifted\": 0", ""),
            Text(PART, ", \"shifted\": 12", ""),
            Text(PART, ", \"shifted\": 14", ""),
            Text(PART, ", \"shifted\": 28", ""),
        ],
    ),
    (Check::CutOffs, &[Text(WHOLE, "[3, 0, 1]", "[2, 0, 1]"), Text(WHOLE, "{\"total\": 4}", "{\"total\": 3}")]),
    (Check::CutOffs, &[Text(WHOLE, "[3, 0, 2]", "[3, 1, 2]"), Text(WHOLE, "{\"total\": 5}", "{\"total\": 6}")]),
    (
        Check::CutOffs,
        &[
            Text("catalogue/part.toml", "hours >= 12", "hours >= 0"),
            Text(PART, ", \"unavailable\": [\"band:mean\"]", ""),
        ],
    ),
    (Check::CutOffs, &[Text(PART, ", \"bands\": {\"mean\": \"few\"}", "")]),
    (Check::Alerts, &[Text(WHOLE, "[3, 0, 1]", "[3, 1, 0]")]),
    (Check::Alerts, &[Text(WHOLE, "[3, 0, 2]", "[2, 0, 3]")]),
    (Check::Limits, &[Vector(WHOLE, "the youngest")]),
    (Check::Limits, &[Vector(WHOLE, "too young")]),
    (Check::Limits, &[Vector(WHOLE, "the oldest")]),
    (Check::Limits, &[Vector(WHOLE, "too old")]),
    (Check::Limits, &[Vector(WHOLE, "below the range")]),
    (Check::Limits, &[Vector(WHOLE, "above the range")]),
    (Check::Limits, &[Vector(WHOLE, "between two steps")]),
    (Check::Limits, &[Vector(WHOLE, "one answer too few")]),
    (Check::Limits, &[Vector(WHOLE, "one answer too many")]),
    (Check::Limits, &[Vector(PART, "fewer hours than none")]),
    (Check::Limits, &[Vector(PART, "more hours than a day has")]),
    (Check::Missing, &[Vector(WHOLE, "a missing answer")]),
    (Check::Missing, &[Vector(PART, "one missing: the mean of 1 and 3")]),
    (Check::Missing, &[Vector(PART, "two missing: no mean")]),
    (Check::Classifications, &[Text(WHOLE, ", \"pattern\": \"even\"", ""), Text(WHOLE, ", \"pattern\": \"even\"", "")]),
];

const PROFILE: Break = Text(MANIFEST, "[\"score\"]", "[\"score\", \"profile\"]");
const BATCH: Break = Text(MANIFEST, "[\"score\"]", "[\"score\", \"score-batch\"]");

/// What the plugin `faulty` is asked to do by the id it gets, what is changed in its pack, and who must notice.
const CODE: &[(Check, &str, &[Break])] = &[
    (Check::Ranges, "outside", &[]),
    (Check::Panics, "panics", &[]),
    (Check::Panics, "panics-on-documents", &[PROFILE]),
    (Check::Panics, "drops-badly", &[]),
    (Check::UnknownOperation, "knows-everything", &[]),
    (Check::Promises, "forgets", &[]),
    (Check::Promises, "talks", &[]),
    (Check::Promises, "silent", &[PROFILE]),
    (Check::SameAnswer, "remembers", &[]),
    (Check::SameAnswer, "differs", &[BATCH]),
    (
        Check::Loads,
        "lonely",
        &[Text(MANIFEST, "[intended-purpose]", "[requires]\nabsent = \"^1\"\n\n[intended-purpose]")],
    ),
];

/// A copy of a pack with these breaks, under another id.
fn copy(from: &Path, id: (&str, &str), breaks: &[Break]) -> TempDir {
    let to = tempfile::tempdir().unwrap();
    let mut files: Vec<PathBuf> = vec![from.join(MANIFEST)];
    for folder in ["catalogue", "vectors"] {
        files.extend(fs::read_dir(from.join(folder)).unwrap().map(|entry| entry.unwrap().path()));
    }
    for file in files {
        let inside = file.strip_prefix(from).unwrap().to_str().unwrap().to_owned();
        let mut text = fs::read_to_string(&file).unwrap().replace(id.0, id.1);
        for change in breaks {
            match change {
                Text(path, old, new) if *path == inside => {
                    assert!(text.contains(old), "{inside} does not have {old}");
                    text = text.replacen(old, new, 1);
                }
                Vector(path, note) if *path == inside => text = without(&text, note),
                _ => {}
            }
        }
        let place = to.path().join(&inside);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }
    to
}

fn without(vectors: &str, note: &str) -> String {
    let mut whole: serde_json::Value = serde_json::from_str(vectors).unwrap();
    let list = whole["vectors"].as_array_mut().unwrap();
    let before = list.len();
    list.retain(|vector| vector["note"] != note);
    assert_eq!(list.len() + 1, before, "no vector has the note {note}");
    whole.to_string()
}

/// The one check that is failed; every fault speaks both languages.
fn fails(report: &Report, check: Check, what: &str) {
    assert_eq!(report.failed(), BTreeSet::from([check]), "{what}\n{report}");
    for fault in &report.faults {
        let (nl, en) = (fault.line(Language::Nl), fault.line(Language::En));
        assert_ne!(nl, en, "{what}");
        assert!(nl.starts_with(check.name()) && !nl.contains('\n'), "{nl}");
    }
}

fn conforms() -> PathBuf {
    root().join("tests/packs/conforms")
}

fn faulty() -> PathBuf {
    root().join("tests/plugins/faulty")
}

fn check_faulty(wish: &str, breaks: &[Break]) -> Report {
    let copy = copy(&faulty(), ("faulty", wish), breaks);
    check_crate(copy.path(), "vakwerk-test-faulty", &[] as &[&Path])
}

#[test]
fn the_good_ones_conform() {
    check_pack(conforms()).assert_clean();
    check_faulty("faulty", &[]).assert_clean();
    check_faulty("faulty", &[BATCH]).assert_clean();
}

#[test]
fn a_pack_that_is_broken_in_one_place_fails_one_check() {
    for (number, (check, breaks)) in PACKS.iter().enumerate() {
        let copy = copy(&conforms(), ("conforms", "conforms"), breaks);
        fails(&check_pack(copy.path()), *check, &format!("twin {number} of {check}"));
    }
}

#[test]
fn code_that_misbehaves_in_one_way_fails_one_check() {
    for (check, wish, breaks) in CODE {
        fails(&check_faulty(wish, breaks), *check, wish);
    }
}

#[test]
fn every_check_has_a_twin() {
    let twins = PACKS.iter().map(|(check, _)| *check).chain(CODE.iter().map(|(check, ..)| *check));
    assert_eq!(twins.collect::<BTreeSet<_>>(), Check::ALL.iter().copied().collect());
}

/// Panics of real code, caught on its side, and a manifest that promises too much.
#[test]
fn the_wild_plugin_fails_what_it_does_wrong() {
    let report = check_crate(root().join("tests/plugins/wild"), "vakwerk-test-wild", &[] as &[&Path]);
    let expected = [Check::Ranges, Check::Panics, Check::Promises];
    assert!(expected.iter().all(|check| report.failed().contains(check)), "{report}");
}

#[test]
fn a_crate_that_was_not_built_is_named() {
    let report = check_crate(faulty(), "vakwerk-test-nowhere", &[] as &[&Path]);
    fails(&report, Check::Loads, "nowhere");
    assert!(report.render(Language::Nl).contains("vakwerk-test-nowhere"));
}

/// What a person reads when several things are wrong.
#[test]
fn the_report_reads_well() {
    let breaks = [
        Text(MANIFEST, "MIT OR Apache-2.0", "free for all"),
        Text("catalogue/part.toml", "max = 28\ndirection", "max = 28\nstep = 1\ndirection"),
        Text(WHOLE, "{\"total\": 9}", "{\"total\": 8}"),
        Text(WHOLE, "[3, 0, 1]", "[3, 1, 0]"),
        Vector(WHOLE, "too old"),
        Vector(PART, "two missing: no mean"),
    ];
    let copy = copy(&conforms(), ("conforms", "conforms"), &breaks);
    let report = check_pack(copy.path());
    insta::assert_snapshot!("report.nl", report.render(Language::Nl));
    insta::assert_snapshot!("report.en", report.render(Language::En));
}
