//! Scoring one sheet: the hot path, and the rare one for sheets with gaps.

use super::compile::Compiled;
use super::gaps::Prorating;
use super::program::{Code, MOST_REGISTERS};
use super::sheet::{MOST_ITEMS, Reject};
use super::single::{Frame, Gaps, NoGaps, fold_stretch, run};

/// Most programs need few registers; preparing more would cost more than running them.
const FEW_REGISTERS: usize = 8;

impl Compiled {
    /// Scores a sheet into `out`; untouched where the sheet is rejected.
    #[inline]
    pub(super) fn score(&self, answers: &[f64], inputs: &[f64], out: &mut [f64]) -> Result<(), Reject> {
        if let Some(quick) = &self.quick
            && inputs.is_empty()
            && quick.score(answers, out)
        {
            return Ok(());
        }
        self.score_at_length(answers, inputs, out)
    }

    #[inline(never)]
    fn score_at_length(&self, answers: &[f64], inputs: &[f64], out: &mut [f64]) -> Result<(), Reject> {
        if self.sheet.complete(answers, inputs) {
            self.evaluate(answers, inputs, out, &mut NoGaps);
            return Ok(());
        }
        self.score_with_gaps(answers, inputs, out)
    }

    /// Scores a sheet that has missing answers which the published rule takes care of, or rejects it.
    #[cold]
    #[inline(never)]
    fn score_with_gaps(&self, answers: &[f64], inputs: &[f64], out: &mut [f64]) -> Result<(), Reject> {
        if let Some(reject) = self.sheet.reject(answers, inputs) {
            return Err(reject);
        }
        let mut filled = [0.0; MOST_ITEMS];
        let filled = &mut filled[..answers.len()];
        self.sheet.fill(answers, filled);
        if filled.iter().any(|answer| answer.is_nan()) {
            self.evaluate(filled, inputs, out, &mut Prorating::new(&self.sheet, answers));
        } else {
            self.evaluate(filled, inputs, out, &mut NoGaps);
        }
        Ok(())
    }

    #[inline(always)]
    fn evaluate<G: Gaps>(&self, answers: &[f64], inputs: &[f64], out: &mut [f64], gaps: &mut G) {
        let age = self.age.map_or(f64::NAN, |age| inputs[age]);
        if self.outside(age) {
            out.fill(f64::NAN);
            return;
        }
        for scale in &self.scales {
            let frame = Frame { answers, inputs, scales: out };
            let score = match (scale.ages, scale.code.stretch) {
                (Some(ages), _) if !ages.admits(age) => f64::NAN,
                (_, Some(stretch)) if !G::POSSIBLE => fold_stretch(stretch, frame),
                _ => self.value(&scale.code, frame, gaps),
            };
            out[scale.index] = if scale.certain { score } else { scale.keep(score) };
        }
    }

    /// Whether a known age lies outside the instrument's own limits; an unknown one is not held against anyone.
    #[inline(always)]
    pub(super) fn outside(&self, age: f64) -> bool {
        self.ages.is_some_and(|ages| !age.is_nan() && !ages.admits(age))
    }

    /// The value of one expression.
    pub(super) fn value<G: Gaps>(&self, code: &Code, frame: Frame<'_>, gaps: &mut G) -> f64 {
        if self.program.registers <= FEW_REGISTERS {
            run(&self.program, code, frame, &mut [0.0; FEW_REGISTERS], gaps)
        } else {
            self.large_value(code, frame, gaps)
        }
    }

    #[inline(never)]
    fn large_value<G: Gaps>(&self, code: &Code, frame: Frame<'_>, gaps: &mut G) -> f64 {
        run(&self.program, code, frame, &mut [0.0; MOST_REGISTERS], gaps)
    }
}
