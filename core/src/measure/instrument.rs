//! An instrument: an assessment, compiled and ready to score.

use std::sync::Arc;

use super::arith::slack;
use super::change::{ChangeReading, read_change, within};
use super::change_fault::ChangeFault;
use super::columns::{ColumnsFault, check_shape};
use super::compile::{Compiled, compile};
use super::fault::MeasureFault;
use super::interpret::Reading;
use super::outcome::{Outcome, RaisedAlert};
use super::person::Person;
use super::refusal::{Counted, Refusal};
use super::result_fault::ResultFault;
use super::sheet::{Status, nearest_whole};
use crate::catalogue::{Ages, Arithmetic, Assessment, Direction, Scale};
use crate::id::{ItemId, Name};
use crate::licence::Grants;

/// An assessment whose declaration was found right, compiled and ready to score.
///
/// ```
/// use vakwerk_core::licence::Grants;
/// use vakwerk_core::measure::{Instrument, Person};
/// # let declaration = include_str!("../../tests/data/sample.toml");
/// # let file: vakwerk_core::catalogue::CatalogueFile = toml::from_str(declaration).unwrap();
/// # let (assessment, id) = (&file.assessment[0], "sample:mood".parse().unwrap());
/// let instrument = Instrument::compile(assessment, &id).unwrap();
/// let outcome = instrument.score(&[1.0, 2.0, 3.0], &Person::default(), &Grants::default()).unwrap();
/// assert_eq!(outcome.scores["total"], 6.0);
/// assert_eq!(outcome.bands[0].band.as_str(), "raised");
///
/// let refusal = instrument.score(&[1.0, 2.0], &Person::default(), &Grants::default()).unwrap_err();
/// assert_eq!(refusal.word(), "wrong-count");
/// ```
#[derive(Clone, Debug)]
pub struct Instrument {
    id: ItemId,
    assessment: Arc<Assessment>,
    compiled: Compiled,
}

impl Instrument {
    /// Checks the declaration of `assessment` and compiles it under its full id.
    ///
    /// # Errors
    /// Every fault of the declaration at once.
    pub fn compile(assessment: &Assessment, id: &ItemId) -> Result<Self, Vec<MeasureFault>> {
        let compiled = compile(assessment)?;
        Ok(Self { id: id.clone(), assessment: Arc::new(assessment.clone()), compiled })
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

    /// What was compiled.
    pub(super) fn compiled(&self) -> &Compiled {
        &self.compiled
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
        let sheet = &self.compiled.sheet;
        if sheet.complete(answers, inputs) {
            return Ok(());
        }
        sheet.reject(answers, inputs).map_or(Ok(()), |reject| Err(sheet.refusal(reject)))
    }

    /// Scores one sheet into `out`, one place per scale in declared order, without allocating.
    ///
    /// NaN in `answers` is a missing answer ([`super::NOT_APPLICABLE`] is "not applicable"), NaN in `inputs` an
    /// unknown input, NaN in `out` an unavailable scale. The scales of a coded instrument stay NaN: its arithmetic is
    /// the plugin's. The licence is not looked at; see [`Self::permit`].
    ///
    /// # Errors
    /// A refusal; `out` is then untouched.
    #[inline]
    pub fn score_into(&self, answers: &[f64], inputs: &[f64], out: &mut [f64]) -> Result<(), Refusal> {
        if out.len() != self.assessment.scale.len() {
            return Err(self.no_room(out.len()));
        }
        if self.compiled.scales.len() != out.len() {
            out.fill(f64::NAN);
        }
        self.compiled.score(answers, inputs, out).map_err(|reject| self.compiled.sheet.refusal(reject))
    }

    #[cold]
    fn no_room(&self, found: usize) -> Refusal {
        let scales = self.assessment.scale.len();
        Refusal::WrongCount { of: Counted::Results, least: scales, most: scales, found }
    }

    /// Scores any number of sheets: a column per item, per input and per scale, and a status per row.
    ///
    /// A bad row never fails the batch: it gets its status, and NaN in every scale. Nothing is allocated per row. An
    /// instrument with rows takes as many columns as there are rows on each of the sheets.
    ///
    /// # Errors
    /// The columns do not fit the instrument or each other; nothing is then scored.
    pub fn score_columns(
        &self,
        answers: &[&[f64]],
        inputs: &[&[f64]],
        out: &mut [&mut [f64]],
        status: &mut [Status],
    ) -> Result<(), ColumnsFault> {
        check_shape(&self.compiled.sheet, self.assessment.scale.len(), answers, inputs, out, status.len())?;
        if self.compiled.scales.len() != out.len() {
            out.iter_mut().for_each(|column| column.fill(f64::NAN));
        }
        self.compiled.score_columns(answers, inputs, out, status);
        Ok(())
    }

    /// Checks what a plugin's code computed: every score is unavailable or within the range of its scale.
    ///
    /// # Errors
    /// The first scale whose result is infinite or outside its range.
    pub fn check_results(&self, scores: &[f64]) -> Result<(), ResultFault> {
        if scores.len() != self.assessment.scale.len() {
            return Err(ResultFault::Count { expected: self.assessment.scale.len(), found: scores.len() });
        }
        for (scale, score) in self.assessment.scale.iter().zip(scores).filter(|(_, score)| !score.is_nan()) {
            let low = scale.min.is_some_and(|min| *score < min - slack(min));
            let high = scale.max.is_some_and(|max| *score > max + slack(max));
            if score.is_infinite() || low || high {
                return Err(ResultFault::OutOfRange { scale: scale.id.clone(), min: scale.min, max: scale.max });
            }
            if let Some(step) = scale.step {
                let steps = (*score - scale.min.unwrap_or(0.0)) / step;
                // Scores are sums of steps, so a tolerance far below a step covers rounding.
                if (steps - nearest_whole(steps)).abs() > 1e-6 {
                    return Err(ResultFault::NotAStep { scale: scale.id.clone(), step });
                }
            }
        }
        Ok(())
    }

    /// Scores one sheet and reads the scores: bands, classifications, alerts, notices, what is unavailable.
    ///
    /// For a coded instrument see [`Self::interpret`].
    ///
    /// # Errors
    /// A refusal; the licence comes first.
    pub fn score(&self, answers: &[f64], person: &Person, grants: &Grants) -> Result<Outcome, Refusal> {
        self.permit(grants)?;
        let mut scores = vec![f64::NAN; self.assessment.scale.len()];
        self.score_into(answers, &self.inputs(person), &mut scores)?;
        Ok(self.interpret(answers, person, &scores))
    }

    /// Reads scores, computed here or by a plugin's code, of a sheet that passed [`Self::check`].
    ///
    /// Scores of scales that the person's age is outside of are taken for unavailable.
    #[must_use]
    pub fn interpret(&self, answers: &[f64], person: &Person, scores: &[f64]) -> Outcome {
        let age = person.age();
        let outside = |ages: Option<Ages>| ages.zip(age).is_some_and(|(ages, age)| !within(ages, age));
        let gated = |(scale, score): (&Scale, f64)| {
            let unknown = scale.ages.is_some_and(|ages| ages.from.or(ages.to).is_some()) && age.is_none();
            if unknown || outside(self.assessment.ages) || outside(scale.ages) { f64::NAN } else { score }
        };
        let given = scores.iter().copied().chain(std::iter::repeat(f64::NAN));
        let scores: Vec<f64> = self.assessment.scale.iter().zip(given).map(gated).collect();
        let named = self.assessment.scale.iter().zip(&scores).filter(|(_, score)| !score.is_nan());
        let mut outcome = Outcome {
            assessment: self.id.clone(),
            edition: self.assessment.edition,
            scores: named.map(|(scale, score)| (scale.id.clone(), *score)).collect(),
            bands: Vec::new(),
            classifications: Vec::new(),
            alerts: self.alerts(answers),
            notices: Vec::new(),
            unavailable: Vec::new(),
        };
        // Expressions reach into the sheet by index; a sheet that was never checked has nothing to read.
        if self.compiled.sheet.fits(answers) {
            let inputs = self.inputs(person);
            let filled = self.filled(answers);
            let reading = Reading {
                assessment: &self.assessment,
                compiled: &self.compiled,
                given: answers,
                filled: &filled,
                inputs: &inputs,
                scores: &scores,
                age,
            };
            reading.read_into(&mut outcome);
        }
        outcome
    }

    /// The answers of a sheet with what missing ones count as; NaN where they count as nothing.
    pub(super) fn filled(&self, answers: &[f64]) -> Vec<f64> {
        let mut filled = answers.to_vec();
        if self.compiled.sheet.fits(answers) {
            self.compiled.sheet.fill(answers, &mut filled);
        }
        filled
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
