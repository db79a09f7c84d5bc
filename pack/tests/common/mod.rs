//! A small valid pack, and how tests write packs to a folder of their own.

use std::path::Path;

use tempfile::TempDir;

pub const MANIFEST: &str = r#"id = "adem"
version = "1.0.0"
interface = 1
name = { nl = "Ademruimte", en = "Breathing space" }
intended-purpose = { nl = "Verzonnen.", en = "Invented." }
publisher = "Verzonnen uitgever"
licence = "MIT OR Apache-2.0"
languages = ["nl", "en"]
provides = ["score"]
"#;

pub const CATALOGUE: &str = r#"[[source]]
id = "bron"
kind = "ours"
title = "Verzonnen bron"
mark = "ours"

[[goal]]
id = "rust"
edition = 1
statement = { nl = "rustiger ademen", en = "to breathe more calmly" }
source = { source = "bron" }
provenance = { mark = "ours" }

[[assessment]]
id = "ritme"
edition = 2
name = { nl = "Ritme", en = "Rhythm" }
measures = { nl = "verzonnen", en = "invented" }
for-whom = { nl = "niemand", en = "nobody" }
respondents = ["professional"]
arithmetic = "coded"
source = { source = "bron" }
provenance = { mark = "ours" }
item = [
    { id = "in", label = { nl = "in", en = "in" }, answer = { min = 0, max = 9, step = 1 } },
    { id = "uit", label = { nl = "uit", en = "out" }, answer = { min = 0, max = 9, step = 1 } },
]
input = [{ id = "age", label = { nl = "leeftijd", en = "age" } }]
scale = [{ id = "total", name = { nl = "Totaal", en = "Total" }, min = 0, max = 18, direction = "neutral" }]

[assessment.licence]
ship = "texts"
compute = "anyone"
administration = "performance"
provenance = { mark = "ours" }
"#;

/// Writes files to a new folder.
pub fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        write(folder.path(), path, bytes);
    }
    folder
}

pub fn write(folder: &Path, path: &str, bytes: &[u8]) {
    let full = folder.join(path);
    std::fs::create_dir_all(full.parent().unwrap()).unwrap();
    std::fs::write(full, bytes).unwrap();
}

/// The valid pack.
pub fn valid() -> TempDir {
    folder(&[("vakwerk.toml", MANIFEST.as_bytes()), ("catalogue/alles.toml", CATALOGUE.as_bytes())])
}

/// The valid pack with one more catalogue file.
#[allow(dead_code, reason = "not every test file adds a file")]
pub fn valid_with(file: &str, bytes: &[u8]) -> TempDir {
    let folder = valid();
    write(folder.path(), &format!("catalogue/{file}"), bytes);
    folder
}
