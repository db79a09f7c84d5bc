//! Compiles the catalogue in: the constants that bind the library, and the tables that screening, ODIM and stages read.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use vakwerk_core::catalogue::{Concept, Pack, TermReference};
use vakwerk_pack::embed::{tied_goals, words};

/// The pack of the framework; the names of its components, stages and activities are written there and nowhere else.
const FRAMEWORK: &str = "../../packs/vvocm";

fn main() -> Result<(), Box<dyn Error>> {
    vakwerk_pack::embed::embed();
    println!("cargo::rerun-if-changed={FRAMEWORK}/catalogue");
    let here = std::env::var("CARGO_MANIFEST_DIR")?;
    let (own, framework) = (vakwerk_pack::read(&here)?, vakwerk_pack::read(Path::new(&here).join(FRAMEWORK))?);
    let file = Path::new(&std::env::var("OUT_DIR")?).join("tables.rs");
    std::fs::write(file, tables(&own, &framework)?)?;
    Ok(())
}

fn tables(own: &Pack, framework: &Pack) -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    writeln!(out, "pub(crate) const GROUPS: &[Group] = {};", groups(own)?)?;
    writeln!(out, "pub(crate) const REGIONS: &[Named] = {};", named(concept(own, "screening-regions")?))?;
    writeln!(out, "pub(crate) const COMPONENTS: &[Component] = {};", components(own, framework)?)?;
    writeln!(out, "pub(crate) const STAGE_NAMES: &[Named] = {};", named(concept(framework, "stages-of-change")?))?;
    writeln!(out, "pub(crate) const ACTIVITIES: &[Named] = {};", named(concept(framework, "change-activities")?))?;
    let goals = own.contents.goal.iter().map(|goal| (own.full_id(&goal.id).to_string(), &goal.terms));
    writeln!(out, "pub(crate) const GOALS: &[Aimed] = {};", aimed(goals))?;
    let interventions = own.contents.intervention.iter().map(|i| (own.full_id(&i.id).to_string(), &i.terms));
    writeln!(out, "pub(crate) const INTERVENTIONS: &[Aimed] = {};", aimed(interventions))?;
    Ok(out)
}

fn concept<'a>(pack: &'a Pack, id: &str) -> Result<&'a Concept, String> {
    pack.contents.concept.iter().find(|concept| concept.id.as_str() == id).ok_or_else(|| format!("no concept `{id}`"))
}

fn named(concept: &Concept) -> String {
    let terms = concept.term.iter();
    let terms = terms.map(|term| format!("Named {{ id: {:?}, name: {} }}", term.id.as_str(), words(&term.label)));
    format!("&[{}]", terms.collect::<Vec<_>>().join(", "))
}

/// The groups of signs in the order in which they are asked, each sign with whether it is asked for the low back only.
fn groups(own: &Pack) -> Result<String, Box<dyn Error>> {
    let low_back = concept(own, "low-back-signs")?;
    let mut out = String::from("&[\n");
    for group in &concept(own, "screening-groups")?.term {
        let mut signs = String::new();
        for sign in &concept(own, &format!("signs-{}", group.id))?.term {
            let only = low_back.term.iter().any(|bound| bound.id == sign.id);
            let (id, name) = (sign.id.as_str(), words(&sign.label));
            write!(signs, "Sign {{ id: {id:?}, name: {name}, low_back_only: {only} }}, ")?;
        }
        writeln!(
            out,
            "    Group {{ id: {:?}, name: {}, signs: &[{signs}] }},",
            group.id.as_str(),
            words(&group.label)
        )?;
    }
    out.push(']');
    Ok(out)
}

/// The components of ODIM with the goals that are tied to each.
fn components(own: &Pack, framework: &Pack) -> Result<String, Box<dyn Error>> {
    let mut out = String::from("&[\n");
    for term in &concept(framework, "odim")?.term {
        let goals = tied_goals(own, &format!("vvocm:odim/{}", term.id));
        let (id, name) = (term.id.as_str(), words(&term.label));
        writeln!(out, "    Component {{ id: {id:?}, name: {name}, goals: &{goals:?} }},")?;
    }
    out.push(']');
    Ok(out)
}

/// Goals or interventions with the components of ODIM that they aim at.
fn aimed<'a>(items: impl Iterator<Item = (String, &'a Vec<TermReference>)>) -> String {
    let aimed = items.map(|(id, terms)| {
        let terms = terms.iter().map(ToString::to_string);
        let at: Vec<String> = terms.filter_map(|t| t.strip_prefix("vvocm:odim/").map(str::to_owned)).collect();
        format!("Aimed {{ id: {id:?}, at: &{at:?} }}")
    });
    format!("&[{}]", aimed.collect::<Vec<_>>().join(", "))
}
