//! What an expression computes, once its names are known.

use std::sync::Arc;

use super::ast::{Comparison, Operator};

/// What is taken over a list of values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fold {
    Sum,
    Mean,
    Min,
    Max,
    CountAtLeast(f64),
    CountAtMost(f64),
}

/// A part of the list that a fold goes over.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Element {
    /// Items that follow each other in declared order.
    Items { start: usize, count: usize },
    /// The same, each taken from `ends`: its lowest plus its highest answer.
    Reversed { start: usize, count: usize, ends: f64 },
    /// Every row that is given.
    Rows,
    /// Every row, each taken from `ends`.
    ReversedRows { ends: f64 },
    /// Every row, each replaced.
    MappedRows { lookup: Lookup },
    /// Any other value; `answer` is the item that it rests on, where it is one answer in another form.
    Single { value: Value, answer: Option<usize> },
}

/// A replacement of values.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lookup {
    /// Whether the largest key that is not above the value counts, rather than the key equal to it.
    pub(super) steps: bool,
    /// Keys, rising, and their values; shared by all values that are replaced by it.
    pub(super) pairs: Arc<[(f64, f64)]>,
}

/// A value; conditions are 1 where they hold, 0 where not, and NaN where that is unknown.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Constant(f64),
    Item(usize),
    Input(usize),
    Scale(usize),
    /// An item taken from `ends`: its lowest plus its highest answer.
    Reversed {
        item: usize,
        ends: f64,
    },
    Negate(Box<Value>),
    Not(Box<Value>),
    Chain {
        first: Box<Value>,
        rest: Vec<(Operator, Value)>,
    },
    Compare {
        how: Comparison,
        left: Box<Value>,
        right: Box<Value>,
    },
    All(Vec<Value>),
    Any(Vec<Value>),
    Lookup {
        of: Box<Value>,
        lookup: Lookup,
    },
    Choose {
        cases: Vec<(Value, Value)>,
        otherwise: Box<Value>,
    },
    Fold {
        fold: Fold,
        over: Vec<Element>,
    },
}

/// Something outside an expression that its value rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Leaf {
    Item(usize),
    Input(usize),
    Scale(usize),
    Rows,
}

impl Value {
    /// Calls `see` for everything that the value rests on, once per place where it stands.
    pub(super) fn leaves(&self, see: &mut impl FnMut(Leaf)) {
        match self {
            Self::Constant(_) => {}
            Self::Item(item) | Self::Reversed { item, .. } => see(Leaf::Item(*item)),
            Self::Input(input) => see(Leaf::Input(*input)),
            Self::Scale(scale) => see(Leaf::Scale(*scale)),
            Self::Negate(of) | Self::Not(of) | Self::Lookup { of, .. } => of.leaves(see),
            Self::Chain { first, rest } => {
                first.leaves(see);
                rest.iter().for_each(|(_, value)| value.leaves(see));
            }
            Self::Compare { left, right, .. } => {
                left.leaves(see);
                right.leaves(see);
            }
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.leaves(see)),
            Self::Choose { cases, otherwise } => {
                for (condition, value) in cases {
                    condition.leaves(see);
                    value.leaves(see);
                }
                otherwise.leaves(see);
            }
            Self::Fold { over, .. } => over.iter().for_each(|element| element.leaves(see)),
        }
    }
}

impl Element {
    fn leaves(&self, see: &mut impl FnMut(Leaf)) {
        match self {
            Self::Items { start, count } | Self::Reversed { start, count, .. } => {
                (*start..start + count).for_each(|item| see(Leaf::Item(item)));
            }
            Self::Rows | Self::ReversedRows { .. } | Self::MappedRows { .. } => see(Leaf::Rows),
            Self::Single { value, .. } => value.leaves(see),
        }
    }
}
