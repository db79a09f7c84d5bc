//! Advice: what is said beyond faults, and what is left alone; and packs that are looked at with those they require.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::path::PathBuf;

use common::{MANIFEST, folder};
use proptest::prelude::*;
use tempfile::TempDir;
use vakwerk_core::explain::Explain as _;
use vakwerk_core::text::Language;
use vakwerk_pack::{Severity, inspect};

const HEAD: &str = r#"[[source]]
id = "bron"
kind = "ours"
title = "Verzonnen bron"
mark = "ours"

[[form]]
id = "blad"
edition = 1
name = { nl = "Blad", en = "Sheet" }
purpose = { nl = "Verzonnen.", en = "Invented." }
source = { source = "bron" }
provenance = { mark = "ours" }
field = [
    { id = "graad", label = { nl = "graad", en = "degree" }, kind = "number", min = 0, max = 4 },
    { id = "kleur", label = { nl = "kleur", en = "colour" }, kind = "choice", option = [
        { id = "rood", label = { nl = "rood", en = "red" } },
        { id = "blauw", label = { nl = "blauw", en = "blue" } },
    ] },
]
"#;

fn rule(applies: &str, requires: &str) -> String {
    let applies = if applies.is_empty() { String::new() } else { format!("applies = {applies}\n") };
    format!(
        r#"{HEAD}
[[rule]]
id = "regel"
edition = 1
guards = ["standing"]
weight = "advice"
weight-basis = "ours"
title = {{ nl = "Verzonnen", en = "Invented" }}
text = {{ nl = "Verzonnen.", en = "Invented." }}
source = {{ source = "bron" }}
provenance = {{ mark = "ours" }}
{applies}requires = {requires}
"#
    )
}

fn pack(catalogue: &str) -> TempDir {
    let manifest = MANIFEST.replace("provides = [\"score\"]\n", "");
    folder(&[("vakwerk.toml", manifest.as_bytes()), ("catalogue/een.toml", catalogue.as_bytes())])
}

/// The codes of everything that is advised about a rule.
fn advised(applies: &str, requires: &str) -> Vec<&'static str> {
    let pack = pack(&rule(applies, requires));
    let inspection = inspect(pack.path(), &[]);
    assert!(inspection.advice.iter().all(|advice| advice.problem.severity() == Severity::Advice));
    inspection.faults.iter().chain(&inspection.advice).map(|one| one.code()).collect()
}

const NEVER: &str = "E0363";
const ALWAYS: &str = "E0364";

#[test]
fn conditions_that_can_never_hold_or_always_hold_are_spoken_of() {
    let age = |test: &str| format!("{{ fact = \"client.age\", {test} }}");
    let all = |parts: &[String]| format!("{{ all = [{}] }}", parts.join(", "));
    let any = |parts: &[String]| format!("{{ any = [{}] }}", parts.join(", "));
    let taken = |word: &str| format!("{{ fact = \"trajectory.step\", is = \"{word}\" }}");
    let plan = || "{ fact = \"plan.recorded\", is = true }".to_owned();
    let cases: Vec<(String, &[&str])> = vec![
        (age("at-least = 18"), &[]),
        (all(&[age("at-least = 18"), age("less-than = 65")]), &[]),
        (all(&[age("at-least = 18"), age("less-than = 18")]), &[NEVER]),
        (all(&[age("more-than = 18"), age("at-most = 18")]), &[NEVER]),
        (all(&[age("at-least = 18"), age("at-most = 18")]), &[]),
        (any(&[age("at-least = 18"), age("less-than = 18")]), &[ALWAYS]),
        (any(&[age("more-than = 18"), age("less-than = 18")]), &[]),
        (all(&[taken("plan"), taken("intake")]), &[NEVER]),
        (any(&[taken("plan"), taken("intake")]), &[]),
        (all(&[plan(), format!("{{ not = {} }}", plan())]), &[NEVER]),
        (any(&[plan(), format!("{{ not = {} }}", plan())]), &[ALWAYS]),
        // An alternative that what stands around it rules out, near by or further up.
        (all(&[plan(), age("at-least = 18"), any(&[taken("plan"), age("less-than = 12")])]), &[NEVER]),
        (all(&[age("at-least = 18"), any(&[taken("plan"), all(&[plan(), any(&[taken("intake"), age("less-than = 12")])])])]), &[NEVER]),
        (all(&[age("at-least = 18"), any(&[taken("plan"), age("less-than = 65")])]), &[]),
        // Under a `not` it is the other way round, and in an element of a collection another matter.
        (all(&[age("at-least = 18"), format!("{{ not = {} }}", any(&[taken("plan"), age("less-than = 12")]))]), &[]),
        (all(&[age("at-least = 18"), "{ some = \"results\", holds = { any = [{ fact = \".moment\", is = \"before\" }, { fact = \".moment\", is = \"after\" }] } }".into()]), &[]),
        // What contradicts stands in two branches of one tree.
        (all(&[any(&[age("less-than = 12"), age("more-than = 80")]), age("at-least = 18"), age("at-most = 65")]), &[NEVER]),
        ("{ count = \"goals\", at-least = 1 }".into(), &[]),
        ("{ any = [{ fact = \"plan.recorded\", recorded = true }, { fact = \"plan.recorded\", recorded = false }] }".into(), &[ALWAYS]),
        // A form's own bounds and options count.
        ("{ fact = \"form.adem:blad.graad\", more-than = 4 }".into(), &[NEVER]),
        ("{ fact = \"form.adem:blad.graad\", at-most = 4 }".into(), &[ALWAYS]),
        ("{ fact = \"form.adem:blad.kleur\", one-of = [\"rood\", \"blauw\"] }".into(), &[ALWAYS]),
        // A list can hold both.
        ("{ all = [{ fact = \"plan.agreed-by\", includes = \"client\" }, { fact = \"plan.agreed-by\", includes = \"representative\" }] }".into(), &[]),
        // Over the elements of a collection.
        ("{ some = \"results\", where = { fact = \".moment\", is = \"before\" }, holds = { fact = \".moment\", is = \"after\" } }".into(), &[NEVER]),
        ("{ every = \"results\", where = { fact = \".moment\", is = \"before\" }, holds = { fact = \".moment\", is-not = \"after\" } }".into(), &[ALWAYS]),
        ("{ every = \"observations\", holds = { fact = \".directed\", is = true } }".into(), &[]),
        // In another round it may be another.
        ("{ all = [{ fact = \"plan.recorded\", is = true }, { fact = \"plan.recorded\", is = false, scope = \"round\" }] }".into(), &[]),
    ];
    let wrong: Vec<_> = cases.iter().filter(|(requires, expected)| advised("", requires) != *expected).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    // What is empty from the start is a fault already, or spoken of.
    for requires in [
        "{ all = [] }",
        "{ any = [] }",
        "{ fact = \"trajectory.step\", one-of = [] }",
        "{ count = \"goals\", at-least = 3, at-most = 2 }",
        "{ count = \"goals\", at-least = 0 }",
    ] {
        let pack = pack(&rule("", requires));
        let found = inspect(pack.path(), &[]);
        assert_eq!(found.faults.len() + found.advice.len(), 1, "{requires}");
    }
    assert_eq!(advised(&age("less-than = 12"), &age("at-least = 16")), [NEVER]);
    assert_eq!(advised(&age("less-than = 12"), &age("at-least = 6")), [""; 0]);
    assert_eq!(advised(&age("less-than = 12"), &any(&[plan(), age("at-least = 16")])), [NEVER]);
}

/// Bounds of a scale that its arithmetic never reaches, and answers that are added where a missing one is not replaced.
#[test]
fn arithmetic_that_is_probably_not_meant_is_spoken_of() {
    let advised = |missing: &str, score: &str, bounds: &str| {
        let pack = pack(&format!(
            r#"{HEAD}
[[assessment]]
id = "lijst"
edition = 1
name = {{ nl = "Lijst", en = "List" }}
measures = {{ nl = "Verzonnen.", en = "Invented." }}
for-whom = {{ nl = "Niemand.", en = "Nobody." }}
respondents = ["client"]
answer = {{ min = 0, max = 10, step = 1 }}
missing = {missing}
source = {{ source = "bron" }}
provenance = {{ mark = "ours" }}
item = [
    {{ id = "een", label = {{ nl = "een", en = "one" }} }},
    {{ id = "twee", label = {{ nl = "twee", en = "two" }} }},
]
[assessment.licence]
ship = "texts"
compute = "anyone"
administration = "self-report"
provenance = {{ mark = "ours" }}
[[assessment.scale]]
id = "totaal"
name = {{ nl = "Totaal", en = "Total" }}
score = "{score}"
{bounds}
direction = "neutral"
"#
        ));
        let found = inspect(pack.path(), &[]);
        assert!(found.faults.is_empty(), "{:?}", found.faults);
        found.advice.iter().map(|one| one.explain(Language::Nl)).collect::<Vec<_>>()
    };
    const REFUSED: &str = "\"refused\"";
    const PRORATED: &str = "{ prorated = 1 }";
    // What is missing, the arithmetic, the declared range, and what is said of it.
    let cases: [(&str, &str, &str, &[&str]); 14] = [
        (REFUSED, "sum(items) + 1", "min = 0.9\nmax = 21", &[]),
        (REFUSED, "sum(items) + 1", "min = 0\nmax = 21\nstep = 1", &["nooit lager dan 1."]),
        (REFUSED, "sum(items)", "min = 0\nmax = 20", &[]),
        (REFUSED, "sum(items)", "", &[]),
        (REFUSED, "sum(items)", "min = 0\nmax = 30", &["`max` is 30, maar de berekening komt nooit hoger dan 20."]),
        (REFUSED, "sum(items) + 1", "min = 0\nmax = 21", &["`min` is 0, maar de berekening komt nooit lager dan 1."]),
        (REFUSED, "een", "min = -5\nmax = 20", &["nooit lager dan 0.", "nooit hoger dan 10."]),
        (REFUSED, "mean(items)", "min = 0\nmax = 10", &[]),
        (REFUSED, "(een + twee) / 3 * 3", "min = 0\nmax = 20", &[]),
        (REFUSED, "een + twee", "min = 0\nmax = 20", &[]),
        (PRORATED, "een + twee", "min = 0\nmax = 20", &["schrijf `sum(…)`"]),
        (PRORATED, "een + reverse(twee)", "min = 0\nmax = 20", &["schrijf `sum(…)`"]),
        (PRORATED, "sum(een, twee)", "min = 0\nmax = 20", &[]),
        (PRORATED, "een", "min = 0\nmax = 10", &[]),
    ];
    for (missing, score, bounds, expected) in cases {
        let said = advised(missing, score, bounds);
        // Advice is capitalised behind its place; the words count.
        assert_eq!(said.len(), expected.len(), "{missing} {score} {bounds}: {said:?}");
        for (said, part) in said.iter().zip(expected) {
            assert!(said.to_lowercase().contains(&part.to_lowercase()), "{part}: {said}");
        }
    }
}

proptest! {
    /// Whatever the tree, nothing is advised about a condition that one age meets and another does not, and
    /// something is about every other: ages are tried one by one here.
    #[test]
    fn advice_on_ages_agrees_with_trying_them(tree in tree()) {
        let ages = || (0..=9).map(|half| f64::from(half) / 2.0 - 0.5);
        let holds = ages().any(|age| tree.holds(age));
        let fails = ages().any(|age| !tree.holds(age));
        let advised = advised("", &tree.written());
        // Inside a tree something may be out of place while the whole is not; the other way round it may not.
        prop_assert!((holds && fails) || !advised.is_empty(), "{}", tree.written());
        if let Tree::Two(false, a, b) = &tree {
            let part = |tree: &Tree| ages().any(|age| tree.holds(age)) && ages().any(|age| !tree.holds(age));
            let leaf = |tree: &Tree| matches!(tree, Tree::AtLeast(_) | Tree::Below(_));
            if holds && fails && leaf(a) && leaf(b) && part(a) && part(b) {
                prop_assert!(advised.is_empty(), "{}", tree.written());
            }
        }
    }
}

#[derive(Clone, Debug)]
enum Tree {
    AtLeast(i32),
    Below(i32),
    Not(Box<Tree>),
    Two(bool, Box<Tree>, Box<Tree>),
}

impl Tree {
    fn holds(&self, age: f64) -> bool {
        match self {
            Self::AtLeast(n) => age >= f64::from(*n),
            Self::Below(n) => age < f64::from(*n),
            Self::Not(inner) => !inner.holds(age),
            Self::Two(true, a, b) => a.holds(age) && b.holds(age),
            Self::Two(false, a, b) => a.holds(age) || b.holds(age),
        }
    }

    fn written(&self) -> String {
        match self {
            Self::AtLeast(n) => format!("{{ fact = \"client.age\", at-least = {n} }}"),
            Self::Below(n) => format!("{{ fact = \"client.age\", less-than = {n} }}"),
            Self::Not(inner) => format!("{{ not = {} }}", inner.written()),
            Self::Two(all, a, b) => {
                format!("{{ {} = [{}, {}] }}", if *all { "all" } else { "any" }, a.written(), b.written())
            }
        }
    }
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![(0..4).prop_map(Tree::AtLeast), (0..4).prop_map(Tree::Below)];
    leaf.prop_recursive(3, 12, 2, |inner| {
        prop_oneof![
            inner.clone().prop_map(|tree| Tree::Not(Box::new(tree))),
            (any::<bool>(), inner.clone(), inner).prop_map(|(all, a, b)| Tree::Two(all, Box::new(a), Box::new(b))),
        ]
    })
}

#[test]
fn a_large_condition_is_judged_in_time_or_left_alone() {
    let facts = ["client.age", "trajectory.round", "plan.findings-named", "evaluation.overdue-days"];
    let leaf = |at: usize| format!("{{ fact = \"{}\", at-least = {} }}", facts[at % facts.len()], at);
    let many: Vec<String> = (0..400).map(leaf).collect();
    // Too many combinations to try: nothing is said.
    assert_eq!(advised("", &format!("{{ all = [{}, {{ any = [{}] }}] }}", many.join(", "), many.join(", "))), [""; 0]);
}

#[test]
fn everything_that_is_advised_reads_well() {
    let catalogue =
        rule("", "{ all = [{ fact = \"client.age\", at-least = 18 }, { fact = \"client.age\", less-than = 12 }] }")
            .replace(", en = \"Invented\" }", " }")
            + r#"
[[intervention]]
id = "ademen"
edition = 1
name = { nl = "Ademen", en = "Breathing" }
description = { nl = "Verzonnen.", en = "Invented." }
basis = "practice"
source = { source = "bron" }
provenance = { mark = "recalled-medium" }

[[rule]]
id = "altijd"
edition = 1
guards = ["standing"]
weight = "advice"
weight-basis = "ours"
title = { nl = "Verzonnen", en = "Invented" }
text = { nl = "Verzonnen.", en = "Invented." }
source = { source = "bron" }
provenance = { mark = "ours" }
applies = { fact = "plan.recorded", is = true }
requires = { fact = "plan.recorded", is = false }
"#;
    let manifest = MANIFEST
        .replace("provides = [\"score\"]\n", "[requires]\nelders = \"1\"\n")
        .replace("\"nl\", \"en\"", "\"nl\"");
    let pack = folder(&[("vakwerk.toml", manifest.as_bytes()), ("catalogue/een.toml", catalogue.as_bytes())]);
    let inspection = inspect(pack.path(), &[]);
    assert_eq!(inspection.faults, []);
    for (language, end) in [(Language::Nl, "nl"), (Language::En, "en")] {
        let text: Vec<String> = inspection.advice.iter().map(|advice| advice.render_within(language, 80)).collect();
        assert!(text.iter().flat_map(|text| text.lines()).all(|line| line.chars().count() <= 80));
        insta::assert_snapshot!(format!("all.{end}"), text.join("\n"));
    }
}

/// A folder with the pack `adem` in the version that is asked for, and `zang`, which requires `adem = "1"` and holds
/// `goal`.
fn two(version: &str, goal: &str) -> (TempDir, PathBuf, PathBuf) {
    let room = tempfile::tempdir().unwrap();
    let manifest = MANIFEST.replace("provides = [\"score\"]\n", "");
    let other = manifest.replace("\"1.0.0\"", &format!("\"{version}\""));
    let own = manifest.replace("\"adem\"", "\"zang\"") + "\n[requires]\nadem = \"1\"\n";
    for (name, manifest, catalogue) in [("adem", other.as_str(), HEAD), ("zang", &own, goal)] {
        common::write(room.path(), &format!("{name}/vakwerk.toml"), manifest.as_bytes());
        common::write(room.path(), &format!("{name}/catalogue/een.toml"), catalogue.as_bytes());
    }
    let (adem, zang) = (room.path().join("adem"), room.path().join("zang"));
    (room, adem, zang)
}

fn goal(source: &str) -> String {
    format!(
        "[[goal]]\nid = \"zingen\"\nedition = 1\nstatement = {{ nl = \"zingen\", en = \"to sing\" }}\n\
         source = {{ source = \"{source}\" }}\nprovenance = {{ mark = \"ours\" }}\n"
    )
}

#[test]
fn references_into_packs_beside_it_are_looked_up() {
    // The version of the other, the reference, whether the other is at hand, and the codes of faults and advice.
    let cases: [(&str, &str, bool, &[&str], &[&str]); 5] = [
        ("1.2.0", "adem:bron", true, &[], &[]),
        ("1.2.0", "adem:brom", true, &["E0321"], &[]),
        ("2.0.0", "adem:bron", true, &["E0329"], &[]),
        ("1.2.0", "adem:bron", false, &[], &["E0365"]),
        ("1.2.0", "adem:brom", false, &[], &["E0365"]),
    ];
    for (version, source, at_hand, faults, advice) in cases {
        let (_room, adem, zang) = two(version, &goal(source));
        let others = if at_hand { vec![zang.clone(), adem] } else { vec![zang.clone()] };
        let found = inspect(&zang, &others);
        let codes = |all: &[vakwerk_pack::Fault]| all.iter().map(|one| one.code()).collect::<Vec<_>>();
        assert_eq!((codes(&found.faults).as_slice(), codes(&found.advice).as_slice()), (faults, advice), "{source}");
        assert_eq!(found.beside.len(), usize::from(at_hand));
        assert_eq!(found.place("zang:zingen").map(|place| place.line), Some(2));
    }
}

#[test]
fn what_is_wrong_in_the_other_pack_is_not_told() {
    let (_room, adem, zang) = two("1.0.0", &goal("adem:bron"));
    common::write(&adem, "catalogue/twee.toml", b"[[goal]]\nid = 3\n");
    assert_eq!(inspect(&zang, &[adem]).faults, []);
}

#[test]
fn hidden_characters_are_faults_wherever_they_stand() {
    let cases = [
        ("# \u{202E}gnirpo\n", Some((1, 3))),
        ("# gewoon, met een accent: é\n", None),
        ("title2 = 1 # \u{2066}\n", Some((1, 14))),
    ];
    for (line, place) in cases {
        let pack = pack(&format!("{line}{HEAD}"));
        let found = inspect(pack.path(), &[]);
        let hidden = found.faults.iter().find(|fault| fault.code() == "E0330");
        let at = hidden.and_then(|fault| fault.place.as_ref()).map(|place| (place.line, place.column));
        assert_eq!(at, place, "{line}");
    }
    for (written, is_hidden) in [("\\u202e", true), ("\\u0007", true), ("\\n", false), ("\\u00e9", false)] {
        let pack = pack(&HEAD.replace("Verzonnen bron", &format!("Verzonnen{written} bron")));
        let found = inspect(pack.path(), &[]);
        assert_eq!(found.faults.iter().any(|fault| fault.code() == "E0330"), is_hidden, "{written}");
    }
}

#[test]
fn lines_fit_the_width_and_markers_stay_under_what_they_mark() {
    let long = format!("[[goal]]\nid = \"x\" # {}\nedition = \"{}\"\n", "x".repeat(200), "y".repeat(300));
    let far = format!("goal = [{{ statement = {{ nl = \"{}\" }}, wrong-key = 1 }}]\n", "z".repeat(90));
    for catalogue in [long, far] {
        let pack = pack(&catalogue);
        for width in [40, 80, 120] {
            for fault in inspect(pack.path(), &[]).faults {
                let text = fault.render_within(Language::Nl, width);
                let lines: Vec<&str> = text.lines().collect();
                let is_free = |line: &&&str| line.contains("-->") || line.contains("= ");
                assert!(lines.iter().filter(|line| !is_free(line)).all(|line| line.chars().count() <= width), "{text}");
                let marker = lines.iter().position(|line| line.contains('^')).expect("a marker");
                let at = lines[marker].chars().position(|c| c == '^').unwrap();
                let marked = lines[marker - 1].chars().nth(at).unwrap();
                assert!(matches!(marked, '"' | 'w' | '{' | '['), "{text}");
            }
        }
    }
}
