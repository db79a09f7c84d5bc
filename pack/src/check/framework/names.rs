//! Names inside a framework: each once, and each that is used is there.

use std::collections::BTreeMap;

use super::parts::{PartOf, list, parts};
use crate::check::index::{Index, Standing};
use crate::fault::Fault;
use crate::node::Node;
use crate::problem::{Kind, Problem};
use crate::suggest::{nearest, shown};

/// A name where it is used, with the kinds of element that it may mean; none means any.
type Use<'n> = (&'n Node, &'static [&'static str]);

/// Names inside frameworks that stand twice, or that nothing in the framework has.
pub(crate) fn names(index: &Index<'_>) -> Vec<Fault> {
    let frameworks = index.items.values().filter(|standing| standing.kind == "framework");
    frameworks.flat_map(|standing| check(index, standing)).collect()
}

fn check(index: &Index<'_>, standing: &Standing<'_>) -> Vec<Fault> {
    let parts = parts(standing.node);
    let mut known: BTreeMap<&str, PartOf<'_>> = BTreeMap::new();
    let mut faults = Vec::new();
    for part in &parts {
        if let Some(first) = known.get(part.name) {
            faults.push(twice(standing, part, first));
        } else {
            known.insert(part.name, *part);
        }
    }
    let pack = index.plugin.as_ref().map_or_else(String::new, ToString::to_string);
    for (node, kinds) in uses(standing.node) {
        let Some(name) = node.text().filter(|name| !name.contains('/')) else { continue };
        let found = known.get(name);
        if found.is_some_and(|part| kinds.is_empty() || kinds.contains(&part.kind)) {
            continue;
        }
        let problem = match found {
            Some(part) => Problem::WrongKind {
                name: name.to_owned(),
                expected: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
                found: part.kind.to_owned(),
            },
            None => {
                let fits = known.values().filter(|part| kinds.is_empty() || kinds.contains(&part.kind));
                let suggestion = nearest(name, fits.map(|part| part.name));
                let kind = kinds.first().copied().unwrap_or("element").to_owned();
                Problem::Dangling { kind, name: shown(name), pack: pack.clone(), suggestion }
            }
        };
        faults.push(standing.fault(node, problem));
    }
    faults.extend(added(standing));
    faults
}

fn twice(standing: &Standing<'_>, part: &PartOf<'_>, first: &PartOf<'_>) -> Fault {
    let id = |part: &PartOf<'_>| part.node.get("id").map_or(part.node.span.clone(), |node| node.span.clone());
    let node = part.node.get("id").unwrap_or(part.node);
    let mut fault = standing.fault(node, Problem::Duplicate { kind: part.kind.to_owned(), name: shown(part.name) });
    fault.also.extend(standing.document.map(|document| document.place(&id(first))));
    fault
}

/// Every place where a framework names one of its own elements.
fn uses(framework: &Node) -> Vec<Use<'_>> {
    let mut all: Vec<Use<'_>> = Vec::new();
    for step in list(framework, "step") {
        all.extend(list(step, "tasks").iter().map(|name| (name, &["task"][..])));
    }
    for task in list(framework, "task") {
        all.extend(list(task, "competencies").iter().map(|name| (name, &["competency"][..])));
    }
    for member in list(framework, "task").iter().chain(list(framework, "competency")) {
        all.extend(member.get("group").map(|name| (name, &["group"][..])));
    }
    for part in parts(framework).iter().filter(|part| part.kind == "indicator") {
        let others = ["part-of", "example-of"].into_iter().filter_map(|key| part.node.get(key));
        all.extend(others.map(|name| (name, &["indicator"][..])));
        all.extend(part.node.get("under").map(|name| (name, &["task", "competency"][..])));
    }
    for relation in list(framework, "relation") {
        all.extend(["from", "to"].into_iter().filter_map(|key| relation.get(key)).map(|name| (name, &[][..])));
    }
    for touch in list(framework, "touch") {
        all.extend(list(touch, "elements").iter().map(|name| (name, &["task", "competency"][..])));
    }
    for inconsistency in list(framework, "inconsistency") {
        all.extend(list(inconsistency, "elements").iter().map(|name| (name, &[][..])));
    }
    all
}

/// An indicator in a list of its own says what it stands under; one below a task or competency does not.
fn added(standing: &Standing<'_>) -> Vec<Fault> {
    let own = list(standing.node, "indicator").iter().filter(|indicator| indicator.get("under").is_none());
    let missing = own.map(|indicator| {
        let within = format!("[[framework.indicator]] {}", indicator.word("id").map(shown).unwrap_or_default());
        standing.fault(indicator, Problem::MissingKey { key: "under".into(), within, expected: Some(Kind::Text) })
    });
    let members = list(standing.node, "task").iter().chain(list(standing.node, "competency"));
    let below = members.flat_map(|member| list(member, "indicator")).filter_map(|indicator| indicator.get("under"));
    let stray = below.map(|node| {
        standing.fault(node, Problem::UnknownKey { key: "under".into(), known: Vec::new(), suggestion: None })
    });
    missing.chain(stray).collect()
}
