//! Whether the rules of packs can be evaluated: facts, tests, words and forms exist.

use vakwerk_core::catalogue::Pack;
use vakwerk_core::id::ItemId;
use vakwerk_core::rule::{RuleBook, RuleFault, RuleProblem};

use crate::check::conditions::inner;
use crate::check::index::Index;
use crate::fault::Fault;
use crate::node::Node;
use crate::problem::Problem;
use crate::suggest::nearest;

/// The faults that compiling the rules of one pack brings to light; what other packs hold is left to the set.
pub(crate) fn within(index: &Index<'_>, pack: &Pack) -> Vec<Fault> {
    let foreign = |form: &str| form.parse::<ItemId>().is_ok_and(|form| !index.is_own(&form.plugin));
    let mut faults = required(index);
    for fault in RuleBook::compile(&[pack]).err().unwrap_or_default() {
        let elsewhere = matches!(&fault.problem, RuleProblem::UnknownForm { found, .. } if foreign(found));
        if !elsewhere {
            faults.extend(place(&[index], fault).map(|(_, fault)| fault));
        }
    }
    faults
}

/// The faults that compiling the rules of a set brings to light.
pub(crate) fn across(indexes: &[&Index<'_>], packs: &[&Pack]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for fault in RuleBook::compile(packs).err().unwrap_or_default() {
        if let Some((index, fault)) = place(indexes, fault) {
            faults.extend(index.named(vec![fault]));
        }
    }
    faults
}

/// The fault at its key, with the pack in which it lies.
fn place<'p, 'n>(indexes: &[&'p Index<'n>], fault: RuleFault) -> Option<(&'p Index<'n>, Fault)> {
    let index = indexes.iter().find(|index| index.is_own(&fault.plugin))?;
    let reported = match &fault.problem {
        // Names that stand twice and references to items are checked for every kind of item, with both places.
        RuleProblem::TwoRules { .. } | RuleProblem::UnknownItem { .. } => true,
        // A form that is at fault itself is not in the catalogue, but it is there.
        RuleProblem::UnknownForm { found, .. } => found.parse::<ItemId>().is_ok_and(|form| {
            let holder = indexes.iter().find(|index| index.is_own(&form.plugin));
            holder.is_some_and(|index| index.items.contains_key(form.item.as_str()))
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
    for condition in inner(node) {
        facts(Some(condition), out);
    }
}
