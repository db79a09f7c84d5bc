//! Reliable change, measurement error, clinical change and cut-offs after Jacobson and Truax (1991).

use std::f64::consts::SQRT_2;

use serde::{Deserialize, Serialize};

use super::change_fault::ChangeFault;
use crate::catalogue::Direction;

/// A confidence level with the z that is published for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub enum Confidence {
    /// 90 %, z = 1.645.
    Ninety,
    /// 95 %, z = 1.96.
    NinetyFive,
}

impl Confidence {
    /// The z as published.
    #[must_use]
    pub fn z(self) -> f64 {
        match self {
            Self::Ninety => 1.645,
            Self::NinetyFive => 1.96,
        }
    }
}

impl TryFrom<f64> for Confidence {
    type Error = ChangeFault;
    fn try_from(level: f64) -> Result<Self, ChangeFault> {
        if (level - 0.90).abs() < 1e-9 {
            Ok(Self::Ninety)
        } else if (level - 0.95).abs() < 1e-9 {
            Ok(Self::NinetyFive)
        } else {
            Err(ChangeFault::Confidence)
        }
    }
}

impl From<Confidence> for f64 {
    fn from(confidence: Confidence) -> f64 {
        match confidence {
            Confidence::Ninety => 0.90,
            Confidence::NinetyFive => 0.95,
        }
    }
}

/// The spread and the reliability of a measure; name the source of both beside the result.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Precision {
    /// The standard deviation, above 0.
    pub sd: f64,
    /// The reliability, from 0 up to but not including 1.
    pub reliability: f64,
}

/// A change weighed against measurement error.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ReliableChange {
    /// The standard error of measurement.
    pub sem: f64,
    /// The standard error of a difference.
    pub s_diff: f64,
    /// The reliable change index; its sign is that of after minus before.
    pub rci: f64,
    /// The smallest detectable change at the confidence level.
    pub mdc: f64,
    /// The confidence level.
    pub confidence: Confidence,
    /// Whether the change is beyond measurement error: |RCI| above z.
    pub reliable: bool,
}

/// Weighs a change against measurement error.
///
/// ```
/// use vakwerk_core::measure::{Confidence, Precision, reliable_change};
/// let precision = Precision { sd: 7.7, reliability: 0.90 };
/// assert!(!reliable_change(22.0, 16.0, precision, Confidence::NinetyFive)?.reliable);
/// assert!(reliable_change(22.0, 16.0, precision, Confidence::Ninety)?.reliable);
/// # Ok::<(), vakwerk_core::measure::ChangeFault>(())
/// ```
///
/// # Errors
/// A value is not finite, the standard deviation is not above 0, or the reliability is not in 0 … 1, 1 excluded.
pub fn reliable_change(
    before: f64,
    after: f64,
    precision: Precision,
    confidence: Confidence,
) -> Result<ReliableChange, ChangeFault> {
    let Precision { sd, reliability } = precision;
    finite(&[before, after])?;
    if !(sd.is_finite() && sd > 0.0) {
        return Err(ChangeFault::Deviation);
    }
    if !(0.0..1.0).contains(&reliability) {
        return Err(ChangeFault::Reliability);
    }
    let sem = sd * (1.0 - reliability).sqrt();
    let s_diff = SQRT_2 * sem;
    let rci = (after - before) / s_diff;
    finite(&[s_diff, rci])?;
    let z = confidence.z();
    Ok(ReliableChange { sem, s_diff, rci, mdc: z * s_diff, confidence, reliable: rci.abs() > z })
}

/// What a change means for the person, in four classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClinicalChange {
    /// Reliably better, and from the clinical side of the cut-off to the other.
    Recovered,
    /// Reliably better.
    Improved,
    /// Within the reliable change.
    Unchanged,
    /// Reliably worse.
    Deteriorated,
}

impl ClinicalChange {
    /// The class in ids and files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Recovered => "recovered",
            Self::Improved => "improved",
            Self::Unchanged => "unchanged",
            Self::Deteriorated => "deteriorated",
        }
    }
}

/// Classes a change against a cut-off and a published reliable change.
///
/// On the favourable side lies a score below the cut-off where lower is better, above it where higher is better;
/// the cut-off itself is still clinical. A change counts from the reliable change on, inclusive.
///
/// # Errors
/// A value is not finite, the reliable change is not above 0, or the scale has no favourable end.
pub fn clinical_change(
    before: f64,
    after: f64,
    cut_off: f64,
    reliable_change: f64,
    direction: Direction,
) -> Result<ClinicalChange, ChangeFault> {
    finite(&[before, after, cut_off])?;
    if !(reliable_change.is_finite() && reliable_change > 0.0) {
        return Err(ChangeFault::Size);
    }
    // Mirrored, so that lower is better in what follows.
    let sign = match direction {
        Direction::LowerIsBetter => 1.0,
        Direction::HigherIsBetter => -1.0,
        Direction::Neutral => return Err(ChangeFault::Direction),
    };
    let gain = sign * (before - after);
    let normal = |score: f64| sign * score < sign * cut_off;
    Ok(if gain <= -reliable_change {
        ClinicalChange::Deteriorated
    } else if gain < reliable_change {
        ClinicalChange::Unchanged
    } else if !normal(before) && normal(after) {
        ClinicalChange::Recovered
    } else {
        ClinicalChange::Improved
    })
}

/// Mean and standard deviation of a group.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Group {
    /// The mean.
    pub mean: f64,
    /// The standard deviation, above 0.
    pub sd: f64,
}

/// The three cut-offs of Jacobson and Truax.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct CutOffs {
    /// Two standard deviations from the clinical mean, towards the non-clinical group.
    pub a: f64,
    /// Two standard deviations from the non-clinical mean, towards the clinical group.
    pub b: f64,
    /// The point between the groups, weighed by their spread.
    pub c: f64,
}

/// The cut-offs between a clinical and a non-clinical group.
///
/// # Errors
/// A value is not finite, a standard deviation is not above 0, or the means are equal.
pub fn cut_offs(clinical: Group, non_clinical: Group) -> Result<CutOffs, ChangeFault> {
    finite(&[clinical.mean, non_clinical.mean])?;
    if [clinical.sd, non_clinical.sd].iter().any(|sd| !(sd.is_finite() && *sd > 0.0)) {
        return Err(ChangeFault::Deviation);
    }
    if clinical.mean == non_clinical.mean {
        return Err(ChangeFault::Groups);
    }
    let towards_clinical = (clinical.mean - non_clinical.mean).signum();
    let offs = CutOffs {
        a: clinical.mean - towards_clinical * 2.0 * clinical.sd,
        b: non_clinical.mean + towards_clinical * 2.0 * non_clinical.sd,
        c: (non_clinical.sd * clinical.mean + clinical.sd * non_clinical.mean) / (non_clinical.sd + clinical.sd),
    };
    finite(&[offs.a, offs.b, offs.c])?;
    Ok(offs)
}

pub(super) fn finite(values: &[f64]) -> Result<(), ChangeFault> {
    if values.iter().all(|value| value.is_finite()) { Ok(()) } else { Err(ChangeFault::NotANumber) }
}
