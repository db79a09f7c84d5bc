//! The head of a chain: enough to notice later that the end of a case was cut off or rewritten.

use serde::{Deserialize, Serialize};

use super::id::CaseId;
use crate::digest::Digest;

/// The last event of a chain: its place and the digest of its header.
///
/// Who keeps a head elsewhere (signed, printed, in another system) can prove later that everything up to it is
/// still there, unchanged.
///
/// ```
/// use vakwerk_core::envelope::{CaseId, ChainHead};
/// let head = ChainHead::start(&CaseId::new("case-invented-01").unwrap());
/// assert_eq!(head.sequence, 0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainHead {
    /// The sequence of the last event; 0 before the first.
    pub sequence: u64,
    /// The digest of its header.
    pub digest: Digest,
}

impl ChainHead {
    /// The head of a case without events: SHA-256 over `vakwerk case v1`, a line feed and the case id.
    ///
    /// So the first header is tied to its case, and a file that was given the name of another case is noticed.
    #[must_use]
    pub fn start(case: &CaseId) -> Self {
        Self { sequence: 0, digest: Digest::of(&[b"vakwerk case v1\n", case.as_str().as_bytes()]) }
    }
}
