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
            (Some(applies), Some(node)) => Some((applies, looked.inside(applies, node, place, &[]))),
            _ => None,
        };
        let Some(node) = standing.node.get("requires") else { continue };
        let beside: Vec<&Condition> = rule.applies.iter().collect();
        let spoken = looked.inside(&rule.requires, node, place, &beside);
        if let Some((applies, false)) = applies.filter(|_| !spoken) {
            let both = Condition::All(vec![applies.clone(), rule.requires.clone()]);
            if !outcomes(&both, place).has(Truth::Holds) {
                looked.say(node, Advice::NeverWhereItApplies { facts: concerned(&both) });
            }
        }
    }
    advice
}

/// The most conditions that are kept in mind beside one; where there are more, nothing is said of alternatives.
const BESIDE_LIMIT: usize = 24;

struct Looked<'a, 'n> {
    standing: Standing<'n>,
    out: &'a mut Vec<Fault>,
}

impl<'n> Looked<'_, 'n> {
    fn say(&mut self, node: &Node, advice: Advice) {
        self.out.push(self.standing.fault(node, Problem::Advice(advice)));
    }

    /// Looks inside first, and speaks of a condition only where nothing inside it was spoken of.
    ///
    /// `beside` is what holds wherever this condition matters: what stands in `all` beside it or beside what it is in,
    /// and when the rule applies.
    fn inside(&mut self, condition: &Condition, node: &'n Node, place: Place<'_>, beside: &[&Condition]) -> bool {
        let mut spoken = false;
        match condition {
            Condition::All(parts) => {
                let nodes = node.get("all").map_or(&[][..], Node::list);
                for (at, (part, node)) in parts.iter().zip(nodes).enumerate() {
                    let others = parts.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, part)| part);
                    let known = parts.len() + beside.len() <= BESIDE_LIMIT;
                    let beside: Vec<&Condition> =
                        if known { beside.iter().copied().chain(others).collect() } else { Vec::new() };
                    spoken |= self.inside(part, node, place, &beside);
                }
            }
            Condition::Any(parts) => {
                let nodes = node.get("any").map_or(&[][..], Node::list);
                for (part, node) in parts.iter().zip(nodes) {
                    spoken |= self.inside(part, node, place, beside);
                }
                spoken = spoken || self.alternatives(parts, nodes, place, beside);
            }
            // Under a `not`, what holds beside it says nothing of what it is made of.
            Condition::Not(inner) => {
                if let Some(node) = node.get("not") {
                    spoken |= self.inside(inner, node, place, &[]);
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

    /// Alternatives that what stands beside them rules out; where it rules all of them out, the whole is spoken of.
    fn alternatives(
        &mut self,
        parts: &[Condition],
        nodes: &'n [Node],
        place: Place<'_>,
        beside: &[&Condition],
    ) -> bool {
        if beside.is_empty() || parts.len() > BESIDE_LIMIT {
            return false;
        }
        let with = |part: &Condition| {
            let all = beside.iter().copied().chain([part]).cloned().collect();
            Condition::All(all)
        };
        let dead = parts.iter().zip(nodes).map(|(part, node)| (with(part), node));
        let dead: Vec<_> = dead.filter(|(with, _)| !outcomes(with, place).has(Truth::Holds)).collect();
        if dead.len() == parts.len() {
            return false;
        }
        for (with, node) in &dead {
            self.say(node, Advice::NeverBeside { facts: concerned(with) });
        }
        !dead.is_empty()
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
            spoken |= self.inside(filter, node, place, &[]);
        }
        let (Some((holds, every)), Some(inner)) = (holds, node.get("holds")) else { return spoken };
        spoken |= self.inside(holds, inner, place, &[]);
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
