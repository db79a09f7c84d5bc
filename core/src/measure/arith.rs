//! The arithmetic of single values, shared by single and columnar scoring; NaN is "unavailable" and spreads.

use super::ast::{Comparison, Operator};
use super::tree::{Fold, Lookup};

/// Numbers nearer than a billionth are equal: sums of tenths and thirds miss their mark by less.
#[inline(always)]
pub(super) fn slack(value: f64) -> f64 {
    1e-9 * value.abs().max(1.0)
}

#[inline(always)]
fn condition(known: bool, holds: bool) -> f64 {
    if known { f64::from(u8::from(holds)) } else { f64::NAN }
}

#[inline(always)]
pub(super) fn compare(how: Comparison, left: f64, right: f64) -> f64 {
    let slack = slack(right);
    let holds = match how {
        Comparison::Equal => (left - right).abs() <= slack,
        Comparison::Less => left < right - slack,
        Comparison::AtMost => left <= right + slack,
        Comparison::More => left > right + slack,
        Comparison::AtLeast => left >= right - slack,
    };
    condition(!left.is_nan() & !right.is_nan(), holds)
}

#[inline(always)]
pub(super) fn operate(operator: Operator, left: f64, right: f64) -> f64 {
    match operator {
        Operator::Add => left + right,
        Operator::Subtract => left - right,
        Operator::Multiply => left * right,
        Operator::Divide if right == 0.0 => f64::NAN,
        Operator::Divide => left / right,
    }
}

/// Both hold; unknown only where the one that is known does not decide.
#[inline(always)]
pub(super) fn both(left: f64, right: f64) -> f64 {
    if left == 0.0 || right == 0.0 { 0.0 } else { left * right }
}

/// One holds; unknown only where the one that is known does not decide.
#[inline(always)]
pub(super) fn either(left: f64, right: f64) -> f64 {
    if left == 1.0 || right == 1.0 { 1.0 } else { left + right }
}

#[inline(always)]
pub(super) fn select(condition: f64, value: f64, otherwise: f64) -> f64 {
    if condition == 1.0 {
        value
    } else if condition == 0.0 {
        otherwise
    } else {
        f64::NAN
    }
}

impl Fold {
    /// What a fold over nothing yet is.
    #[inline(always)]
    pub(super) fn start(self) -> f64 {
        match self {
            Self::Sum | Self::Mean | Self::CountAtLeast(_) | Self::CountAtMost(_) => 0.0,
            Self::Min => f64::INFINITY,
            Self::Max => f64::NEG_INFINITY,
        }
    }

    /// The fold with one more value.
    #[inline(always)]
    pub(super) fn with(self, so_far: f64, value: f64) -> f64 {
        match self {
            Self::Sum | Self::Mean => so_far + value,
            // Written so that NaN on either side spreads, which `f64::min` would swallow.
            Self::Min => {
                if so_far < value || so_far.is_nan() {
                    so_far
                } else {
                    value
                }
            }
            Self::Max => {
                if so_far > value || so_far.is_nan() {
                    so_far
                } else {
                    value
                }
            }
            Self::CountAtLeast(limit) => so_far + compare(Comparison::AtLeast, value, limit),
            Self::CountAtMost(limit) => so_far + compare(Comparison::AtMost, value, limit),
        }
    }

    /// The result over `count` values.
    #[inline(always)]
    pub(super) fn finish(self, so_far: f64, count: usize) -> f64 {
        match self {
            Self::Mean => so_far / count as f64,
            _ => so_far,
        }
    }
}

impl Lookup {
    /// The value beside the key, or NaN where there is none.
    #[inline]
    pub(super) fn of(&self, value: f64) -> f64 {
        let slack = slack(value);
        let found = if self.steps {
            self.pairs.iter().rev().find(|(key, _)| *key <= value + slack)
        } else {
            self.pairs.iter().find(|(key, _)| (*key - value).abs() <= slack)
        };
        found.map_or(f64::NAN, |(_, found)| *found)
    }
}
