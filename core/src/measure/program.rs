//! Turns resolved expressions into a flat program over registers.

use std::ops::Range;

use super::ast::{Comparison, Operator};
use super::tree::{Element, Fold, Lookup, Value};

/// The most registers that a program may need.
pub(super) const MOST_REGISTERS: usize = 512;

/// How many values a stretch of all given rows has, as a mark.
pub(super) const ALL_ROWS: u32 = u32::MAX;

/// A step of a program; it works on register `to`, with what it needs beside it in the registers that follow.
#[derive(Clone, Copy, Debug)]
pub(super) enum Op {
    Constant {
        to: u16,
        value: f64,
    },
    Item {
        to: u16,
        item: u32,
    },
    Reversed {
        to: u16,
        item: u32,
        ends: f64,
    },
    Input {
        to: u16,
        input: u32,
    },
    Scale {
        to: u16,
        scale: u32,
    },
    Negate {
        to: u16,
    },
    Not {
        to: u16,
    },
    Operate {
        to: u16,
        operator: Operator,
    },
    Compare {
        to: u16,
        how: Comparison,
    },
    Both {
        to: u16,
    },
    Either {
        to: u16,
    },
    Lookup {
        to: u16,
        lookup: u32,
    },
    /// Keeps `to`, or takes the next register where the condition in the one after that holds.
    Select {
        to: u16,
    },
    Begin {
        to: u16,
        fold: Fold,
    },
    AddItems {
        to: u16,
        fold: Fold,
        start: u32,
        count: u32,
    },
    AddReversed {
        to: u16,
        fold: Fold,
        start: u32,
        count: u32,
        ends: f64,
    },
    AddMapped {
        to: u16,
        fold: Fold,
        start: u32,
        count: u32,
        lookup: u32,
    },
    /// Adds the next register.
    AddNext {
        to: u16,
        fold: Fold,
    },
    /// Adds the next register, which rests on one answer.
    AddAnswer {
        to: u16,
        fold: Fold,
        item: u32,
    },
    /// Ends a fold over `count` values and `rows` times all given rows.
    Finish {
        to: u16,
        fold: Fold,
        count: u32,
        rows: u32,
    },
}

/// One compiled expression: a stretch of the program that leaves its value in register 0.
#[derive(Clone, Debug)]
pub(super) struct Code {
    pub(super) ops: Range<usize>,
    /// The whole of it, where it is a fold over one stretch of answers.
    pub(super) stretch: Option<Stretch>,
}

/// A fold over answers that follow each other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub(super) fold: Fold,
    pub(super) start: u32,
    pub(super) count: u32,
}

/// Every expression of an instrument, in one row of steps.
#[derive(Clone, Debug, Default)]
pub(super) struct Program {
    pub(super) ops: Vec<Op>,
    pub(super) lookups: Vec<Lookup>,
    /// How many registers it needs.
    pub(super) registers: usize,
}

impl Program {
    /// Appends a value; nothing where it needs too many registers.
    pub(super) fn append(&mut self, value: &Value) -> Option<Code> {
        let start = self.ops.len();
        self.emit(value, 0)?;
        let stretch = match value {
            Value::Fold { fold, over } => match over.as_slice() {
                [Element::Items { start, count }] => {
                    Some(Stretch { fold: *fold, start: index(*start), count: index(*count) })
                }
                [Element::Rows] => Some(Stretch { fold: *fold, start: 0, count: ALL_ROWS }),
                _ => None,
            },
            Value::Item(item) => Some(Stretch { fold: Fold::Sum, start: index(*item), count: 1 }),
            _ => None,
        };
        Some(Code { ops: start..self.ops.len(), stretch })
    }

    fn lookup(&mut self, lookup: &Lookup) -> u32 {
        // A list that is replaced as a whole shares its pairs, so only the last can be the same.
        let same = |last: &Lookup| last.steps == lookup.steps && std::sync::Arc::ptr_eq(&last.pairs, &lookup.pairs);
        if !self.lookups.last().is_some_and(same) {
            self.lookups.push(lookup.clone());
        }
        index(self.lookups.len() - 1)
    }

    fn emit(&mut self, value: &Value, at: usize) -> Option<()> {
        if at + 3 > MOST_REGISTERS {
            return None;
        }
        self.registers = self.registers.max(at + 3);
        let to = u16::try_from(at).ok()?;
        match value {
            Value::Constant(value) => self.ops.push(Op::Constant { to, value: *value }),
            Value::Item(item) => self.ops.push(Op::Item { to, item: index(*item) }),
            Value::Reversed { item, ends } => self.ops.push(Op::Reversed { to, item: index(*item), ends: *ends }),
            Value::Input(input) => self.ops.push(Op::Input { to, input: index(*input) }),
            Value::Scale(scale) => self.ops.push(Op::Scale { to, scale: index(*scale) }),
            Value::Negate(of) => self.unary(of, at, Op::Negate { to })?,
            Value::Not(of) => self.unary(of, at, Op::Not { to })?,
            Value::Lookup { of, lookup } => {
                self.emit(of, at)?;
                let lookup = self.lookup(lookup);
                self.ops.push(Op::Lookup { to, lookup });
            }
            Value::Chain { first, rest } => {
                self.emit(first, at)?;
                for (operator, value) in rest {
                    self.emit(value, at + 1)?;
                    self.ops.push(Op::Operate { to, operator: *operator });
                }
            }
            Value::Compare { how, left, right } => {
                self.emit(left, at)?;
                self.emit(right, at + 1)?;
                self.ops.push(Op::Compare { to, how: *how });
            }
            Value::All(parts) => self.row(parts, at, Op::Both { to })?,
            Value::Any(parts) => self.row(parts, at, Op::Either { to })?,
            Value::Choose { cases, otherwise } => {
                self.emit(otherwise, at)?;
                // From the last case to the first, so that the first that holds decides.
                for (condition, value) in cases.iter().rev() {
                    self.emit(value, at + 1)?;
                    self.emit(condition, at + 2)?;
                    self.ops.push(Op::Select { to });
                }
            }
            Value::Fold { fold, over } => self.fold(*fold, over, at, to)?,
        }
        Some(())
    }

    fn unary(&mut self, of: &Value, at: usize, op: Op) -> Option<()> {
        self.emit(of, at)?;
        self.ops.push(op);
        Some(())
    }

    fn row(&mut self, parts: &[Value], at: usize, op: Op) -> Option<()> {
        for (index, part) in parts.iter().enumerate() {
            self.emit(part, at + usize::from(index > 0))?;
            if index > 0 {
                self.ops.push(op);
            }
        }
        Some(())
    }

    fn fold(&mut self, fold: Fold, over: &[Element], at: usize, to: u16) -> Option<()> {
        self.ops.push(Op::Begin { to, fold });
        let (mut total, mut rows) = (0, 0);
        for element in over {
            match element {
                Element::Items { start, count } => {
                    self.ops.push(Op::AddItems { to, fold, start: index(*start), count: index(*count) });
                    total += count;
                }
                Element::Reversed { start, count, ends } => {
                    let (start, length) = (index(*start), index(*count));
                    self.ops.push(Op::AddReversed { to, fold, start, count: length, ends: *ends });
                    total += count;
                }
                Element::Rows => {
                    self.ops.push(Op::AddItems { to, fold, start: 0, count: ALL_ROWS });
                    rows += 1;
                }
                Element::ReversedRows { ends } => {
                    self.ops.push(Op::AddReversed { to, fold, start: 0, count: ALL_ROWS, ends: *ends });
                    rows += 1;
                }
                Element::MappedRows { lookup } => {
                    let lookup = self.lookup(lookup);
                    self.ops.push(Op::AddMapped { to, fold, start: 0, count: ALL_ROWS, lookup });
                    rows += 1;
                }
                Element::Single { value, answer } => {
                    self.emit(value, at + 1)?;
                    self.ops.push(match answer {
                        Some(item) => Op::AddAnswer { to, fold, item: index(*item) },
                        None => Op::AddNext { to, fold },
                    });
                    total += 1;
                }
            }
        }
        self.ops.push(Op::Finish { to, fold, count: index(total), rows });
        Some(())
    }
}

/// Numbers of items and parts are capped far below this.
fn index(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX - 1)
}
