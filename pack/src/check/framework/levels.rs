//! Scales of levels: the level from which one is proficient is among them.

use super::parts::list;
use crate::check::index::{Index, Standing};
use crate::fault::Fault;
use crate::problem::Problem;
use crate::suggest::{nearest, shown};

/// A `proficient-from` that is no level.
pub(crate) fn levels(index: &Index<'_>) -> Vec<Fault> {
    let scales = index.items.values().filter(|standing| standing.kind == "level-scale");
    scales.filter_map(|standing| check(index, standing)).collect()
}

fn check(index: &Index<'_>, standing: &Standing<'_>) -> Option<Fault> {
    let known: Vec<&str> = list(standing.node, "level").iter().filter_map(|level| level.word("id")).collect();
    let node = standing.node.get("proficient-from")?;
    let name = node.text().filter(|name| !known.contains(name))?;
    let pack = index.plugin.as_ref().map_or_else(String::new, ToString::to_string);
    let suggestion = nearest(name, known.iter().copied());
    Some(standing.fault(node, Problem::Dangling { kind: "level".into(), name: shown(name), pack, suggestion }))
}
