//! Sheets of answers: which values are allowed, and what a missing one means.

use super::interval::Span;
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

/// Marks a value that is none of the whole numbers from `min` to `max`, which are whole themselves: 0 for one of them,
/// and something else for anything else, NaN included.
///
/// The mark is the difference from the nearest of them, as bits: marks of many values are joined by `|`, and compilers
/// turn that into vectors, which they do not do with three comparisons.
#[inline(always)]
pub(super) fn mark_unless_whole(value: f64, min: f64, max: f64) -> u64 {
    let raised = if value < min { min } else { value };
    let within = if raised > max { max } else { raised };
    (nearest_whole(within) - value).to_bits()
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
    /// Whether whole numbers are all that is allowed, which is quicker to check.
    pub(super) whole: bool,
}

impl Allowed {
    pub(super) fn new(min: f64, max: f64, step: Option<f64>) -> Self {
        let whole = |value: f64| value.fract() == 0.0;
        let tolerance = match step {
            None => f64::INFINITY,
            Some(step) if whole(step) && whole(min) => 0.0,
            Some(_) => FRACTION_TOLERANCE,
        };
        Self { min, max, step: step.unwrap_or(1.0), tolerance, whole: tolerance == 0.0 && step == Some(1.0) }
    }

    #[inline(always)]
    pub(super) fn holds(&self, answer: f64) -> bool {
        (answer >= self.min) & (answer <= self.max) & self.on_step(answer)
    }

    #[inline(always)]
    pub(super) fn on_step(&self, answer: f64) -> bool {
        if self.whole {
            return nearest_whole(answer) == answer;
        }
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
    allowed: Box<[Allowed]>,
    /// The range of every answer, where all are the same.
    uniform: Option<Allowed>,
    /// The fewest and most rows, where the sheet has rows of one item.
    rows: Option<(usize, usize)>,
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

    /// Whether there are as many answers as belong on a sheet.
    #[inline]
    pub(super) fn fits(&self, answers: &[f64]) -> bool {
        let (least, most) = self.count();
        !answers.is_empty() && answers.len() >= least && answers.len() <= most
    }

    /// How many inputs there are.
    pub(super) fn inputs(&self) -> usize {
        self.inputs.len()
    }

    /// How many items there are and their range, where it is one range of whole numbers, and nothing else is asked.
    pub(super) fn whole_numbers(&self) -> Option<(usize, Allowed)> {
        let allowed = self.uniform.filter(|allowed| allowed.whole)?;
        (self.rows.is_none() && self.inputs.is_empty()).then_some((self.names.len(), allowed))
    }

    /// What the answer in column or row `index` may be.
    pub(super) fn allowed_at(&self, index: usize) -> &Allowed {
        &self.allowed[self.item(index)]
    }

    /// Whether an input is unknown or allowed.
    pub(super) fn input_holds(&self, input: usize, value: f64) -> bool {
        value.is_nan() || self.inputs[input].holds(value)
    }

    /// The index of the item to which the answer at `index` belongs.
    fn item(&self, index: usize) -> usize {
        if self.rows.is_some() { 0 } else { index }
    }

    fn place(&self, at: At) -> Place {
        match at {
            At::Answer(index) => {
                Place { name: self.names[self.item(index)].clone(), row: self.rows.map(|_| index + 1) }
            }
            At::Input(index) => Place { name: self.inputs[index].name.clone(), row: None },
        }
    }

    /// What a missing or not applicable answer at `index` means.
    pub(super) fn policy(&self, index: usize, answer: f64) -> MissingPolicy {
        match self.not_applicable[self.item(index)] {
            Some(policy) if is_not_applicable(answer) => policy,
            _ => self.missing,
        }
    }

    /// Whether a missing or not applicable answer to this item can be replaced by the mean of the others.
    pub(super) fn prorates(&self, item: usize) -> bool {
        let replaced = |policy: &MissingPolicy| matches!(policy, MissingPolicy::Prorated(most) if *most > 0);
        replaced(&self.missing) || self.not_applicable[item].as_ref().is_some_and(replaced)
    }

    /// Whether every value is present and allowed; a `false` says nothing about why.
    #[inline]
    pub(super) fn complete(&self, answers: &[f64], inputs: &[f64]) -> bool {
        self.counts(answers, inputs) && self.answers_hold(answers) && self.inputs_hold(inputs)
    }

    #[inline]
    fn counts(&self, answers: &[f64], inputs: &[f64]) -> bool {
        self.fits(answers) && inputs.len() == self.inputs.len()
    }

    #[inline]
    fn answers_hold(&self, answers: &[f64]) -> bool {
        match &self.uniform {
            Some(allowed) if allowed.whole => {
                answers.iter().fold(0, |mark, &answer| mark | mark_unless_whole(answer, allowed.min, allowed.max)) == 0
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
    pub(super) fn reject(&self, answers: &[f64], inputs: &[f64]) -> Option<Reject> {
        let reject = |status, at| Some(Reject { status, at });
        if !self.fits(answers) {
            return reject(Status::WrongCount, At::Answer(answers.len()));
        }
        if inputs.len() != self.inputs.len() {
            return reject(Status::WrongCount, At::Input(inputs.len()));
        }
        let allowed = |index: usize| self.allowed_at(index);
        if let Some(index) = answers.iter().position(|answer| answer.is_infinite()) {
            return reject(Status::NotANumber, At::Answer(index));
        }
        if let Some(index) = inputs.iter().position(|value| value.is_infinite()) {
            return reject(Status::NotANumber, At::Input(index));
        }
        let outside = |(index, answer): (usize, &f64)| *answer < allowed(index).min || *answer > allowed(index).max;
        if let Some(index) = answers.iter().enumerate().position(outside) {
            return reject(Status::OutOfRange, At::Answer(index));
        }
        let strange = |(value, input): (&f64, &AllowedInput)| !value.is_nan() && !input.holds(*value);
        if let Some(index) = inputs.iter().zip(&self.inputs).position(strange) {
            return reject(Status::OutOfRange, At::Input(index));
        }
        let between = |(index, answer): (usize, &f64)| !answer.is_nan() && !allowed(index).on_step(*answer);
        if let Some(index) = answers.iter().enumerate().position(between) {
            return reject(Status::NotAStep, At::Answer(index));
        }
        let refused =
            |(index, answer): (usize, &f64)| answer.is_nan() && self.policy(index, *answer) == MissingPolicy::Refused;
        let index = answers.iter().enumerate().position(refused)?;
        reject(Status::MissingAnswer, At::Answer(index))
    }

    /// A rejection in full: with the name of the item and what is allowed.
    pub(super) fn refusal(&self, reject: Reject) -> Refusal {
        let (least, most) = self.count();
        match (reject.status, reject.at) {
            (Status::WrongCount, At::Answer(found)) => {
                Refusal::WrongCount { of: Counted::Answers, least: least.max(1), most, found }
            }
            (Status::WrongCount, At::Input(found)) => {
                let expected = self.inputs.len();
                Refusal::WrongCount { of: Counted::Inputs, least: expected, most: expected, found }
            }
            (Status::NotANumber, at) => Refusal::NotANumber { place: self.place(at) },
            (Status::OutOfRange, At::Answer(index)) => {
                let Allowed { min, max, .. } = self.allowed[self.item(index)];
                Refusal::OutOfRange { place: self.place(reject.at), min, max }
            }
            (Status::OutOfRange, At::Input(index)) => {
                let AllowedInput { min, max, .. } = self.inputs[index];
                Refusal::OutOfRange { place: self.place(reject.at), min, max }
            }
            (Status::NotAStep, At::Answer(index)) => {
                let Allowed { min, max, step, .. } = self.allowed[self.item(index)];
                Refusal::NotAStep { place: self.place(reject.at), min, max, step }
            }
            (_, at) => Refusal::MissingAnswer { place: self.place(at) },
        }
    }

    /// Copies `answers` into `filled`, with what a missing one counts as; NaN stays where it is made good per fold.
    pub(super) fn fill(&self, answers: &[f64], filled: &mut [f64]) {
        for (index, (filled, &answer)) in filled.iter_mut().zip(answers).enumerate() {
            *filled = match self.policy(index, answer) {
                MissingPolicy::CountsAs(value) if answer.is_nan() => value,
                _ => answer,
            };
        }
    }

    /// What an answer can be in the arithmetic: its range, and what a missing one counts as.
    pub(super) fn span(&self, item: usize) -> Span {
        let Allowed { min, max, .. } = self.allowed[item];
        let policies = [Some(self.missing), self.not_applicable[item]];
        policies.into_iter().flatten().fold(Span::new(min, max), |span, policy| match policy {
            MissingPolicy::CountsAs(value) => span.hull(Span::new(value, value)),
            MissingPolicy::Refused | MissingPolicy::Prorated(_) => span,
        })
    }

    /// What an input can be.
    pub(super) fn input_span(&self, input: usize) -> Span {
        let AllowedInput { min, max, .. } = self.inputs[input];
        let open = |end: f64| if end.abs() == f64::MAX { end * 2.0 } else { end };
        Span::new(open(min), open(max))
    }
}

/// Where on a sheet; for a wrong count, how many there were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    Answer(usize),
    Input(usize),
}

/// That a sheet is refused, without anything that must be allocated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reject {
    pub(super) status: Status,
    pub(super) at: At,
}

/// What became of one sheet of a batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Status {
    /// Scored.
    #[default]
    Scored = 0,
    /// Refused: wrong-count.
    WrongCount = 1,
    /// Refused: not-a-number.
    NotANumber = 2,
    /// Refused: out-of-range.
    OutOfRange = 3,
    /// Refused: not-a-step.
    NotAStep = 4,
    /// Refused: missing-answer.
    MissingAnswer = 5,
}

impl Status {
    /// The refusal as a word; nothing where the sheet was scored.
    #[must_use]
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::Scored => None,
            Self::WrongCount => Some("wrong-count"),
            Self::NotANumber => Some("not-a-number"),
            Self::OutOfRange => Some("out-of-range"),
            Self::NotAStep => Some("not-a-step"),
            Self::MissingAnswer => Some("missing-answer"),
        }
    }
}

impl AllowedInput {
    fn holds(&self, value: f64) -> bool {
        value >= self.min && value <= self.max && (self.codes.is_empty() || self.codes.contains(&value))
    }
}
