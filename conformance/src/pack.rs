//! Checks a pack of data: what it says, and what it computes by declaration.

use std::panic::resume_unwind;
use std::path::Path;
use std::thread;

use vakwerk_core::catalogue::{Arithmetic, Assessment, Pack};
use vakwerk_core::id::ItemId;

use crate::desk::Desk;
use crate::walk::Written;
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
    let folder = folder.as_ref();
    let desk = Desk::declared(pack);
    let faults = thread::scope(|scope| {
        // An author waits for this at every change. Declared arithmetic remembers nothing, so all of it can run at once.
        let ranged = scope.spawn(|| ranges::check(pack, &desk));
        let same = scope.spawn(|| same_answer::check(pack, &desk));
        let worked = scope.spawn(|| worked(pack, &desk, folder));
        let mut faults = check_read(pack);
        for computed in [ranged, same, worked] {
            faults.extend(computed.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        faults
    });
    Report::new(subject(pack), faults)
}

/// Checks what a pack says, without its files: for a pack that was read already, or made in memory.
#[must_use]
pub fn check_read(pack: &Pack) -> Vec<Fault> {
    // Written once for the four checks that go over all of it: on a large pack that is most of their time.
    let written = Written::of(pack);
    let mut faults = identity::check(pack);
    faults.extend(ids::in_written(pack, &written));
    faults.extend(editions::check(pack));
    faults.extend(languages::in_written(pack, &written));
    faults.extend(sources::in_written(pack, &written));
    faults.extend(licences::check(pack));
    faults.extend(provenance::in_written(&written));
    faults
}

/// What is computed: on random sheets, from several threads, and against the pack's own vectors.
pub(crate) fn computed(pack: &Pack, desk: &Desk<'_>, folder: &Path) -> Vec<Fault> {
    let mut faults = ranges::check(pack, desk);
    faults.extend(same_answer::check(pack, desk));
    faults.extend(worked(pack, desk, folder));
    faults
}

/// What is computed on the pack's own vectors.
fn worked(pack: &Pack, desk: &Desk<'_>, folder: &Path) -> Vec<Fault> {
    let (mut worked, mut faults) = vectors::work(folder, desk);
    let without_code = |id: &ItemId| {
        let coded = |a: &&Assessment| a.arithmetic == Arithmetic::Coded && !desk.scores(a);
        pack.contents.assessment.iter().filter(coded).any(|a| pack.full_id(&a.id) == *id)
    };
    worked.retain(|worked| !worked.assessment.as_ref().is_some_and(without_code));
    faults.extend(vectors::check(pack, desk, &worked));
    faults
}

pub(crate) fn subject(pack: &Pack) -> String {
    format!("{} {}", pack.manifest.id, pack.manifest.version)
}
