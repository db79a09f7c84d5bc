//! Every error code of every crate: unique, in its own range, told in two languages, and listed in `docs/errors.md`.
//!
//! `VAKWERK_BLESS=1 cargo test -p vakwerk-tests --test errors` writes the list anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use vakwerk_core::text::Language::{En, Nl};
use vakwerk_tests::root;

/// A code with its titles.
struct Listed {
    code: &'static str,
    nl: String,
    en: String,
}

macro_rules! all {
    ($code:path) => {{
        use $code as Codes;
        let one =
            |code: &Codes| Listed { code: code.as_str(), nl: code.title(Nl).to_owned(), en: code.title(En).to_owned() };
        Codes::ALL.iter().map(one).collect::<Vec<_>>()
    }};
}

/// The lists, each with the file it stands in, the crate, and the beginnings that its codes may have.
fn lists() -> Vec<(&'static str, &'static str, &'static [&'static str], Vec<Listed>)> {
    vec![
        ("host/src/code.rs", "vakwerk-host", &["E01", "E02"], all!(vakwerk_host::Code)),
        ("pack/src/code.rs", "vakwerk-pack", &["E02", "E03"], all!(vakwerk_pack::Code)),
        ("core/src/measure/code.rs", "vakwerk-core, measures", &["E04"], all!(vakwerk_core::measure::Code)),
        (
            "core/src/activity/code.rs",
            "vakwerk-core, described activities",
            &["E05"],
            all!(vakwerk_core::activity::Code),
        ),
        ("core/src/rule/code.rs", "vakwerk-core, rules", &["E05"], all!(vakwerk_core::rule::Code)),
        ("core/src/case/code.rs", "vakwerk-core, case", &["E05"], all!(vakwerk_core::case::Code)),
        (
            "core/src/envelope/code.rs",
            "vakwerk-core, case file and store",
            &["E06"],
            all!(vakwerk_core::envelope::Code),
        ),
        ("cli/src/code.rs", "vakwerk, command line", &["E07"], all!(vakwerk::code::Code)),
        ("script/src/code.rs", "vakwerk-script", &["E07"], all!(vakwerk_script::Code)),
        ("core/src/competency/code.rs", "vakwerk-core, competencies", &["E08"], all!(vakwerk_core::competency::Code)),
        ("exchange/src/code.rs", "vakwerk-exchange", &["E08"], all!(vakwerk_exchange::Code)),
    ]
}

/// The files named `code.rs` under the sources of any crate.
fn files_of_codes() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![root()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() && name != "target" && !name.starts_with('.') {
                open.push(path);
            } else if name == "code.rs" {
                found.insert(path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found
}

#[test]
fn every_list_of_codes_is_looked_at() {
    let known: BTreeSet<String> = lists().iter().map(|(file, ..)| (*file).to_owned()).collect();
    assert_eq!(known, files_of_codes(), "known to this test (left) and in the repository (right)");
}

#[test]
fn a_code_stands_for_one_thing_and_says_it_in_two_languages() {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for (_, owner, ranges, list) in lists() {
        assert!(!list.is_empty(), "{owner}");
        for Listed { code, nl, en } in list {
            if let Some(other) = seen.insert(code, owner) {
                panic!("{code} stands in {other} and in {owner}");
            }
            assert!(ranges.iter().any(|range| code.starts_with(range)), "{code} of {owner} is not in {ranges:?}");
            assert!(code.len() == 5 && code[1..].bytes().all(|b| b.is_ascii_digit()), "{code}");
            assert!(!nl.trim().is_empty() && !en.trim().is_empty() && nl != en, "{code}: {nl} / {en}");
        }
    }
}

#[test]
fn the_list_in_the_documents_is_as_the_code_has_it() {
    let mut rows: Vec<(Listed, &str)> = Vec::new();
    for (_, owner, _, list) in lists() {
        rows.extend(list.into_iter().map(|listed| (listed, owner)));
    }
    rows.sort_by_key(|(listed, _)| listed.code);
    let mut text = String::from(
        "# Error codes\n\n\
         Generated from the code by `tests/tests/errors.rs`; `VAKWERK_BLESS=1 cargo test -p vakwerk-tests --test errors`\n\
         writes it anew. A code never changes its meaning and is never used again. Each error also says which thing, where,\n\
         what was expected and found, and what to do next; none holds anything about a client.\n\n\
         | range | about |\n|---|---|\n\
         | E01xx | plugins, sets and calls |\n| E02xx | seals, signatures, locks and libraries |\n| E03xx | packs |\n| E04xx | measures |\n\
         | E05xx | rules, the case and its commands |\n| E06xx | case files and stores |\n| E07xx | the command line and scripts |\n\n\
         | code | nl | en | crate |\n|---|---|---|---|\n",
    );
    for (Listed { code, nl, en }, owner) in rows {
        let plain = |title: &str| title.trim_end_matches('.').replace('|', "\\|");
        text.push_str(&format!("| {code} | {} | {} | {owner} |\n", plain(&nl), plain(&en)));
    }
    let path = root().join("docs/errors.md");
    if std::env::var_os("VAKWERK_BLESS").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(written, text, "docs/errors.md is not as the code; run with VAKWERK_BLESS=1 and read the difference");
}
