//! Bad packs and what is said about them: every fault, at its place, in both languages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

use vakwerk_core::text::Language;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad").join(name)
}

fn check(name: &str) {
    let faults = vakwerk_pack::read(folder(name)).expect_err(name);
    for (language, end) in [(Language::Nl, "nl"), (Language::En, "en")] {
        insta::assert_snapshot!(format!("{name}.{end}"), faults.render(language));
    }
}

macro_rules! bad {
    ($($test:ident = $name:literal),+ $(,)?) => {
        $(#[test] fn $test() { check($name); })+

        #[test]
        fn every_folder_has_its_test() {
            let named = [$($name),+];
            for entry in std::fs::read_dir(folder("")).unwrap() {
                let name = entry.unwrap().file_name().into_string().unwrap();
                assert!(named.contains(&name.as_str()), "{name}");
            }
        }
    };
}

bad! {
    toml_that_is_not_toml = "bad-toml",
    values_of_the_wrong_type = "wrong-type",
    keys_that_nobody_knows = "unknown-key",
    keys_that_are_missing = "missing-key",
    names_and_versions_out_of_form = "bad-names",
    words_that_are_not_in_the_list = "unknown-word",
    names_that_stand_twice = "duplicate-id",
    references_to_nothing = "dangling-reference",
    statements_without_source_or_language = "statements",
    bands_that_overlap = "bands-overlap",
    bands_with_a_hole = "bands-hole",
    an_expression_over_an_unknown_item = "unknown-item",
    a_coded_assessment_without_code = "coded",
    forms_whose_keys_do_not_fit = "bad-form",
    rules_over_unknown_facts = "bad-rules",
    frameworks_that_name_what_they_lack = "bad-framework",
    bytes_that_are_not_utf8 = "wrong-utf8",
    control_characters = "control-characters",
    a_folder_without_manifest = "no-manifest",
    slips_of_the_pen = "slips",
    two_disciplines_in_one_pack = "second-discipline",
    ten_faults_in_one_file = "ten-faults",
}

/// What stands behind a list that was not closed is read as part of it, and none of that is told.
#[test]
fn a_list_that_is_not_closed_is_told_once() {
    let room = tempfile::tempdir().unwrap();
    std::fs::create_dir(room.path().join("catalogue")).unwrap();
    std::fs::copy(folder("slips").join("vakwerk.toml"), room.path().join("vakwerk.toml")).unwrap();
    let text =
        "[[assessment]]\nid = \"lijst\"\nitem = [\n    { id = \"een\" },\n\n[assessment.licence]\nship = \"texts\"\n";
    std::fs::write(room.path().join("catalogue/lijst.toml"), text).unwrap();
    let faults = vakwerk_pack::read(room.path()).unwrap_err();
    let told: Vec<String> =
        faults.iter().filter(|fault| fault.code() == "E0309").map(|fault| fault.problem.why().nl).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("is niet gesloten"), "{told:?}");
}
