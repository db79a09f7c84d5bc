//! The names of the files of a case, and of its disk's faults.

use std::io;
use std::path::Path;

use vakwerk_core::envelope::CaseId;
use vakwerk_core::store::{DiskFault, StoreError};

use crate::disk::Disk;

/// What the name of a case file ends with.
const CASE: &str = ".jsonl";

/// The case file.
pub(crate) fn case_file(case: &CaseId) -> String {
    format!("{case}{CASE}")
}

/// The case of a case file.
pub(crate) fn case_of(name: &str) -> Option<CaseId> {
    name.strip_suffix(CASE)?.parse().ok()
}

/// The file that is locked by the writer and holds the last acknowledged head.
pub(crate) fn head_file(case: &CaseId) -> String {
    format!("{case}.head")
}

/// The file that a destruction writes before it takes the place of the case file.
pub(crate) fn new_file(case: &CaseId) -> String {
    format!("{case}.new")
}

/// What the remains of a broken-off append are called, before their number.
const TORN: &str = ".torn-";

/// The `number`th remains of an append to `name` that was broken off.
fn torn_file(name: &str, number: usize) -> String {
    format!("{name}{TORN}{number}")
}

/// Whether a file holds the remains of an append to `name` that was broken off.
pub(crate) fn is_torn_file(file: &str, name: &str) -> bool {
    let number = file.strip_prefix(name).and_then(|rest| rest.strip_prefix(TORN));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Keeps remains of an append to `name` under a free number, durably, and says under which name.
///
/// Earlier remains stay as they are.
pub(crate) fn keep_torn<D: Disk>(disk: &D, name: &str, remains: &[u8]) -> io::Result<String> {
    let names = disk.names()?;
    let mut free = (1..).map(|number| torn_file(name, number)).filter(|file| !names.contains(file));
    let file = free.next().ok_or(io::ErrorKind::AlreadyExists)?;
    let copy = disk.open(&file)?;
    disk.write(&copy, 0, remains)?;
    disk.sync(&copy)?;
    disk.sync_folder()?;
    Ok(file)
}

/// The refusal for a fault of the disk.
pub(crate) fn refusal(doing: &'static str, fault: &io::Error) -> StoreError {
    let kind = match fault.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => DiskFault::Full,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => DiskFault::Denied,
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => DiskFault::NoFolder,
        _ => DiskFault::Other,
    };
    StoreError::Disk { fault: kind, doing, says: fault.to_string(), folder: None }
}

/// The refusal for a fault in opening or making the folder itself, which it names.
pub(crate) fn folder_refusal(doing: &'static str, path: &Path, fault: &io::Error) -> StoreError {
    let mut refusal = refusal(doing, fault);
    if let StoreError::Disk { folder, .. } = &mut refusal {
        *folder = Some(path.display().to_string().into());
    }
    refusal
}
