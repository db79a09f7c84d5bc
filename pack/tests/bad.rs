//! Bad packs and what is said about them: every fault, at its place, in both languages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

use vakwerk_core::explain::Explain as _;
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

/// A small pack without faults, with one slip of the pen put in: what is said, and nothing that only follows from it.
#[test]
fn one_slip_is_told_once_with_its_remedy() {
    const MANIFEST: &str = "id = \"eigen.klein\"\nversion = \"0.1.0\"\ninterface = 1\nname = { nl = \"Klein\", en = \"Small\" }\npublisher = \"Verzonnen\"\nlicence = \"CC-BY-4.0\"\nlanguages = [\"nl\", \"en\"]\n[intended-purpose]\nnl = \"Om te proberen.\"\nen = \"To try.\"\n# [requires]\n# algemeen = \"^0.1\"\n";
    const SOURCES: &str = "[[source]]\nid = \"eigen\"\nkind = \"ours\"\ntitle = \"Eigen\"\nmark = \"ours\"\n";
    const CONCEPT: &str = "[[concept]]\nid = \"fasen\"\nedition = 1\nname = { nl = \"Fasen\", en = \"Phases\" }\ndescription = { nl = \"De fasen.\", en = \"The phases.\" }\nsource = { source = \"eigen\" }\nprovenance = { mark = \"ours\", source = \"eigen\" }\nterm = [{ id = \"landen\", label = { nl = \"landen\", en = \"landing\" } }]\n";
    const GOAL: &str = "[[goal]]\nid = \"doel\"\nedition = 1\nstatement = { nl = \"Landt.\", en = \"Lands.\" }\nterms = [\"fasen/landen\"]\nchange-kinds = [\"development\"]\nchange-areas = [\"behavioural\"]\nsource = { source = \"eigen\" }\nprovenance = { mark = \"ours\", source = \"eigen\" }\n";
    let files = [
        ("vakwerk.toml", MANIFEST),
        ("catalogue/bronnen.toml", SOURCES),
        ("catalogue/fasen.toml", CONCEPT),
        ("catalogue/doel.toml", GOAL),
    ];
    let told = |file: &str, from: &str, to: &str| {
        let room = tempfile::tempdir().unwrap();
        std::fs::create_dir(room.path().join("catalogue")).unwrap();
        for (path, text) in files {
            let text = if path == file { text.replace(from, to) } else { text.to_owned() };
            std::fs::write(room.path().join(path), text).unwrap();
        }
        vakwerk_pack::read(room.path()).map(drop)
    };
    told("", "", "").unwrap();
    // The file, the slip, what is put there, the line that is named, and a part of the remedy.
    let cases = [
        ("catalogue/bronnen.toml", "\"eigen\"", "“eigen”", 2, "vervang ze door `\"`"),
        ("catalogue/bronnen.toml", "\"", "”", 2, "vervang ze door `\"`"),
        ("catalogue/fasen.toml", "\"", "„", 2, "vervang ze door `\"`"),
        ("catalogue/bronnen.toml", "id = \"eigen\"", "id = ‘eigen’", 2, "vervang ze door `\"`"),
        ("vakwerk.toml", "\"", "“", 1, "vervang ze door `\"`"),
        ("catalogue/bronnen.toml", "id = \"eigen\"", "id = eigen", 2, "schrijf `\"eigen\"`"),
        ("catalogue/bronnen.toml", "id = \"eigen\"\n", "", 1, "voeg `id` toe"),
        (
            "catalogue/fasen.toml",
            "id = \"landen\"",
            "id = \"Landen\"",
            8,
            "schrijf `landen`: een naam in kleine letters",
        ),
        ("catalogue/fasen.toml", "id = \"fasen\"", "id = \"Fasen\"", 2, "schrijf `fasen`: een naam in kleine letters"),
        ("catalogue/doel.toml", "fasen/landen", "fasen/Landen", 5, "schrijf `fasen/landen`: een term"),
        ("vakwerk.toml", "# algemeen", "algemeen", 12, "haal dan ook dat hekje weg"),
        ("catalogue/doel.toml", "id = ", "id\u{A0}= ", 2, "typ de spaties van deze regel opnieuw"),
        ("catalogue/fasen.toml", "[{ id = \"landen\"", "[\n\u{A0}{ id = \"landen\"", 9, "typ de spaties"),
        ("catalogue/fasen.toml", "\"landen\", label", "\"landen\" label", 8, "zet er een komma voor"),
        ("catalogue/bronnen.toml", "mark =", "year = 31-12-2024\nmark =", 5, "een jaar is een getal, zoals `2024`"),
        ("catalogue/bronnen.toml", "mark =", "year = \"2024\"\nmark =", 5, "een geheel getal, zonder aanhalingstekens"),
        ("catalogue/bronnen.toml", "title =", "kind = \"ours\"\ntitle =", 4, "haal een van de twee weg"),
        (
            "vakwerk.toml",
            "# [requires]",
            "[intended-purpose]\nnl = \"Weer.\"\nen = \"Again.\"",
            11,
            "haal een van de twee weg",
        ),
        ("catalogue/bronnen.toml", "[[source]]", "[source]", 1, "schrijf de kop met dubbele haken: `[[source]]`"),
        ("catalogue/bronnen.toml", "[[source]]", "[[bron]]", 1, "kies uit"),
        ("catalogue/doel.toml", "[\"development\"]", "\"development\"", 6, "met vierkante haken eromheen"),
        ("catalogue/doel.toml", ", en = \"Lands.\"", "", 4, "schrijf de tekst ook in `en`"),
    ];
    for (file, from, to, line, remedy) in cases {
        let faults = told(file, from, to).unwrap_err();
        let place = |fault: &vakwerk_pack::Fault| fault.place.as_ref().map(|place| (place.file.clone(), place.line));
        let all: Vec<_> = faults.iter().map(|fault| fault.explain(Language::Nl).to_lowercase()).collect();
        assert_eq!(all.len(), 1, "{file} {to}: {all:?}");
        assert_eq!(faults.iter().next().and_then(place), Some((file.to_owned(), line)), "{all:?}");
        assert!(all[0].contains(&remedy.to_lowercase()), "{file} {to}: {all:?}");
    }
    // Bytes that are no text leave the other files without a fault of theirs too.
    let room = tempfile::tempdir().unwrap();
    std::fs::create_dir(room.path().join("catalogue")).unwrap();
    for (path, text) in files {
        let bytes = if path == "catalogue/bronnen.toml" {
            std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
        } else {
            text.as_bytes().to_vec()
        };
        std::fs::write(room.path().join(path), bytes).unwrap();
    }
    let faults = vakwerk_pack::read(room.path()).unwrap_err();
    assert_eq!(faults.iter().map(vakwerk_pack::Fault::code).collect::<Vec<_>>(), ["E0307"], "{faults}");
    assert!(faults.iter().all(|fault| fault.explain(Language::Nl).contains("UTF-16")), "{faults}");
}

/// A file that is not read for its name or place is told, and not what it would have held.
#[test]
fn a_file_that_was_meant_to_be_read_is_told() {
    let manifest = std::fs::read_to_string(folder("slips").join("vakwerk.toml")).unwrap();
    let source = "[[source]]\nid = \"eigen\"\nkind = \"ours\"\ntitle = \"Eigen\"\nmark = \"ours\"\n";
    let term = "[[concept]]\nid = \"fasen\"\nedition = 1\nname = { nl = \"Fasen\", en = \"Phases\" }\ndescription = { nl = \"De fasen.\", en = \"The phases.\" }\nsource = { source = \"eigen\" }\nprovenance = { mark = \"ours\", source = \"eigen\" }\nterm = [{ id = \"landen\", label = { nl = \"landen\", en = \"landing\" } }]\n";
    let told = |files: &[(&str, &str)]| {
        let room = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = room.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let found = vakwerk_pack::inspect(room.path(), &[]);
        found.faults.iter().map(|fault| format!("{} {}", fault.code(), fault.explain(Language::Nl))).collect::<Vec<_>>()
    };
    for (path, meant) in [
        ("catalogue/bronnen.toml.txt", "catalogue/bronnen.toml"),
        ("catalogue/bronnen.TOML", "catalogue/bronnen.toml"),
        ("catalog/bronnen.toml", "catalogue/bronnen.toml"),
        ("Catalogue/bronnen.toml", "catalogue/bronnen.toml"),
        ("bronnen.toml", "catalogue/bronnen.toml"),
    ] {
        let told = told(&[("vakwerk.toml", &manifest), ("catalogue/fasen.toml", term), (path, source)]);
        // On a disk that knows no capitals, two names are one.
        let [only] = told.as_slice() else { panic!("{path}: {told:?}") };
        assert!(only.starts_with("E0331") && only.contains(path) && only.contains(&format!("`{meant}`")), "{only}");
    }
    let at_rest =
        [("vakwerk.toml", manifest.as_str()), ("catalogue/fasen.toml", term), ("catalogue/bronnen.toml", source)];
    for path in ["aantekeningen.txt", "catalogue/beeld.png", "clippy.toml", "cases/zaak.toml", "vectors/uitleg.md"] {
        assert_eq!(told(&[&at_rest[..], &[(path, "x")]].concat()), [""; 0], "{path}");
    }
    let examples = told(&[&at_rest[..], &[("vectors/een.json.txt", "{}")]].concat());
    assert!(examples.len() == 1 && examples[0].contains("`vectors/een.json`"), "{examples:?}");
    let hidden = told(&[("vakwerk.toml.txt", &manifest)]);
    assert!(
        hidden.len() == 1 && hidden[0].starts_with("E0302") && hidden[0].contains("`vakwerk.toml.txt`"),
        "{hidden:?}"
    );
}

/// A list grows by writing its key again, so it is among what may stand there; a key that stands there already is not.
#[test]
fn the_keys_to_choose_from_are_all_that_may_still_be_written() {
    let faults = vakwerk_pack::read(folder("unknown-key")).unwrap_err();
    let known = |fault: &vakwerk_pack::Fault| fault.document().expected.map(|text| text.nl);
    assert!(faults.iter().filter_map(known).all(|known| !known.contains(" en nog ")), "{faults}");
    let room = tempfile::tempdir().unwrap();
    std::fs::create_dir(room.path().join("catalogue")).unwrap();
    std::fs::copy(folder("slips").join("vakwerk.toml"), room.path().join("vakwerk.toml")).unwrap();
    let text = "[[assessment]]\nid = \"lijst\"\nedition = 1\n[[assessment.scale]]\nid = \"som\"\n[[assessment.anders]]\nid = \"twee\"\n[[assessment.scales]]\nid = \"drie\"\n";
    std::fs::write(room.path().join("catalogue/lijst.toml"), text).unwrap();
    let faults = vakwerk_pack::read(room.path()).unwrap_err();
    let unknown: Vec<_> =
        faults.iter().filter(|fault| fault.code() == "E0310").map(|fault| fault.explain(Language::Nl)).collect();
    assert_eq!(unknown.len(), 2, "{unknown:?}");
    for key in ["`scale`", "`band-set`", "`item`", "`licence`"] {
        assert!(unknown[0].contains(key), "{key}: {unknown:?}");
    }
    assert!(!unknown[0].contains("`edition`") && unknown[1].contains("Bedoelt u `scale`?"), "{unknown:?}");
}
