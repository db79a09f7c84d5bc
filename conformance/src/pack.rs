//! Checks a pack of data: what it says, and what it computes by declaration.

use std::path::Path;

use vakwerk_core::catalogue::{Arithmetic, Assessment, Pack};
use vakwerk_core::id::ItemId;

use crate::desk::Desk;
use crate::{
    Fault, Report, editions, identity, ids, languages, licences, provenance, ranges, reading, same_answer, sources,
    vectors,
};

/// Checks the pack in `folder`: everything it says, its declared arithmetic, and its own vectors.
///
/// Coded assessments are left to [`crate::check_plugin`], which has the code.
pub fn check_pack(folder: impl AsRef<Path>) -> Report {
    let folder = folder.as_ref();
    let pack = match vakwerk_pack::read(folder) {
        Ok(pack) => pack,
        Err(faults) => return Report::new(folder.display().to_string(), reading::faults(&faults)),
    };
    check_opened(&pack, folder)
}

/// Checks a pack that was read from `folder` already, as [`check_pack`] does.
pub fn check_opened(pack: &Pack, folder: impl AsRef<Path>) -> Report {
    let mut faults = check_read(pack);
    faults.extend(computed(pack, &Desk::declared(pack), folder.as_ref()));
    Report::new(subject(pack), faults)
}

/// Checks what a pack says, without its files: for a pack that was read already, or made in memory.
#[must_use]
pub fn check_read(pack: &Pack) -> Vec<Fault> {
    let checks: [fn(&Pack) -> Vec<Fault>; 7] = [
        identity::check,
        ids::check,
        editions::check,
        languages::check,
        sources::check,
        licences::check,
        provenance::check,
    ];
    checks.iter().flat_map(|check| check(pack)).collect()
}

/// What is computed: on random sheets, from several threads, and against the pack's own vectors.
pub(crate) fn computed(pack: &Pack, desk: &Desk<'_>, folder: &Path) -> Vec<Fault> {
    let mut faults = ranges::check(pack, desk);
    faults.extend(same_answer::check(pack, desk));
    let (mut worked, unread) = vectors::work(folder, desk);
    let without_code = |id: &ItemId| {
        let coded = |a: &&Assessment| a.arithmetic == Arithmetic::Coded && !desk.scores(a);
        pack.contents.assessment.iter().filter(coded).any(|a| pack.full_id(&a.id) == *id)
    };
    worked.retain(|worked| !worked.assessment.as_ref().is_some_and(without_code));
    faults.extend(unread);
    faults.extend(vectors::check(pack, desk, &worked));
    faults
}

pub(crate) fn subject(pack: &Pack) -> String {
    format!("{} {}", pack.manifest.id, pack.manifest.version)
}
