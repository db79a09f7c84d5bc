//! A plugin that can be called: in this process, or in a process of its own.

use std::time::Duration;

use vakwerk_abi::{NO_ITEM, Status};

use crate::load::InProcessScore;

/// What a call can come to, before it is said in words and with names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CallFault {
    /// The plugin's code does not have it.
    NotProvided,
    /// No scores for this sheet; the position of the item at fault, if it is one.
    NotComputable(Option<u32>),
    /// The plugin's code panicked.
    Panicked,
    /// The plugin could not do it.
    Failed,
    /// The answer is longer than is accepted.
    TooLong,
    /// An answer that the interface does not have here.
    Unexpected(Status),
    /// The worker did not answer in time, and was killed.
    TooSlow(Duration),
    /// The worker ended in the middle of the call.
    Ended,
}

impl CallFault {
    /// Reads an answer of the interface.
    #[inline]
    pub(crate) fn from_status(status: Status, fault: u32) -> Result<(), Self> {
        if status == Status::OK { Ok(()) } else { Err(Self::from_other(status, fault)) }
    }

    #[cold]
    fn from_other(status: Status, fault: u32) -> Self {
        match status {
            Status::NOT_COMPUTABLE => Self::NotComputable((fault != NO_ITEM).then_some(fault)),
            Status::NOT_PROVIDED => Self::NotProvided,
            Status::PANICKED => Self::Panicked,
            Status::FAILED => Self::Failed,
            other => Self::Unexpected(other),
        }
    }
}

/// A plugin that can be called, from any thread.
///
/// It has been bound to its catalogue. Assessments are named by their position in that binding.
pub(crate) trait Callable: Send + Sync {
    /// The function that scores, where it is in this process.
    fn in_process(&self) -> Option<InProcessScore> {
        None
    }

    /// Scores one sheet into `scales`.
    fn score(&self, assessment: u32, answers: &[f64], inputs: &[f64], scales: &mut [f64]) -> Result<(), CallFault>;

    /// Scores many sheets, in columns, with a status for each row.
    fn score_batch(
        &self,
        assessment: u32,
        answers: &[f64],
        inputs: &[f64],
        scales: &mut [f64],
        rows: &mut [Status],
    ) -> Result<(), CallFault>;

    /// Calls an operation that carries documents; never gives more than `limit` bytes.
    fn call(&self, operation: &str, request: &[u8], limit: usize) -> Result<Vec<u8>, CallFault>;

    /// Drops the plugin; afterwards every call answers "not provided".
    fn release(&mut self) -> Result<(), CallFault>;
}
