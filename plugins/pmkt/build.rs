//! Compiles the catalogue in: the constants that bind the library, and the domains that the profile reads.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use vakwerk_core::catalogue::{Form, Pack};
use vakwerk_pack::embed::{tied_goals, words};

const EXAMINATION: &str = "psychomotor-examination";

fn main() -> Result<(), Box<dyn Error>> {
    vakwerk_pack::embed::embed();
    let pack = vakwerk_pack::read(std::env::var("CARGO_MANIFEST_DIR")?)?;
    let file = Path::new(&std::env::var("OUT_DIR")?).join("catalogue.rs");
    std::fs::write(file, domains(&pack)? + &instruments(&pack)?)?;
    Ok(())
}

/// The domains of behaviour with their goals; each must be a choice in the form of the examination.
fn domains(pack: &Pack) -> Result<String, Box<dyn Error>> {
    let concept = pack.contents.concept.iter().find(|concept| concept.id.as_str() == "behaviour-domains");
    let concept = concept.ok_or("no concept `behaviour-domains`")?;
    let form = pack.contents.form.iter().find(|form| form.id.as_str() == EXAMINATION);
    let form = form.ok_or_else(|| format!("no form `{EXAMINATION}`"))?;
    let mut out = String::from("pub(crate) const DOMAINS: &[Domain] = &[\n");
    for term in &concept.term {
        let (id, name) = (term.id.as_str(), words(&term.label));
        let goals = tied_goals(pack, &format!("behaviour-domains/{id}"));
        let pictures = pictures(form, id)?;
        writeln!(out, "    Domain {{ id: {id:?}, name: {name}, pictures: {pictures}, goals: &{goals:?} }},")?;
    }
    out.push_str("];\n");
    Ok(out)
}

/// What can be chosen for a domain, with its words.
fn pictures(form: &Form, domain: &str) -> Result<String, Box<dyn Error>> {
    let field = form.field.iter().find(|field| field.id.as_str() == domain);
    let field = field.ok_or_else(|| format!("the form has no field `{domain}`"))?;
    let options = field.option.iter().map(|option| format!("({:?}, {})", option.id.as_str(), words(&option.label)));
    Ok(format!("&[{}]", options.collect::<Vec<_>>().join(", ")))
}

/// The instruments by id, so that the profile calls them what the catalogue calls them.
fn instruments(pack: &Pack) -> Result<String, Box<dyn Error>> {
    let mut out = String::from("pub(crate) const INSTRUMENTS: &[(&str, ::vakwerk_sdk::Words)] = &[\n");
    for assessment in &pack.contents.assessment {
        writeln!(out, "    ({:?}, {}),", pack.full_id(&assessment.id).to_string(), words(&assessment.name))?;
    }
    out.push_str("];\n");
    Ok(out)
}
