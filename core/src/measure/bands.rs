//! Bands of a scale: whether they cover it, and which one holds.

use super::arith::slack;
use super::fault::{FaultKind, MeasureFault};
use super::sheet::nearest_whole;
use crate::catalogue::{Band, BandSet, Scale};

/// A place between values: just before a value, or just after it.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
struct Cut {
    value: f64,
    after: bool,
}

const LOWEST: Cut = Cut { value: f64::NEG_INFINITY, after: false };
const HIGHEST: Cut = Cut { value: f64::INFINITY, after: true };

impl Cut {
    fn before(value: f64) -> Self {
        Self { value, after: false }
    }

    fn after(value: f64) -> Self {
        Self { value, after: true }
    }
}

/// The scores that a scale can have: steps from an origin, or any number.
#[derive(Clone, Copy, Debug)]
struct Lattice {
    origin: f64,
    step: f64,
}

/// How far from a step a computed score may lie, in steps.
const STEP_TOLERANCE: f64 = 1e-6;

impl Lattice {
    fn of(scale: &Scale) -> Option<Self> {
        let step = scale.step.filter(|step| step.is_finite() && *step > 0.0)?;
        Some(Self { origin: scale.min.unwrap_or(0.0), step })
    }

    /// A cut moved up to the step that follows it, so that cuts between the same two steps are equal.
    fn settle(self, cut: Cut) -> Cut {
        if cut.value.is_infinite() {
            return cut;
        }
        let steps = (cut.value - self.origin) / self.step;
        let near = nearest_whole(steps);
        let next =
            if (steps - near).abs() > STEP_TOLERANCE { steps.ceil() } else { near + f64::from(u8::from(cut.after)) };
        Cut::before(self.origin + next * self.step)
    }

    fn snap(self, score: f64) -> f64 {
        let steps = (score - self.origin) / self.step;
        let near = nearest_whole(steps);
        if (steps - near).abs() <= STEP_TOLERANCE { self.origin + near * self.step } else { score }
    }
}

/// The bounds of a band; nothing where they cannot be.
fn bounds(band: &Band) -> Option<(Option<Cut>, Option<Cut>)> {
    let low = match (band.from, band.above) {
        (None, None) => None,
        (Some(from), None) => Some(Cut::before(from)),
        (None, Some(above)) => Some(Cut::after(above)),
        (Some(_), Some(_)) => return None,
    };
    let high = match (band.to, band.below) {
        (None, None) => None,
        (Some(to), None) => Some(Cut::after(to)),
        (None, Some(below)) => Some(Cut::before(below)),
        (Some(_), Some(_)) => return None,
    };
    let finite = |cut: Option<Cut>| cut.is_none_or(|cut| cut.value.is_finite());
    let ordered = !matches!((low, high), (Some(low), Some(high)) if low >= high);
    (finite(low) && finite(high) && ordered).then_some((low, high))
}

/// Checks that the bands of a set go from low to high over the whole range of the scale, without hole or overlap.
pub(super) fn check(set: &BandSet, scale: &Scale) -> Vec<MeasureFault> {
    cover(set, scale, Lattice::of(scale))
}

/// Checks that the bands of a set, which cover the steps of their scale, also leave no hole between two steps.
pub(super) fn check_between(set: &BandSet, scale: &Scale) -> Vec<MeasureFault> {
    let mut holes = cover(set, scale, None);
    holes.retain_mut(|fault| match std::mem::replace(&mut fault.kind, FaultKind::NotFinite) {
        FaultKind::BandHole { after, before, between } => {
            fault.kind = FaultKind::BandHoleBetween { after, before, between };
            true
        }
        _ => false,
    });
    holes
}

/// What is wrong with bands of a scale that has these scores, or any number.
fn cover(set: &BandSet, scale: &Scale, lattice: Option<Lattice>) -> Vec<MeasureFault> {
    let path = format!("band-set.{}", set.id);
    let mut faults = Vec::new();
    let settle = |cut: Cut| lattice.map_or(cut, |lattice| lattice.settle(cut));
    let start = settle(scale.min.map_or(LOWEST, Cut::before));
    let end = settle(scale.max.map_or(HIGHEST, Cut::after));
    let last = set.band.len().saturating_sub(1);
    let mut covered = start;
    let mut previous: Option<&Band> = None;
    for (index, band) in set.band.iter().enumerate() {
        let own = format!("{path}.band.{}", band.id);
        let Some((low, high)) = bounds(band) else {
            faults.push(MeasureFault::new(own, FaultKind::BandBounds { band: band.id.clone() }));
            // Where this band lies is not known, so what follows cannot be judged against it.
            return faults;
        };
        // Only the outermost bands can be open; an open bound further in covers what is already covered.
        let low = settle(low.unwrap_or(if index == 0 { start } else { LOWEST }));
        let high = settle(high.unwrap_or(if index == last { end } else { HIGHEST }));
        let fault = if low >= high {
            FaultKind::BandBounds { band: band.id.clone() }
        } else if (low < start && low != LOWEST) || (high > end && high != HIGHEST) {
            FaultKind::BandOutside { band: band.id.clone(), min: scale.min, max: scale.max }
        } else if low > covered {
            let (after, before) = (previous.map(|band| band.id.clone()), Some(band.id.clone()));
            FaultKind::BandHole { after, before, between: (covered.value, low.value) }
        } else if low < covered {
            match previous {
                Some(first) => FaultKind::BandOverlap { first: first.id.clone(), second: band.id.clone() },
                None => FaultKind::BandOutside { band: band.id.clone(), min: scale.min, max: scale.max },
            }
        } else {
            covered = high;
            previous = Some(band);
            continue;
        };
        faults.push(MeasureFault::new(own, fault));
        covered = if high > covered { high } else { covered };
        previous = Some(band);
    }
    if covered < end && faults.is_empty() {
        let after = previous.map(|band| band.id.clone());
        let hole = FaultKind::BandHole { after, before: None, between: (covered.value, end.value) };
        faults.push(MeasureFault::new(path, hole));
    }
    faults
}

/// The band that holds for a score; computed scores are first brought to the step that they mean.
pub(super) fn hold<'a>(set: &'a BandSet, scale: &Scale, score: f64) -> Option<&'a Band> {
    let score = Lattice::of(scale).map_or(score, |lattice| lattice.snap(score));
    let near = slack(score);
    set.band.iter().find(|band| {
        band.from.is_none_or(|from| score >= from - near)
            && band.above.is_none_or(|above| score > above + near)
            && band.to.is_none_or(|to| score <= to + near)
            && band.below.is_none_or(|below| score < below - near)
    })
}
