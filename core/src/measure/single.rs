//! Runs a program over one sheet of answers, without allocating.

use super::arith::{both, compare, either, operate, select};
use super::ast::Comparison;
use super::program::{ALL_ROWS, Code, Op, Program, Stretch};
use super::tree::Fold;

/// What a program reads: answers in item order, inputs, and the scales computed so far.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    pub(super) answers: &'a [f64],
    pub(super) inputs: &'a [f64],
    pub(super) scales: &'a [f64],
}

impl<'a> Frame<'a> {
    fn stretch(&self, start: u32, count: u32) -> &'a [f64] {
        if count == ALL_ROWS { self.answers } else { &self.answers[start as usize..][..count as usize] }
    }
}

/// How answers that are still missing are dealt with inside a fold.
pub(super) trait Gaps {
    /// Whether there can be any.
    const POSSIBLE: bool;
    /// A fold begins in register `to`.
    fn begin(&mut self, to: u16);
    /// The answer at `index` is missing from the fold in register `to`.
    fn missing(&mut self, to: u16, index: usize);
    /// The result of the fold in register `to` over `count` values, missing ones included.
    fn finish(&self, to: u16, fold: Fold, so_far: f64, count: usize) -> f64;
}

/// No answer is missing.
pub(super) struct NoGaps;

impl Gaps for NoGaps {
    const POSSIBLE: bool = false;
    #[inline(always)]
    fn begin(&mut self, _: u16) {}
    #[inline(always)]
    fn missing(&mut self, _: u16, _: usize) {}
    #[inline(always)]
    fn finish(&self, _: u16, fold: Fold, so_far: f64, count: usize) -> f64 {
        fold.finish(so_far, count)
    }
}

/// A fold over one stretch of complete answers: what most scales are.
#[inline(always)]
pub(super) fn fold_stretch(stretch: Stretch, frame: Frame<'_>) -> f64 {
    let Stretch { fold, start, count } = stretch;
    let answers = frame.stretch(start, count);
    // The plain sum has its own arm, so that it becomes the loop that one would write by hand.
    match fold {
        Fold::Sum => answers.iter().fold(0.0, |sum, answer| sum + answer),
        Fold::Mean => answers.iter().fold(0.0, |sum, answer| sum + answer) / answers.len() as f64,
        fold => answers.iter().fold(fold.start(), |so_far, answer| fold.with(so_far, *answer)),
    }
}

/// The value of one compiled expression.
pub(super) fn run<G: Gaps>(
    program: &Program,
    code: &Code,
    frame: Frame<'_>,
    registers: &mut [f64],
    gaps: &mut G,
) -> f64 {
    for op in &program.ops[code.ops.clone()] {
        step(program, *op, frame, registers, gaps);
    }
    registers[0]
}

#[inline(always)]
fn step<G: Gaps>(program: &Program, op: Op, frame: Frame<'_>, registers: &mut [f64], gaps: &mut G) {
    let next = |to: u16| to as usize + 1;
    match op {
        Op::Constant { to, value } => registers[to as usize] = value,
        Op::Item { to, item } => registers[to as usize] = frame.answers[item as usize],
        Op::Reversed { to, item, ends } => registers[to as usize] = ends - frame.answers[item as usize],
        Op::Input { to, input } => registers[to as usize] = frame.inputs[input as usize],
        Op::Scale { to, scale } => registers[to as usize] = frame.scales[scale as usize],
        Op::Negate { to } => registers[to as usize] = -registers[to as usize],
        Op::Not { to } => registers[to as usize] = 1.0 - registers[to as usize],
        Op::Operate { to, operator } => {
            registers[to as usize] = operate(operator, registers[to as usize], registers[next(to)]);
        }
        Op::Compare { to, how } => registers[to as usize] = compare(how, registers[to as usize], registers[next(to)]),
        Op::Both { to } => registers[to as usize] = both(registers[to as usize], registers[next(to)]),
        Op::Either { to } => registers[to as usize] = either(registers[to as usize], registers[next(to)]),
        Op::Lookup { to, lookup } => {
            registers[to as usize] = program.lookups[lookup as usize].of(registers[to as usize]);
        }
        Op::Select { to } => {
            let condition = registers[next(to) + 1];
            registers[to as usize] = select(condition, registers[next(to)], registers[to as usize]);
        }
        Op::Begin { to, fold } => {
            registers[to as usize] = fold.start();
            gaps.begin(to);
        }
        Op::AddItems { to, fold, start, count } => {
            add(frame, (start, count), to, fold, registers, gaps, |answer| answer);
        }
        Op::AddReversed { to, fold, start, count, ends } => {
            add(frame, (start, count), to, fold, registers, gaps, |answer| ends - answer);
        }
        Op::AddMapped { to, fold, start, count, lookup } => {
            let lookup = &program.lookups[lookup as usize];
            add(frame, (start, count), to, fold, registers, gaps, |answer| lookup.of(answer));
        }
        Op::AddNext { to, fold } => registers[to as usize] = fold.with(registers[to as usize], registers[next(to)]),
        Op::AddAnswer { to, fold, item } => {
            if G::POSSIBLE && frame.answers[item as usize].is_nan() {
                gaps.missing(to, item as usize);
            } else {
                registers[to as usize] = fold.with(registers[to as usize], registers[next(to)]);
            }
        }
        Op::Finish { to, fold, count, rows } => {
            let count = count as usize + rows as usize * frame.answers.len();
            registers[to as usize] = gaps.finish(to, fold, registers[to as usize], count);
        }
    }
}

#[inline(always)]
fn add<G: Gaps>(
    frame: Frame<'_>,
    (start, count): (u32, u32),
    to: u16,
    fold: Fold,
    registers: &mut [f64],
    gaps: &mut G,
    form: impl Fn(f64) -> f64,
) {
    let mut so_far = registers[to as usize];
    for (index, answer) in frame.stretch(start, count).iter().enumerate() {
        if G::POSSIBLE && answer.is_nan() {
            gaps.missing(to, start as usize + index);
        } else {
            so_far = fold.with(so_far, form(*answer));
        }
    }
    registers[to as usize] = so_far;
}

/// Whether a condition holds; nothing where that is unknown.
pub(super) fn holds(value: f64) -> Option<bool> {
    (!value.is_nan()).then(|| compare(Comparison::Equal, value, 1.0) == 1.0)
}
