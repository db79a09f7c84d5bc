//! Compiles the catalogue in: the constants that bind the library, and the table that the profile reads.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use vakwerk_core::catalogue::{Concept, Pack};
use vakwerk_pack::embed::words;

fn main() -> Result<(), Box<dyn Error>> {
    vakwerk_pack::embed::embed();
    let pack = vakwerk_pack::read(std::env::var("CARGO_MANIFEST_DIR")?)?;
    let file = Path::new(&std::env::var("OUT_DIR")?).join("vocabulary.rs");
    std::fs::write(file, vocabulary(&pack)?)?;
    Ok(())
}

/// The musical elements, and the profiles with their gradients; a profile without gradients is held back.
fn vocabulary(pack: &Pack) -> Result<String, Box<dyn Error>> {
    let concept = |id: &str| pack.contents.concept.iter().find(|concept| concept.id.as_str() == id);
    let needed = |id: &str| concept(id).ok_or_else(|| format!("no concept `{id}`"));
    let mut out = String::new();
    writeln!(out, "pub(crate) const ELEMENTS: &[Named] = {};", named(needed("iap-elements")?))?;
    writeln!(out, "pub(crate) const PROFILES: &[Profile] = &[")?;
    for term in &needed("iap-profiles")?.term {
        let gradients = concept(&format!("iap-{}", term.id)).map_or_else(|| "&[]".to_owned(), named);
        let (id, name) = (term.id.as_str(), words(&term.label));
        writeln!(out, "    Profile {{ named: Named {{ id: {id:?}, name: {name} }}, gradients: {gradients} }},")?;
    }
    writeln!(out, "];")?;
    Ok(out)
}

fn named(concept: &Concept) -> String {
    let terms = concept.term.iter();
    let terms = terms.map(|term| format!("Named {{ id: {:?}, name: {} }}", term.id.as_str(), words(&term.label)));
    format!("&[{}]", terms.collect::<Vec<_>>().join(", "))
}
