//! What can be told of a library from its bytes, before the system's loader looks at it.
//!
//! The loader trusts a file: one that is shorter than its headers say ends the process with a bus error, inside
//! `dlopen`. So class, machine and the extent of every segment are checked here first.

use crate::library_fault::LibraryFault;

const HEADER: usize = 64;
const PROGRAM_HEADER: usize = 56;
const CLASS_64: u8 = 2;
const LITTLE_ENDIAN: u8 = 1;
const SHARED_OBJECT: u16 = 3;
/// The machine for which this host was built.
const MACHINE: u16 = if cfg!(target_arch = "x86_64") {
    62
} else if cfg!(target_arch = "aarch64") {
    183
} else if cfg!(target_arch = "riscv64") {
    243
} else {
    // Not known here, so no library passes as being for this machine.
    0
};

/// Checks that a file of `length` bytes is a whole shared library for this machine; `read` fills a buffer from an
/// offset that lies, with the buffer's length, inside the file.
pub(crate) fn check(
    length: u64,
    read: impl Fn(u64, &mut [u8]) -> Result<(), LibraryFault>,
) -> Result<(), LibraryFault> {
    if length == 0 {
        return Err(LibraryFault::Empty);
    }
    let truncated = |needed: u64| LibraryFault::Truncated { needed, found: length };
    let mut header = [0; HEADER];
    let there = length.min(HEADER as u64) as usize;
    read(0, &mut header[..there])?;
    let magic = &b"\x7fELF"[..there.min(4)];
    if !header.starts_with(magic) {
        return Err(LibraryFault::NotALibrary);
    }
    if there < HEADER {
        return Err(truncated(HEADER as u64));
    }
    let (class, order) = (header[4], header[5]);
    let machine = number(&header, 18, 2) as u16;
    if class != CLASS_64 || order != LITTLE_ENDIAN || machine != MACHINE {
        return Err(LibraryFault::OtherMachine { class, machine, wanted: MACHINE });
    }
    if number(&header, 16, 2) as u16 != SHARED_OBJECT {
        return Err(LibraryFault::NotALibrary);
    }
    let (offset, size, count) = (number(&header, 32, 8), number(&header, 54, 2) as usize, number(&header, 56, 2));
    if size != PROGRAM_HEADER || count == 0 {
        return Err(LibraryFault::NotALibrary);
    }
    let within = |start: u64, size: u64| match start.saturating_add(size) {
        end if end > length => Err(truncated(end)),
        _ => Ok(()),
    };
    // The table of sections is not loaded, but as it lies at the end, it shows that the end is there.
    let (sections, size, number_of) = (number(&header, 40, 8), number(&header, 58, 2), number(&header, 60, 2));
    if sections != 0 {
        within(sections, size * number_of)?;
    }
    within(offset, count * PROGRAM_HEADER as u64)?;
    // At most 65,535 headers, so at most 3.5 MiB.
    let mut segments = vec![0; count as usize * PROGRAM_HEADER];
    read(offset, &mut segments)?;
    segments.chunks_exact(PROGRAM_HEADER).try_for_each(|segment| within(number(segment, 8, 8), number(segment, 32, 8)))
}

/// The unsigned number of `length` bytes at `at`, which the caller has checked to be there.
fn number(bytes: &[u8], at: usize, length: usize) -> u64 {
    bytes[at..at + length].iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::code::Code;

    fn whole() -> Vec<u8> {
        let mut bytes = vec![0; HEADER + PROGRAM_HEADER + 8];
        bytes[..7].copy_from_slice(b"\x7fELF\x02\x01\x01");
        bytes[16] = 3;
        bytes[18..20].copy_from_slice(&MACHINE.to_le_bytes());
        bytes[32] = 64;
        bytes[54] = 56;
        bytes[56] = 1;
        // The one segment covers the file.
        let length = bytes.len() as u64;
        bytes[HEADER + 32..HEADER + 40].copy_from_slice(&length.to_le_bytes());
        bytes
    }

    fn check(bytes: &[u8]) -> Result<(), LibraryFault> {
        super::check(bytes.len() as u64, |at, into| {
            into.copy_from_slice(&bytes[at as usize..][..into.len()]);
            Ok(())
        })
    }

    fn with(at: usize, value: u8) -> Vec<u8> {
        let mut bytes = whole();
        bytes[at] = value;
        bytes
    }

    #[test]
    fn each_kind_of_bad_file_has_its_own_code() {
        assert_eq!(check(&whole()), Ok(()));
        let cases: &[(&str, Vec<u8>, Code)] = &[
            ("empty", Vec::new(), Code::LibraryEmpty),
            ("text", b"not a library".to_vec(), Code::NotALibrary),
            ("one byte of text", b"x".to_vec(), Code::NotALibrary),
            ("only the magic", b"\x7fELF".to_vec(), Code::LibraryTruncated),
            ("32 bits", with(4, 1), Code::OtherMachine),
            ("big endian", with(5, 2), Code::OtherMachine),
            ("another machine", with(18, 8), Code::OtherMachine),
            ("a program", with(16, 2), Code::NotALibrary),
            ("no segments", with(56, 0), Code::NotALibrary),
            ("segments beyond the end", with(56, 9), Code::LibraryTruncated),
            ("a header far away", with(39, 0x7f), Code::LibraryTruncated),
            ("sections beyond the end", with(42, 1), Code::LibraryTruncated),
            ("a segment beyond the end", with(HEADER + 33, 1), Code::LibraryTruncated),
            ("a segment that overflows", with(HEADER + 39, 0xff), Code::LibraryTruncated),
            ("one byte short", whole()[..whole().len() - 1].to_vec(), Code::LibraryTruncated),
        ];
        for (name, bytes, code) in cases {
            assert_eq!(check(bytes).unwrap_err().code(), *code, "{name}");
        }
    }

    #[test]
    fn every_truncation_is_noticed() {
        let whole = whole();
        for length in 0..whole.len() {
            assert!(check(&whole[..length]).is_err(), "{length}");
        }
    }
}
