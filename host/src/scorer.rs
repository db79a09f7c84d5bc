//! One assessment, found once and ready to score: declared and coded look the same from here.

use std::sync::Arc;

use vakwerk_core::catalogue::Operation;
use vakwerk_core::licence::Grants;
use vakwerk_core::measure::{Counted, Instrument, Outcome, Person, Refusal, ResultFault};

use crate::batch::{self, RefusedRow, Sheets};
use crate::call_refusal::{CallRefusal, PluginFault, PluginFaultKind};
use crate::callable::{CallFault, Callable};
use crate::load::InProcessScore;
use crate::plugin::Plugin;

/// An assessment, found once and ready to score from any thread.
///
/// Answers are checked before and results after, in the same way whether the arithmetic is declared or coded.
#[derive(Clone, Debug)]
pub struct Scorer {
    instrument: Arc<Instrument>,
    /// Why it may not be computed under the grants of the registry.
    forbidden: Option<Refusal>,
    coded: Option<CodedScorer>,
}

/// What it takes to score by a plugin's code.
#[derive(Clone, Debug)]
pub(crate) struct CodedScorer {
    pub(crate) plugin: Arc<Plugin>,
    /// The position of the assessment in the binding.
    pub(crate) position: u32,
    /// The function that scores, where the plugin runs in this process.
    in_process: Option<InProcessScore>,
}

impl Scorer {
    pub(crate) fn new(plugin: &Arc<Plugin>, instrument: &Arc<Instrument>, grants: &Grants) -> Self {
        let coded = instrument.is_coded().then(|| {
            let name = &instrument.id().item;
            let position = Plugin::coded(plugin.pack()).position(|assessment| assessment.id == *name);
            CodedScorer {
                plugin: Arc::clone(plugin),
                position: position.and_then(|position| u32::try_from(position).ok()).unwrap_or(u32::MAX),
                in_process: plugin.callable.as_deref().and_then(Callable::in_process),
            }
        });
        Self { instrument: Arc::clone(instrument), forbidden: instrument.permit(grants).err(), coded }
    }

    /// The compiled declaration: its items, inputs, scales and readings.
    #[must_use]
    pub fn instrument(&self) -> &Instrument {
        &self.instrument
    }

    /// Scores one sheet into `scales`, one place per scale in declared order, without allocating.
    ///
    /// `inputs` are in declared order. NaN in `answers` is a missing answer, NaN in `inputs` an unknown input, NaN
    /// in `scales` an unavailable scale.
    ///
    /// # Errors
    /// The licence, the sheet, or a fault of the plugin; `scales` then holds no result.
    // Always inlined, with everything but the way of a coded score apart: saving and restoring registers would be a
    // tenth of what the boundary costs.
    #[inline(always)]
    pub fn score_into(&self, answers: &[f64], inputs: &[f64], scales: &mut [f64]) -> Result<(), CallRefusal> {
        if let Some(refusal) = &self.forbidden {
            return Err(refused(refusal));
        }
        match &self.coded {
            None => self.score_declared(answers, inputs, scales),
            Some(coded) => coded.score_into(&self.instrument, answers, inputs, scales),
        }
    }

    #[inline(never)]
    fn score_declared(&self, answers: &[f64], inputs: &[f64], scales: &mut [f64]) -> Result<(), CallRefusal> {
        Ok(self.instrument.score_into(answers, inputs, scales)?)
    }

    /// Scores one sheet and reads the scores: bands, classifications, alerts, notices, what is unavailable.
    ///
    /// # Errors
    /// The licence, the sheet, or a fault of the plugin.
    pub fn score(&self, answers: &[f64], person: &Person) -> Result<Outcome, CallRefusal> {
        let inputs = self.instrument.inputs(person);
        let mut scores = vec![f64::NAN; self.instrument.assessment().scale.len()];
        self.score_into(answers, &inputs, &mut scores)?;
        Ok(self.instrument.interpret(answers, person, &scores))
    }

    /// Scores many sheets in columns into `scales`; gives the rows that have no scores, and why.
    ///
    /// Value `row` of item `i` stands at `i * rows + row`, and so for inputs and scales. A row that is refused
    /// never fails the others; its scores are NaN.
    ///
    /// # Errors
    /// The licence, columns of the wrong length, or a fault of the plugin that concerns the whole batch.
    pub fn score_batch(&self, sheets: Sheets<'_>, scales: &mut [f64]) -> Result<Vec<RefusedRow>, CallRefusal> {
        if let Some(refusal) = &self.forbidden {
            return Err(CallRefusal::Sheet(refusal.clone()));
        }
        sheets.fit(self.instrument.assessment(), scales.len())?;
        match &self.coded {
            Some(coded) if coded.plugin.provides(Operation::ScoreBatch) => {
                batch::coded(coded, &self.instrument, sheets, scales)
            }
            None if self.instrument.assessment().rows.is_none() => {
                Ok(batch::declared(&self.instrument, sheets, scales))
            }
            _ => Ok(batch::row_by_row(self, sheets, scales)),
        }
    }
}

impl CodedScorer {
    #[inline]
    pub(crate) fn callable(&self) -> Option<&dyn Callable> {
        self.plugin.callable.as_deref()
    }

    #[cold]
    pub(crate) fn missing(&self) -> CallRefusal {
        CallRefusal::NotProvided { plugin: self.plugin.name.clone(), operation: "score".into() }
    }

    #[inline(always)]
    fn score_into(
        &self,
        instrument: &Instrument,
        answers: &[f64],
        inputs: &[f64],
        scales: &mut [f64],
    ) -> Result<(), CallRefusal> {
        let expected = instrument.assessment().scale.len();
        if scales.len() != expected {
            return Err(wrong_results(expected, scales.len()));
        }
        if let Err(refusal) = instrument.check(answers, inputs) {
            return Err(CallRefusal::Sheet(refusal));
        }
        scales.fill(f64::NAN);
        let Some(score) = self.in_process else { return self.score_apart(instrument, answers, inputs, scales) };
        // SAFETY: a plugin is released only by whoever is the last to hold it, and `self.plugin` holds it.
        match unsafe { score.call(self.position, answers, inputs, scales) } {
            Ok(()) => self.scored(instrument, scales),
            Err(fault) => self.failed(instrument, fault, scales),
        }
    }

    /// Scores a checked sheet in a worker, beside whose cost a call more is nothing.
    #[inline(never)]
    fn score_apart(
        &self,
        instrument: &Instrument,
        answers: &[f64],
        inputs: &[f64],
        scales: &mut [f64],
    ) -> Result<(), CallRefusal> {
        let callable = self.callable().ok_or_else(|| self.missing())?;
        match callable.score(self.position, answers, inputs, scales) {
            Ok(()) => self.scored(instrument, scales),
            Err(fault) => self.failed(instrument, fault, scales),
        }
    }

    /// Accepts what the plugin's code computed where it is within what was declared.
    #[inline]
    fn scored(&self, instrument: &Instrument, scales: &mut [f64]) -> Result<(), CallRefusal> {
        match instrument.check_results(scales) {
            Ok(()) => Ok(()),
            Err(fault) => self.rejected(instrument, &fault, scales),
        }
    }

    #[cold]
    fn failed(&self, instrument: &Instrument, fault: CallFault, scales: &mut [f64]) -> Result<(), CallRefusal> {
        scales.fill(f64::NAN);
        Err(self.refusal(instrument, fault))
    }

    #[cold]
    fn rejected(&self, instrument: &Instrument, fault: &ResultFault, scales: &mut [f64]) -> Result<(), CallRefusal> {
        scales.fill(f64::NAN);
        Err(self.outside_declaration(instrument, fault).into())
    }

    #[cold]
    pub(crate) fn outside_declaration(&self, instrument: &Instrument, fault: &ResultFault) -> PluginFault {
        self.plugin.fault(format!("score {}", instrument.id()), PluginFaultKind::Result(fault.clone()))
    }

    #[cold]
    pub(crate) fn refusal(&self, instrument: &Instrument, fault: CallFault) -> CallRefusal {
        let assessment = instrument.id().clone();
        if let CallFault::NotComputable(item) = fault {
            let items = &instrument.assessment().item;
            let item = item.and_then(|item| items.get(item as usize)).map(|item| item.id.clone());
            return CallRefusal::NotComputable { assessment, item };
        }
        self.plugin.call_fault(&format!("score {assessment}"), fault).into()
    }
}

#[cold]
fn refused(refusal: &Refusal) -> CallRefusal {
    CallRefusal::Sheet(refusal.clone())
}

#[cold]
pub(crate) fn wrong_results(expected: usize, found: usize) -> CallRefusal {
    CallRefusal::Sheet(Refusal::WrongCount { of: Counted::Results, least: expected, most: expected, found })
}
