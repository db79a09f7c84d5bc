//! Conditions that can never hold, or that always hold.

use vakwerk_core::catalogue::Pack;
use vakwerk_core::condition::Condition;
use vakwerk_core::rule::Truth;

use super::logic::{Place, concerned, outcomes};
use crate::check::index::{Index, Standing};
use crate::fault::Fault;
use crate::node::Node;
use crate::problem::{Advice, Problem};

/// Advice on the conditions of every rule of a pack; `packs` are those whose forms it may speak of.
pub(super) fn rules(index: &Index<'_>, pack: &Pack, packs: &[&Pack]) -> Vec<Fault> {
    let mut advice = Vec::new();
    let place = Place { collection: None, packs };
    for rule in &pack.contents.rule {
        let Some(standing) = index.items.get(rule.id.as_str()) else { continue };
        let mut looked = Looked { standing: *standing, out: &mut advice };
        let applies = match (&rule.applies, standing.node.get("applies")) {
            (Some(applies), Some(node)) => Some((applies, looked.inside(applies, node, place))),
            _ => None,
        };
        let Some(node) = standing.node.get("requires") else { continue };
        let spoken = looked.inside(&rule.requires, node, place);
        if let Some((applies, false)) = applies.filter(|_| !spoken) {
            let both = Condition::All(vec![applies.clone(), rule.requires.clone()]);
            if !outcomes(&both, place).has(Truth::Holds) {
                looked.say(node, Advice::NeverWhereItApplies { facts: concerned(&both) });
            }
        }
    }
    advice
}

struct Looked<'a, 'n> {
    standing: Standing<'n>,
    out: &'a mut Vec<Fault>,
}

impl<'n> Looked<'_, 'n> {
    fn say(&mut self, node: &Node, advice: Advice) {
        self.out.push(self.standing.fault(node, Problem::Advice(advice)));
    }

    /// Looks inside first, and speaks of a condition only where nothing inside it was spoken of.
    fn inside(&mut self, condition: &Condition, node: &'n Node, place: Place<'_>) -> bool {
        let mut spoken = false;
        match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                let nodes = ["all", "any"].into_iter().find_map(|key| node.get(key)).map_or(&[][..], Node::list);
                for (part, node) in parts.iter().zip(nodes) {
                    spoken |= self.inside(part, node, place);
                }
            }
            Condition::Not(inner) => {
                if let Some(node) = node.get("not") {
                    spoken |= self.inside(inner, node, place);
                }
            }
            Condition::Fact { .. } => {}
            Condition::Every { of, filter, holds, .. } => {
                spoken |= self.elements(of, filter.as_deref(), Some((holds, true)), node, place);
            }
            Condition::Some { of, filter, holds, .. } => {
                spoken |= self.elements(of, filter.as_deref(), Some((holds, false)), node, place);
            }
            Condition::Count { of, filter, .. } | Condition::Covers { of, filter, .. } => {
                spoken |= self.elements(of, filter.as_deref(), None, node, place);
            }
        }
        if spoken {
            return true;
        }
        let possible = outcomes(condition, place);
        let advice = match (possible.has(Truth::Holds), possible.has(Truth::Fails)) {
            (false, _) => Advice::NeverHolds { facts: concerned(condition) },
            (true, false) => Advice::AlwaysHolds { facts: concerned(condition) },
            (true, true) => return false,
        };
        self.say(node, advice);
        true
    }

    /// Conditions over the elements of a collection; `holds` comes with whether every element must pass it.
    fn elements(
        &mut self,
        of: &str,
        filter: Option<&Condition>,
        holds: Option<(&Condition, bool)>,
        node: &'n Node,
        place: Place<'_>,
    ) -> bool {
        let place = Place { collection: Some(of), ..place };
        let mut spoken = false;
        if let (Some(filter), Some(node)) = (filter, node.get("where")) {
            spoken |= self.inside(filter, node, place);
        }
        let (Some((holds, every)), Some(inner)) = (holds, node.get("holds")) else { return spoken };
        spoken |= self.inside(holds, inner, place);
        let Some(filter) = filter.filter(|_| !spoken) else { return spoken };
        let both = Condition::All(vec![filter.clone(), holds.clone()]);
        let but_not = Condition::All(vec![filter.clone(), Condition::Not(Box::new(holds.clone()))]);
        let advice = if !outcomes(&both, place).has(Truth::Holds) {
            Advice::NeverHolds { facts: concerned(&both) }
        } else if every && !outcomes(&but_not, place).has(Truth::Holds) {
            Advice::AlwaysHolds { facts: concerned(&both) }
        } else {
            return false;
        };
        self.say(inner, advice);
        true
    }
}
