//! Reading scores: bands, classifications, notices, and why something is unavailable.

use super::bands;
use super::change::within;
use super::compile::{Compiled, Condition};
use super::gaps::Prorating;
use super::outcome::{BandReading, ClassReading, Outcome, Part, Reason, Unavailable};
use super::single::{Frame, holds};
use super::tree::Leaf;
use crate::catalogue::{Ages, Arithmetic, Assessment, BandSet, Classification};
use crate::id::Name;

/// One sheet with its scores, while it is read.
pub(super) struct Reading<'a> {
    pub(super) assessment: &'a Assessment,
    pub(super) compiled: &'a Compiled,
    /// The answers as given.
    pub(super) given: &'a [f64],
    /// The answers with what missing ones count as.
    pub(super) filled: &'a [f64],
    pub(super) inputs: &'a [f64],
    /// The scores, NaN where unavailable.
    pub(super) scores: &'a [f64],
    pub(super) age: Option<u32>,
}

impl Reading<'_> {
    /// Adds everything that can be read to an outcome that has the scores.
    pub(super) fn read_into(&self, outcome: &mut Outcome) {
        let reasons = self.scale_reasons();
        for (scale, reason) in self.assessment.scale.iter().zip(&reasons) {
            if let Some(reason) = reason {
                outcome.unavailable.push(Unavailable { part: Part::Scale(scale.id.clone()), reason: *reason });
            }
        }
        for (set, only_when) in self.assessment.band_set.iter().zip(&self.compiled.band_sets) {
            match self.band(set, only_when.as_ref(), &reasons) {
                Ok(band) => {
                    outcome.bands.push(BandReading { scale: set.scale.clone(), band_set: set.id.clone(), band })
                }
                Err(reason) => outcome.unavailable.push(Unavailable {
                    part: Part::Band { scale: set.scale.clone(), band_set: set.id.clone() },
                    reason,
                }),
            }
        }
        for (index, classification) in self.assessment.classification.iter().enumerate() {
            match self.class(index, classification, &reasons) {
                Ok(class) => {
                    outcome.classifications.push(ClassReading { classification: classification.id.clone(), class })
                }
                Err(reason) => outcome
                    .unavailable
                    .push(Unavailable { part: Part::Classification(classification.id.clone()), reason }),
            }
        }
        for (notice, when) in self.assessment.notice.iter().zip(&self.compiled.notices) {
            if self.holds(when) == Some(true) {
                outcome.notices.push(notice.id.clone());
            }
        }
    }

    /// Why each scale is unavailable; nothing for those that are not.
    fn scale_reasons(&self) -> Vec<Option<Reason>> {
        let mut reasons: Vec<Option<Reason>> = vec![None; self.scores.len()];
        let coded = self.assessment.arithmetic == Arithmetic::Coded;
        let declared = self.compiled.scales.iter().map(|scale| scale.index);
        let order: Vec<usize> = if coded { (0..self.scores.len()).collect() } else { declared.collect() };
        for index in order {
            if self.scores[index].is_nan() {
                reasons[index] = Some(self.scale_reason(index, coded, &reasons));
            }
        }
        reasons
    }

    fn scale_reason(&self, index: usize, coded: bool, known: &[Option<Reason>]) -> Reason {
        let instrument = self.age_reason(self.assessment.ages).filter(|reason| *reason == Reason::AgeLimit);
        let own = self.age_reason(self.assessment.scale[index].ages);
        instrument.or(own).unwrap_or_else(|| {
            if coded {
                let everything = (0..self.inputs.len()).map(Leaf::Input).chain([Leaf::Rows]);
                self.leaf_reason(everything, known)
            } else {
                self.leaf_reason(self.compiled.leaves[index].iter().copied(), known)
            }
        })
    }

    /// Why limits of age do not admit the person; nothing where they do, or where there are none.
    fn age_reason(&self, ages: Option<Ages>) -> Option<Reason> {
        match (ages, self.age) {
            (None, _) => None,
            (Some(Ages { from: None, to: None }), _) => None,
            (Some(_), None) => Some(Reason::InputMissing),
            (Some(ages), Some(age)) => (!within(ages, age)).then_some(Reason::AgeLimit),
        }
    }

    /// The first reason that anything an expression rests on gives for its having no value.
    fn leaf_reason(&self, leaves: impl Iterator<Item = Leaf>, known: &[Option<Reason>]) -> Reason {
        let reason = |leaf| match leaf {
            Leaf::Scale(scale) => known[scale],
            Leaf::Input(input) => self.inputs[input].is_nan().then_some(Reason::InputMissing),
            Leaf::Item(item) => self.filled[item].is_nan().then_some(Reason::TooManyMissing),
            Leaf::Rows => self.filled.iter().any(|answer| answer.is_nan()).then_some(Reason::TooManyMissing),
        };
        leaves.filter_map(reason).min().unwrap_or(Reason::Undefined)
    }

    fn holds(&self, condition: &Condition) -> Option<bool> {
        let frame = Frame { answers: self.filled, inputs: self.inputs, scales: self.scores };
        let mut gaps = Prorating::new(&self.compiled.sheet, self.given);
        holds(self.compiled.value(&condition.code, frame, &mut gaps))
    }

    /// Whether a condition for reading holds, and why not.
    fn admitted(&self, condition: Option<&Condition>, known: &[Option<Reason>]) -> Result<(), Reason> {
        let Some(condition) = condition else { return Ok(()) };
        match self.holds(condition) {
            Some(true) => Ok(()),
            Some(false) => Err(Reason::Condition),
            None => Err(self.leaf_reason(condition.leaves.iter().copied(), known)),
        }
    }

    fn band(&self, set: &BandSet, only_when: Option<&Condition>, known: &[Option<Reason>]) -> Result<Name, Reason> {
        let scale = self.assessment.scale.iter().position(|scale| scale.id == set.scale);
        // A declaration with an unknown scale does not compile.
        let index = scale.ok_or(Reason::Undefined)?;
        if known[index].is_some() {
            return Err(Reason::ScaleUnavailable);
        }
        self.age_reason(set.ages).map_or(Ok(()), Err)?;
        self.admitted(only_when, known)?;
        let band = bands::hold(set, &self.assessment.scale[index], self.scores[index]);
        band.map(|band| band.id.clone()).ok_or(Reason::Undefined)
    }

    fn class(&self, index: usize, classification: &Classification, known: &[Option<Reason>]) -> Result<Name, Reason> {
        let instrument = self.age_reason(self.assessment.ages).filter(|reason| *reason == Reason::AgeLimit);
        instrument.or(self.age_reason(classification.ages)).map_or(Ok(()), Err)?;
        let code = &self.compiled.classifications[index];
        self.admitted(code.only_when.as_ref(), known)?;
        for (class, when) in classification.class.iter().zip(&code.when) {
            match self.holds(when) {
                Some(true) => return Ok(class.id.clone()),
                Some(false) => {}
                None => return Err(self.leaf_reason(when.leaves.iter().copied(), known)),
            }
        }
        classification.class.last().map(|class| class.id.clone()).ok_or(Reason::Undefined)
    }
}
