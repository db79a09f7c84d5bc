//! Many sheets of one assessment at once, in columns.

use vakwerk_abi::{NO_ITEM, Status};
use vakwerk_core::catalogue::Assessment;
use vakwerk_core::measure::{self, Counted, Instrument, Refusal};

use crate::call_refusal::CallRefusal;
use crate::callable::CallFault;
use crate::scorer::{CodedScorer, Scorer, wrong_results};

/// Sheets in columns: value `row` of item `i` stands at `i * rows + row`; NaN means missing.
#[derive(Clone, Copy, Debug)]
pub struct Sheets<'a> {
    /// How many sheets there are.
    pub rows: usize,
    /// The answers, item by item.
    pub answers: &'a [f64],
    /// The inputs, input by input.
    pub inputs: &'a [f64],
}

/// A row of a batch that has no scores, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct RefusedRow {
    /// The row, counted from 0.
    pub row: usize,
    /// Why it has no scores.
    pub why: CallRefusal,
}

impl<'a> Sheets<'a> {
    /// How many values each row has, of `values` in all.
    fn columns(&self, values: usize) -> usize {
        values.checked_div(self.rows).unwrap_or(0)
    }

    /// Whether the columns are those of an assessment. With a variable number of rows of one item, every sheet of
    /// the batch has as many as there are columns.
    pub(crate) fn fit(&self, assessment: &Assessment, scales: usize) -> Result<(), CallRefusal> {
        let wrong = |of, expected: usize, found| {
            let refusal = Refusal::WrongCount { of, least: expected, most: expected, found };
            Err(CallRefusal::Sheet(refusal))
        };
        let of = |columns: usize| columns.saturating_mul(self.rows);
        let items = if assessment.rows.is_some() { self.columns(self.answers.len()) } else { assessment.item.len() };
        if self.answers.len() != of(items) {
            return wrong(Counted::Answers, of(items), self.answers.len());
        }
        if self.inputs.len() != of(assessment.input.len()) {
            return wrong(Counted::Inputs, of(assessment.input.len()), self.inputs.len());
        }
        if scales != of(assessment.scale.len()) {
            return Err(wrong_results(of(assessment.scale.len()), scales));
        }
        Ok(())
    }

    fn row(&self, columns: &[f64], row: usize, into: &mut Vec<f64>) {
        into.clear();
        into.extend(columns.iter().skip(row).step_by(self.rows.max(1)).copied());
    }
}

/// Writes the scores of one row into columns.
fn put(scales: &mut [f64], rows: usize, row: usize, scores: &[f64]) {
    for (column, score) in scores.iter().enumerate() {
        scales[column * rows + row] = *score;
    }
}

/// Scores one sheet after the other, with room that is made once.
pub(crate) fn row_by_row(scorer: &Scorer, sheets: Sheets<'_>, scales: &mut [f64]) -> Vec<RefusedRow> {
    let mut scores = vec![f64::NAN; sheets.columns(scales.len())];
    let (mut answers, mut inputs, mut refused) = (Vec::new(), Vec::new(), Vec::new());
    for row in 0..sheets.rows {
        sheets.row(sheets.answers, row, &mut answers);
        sheets.row(sheets.inputs, row, &mut inputs);
        if let Err(why) = scorer.score_into(&answers, &inputs, &mut scores) {
            scores.fill(f64::NAN);
            refused.push(RefusedRow { row, why });
        }
        put(scales, sheets.rows, row, &scores);
    }
    refused
}

/// Scores columns by the declaration; the reason of each refused row is looked up afterwards, as there are few.
pub(crate) fn declared(instrument: &Instrument, sheets: Sheets<'_>, scales: &mut [f64]) -> Vec<RefusedRow> {
    if sheets.rows == 0 {
        return Vec::new();
    }
    scales.fill(f64::NAN);
    let answers: Vec<&[f64]> = sheets.answers.chunks_exact(sheets.rows).collect();
    let inputs: Vec<&[f64]> = sheets.inputs.chunks_exact(sheets.rows).collect();
    let mut out: Vec<&mut [f64]> = scales.chunks_exact_mut(sheets.rows).collect();
    let mut statuses = vec![measure::Status::Scored; sheets.rows];
    // The shape was checked before; were it wrong all the same, every row stays unscored.
    let _ = instrument.score_columns(&answers, &inputs, &mut out, &mut statuses);
    let refused = statuses.iter().enumerate().filter(|(_, status)| **status != measure::Status::Scored);
    let rows: Vec<usize> = refused.map(|(row, _)| row).collect();
    unfit(instrument, sheets, rows)
}

/// Has the plugin's code score columns. It sees only rows that passed the checks.
pub(crate) fn coded(
    coded: &CodedScorer,
    instrument: &Instrument,
    sheets: Sheets<'_>,
    scales: &mut [f64],
) -> Result<Vec<RefusedRow>, CallRefusal> {
    scales.fill(f64::NAN);
    let mut refused = unfit(instrument, sheets, 0..sheets.rows);
    if refused.is_empty() {
        score(coded, instrument, sheets, scales, |row| row, &mut refused)?;
        return Ok(refused);
    }
    // Some rows are out: the others are moved together, so that the plugin sees columns of whole sheets.
    let mut out = refused.iter().map(|refused| refused.row).peekable();
    let fit: Vec<usize> = (0..sheets.rows).filter(|row| out.next_if_eq(row).is_none()).collect();
    let together = |columns: &[f64]| -> Vec<f64> {
        columns.chunks_exact(sheets.rows).flat_map(|column| fit.iter().map(|row| column[*row])).collect()
    };
    let (answers, inputs) = (together(sheets.answers), together(sheets.inputs));
    let mut scores = vec![f64::NAN; instrument.assessment().scale.len() * fit.len()];
    let few = Sheets { rows: fit.len(), answers: &answers, inputs: &inputs };
    score(coded, instrument, few, &mut scores, |row| fit[row], &mut refused)?;
    for (column, scores) in scores.chunks_exact(fit.len().max(1)).enumerate() {
        for (row, score) in fit.iter().zip(scores) {
            scales[column * sheets.rows + row] = *score;
        }
    }
    refused.sort_by_key(|refused| refused.row);
    Ok(refused)
}

/// Those of `rows` that do not pass the checks before scoring.
fn unfit(instrument: &Instrument, sheets: Sheets<'_>, rows: impl IntoIterator<Item = usize>) -> Vec<RefusedRow> {
    let (mut answers, mut inputs) = (Vec::new(), Vec::new());
    let check = |row| {
        sheets.row(sheets.answers, row, &mut answers);
        sheets.row(sheets.inputs, row, &mut inputs);
        Some(RefusedRow { row, why: instrument.check(&answers, &inputs).err()?.into() })
    };
    rows.into_iter().filter_map(check).collect()
}

/// Calls the code for rows that passed, and checks every row of what it gives; `named` is a row's own number.
fn score(
    coded: &CodedScorer,
    instrument: &Instrument,
    sheets: Sheets<'_>,
    scales: &mut [f64],
    named: impl Fn(usize) -> usize,
    refused: &mut Vec<RefusedRow>,
) -> Result<(), CallRefusal> {
    let Sheets { rows, answers, inputs } = sheets;
    let mut statuses = vec![Status::OK; rows];
    let callable = coded.callable().ok_or_else(|| coded.missing())?;
    if let Err(fault) = callable.score_batch(coded.position, answers, inputs, scales, &mut statuses) {
        scales.fill(f64::NAN);
        return Err(coded.refusal(instrument, fault));
    }
    let mut results = Vec::new();
    for (row, status) in statuses.into_iter().enumerate() {
        sheets.row(scales, row, &mut results);
        let why = match CallFault::from_status(status, NO_ITEM) {
            Err(fault) => coded.refusal(instrument, fault),
            Ok(()) => match instrument.check_results(&results) {
                Ok(()) => continue,
                Err(fault) => coded.outside_declaration(instrument, &fault).into(),
            },
        };
        results.fill(f64::NAN);
        put(scales, rows, row, &results);
        refused.push(RefusedRow { row: named(row), why });
    }
    Ok(())
}
