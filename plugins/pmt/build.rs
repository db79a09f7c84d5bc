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
    let file = Path::new(&std::env::var("OUT_DIR")?).join("clusters.rs");
    std::fs::write(file, clusters(&pack)?)?;
    Ok(())
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
