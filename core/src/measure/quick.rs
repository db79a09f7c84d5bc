//! The shortest way to a score, for the sheets that most instruments have: whole numbers in one range, and scales
//! that are sums, means or counts over items that follow each other.

use super::block::{self, Columns, TILE};
use super::compile::ScaleCode;
use super::program::Stretch;
use super::sheet::{Sheet, mark_unless_whole};
use super::single::{Frame, fold_stretch};
use super::tree::Fold;

/// How a scale comes from a complete sheet.
#[derive(Clone, Copy, Debug)]
enum Way {
    /// The sum of all answers.
    Total,
    /// The mean of all answers.
    Mean,
    /// A fold over some of them.
    Stretch(Stretch),
}

/// An instrument whose complete sheets need no program.
#[derive(Clone, Debug)]
pub(super) struct Quick {
    items: usize,
    min: f64,
    max: f64,
    ways: Box<[(usize, Way)]>,
}

impl Quick {
    /// The short way, where there is one: no inputs, rows or ages, and every score certain to be in range.
    pub(super) fn new(sheet: &Sheet, scales: &[ScaleCode]) -> Option<Self> {
        let (items, range) = sheet.whole_numbers()?;
        let way = |scale: &ScaleCode| {
            let stretch = scale.code.stretch.filter(|_| scale.certain && scale.ages.is_none())?;
            let all = stretch.start == 0 && stretch.count as usize == items;
            Some(match stretch.fold {
                Fold::Sum if all => (scale.index, Way::Total),
                Fold::Mean if all => (scale.index, Way::Mean),
                _ => (scale.index, Way::Stretch(stretch)),
            })
        };
        let ways = scales.iter().map(way).collect::<Option<Box<[_]>>>()?;
        Some(Self { items, min: range.min, max: range.max, ways })
    }

    /// Scores a sheet if it is complete and allowed; otherwise leaves `out` untouched and says so.
    #[inline(always)]
    pub(super) fn score(&self, answers: &[f64], out: &mut [f64]) -> bool {
        if answers.len() != self.items {
            return false;
        }
        // Checked and added in one go: the checks are done while the additions wait for each other.
        let (mut mark, mut total) = (0, 0.0);
        for &answer in answers {
            mark |= mark_unless_whole(answer, self.min, self.max);
            total += answer;
        }
        if mark != 0 {
            return false;
        }
        for (scale, way) in &self.ways {
            out[*scale] = match way {
                Way::Total => total,
                Way::Mean => total / answers.len() as f64,
                Way::Stretch(stretch) => fold_stretch(*stretch, Frame { answers, inputs: &[], scales: &[] }),
            };
        }
        true
    }

    /// Scores a block of columns and marks the rows in which something is not as it should be, whose scores count for
    /// nothing; `totals` is room for one block.
    pub(super) fn score_block(
        &self,
        columns: Columns<'_, '_>,
        out: &mut [&mut [f64]],
        marks: &mut [u64],
        totals: &mut [f64],
    ) {
        let totals = &mut totals[..columns.rows];
        self.mark_and_add(columns, marks, totals);
        for (scale, way) in &self.ways {
            let column = &mut out[*scale][columns.from..][..columns.rows];
            match way {
                Way::Total => column.copy_from_slice(totals),
                Way::Mean => {
                    column.iter_mut().zip(&*totals).for_each(|(mean, total)| *mean = total / self.items as f64);
                }
                Way::Stretch(stretch) => block::fold_stretch(*stretch, columns, column),
            }
        }
    }

    /// Checks and adds in one go, a few rows at a time over all columns, so that both stay in registers.
    fn mark_and_add(&self, columns: Columns<'_, '_>, marks: &mut [u64], totals: &mut [f64]) {
        let mut mark_tiles = marks.chunks_exact_mut(TILE);
        let mut total_tiles = totals.chunks_exact_mut(TILE);
        for (tile, (marks, totals)) in mark_tiles.by_ref().zip(total_tiles.by_ref()).enumerate() {
            let (mut own, mut sums) = ([0; TILE], [0.0; TILE]);
            for item in 0..self.items {
                let answers = columns.tile(item, tile);
                for row in 0..TILE {
                    own[row] |= mark_unless_whole(answers[row], self.min, self.max);
                    sums[row] += answers[row];
                }
            }
            marks.copy_from_slice(&own);
            totals.copy_from_slice(&sums);
        }
        let (marks, totals) = (mark_tiles.into_remainder(), total_tiles.into_remainder());
        let done = columns.rows - marks.len();
        marks.fill(0);
        totals.fill(0.0);
        for item in 0..self.items {
            for ((mark, total), answer) in marks.iter_mut().zip(&mut *totals).zip(&columns.answer(item)[done..]) {
                *mark |= mark_unless_whole(*answer, self.min, self.max);
                *total += answer;
            }
        }
    }
}
