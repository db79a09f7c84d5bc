//! What host and worker say to each other: flat messages of numbers and bytes.
//!
//! Both sides are of one build, but what comes from a worker is input from outside all the same: its plugin may have
//! written it.

use vakwerk_abi::{NO_ITEM, Status};

use crate::callable::CallFault;

/// The first number of a message to a worker.
pub(super) const LOAD: u32 = 1;
pub(super) const SCORE: u32 = 2;
pub(super) const SCORE_BATCH: u32 = 3;
pub(super) const CALL: u32 = 4;
pub(super) const RELEASE: u32 = 5;

/// A document that is longer than was asked for; no status of the interface has this number.
const TOO_LONG: u32 = u32::MAX;

/// A message that is being put together.
#[derive(Default)]
pub(super) struct Writer(pub(super) Vec<u8>);

impl Writer {
    pub(super) fn number(mut self, number: u32) -> Self {
        self.0.extend(number.to_le_bytes());
        self
    }

    pub(super) fn length(mut self, length: usize) -> Self {
        self.0.extend((length as u64).to_le_bytes());
        self
    }

    pub(super) fn values(mut self, values: &[f64]) -> Self {
        self = self.length(values.len());
        self.0.reserve(values.len() * 8);
        values.iter().for_each(|value| self.0.extend(value.to_le_bytes()));
        self
    }

    pub(super) fn bytes(mut self, bytes: &[u8]) -> Self {
        self = self.length(bytes.len());
        self.0.extend(bytes);
        self
    }

    /// How a call ended.
    pub(super) fn outcome(self, outcome: Result<(), CallFault>) -> Self {
        let (status, fault) = match outcome {
            Ok(()) => (Status::OK.0, NO_ITEM),
            Err(CallFault::NotProvided) => (Status::NOT_PROVIDED.0, NO_ITEM),
            Err(CallFault::NotComputable(item)) => (Status::NOT_COMPUTABLE.0, item.unwrap_or(NO_ITEM)),
            Err(CallFault::Panicked) => (Status::PANICKED.0, NO_ITEM),
            Err(CallFault::TooLong) => (TOO_LONG, NO_ITEM),
            Err(CallFault::Unexpected(status)) => (status.0, NO_ITEM),
            // A worker has no worker of its own.
            Err(CallFault::Failed | CallFault::TooSlow(_) | CallFault::Ended) => (Status::FAILED.0, NO_ITEM),
        };
        self.number(status).number(fault)
    }
}

/// A message that is being read; nothing where it ends too early.
pub(super) struct Reader<'m>(pub(super) &'m [u8]);

impl<'m> Reader<'m> {
    fn take(&mut self, length: usize) -> Option<&'m [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    pub(super) fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(*self.take(4)?.first_chunk()?))
    }

    pub(super) fn length(&mut self) -> Option<usize> {
        usize::try_from(u64::from_le_bytes(*self.take(8)?.first_chunk()?)).ok()
    }

    pub(super) fn bytes(&mut self) -> Option<&'m [u8]> {
        let length = self.length()?;
        self.take(length)
    }

    pub(super) fn values(&mut self) -> Option<Vec<f64>> {
        let length = self.length()?;
        let bytes = self.take(length.checked_mul(8)?)?;
        Some(bytes.chunks_exact(8).filter_map(|bytes| bytes.first_chunk()).map(|b| f64::from_le_bytes(*b)).collect())
    }

    /// Values into a place that is there: as many as it has.
    pub(super) fn values_into(&mut self, into: &mut [f64]) -> Option<()> {
        let values = self.values().filter(|values| values.len() == into.len())?;
        into.copy_from_slice(&values);
        Some(())
    }

    /// How a call ended.
    pub(super) fn outcome(&mut self) -> Option<Result<(), CallFault>> {
        let (status, fault) = (self.number()?, self.number()?);
        Some(if status == TOO_LONG { Err(CallFault::TooLong) } else { CallFault::from_status(Status(status), fault) })
    }

    /// Nothing is left.
    pub(super) fn end(&self) -> Option<()> {
        self.0.is_empty().then_some(())
    }
}
