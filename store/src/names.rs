//! The names of the files of a case, and of its disk's faults.

use std::io;

use vakwerk_core::envelope::CaseId;
use vakwerk_core::store::{DiskFault, StoreError};

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

/// The `number`th remains of a broken-off append.
pub(crate) fn torn_file(case: &CaseId, number: usize) -> String {
    format!("{case}.torn-{number}")
}

/// The refusal for a fault of the disk.
pub(crate) fn refusal(doing: &'static str, fault: &io::Error) -> StoreError {
    let kind = match fault.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => DiskFault::Full,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => DiskFault::Denied,
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => DiskFault::NoFolder,
        _ => DiskFault::Other,
    };
    StoreError::Disk { fault: kind, doing, says: fault.to_string() }
}
