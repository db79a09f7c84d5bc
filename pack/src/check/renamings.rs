//! Whether what the manifest calls renamed is there under its new name, and no longer under its old one.

use vakwerk_core::catalogue::LocalId;

use crate::check::index::{Index, MANIFEST};
use crate::fault::Fault;
use crate::node::{Node, Value};
use crate::problem::Problem;
use crate::suggest::nearest;

/// New names that nothing has, and old names that something still has.
pub(crate) fn names(index: &Index<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let renamed = index.manifest.iter().flat_map(|manifest| &manifest.renamed);
    let given_up: Vec<&LocalId> = renamed.map(|renaming| &renaming.from).collect();
    let sightings = index.seen.iter().filter(|seen| seen.standing.kind == MANIFEST && seen.sighting.def == "LocalId");
    for seen in sightings {
        let Some(name) = seen.sighting.node.text().and_then(|text| text.parse::<LocalId>().ok()) else { continue };
        let held = index.items.get(name.item.as_str());
        let there = held.is_some_and(|held| name.part.as_ref().is_none_or(|part| has_part(held.node, part.as_str())));
        let problem = match (seen.sighting.key, there) {
            // A name on the way to a later one need not be there any more.
            ("to", false) if given_up.contains(&&name) => continue,
            ("to", false) => {
                let pack = index.plugin.as_ref().map_or_else(String::new, ToString::to_string);
                let part = name.part.as_ref().map(|part| format!("/{part}")).unwrap_or_default();
                let near = nearest(name.item.as_str(), index.items.keys().copied()).filter(|_| held.is_none());
                let suggestion = near.map(|near| format!("{near}{part}"));
                Problem::Dangling { kind: "item".into(), name: name.to_string(), pack, suggestion }
            }
            ("from", true) => {
                let kind = held.filter(|_| name.part.is_none()).map_or("item", |held| held.kind);
                Problem::Duplicate { kind: kind.to_owned(), name: name.to_string() }
            }
            _ => continue,
        };
        faults.push(seen.standing.fault(seen.sighting.node, problem));
    }
    faults
}

/// Whether one of the item's lists holds a part with this name.
fn has_part(item: &Node, part: &str) -> bool {
    let lists = item.entries().iter().filter(|entry| matches!(entry.node.value, Value::List(_)));
    lists.flat_map(|entry| entry.node.list()).any(|element| element.word("id") == Some(part))
}
