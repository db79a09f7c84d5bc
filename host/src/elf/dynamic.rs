//! Which other libraries a library would bring along, read from its dynamic section as the system's loader reads it.
//!
//! What is verified is what is loaded only if nothing else is loaded with it: so a library may depend on those of the
//! system itself, and may not say where others are to be looked for.

use super::number;
use crate::library_fault::LibraryFault;

/// The libraries of the system that a plugin may depend on: those that the standard library of Rust links to.
pub(super) const SYSTEM: &[&str] = &[
    "libc.so.6",
    "libm.so.6",
    "libgcc_s.so.1",
    "libpthread.so.0",
    "libdl.so.2",
    "librt.so.1",
    "libutil.so.1",
    "ld-linux-x86-64.so.2",
    "ld-linux-aarch64.so.1",
    "ld-linux-riscv64-lp64d.so.1",
];

/// The most bytes of a dynamic section, and of the names that are looked at in it.
const LIMIT: u64 = 1 << 20;
/// The most characters of a name that a message repeats.
const SHOWN: usize = 100;

const ENTRY: usize = 16;
const SEGMENT_LOAD: u64 = 1;
const SEGMENT_DYNAMIC: u64 = 2;

const END: u64 = 0;
const NEEDED: u64 = 1;
const NAMES: u64 = 5;
const NAMES_SIZE: u64 = 10;
const RPATH: u64 = 15;
const RUNPATH: u64 = 29;
/// Entries by which a library names others in further ways: auditors, and filters of symbols.
const OTHERS: [u64; 4] = [0x6fff_fefb, 0x6fff_fefc, 0x7fff_fffd, 0x7fff_ffff];

/// A segment as its header tells it.
#[derive(Clone, Copy)]
struct Segment {
    kind: u64,
    offset: u64,
    address: u64,
    in_file: u64,
}

/// Checks that a library depends on nothing but the system's own libraries, and names no folders to look in.
pub(super) fn check(
    segments: &[u8],
    read: &impl Fn(u64, &mut [u8]) -> Result<(), LibraryFault>,
) -> Result<(), LibraryFault> {
    let segments: Vec<Segment> = segments
        .chunks_exact(super::PROGRAM_HEADER)
        .map(|header| Segment {
            kind: number(header, 0, 4),
            offset: number(header, 8, 8),
            address: number(header, 16, 8),
            in_file: number(header, 32, 8),
        })
        .collect();
    // The loader goes by the address of the section in memory, not by its place in the file.
    let at = |address: u64, length: u64| {
        let holds = |segment: &&Segment| {
            let from = address.checked_sub(segment.address);
            segment.kind == SEGMENT_LOAD && from.is_some_and(|from| from.saturating_add(length) <= segment.in_file)
        };
        // Where two overlap, the later one is what lies in memory.
        let segment = segments.iter().rev().find(holds)?;
        Some(segment.offset + (address - segment.address))
    };
    let mut sections = segments.iter().filter(|segment| segment.kind == SEGMENT_DYNAMIC);
    let section = match (sections.next(), sections.next()) {
        (Some(section), None) if section.in_file <= LIMIT => section,
        _ => return Err(LibraryFault::NotALibrary),
    };
    let place = at(section.address, section.in_file).ok_or(LibraryFault::NotALibrary)?;
    let mut bytes = vec![0; section.in_file as usize];
    read(place, &mut bytes)?;
    let entries: Vec<(u64, u64)> = bytes
        .chunks_exact(ENTRY)
        .map(|entry| (number(entry, 0, 8), number(entry, 8, 8)))
        .take_while(|(tag, _)| *tag != END)
        .collect();
    let value = |wanted: u64| entries.iter().rev().find(|(tag, _)| *tag == wanted).map(|(_, value)| *value);
    let names = match (value(NAMES), value(NAMES_SIZE)) {
        (Some(address), Some(size)) if size <= LIMIT => {
            let mut names = vec![0; size as usize];
            read(at(address, size).ok_or(LibraryFault::NotALibrary)?, &mut names)?;
            names
        }
        _ => return Err(LibraryFault::NotALibrary),
    };
    let name = |offset: u64| {
        let rest = usize::try_from(offset).ok().and_then(|offset| names.get(offset..)).unwrap_or_default();
        let end = rest.iter().position(|byte| *byte == 0).unwrap_or(rest.len());
        String::from_utf8_lossy(&rest[..end]).into_owned()
    };
    let short = |name: String| name.chars().take(SHOWN).collect();
    for (tag, value) in &entries {
        match *tag {
            NEEDED if !SYSTEM.contains(&name(*value).as_str()) => {
                return Err(LibraryFault::ForeignDependency { library: short(name(*value)) });
            }
            tag if OTHERS.contains(&tag) => {
                return Err(LibraryFault::ForeignDependency { library: short(name(*value)) });
            }
            RPATH | RUNPATH => return Err(LibraryFault::SearchPath { path: short(name(*value)) }),
            _ => {}
        }
    }
    Ok(())
}
