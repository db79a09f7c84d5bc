//! Missing answers that a published rule makes good: counted as a value, or replaced by the mean of the others.

use super::program::MOST_REGISTERS;
use super::sheet::{Sheet, is_not_applicable};
use super::single::Gaps;
use super::tree::Fold;
use crate::catalogue::MissingPolicy;

/// The missing answers of one fold.
#[derive(Clone, Copy, Default)]
struct Gap {
    unanswered: u32,
    not_applicable: u32,
    /// More are missing than one of them allows.
    beyond: bool,
}

/// Replaces missing answers of a fold by the mean of the others, up to the published number.
pub(super) struct Prorating<'a> {
    sheet: &'a Sheet,
    /// The answers as they were given, in which "not applicable" can still be told from missing.
    given: &'a [f64],
    gaps: [Gap; MOST_REGISTERS],
}

impl<'a> Prorating<'a> {
    pub(super) fn new(sheet: &'a Sheet, given: &'a [f64]) -> Self {
        Self { sheet, given, gaps: [Gap::default(); MOST_REGISTERS] }
    }
}

impl Gaps for Prorating<'_> {
    const POSSIBLE: bool = true;

    fn begin(&mut self, to: u16) {
        self.gaps[to as usize] = Gap::default();
    }

    fn missing(&mut self, to: u16, index: usize) {
        let answer = self.given[index];
        let most = match self.sheet.policy(index, answer) {
            MissingPolicy::Prorated(most) => most,
            // The other policies have left no gap.
            MissingPolicy::Refused | MissingPolicy::CountsAs(_) => 0,
        };
        let gap = &mut self.gaps[to as usize];
        let count = if is_not_applicable(answer) { &mut gap.not_applicable } else { &mut gap.unanswered };
        *count += 1;
        gap.beyond |= *count > most;
    }

    fn finish(&self, to: u16, fold: Fold, so_far: f64, count: usize) -> f64 {
        let gap = self.gaps[to as usize];
        let missing = (gap.unanswered + gap.not_applicable) as usize;
        if missing == 0 {
            return fold.finish(so_far, count);
        }
        if gap.beyond || missing >= count {
            return f64::NAN;
        }
        let answered = (count - missing) as f64;
        match fold {
            Fold::Sum => so_far / answered * count as f64,
            Fold::Mean => so_far / answered,
            // Only sums and means have a mean of the others to go by.
            _ => f64::NAN,
        }
    }
}
