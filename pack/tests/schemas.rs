//! The checked-in schemas are those of the types; what we ship validates against them, and bad files do not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use vakwerk_pack::FILE_KINDS;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Regenerate with `VAKWERK_BLESS=1 cargo test -p vakwerk-pack --test schemas`.
#[test]
fn the_schemas_are_those_of_the_types() {
    for kind in FILE_KINDS {
        let text = format!("{:#}\n", kind.schema());
        let path = root().join("schemas").join(format!("{}.schema.json", kind.name));
        if std::env::var_os("VAKWERK_BLESS").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &text).unwrap();
        }
        let stored = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            stored == text,
            "schemas/{}.schema.json is not what the types say; look at the difference after \
             `VAKWERK_BLESS=1 cargo test -p vakwerk-pack --test schemas`",
            kind.name
        );
    }
    // The form of a case script lies in the crate that plays them, which holds its schema to it.
    let known: Vec<&str> = FILE_KINDS.iter().map(|kind| kind.name).chain(["case-script"]).collect();
    for stored in fs::read_dir(root().join("schemas")).unwrap() {
        let name = stored.unwrap().file_name().into_string().unwrap();
        let kind = name.strip_suffix(".schema.json").unwrap_or(&name);
        assert!(known.contains(&kind), "{name} is a schema without a kind of file");
    }
}

fn validator(kind: &str) -> jsonschema::Validator {
    let kind = FILE_KINDS.iter().find(|known| known.name == kind).unwrap();
    jsonschema::validator_for(&kind.schema()).unwrap()
}

fn toml_files(folder: &Path, out: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && name != "target" && name != "src" {
            toml_files(&path, out);
        } else if name.ends_with(".toml") && name != "Cargo.toml" {
            out.push(path);
        }
    }
}

fn value(path: &Path) -> Option<Value> {
    serde_json::to_value(toml::from_str::<toml::Value>(&fs::read_to_string(path).ok()?).ok()?).ok()
}

fn kind_of(path: &Path) -> Option<&'static str> {
    match path.file_name()?.to_str()? {
        "vakwerk.toml" => Some("manifest"),
        "seal.toml" => Some("seal"),
        _ if path.components().any(|part| part.as_os_str() == "catalogue") => Some("catalogue"),
        _ => None,
    }
}

#[test]
fn every_pack_of_ours_validates() {
    let (manifest, catalogue) = (validator("manifest"), validator("catalogue"));
    let mut files = Vec::new();
    for folder in ["packs", "plugins", "tests/packs"] {
        toml_files(&root().join(folder), &mut files);
    }
    assert!(!files.is_empty());
    for path in files {
        let validator = match kind_of(&path) {
            Some("manifest") => &manifest,
            Some("catalogue") => &catalogue,
            _ => continue,
        };
        let value = value(&path).unwrap_or_else(|| panic!("{} is not TOML", path.display()));
        let faults: Vec<String> =
            validator.iter_errors(&value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert!(faults.is_empty(), "{}: {faults:#?}", path.display());
    }
}

#[test]
fn every_described_activity_validates() {
    let validator = validator("activity");
    let mut files = Vec::new();
    toml_files(&root().join("examples/activities"), &mut files);
    assert!(!files.is_empty());
    for path in files {
        let mut activity = value(&path).unwrap();
        assert!(validator.is_valid(&activity), "{}", path.display());
        activity["verdict"] = "therapy".into();
        assert!(!validator.is_valid(&activity), "an unknown key in {}", path.display());
    }
}

#[test]
fn bad_shapes_do_not_validate() {
    let (manifest, catalogue) = (validator("manifest"), validator("catalogue"));
    let bad = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let shapes = [
        ("wrong-type", "doel.toml"),
        ("wrong-type", "een.toml"),
        ("unknown-key", "doel.toml"),
        ("unknown-key", "doelen.toml"),
        ("missing-key", "doel.toml"),
        ("bad-names", "doel.toml"),
        ("unknown-word", "doel.toml"),
        ("unknown-word", "regel.toml"),
        ("ten-faults", "tien.toml"),
    ];
    for (pack, file) in shapes {
        let path = bad.join(pack).join("catalogue").join(file);
        assert!(!catalogue.is_valid(&value(&path).unwrap()), "{pack}/{file}");
        assert!(catalogue.is_valid(&value(&bad.join(pack).join("catalogue/bron.toml")).unwrap()));
    }
    for pack in ["missing-key", "bad-names"] {
        assert!(!manifest.is_valid(&value(&bad.join(pack).join("vakwerk.toml")).unwrap()), "{pack}");
    }
}

#[test]
fn a_seal_and_a_lock_validate() {
    let seal = include_str!("snapshots/seal__seal.snap").split("---\n").nth(2).unwrap();
    let seal = serde_json::to_value(toml::from_str::<toml::Value>(seal).unwrap()).unwrap();
    assert!(validator("seal").is_valid(&seal));
    let digest = "0".repeat(64);
    let lock = include_str!("snapshots/seal__lock.snap").split("---\n").nth(2).unwrap().replace("DIGEST", &digest);
    let mut lock = serde_json::to_value(toml::from_str::<toml::Value>(&lock).unwrap()).unwrap();
    assert!(validator("lock").is_valid(&lock));
    lock["set"]["voorbeeld"]["adem"]["version"] = "een".into();
    assert!(!validator("lock").is_valid(&lock));
}
