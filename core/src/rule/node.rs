//! A compiled condition, and how it is answered over facts in three values.

use std::sync::Arc;

use super::names::{Shown, Words};
use super::{
    Alternative, CollectionKey, FactKey, FactWord, Facts, FieldKey, Found, Leaf, LeafFace, SpokenWord, Truth, Value,
};
use crate::condition::Scope;
use crate::id::{ItemId, Name};
use crate::text::Text;

/// How many elements of a collection a finding names one by one; the number of all stands in its leaf.
const ELEMENTS_NAMED: usize = 8;

/// A compiled condition; `not` was pushed down to the tests.
#[derive(Clone, Debug)]
pub(super) enum Node {
    All(Vec<Node>),
    Any { choice: u16, branches: Vec<Branch> },
    Test(Test),
    Over(Box<Over>),
}

/// One of several of which any is enough.
#[derive(Clone, Debug)]
pub(super) struct Branch {
    pub node: Node,
    /// Written as `not` inside `any`: "if this, then one of the others". Where the premise holds, undoing it is no remedy,
    /// so it is not told as one.
    pub premise: bool,
}

/// Where a test looks.
#[derive(Clone, Debug)]
pub(super) enum Place {
    Scalar(FactKey),
    Field(FieldKey),
    FormRecorded(ItemId),
    FormField(ItemId, Name),
}

/// A bound on a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Bound {
    AtLeast(f64),
    AtMost(f64),
    MoreThan(f64),
    LessThan(f64),
}

/// What a test asks.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Check {
    Recorded(bool),
    YesNo { yes: bool, no: bool },
    Bound(Bound),
    NumberIn { numbers: Vec<f64>, inside: bool },
    WordIn { words: Vec<String>, inside: bool },
    Includes { words: Vec<String>, inside: bool },
}

/// A test of one fact.
#[derive(Clone, Debug)]
pub(super) struct Test {
    pub place: Place,
    pub scope: Scope,
    pub check: Check,
    pub words: Words,
    pub face: Arc<LeafFace>,
}

/// What is asked of a collection.
#[derive(Clone, Debug)]
pub(super) enum Quantity {
    Every(Node),
    Some(Node),
    Count { at_least: u32, at_most: u32, inside: bool },
    Covers { field: FieldKey, values: Vec<Arc<SpokenWord>>, inside: bool },
}

/// A condition over a collection.
#[derive(Clone, Debug)]
pub(super) struct Over {
    pub of: CollectionKey,
    pub scope: Scope,
    pub filter: Option<Node>,
    pub quantity: Quantity,
    pub face: Arc<LeafFace>,
}

/// Where leaves are gathered; `None` where only the answer is wanted.
type Leaves<'a> = Option<&'a mut Vec<Leaf>>;

fn mark(leaves: &Leaves<'_>) -> usize {
    leaves.as_ref().map_or(0, |leaves| leaves.len())
}

fn forget(leaves: &mut Leaves<'_>, from: usize, to: usize) {
    if let Some(leaves) = leaves {
        leaves.drain(from..to);
    }
}

impl Node {
    /// Answers, and adds the leaves that decided the answer.
    pub(super) fn answer(&self, facts: &dyn Facts, element: Option<usize>, leaves: Leaves<'_>) -> Truth {
        match self {
            Self::All(nodes) => all(nodes, facts, element, leaves),
            Self::Any { choice, branches } => any(*choice, branches, facts, element, leaves),
            Self::Test(test) => test.answer(facts, element, leaves),
            Self::Over(over) => over.answer(facts, leaves),
        }
    }
}

/// Where it holds, every leaf decided it; otherwise those that do not hold did, failing and missing alike.
fn all(nodes: &[Node], facts: &dyn Facts, element: Option<usize>, mut leaves: Leaves<'_>) -> Truth {
    let start = mark(&leaves);
    let mut truth = Truth::Holds;
    for node in nodes {
        let before = mark(&leaves);
        let answer = node.answer(facts, element, leaves.as_deref_mut());
        match (answer, truth) {
            (Truth::Holds, Truth::Holds) => {}
            (Truth::Holds, _) => {
                let after = mark(&leaves);
                forget(&mut leaves, before, after);
            }
            (_, Truth::Holds) => forget(&mut leaves, start, before),
            _ => {}
        }
        truth = truth.and(answer);
        if truth == Truth::Fails && leaves.is_none() {
            break;
        }
    }
    truth
}

/// Where it holds, the first that holds decided it; otherwise all did, and any one of them would be enough.
fn any(choice: u16, branches: &[Branch], facts: &dyn Facts, element: Option<usize>, mut leaves: Leaves<'_>) -> Truth {
    let start = mark(&leaves);
    let several = branches.iter().filter(|branch| !branch.premise).count() > 1;
    let mut truth = Truth::Fails;
    for (number, branch) in branches.iter().enumerate() {
        let before = mark(&leaves);
        let answer = branch.node.answer(facts, element, leaves.as_deref_mut());
        if answer == Truth::Holds {
            forget(&mut leaves, start, before);
            return Truth::Holds;
        }
        if branch.premise && answer == Truth::Fails {
            let after = mark(&leaves);
            forget(&mut leaves, before, after);
        } else if several
            && !branch.premise
            && let Some(leaves) = leaves.as_deref_mut()
        {
            let branch = u16::try_from(number).unwrap_or(u16::MAX);
            for leaf in &mut leaves[before..] {
                leaf.alternative = Some(Alternative { choice, branch, element: element.and_then(counted) });
            }
        }
        truth = truth.or(answer);
    }
    truth
}

impl Test {
    fn read<'f>(&self, facts: &'f dyn Facts, element: Option<usize>) -> Option<Value<'f>> {
        match &self.place {
            Place::Scalar(key) => facts.scalar(*key, self.scope),
            Place::Field(key) => facts.field(*key, element?, self.scope),
            Place::FormRecorded(form) => Some(Value::YesNo(facts.form_recorded(form, self.scope))),
            Place::FormField(form, field) => facts.form_field(form, field, self.scope),
        }
    }

    fn answer(&self, facts: &dyn Facts, element: Option<usize>, leaves: Leaves<'_>) -> Truth {
        let value = self.read(facts, element).filter(|value| !is_empty(value));
        let truth = self.check.answer(value);
        if let Some(leaves) = leaves {
            let field = matches!(self.place, Place::Field(_));
            leaves.push(Leaf {
                asked: self.face.clone(),
                element: element.filter(|_| field).and_then(counted),
                alternative: None,
                truth,
                found: value.map_or(Found::NotRecorded, |value| self.found(value)),
            });
        }
        truth
    }

    fn found(&self, value: Value<'_>) -> Found {
        match value {
            Value::YesNo(yes) => Found::YesNo(yes),
            Value::Number(number) => Found::Number(number),
            Value::Word(word) => self.spoken(word).map_or(Found::Recorded, Found::Word),
            Value::Words(words) => {
                let spoken: Vec<_> = words.iter().filter_map(|word| self.spoken(word)).collect();
                if spoken.is_empty() { Found::Recorded } else { Found::Words(spoken) }
            }
        }
    }

    fn spoken(&self, word: &str) -> Option<Arc<SpokenWord>> {
        self.words.find(word).cloned().or_else(|| {
            let repeated = self.words.shown == Shown::Ids && looks_like_id(word) || self.check.names(word);
            repeated
                .then(|| Arc::new(SpokenWord { word: word.to_owned(), label: Text { nl: word.to_owned(), en: None } }))
        })
    }
}

fn counted(index: usize) -> Option<u32> {
    u32::try_from(index).ok()?.checked_add(1)
}

/// Nothing was written in it, so nothing was recorded.
fn is_empty(value: &Value<'_>) -> bool {
    match value {
        Value::Word(word) => word.is_empty(),
        Value::Words(words) => words.is_empty(),
        Value::Number(number) => number.is_nan(),
        Value::YesNo(_) => false,
    }
}

fn looks_like_id(word: &str) -> bool {
    let letters = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b':' | b'/' | b'.');
    word.len() <= 200 && word.bytes().all(letters)
}

impl Check {
    fn answer(&self, value: Option<Value<'_>>) -> Truth {
        if let Self::Recorded(wanted) = self {
            return Truth::of(value.is_some() == *wanted);
        }
        match (self, value) {
            (Self::YesNo { yes, no }, Some(Value::YesNo(found))) => Truth::of(if found { *yes } else { *no }),
            (Self::Bound(bound), Some(Value::Number(found))) => Truth::of(bound.admits(found)),
            (Self::NumberIn { numbers, inside }, Some(Value::Number(found))) => {
                Truth::of(numbers.contains(&found) == *inside)
            }
            (Self::WordIn { words, inside }, Some(Value::Word(found))) => {
                Truth::of(words.iter().any(|word| word == found) == *inside)
            }
            (Self::Includes { words, inside }, Some(Value::Words(found))) => {
                Truth::of(found.iter().any(|found| words.iter().any(|word| found == word.as_str())) == *inside)
            }
            _ => Truth::Unknown,
        }
    }

    /// Whether the rule itself names the word, so that a finding tells nothing new by repeating it.
    fn names(&self, found: &str) -> bool {
        match self {
            Self::WordIn { words, .. } | Self::Includes { words, .. } => words.iter().any(|word| word == found),
            _ => false,
        }
    }
}

impl Bound {
    fn admits(self, number: f64) -> bool {
        match self {
            Self::AtLeast(bound) => number >= bound,
            Self::AtMost(bound) => number <= bound,
            Self::MoreThan(bound) => number > bound,
            Self::LessThan(bound) => number < bound,
        }
    }

    pub(super) fn opposite(self) -> Self {
        match self {
            Self::AtLeast(bound) => Self::LessThan(bound),
            Self::AtMost(bound) => Self::MoreThan(bound),
            Self::MoreThan(bound) => Self::AtMost(bound),
            Self::LessThan(bound) => Self::AtLeast(bound),
        }
    }
}

/// How the elements of a collection answered.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    looked_at: u32,
    pass: u32,
    unknown: u32,
}

impl Over {
    fn passes_filter(&self, facts: &dyn Facts, index: usize) -> Truth {
        self.filter.as_ref().map_or(Truth::Holds, |filter| filter.answer(facts, Some(index), None))
    }

    fn answer(&self, facts: &dyn Facts, mut leaves: Leaves<'_>) -> Truth {
        let len = facts.len(self.of, self.scope);
        let asks_elements = matches!(self.quantity, Quantity::Every(_) | Quantity::Some(_) | Quantity::Covers { .. });
        if len == 0 && asks_elements {
            if let Some(leaves) = leaves {
                self.tell_empty(leaves);
            }
            return Truth::Unknown;
        }
        // Its own leaf comes before those of its elements, and is filled in when they have answered.
        let at = leaves.as_deref_mut().map(|leaves| {
            leaves.push(Leaf {
                asked: self.face.clone(),
                element: None,
                alternative: None,
                truth: Truth::Unknown,
                found: Found::NotRecorded,
            });
            leaves.len() - 1
        });
        let (truth, found) = match &self.quantity {
            Quantity::Every(holds) => self.every(holds, facts, len, leaves.as_deref_mut()),
            Quantity::Some(holds) => self.some(holds, facts, len, leaves.as_deref_mut()),
            Quantity::Count { at_least, at_most, inside } => self.count(*at_least..=*at_most, *inside, facts, len),
            Quantity::Covers { field, values, inside } => self.covers(*field, values, *inside, facts, len),
        };
        if let (Some(at), Some(leaves)) = (at, leaves) {
            let told_by_elements = leaves.len() - at - 1;
            if self.elements_tell_all(truth, &found) && told_by_elements > 0 {
                leaves.remove(at);
            } else {
                leaves[at].truth = truth;
                leaves[at].found = found;
            }
        }
        truth
    }

    /// Where each element that does not pass is named, how many there are of them says nothing more.
    fn elements_tell_all(&self, truth: Truth, found: &Found) -> bool {
        let few = matches!(found, Found::Elements { of, pass } if (of - pass) as usize <= ELEMENTS_NAMED);
        matches!(self.quantity, Quantity::Every(_)) && truth != Truth::Holds && few
    }

    /// That nothing stands in the collection is told once, however many questions are asked of it.
    fn tell_empty(&self, leaves: &mut Vec<Leaf>) {
        let told = leaves.iter().any(|leaf| leaf.found == Found::NoElements && leaf.asked.fact == self.face.fact);
        if !told {
            leaves.push(Leaf {
                asked: self.face.clone(),
                element: None,
                alternative: None,
                truth: Truth::Unknown,
                found: Found::NoElements,
            });
        }
    }

    /// Elements that the filter leaves out are passed over; where it leaves out all, there is nothing to ask.
    fn every(&self, holds: &Node, facts: &dyn Facts, len: usize, mut leaves: Leaves<'_>) -> (Truth, Found) {
        let (mut truth, mut tally, mut named) = (Truth::Holds, Tally::default(), 0);
        for index in 0..len {
            let looked_at = self.passes_filter(facts, index);
            if looked_at == Truth::Fails {
                continue;
            }
            tally.looked_at += 1;
            let mut answer = holds.answer(facts, Some(index), None);
            if answer == Truth::Holds {
                tally.pass += 1;
                continue;
            }
            if let Some(leaves) = leaves.as_deref_mut().filter(|_| named < ELEMENTS_NAMED) {
                if looked_at == Truth::Unknown
                    && let Some(filter) = &self.filter
                {
                    filter.answer(facts, Some(index), Some(leaves));
                }
                holds.answer(facts, Some(index), Some(leaves));
                named += 1;
            }
            if looked_at == Truth::Unknown {
                answer = Truth::Unknown;
            }
            truth = truth.and(answer);
        }
        (truth, Found::Elements { of: tally.looked_at, pass: tally.pass })
    }

    fn some(&self, holds: &Node, facts: &dyn Facts, len: usize, mut leaves: Leaves<'_>) -> (Truth, Found) {
        let (mut truth, mut tally, start) = (Truth::Fails, Tally::default(), mark(&leaves));
        let mut named = 0;
        for index in 0..len {
            let looked_at = self.passes_filter(facts, index);
            if looked_at == Truth::Fails {
                continue;
            }
            tally.looked_at += 1;
            let answer = looked_at.and(holds.answer(facts, Some(index), None));
            truth = truth.or(answer);
            match answer {
                Truth::Holds => tally.pass += 1,
                Truth::Unknown if named < ELEMENTS_NAMED => {
                    // What is missing in this element could still make it the one that passes.
                    if let Some(leaves) = leaves.as_deref_mut() {
                        if let Some(filter) = self.filter.as_ref().filter(|_| looked_at == Truth::Unknown) {
                            filter.answer(facts, Some(index), Some(leaves));
                        }
                        holds.answer(facts, Some(index), Some(leaves));
                        named += 1;
                    }
                }
                Truth::Unknown | Truth::Fails => {}
            }
        }
        if truth == Truth::Holds {
            let end = mark(&leaves);
            forget(&mut leaves, start, end);
        }
        (truth, Found::Elements { of: tally.looked_at, pass: tally.pass })
    }

    fn count(
        &self,
        wanted: std::ops::RangeInclusive<u32>,
        inside: bool,
        facts: &dyn Facts,
        len: usize,
    ) -> (Truth, Found) {
        let mut tally = Tally { looked_at: u32::try_from(len).unwrap_or(u32::MAX), ..Tally::default() };
        if self.filter.is_some() {
            for index in 0..len {
                match self.passes_filter(facts, index) {
                    Truth::Holds => tally.pass += 1,
                    Truth::Unknown => tally.unknown += 1,
                    Truth::Fails => {}
                }
            }
        } else {
            tally.pass = tally.looked_at;
        }
        let most = tally.pass.saturating_add(tally.unknown);
        let truth = if wanted.contains(&tally.pass) && wanted.contains(&most) {
            Truth::of(inside)
        } else if most < *wanted.start() || tally.pass > *wanted.end() {
            Truth::of(!inside)
        } else {
            Truth::Unknown
        };
        let found = match &self.filter {
            None => Found::Count(tally.pass),
            Some(_) => Found::Elements { of: tally.looked_at, pass: tally.pass },
        };
        (truth, found)
    }

    fn covers(
        &self,
        field: FieldKey,
        values: &[Arc<SpokenWord>],
        inside: bool,
        facts: &dyn Facts,
        len: usize,
    ) -> (Truth, Found) {
        let mut met: Vec<Arc<SpokenWord>> = Vec::new();
        let mut truth = Truth::Holds;
        for value in values {
            let mut occurs = Truth::Fails;
            for index in 0..len {
                let here = match facts.field(field, index, self.scope) {
                    Some(Value::Word(word)) => Truth::of(word == value.word),
                    Some(Value::Words(words)) => Truth::of(words.iter().any(|w: &FactWord| *w == value.word)),
                    _ => Truth::Unknown,
                };
                occurs = occurs.or(self.passes_filter(facts, index).and(here));
                if occurs == Truth::Holds {
                    met.push(value.clone());
                    break;
                }
            }
            truth = truth.and(occurs);
        }
        let truth = match (truth, inside) {
            (Truth::Holds, false) => Truth::Fails,
            (Truth::Fails, false) => Truth::Holds,
            (truth, _) => truth,
        };
        let found = if met.is_empty() {
            Found::Elements { of: u32::try_from(len).unwrap_or(u32::MAX), pass: 0 }
        } else {
            Found::Words(met)
        };
        (truth, found)
    }
}
