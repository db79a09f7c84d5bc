//! An instrument: an assessment, compiled and ready to score.

use std::sync::Arc;

use super::change::{ChangeReading, read_change};
use super::change_fault::ChangeFault;
use super::fault::MeasureFault;
use super::outcome::{Outcome, RaisedAlert};
use super::person::Person;
use super::refusal::{Counted, Refusal};
use super::sheet::Sheet;
use crate::catalogue::{Arithmetic, Assessment, Direction};
use crate::id::{ItemId, Name};
use crate::licence::Grants;

/// An assessment whose declaration was found right, compiled and ready to score.
#[derive(Clone, Debug)]
pub struct Instrument {
    id: ItemId,
    assessment: Arc<Assessment>,
    sheet: Sheet,
}

impl Instrument {
    /// Checks the declaration of `assessment` and compiles it under its full id.
    ///
    /// # Errors
    /// Every fault of the declaration at once.
    pub fn compile(assessment: &Assessment, id: &ItemId) -> Result<Self, Vec<MeasureFault>> {
        Ok(Self { id: id.clone(), assessment: Arc::new(assessment.clone()), sheet: Sheet::new(assessment) })
    }

    /// The full id of the assessment.
    #[must_use]
    pub fn id(&self) -> &ItemId {
        &self.id
    }

    /// The declaration it was compiled from.
    #[must_use]
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// Whether the arithmetic comes from a plugin's code.
    #[must_use]
    pub fn is_coded(&self) -> bool {
        self.assessment.arithmetic == Arithmetic::Coded
    }

    /// The inputs that this instrument declares, in its order, taken from what is known; NaN where unknown.
    #[must_use]
    pub fn inputs(&self, person: &Person) -> Vec<f64> {
        self.assessment.input.iter().map(|input| person.input(input)).collect()
    }

    /// Whether the licence allows computing under `grants`.
    ///
    /// # Errors
    /// `licence`.
    pub fn permit(&self, grants: &Grants) -> Result<(), Refusal> {
        if grants.allow(&self.id, &self.assessment.licence) {
            return Ok(());
        }
        Err(Refusal::Licence { assessment: self.id.clone(), compute: self.assessment.licence.compute })
    }

    /// Checks a sheet without scoring it: what happens before every score, declared or coded.
    ///
    /// # Errors
    /// A refusal, in the published order, each category over the whole sheet.
    pub fn check(&self, answers: &[f64], inputs: &[f64]) -> Result<(), Refusal> {
        if self.sheet.complete(answers, inputs) {
            return Ok(());
        }
        self.sheet.refusal(answers, inputs).map_or(Ok(()), Err)
    }

    /// Scores one sheet into `out`, one place per scale in declared order, without allocating.
    ///
    /// NaN in `answers` is a missing answer, NaN in `inputs` an unknown input, NaN in `out` an unavailable scale.
    ///
    /// # Errors
    /// A refusal; `out` is then untouched.
    pub fn score_into(&self, answers: &[f64], inputs: &[f64], out: &mut [f64]) -> Result<(), Refusal> {
        let scales = self.assessment.scale.len();
        if out.len() != scales {
            return Err(Refusal::WrongCount { of: Counted::Results, least: scales, most: scales, found: out.len() });
        }
        self.check(answers, inputs)?;
        out.fill(f64::NAN);
        Ok(())
    }

    /// Scores one sheet and reads the scores: bands, classifications, alerts, notices, what is unavailable.
    ///
    /// # Errors
    /// A refusal; the licence comes first.
    pub fn score(&self, answers: &[f64], person: &Person, grants: &Grants) -> Result<Outcome, Refusal> {
        self.permit(grants)?;
        let inputs = self.inputs(person);
        let mut scores = vec![f64::NAN; self.assessment.scale.len()];
        self.score_into(answers, &inputs, &mut scores)?;
        Ok(self.interpret(answers, person, &scores))
    }

    /// Reads scores that were computed from a sheet that passed [`Self::check`].
    #[must_use]
    pub fn interpret(&self, answers: &[f64], _person: &Person, scores: &[f64]) -> Outcome {
        let named = self.assessment.scale.iter().zip(scores).filter(|(_, score)| !score.is_nan());
        Outcome {
            assessment: self.id.clone(),
            edition: self.assessment.edition,
            scores: named.map(|(scale, score)| (scale.id.clone(), *score)).collect(),
            bands: Vec::new(),
            classifications: Vec::new(),
            alerts: self.alerts(answers),
            notices: Vec::new(),
            unavailable: Vec::new(),
        }
    }

    /// The alerts that these answers raise, also when the sheet as a whole is refused.
    #[must_use]
    pub fn alerts(&self, answers: &[f64]) -> Vec<RaisedAlert> {
        let reached = |item: &Name, at_least: f64| {
            let index = self.assessment.item.iter().position(|other| other.id == *item);
            let own = |(at, answer): (usize, &f64)| {
                (self.assessment.rows.is_some() || Some(at) == index) && *answer >= at_least
            };
            answers.iter().enumerate().any(own)
        };
        let raised = self.assessment.alert.iter().filter(|alert| reached(&alert.item, alert.at_least));
        raised.map(|alert| RaisedAlert { item: alert.item.clone(), at_least: alert.at_least }).collect()
    }

    /// Reads the change between two scores against one of this instrument's named thresholds.
    ///
    /// # Errors
    /// There is no such threshold, or it cannot be read here: see [`read_change`].
    pub fn change(
        &self,
        threshold: &Name,
        before: f64,
        after: f64,
        age: Option<u32>,
    ) -> Result<ChangeReading, ChangeFault> {
        let found = self.assessment.change.iter().find(|change| change.id == *threshold);
        let found = found.ok_or_else(|| ChangeFault::Unknown {
            threshold: threshold.clone(),
            known: self.assessment.change.iter().map(|change| change.id.clone()).collect(),
        })?;
        let scale = self.assessment.scale.iter().find(|scale| scale.id == found.scale);
        let direction = scale.map_or(Direction::Neutral, |scale| scale.direction);
        read_change(found, direction, before, after, age)
    }
}
