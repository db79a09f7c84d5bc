//! Scoring columns: any number of sheets at once, a status per row, no allocation per row.

use std::fmt;

use super::block::{self, BLOCK, Columns, TILE};
use super::code::Code;
use super::compile::Compiled;
use super::refusal::count;
use super::sheet::{Sheet, Status, mark_unless_whole};
use crate::explain::Explain;
use crate::text::Language;

/// Which columns are not right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnGroup {
    /// The columns of answers, one per item.
    Answers,
    /// The columns of inputs, one per declared input.
    Inputs,
    /// The columns for scores, one per scale.
    Scores,
}

/// That a batch as a whole has the wrong shape; what is wrong in a row is that row's status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnsFault {
    /// There are too few or too many columns.
    Count {
        /// Which columns.
        group: ColumnGroup,
        /// The fewest allowed.
        least: usize,
        /// The most allowed.
        most: usize,
        /// How many there were.
        found: usize,
    },
    /// A column is not as long as the column of statuses.
    Length {
        /// Which columns.
        group: ColumnGroup,
        /// Which of them, counted from 1.
        column: usize,
        /// How many rows there are.
        rows: usize,
        /// How long the column is.
        found: usize,
    },
}

impl Explain for ColumnsFault {
    fn code(&self) -> &'static str {
        match self {
            Self::Count { .. } => Code::WrongCount.as_str(),
            Self::Length { .. } => Code::ColumnShape.as_str(),
        }
    }

    fn explain(&self, language: Language) -> String {
        let (Self::Count { group, .. } | Self::Length { group, .. }) = self;
        let of = match (group, language) {
            (ColumnGroup::Answers, Language::Nl) => "antwoorden",
            (ColumnGroup::Answers, Language::En) => "answers",
            (ColumnGroup::Inputs, Language::Nl) => "gegevens over de persoon",
            (ColumnGroup::Inputs, Language::En) => "inputs about the person",
            (ColumnGroup::Scores, Language::Nl) => "scores",
            (ColumnGroup::Scores, Language::En) => "scores",
        };
        match (self, language) {
            (Self::Count { least, most, found, .. }, Language::Nl) => {
                format!("het aantal kolommen met {of} is {found}, verwacht werd {}.", count(*least, *most, language))
            }
            (Self::Count { least, most, found, .. }, Language::En) => {
                format!("the number of columns of {of} is {found}, expected {}.", count(*least, *most, language))
            }
            (Self::Length { column, rows, found, .. }, Language::Nl) => {
                format!(
                    "kolom {column} met {of} heeft {found} rijen, en de statussen hebben er {rows}; maak alle kolommen even lang."
                )
            }
            (Self::Length { column, rows, found, .. }, Language::En) => {
                format!(
                    "column {column} of {of} has {found} rows and the statuses have {rows}; make all columns equally long."
                )
            }
        }
    }
}

impl fmt::Display for ColumnsFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::En))
    }
}

impl std::error::Error for ColumnsFault {}

fn shape<'a>(
    group: ColumnGroup,
    columns: impl ExactSizeIterator<Item = &'a [f64]>,
    (least, most): (usize, usize),
    rows: usize,
) -> Result<(), ColumnsFault> {
    let found = columns.len();
    if found < least || found > most {
        return Err(ColumnsFault::Count { group, least, most, found });
    }
    for (index, column) in columns.enumerate() {
        if column.len() != rows {
            return Err(ColumnsFault::Length { group, column: index + 1, rows, found: column.len() });
        }
    }
    Ok(())
}

/// Checks that columns fit an instrument and each other.
pub(super) fn check_shape(
    sheet: &Sheet,
    scales: usize,
    answers: &[&[f64]],
    inputs: &[&[f64]],
    out: &[&mut [f64]],
    rows: usize,
) -> Result<(), ColumnsFault> {
    let count = sheet.inputs();
    shape(ColumnGroup::Answers, answers.iter().copied(), sheet.count(), rows)?;
    shape(ColumnGroup::Inputs, inputs.iter().copied(), (count, count), rows)?;
    shape(ColumnGroup::Scores, out.iter().map(|column| &**column), (scales, scales), rows)
}

/// Marks the rows of a block in which something is not as it should be, missing answers included: 0 where nothing is.
fn mark(sheet: &Sheet, columns: Columns<'_, '_>, marks: &mut [u64]) {
    marks.fill(0);
    let whole = |item: &usize| sheet.allowed_at(*item).whole;
    let items = 0..columns.answers.len();
    // A few rows at a time over all columns, so that their marks stay in registers.
    let mut tiles = marks.chunks_exact_mut(TILE);
    for (tile, marks) in tiles.by_ref().enumerate() {
        let mut own = [0; TILE];
        for item in items.clone().filter(whole) {
            let allowed = sheet.allowed_at(item);
            let (min, max) = (allowed.min, allowed.max);
            let answers = columns.tile(item, tile);
            for row in 0..TILE {
                own[row] |= mark_unless_whole(answers[row], min, max);
            }
        }
        marks.copy_from_slice(&own);
    }
    let rest = tiles.into_remainder();
    let done = columns.rows - rest.len();
    for item in items.clone().filter(whole) {
        let allowed = sheet.allowed_at(item);
        note(rest, &columns.answer(item)[done..], |value| allowed.holds(value));
    }
    for item in items.filter(|item| !whole(item)) {
        let allowed = sheet.allowed_at(item);
        note(marks, columns.answer(item), |value| allowed.holds(value));
    }
    for input in 0..columns.inputs.len() {
        note(marks, columns.input(input), |value| sheet.input_holds(input, value));
    }
}

fn note(marks: &mut [u64], column: &[f64], holds: impl Fn(f64) -> bool) {
    for (mark, value) in marks.iter_mut().zip(column) {
        *mark |= u64::from(!holds(*value));
    }
}

impl Compiled {
    /// Scores columns whose shape was checked.
    pub(super) fn score_columns(
        &self,
        answers: &[&[f64]],
        inputs: &[&[f64]],
        out: &mut [&mut [f64]],
        status: &mut [Status],
    ) {
        // All that is ever allocated, whatever the number of rows.
        let mut scratch = vec![0.0; self.program.registers.max(1) * BLOCK];
        let mut row = Row::new(answers.len(), inputs.len(), out.len());
        let mut marks = [0; BLOCK];
        for from in (0..status.len()).step_by(BLOCK) {
            let rows = BLOCK.min(status.len() - from);
            let columns = Columns { answers, inputs, from, rows };
            let marks = &mut marks[..rows];
            match &self.quick {
                Some(quick) => quick.score_block(columns, out, marks, &mut scratch),
                None => {
                    mark(&self.sheet, columns, marks);
                    self.score_block(columns, out, &mut scratch);
                }
            }
            status[from..from + rows].fill(Status::Scored);
            if marks.iter().fold(0, |any, mark| any | mark) == 0 {
                continue;
            }
            for at in (0..rows).filter(|at| marks[*at] != 0).map(|at| from + at) {
                status[at] = row.score(self, answers, inputs, out, at);
            }
        }
    }

    fn score_block(&self, columns: Columns<'_, '_>, out: &mut [&mut [f64]], scratch: &mut [f64]) {
        let (from, rows) = (columns.from, columns.rows);
        for scale in &self.scales {
            match scale.code.stretch {
                Some(stretch) => {
                    block::fold_stretch(stretch, columns, &mut out[scale.index][from..][..rows]);
                }
                None => {
                    block::run(&self.program, &scale.code, columns, out, scratch);
                    out[scale.index][from..][..rows].copy_from_slice(&scratch[..rows]);
                }
            }
            let column = &mut out[scale.index][from..][..rows];
            if !scale.certain {
                column.iter_mut().for_each(|score| *score = scale.keep(*score));
            }
            if let (Some(ages), Some(age)) = (scale.ages, self.age) {
                for (score, age) in column.iter_mut().zip(columns.input(age)) {
                    *score = if ages.admits(*age) { *score } else { f64::NAN };
                }
            }
        }
        if let (Some(_), Some(age)) = (self.ages, self.age) {
            for column in out.iter_mut() {
                for (score, age) in column[from..][..rows].iter_mut().zip(columns.input(age)) {
                    *score = if self.outside(*age) { f64::NAN } else { *score };
                }
            }
        }
    }
}

/// One row on its own, for those in which something is not as it should be.
struct Row {
    answers: Vec<f64>,
    inputs: Vec<f64>,
    scores: Vec<f64>,
}

impl Row {
    fn new(answers: usize, inputs: usize, scores: usize) -> Self {
        Self { answers: vec![0.0; answers], inputs: vec![0.0; inputs], scores: vec![0.0; scores] }
    }

    fn score(
        &mut self,
        compiled: &Compiled,
        answers: &[&[f64]],
        inputs: &[&[f64]],
        out: &mut [&mut [f64]],
        at: usize,
    ) -> Status {
        self.answers.iter_mut().zip(answers).for_each(|(own, column)| *own = column[at]);
        self.inputs.iter_mut().zip(inputs).for_each(|(own, column)| *own = column[at]);
        self.scores.fill(f64::NAN);
        let status = match compiled.score(&self.answers, &self.inputs, &mut self.scores) {
            Ok(()) => Status::Scored,
            Err(reject) => reject.status,
        };
        out.iter_mut().zip(&self.scores).for_each(|(column, score)| column[at] = *score);
        status
    }
}
