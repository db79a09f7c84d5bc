//! Packs that are used together, and what a library compiles in.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{CATALOGUE, MANIFEST, folder, valid};
use tempfile::TempDir;
use vakwerk_core::text::Language;
use vakwerk_pack::{check_set, read, read_set};

/// A second pack that refers to the first.
fn singing(requires: &str, goal: &str) -> TempDir {
    let manifest = MANIFEST.replace("id = \"adem\"", "id = \"zang\"").replace("provides = [\"score\"]\n", "");
    let manifest = format!("{manifest}\n[requires]\n{requires}\n");
    folder(&[("vakwerk.toml", manifest.as_bytes()), ("catalogue/zang.toml", goal.as_bytes())])
}

const GOAL: &str = r#"[[goal]]
id = "zingen"
edition = 1
statement = { nl = "zingen", en = "to sing" }
source = { source = "adem:bron" }
provenance = { mark = "ours" }

[[rule]]
id = "formulier"
edition = 1
guards = ["standing"]
weight = "advice"
weight-basis = "ours"
title = { nl = "Verzonnen", en = "Invented" }
text = { nl = "Verzonnen.", en = "Invented." }
source = { source = "adem:bron" }
provenance = { mark = "ours" }
requires = { fact = "plan.recorded", is = true }
"#;

#[test]
fn a_set_that_fits_has_no_faults() {
    let (one, two) = (valid(), singing("adem = \"1\"", GOAL));
    let packs = read_set(&[one.path(), two.path()]).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(packs.len(), 2);
    check_set(&packs.iter().collect::<Vec<_>>()).unwrap();
}

#[test]
fn what_another_pack_lacks_is_named_with_a_suggestion() {
    let goal = GOAL
        .replacen("adem:bron", "adem:brom", 1)
        .replace("\"plan.recorded\", is = true", "\"form.adem:plan.strategy\", recorded = true");
    let (one, two) = (valid(), singing("adem = \"2\"\nfluiten = \"1\"", &goal));
    let packs = [read(one.path()).unwrap(), read(two.path()).unwrap_or_else(|faults| panic!("{faults}"))];
    let in_memory = check_set(&packs.iter().collect::<Vec<_>>()).unwrap_err();
    insta::assert_snapshot!("set.nl", in_memory.render(Language::Nl));
    insta::assert_snapshot!("set.en", in_memory.render(Language::En));
    let on_disk = read_set(&[one.path(), two.path()]).unwrap_err();
    let place = two.path().display().to_string();
    insta::assert_snapshot!("set-on-disk.en", on_disk.render(Language::En).replace(&place, "zang"));
    assert_eq!(in_memory.0.len(), on_disk.0.len());
}

/// What an instrument, an intervention or a form extends must be there, and be a discipline.
#[test]
fn the_discipline_that_is_extended_must_exist() {
    let form = |disciplines: &str| {
        format!(
            r#"[[form]]
id = "bijeenkomst"
edition = 1
name = {{ nl = "Verzonnen", en = "Invented" }}
purpose = {{ nl = "Verzonnen.", en = "Invented." }}
disciplines = [{disciplines}]
source = {{ source = "adem:bron" }}
provenance = {{ mark = "ours" }}
field = [{{ id = "wat", label = {{ nl = "wat", en = "what" }}, kind = "text" }}]
"#
        )
    };
    let home = common::valid_with("vak.toml", DISCIPLINE.as_bytes());
    let codes = |disciplines: &str| -> Vec<&str> {
        let more = singing("adem = \"1\"", &form(disciplines));
        match read_set(&[home.path(), more.path()]) {
            Ok(_) => Vec::new(),
            Err(faults) => faults.iter().map(|fault| fault.code()).collect(),
        }
    };
    assert_eq!(codes("\"adem:ademtherapie\""), [""; 0]);
    assert_eq!(codes("\"adem:ademterapie\""), ["E0321"], "dangling");
    assert_eq!(codes("\"adem:bron\""), ["E0322"], "a source is no discipline");
    assert_eq!(codes("\"fluit:fluit\""), ["E0323"], "not required");
}

const DISCIPLINE: &str = r#"[discipline]
id = "ademtherapie"
edition = 1
name = { nl = "Ademtherapie", en = "Breath therapy" }
practitioner = { nl = "verzonnen", en = "invented" }
medium = { nl = "adem", en = "breath" }
description = { nl = "Verzonnen.", en = "Invented." }
framework = "kader"
source = { source = "bron" }
provenance = { mark = "ours" }

[[framework]]
id = "kader"
edition = 1
name = { nl = "Kader", en = "Framework" }
description = { nl = "Verzonnen.", en = "Invented." }
source = { source = "bron" }
provenance = { mark = "ours" }
"#;

#[test]
fn an_item_in_two_packs_is_two_items() {
    let two = singing("adem = \"1\"", CATALOGUE.split("[[assessment]]").next().unwrap());
    let one = valid();
    assert!(read_set(&[one.path(), two.path()]).is_ok());
}

#[test]
fn a_library_compiles_in_what_it_is_bound_to() {
    let folder = valid();
    let digest = read(folder.path()).unwrap().digest.to_string();
    let source = vakwerk_pack::embed::catalogue(folder.path()).unwrap();
    insta::assert_snapshot!("embedded", source.replace(&digest, "DIGEST"));
}

#[test]
fn faults_are_documents_too() {
    let folder = common::valid_with("x.toml", b"[[gaol]]\n");
    let faults = read(folder.path()).unwrap_err();
    insta::assert_snapshot!("document", serde_json::to_string_pretty(&faults.documents()).unwrap());
}

#[test]
fn codes_are_unique_and_in_their_range() {
    use vakwerk_pack::Code;
    let mut seen = std::collections::BTreeSet::new();
    for code in Code::ALL {
        let number = code.as_str();
        assert!(seen.insert(number), "{number}");
        assert!(["E020", "E021", "E025", "E03"].iter().any(|range| number.starts_with(range)), "{number}");
        assert_ne!(code.title(Language::Nl), code.title(Language::En));
    }
}
