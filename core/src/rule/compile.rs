//! Resolves the names in a condition and checks every test against the kind of its fact.

use std::sync::Arc;

use super::describe::{both, quantity, wanted};
use super::names::{Names, Words, nearest};
use super::node::{Bound, Branch, Check, Node, Over, Place, Quantity, Test};
use super::{CollectionKey, FactKey, LeafFace, RuleFault, RuleProblem, SpokenWord};
use crate::condition::{Condition, Literal, Scope, Test as Written};
use crate::fact::{COLLECTIONS, FACTS, FactDeclaration, FactKind, Vocabulary};
use crate::id::{ItemId, PluginId};
use crate::text::Text;

/// How deeply conditions may be nested.
pub const DEPTH_LIMIT: usize = 64;

/// How many conditions one rule may have.
pub const SIZE_LIMIT: usize = 1000;

/// How deeply collections may be asked about inside each other; each level multiplies the work.
pub const COLLECTION_DEPTH_LIMIT: usize = 2;

/// What a name stands for.
struct Meaning {
    place: Place,
    kind: FactKind,
    comparable: bool,
    words: Words,
    label: Text,
    of: Option<Text>,
}

impl Meaning {
    fn declared(place: Place, declaration: &FactDeclaration, of: Option<Text>) -> Self {
        Self {
            place,
            kind: declaration.kind,
            comparable: !matches!(declaration.vocabulary, Vocabulary::Free | Vocabulary::Date),
            words: Words::declared(declaration.vocabulary),
            label: declaration.label.text(),
            of,
        }
    }
}

/// Compiles the conditions of one rule.
pub(super) struct Compiler<'a> {
    pub names: &'a Names<'a>,
    pub plugin: &'a PluginId,
    pub faults: &'a mut Vec<RuleFault>,
    /// The path to the key at hand, part by part.
    pub path: Vec<String>,
    inside: Vec<CollectionKey>,
    depth: usize,
    size: usize,
    choices: u16,
}

impl<'a> Compiler<'a> {
    pub(super) fn new(names: &'a Names<'a>, plugin: &'a PluginId, rule: &str, faults: &'a mut Vec<RuleFault>) -> Self {
        let path = vec![format!("rule.{rule}")];
        Self { names, plugin, faults, path, inside: Vec::new(), depth: 0, size: 0, choices: 0 }
    }

    pub(super) fn fault(&mut self, problem: RuleProblem) {
        self.faults.push(RuleFault { plugin: self.plugin.clone(), path: self.path.concat(), problem });
    }

    fn fault_at(&mut self, key: &str, problem: RuleProblem) {
        self.at(key, |this| this.fault(problem));
    }

    pub(super) fn at<T>(&mut self, key: &str, act: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(if key.starts_with('[') { key.to_owned() } else { format!(".{key}") });
        let done = act(self);
        self.path.pop();
        done
    }

    /// Compiles a condition, or reports every fault in it and gives nothing.
    pub(super) fn condition(&mut self, condition: &Condition, negated: bool) -> Option<Node> {
        self.size += 1;
        if self.size > SIZE_LIMIT {
            // Reported once, where the limit is passed.
            if self.size == SIZE_LIMIT + 1 {
                self.fault(RuleProblem::TooLarge);
            }
            return None;
        }
        if self.depth >= DEPTH_LIMIT {
            self.fault(RuleProblem::TooDeep { limit: DEPTH_LIMIT });
            return None;
        }
        self.depth += 1;
        let node = self.by_kind(condition, negated);
        self.depth -= 1;
        node
    }

    fn by_kind(&mut self, condition: &Condition, negated: bool) -> Option<Node> {
        match condition {
            Condition::All(parts) => {
                let nodes = self.at("all", |this| this.list(parts, negated))?;
                Some(if negated { self.any(nodes.into_iter().map(|node| (node, false))) } else { Node::All(nodes) })
            }
            Condition::Any(parts) => {
                let nodes = self.at("any", |this| this.list(parts, negated))?;
                // Where there is nothing but premises, they are what decides.
                let only = parts.iter().all(|part| matches!(part, Condition::Not(_)));
                let premises = parts.iter().map(|part| !only && matches!(part, Condition::Not(_)));
                Some(if negated { Node::All(nodes) } else { self.any(nodes.into_iter().zip(premises)) })
            }
            Condition::Not(part) => self.at("not", |this| this.condition(part, !negated)),
            Condition::Fact { fact, test, scope } => self.test(fact, test, *scope, negated).map(Node::Test),
            Condition::Every { of, filter, holds, scope } => {
                self.over("every", of, filter.as_deref(), *scope, |this, _| {
                    let holds = this.at("holds", |this| this.condition(holds, negated))?;
                    Some(if negated { Quantity::Some(holds) } else { Quantity::Every(holds) })
                })
            }
            Condition::Some { of, filter, holds, scope } => {
                self.over("some", of, filter.as_deref(), *scope, |this, _| {
                    let holds = this.at("holds", |this| this.condition(holds, negated))?;
                    Some(if negated { Quantity::Every(holds) } else { Quantity::Some(holds) })
                })
            }
            Condition::Count { of, filter, at_least, at_most, scope } => {
                let (at_least, at_most) = (at_least.unwrap_or(0), at_most.unwrap_or(u32::MAX));
                self.over("count", of, filter.as_deref(), *scope, |this, _| {
                    if at_least > at_most || (at_least == 0 && at_most == u32::MAX) {
                        this.fault_at("at-least", RuleProblem::BadBound);
                        return None;
                    }
                    Some(Quantity::Count { at_least, at_most, inside: !negated })
                })
            }
            Condition::Covers { of, field, values, filter, scope } => {
                self.over("covers", of, filter.as_deref(), *scope, |this, key| {
                    this.covers(key, field, values, !negated)
                })
            }
        }
    }

    fn any(&mut self, branches: impl Iterator<Item = (Node, bool)>) -> Node {
        let choice = self.choices;
        self.choices = self.choices.saturating_add(1);
        Node::Any { choice, branches: branches.map(|(node, premise)| Branch { node, premise }).collect() }
    }

    fn list(&mut self, parts: &[Condition], negated: bool) -> Option<Vec<Node>> {
        if parts.is_empty() {
            self.fault(RuleProblem::Empty);
            return None;
        }
        // Every part is looked at, so that all faults are told at once.
        let nodes: Vec<Option<Node>> = parts
            .iter()
            .enumerate()
            .map(|(i, part)| self.at(&format!("[{i}]"), |this| this.condition(part, negated)))
            .collect();
        nodes.into_iter().collect()
    }

    fn over(
        &mut self,
        key: &str,
        of: &str,
        filter: Option<&Condition>,
        scope: Scope,
        quantity_of: impl FnOnce(&mut Self, CollectionKey) -> Option<Quantity>,
    ) -> Option<Node> {
        let Some(collection) = CollectionKey::named(of) else {
            let nearest = nearest(of, COLLECTIONS.iter().map(|c| c.name.to_owned()));
            self.fault_at(key, RuleProblem::UnknownCollection { found: of.into(), nearest });
            return None;
        };
        if self.inside.len() >= COLLECTION_DEPTH_LIMIT {
            self.fault_at(key, RuleProblem::TooDeep { limit: COLLECTION_DEPTH_LIMIT });
            return None;
        }
        self.inside.push(collection);
        let filter = filter.map(|filter| self.at("where", |this| this.condition(filter, false)));
        let quantity_wanted = quantity_of(self, collection);
        self.inside.pop();
        let filter = match filter {
            Some(None) => return None,
            Some(filter) => filter,
            None => None,
        };
        let declaration = collection.declaration();
        let face = LeafFace {
            fact: declaration.name.into(),
            of: None,
            label: declaration.label.text(),
            wanted: Text::default(),
        };
        let mut over = Over { of: collection, scope, filter, quantity: quantity_wanted?, face: Arc::new(face.clone()) };
        let wanted = both(|language| quantity(&over, language));
        over.face = Arc::new(LeafFace { wanted, ..face });
        Some(Node::Over(Box::new(over)))
    }

    fn covers(&mut self, of: CollectionKey, field: &str, values: &[Literal], inside: bool) -> Option<Quantity> {
        let Some(key) = of.field(&format!(".{field}")) else {
            let nearest = nearest(field, of.declaration().fields.iter().map(|f| f.name[1..].to_owned()));
            let problem = RuleProblem::UnknownField { collection: of.declaration().name, found: field.into(), nearest };
            self.fault_at("field", problem);
            return None;
        };
        let meaning = Meaning::declared(Place::Field(key), key.declaration(), None);
        if !matches!(meaning.kind, FactKind::Word | FactKind::Words) {
            let problem = RuleProblem::WrongTest { fact: field.into(), kind: meaning.kind, test: "covers" };
            self.fault_at("field", problem);
            return None;
        }
        let words = self.at("values", |this| this.words(field, &meaning, values.iter(), true))?;
        let spoken = |word: String| {
            let label = Text { nl: word.clone(), en: None };
            meaning.words.find(&word).cloned().unwrap_or_else(|| Arc::new(SpokenWord { word, label }))
        };
        Some(Quantity::Covers { field: key, values: words.into_iter().map(spoken).collect(), inside })
    }

    fn test(&mut self, fact: &str, test: &Written, scope: Scope, negated: bool) -> Option<Test> {
        let meaning = self.at("fact", |this| this.meaning(fact))?;
        let check = self.check(fact, &meaning, test, negated)?;
        let Meaning { place, words, label, of, .. } = meaning;
        let asked = both(|language| wanted(&check, &words, language));
        let face = Arc::new(LeafFace { fact: fact.into(), of, label, wanted: asked });
        Some(Test { place, scope, check, words, face })
    }

    fn meaning(&mut self, fact: &str) -> Option<Meaning> {
        if fact.starts_with('.') {
            return self.field_of_element(fact);
        }
        if let Some(rest) = fact.strip_prefix("form.") {
            return self.field_of_form(rest);
        }
        if let Some(key) = FactKey::named(fact) {
            return Some(Meaning::declared(Place::Scalar(key), key.declaration(), None));
        }
        let nearest = nearest(fact, FACTS.iter().map(|f| f.name.to_owned()));
        self.fault(RuleProblem::UnknownFact { found: fact.into(), nearest });
        None
    }

    fn field_of_element(&mut self, fact: &str) -> Option<Meaning> {
        let Some(&collection) = self.inside.last() else {
            self.fault(RuleProblem::FieldOutside { found: fact.into() });
            return None;
        };
        let declaration = collection.declaration();
        if let Some(key) = collection.field(fact) {
            return Some(Meaning::declared(Place::Field(key), key.declaration(), Some(declaration.element.text())));
        }
        let nearest = nearest(fact, declaration.fields.iter().map(|f| f.name.to_owned()));
        self.fault(RuleProblem::UnknownField { collection: declaration.name, found: fact.into(), nearest });
        None
    }

    fn field_of_form(&mut self, rest: &str) -> Option<Meaning> {
        // A plugin id may hold a dot, a field may not: the field is what stands after the last one.
        let parsed = rest.rsplit_once('.').and_then(|(form, field)| Some((form.parse::<ItemId>().ok()?, field)));
        let found = parsed.and_then(|(id, field)| self.names.form(&id).map(|form| (id, form, field)));
        let Some((id, form, field)) = found else {
            let written = rest.rsplit_once('.').map_or(rest, |(form, _)| form);
            let nearest = nearest(written, self.names.forms());
            self.fault(RuleProblem::UnknownForm { found: written.into(), nearest });
            return None;
        };
        if let Some(declared) = form.field.iter().find(|f| f.id.as_str() == field) {
            let place = Place::FormField(id.clone(), declared.id.clone());
            let known = self.names.field(&id, declared);
            let label = both(|language| format!("{}: {}", form.name.get(language), known.label.get(language)));
            let (kind, comparable, words) = (known.kind, known.comparable, known.words);
            return Some(Meaning { place, kind, comparable, words, label, of: None });
        }
        if field == "recorded" {
            let label = both(|language| {
                let tail = match language {
                    crate::text::Language::Nl => "ingevuld",
                    crate::text::Language::En => "filled in",
                };
                format!("{} {tail}", form.name.get(language))
            });
            let (kind, words) = (FactKind::YesNo, Words::declared(Vocabulary::None));
            return Some(Meaning { place: Place::FormRecorded(id), kind, comparable: true, words, label, of: None });
        }
        let names = form.field.iter().map(|f| f.id.to_string()).chain(std::iter::once("recorded".to_owned()));
        let nearest = nearest(field, names);
        self.fault(RuleProblem::UnknownFormField { form: id, found: field.into(), nearest });
        None
    }

    fn check(&mut self, fact: &str, meaning: &Meaning, test: &Written, negated: bool) -> Option<Check> {
        let kind = meaning.kind;
        let (key, fits) = match test {
            Written::Recorded(wanted) => return Some(Check::Recorded(*wanted != negated)),
            Written::Is(_) => ("is", kind != FactKind::Words),
            Written::IsNot(_) => ("is-not", kind != FactKind::Words),
            Written::OneOf(_) => ("one-of", kind != FactKind::YesNo),
            Written::Includes(_) => ("includes", kind == FactKind::Words),
            Written::AtLeast(_) => ("at-least", kind == FactKind::Number),
            Written::AtMost(_) => ("at-most", kind == FactKind::Number),
            Written::MoreThan(_) => ("more-than", kind == FactKind::Number),
            Written::LessThan(_) => ("less-than", kind == FactKind::Number),
        };
        if !fits {
            self.fault_at(key, RuleProblem::WrongTest { fact: fact.into(), kind, test: key });
            return None;
        }
        if !meaning.comparable {
            self.fault_at(key, RuleProblem::FreeText { fact: fact.into() });
            return None;
        }
        self.at(key, |this| match test {
            Written::Is(value) => this.equal(fact, meaning, std::slice::from_ref(value), !negated, false),
            Written::IsNot(value) => this.equal(fact, meaning, std::slice::from_ref(value), negated, false),
            Written::OneOf(values) => this.equal(fact, meaning, values, !negated, true),
            Written::Includes(value) => {
                let words = this.words(fact, meaning, std::iter::once(value), false)?;
                Some(Check::Includes { words, inside: !negated })
            }
            Written::AtLeast(number) => this.bound(*number, Bound::AtLeast, negated),
            Written::AtMost(number) => this.bound(*number, Bound::AtMost, negated),
            Written::MoreThan(number) => this.bound(*number, Bound::MoreThan, negated),
            Written::LessThan(number) => this.bound(*number, Bound::LessThan, negated),
            Written::Recorded(wanted) => Some(Check::Recorded(*wanted != negated)),
        })
    }

    fn bound(&mut self, number: f64, bound: impl FnOnce(f64) -> Bound, negated: bool) -> Option<Check> {
        if !number.is_finite() {
            self.fault(RuleProblem::BadBound);
            return None;
        }
        let bound = bound(number);
        Some(Check::Bound(if negated { bound.opposite() } else { bound }))
    }

    fn equal(&mut self, fact: &str, meaning: &Meaning, values: &[Literal], inside: bool, list: bool) -> Option<Check> {
        let kind = meaning.kind;
        match (kind, values) {
            (FactKind::YesNo, [Literal::YesNo(wanted)]) => {
                let yes = *wanted == inside;
                Some(Check::YesNo { yes, no: !yes })
            }
            (FactKind::Word, _) => {
                let words = self.words(fact, meaning, values.iter(), list)?;
                Some(Check::WordIn { words, inside })
            }
            (FactKind::Words, _) => {
                let words = self.words(fact, meaning, values.iter(), list)?;
                Some(Check::Includes { words, inside })
            }
            (FactKind::Number, [_, ..]) => {
                let numbers: Option<Vec<f64>> = values
                    .iter()
                    .map(|value| match value {
                        Literal::Number(number) if number.is_finite() => Some(*number),
                        _ => None,
                    })
                    .collect();
                if numbers.is_none() {
                    self.fault(RuleProblem::WrongValue { fact: fact.into(), kind });
                }
                Some(Check::NumberIn { numbers: numbers?, inside })
            }
            (_, []) => {
                self.fault(RuleProblem::Empty);
                None
            }
            _ => {
                self.fault(RuleProblem::WrongValue { fact: fact.into(), kind });
                None
            }
        }
    }

    /// The words of a test, each checked against what the fact can be.
    fn words<'v>(
        &mut self,
        fact: &str,
        meaning: &Meaning,
        values: impl Iterator<Item = &'v Literal>,
        list: bool,
    ) -> Option<Vec<String>> {
        let mut words = Vec::new();
        let mut sound = true;
        for (i, value) in values.enumerate() {
            let problem = match value {
                Literal::Text(word) if meaning.words.open || meaning.words.find(word).is_some() => {
                    words.push(word.clone());
                    continue;
                }
                Literal::Text(word) => {
                    let known: Vec<String> = meaning.words.known.iter().map(|w| w.word.clone()).collect();
                    RuleProblem::UnknownWord {
                        fact: fact.into(),
                        found: word.clone(),
                        nearest: nearest(word, known.iter().cloned()),
                        words: known,
                    }
                }
                Literal::YesNo(_) | Literal::Number(_) => {
                    RuleProblem::WrongValue { fact: fact.into(), kind: meaning.kind }
                }
            };
            sound = false;
            if list { self.fault_at(&format!("[{i}]"), problem) } else { self.fault(problem) }
        }
        if sound && words.is_empty() {
            self.fault(RuleProblem::Empty);
            return None;
        }
        sound.then_some(words)
    }
}
