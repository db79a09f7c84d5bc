//! Sheets of answers: which values are allowed, and what a missing one means.

use super::refusal::{Counted, Place, Refusal};
use crate::catalogue::{Assessment, AssessmentInput, MissingPolicy};
use crate::id::Name;

/// The most items, or rows, that an instrument may have.
pub(super) const MOST_ITEMS: usize = 1024;

/// The answer "not applicable", for items that allow it; every other NaN is a missing answer.
///
/// It is a NaN with its own bits, so that code that knows nothing of it takes it for missing.
pub const NOT_APPLICABLE: f64 = f64::from_bits(0x7ff8_0000_0000_0e4a);

/// Whether an answer is [`NOT_APPLICABLE`].
#[must_use]
pub fn is_not_applicable(answer: f64) -> bool {
    answer.to_bits() == NOT_APPLICABLE.to_bits()
}

/// Adding and subtracting this rounds a number below 2^51 to a whole one, without a call and in vectors.
const ROUNDER: f64 = 6_755_399_441_055_744.0;

/// The nearest whole number.
#[inline(always)]
pub(super) fn nearest_whole(value: f64) -> f64 {
    (value + ROUNDER) - ROUNDER
}

/// How far from a step, in steps, an answer may lie where steps are fractions: `0.1 + 0.2` is three steps of 0.1.
const FRACTION_TOLERANCE: f64 = 1e-6;

/// What an item may be answered with, in the form in which it is checked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Allowed {
    pub(super) min: f64,
    pub(super) max: f64,
    /// The step; 1 where there is none.
    pub(super) step: f64,
    /// How many steps an answer may lie beside one; infinite where there is no step.
    tolerance: f64,
}

impl Allowed {
    pub(super) fn new(min: f64, max: f64, step: Option<f64>) -> Self {
        let whole = |value: f64| value.fract() == 0.0;
        let tolerance = match step {
            None => f64::INFINITY,
            Some(step) if whole(step) && whole(min) => 0.0,
            Some(_) => FRACTION_TOLERANCE,
        };
        Self { min, max, step: step.unwrap_or(1.0), tolerance }
    }

    /// Whether whole numbers are all that is allowed, which is quicker to check.
    pub(super) fn whole(&self) -> bool {
        self.tolerance == 0.0 && self.step == 1.0
    }

    #[inline(always)]
    pub(super) fn holds(&self, answer: f64) -> bool {
        (answer >= self.min) & (answer <= self.max) & self.on_step(answer)
    }

    #[inline(always)]
    pub(super) fn on_step(&self, answer: f64) -> bool {
        let steps = (answer - self.min) / self.step;
        (steps - nearest_whole(steps)).abs() <= self.tolerance
    }

    fn has_step(&self) -> bool {
        self.tolerance.is_finite()
    }

    /// How many answers are allowed, where they can be counted.
    pub(super) fn count(&self) -> Option<f64> {
        self.has_step().then(|| nearest_whole((self.max - self.min) / self.step) + 1.0)
    }
}

/// What an input about the person may be.
#[derive(Clone, Debug)]
struct AllowedInput {
    name: Name,
    min: f64,
    max: f64,
    codes: Box<[f64]>,
}

/// The form of a sheet: its items or rows, its inputs, and what a missing answer means.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    names: Box<[Name]>,
    pub(super) allowed: Box<[Allowed]>,
    /// The range of every answer, where all are the same.
    pub(super) uniform: Option<Allowed>,
    /// The fewest and most rows, where the sheet has rows of one item.
    pub(super) rows: Option<(usize, usize)>,
    missing: MissingPolicy,
    not_applicable: Box<[Option<MissingPolicy>]>,
    inputs: Box<[AllowedInput]>,
}

impl Sheet {
    /// The form of a sheet of an assessment whose declaration was found right.
    pub(super) fn new(assessment: &Assessment) -> Self {
        let allowed: Box<[Allowed]> = assessment
            .item
            .iter()
            .filter_map(|item| item.answer.as_ref().or(assessment.answer.as_ref()))
            .map(|range| Allowed::new(range.min, range.max, range.step))
            .collect();
        let uniform = allowed.first().copied().filter(|first| allowed.iter().all(|other| other == first));
        let input = |input: &AssessmentInput| {
            let codes: Box<[f64]> = input.codes.values().copied().collect();
            let end = |bound: Option<f64>, open: f64, pick: fn(f64, f64) -> f64| {
                bound.unwrap_or_else(|| codes.iter().copied().reduce(pick).unwrap_or(open))
            };
            AllowedInput {
                name: input.id.clone(),
                min: end(input.min, f64::MIN, f64::min),
                max: end(input.max, f64::MAX, f64::max),
                codes,
            }
        };
        Self {
            names: assessment.item.iter().map(|item| item.id.clone()).collect(),
            allowed,
            uniform,
            rows: assessment.rows.map(|rows| (rows.at_least as usize, rows.at_most as usize)),
            missing: assessment.missing,
            not_applicable: assessment.item.iter().map(|item| item.not_applicable).collect(),
            inputs: assessment.input.iter().map(input).collect(),
        }
    }

    /// The fewest and the most answers.
    pub(super) fn count(&self) -> (usize, usize) {
        self.rows.unwrap_or((self.names.len(), self.names.len()))
    }

    /// How many inputs there are.
    pub(super) fn inputs(&self) -> usize {
        self.inputs.len()
    }

    /// The index of the item to which the answer at `index` belongs.
    fn item(&self, index: usize) -> usize {
        if self.rows.is_some() { 0 } else { index }
    }

    fn place(&self, index: usize) -> Place {
        Place { name: self.names[self.item(index)].clone(), row: self.rows.map(|_| index + 1) }
    }

    /// What a missing or not applicable answer at `index` means.
    pub(super) fn policy(&self, index: usize, answer: f64) -> MissingPolicy {
        match self.not_applicable[self.item(index)] {
            Some(policy) if is_not_applicable(answer) => policy,
            _ => self.missing,
        }
    }

    /// Whether every value is present and allowed; a `false` says nothing about why.
    #[inline]
    pub(super) fn complete(&self, answers: &[f64], inputs: &[f64]) -> bool {
        self.counts(answers, inputs) && self.answers_hold(answers) && self.inputs_hold(inputs)
    }

    #[inline]
    fn counts(&self, answers: &[f64], inputs: &[f64]) -> bool {
        let (least, most) = self.count();
        !answers.is_empty() && answers.len() >= least && answers.len() <= most && inputs.len() == self.inputs.len()
    }

    #[inline]
    fn answers_hold(&self, answers: &[f64]) -> bool {
        match &self.uniform {
            Some(allowed) if allowed.whole() => {
                let (min, max) = (allowed.min, allowed.max);
                answers.iter().fold(true, |held, &answer| {
                    held & (answer >= min) & (answer <= max) & (nearest_whole(answer) == answer)
                })
            }
            Some(allowed) => answers.iter().fold(true, |held, &answer| held & allowed.holds(answer)),
            None => {
                answers.iter().zip(&self.allowed).fold(true, |held, (&answer, allowed)| held & allowed.holds(answer))
            }
        }
    }

    #[inline]
    fn inputs_hold(&self, inputs: &[f64]) -> bool {
        inputs.iter().zip(&self.inputs).all(|(&value, input)| value.is_nan() || input.holds(value))
    }

    /// Why a sheet is refused, in the order of refusal, each over the whole sheet; nothing when it is not.
    ///
    /// Answers that the missing policy takes care of are no reason.
    #[cold]
    pub(super) fn refusal(&self, answers: &[f64], inputs: &[f64]) -> Option<Refusal> {
        let (least, most) = self.count();
        if answers.is_empty() || answers.len() < least || answers.len() > most {
            return Some(Refusal::WrongCount { of: Counted::Answers, least: least.max(1), most, found: answers.len() });
        }
        if inputs.len() != self.inputs.len() {
            let expected = self.inputs.len();
            return Some(Refusal::WrongCount {
                of: Counted::Inputs,
                least: expected,
                most: expected,
                found: inputs.len(),
            });
        }
        let allowed = |index: usize| &self.allowed[self.item(index)];
        if let Some(index) = answers.iter().position(|answer| answer.is_infinite()) {
            return Some(Refusal::NotANumber { place: self.place(index) });
        }
        if let Some(index) = inputs.iter().position(|value| value.is_infinite()) {
            return Some(Refusal::NotANumber { place: self.inputs[index].place() });
        }
        let outside = |(index, answer): (usize, &f64)| *answer < allowed(index).min || *answer > allowed(index).max;
        if let Some(index) = answers.iter().enumerate().position(outside) {
            let Allowed { min, max, .. } = *allowed(index);
            return Some(Refusal::OutOfRange { place: self.place(index), min, max });
        }
        if let Some(index) =
            inputs.iter().zip(&self.inputs).position(|(value, input)| !value.is_nan() && !input.holds(*value))
        {
            let input = &self.inputs[index];
            return Some(Refusal::OutOfRange { place: input.place(), min: input.min, max: input.max });
        }
        let between = |(index, answer): (usize, &f64)| !answer.is_nan() && !allowed(index).on_step(*answer);
        if let Some(index) = answers.iter().enumerate().position(between) {
            let Allowed { min, max, step, .. } = *allowed(index);
            return Some(Refusal::NotAStep { place: self.place(index), min, max, step });
        }
        let refused =
            |(index, answer): (usize, &f64)| answer.is_nan() && self.policy(index, *answer) == MissingPolicy::Refused;
        let index = answers.iter().enumerate().position(refused)?;
        Some(Refusal::MissingAnswer { place: self.place(index) })
    }
}

impl AllowedInput {
    fn holds(&self, value: f64) -> bool {
        value >= self.min && value <= self.max && (self.codes.is_empty() || self.codes.contains(&value))
    }

    fn place(&self) -> Place {
        Place { name: self.name.clone(), row: None }
    }
}
