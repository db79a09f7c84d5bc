//! Measures: instruments as compiled programs, Goal Attainment Scaling and change.
//!
//! An [`Instrument`] is compiled once from its declaration ([`crate::catalogue::Assessment`]) and then scores
//! single sheets and whole columns without allocating per sheet.

mod arith;
mod ast;
mod bands;
mod between;
mod block;
mod change;
mod change_fault;
mod code;
mod columns;
mod compile;
mod declaration;
mod explain;
mod fault;
mod fault_text;
mod gaps;
mod gas;
mod instrument;
mod interpret;
mod interval;
mod lexer;
mod outcome;
mod parser;
mod person;
mod program;
mod quick;
mod reach;
mod refusal;
mod reliable;
mod resolve;
mod result_fault;
mod score;
mod sheet;
mod single;
mod tree;
pub mod vectors;

pub use change::{ChangeReading, Course, read_change, within};
pub use change_fault::ChangeFault;
pub use code::Code;
pub use columns::{ColumnGroup, ColumnsFault};
pub use explain::{ExplainedAnswer, ExplainedScale, Explanation};
pub use fault::{FaultKind, Kind, MeasureFault, Referent, ThresholdProblem};
pub use gas::{GasFault, GasGoal, GasLevel, RHO, gas_t_score};
pub use instrument::Instrument;
pub use outcome::{BandReading, ClassReading, Outcome, Part, RaisedAlert, Reason, Unavailable};
pub use person::{Person, PersonValue};
pub use reach::Reach;
pub use refusal::{Counted, Place, Refusal};
pub use reliable::{
    ClinicalChange, Confidence, CutOffs, Group, Precision, ReliableChange, clinical_change, cut_offs, reliable_change,
};
pub use result_fault::ResultFault;
pub use sheet::{NOT_APPLICABLE, Status, is_not_applicable};
