//! Goal Attainment Scaling: levels and the T-score.
//!
//! The formula is the corrected one of Turner-Stokes (2009, erratum), with ρ = 0.30 by convention.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::code::Code;
use crate::explain::Explain;
use crate::text::Language;

/// The assumed correlation between goals.
pub const RHO: f64 = 0.30;

/// The level attained on a goal: −2 much less than expected … +2 much more; −3 in the Dutch six-point form.
///
/// −3 (deterioration) is stored and shown, and is no input to T.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i8", into = "i8")]
pub struct GasLevel(i8);

impl GasLevel {
    /// Much less than expected.
    pub const MUCH_LESS: Self = Self(-2);
    /// As expected.
    pub const EXPECTED: Self = Self(0);
    /// Deterioration, of the Dutch six-point form.
    pub const DETERIORATION: Self = Self(-3);

    /// Takes a number as a level.
    ///
    /// # Errors
    /// The number lies outside −3 to +2.
    pub fn new(level: i8) -> Result<Self, GasFault> {
        if (-3..=2).contains(&level) { Ok(Self(level)) } else { Err(GasFault::Level) }
    }

    /// The level as a number.
    #[must_use]
    pub fn get(self) -> i8 {
        self.0
    }
}

impl TryFrom<i8> for GasLevel {
    type Error = GasFault;
    fn try_from(level: i8) -> Result<Self, GasFault> {
        Self::new(level)
    }
}

impl From<GasLevel> for i8 {
    fn from(level: GasLevel) -> i8 {
        level.0
    }
}

impl fmt::Display for GasLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => f.write_str("0"),
            up @ 1.. => write!(f, "+{up}"),
            down => write!(f, "−{}", down.unsigned_abs()),
        }
    }
}

/// A goal with its weight and the level attained.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct GasGoal {
    /// The weight, above or equal to 0: importance times difficulty, or 1.
    pub weight: f64,
    /// The level attained.
    pub level: GasLevel,
}

/// Why there is no T-score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GasFault {
    /// There are no goals.
    NoGoals,
    /// The weight of a goal is negative or not finite.
    Weight {
        /// Which goal, counted from 1.
        goal: usize,
    },
    /// The weights sum to zero.
    WeightsZero,
    /// A number is not a level.
    Level,
    /// The level of a goal is −3, which lies outside what T is calibrated on.
    Deterioration {
        /// Which goal, counted from 1.
        goal: usize,
    },
}

/// The T-score of goals: 50 when all are attained as expected.
///
/// ```
/// use vakwerk_core::measure::{GasGoal, GasLevel, gas_t_score};
/// let as_expected = GasGoal { weight: 1.0, level: GasLevel::EXPECTED };
/// let more = GasGoal { weight: 1.0, level: GasLevel::new(1)? };
/// assert_eq!(gas_t_score(&[as_expected, as_expected])?, 50.0);
/// assert_eq!(gas_t_score(&[more])?, 60.0);
/// # Ok::<(), vakwerk_core::measure::GasFault>(())
/// ```
///
/// # Errors
/// There are no goals, a weight is negative or not finite, the weights sum to zero, or a level is −3.
pub fn gas_t_score(goals: &[GasGoal]) -> Result<f64, GasFault> {
    if goals.is_empty() {
        return Err(GasFault::NoGoals);
    }
    for (index, goal) in goals.iter().enumerate() {
        if !(goal.weight.is_finite() && goal.weight >= 0.0) {
            return Err(GasFault::Weight { goal: index + 1 });
        }
    }
    // T does not change when all weights are scaled, so the largest becomes 1 and nothing overflows.
    let largest = goals.iter().fold(0.0_f64, |largest, goal| largest.max(goal.weight));
    if largest <= 0.0 {
        return Err(GasFault::WeightsZero);
    }
    let (mut attained, mut weights, mut squares) = (0.0, 0.0, 0.0);
    for (index, goal) in goals.iter().enumerate() {
        if goal.level == GasLevel::DETERIORATION {
            return Err(GasFault::Deterioration { goal: index + 1 });
        }
        let weight = goal.weight / largest;
        attained += weight * f64::from(goal.level.get());
        weights += weight;
        squares += weight * weight;
    }
    Ok(50.0 + 10.0 * attained / ((1.0 - RHO) * squares + RHO * weights * weights).sqrt())
}

impl Explain for GasFault {
    fn code(&self) -> &'static str {
        match self {
            Self::NoGoals => Code::GasNoGoals,
            Self::Weight { .. } => Code::GasWeight,
            Self::WeightsZero => Code::GasWeightsZero,
            Self::Level => Code::GasLevel,
            Self::Deterioration { .. } => Code::GasDeterioration,
        }
        .as_str()
    }

    fn explain(&self, language: Language) -> String {
        match (self, language) {
            (Self::NoGoals, Language::Nl) => {
                "er zijn geen doelen, dus is er geen T-score; leg eerst een doel vast.".into()
            }
            (Self::NoGoals, Language::En) => "there are no goals, so there is no T-score; record a goal first.".into(),
            (Self::Weight { goal }, Language::Nl) => {
                format!(
                    "het gewicht van doel {goal} is geen getal van 0 of meer; gebruik 1, of belang maal moeilijkheid."
                )
            }
            (Self::Weight { goal }, Language::En) => {
                format!(
                    "the weight of goal {goal} is not a number of 0 or more; use 1, or importance times difficulty."
                )
            }
            (Self::WeightsZero, Language::Nl) => {
                "de gewichten zijn samen 0, dus is er geen T-score; geef minstens één doel een gewicht boven 0.".into()
            }
            (Self::WeightsZero, Language::En) => {
                "the weights sum to 0, so there is no T-score; give at least one goal a weight above 0.".into()
            }
            (Self::Level, Language::Nl) => {
                "een niveau is een heel getal van −2 tot en met +2, of −3 voor achteruitgang.".into()
            }
            (Self::Level, Language::En) => "a level is a whole number from −2 to +2, or −3 for deterioration.".into(),
            (Self::Deterioration { goal }, Language::Nl) => {
                format!(
                    "doel {goal} staat op −3; dat niveau wordt bewaard en getoond, maar telt niet mee in T. Toon de niveaus zelf."
                )
            }
            (Self::Deterioration { goal }, Language::En) => {
                format!(
                    "goal {goal} stands at −3; that level is kept and shown, and is no input to T. Show the levels themselves."
                )
            }
        }
    }
}

impl fmt::Display for GasFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::En))
    }
}

impl std::error::Error for GasFault {}
