//! Gives the names in an expression their meaning, and checks types and arguments.

use std::collections::BTreeMap;

use super::ast::{Form, Node, Pair};
use super::fault::{FaultKind, Kind, MeasureFault};
use super::parser::parse;
use super::sheet::Allowed;
use super::tree::{Element, Fold, Lookup, Value};
use crate::catalogue::{Assessment, AssessmentInput};
use crate::id::Name;
use crate::suggest::nearest;

/// The most parts that the expressions of one instrument may have together, lists counted out.
pub(super) const MOST_PARTS: usize = 65_536;

/// More possible answers than this are not tried one by one.
const MOST_TRIED: f64 = 1024.0;

const FUNCTIONS: [&str; 10] =
    ["sum", "mean", "min", "max", "count-at-least", "count-at-most", "reverse", "recode", "table", "choose"];

/// The words that no item, input or scale may be called.
pub(super) const RESERVED: [&str; 5] = ["items", "rows", "and", "or", "not"];

/// What the names in an expression can mean.
pub(super) struct Names<'a> {
    assessment: &'a Assessment,
    allowed: &'a [Allowed],
    meanings: BTreeMap<&'a str, Meaning<'a>>,
}

#[derive(Clone, Copy)]
enum Meaning<'a> {
    Item(usize),
    Input(usize, &'a AssessmentInput),
    Scale(usize),
}

impl<'a> Names<'a> {
    /// The names of an assessment; `allowed` holds the range per item.
    pub(super) fn new(assessment: &'a Assessment, allowed: &'a [Allowed]) -> Self {
        let mut meanings = BTreeMap::new();
        // The first that has a name keeps it; that another has it too is a fault of its own.
        for (index, scale) in assessment.scale.iter().enumerate().rev() {
            meanings.insert(scale.id.as_str(), Meaning::Scale(index));
        }
        for (index, input) in assessment.input.iter().enumerate().rev() {
            meanings.insert(input.id.as_str(), Meaning::Input(index, input));
        }
        // With rows there is no one answer to the item; all of them are called `rows`.
        for (index, item) in assessment.item.iter().enumerate().rev().filter(|_| assessment.rows.is_none()) {
            meanings.insert(item.id.as_str(), Meaning::Item(index));
        }
        Self { assessment, allowed, meanings }
    }

    fn has_rows(&self) -> bool {
        self.assessment.rows.is_some()
    }

    fn find(&self, name: &str) -> Option<Meaning<'a>> {
        self.meanings.get(name).copied()
    }

    fn known(&self) -> impl Iterator<Item = &'a str> {
        let all = if self.has_rows() { "rows" } else { "items" };
        self.meanings.keys().copied().chain([all])
    }

    fn unknown(&self, name: &str) -> FaultKind {
        let all = if self.has_rows() { "rows" } else { "items" };
        let stands_for_all = name == "items" || name == "rows";
        let is_row = self.has_rows() && self.assessment.item.iter().any(|item| item.id.as_str() == name);
        let suggestion = if stands_for_all || is_row {
            Some(all.to_owned())
        } else {
            self.minus(name).or_else(|| nearest(name, self.known()).map(str::to_owned))
        };
        FaultKind::UnknownName { name: name.to_owned(), suggestion }
    }

    /// The difference that `a-b` may have meant: a minus between names needs spaces.
    fn minus(&self, name: &str) -> Option<String> {
        let split = |(at, _)| Some((&name[..at], &name[at + 1..]));
        let known = |(left, right): &(&str, &str)| {
            self.find(left).is_some() && (self.find(right).is_some() || right.parse::<f64>().is_ok())
        };
        name.match_indices('-').filter_map(split).find(known).map(|(left, right)| format!("{left} - {right}"))
    }
}

/// Resolves the expressions of one assessment and gathers their faults.
pub(super) struct Resolver<'a> {
    names: Names<'a>,
    parts: usize,
    pub(super) faults: Vec<MeasureFault>,
}

type Resolved<T> = Result<T, (usize, FaultKind)>;

impl<'a> Resolver<'a> {
    pub(super) fn new(names: Names<'a>) -> Self {
        Self { names, parts: 0, faults: Vec::new() }
    }

    /// The value that `text` at `path` computes; nothing where it has a fault.
    pub(super) fn expression(&mut self, path: &str, text: &str, kind: Kind) -> Option<Value> {
        // One message says that all of it together is too much.
        if self.parts > MOST_PARTS {
            return None;
        }
        let value = parse(text).and_then(|node| self.typed(&node, kind));
        value
            .map_err(|(at, kind)| {
                let column = Some(at);
                self.faults.push(MeasureFault { path: path.to_owned(), column, kind });
            })
            .ok()
    }

    fn typed(&mut self, node: &Node, expected: Kind) -> Resolved<Value> {
        let (value, found) = self.value(node)?;
        if found == expected { Ok(value) } else { Err((node.at, FaultKind::WrongType { expected, found })) }
    }

    fn number(&mut self, node: &Node) -> Resolved<Box<Value>> {
        self.typed(node, Kind::Number).map(Box::new)
    }

    fn conditions(&mut self, nodes: &[Node]) -> Resolved<Vec<Value>> {
        nodes.iter().map(|node| self.typed(node, Kind::Condition)).collect()
    }

    /// Counts parts, so that lists of lists cannot grow without end.
    fn count(&mut self, at: usize, parts: usize) -> Resolved<()> {
        self.parts = self.parts.saturating_add(parts);
        if self.parts <= MOST_PARTS {
            return Ok(());
        }
        Err((at, FaultKind::TooMany { what: "parts of expressions", found: self.parts, most: MOST_PARTS }))
    }

    fn value(&mut self, node: &Node) -> Resolved<(Value, Kind)> {
        self.count(node.at, 1)?;
        Ok(match &node.form {
            Form::Number(number) => (Value::Constant(*number), Kind::Number),
            Form::Name(name) => (self.name(node.at, name)?, Kind::Number),
            Form::Code { input, code } => (Value::Constant(self.code(node.at, input, code)?), Kind::Number),
            Form::Range { from, to } => {
                return Err((node.at, FaultKind::ListMisplaced { found: format!("{from}..{to}") }));
            }
            Form::Negate(of) => (Value::Negate(self.number(of)?), Kind::Number),
            Form::Not(of) => (Value::Not(Box::new(self.typed(of, Kind::Condition)?)), Kind::Condition),
            Form::Chain { first, rest } => {
                let first = self.number(first)?;
                let rest =
                    rest.iter().map(|(operator, of)| Ok((*operator, *self.number(of)?))).collect::<Resolved<_>>()?;
                (Value::Chain { first, rest }, Kind::Number)
            }
            Form::Compare { how, left, right } => {
                let (left, right) = (self.number(left)?, self.number(right)?);
                (Value::Compare { how: *how, left, right }, Kind::Condition)
            }
            Form::All(parts) => (Value::All(self.conditions(parts)?), Kind::Condition),
            Form::Any(parts) => (Value::Any(self.conditions(parts)?), Kind::Condition),
            Form::Call { function, arguments, pairs } => return self.call(node.at, function, arguments, pairs),
        })
    }

    fn name(&mut self, at: usize, name: &str) -> Resolved<Value> {
        if name == if self.names.has_rows() { "rows" } else { "items" } {
            return Err((at, FaultKind::ListMisplaced { found: name.to_owned() }));
        }
        match self.names.find(name) {
            Some(Meaning::Item(item)) => Ok(Value::Item(item)),
            Some(Meaning::Input(input, _)) => Ok(Value::Input(input)),
            Some(Meaning::Scale(scale)) => Ok(Value::Scale(scale)),
            None => Err((at, self.names.unknown(name))),
        }
    }

    fn code(&self, at: usize, input: &str, code: &str) -> Resolved<f64> {
        let Some(Meaning::Input(_, declared)) = self.names.find(input) else {
            return Err((at, self.names.unknown(input)));
        };
        declared.codes.get(code).copied().ok_or_else(|| {
            let suggestion = nearest(code, declared.codes.keys().map(Name::as_str)).map(str::to_owned);
            (at, FaultKind::UnknownCode { input: declared.id.clone(), code: code.to_owned(), suggestion })
        })
    }

    fn call(&mut self, at: usize, function: &str, arguments: &[Node], pairs: &[Pair]) -> Resolved<(Value, Kind)> {
        let wrong = |function, usage| Err((at, FaultKind::WrongArguments { function, usage }));
        if let (Some(pair), false) = (pairs.first(), matches!(function, "recode" | "table")) {
            let found = format!("{}:", pair.key);
            return Err((pair.at, FaultKind::UnexpectedToken { expected: "a value", found }));
        }
        let fold = match (function, arguments) {
            ("sum", _) => Fold::Sum,
            ("mean", _) => Fold::Mean,
            ("min", _) => Fold::Min,
            ("max", _) => Fold::Max,
            ("count-at-least", [limit, ..]) => match constant(limit) {
                Some(limit) => Fold::CountAtLeast(limit),
                None => return wrong("count-at-least", "count-at-least(2, item-1..item-9)"),
            },
            ("count-at-most", [limit, ..]) => match constant(limit) {
                Some(limit) => Fold::CountAtMost(limit),
                None => return wrong("count-at-most", "count-at-most(1, item-1..item-9)"),
            },
            ("count-at-least", []) => return wrong("count-at-least", "count-at-least(2, item-1..item-9)"),
            ("count-at-most", []) => return wrong("count-at-most", "count-at-most(1, item-1..item-9)"),
            ("reverse" | "recode" | "table", _) => {
                let mut elements = self.list_call(at, function, arguments, pairs)?;
                return match (elements.pop(), elements.is_empty()) {
                    (Some(Element::Single { value, .. }), true) => Ok((value, Kind::Number)),
                    (Some(Element::Reversed { start, count: 1, ends }), true) => {
                        Ok((Value::Reversed { item: start, ends }, Kind::Number))
                    }
                    _ => Err((at, FaultKind::ListMisplaced { found: format!("{function}(…)") })),
                };
            }
            ("choose", _) => return self.choose(at, arguments),
            _ => {
                let suggestion = nearest(function, FUNCTIONS).map(str::to_owned);
                return Err((at, FaultKind::UnknownFunction { name: function.to_owned(), suggestion }));
            }
        };
        let skip = usize::from(matches!(fold, Fold::CountAtLeast(_) | Fold::CountAtMost(_)));
        let mut over = Vec::new();
        for argument in &arguments[skip..] {
            over.append(&mut self.list(argument)?);
        }
        if over.is_empty() {
            return match fold {
                Fold::Sum => wrong("sum", "sum(item-1..item-9)"),
                Fold::Mean => wrong("mean", "mean(item-1..item-9)"),
                Fold::Min => wrong("min", "min(item-1, item-2)"),
                Fold::Max => wrong("max", "max(item-1, item-2)"),
                Fold::CountAtLeast(_) => wrong("count-at-least", "count-at-least(2, item-1..item-9)"),
                Fold::CountAtMost(_) => wrong("count-at-most", "count-at-most(1, item-1..item-9)"),
            };
        }
        Ok((Value::Fold { fold, over: joined(over) }, Kind::Number))
    }

    /// The elements that an argument of a fold stands for.
    fn list(&mut self, node: &Node) -> Resolved<Vec<Element>> {
        match &node.form {
            Form::Name(name) if name == "rows" && self.names.has_rows() => Ok(vec![Element::Rows]),
            Form::Name(name) if name == "items" && !self.names.has_rows() => {
                let count = self.names.assessment.item.len();
                self.count(node.at, count)?;
                Ok(vec![Element::Items { start: 0, count }])
            }
            Form::Range { from, to } => {
                let (start, end) = (self.item(node.at, from)?, self.item(node.at, to)?);
                if end < start {
                    return Err((node.at, FaultKind::RangeDisorder { from: from.clone(), to: to.clone() }));
                }
                let count = end - start + 1;
                self.count(node.at, count)?;
                Ok(vec![Element::Items { start, count }])
            }
            Form::Call { function, arguments, pairs }
                if matches!(function.as_str(), "reverse" | "recode" | "table") =>
            {
                self.list_call(node.at, function, arguments, pairs)
            }
            _ => match *self.number(node)? {
                Value::Item(item) => Ok(vec![Element::Items { start: item, count: 1 }]),
                value => Ok(vec![Element::Single { value, answer: None }]),
            },
        }
    }

    fn item(&self, at: usize, name: &str) -> Resolved<usize> {
        match self.names.find(name) {
            Some(Meaning::Item(item)) => Ok(item),
            Some(_) => {
                Err((at, FaultKind::UnexpectedToken { expected: "the name of an item", found: name.to_owned() }))
            }
            None => Err((at, self.names.unknown(name))),
        }
    }

    /// The functions that work on one value or on each value of a list.
    fn list_call(&mut self, at: usize, function: &str, arguments: &[Node], pairs: &[Pair]) -> Resolved<Vec<Element>> {
        let usage = match function {
            "reverse" => "reverse(item-1)",
            "recode" => "recode(item-1, 0: 0, 1: 1)",
            _ => "table(total, 0: 1, 10: 2)",
        };
        let name = FUNCTIONS.into_iter().find(|known| *known == function).unwrap_or("reverse");
        let wrong = (at, FaultKind::WrongArguments { function: name, usage });
        if pairs.is_empty() != (function == "reverse") {
            return Err(wrong);
        }
        let [argument] = arguments else { return Err(wrong) };
        let list = self.list(argument)?;
        if function == "reverse" {
            return self.reversed(list).ok_or(wrong);
        }
        let lookup = lookup(pairs, function == "table")?;
        let mut mapped = Vec::new();
        for element in list {
            match element {
                Element::Items { start, count } => {
                    self.count(at, count)?;
                    for item in start..start + count {
                        self.covered(at, item, &lookup)?;
                        let of = Box::new(Value::Item(item));
                        let value = Value::Lookup { of, lookup: lookup.clone() };
                        mapped.push(Element::Single { value, answer: Some(item) });
                    }
                }
                Element::Rows => {
                    self.covered(at, 0, &lookup)?;
                    mapped.push(Element::MappedRows { lookup: lookup.clone() });
                }
                Element::Single { value, answer } => {
                    let value = Value::Lookup { of: Box::new(value), lookup: lookup.clone() };
                    mapped.push(Element::Single { value, answer });
                }
                Element::Reversed { start, count, ends } => {
                    self.count(at, count)?;
                    for item in start..start + count {
                        let of = Box::new(Value::Reversed { item, ends });
                        let value = Value::Lookup { of, lookup: lookup.clone() };
                        mapped.push(Element::Single { value, answer: Some(item) });
                    }
                }
                Element::ReversedRows { .. } | Element::MappedRows { .. } => return Err(wrong),
            }
        }
        Ok(mapped)
    }

    /// Only answers have two ends to be turned round between.
    fn reversed(&self, list: Vec<Element>) -> Option<Vec<Element>> {
        let ends = |item: usize| self.names.allowed.get(item).map(|allowed| allowed.min + allowed.max);
        let mut reversed = Vec::new();
        for element in list {
            match element {
                Element::Items { start, count } => {
                    for item in start..start + count {
                        reversed.push(Element::Reversed { start: item, count: 1, ends: ends(item)? });
                    }
                }
                Element::Rows => reversed.push(Element::ReversedRows { ends: ends(0)? }),
                _ => return None,
            }
        }
        Some(reversed)
    }

    /// Whether every answer that an item allows has a value in a recoding.
    fn covered(&self, at: usize, item: usize, lookup: &Lookup) -> Resolved<()> {
        let Some(allowed) = self.names.allowed.get(item) else { return Ok(()) };
        let Some(count) = allowed.count().filter(|count| *count <= MOST_TRIED) else { return Ok(()) };
        let answers =
            (0..).map(f64::from).take_while(|step| *step < count).map(|step| allowed.min + step * allowed.step);
        match answers.into_iter().find(|answer| lookup.of(*answer).is_nan()) {
            None => Ok(()),
            Some(value) => {
                let item = self.names.assessment.item[item].id.clone();
                Err((at, FaultKind::NotRecoded { item, value }))
            }
        }
    }

    fn choose(&mut self, at: usize, arguments: &[Node]) -> Resolved<(Value, Kind)> {
        let (Some((otherwise, cases)), 1) = (arguments.split_last(), arguments.len() % 2) else {
            let usage = "choose(age < 60, 9.0, age < 70, 10.2, 12.7)";
            return Err((at, FaultKind::WrongArguments { function: "choose", usage }));
        };
        let (otherwise, kind) = self.value(otherwise)?;
        let cases = cases
            .chunks_exact(2)
            .map(|case| Ok((self.typed(&case[0], Kind::Condition)?, self.typed(&case[1], kind)?)))
            .collect::<Resolved<_>>()?;
        Ok((Value::Choose { cases, otherwise: Box::new(otherwise) }, kind))
    }
}

/// A number that stands written as one.
fn constant(node: &Node) -> Option<f64> {
    match &node.form {
        Form::Number(number) => Some(*number),
        Form::Negate(of) => constant(of).map(|number| -number),
        _ => None,
    }
}

fn lookup(pairs: &[Pair], steps: bool) -> Resolved<Lookup> {
    let mut sorted: Vec<(f64, f64)> = Vec::with_capacity(pairs.len());
    for pair in pairs {
        if sorted.iter().any(|(key, _)| *key == pair.key) {
            return Err((pair.at, FaultKind::KeyTwice { key: pair.key }));
        }
        if steps && sorted.last().is_some_and(|(key, _)| *key > pair.key) {
            return Err((pair.at, FaultKind::KeysDisorder { key: pair.key }));
        }
        sorted.push((pair.key, pair.value));
    }
    sorted.sort_by(|left, right| left.0.total_cmp(&right.0));
    Ok(Lookup { steps, pairs: sorted.into() })
}

/// Joins items that follow each other, so that they are gone over in one stretch.
fn joined(elements: Vec<Element>) -> Vec<Element> {
    let mut joined: Vec<Element> = Vec::with_capacity(elements.len());
    for element in elements {
        match (joined.last_mut(), &element) {
            (Some(Element::Items { start, count }), Element::Items { start: next, count: more })
                if *start + *count == *next =>
            {
                *count += more;
            }
            (
                Some(Element::Reversed { start, count, ends }),
                Element::Reversed { start: next, count: more, ends: same },
            ) if *start + *count == *next && *ends == *same => {
                *count += more;
            }
            _ => joined.push(element),
        }
    }
    joined
}
