//! Packs that nobody wrote in good faith: each a clear fault, never a panic and never an overflow.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{CATALOGUE, MANIFEST, folder, valid, valid_with};
use proptest::prelude::*;
use vakwerk_core::text::Language;
use vakwerk_pack::{DEPTH_LIMIT, FILE_LIMIT, FILES_LIMIT, read};

/// The codes of the faults of a pack whose file `x.toml` has these bytes, each with its file.
fn codes(bytes: &[u8]) -> Vec<(&'static str, String)> {
    let folder = valid_with("x.toml", bytes);
    // A thread of a test has the smallest stack that a caller would give us.
    let faults = std::thread::Builder::new().stack_size(1 << 20).spawn(move || read(folder.path()).unwrap_err());
    let faults = faults.unwrap().join().unwrap();
    for language in [Language::Nl, Language::En] {
        assert!(faults.render(language).len() < 400_000);
    }
    faults.iter().map(|fault| (fault.code(), fault.place.as_ref().unwrap().to_string())).collect()
}

#[test]
fn ten_megabytes_are_refused_unread() {
    let found = codes(&vec![b'#'; 10_000_000]);
    assert_eq!(found, [("E0304", "catalogue/x.toml".to_owned())]);
    const { assert!(FILE_LIMIT < 10_000_000) };
}

#[test]
fn of_a_pack_that_was_not_read_in_full_no_reference_is_blamed() {
    let (source, rest) = CATALOGUE.split_once("\n\n").unwrap();
    assert!(source.contains("[[source]]") && rest.contains("source = \"bron\""));
    let large = format!("{source}\n#{}", "#".repeat(usize::try_from(FILE_LIMIT).unwrap()));
    let folder = folder(&[
        ("vakwerk.toml", MANIFEST.as_bytes()),
        ("catalogue/alles.toml", rest.as_bytes()),
        ("catalogue/bronnen.toml", large.as_bytes()),
    ]);
    let faults = read(folder.path()).unwrap_err();
    let told: Vec<_> = faults.iter().map(|fault| (fault.code(), fault.place.as_ref().unwrap().file.clone())).collect();
    assert_eq!(told, [("E0304", "catalogue/bronnen.toml".to_owned())]);
    assert!(faults.to_string().contains("at most 250 kB"), "{faults}");
}

#[test]
fn a_thousand_levels_are_refused_however_they_are_written() {
    let deep = 1_000;
    let arrays = format!("x = {}{}", "[".repeat(deep), "]".repeat(deep));
    let tables = format!("x = {}1{}", "{ a = ".repeat(deep), " }".repeat(deep));
    let unclosed = format!("x = {}", "[".repeat(deep));
    let dotted = format!("{}a = 1", "a.".repeat(deep));
    let header = format!("[{}a]", "a.".repeat(deep));
    let half = "a.".repeat(DEPTH_LIMIT / 2);
    let mixed = format!("[{half}a]\n{half}a = [[1]]");
    let quoted = format!("{}a = 1", "\"a\" . ".repeat(deep));
    for text in [arrays, tables, unclosed, dotted, header, mixed, quoted] {
        let found = codes(text.as_bytes());
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "E0308", "{}", &text[..40]);
    }
    // As many dots as are not counted beforehand, at every level that the parser allows.
    let few = "a.".repeat(8);
    let nested = format!("[{few}a]\n{}{few}a = 1{}", format!("{few}a = {{\n").repeat(79), "\n}".repeat(79));
    assert_eq!(codes(nested.as_bytes())[0].0, "E0308");
    let far = "a.".repeat(100_000);
    assert_eq!(codes(format!("{far}a = 1").as_bytes())[0].0, "E0308");
}

#[test]
fn a_condition_at_the_limit_of_depth_is_read() {
    let inside = DEPTH_LIMIT - 3;
    let condition =
        format!("{}{{ fact = \"plan.recorded\", is = true }}{}", "{ not = ".repeat(inside), " }".repeat(inside));
    let rule = format!(
        "[[rule]]\nid = \"diep\"\nedition = 1\nguards = [\"standing\"]\nweight = \"advice\"\nweight-basis = \"ours\"\n\
         title = {{ nl = \"a\", en = \"a\" }}\ntext = {{ nl = \"a\", en = \"a\" }}\nsource = {{ source = \"bron\" }}\n\
         provenance = {{ mark = \"ours\" }}\nrequires = {condition}\n"
    );
    let folder = valid_with("x.toml", rule.as_bytes());
    let pack = std::thread::Builder::new().stack_size(2 << 20).spawn(move || read(folder.path()));
    let pack = pack.unwrap().join().unwrap().unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(pack.contents.rule.len(), 1);
}

#[test]
fn faults_without_end_are_cut_short() {
    let many: String = (0..10_000).map(|at| format!("k{at} = 1\n")).collect();
    assert!(codes(many.as_bytes()).len() <= 1000);
    let one_line = format!("x = [{}]", "{ }, ".repeat(20_000));
    assert!(codes(one_line.as_bytes()).len() <= 1000);
    let long_key = format!("{} = 1", "k".repeat(200_000));
    assert_eq!(codes(long_key.as_bytes()).len(), 1);
}

#[test]
fn numbers_that_are_none_are_out_of_range() {
    for number in ["nan", "inf", "-inf", "1e999", "99999999999999999999", "-1"] {
        let text = CATALOGUE.replace("edition = 2", &format!("edition = {number}"));
        let faults =
            read(folder(&[("vakwerk.toml", MANIFEST.as_bytes()), ("catalogue/a.toml", text.as_bytes())]).path());
        let faults = faults.expect_err(number);
        assert!(["E0312", "E0315"].contains(&faults.0[0].code()), "{number}: {faults}");
        if number == "-1" {
            // A bound may be negative.
            continue;
        }
        let text = CATALOGUE.replace("max = 18", &format!("max = {number}"));
        let folder = folder(&[("vakwerk.toml", MANIFEST.as_bytes()), ("catalogue/a.toml", text.as_bytes())]);
        assert!(read(folder.path()).is_err(), "{number}");
    }
}

#[test]
fn a_folder_that_is_not_there_is_a_fault() {
    let faults = read("/nowhere/at/all").unwrap_err();
    assert_eq!(faults.0[0].code(), "E0301");
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(read(empty.path()).unwrap_err().0[0].code(), "E0302");
    assert_eq!(read(valid().path().join("vakwerk.toml")).unwrap_err().0[0].code(), "E0301");
}

#[test]
fn too_many_files_are_a_fault() {
    let folder = valid();
    let extra = folder.path().join("catalogue/veel");
    std::fs::create_dir(&extra).unwrap();
    for at in 0..=FILES_LIMIT {
        std::fs::File::create(extra.join(at.to_string())).unwrap();
    }
    assert_eq!(read(folder.path()).unwrap_err().0[0].code(), "E0305");
}

#[cfg(unix)]
#[test]
fn links_may_not_leave_the_folder() {
    use std::os::unix::fs::symlink;
    let outside = folder(&[("geheim.toml", b"[[goal]]")]);
    let folder = valid();
    symlink(folder.path().join("catalogue/alles.toml"), folder.path().join("LICENSE-link")).unwrap();
    assert!(read(folder.path()).is_ok());
    symlink(outside.path().join("geheim.toml"), folder.path().join("catalogue/geheim.toml")).unwrap();
    symlink(outside.path(), folder.path().join("catalogue/map")).unwrap();
    symlink("..", folder.path().join("catalogue/kring")).unwrap();
    let faults = read(folder.path()).unwrap_err();
    let codes: Vec<_> = faults.iter().map(|fault| fault.code()).collect();
    assert!(codes.contains(&"E0306") && codes.contains(&"E0305"), "{faults}");
    assert!(!faults.to_string().contains("[[goal]]"), "what lies outside is not shown");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let folder = folder(&[("vakwerk.toml", &bytes), ("catalogue/x.toml", &bytes), ("seal.toml", &bytes)]);
        prop_assert!(read(folder.path()).is_err());
        let _ = vakwerk_pack::read_sealed(folder.path());
    }

    #[test]
    fn mutated_packs_never_panic(
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), 0usize..40, "\\PC{0,12}|[\\[\\]{}\"'=.,\n]{1,6}"), 1..6),
        manifest in any::<bool>(),
    ) {
        let mut text = if manifest { MANIFEST } else { CATALOGUE }.as_bytes().to_vec();
        for (at, length, new) in cuts {
            let at = at.index(text.len().max(1)).min(text.len());
            let end = (at + length).min(text.len());
            text.splice(at..end, new.into_bytes());
        }
        let files: [(&str, &[u8]); 2] = if manifest {
            [("vakwerk.toml", &text), ("catalogue/a.toml", CATALOGUE.as_bytes())]
        } else {
            [("vakwerk.toml", MANIFEST.as_bytes()), ("catalogue/a.toml", &text)]
        };
        let folder = folder(&files);
        match read(folder.path()) {
            Ok(pack) => prop_assert!(pack.items().count() <= 4),
            Err(faults) => {
                prop_assert!(!faults.0.is_empty());
                for fault in &faults {
                    prop_assert!(!fault.render(Language::Nl).is_empty());
                    prop_assert!(fault.place.is_some());
                }
            }
        }
    }
}
