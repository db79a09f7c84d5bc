//! Seals and locks: the same pack gives the same bytes, and whatever changes afterwards is named.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;

use common::{folder, valid, write};
use tempfile::TempDir;
use vakwerk_pack::lock::{Lock, LockedPlugin};
use vakwerk_pack::seal::{SEAL_FILE, SIGNATURE_FILE};
use vakwerk_pack::trust::Claim;
use vakwerk_pack::{Faults, assemble, catalogue_digest, read_seal, read_sealed, verify_sealed};

const TARGET: &str = "x86_64-unknown-linux-gnu";
const LIBRARY: &str = "lib/x86_64-unknown-linux-gnu/libadem.so";

fn assembled() -> TempDir {
    let source = valid();
    write(source.path(), "README.md", b"Ademruimte");
    write(source.path(), "src/lib.rs", b"not taken along");
    write(source.path(), "Cargo.toml", b"not taken along");
    let library = folder(&[("libadem.so", b"not really a library")]);
    let to = tempfile::tempdir().unwrap();
    assemble(source.path(), Some((TARGET, &library.path().join("libadem.so"))), to.path()).unwrap();
    to
}

fn bytes_of(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let seal = read_seal(folder).unwrap().seal;
    let paths = seal.file.into_iter().map(|file| file.path).chain([SEAL_FILE.to_owned()]);
    paths.map(|path| (path.clone(), fs::read(folder.join(path)).unwrap())).collect()
}

fn said(outcome: Result<impl Sized, Faults>) -> Vec<(&'static str, String)> {
    let faults = outcome.err().expect("a fault");
    faults
        .iter()
        .map(|fault| (fault.code(), fault.place.as_ref().map(ToString::to_string).unwrap_or_default()))
        .collect()
}

#[test]
fn the_same_pack_gives_the_same_bytes() {
    let (one, two) = (assembled(), assembled());
    assert_eq!(bytes_of(one.path()), bytes_of(two.path()));
    let sealed = verify_sealed(one.path()).unwrap();
    let paths: Vec<&str> = sealed.seal.file.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["README.md", "catalogue/alles.toml", LIBRARY, "vakwerk.toml"]);
    assert_eq!(sealed.seal.library(TARGET).unwrap().path, LIBRARY);
    assert_eq!(sealed.seal.library("elsewhere"), None);
    assert_eq!(sealed.seal.catalogue, catalogue_digest(one.path()).unwrap());
    assert!(sealed.signature.is_none());
    fs::write(one.path().join(SIGNATURE_FILE), "a signature").unwrap();
    assert_eq!(verify_sealed(one.path()).unwrap().signature.as_deref(), Some("a signature"));
    let (pack, same) = read_sealed(one.path()).unwrap();
    assert_eq!((pack.digest, same.digest), (sealed.seal.catalogue, sealed.digest));
    assert_eq!(pack, vakwerk_pack::read(one.path()).unwrap());
}

#[test]
fn the_digest_is_of_manifest_and_catalogue_only() {
    let folder = valid();
    let digest = catalogue_digest(folder.path()).unwrap();
    assert_eq!(digest, vakwerk_pack::read(folder.path()).unwrap().digest);
    write(folder.path(), "README.md", b"more");
    write(folder.path(), "catalogue/notes.txt", b"more");
    assert_eq!(catalogue_digest(folder.path()).unwrap(), digest);
    write(folder.path(), "catalogue/leeg.toml", b"");
    assert_ne!(catalogue_digest(folder.path()).unwrap(), digest);
}

#[test]
fn whatever_changed_is_named() {
    type Change<'a> = (&'a str, &'a dyn Fn(&Path), &'a [(&'a str, &'a str)]);
    let changes: [Change<'_>; 5] = [
        ("missing", &|at| fs::remove_file(at.join("README.md")).unwrap(), &[("E0204", "README.md")]),
        ("extra", &|at| write(at, "catalogue/extra.toml", b""), &[("E0205", "catalogue/extra.toml")]),
        ("longer", &|at| write(at, "README.md", b"Ademruimte!"), &[("E0206", "README.md")]),
        ("other", &|at| write(at, "README.md", b"Ademruimtf"), &[("E0206", "README.md")]),
        (
            "several",
            &|at| {
                write(at, "catalogue/alles.toml", b"x = 1");
                write(at, "x", b"");
            },
            &[("E0206", "catalogue/alles.toml"), ("E0205", "x")],
        ),
    ];
    for (name, change, expected) in changes {
        let folder = assembled();
        change(folder.path());
        let expected: Vec<_> = expected.iter().map(|(code, path)| (*code, (*path).to_owned())).collect();
        assert_eq!(said(verify_sealed(folder.path())), expected, "{name}");
        assert_eq!(said(read_sealed(folder.path())), expected, "{name}");
    }
}

#[test]
fn a_library_is_left_to_whoever_loads_it_but_for_its_size() {
    let folder = assembled();
    write(folder.path(), LIBRARY, b"not really a librarx");
    assert!(read_sealed(folder.path()).is_ok());
    assert_eq!(said(verify_sealed(folder.path())), [("E0206", LIBRARY.to_owned())]);
    write(folder.path(), LIBRARY, b"longer than what was sealed");
    assert_eq!(said(read_sealed(folder.path())), [("E0206", LIBRARY.to_owned())]);
}

#[test]
fn a_seal_that_is_no_seal_is_refused() {
    let seal = fs::read_to_string(assembled().path().join(SEAL_FILE)).unwrap();
    let cases = [
        ("format = 1", "format = 2", "E0203"),
        ("format = 1", "", "E0202"),
        ("path = \"README.md\"", "path = \"../README.md\"", "E0208"),
        ("path = \"README.md\"", "path = \"/etc/hosts\"", "E0208"),
        ("path = \"README.md\"", "path = \"vakwerk.toml\"", "E0202"),
        ("id = \"adem\"", "id = 4", "E0202"),
        ("id = \"adem\"", "id = \"zang\"", "E0207"),
        ("version = \"1.0.0\"", "version = \"1.0.1\"", "E0207"),
        ("interface = 1", "interface = 2", "E0207"),
        ("catalogue = \"", "catalogue = \"0", "E0202"),
        ("id = ", "id ", "E0309"),
    ];
    for (from, to, code) in cases {
        let folder = assembled();
        assert!(seal.contains(from), "{from}");
        fs::write(folder.path().join(SEAL_FILE), seal.replacen(from, to, 1)).unwrap();
        assert_eq!(said(read_sealed(folder.path()))[0].0, code, "{from} → {to}");
    }
    assert_eq!(said(read_sealed(valid().path()))[0].0, "E0201");
}

#[test]
fn a_seal_over_another_catalogue_is_refused() {
    let folder = assembled();
    let seal = read_seal(folder.path()).unwrap().seal;
    let other = seal.catalogue.to_string().chars().rev().collect::<String>();
    let text = seal
        .to_toml()
        .unwrap()
        .replace(&format!("catalogue = \"{}\"", seal.catalogue), &format!("catalogue = \"{other}\""));
    fs::write(folder.path().join(SEAL_FILE), text).unwrap();
    assert_eq!(said(verify_sealed(folder.path())), [("E0207", SEAL_FILE.to_owned())]);
}

#[test]
fn nothing_is_assembled_over_something_or_from_a_pack_with_faults() {
    let folder = assembled();
    assert_eq!(said(assemble(valid().path(), None, folder.path()))[0].0, "E0210");
    let to = tempfile::tempdir().unwrap();
    assert_eq!(said(assemble(common::valid_with("x.toml", b"x = 1").path(), None, to.path()))[0].0, "E0310");
    assert_eq!(fs::read_dir(to.path()).unwrap().count(), 0);
}

#[test]
fn a_lock_is_sorted_and_comes_back_as_it_was() {
    let digest = catalogue_digest(valid().path()).unwrap();
    let plugin = |version: &str, seal| LockedPlugin { version: version.parse().unwrap(), seal, key: None };
    let mut lock = Lock::default();
    let set = lock.set.entry("voorbeeld".parse().unwrap()).or_default();
    set.insert("uitgever.zang".parse().unwrap(), plugin("0.2.0-beta.1", None));
    set.insert("adem".parse().unwrap(), plugin("1.0.0", Some(digest)));
    lock.set.entry("later".parse().unwrap()).or_default().insert("adem".parse().unwrap(), plugin("2.0.0", None));
    let text = lock.to_toml().unwrap();
    insta::assert_snapshot!("lock", text.replace(&digest.to_string(), "DIGEST"));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vakwerk.lock");
    lock.write(&path).unwrap();
    assert_eq!(Lock::read(&path).unwrap(), lock);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    for bad in ["", "format = 2", "format = 1\nset = 3", "format = 1\n[set.a.adem]\n", "format"] {
        let codes = said(Lock::parse(bad));
        assert!(["E0211", "E0309"].contains(&codes[0].0), "{bad}: {codes:?}");
    }
    assert_eq!(said(Lock::read(folder.path().join("none")))[0].0, "E0211");
}

#[test]
fn a_seal_reads_as_a_person_expects() {
    let folder = assembled();
    let seal = read_seal(folder.path()).unwrap().seal;
    insta::assert_snapshot!("seal", seal.to_toml().unwrap());
}

#[test]
fn a_pack_of_more_files_than_a_seal_can_name_is_not_sealed() {
    let source = valid();
    (0..2_500).for_each(|number| write(source.path(), &format!("vectors/f{number:04}.txt"), b""));
    let fault = vakwerk_pack::write_seal(source.path()).unwrap_err();
    assert_eq!(fault.iter().map(|fault| fault.code()).collect::<Vec<_>>(), ["E0305"]);
    assert!(fault.to_string().contains("more than 2"), "{fault}");
    assert!(!source.path().join(SEAL_FILE).exists());
}

#[test]
fn a_claim_covers_its_own_plugin_or_all_of_its_publisher() {
    let claim = |text: &str| Claim::try_from(text.to_owned()).unwrap();
    for (of, id, covers) in [
        ("pmt", "pmt", true),
        ("pmt", "pmkt", false),
        ("pmt", "pmt.een", false),
        ("voorbeeld.*", "voorbeeld.een", true),
        ("voorbeeld.*", "voorbeeld", false),
        ("voorbeeld.*", "ander.voorbeeld", false),
    ] {
        assert_eq!(claim(of).covers(&id.parse().unwrap()), covers, "{of} {id}");
        assert_eq!(claim(of).to_string(), of);
    }
    for (one, other, overlap) in
        [("pmt", "pmt", true), ("voorbeeld.*", "voorbeeld.een", true), ("een.*", "twee.*", false)]
    {
        assert_eq!(claim(one).overlaps(&claim(other)), overlap, "{one} {other}");
        assert_eq!(claim(other).overlaps(&claim(one)), overlap, "{other} {one}");
    }
}
