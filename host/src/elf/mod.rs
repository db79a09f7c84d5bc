//! What can be told of a library from its bytes, before the system's loader looks at it.
//!
//! The loader trusts a file: one that is shorter than its headers say ends the process with a bus error, inside
//! `dlopen`. So class, machine and the extent of every segment are checked here first, and which other libraries it
//! would bring along.

mod dynamic;

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
    let extent = |segment: &[u8]| within(number(segment, 8, 8), number(segment, 32, 8));
    segments.chunks_exact(PROGRAM_HEADER).try_for_each(extent)?;
    dynamic::check(&segments, &read)
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

    /// Two segments, the first of which covers the file; the second is the dynamic section, with these entries beside
    /// those that say where `names` lie.
    fn library(entries: &[(u64, u64)], names: &[u8]) -> Vec<u8> {
        let dynamic = HEADER + 2 * PROGRAM_HEADER;
        let size = (entries.len() + 3) * 16;
        let mut bytes = vec![0; dynamic];
        bytes[..7].copy_from_slice(b"\x7fELF\x02\x01\x01");
        bytes[16] = 3;
        bytes[18..20].copy_from_slice(&MACHINE.to_le_bytes());
        bytes[32] = 64;
        bytes[54] = 56;
        bytes[56] = 2;
        let (start, length) = ((dynamic + size) as u64, names.len() as u64);
        for (tag, value) in entries.iter().chain(&[(5, start), (10, length), (0, 0)]) {
            bytes.extend(tag.to_le_bytes().into_iter().chain(value.to_le_bytes()));
        }
        bytes.extend(names);
        let segments = [(1, 0, bytes.len()), (2, dynamic, size)];
        for (at, (kind, offset, size)) in segments.into_iter().enumerate() {
            let at = HEADER + at * PROGRAM_HEADER;
            bytes[at] = kind;
            bytes[at + 8..at + 16].copy_from_slice(&(offset as u64).to_le_bytes());
            bytes[at + 16..at + 24].copy_from_slice(&(offset as u64).to_le_bytes());
            bytes[at + 32..at + 40].copy_from_slice(&(size as u64).to_le_bytes());
        }
        bytes
    }

    fn whole() -> Vec<u8> {
        library(&[(1, 1)], b"\0libc.so.6\0")
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
            ("a segment beyond the end", with(HEADER + 34, 1), Code::LibraryTruncated),
            ("a segment that overflows", with(HEADER + 39, 0xff), Code::LibraryTruncated),
            ("one byte short", whole()[..whole().len() - 1].to_vec(), Code::LibraryTruncated),
        ];
        for (name, bytes, code) in cases {
            assert_eq!(check(bytes).unwrap_err().code(), *code, "{name}");
        }
    }

    #[test]
    fn only_the_systems_own_libraries_may_come_along() {
        let names = b"\0libc.so.6\0libm.so.6\0libevil.so\0$ORIGIN/lib\0libc.so.6/../evil.so\0";
        assert_eq!(check(&library(&[(1, 1), (1, 11), (14, 21)], names)), Ok(()));
        let cases: &[(&str, &[(u64, u64)], Code)] = &[
            ("another library", &[(1, 1), (1, 21)], Code::ForeignDependency),
            ("a path", &[(1, 44)], Code::ForeignDependency),
            ("a name that is not there", &[(1, 4000)], Code::ForeignDependency),
            ("no name", &[(1, 0)], Code::ForeignDependency),
            ("an auditor", &[(0x6fff_fefc, 1)], Code::ForeignDependency),
            ("a filter", &[(0x7fff_ffff, 1)], Code::ForeignDependency),
            ("an rpath", &[(1, 1), (15, 32)], Code::LibrarySearchPath),
            ("a runpath", &[(29, 32)], Code::LibrarySearchPath),
        ];
        for (name, entries, code) in cases {
            assert_eq!(check(&library(entries, names)).unwrap_err().code(), *code, "{name}");
        }
        let mut nowhere = library(&[], names);
        let at = HEADER + PROGRAM_HEADER + 16;
        nowhere[at..at + 8].copy_from_slice(&u64::MAX.to_le_bytes());
        assert_eq!(check(&nowhere).unwrap_err().code(), Code::NotALibrary);
    }

    #[test]
    fn every_truncation_is_noticed() {
        let whole = whole();
        for length in 0..whole.len() {
            assert!(check(&whole[..length]).is_err(), "{length}");
        }
    }
}
