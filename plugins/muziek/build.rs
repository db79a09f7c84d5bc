//! Compiles the catalogue in: the constants that bind the library, and the table that the profile reads.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use vakwerk_core::catalogue::{Concept, Pack};
use vakwerk_core::text::{Language, Text};
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
    out.push_str(&methods(pack)?);
    out.push_str(&cautions(needed("discipline-cautions")?)?);
    Ok(out)
}

/// The interventions with their ways of working.
fn methods(pack: &Pack) -> Result<String, Box<dyn Error>> {
    let mut out = String::from("pub(crate) const METHODS: &[Method] = &[\n");
    for intervention in &pack.contents.intervention {
        let id = pack.full_id(&intervention.id).to_string();
        let of_methods = intervention.terms.iter().filter(|term| term.concept.to_string() == "methods");
        let ways: Vec<String> = of_methods.map(|term| term.term.to_string()).collect();
        writeln!(out, "    Method {{ id: {id:?}, ways: &{ways:?} }},")?;
    }
    out.push_str("];\n");
    Ok(out)
}

/// The points of attention, with what to do where the catalogue says it.
fn cautions(concept: &Concept) -> Result<String, Box<dyn Error>> {
    let mut out = String::from("pub(crate) const CAUTIONS: &[(&str, Words)] = &[\n");
    for term in &concept.term {
        let said = |language| match &term.description {
            Some(description) => format!("{}. {}", term.label.get(language), description.get(language)),
            None => format!("{}.", term.label.get(language)),
        };
        let text = Text { nl: said(Language::Nl), en: Some(said(Language::En)) };
        writeln!(out, "    ({:?}, {}),", term.id.as_str(), words(&text))?;
    }
    out.push_str("];\n");
    Ok(out)
}

fn named(concept: &Concept) -> String {
    let terms = concept.term.iter();
    let terms = terms.map(|term| format!("Named {{ id: {:?}, name: {} }}", term.id.as_str(), words(&term.label)));
    format!("&[{}]", terms.collect::<Vec<_>>().join(", "))
}
