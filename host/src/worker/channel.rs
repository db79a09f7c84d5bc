//! Messages over a socket, each with its length before it, and never later than a deadline.

use std::io::{self, Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

/// The most bytes of a message.
pub(super) const MESSAGE_LIMIT: usize = 256 << 20;

/// A moment after which nothing is waited for; `None` waits for ever.
pub(super) type Until = Option<Instant>;

/// Sends a message.
pub(super) fn send(stream: &mut UnixStream, message: &[u8], until: Until) -> io::Result<()> {
    let length = u32::try_from(message.len()).ok().filter(|_| message.len() <= MESSAGE_LIMIT);
    let length = length.ok_or(io::ErrorKind::InvalidInput)?.to_le_bytes();
    let mut rest: &[u8] = &[&length, message].concat();
    while !rest.is_empty() {
        stream.set_write_timeout(left(until)?)?;
        match stream.write(rest) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => rest = &rest[written..],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Receives a message of at most `limit` bytes.
pub(super) fn receive(stream: &mut UnixStream, limit: usize, until: Until) -> io::Result<Vec<u8>> {
    let mut length = [0; 4];
    fill(stream, &mut length, until)?;
    let length = u32::from_le_bytes(length) as usize;
    if length > limit {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut message = vec![0; length];
    fill(stream, &mut message, until)?;
    Ok(message)
}

fn fill(stream: &mut UnixStream, mut into: &mut [u8], until: Until) -> io::Result<()> {
    while !into.is_empty() {
        stream.set_read_timeout(left(until)?)?;
        match stream.read(into) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(read) => into = &mut into[read..],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// What is left until a moment; an error once it has passed.
fn left(until: Until) -> io::Result<Option<Duration>> {
    let Some(until) = until else { return Ok(None) };
    let left = until.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(io::ErrorKind::TimedOut.into()) } else { Ok(Some(left)) }
}

/// Whether waiting ended because the moment had passed.
pub(super) fn is_late(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock)
}
