//! The rules of all packs of a set, compiled once and grouped by what they guard.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::compile::Compiler;
pub use super::compile::{COLLECTION_DEPTH_LIMIT, DEPTH_LIMIT, SIZE_LIMIT};
use super::names::{Names, nearest};
use super::node::Node;
use super::{Facts, Finding, Leaf, Outcome, RuleFace, RuleFault, RuleProblem, Truth};
use crate::catalogue::{Guard, Pack, Rule};
use crate::id::{ItemId, Reference};

/// The trajectories that a rule watches; an empty list means all.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Audience {
    frameworks: Vec<ItemId>,
    disciplines: Vec<ItemId>,
}

impl Audience {
    fn includes(&self, framework: &ItemId, discipline: &ItemId) -> bool {
        let within = |list: &[ItemId], id: &ItemId| list.is_empty() || list.contains(id);
        within(&self.frameworks, framework) && within(&self.disciplines, discipline)
    }
}

#[derive(Clone, Debug)]
struct Compiled {
    face: Arc<RuleFace>,
    guards: Vec<Guard>,
    applies: Option<Node>,
    requires: Node,
}

impl Compiled {
    fn evaluate(&self, facts: &dyn Facts) -> Finding {
        let mut leaves: Vec<Leaf> = Vec::new();
        let applies =
            self.applies.as_ref().map_or(Truth::Holds, |applies| applies.answer(facts, None, Some(&mut leaves)));
        let outcome = match applies {
            Truth::Fails => Outcome::NotApplicable,
            Truth::Holds => {
                // Why it applies is plain from what it asks; what decided it is whether that holds.
                leaves.clear();
                match self.requires.answer(facts, None, Some(&mut leaves)) {
                    Truth::Holds => Outcome::Satisfied,
                    Truth::Fails => Outcome::Failed,
                    Truth::Unknown => Outcome::Unknown,
                }
            }
            Truth::Unknown => {
                // Where what it asks holds, it does not matter whether it applies.
                let start = leaves.len();
                if self.requires.answer(facts, None, Some(&mut leaves)) == Truth::Holds {
                    leaves.drain(..start);
                    Outcome::Satisfied
                } else {
                    Outcome::Unknown
                }
            }
        };
        Finding { rule: self.face.clone(), outcome, leaves }
    }
}

/// The rules of a set, ready to be asked.
///
/// ```
/// use vakwerk_core::catalogue::Guard;
/// use vakwerk_core::rule::{FactTable, RuleBook};
/// use vakwerk_core::step::Step;
///
/// let book = RuleBook::compile(&[]).unwrap();
/// let (framework, discipline) = ("fvb:vaktherapie".parse().unwrap(), "pmt:pmt".parse().unwrap());
/// let findings = book.evaluate(Guard::Step(Step::Plan), &framework, &discipline, &FactTable::new());
/// assert!(findings.is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct RuleBook {
    rules: Vec<Compiled>,
    by_id: BTreeMap<ItemId, usize>,
    /// Per guard the rules in order, in runs of one audience.
    by_guard: HashMap<Guard, Vec<(Audience, Vec<usize>)>>,
}

fn versioned(pack: &Pack) -> String {
    format!("{} {}", pack.manifest.id, pack.manifest.version)
}

impl RuleBook {
    /// Compiles the rules of all packs of a set; the order of the packs does not matter.
    ///
    /// # Errors
    /// Every fault in every rule: a name that nothing has, a test that does not fit its fact, a word that cannot
    /// occur, conditions past the limits, two rules with one id, packs that supersede each other's rules.
    pub fn compile(packs: &[&Pack]) -> Result<Self, Vec<RuleFault>> {
        let mut packs = packs.to_vec();
        packs.sort_by(|a, b| (&a.manifest.id, &a.manifest.version).cmp(&(&b.manifest.id, &b.manifest.version)));
        let names = Names::new(&packs);
        let mut faults = Vec::new();
        let superseded = superseded(&packs, &mut faults);
        let mut book = Self::default();
        let mut first: BTreeMap<ItemId, &Pack> = BTreeMap::new();
        for &pack in &packs {
            for rule in &pack.contents.rule {
                let id = pack.full_id(&rule.id);
                let mut compiler = Compiler::new(&names, &pack.manifest.id, rule.id.as_str(), &mut faults);
                if let Some(other) = first.get(&id) {
                    let packs = [versioned(other), versioned(pack)];
                    compiler.at("id", |this| this.fault(RuleProblem::TwoRules { packs }));
                    continue;
                }
                first.insert(id.clone(), pack);
                // A superseded rule is still checked, so that a fault does not wait for the set without its successor.
                let compiled = compile_rule(&mut compiler, pack, rule);
                if let Some((compiled, audience)) = compiled
                    && !superseded.contains_key(&id)
                {
                    book.add(id, compiled, audience);
                }
            }
        }
        if faults.is_empty() { Ok(book) } else { Err(faults) }
    }

    fn add(&mut self, id: ItemId, compiled: Compiled, audience: Audience) {
        let index = self.rules.len();
        for &guard in &compiled.guards {
            let runs = self.by_guard.entry(guard).or_default();
            match runs.last_mut() {
                Some((last, rules)) if *last == audience => {
                    // A guard that is written twice asks once.
                    if rules.last() != Some(&index) {
                        rules.push(index);
                    }
                }
                _ => runs.push((audience.clone(), vec![index])),
            }
        }
        self.by_id.insert(id, index);
        self.rules.push(compiled);
    }

    /// What the rules of a guard conclude about a trajectory, in the order of their packs and files.
    ///
    /// Rules that do not apply are among them; those that watch other frameworks or disciplines are not.
    #[must_use]
    pub fn evaluate(&self, guard: Guard, framework: &ItemId, discipline: &ItemId, facts: &dyn Facts) -> Vec<Finding> {
        let runs = self.by_guard.get(&guard).map_or(&[][..], Vec::as_slice);
        let mut findings = Vec::with_capacity(runs.iter().map(|(_, rules)| rules.len()).sum());
        for (audience, rules) in runs {
            if audience.includes(framework, discipline) {
                findings.extend(rules.iter().map(|&rule| self.rules[rule].evaluate(facts)));
            }
        }
        findings
    }

    /// What one rule concludes, whatever it guards; `None` where the book does not have it.
    #[must_use]
    pub fn evaluate_rule(&self, rule: &ItemId, facts: &dyn Facts) -> Option<Finding> {
        self.by_id.get(rule).map(|&index| self.rules[index].evaluate(facts))
    }

    /// Every rule, in the order of packs and files.
    pub fn rules(&self) -> impl ExactSizeIterator<Item = &Arc<RuleFace>> {
        self.rules.iter().map(|rule| &rule.face)
    }

    /// What a rule guards; empty where the book does not have it.
    #[must_use]
    pub fn guards(&self, rule: &ItemId) -> &[Guard] {
        self.by_id.get(rule).map_or(&[], |&index| &self.rules[index].guards)
    }
}

/// The rules that some pack supersedes, with that pack.
fn superseded<'a>(packs: &[&'a Pack], faults: &mut Vec<RuleFault>) -> BTreeMap<ItemId, &'a Pack> {
    let mut by: BTreeMap<ItemId, &Pack> = BTreeMap::new();
    for &pack in packs {
        for id in &pack.manifest.supersedes {
            let has = |p: &&Pack| p.manifest.id == id.plugin && p.contents.rule.iter().any(|rule| rule.id == id.item);
            if !packs.iter().any(has) {
                continue;
            }
            let fault =
                |problem| RuleFault { plugin: pack.manifest.id.clone(), path: format!("supersedes.{id}"), problem };
            if let Some(other) = by.get(id).filter(|other| other.manifest.id != pack.manifest.id) {
                faults.push(fault(RuleProblem::TwoSuccessors { packs: [versioned(other), versioned(pack)] }));
            }
            let back = by.iter().find(|(old, by)| old.plugin == pack.manifest.id && by.manifest.id == id.plugin);
            if let Some((old, _)) = back {
                faults.push(fault(RuleProblem::EachOther { rules: [old.clone(), id.clone()] }));
            }
            by.insert(id.clone(), pack);
        }
    }
    by
}

fn compile_rule(compiler: &mut Compiler<'_>, pack: &Pack, rule: &Rule) -> Option<(Compiled, Audience)> {
    let own = &pack.manifest.id;
    if rule.guards.is_empty() {
        compiler.at("guards", |this| this.fault(RuleProblem::NoGuard));
    }
    let audience = Audience {
        frameworks: watched(compiler, "frameworks", &rule.frameworks, pack, |pack| {
            pack.contents.framework.iter().map(|f| &f.id).collect()
        }),
        disciplines: watched(compiler, "disciplines", &rule.disciplines, pack, |pack| {
            pack.contents.discipline.iter().map(|d| &d.id).collect()
        }),
    };
    let applies = rule.applies.as_ref().map(|applies| compiler.at("applies", |this| this.condition(applies, false)));
    let requires = compiler.at("requires", |this| this.condition(&rule.requires, false));
    let applies = match applies {
        Some(None) => return None,
        Some(applies) => applies,
        None => None,
    };
    let citations = std::iter::once(&rule.source).chain(&rule.also);
    let face = RuleFace {
        id: pack.full_id(&rule.id),
        version: pack.manifest.version.clone(),
        edition: rule.edition,
        weight: rule.weight,
        weight_basis: rule.weight_basis,
        title: rule.title.clone(),
        text: rule.text.clone(),
        written_in: citations.map(|citation| compiler.names.written_in(own, citation)).collect(),
        mark: rule.provenance.mark,
    };
    let compiled = Compiled { face: Arc::new(face), guards: rule.guards.clone(), applies, requires: requires? };
    Some((compiled, audience))
}

fn watched<'a>(
    compiler: &mut Compiler<'a>,
    key: &str,
    references: &[Reference],
    pack: &Pack,
    has: impl for<'p> Fn(&'p Pack) -> Vec<&'p crate::id::Name>,
) -> Vec<ItemId> {
    let mut ids = Vec::new();
    for (i, reference) in references.iter().enumerate() {
        let id = reference.within(&pack.manifest.id);
        if compiler.names.lacks(&id, |pack, name| has(pack).contains(&name)) {
            let there = compiler.names.pack(&id.plugin);
            let known = there.into_iter().flat_map(|p| has(p).into_iter().map(|name| p.full_id(name).to_string()));
            let nearest = nearest(&id.to_string(), known);
            let problem = RuleProblem::UnknownItem { found: id.clone(), nearest };
            compiler.at(&format!("{key}[{i}]"), |this| this.fault(problem));
        }
        ids.push(id);
    }
    ids.sort();
    ids
}
