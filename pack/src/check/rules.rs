//! Whether the rules of packs can be evaluated: facts, tests, words and forms exist.

use vakwerk_core::catalogue::{CatalogueFile, Manifest, Pack};
use vakwerk_core::digest::Digest;
use vakwerk_core::id::{ItemId, PluginId};
use vakwerk_core::rule::{RuleBook, RuleFault, RuleProblem};

use crate::check::index::Index;
use crate::fault::Fault;
use crate::node::Node;
use crate::problem::Problem;
use crate::suggest::nearest;

/// The faults that compiling the rules of one pack brings to light; what other packs hold is left to the set.
pub(crate) fn within(index: &Index<'_>, contents: &CatalogueFile) -> Vec<Fault> {
    let foreign = |form: &str| form.parse::<ItemId>().is_ok_and(|form| !index.is_own(&form.plugin));
    let mut faults = required(index);
    for fault in compile(&[(index, contents)]) {
        let elsewhere = match &fault.problem {
            RuleProblem::UnknownForm { found, .. } => foreign(found),
            _ => false,
        };
        if !elsewhere {
            faults.extend(place(&[(index, contents)], fault).map(|(_, fault)| fault));
        }
    }
    faults
}

/// The faults that compiling the rules of a set brings to light.
pub(crate) fn across(packs: &[(&Index<'_>, &CatalogueFile)]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for fault in compile(packs) {
        if let Some((index, fault)) = place(packs, fault) {
            faults.extend(index.named(vec![fault]));
        }
    }
    faults
}

fn compile(packs: &[(&Index<'_>, &CatalogueFile)]) -> Vec<RuleFault> {
    let packs: Vec<Pack> = packs
        .iter()
        .filter_map(|(index, contents)| {
            let manifest = index.manifest.clone().or_else(|| Some(stand_in(index.plugin.clone()?)))?;
            Some(Pack { manifest, contents: (*contents).clone(), digest: Digest([0; 32]) })
        })
        .collect();
    RuleBook::compile(&packs.iter().collect::<Vec<_>>()).err().unwrap_or_default()
}

/// A manifest for a pack whose own is at fault, so that its rules can be checked all the same.
fn stand_in(id: PluginId) -> Manifest {
    Manifest {
        id,
        version: semver::Version::new(0, 0, 0),
        interface: 1,
        name: Default::default(),
        intended_purpose: Default::default(),
        publisher: String::new(),
        licence: String::new(),
        languages: Vec::new(),
        requires: Default::default(),
        provides: Vec::new(),
        supersedes: Vec::new(),
        withdrawn: Vec::new(),
    }
}

/// The fault at its key, with the pack in which it lies.
fn place<'p, 'n>(packs: &[(&'p Index<'n>, &CatalogueFile)], fault: RuleFault) -> Option<(&'p Index<'n>, Fault)> {
    let (index, _) = packs.iter().find(|(index, _)| index.is_own(&fault.plugin))?;
    let reported = match &fault.problem {
        // Names that stand twice and references to items are checked for every kind of item, with both places.
        RuleProblem::TwoRules { .. } | RuleProblem::UnknownItem { .. } => true,
        // A form that is at fault itself is not in the catalogue, but it is there.
        RuleProblem::UnknownForm { found, .. } => found.parse::<ItemId>().is_ok_and(|form| {
            let holder = packs.iter().find(|(index, _)| index.is_own(&form.plugin));
            holder.is_some_and(|(index, _)| index.items.contains_key(form.item.as_str()))
        }),
        _ => false,
    };
    if reported {
        return None;
    }
    let path = fault.path.strip_prefix("rule.").unwrap_or(&fault.path);
    let (rule, path) = path.split_once('.').unwrap_or((path, ""));
    let standing = index.items.get(rule)?;
    Some((*index, standing.fault(standing.node.locate(path), Problem::Rule(fault))))
}

/// Form fields of packs that the manifest does not require.
fn required(index: &Index<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for standing in index.items.values().filter(|standing| standing.kind == "rule") {
        let mut named = Vec::new();
        for key in ["applies", "requires"] {
            facts(standing.node.get(key), &mut named);
        }
        for (node, name) in named {
            let form = name.strip_prefix("form.").and_then(|rest| rest.rsplit_once('.'));
            let Some(form) = form.and_then(|(form, _)| form.parse::<ItemId>().ok()) else { continue };
            if !index.knows(&form.plugin) {
                let known = index.requirements().map(|(id, _)| id.as_str()).collect::<Vec<_>>();
                let suggestion = nearest(form.plugin.as_str(), known);
                let problem =
                    Problem::NotRequired { plugin: form.plugin.to_string(), name: name.to_owned(), suggestion };
                faults.push(standing.fault(node, problem));
            }
        }
    }
    faults
}

/// Every fact that a condition names, at any depth.
fn facts<'n>(node: Option<&'n Node>, out: &mut Vec<(&'n Node, &'n str)>) {
    let Some(node) = node else { return };
    out.extend(node.get("fact").and_then(|node| Some((node, node.text()?))));
    for key in ["not", "where", "holds"] {
        facts(node.get(key), out);
    }
    for key in ["all", "any"] {
        for condition in node.get(key).map_or(&[][..], Node::list) {
            facts(Some(condition), out);
        }
    }
}
