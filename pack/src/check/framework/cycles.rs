//! Relations that may not come back to where they began.

use std::collections::{BTreeMap, BTreeSet};

use super::parts::{list, parts};
use crate::check::index::{Index, Standing};
use crate::fault::Fault;
use crate::node::Node;
use crate::problem::Problem;
use crate::suggest::shown;

/// The kinds of relation of which a chain has an end.
const ORDERED: [&str; 4] = ["part-of", "example-of", "precedes", "replaced-by"];

/// What leads on from a name, and where that is written.
type Edges<'n> = BTreeMap<&'n str, Vec<(&'n str, &'n Node)>>;

/// Frameworks that extend or replace each other in a circle, and ordered relations that do.
pub(crate) fn cycles(index: &Index<'_>) -> Vec<Fault> {
    let frameworks: Vec<_> = index.items.values().filter(|standing| standing.kind == "framework").collect();
    let mut faults = Vec::new();
    for key in ["extends", "replaced-by"] {
        let mut edges = Edges::new();
        for standing in &frameworks {
            if let (Some(from), Some(node)) = (standing.id(), standing.node.get(key)) {
                edges.entry(from).or_default().extend(node.text().map(|to| (own(index, to), node)));
            }
        }
        if let Some((node, path)) = circle(&edges) {
            let standing = frameworks.iter().find(|standing| standing.id() == path.first().copied());
            faults.extend(standing.map(|standing| standing.fault(node, problem(key, &path))));
        }
    }
    faults.extend(frameworks.iter().flat_map(|standing| within(standing)));
    faults
}

/// A name of this pack, also where it is written in full.
fn own<'n>(index: &Index<'_>, name: &'n str) -> &'n str {
    match name.split_once(':') {
        Some((plugin, item)) if index.plugin.as_ref().is_some_and(|own| own.as_str() == plugin) => item,
        _ => name,
    }
}

fn within(standing: &Standing<'_>) -> Vec<Fault> {
    let kinds = ORDERED.into_iter().filter_map(|kind| {
        let mut edges = Edges::new();
        for part in parts(standing.node).iter().filter(|part| part.kind == "indicator") {
            if let Some(node) = part.node.get(kind) {
                edges.entry(part.name).or_default().extend(node.text().map(|to| (to, node)));
            }
        }
        for relation in list(standing.node, "relation").iter().filter(|r| r.word("kind") == Some(kind)) {
            if let (Some(from), Some(node)) = (relation.word("from"), relation.get("to")) {
                edges.entry(from).or_default().extend(node.text().map(|to| (to, node)));
            }
        }
        let (node, path) = circle(&edges)?;
        Some(standing.fault(node, problem(kind, &path)))
    });
    kinds.collect()
}

fn problem(kind: &str, path: &[&str]) -> Problem {
    Problem::Circle { relation: kind.to_owned(), path: path.iter().take(8).map(|name| shown(name)).collect() }
}

/// The first circle, as the names on it, with the value that closes it; without recursion, so that no chain is too long.
fn circle<'n>(edges: &Edges<'n>) -> Option<(&'n Node, Vec<&'n str>)> {
    let mut done = BTreeSet::new();
    for start in edges.keys().copied() {
        let mut path: Vec<(&str, usize)> = vec![(start, 0)];
        let mut on_path = BTreeSet::from([start]);
        while let Some((name, next)) = path.last_mut() {
            let (name, at) = (*name, *next);
            *next += 1;
            let Some((to, node)) = edges.get(name).and_then(|all| all.get(at)).copied() else {
                on_path.remove(name);
                done.insert(name);
                path.pop();
                continue;
            };
            if on_path.contains(to) {
                let names: Vec<_> = path.iter().map(|(name, _)| *name).collect();
                let from = names.iter().position(|name| *name == to).unwrap_or(0);
                return Some((node, names.get(from..).unwrap_or_default().to_vec()));
            }
            if !done.contains(to) {
                on_path.insert(to);
                path.push((to, 0));
            }
        }
    }
    None
}
