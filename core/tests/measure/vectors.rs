//! The runner of worked vectors: what passes, fails and is skipped, and what it says.

use proptest::prelude::*;
use vakwerk_core::explain::Explain;
use vakwerk_core::licence::Grants;
use vakwerk_core::measure::vectors::{VectorsFault, VectorsFile, VectorsReport, run_vectors};
use vakwerk_core::text::Language;

use crate::support::{FOUR, instrument, named_scale};

fn run(vectors: &str, only: &[&str]) -> VectorsReport {
    let text = format!("{{ \"format\": 1, \"tolerance\": 1e-6, \"vectors\": [{vectors}] }}");
    let file = VectorsFile::read(text.as_bytes()).unwrap();
    let only: Vec<String> = only.iter().map(|prefix| (*prefix).to_owned()).collect();
    let instrument = instrument(&format!(
        "ages = {{ from = 10 }}\n{FOUR}{}[[assessment.band-set]]\nid = \"set\"\nname = {{ nl = \"S\" }}\nscale = \"s\"\nprovenance = {{ mark = \"ours\" }}\nband = [{{ id = \"low\", label = {{ nl = \"L\" }}, to = 5 }}, {{ id = \"high\", label = {{ nl = \"H\" }}, from = 6 }}]\n[[assessment.alert]]\nitem = \"d\"\nat-least = 2\ntext = {{ nl = \"S\" }}\nfollow-up = {{ nl = \"D\" }}\nprovenance = {{ mark = \"ours\" }}\n",
        named_scale("s", "sum(items)", "min = 0\nmax = 12\nstep = 1"),
    ));
    run_vectors(&file, &only, |id, answers, person| {
        (id == instrument.id()).then(|| {
            instrument.score(answers, person, &Grants::everything()).map_err(|refusal| refusal.word().to_owned())
        })
    })
}

const SHEET: &str = r#""score": { "assessment": "test:invented", "answers": [1, 2, 0, 3] }"#;

#[test]
fn what_is_so_passes() {
    for vector in [
        format!(r#"{{ {SHEET}, "expect": {{ "scores": {{ "s": 6 }}, "bands": {{ "s": "high" }}, "alerts": ["d"], "unavailable": [] }} }}"#),
        format!(r#"{{ {SHEET}, "expect": {{ "alerts": ["d"] }} }}"#),
        r#"{ "score": { "assessment": "test:invented", "answers": [1, null, 0, 3] }, "expect": { "error": "missing-answer" } }"#.into(),
        r#"{ "score": { "assessment": "test:invented", "answers": [1, 1, 1, 1], "person": { "age": 9 } }, "expect": { "unavailable": ["s"] } }"#.into(),
        r#"{ "gas": { "goals": [{ "weight": 1, "level": 0 }] }, "expect": { "t": 50 } }"#.into(),
        r#"{ "gas": { "goals": [{ "weight": 1, "level": 0.5 }] }, "expect": { "error": true } }"#.into(),
        r#"{ "reliable_change": { "before": 22, "after": 14, "sd": 7.7, "reliability": 0.9, "confidence": 0.95 }, "expect": { "reliable": true } }"#.into(),
        r#"{ "reliable_change": { "before": 22, "after": 14, "sd": 7.7, "reliability": 0.9, "confidence": 0.5 }, "expect": { "error": true } }"#.into(),
        r#"{ "clinical_change": { "before": 12, "after": 9, "cut_off": 11, "reliable_change": 6, "direction": "lower-is-better" }, "expect": { "class": "unchanged" } }"#.into(),
    ] {
        let report = run(&vector, &[]);
        assert!(report.succeeded(), "{vector}: {report:?}");
    }
}

#[test]
fn what_is_not_so_fails_and_says_what_was_found() {
    let vectors = [
        format!(r#"{{ "note": "wrong on all counts", {SHEET}, "expect": {{ "scores": {{ "s": 7, "t": 1 }}, "bands": {{ "s": "low", "x": "y" }}, "alerts": [], "unavailable": ["s"] }} }}"#),
        format!(r#"{{ {SHEET}, "expect": {{ "error": "licence" }} }}"#),
        format!(r#"{{ {SHEET}, "expect": {{}} }}"#),
        r#"{ "score": { "assessment": "test:invented", "answers": [] }, "expect": { "scores": { "s": 0 } } }"#.into(),
        r#"{ "score": { "assessment": "test:invented", "answers": [] }, "expect": { "error": "licence" } }"#.into(),
        r#"{ "score": { "assessment": "test:other", "answers": [] }, "expect": { "error": "wrong-count" } }"#.into(),
        r#"{ "gas": { "goals": [] }, "expect": { "t": 50 } }"#.into(),
        r#"{ "gas": { "goals": [{ "weight": 1, "level": 0 }] }, "expect": { "error": true } }"#.into(),
        r#"{ "gas": { "goals": [{ "weight": 1, "level": 0 }] }, "expect": { "t": 50.1, "sem": 3 } }"#.into(),
        r#"{ "gas": { "goals": [{ "weight": 1, "level": 0 }] }, "expect": { "sem": 3 } }"#.into(),
        r#"{ "clinical_change": { "before": 12, "after": 9, "cut_off": 11, "reliable_change": 6, "direction": "lower-is-better" }, "expect": { "class": "improved" } }"#.into(),
        r#"{ "expect": {} }"#.into(),
        r#"{ "gas": { "goals": [] }, "reliable_change": null, "expect": { "error": true, "extra": 1 } }"#.into(),
        r#"{ "surprise": 1, "expect": {} }"#.into(),
        "3".into(),
    ];
    let report = run(&vectors.join(","), &[]);
    assert_eq!((report.passed(), report.failed()), (0, vectors.len()));
    let lines: Vec<String> = report
        .failures()
        .flat_map(|(result, mismatches)| {
            mismatches
                .iter()
                .map(|mismatch| format!("{} {}: {}", result.number, result.subject, mismatch.line(Language::En)))
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn a_value_of_another_kind_is_named_with_what_belongs_there() {
    let sheet = |expect: &str| format!(r#"{{ {SHEET}, "expect": {expect} }}"#);
    let answers = |answers: &str| {
        format!(r#"{{ "score": {{ "assessment": "test:invented", "answers": {answers} }}, "expect": {{}} }}"#)
    };
    let cases = [
        (
            sheet(r#"{ "scores": { "s": 6, "t": null } }"#),
            "expect.scores.t: hier staat `null` (niets), maar hier hoort een getal; hoort er geen score uit te komen, noem de schaal dan in `unavailable`",
            "here stands `null` (nothing), but a number belongs here",
        ),
        (
            sheet(r#"{ "scores": { "s": "zes" } }"#),
            "expect.scores.s: hier staat de tekst \"zes\", maar hier hoort een getal",
            "the text \"zes\"",
        ),
        (sheet(r#"{ "scores": { "s": true } }"#), "hier staat `true`", "here stands `true`"),
        (
            sheet(r#"{ "bands": { "s": 3 } }"#),
            "expect.bands.s: hier staat het getal `3`, maar hier hoort een tekst",
            "the number `3`",
        ),
        (sheet(r#"{ "bands": ["low"] }"#), "expect.bands: hier staat een lijst", "a table (`{ … }`) belongs here"),
        (sheet(r#"{ "alerts": ["a", 2] }"#), "expect.alerts.2: hier staat het getal `2`", "expect.alerts.2:"),
        (
            sheet(r#"{ "scors": { "s": 6 } }"#),
            "de sleutel `scors` is hier onbekend; kies uit: `scores`, `bands`",
            "choose from: `scores`, `bands`",
        ),
        (
            sheet(r#"{ "error": "buiten" }"#),
            "`buiten` is geen woord voor een weigering, kies uit: `wrong-count`",
            "is no word for a refusal",
        ),
        (sheet("{}"), "expect: verwacht ten minste één uitkomst, gevonden niets", "at least one result"),
        (
            answers(r#"[1, 2, "0", 3]"#),
            "score.answers.3: hier staat de tekst \"0\", maar hier hoort een getal; een antwoord dat ontbreekt, is `null`",
            "an answer that is missing is `null`",
        ),
        (answers("1"), "score.answers: hier staat het getal `1`, maar hier hoort een lijst", "but a list"),
        (
            r#"{ "score": { "assessment": "test:invented" }, "expect": {} }"#.into(),
            "de sleutel `answers` ontbreekt",
            "the key `answers` is missing",
        ),
        ("[]".into(), "vector: hier staat een lijst (`[ … ]`), maar hier hoort een tabel", "but a table"),
        (r#"{ "expect": {} }"#.into(), "precies één van score, gas", "exactly one of score, gas"),
    ];
    for (vector, nl, en) in cases {
        let report = run(&vector, &[]);
        let said =
            |language| report.failures().flat_map(|(_, all)| all).map(|one| one.line(language)).collect::<Vec<_>>();
        let (dutch, english) = (said(Language::Nl).join("\n"), said(Language::En).join("\n"));
        assert!(dutch.contains(nl), "{vector}: {dutch}");
        assert!(english.contains(en), "{vector}: {english}");
        assert!(!dutch.contains("f64") && !dutch.contains("struct") && !dutch.contains("in het Engels"), "{dutch}");
    }
}

#[test]
fn only_skips_other_assessments_and_nothing_else() {
    let vectors = format!(
        r#"{{ {SHEET}, "expect": {{ "scores": {{ "s": 6 }} }} }},
        {{ "score": {{ "assessment": "other:thing", "answers": [] }}, "expect": {{ "error": "x" }} }},
        {{ "gas": {{ "goals": [{{ "weight": 1, "level": 0 }}] }}, "expect": {{ "t": 50 }} }}"#
    );
    let counts = |only: &[&str]| {
        let report = run(&vectors, only);
        (report.passed(), report.failed(), report.skipped(), report.succeeded())
    };
    assert_eq!(counts(&[]), (2, 1, 0, false));
    assert_eq!(counts(&["test:"]), (2, 0, 1, true));
    assert_eq!(counts(&["nothing:", "test:inv"]), (2, 0, 1, true));
    assert_eq!(counts(&["nothing:"]), (1, 0, 2, true));
    // Nothing run is no success.
    let only_sheets = format!(r#"{{ {SHEET}, "expect": {{ "scores": {{ "s": 6 }} }} }}"#);
    assert!(!run(&only_sheets, &["nothing:"]).succeeded());
    assert!(!run("", &[]).succeeded());
}

#[test]
fn files_that_are_no_vectors_are_refused_with_a_reason() {
    let cases: &[(&str, &str)] = &[
        ("", "E0480"),
        ("nonsense", "E0480"),
        ("[]", "E0480"),
        ("{}", "E0480"),
        (r#"{ "format": 1, "tolerance": 1e999, "vectors": [] }"#, "E0480"),
        (r#"{ "format": 1, "tolerance": 0, "vectors": [], "more": 1 }"#, "E0480"),
        (r#"{ "format": 2, "tolerance": 0, "vectors": [] }"#, "E0481"),
        (r#"{ "format": 1, "tolerance": -1, "vectors": [] }"#, "E0481"),
    ];
    for (text, code) in cases {
        let fault = VectorsFile::read(text.as_bytes()).unwrap_err();
        assert_eq!(fault.code(), *code, "{text}: {fault}");
        assert_ne!(fault.explain(Language::Nl), fault.explain(Language::En));
    }
    let utf16: Vec<u8> = "\u{FEFF}{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(VectorsFile::read(&utf16).unwrap_err().explain(Language::Nl).contains("UTF-16"));
    // A mark before the text, as editors of Windows write it, is passed over.
    assert!(VectorsFile::read("\u{FEFF}{ \"format\": 1, \"tolerance\": 0, \"vectors\": [] }".as_bytes()).is_ok());
    let deep = format!(r#"{{ "format": 1, "tolerance": 0, "vectors": [{}] }}"#, "[".repeat(100_000));
    assert!(VectorsFile::read(deep.as_bytes()).is_err());
    let large = vec![b' '; vakwerk_core::measure::vectors::LARGEST_FILE + 1];
    assert!(matches!(VectorsFile::read(&large), Err(VectorsFault::TooLarge { .. })));
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), vector in any::<String>()) {
        let _ = VectorsFile::read(&bytes);
        let quoted = serde_json::to_string(&vector).unwrap();
        let text = format!(r#"{{ "score": {{ "assessment": {quoted}, "answers": [1] }}, "expect": {{ "error": {quoted} }} }}"#);
        prop_assert!(!run(&text, &[]).succeeded());
    }
}
