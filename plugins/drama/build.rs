//! Compiles the catalogue in: the constants that bind the library, its names, and which means an intervention uses.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use vakwerk_pack::embed::{Names, embed, names};

fn main() -> Result<(), Box<dyn Error>> {
    embed();
    names(&[
        ("DISTANCE", Names::Terms("distance")),
        ("MEANS", Names::Terms("distance-means")),
        ("PARTS", Names::Terms("story-parts")),
        ("CHANNELS", Names::Terms("basic-ph")),
        ("ROLES", Names::Terms("roles")),
        ("GROUPS", Names::Terms("role-groups")),
        ("ROLE_THEORY", Names::Terms("role-theory")),
    ]);
    let pack = vakwerk_pack::read(std::env::var("CARGO_MANIFEST_DIR")?)?;
    let mut out = String::from("pub(crate) const INTERVENTIONS: &[(&str, &[&str])] = &[\n");
    for intervention in &pack.contents.intervention {
        let own = intervention.terms.iter().filter(|term| term.concept.to_string() == "distance-means");
        let means: Vec<&str> = own.map(|term| term.term.as_str()).collect();
        let id = pack.full_id(&intervention.id).to_string();
        writeln!(out, "    ({id:?}, &{means:?}),")?;
    }
    out.push_str("];\n");
    std::fs::write(Path::new(&std::env::var("OUT_DIR")?).join("means.rs"), out)?;
    Ok(())
}
