//! The change between two scores against one named, published threshold.

use serde::{Deserialize, Serialize};

use super::change_fault::ChangeFault;
use super::reliable::finite;
use crate::catalogue::{Ages, ChangeMeaning, ChangeMeasure, ChangeThreshold, Direction};
use crate::id::Name;

/// Which way a change went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Course {
    /// Towards the favourable end.
    Better,
    /// Away from it.
    Worse,
    /// No change.
    Same,
    /// Changed, on a scale without a favourable end.
    Changed,
}

/// A change, read against a threshold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ChangeReading {
    /// The threshold.
    pub threshold: Name,
    /// What the threshold says.
    pub meaning: ChangeMeaning,
    /// After minus before, in the threshold's own measure.
    pub change: f64,
    /// In which measure.
    pub measure: ChangeMeasure,
    /// Which way it went.
    pub course: Course,
    /// Whether the change is at least the threshold, whichever way it went.
    pub reached: bool,
}

/// Reads the change from `before` to `after` on a scale pointing `direction` against a named threshold.
///
/// # Errors
/// A score is not finite, a percentage of 0 is asked, or the threshold holds for other scores before or other ages
/// (an unknown age is refused where the threshold has ages).
pub fn read_change(
    threshold: &ChangeThreshold,
    direction: Direction,
    before: f64,
    after: f64,
    age: Option<u32>,
) -> Result<ChangeReading, ChangeFault> {
    finite(&[before, after, after - before])?;
    if let Some(ages) = threshold.ages {
        let age = age.ok_or_else(|| ChangeFault::AgeUnknown { threshold: threshold.id.clone() })?;
        if !within(ages, age) {
            return Err(ChangeFault::AgeLimit { threshold: threshold.id.clone(), from: ages.from, to: ages.to });
        }
    }
    let low = threshold.before_from.is_some_and(|from| before < from);
    let high = threshold.before_to.is_some_and(|to| before > to);
    if low || high {
        return Err(ChangeFault::Baseline {
            threshold: threshold.id.clone(),
            from: threshold.before_from,
            to: threshold.before_to,
        });
    }
    let change = match threshold.measure {
        ChangeMeasure::Points => after - before,
        ChangeMeasure::Percent if before == 0.0 => return Err(ChangeFault::PercentOfZero),
        ChangeMeasure::Percent => 100.0 * (after - before) / before.abs(),
    };
    finite(&[change])?;
    let course = match direction {
        _ if change == 0.0 => Course::Same,
        Direction::Neutral => Course::Changed,
        Direction::HigherIsBetter if change > 0.0 => Course::Better,
        Direction::LowerIsBetter if change < 0.0 => Course::Better,
        Direction::HigherIsBetter | Direction::LowerIsBetter => Course::Worse,
    };
    // Sums of tenths rarely meet a threshold to the last bit; a billionth is no clinical difference.
    let reached = change.abs() >= threshold.at_least - 1e-9;
    Ok(ChangeReading {
        threshold: threshold.id.clone(),
        meaning: threshold.meaning,
        change,
        measure: threshold.measure,
        course,
        reached,
    })
}

/// Whether an age in completed years lies within limits that are inclusive at both ends.
#[must_use]
pub fn within(ages: Ages, age: u32) -> bool {
    ages.from.is_none_or(|from| from <= age) && ages.to.is_none_or(|to| age <= to)
}
