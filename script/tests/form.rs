//! The form of scripts: what is written wrong is refused with its line and what was meant, and the schema is the type's.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use vakwerk_core::explain::Explain;
use vakwerk_core::text::Language;
use vakwerk_script::{SCRIPT_KIND, read};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Regenerate with `VAKWERK_BLESS=1 cargo test -p vakwerk-script --test form`.
#[test]
fn the_schema_is_that_of_the_type() {
    let text = format!("{:#}\n", SCRIPT_KIND.schema());
    let path = root().join("schemas/case-script.schema.json");
    if std::env::var_os("VAKWERK_BLESS").is_some() {
        fs::write(&path, &text).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap_or_default() == text, "{} is not what the type says", path.display());
}

#[test]
fn the_cases_that_we_ship_are_read() {
    for entry in fs::read_dir(root().join("examples/cases")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        read(&fs::read_to_string(&path).unwrap()).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
    }
}

const SCRIPT: &str = r#"format = 1
case = "proef"
title = { nl = "Verzonnen", en = "Invented" }
about = { nl = "Verzonnen.", en = "Invented." }

[people.therapist]
role = "psychomotor-therapist"
pseudonym = "therapist-invented-01"

[[act]]
on = "2025-02-03"
from = "invented"
do.open-case = { client = "client-invented-01", birth-date = "1957-03-14" }

[[act]]
on = "2025-02-03"
from = "invented"
do.record-help-request = { id = "vraag", whose = "client", text = "Verzonnen." }
"#;

#[test]
fn whatever_the_form_does_not_know_is_refused_with_its_line() {
    assert!(read(SCRIPT).is_ok(), "{:?}", read(SCRIPT));
    let cases = [
        ("from = \"invented\"", "form = \"invented\"", 12, "from"),
        ("text = \"Verzonnen.\"", "tekst = \"Verzonnen.\"", 18, "text"),
        ("birth-date", "birthdate", 13, "birth-date"),
        ("record-help-request", "record-help-reqest", 18, "record-help-request"),
        ("pseudonym =", "pseudoniem =", 8, "pseudonym"),
        ("from = \"invented\"", "from = \"inventd\"", 12, "invented"),
    ];
    for (old, new, line, meant) in cases {
        let fault = read(&SCRIPT.replacen(old, new, 1)).unwrap_err();
        assert_eq!(fault.code(), "E0750", "{new}");
        for (language, word) in [(Language::Nl, "regel"), (Language::En, "line")] {
            let said = fault.explain(language);
            assert!(said.contains(&format!("{word} {line}:")) && said.contains(&format!("`{meant}`")), "{new}: {said}");
        }
    }
}

#[test]
fn of_another_form_only_that_is_said() {
    let fault = read(&SCRIPT.replacen("format = 1", "format = 2\nnew-key = 1", 1)).unwrap_err();
    assert_eq!(fault.code(), "E0751");
}
