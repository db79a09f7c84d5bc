//! The head file of a case: its lock, and the last head that was acknowledged.
//!
//! It is written after an append is durable and is not made durable itself. So it may be behind, never ahead; and it
//! tells an acknowledged line that was damaged from an append that was broken off. One that cannot be read says
//! nothing.

use vakwerk_core::digest::Digest;
use vakwerk_core::envelope::ChainHead;

/// The longest a head file is, in bytes.
pub(crate) const LENGTH: u64 = 20 + 1 + 64 + 1 + 64 + 1;

/// Writes a head, always at the same length, so that it is overwritten in place.
pub(crate) fn write(head: &ChainHead) -> String {
    let said = format!("{:020} {}", head.sequence, head.digest);
    let check = Digest::of(&[said.as_bytes()]);
    format!("{said} {check}\n")
}

/// Reads a head; `None` when it was not written whole.
pub(crate) fn read(bytes: &[u8]) -> Option<ChainHead> {
    let text = std::str::from_utf8(bytes).ok()?.strip_suffix('\n')?;
    let (said, check) = text.rsplit_once(' ')?;
    let (sequence, digest) = said.split_once(' ')?;
    let head = ChainHead { sequence: sequence.parse().ok()?, digest: digest.parse().ok()? };
    (Digest::of(&[said.as_bytes()]) == check.parse().ok()?).then_some(head)
}
