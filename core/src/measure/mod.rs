//! Measures: instruments as compiled programs, Goal Attainment Scaling and change.
//!
//! An [`Instrument`] is compiled once from its declaration ([`crate::catalogue::Assessment`]) and then scores
//! single sheets and whole columns without allocating per sheet.

mod change;
mod change_fault;
mod code;
mod fault;
mod fault_text;
mod gas;
mod instrument;
mod outcome;
mod person;
mod refusal;
mod reliable;
mod sheet;

pub use change::{ChangeReading, Course, read_change, within};
pub use change_fault::ChangeFault;
pub use code::Code;
pub use fault::{FaultKind, Kind, MeasureFault, Referent, ThresholdProblem};
pub use gas::{GasFault, GasGoal, GasLevel, RHO, gas_t_score};
pub use instrument::Instrument;
pub use outcome::{BandReading, ClassReading, Outcome, Part, RaisedAlert, Reason, Unavailable};
pub use person::{Person, PersonValue};
pub use refusal::{Counted, Place, Refusal};
pub use reliable::{
    ClinicalChange, Confidence, CutOffs, Group, Precision, ReliableChange, clinical_change, cut_offs, reliable_change,
};
pub use sheet::{NOT_APPLICABLE, is_not_applicable};
