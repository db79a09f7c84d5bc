//! Test plugin: the next version of `nine`, whose last item counts double.
#![forbid(unsafe_code)]

use vakwerk_sdk::{Behaviour, Coded, Columns, NotScored, ScaleColumns, Sheet};

const NINE: Coded = CATALOGUE.coded("nine-items");

/// The scale ends here.
const HIGHEST: f64 = 27.0;

#[derive(Default)]
struct NineLater;

/// The sum with the last item twice, which is what the earlier version did not do.
fn total(answers: impl Iterator<Item = f64>, last: f64) -> f64 {
    (answers.sum::<f64>() + last).min(HIGHEST)
}

impl Behaviour for NineLater {
    fn score(&self, sheet: Sheet<'_>, scales: &mut [f64]) -> Result<(), NotScored> {
        match (sheet.assessment, sheet.answers) {
            (NINE, answers @ [.., last]) => {
                scales[0] = total(answers.iter().copied(), *last);
                Ok(())
            }
            _ => Err(NotScored::NotProvided),
        }
    }

    fn score_batch(&self, sheets: Columns<'_>, scales: &mut ScaleColumns<'_>) -> Result<(), NotScored> {
        if sheets.assessment != NINE {
            return Err(NotScored::NotProvided);
        }
        for row in 0..sheets.rows() {
            let answer = |item: usize| sheets.item(item)[row];
            scales.scale(0)[row] = total((0..9).map(answer), answer(8));
        }
        Ok(())
    }
}

vakwerk_sdk::export_plugin!(NineLater);
