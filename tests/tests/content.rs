//! Every pack of this repository is read in its written form.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use vakwerk_core::catalogue::{CatalogueFile, Manifest};

fn faults(folder: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
    let mut faults = Vec::new();
    let manifest = std::fs::read_to_string(root.join("vakwerk.toml")).unwrap();
    if let Err(fault) = toml::from_str::<Manifest>(&manifest) {
        faults.push(format!("{folder}/vakwerk.toml: {fault}"));
    }
    for entry in std::fs::read_dir(root.join("catalogue")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        if let Err(fault) = toml::from_str::<CatalogueFile>(&text) {
            faults.push(format!("{}: {fault}", path.display()));
        }
    }
    faults
}

#[test]
fn the_packs_are_in_the_written_form() {
    let faults: Vec<String> = ["packs/algemeen", "plugins/pmt"].into_iter().flat_map(faults).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
