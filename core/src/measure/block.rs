//! Runs a program over many sheets at once: columns, a block of rows at a time, one step over the whole block.

use super::arith::{both, compare, either, operate, select};
use super::program::{ALL_ROWS, Code, Op, Program, Stretch};
use super::tree::Fold;

/// How many rows a block has: few enough for the columns of an instrument to stay in the nearest cache.
pub(super) const BLOCK: usize = 256;

/// How many rows are gone over together across all columns: as many as stay in registers.
pub(super) const TILE: usize = 8;

/// What a program reads of a block: columns of answers, of inputs, and of the scales computed so far.
#[derive(Clone, Copy)]
pub(super) struct Columns<'a, 'b> {
    pub(super) answers: &'a [&'b [f64]],
    pub(super) inputs: &'a [&'b [f64]],
    /// The first row of the block.
    pub(super) from: usize,
    /// How many rows it has, at most [`BLOCK`].
    pub(super) rows: usize,
}

impl<'b> Columns<'_, 'b> {
    pub(super) fn answer(&self, item: usize) -> &'b [f64] {
        &self.answers[item][self.from..][..self.rows]
    }

    /// One tile of a column of answers.
    #[inline(always)]
    pub(super) fn tile(&self, item: usize, tile: usize) -> [f64; TILE] {
        // A whole tile always lies inside the block; the other arm only spares the check a panic.
        *self.answers[item][self.from + tile * TILE..].first_chunk().unwrap_or(&[f64::NAN; TILE])
    }

    pub(super) fn input(&self, input: usize) -> &'b [f64] {
        &self.inputs[input][self.from..][..self.rows]
    }

    fn stretch(&self, start: u32, count: u32) -> std::ops::Range<usize> {
        if count == ALL_ROWS { 0..self.answers.len() } else { start as usize..(start + count) as usize }
    }
}

/// A fold over one stretch of answers, straight into the column of its scale.
pub(super) fn fold_stretch(stretch: Stretch, columns: Columns<'_, '_>, out: &mut [f64]) {
    let Stretch { fold, start, count } = stretch;
    out.fill(fold.start());
    let items = columns.stretch(start, count);
    let length = items.len();
    add_items(fold, out, columns, items);
    finish(fold, out, length);
}

/// Adds columns of answers to a fold; sums a few rows at a time, so that they stay in registers.
fn add_items(fold: Fold, own: &mut [f64], columns: Columns<'_, '_>, items: std::ops::Range<usize>) {
    if !matches!(fold, Fold::Sum | Fold::Mean) {
        return items.into_iter().for_each(|item| add(fold, own, columns.answer(item), |answer| answer));
    }
    let mut tiles = own.chunks_exact_mut(TILE);
    for (tile, own) in tiles.by_ref().enumerate() {
        let mut sums = [0.0; TILE];
        sums.copy_from_slice(own);
        for item in items.clone() {
            let answers = columns.tile(item, tile);
            for row in 0..TILE {
                sums[row] += answers[row];
            }
        }
        own.copy_from_slice(&sums);
    }
    let rest = tiles.into_remainder();
    let done = columns.rows - rest.len();
    items.for_each(|item| each_with(rest, &columns.answer(item)[done..], |sum, answer| sum + answer));
}

/// Runs one compiled expression; its value stands in the first register of `scratch`.
pub(super) fn run(
    program: &Program,
    code: &Code,
    columns: Columns<'_, '_>,
    scales: &[&mut [f64]],
    scratch: &mut [f64],
) {
    let rows = columns.rows;
    for op in &program.ops[code.ops.clone()] {
        step(program, *op, columns, scales, scratch, rows);
    }
}

/// Register `to` and what lies beside it.
fn beside(scratch: &mut [f64], to: u16, rows: usize) -> (&mut [f64], &[f64], &[f64]) {
    let (own, rest) = scratch[to as usize * BLOCK..].split_at_mut(BLOCK);
    let (next, after) = rest.split_at(BLOCK);
    (&mut own[..rows], &next[..rows], &after[..rows])
}

fn step(program: &Program, op: Op, columns: Columns<'_, '_>, scales: &[&mut [f64]], scratch: &mut [f64], rows: usize) {
    match op {
        Op::Constant { to, value } => beside(scratch, to, rows).0.fill(value),
        Op::Item { to, item } => beside(scratch, to, rows).0.copy_from_slice(columns.answer(item as usize)),
        Op::Reversed { to, item, ends } => {
            each_with(beside(scratch, to, rows).0, columns.answer(item as usize), |_, answer| ends - answer);
        }
        Op::Input { to, input } => beside(scratch, to, rows).0.copy_from_slice(columns.input(input as usize)),
        Op::Scale { to, scale } => {
            beside(scratch, to, rows).0.copy_from_slice(&scales[scale as usize][columns.from..][..rows]);
        }
        Op::Negate { to } => each(beside(scratch, to, rows).0, |value| -value),
        Op::Not { to } => each(beside(scratch, to, rows).0, |value| 1.0 - value),
        Op::Operate { to, operator } => {
            let (own, next, _) = beside(scratch, to, rows);
            each_with(own, next, |left, right| operate(operator, left, right));
        }
        Op::Compare { to, how } => {
            let (own, next, _) = beside(scratch, to, rows);
            each_with(own, next, |left, right| compare(how, left, right));
        }
        Op::Both { to } => {
            let (own, next, _) = beside(scratch, to, rows);
            each_with(own, next, both);
        }
        Op::Either { to } => {
            let (own, next, _) = beside(scratch, to, rows);
            each_with(own, next, either);
        }
        Op::Lookup { to, lookup } => {
            let lookup = &program.lookups[lookup as usize];
            each(beside(scratch, to, rows).0, |value| lookup.of(value));
        }
        Op::Select { to } => {
            let (own, next, after) = beside(scratch, to, rows);
            for ((own, value), condition) in own.iter_mut().zip(next).zip(after) {
                *own = select(*condition, *value, *own);
            }
        }
        Op::Begin { to, fold } => beside(scratch, to, rows).0.fill(fold.start()),
        Op::AddItems { to, fold, start, count } => {
            add_items(fold, beside(scratch, to, rows).0, columns, columns.stretch(start, count));
        }
        Op::AddReversed { to, fold, start, count, ends } => {
            let own = beside(scratch, to, rows).0;
            columns.stretch(start, count).for_each(|item| add(fold, own, columns.answer(item), |answer| ends - answer));
        }
        Op::AddMapped { to, fold, start, count, lookup } => {
            let (own, lookup) = (beside(scratch, to, rows).0, &program.lookups[lookup as usize]);
            columns
                .stretch(start, count)
                .for_each(|item| add(fold, own, columns.answer(item), |answer| lookup.of(answer)));
        }
        Op::AddNext { to, fold } | Op::AddAnswer { to, fold, .. } => {
            let (own, next, _) = beside(scratch, to, rows);
            add(fold, own, next, |value| value);
        }
        Op::Finish { to, fold, count, rows: times } => {
            let count = count as usize + times as usize * columns.answers.len();
            finish(fold, beside(scratch, to, rows).0, count);
        }
    }
}

fn each(own: &mut [f64], with: impl Fn(f64) -> f64) {
    own.iter_mut().for_each(|own| *own = with(*own));
}

#[inline(always)]
fn each_with(own: &mut [f64], next: &[f64], with: impl Fn(f64, f64) -> f64) {
    own.iter_mut().zip(next).for_each(|(own, next)| *own = with(*own, *next));
}

/// Adds a column to a fold; the kind of fold is decided once per column, so that each loop becomes vectors.
#[inline(always)]
fn add(fold: Fold, own: &mut [f64], column: &[f64], form: impl Fn(f64) -> f64) {
    match fold {
        Fold::Sum | Fold::Mean => each_with(own, column, |so_far, value| so_far + form(value)),
        Fold::Min => each_with(own, column, |so_far, value| Fold::Min.with(so_far, form(value))),
        Fold::Max => each_with(own, column, |so_far, value| Fold::Max.with(so_far, form(value))),
        Fold::CountAtLeast(limit) => {
            each_with(own, column, |so_far, value| Fold::CountAtLeast(limit).with(so_far, form(value)));
        }
        Fold::CountAtMost(limit) => {
            each_with(own, column, |so_far, value| Fold::CountAtMost(limit).with(so_far, form(value)));
        }
    }
}

fn finish(fold: Fold, own: &mut [f64], count: usize) {
    if fold == Fold::Mean {
        each(own, |so_far| fold.finish(so_far, count));
    }
}
