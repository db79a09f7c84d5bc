//! Compiles the catalogue in: the constants that bind the library, and the table that the profile reads.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use vakwerk_core::catalogue::{AssessmentItem, Pack};
use vakwerk_core::text::Text;
use vakwerk_pack::embed::{tied_goals, words};

fn main() -> Result<(), Box<dyn Error>> {
    vakwerk_pack::embed::embed();
    let pack = vakwerk_pack::read(std::env::var("CARGO_MANIFEST_DIR")?)?;
    let out = std::env::var("OUT_DIR")?;
    std::fs::write(Path::new(&out).join("clusters.rs"), clusters(&pack)?)?;
    std::fs::write(Path::new(&out).join("methods.rs"), methods(&pack)?)?;
    Ok(())
}

/// The interventions with their strategies and goals, and what the strategies are called.
fn methods(pack: &Pack) -> Result<String, Box<dyn Error>> {
    let own = &pack.manifest.id;
    let mut out = String::from("pub(crate) const METHODS: &[Method] = &[\n");
    for intervention in &pack.contents.intervention {
        let id = pack.full_id(&intervention.id).to_string();
        let of_strategies = intervention.terms.iter().filter(|term| term.concept.to_string() == "strategies");
        let strategies: Vec<String> = of_strategies.map(|term| term.term.to_string()).collect();
        let goals: Vec<String> = intervention.goals.iter().map(|goal| goal.within(own).to_string()).collect();
        writeln!(out, "    Method {{ id: {id:?}, strategies: &{strategies:?}, goals: &{goals:?} }},")?;
    }
    out.push_str("];\npub(crate) const STRATEGIES: &[(&str, Words)] = &[\n");
    let strategies = pack.contents.concept.iter().find(|concept| concept.id.as_str() == "strategies");
    for term in &strategies.ok_or("no concept `strategies`")?.term {
        writeln!(out, "    ({:?}, {}),", term.id.as_str(), words(&term.label))?;
    }
    out.push_str("];\n");
    Ok(out)
}

/// The nine clusters with their poles, as the LOFOPT declares them, and the goals that are tied to each.
fn clusters(pack: &Pack) -> Result<String, Box<dyn Error>> {
    let lofopt = pack.contents.assessment.iter().find(|a| a.id.as_str() == "lofopt").ok_or("no assessment `lofopt`")?;
    let mut out = String::from("pub(crate) const CLUSTERS: &[Cluster] = &[\n");
    for (item, scale) in lofopt.item.iter().zip(&lofopt.scale) {
        let (minus, plus) = poles(item).ok_or_else(|| format!("item `{}` has no label for each pole", item.id))?;
        let goals = tied_goals(pack, &format!("lofopt-clusters/{}", scale.id));
        let (id, name, minus, plus) = (scale.id.as_str(), words(&scale.name), words(minus), words(plus));
        writeln!(out, "    Cluster {{ id: {id:?}, name: {name}, minus: {minus}, plus: {plus}, goals: &{goals:?} }},")?;
    }
    out.push_str("];\n");
    Ok(out)
}

fn poles(item: &AssessmentItem) -> Option<(&Text, &Text)> {
    let answer = item.answer.as_ref()?;
    let label = |value: f64| answer.labels.iter().find(|l| l.value.total_cmp(&value).is_eq()).map(|l| &l.label);
    Some((label(answer.min)?, label(answer.max)?))
}
