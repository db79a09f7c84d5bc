//! Whether the keys of conditions go together.

use vakwerk_core::condition::{Condition, ConditionForm};
use vakwerk_core::text::Language;

use crate::check::index::Standing;
use crate::fault::Fault;
use crate::node::Node;
use crate::problem::{Problem, both};
use crate::typed;

/// The conditions of a rule whose keys do not go together, each at its own place.
pub(crate) fn keys(rule: &Standing<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for key in ["applies", "requires"] {
        if let Some(node) = rule.node.get(key) {
            innermost(rule, node, &mut faults);
        }
    }
    faults
}

/// Looks inside first: a condition is at fault itself only where nothing in it is.
fn innermost(rule: &Standing<'_>, node: &Node, faults: &mut Vec<Fault>) {
    let before = faults.len();
    for inner in inner(node) {
        innermost(rule, inner, faults);
    }
    if faults.len() > before {
        return;
    }
    // What does not have the shape of a condition has been reported already.
    let Ok(form) = typed::read::<ConditionForm>(node) else { return };
    if let Err(fault) = Condition::try_from(form) {
        let words = |language| format!("{}.", fault.words(language));
        let reason = both(words(Language::Nl), words(Language::En));
        faults.push(rule.fault(node, Problem::BadCondition { reason }));
    }
}

/// The conditions directly inside a condition.
pub(crate) fn inner(node: &Node) -> impl Iterator<Item = &Node> {
    let single = ["not", "where", "holds"].into_iter().filter_map(|key| node.get(key));
    single.chain(["all", "any"].into_iter().filter_map(|key| node.get(key)).flat_map(Node::list))
}
