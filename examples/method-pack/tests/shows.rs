//! The example shows its pack, and helps whoever makes a mistake in one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn run(folder: Option<&Path>) -> (Output, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_example-method-pack")).args(folder).output().unwrap();
    let said = String::from_utf8(output.stdout.clone()).unwrap();
    (output, said)
}

/// A copy of the pack in which one text was changed.
fn changed(file: &str, old: &str, new: &str) -> tempfile::TempDir {
    let (from, to) = (Path::new(env!("CARGO_MANIFEST_DIR")).join("pack"), tempfile::tempdir().unwrap());
    for name in ["vakwerk.toml", "catalogue/methode.toml", "catalogue/stapcijfer.toml", "vectors/stapcijfer.json"] {
        let mut text = fs::read_to_string(from.join(name)).unwrap();
        if name == file {
            assert!(text.contains(old), "{name} does not have {old}");
            text = text.replacen(old, new, 1);
        }
        let place = to.path().join(name);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }
    to
}

#[test]
fn the_pack_is_shown_and_conforms() {
    let (output, said) = run(None);
    assert!(output.status.success(), "{said}");
    for line in ["interventie  kleine-stappen   Kleine stappen", "Som = haalbaar + zeker", "14 – 20  zet de stap"] {
        assert!(said.contains(line), "`{line}` is not in:\n{said}");
    }
    assert!(said.ends_with("voldoet\n"), "{said}");
}

#[test]
fn a_mistake_is_shown_where_it_stands_with_what_was_probably_meant() {
    let pack = changed("catalogue/methode.toml", "terms = [\"fasen/doen\"]", "terms = [\"fasen/deon\"]");
    let (output, said) = run(Some(pack.path()));
    assert!(!output.status.success());
    assert!(said.contains("catalogue/methode.toml:") && said.contains("`fasen/doen`"), "{said}");
}

#[test]
fn a_cut_off_without_an_example_beside_it_is_named() {
    let pack = changed("vectors/stapcijfer.json", "[7, 7]", "[7, 8]");
    let (output, said) = run(Some(pack.path()));
    assert!(!output.status.success());
    assert!(said.contains("cut-offs") && said.contains("vectors/stapcijfer.json"), "{said}");
}
