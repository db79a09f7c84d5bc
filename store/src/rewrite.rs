//! Destroying payloads: a new file, made durable, takes the place of the old one.

use std::io;

use vakwerk_core::access::Access;
use vakwerk_core::case::EventId;
use vakwerk_core::envelope::{self, CaseId, DestroyFault, Draft, FILE_LIMIT, ReadFault, Record};
use vakwerk_core::store::{Appended, StoreError};

use crate::disk::Disk;
use crate::names::{case_file, is_torn_file, new_file, refusal};
use crate::open::{damaged, read_whole};
use crate::state::State;
use crate::store::JsonLinesStore;

/// Removes what broken-off appends of a case left behind.
fn remove_remains<D: Disk>(disk: &D, case: &CaseId) -> io::Result<()> {
    let remains: Vec<String> = disk.names()?.into_iter().filter(|name| is_torn_file(name, case.as_str())).collect();
    remains.iter().try_for_each(|name| disk.remove(name))?;
    if remains.is_empty() { Ok(()) } else { disk.sync_folder() }
}

/// Destroys payloads and appends the event that records it. Needs the lock.
pub(crate) fn destroy<D: Disk>(
    store: &JsonLinesStore<D>,
    case: &CaseId,
    expected: u64,
    events: &[EventId],
    record: &Draft,
    lock: &D::File,
    slot: &mut Option<State>,
) -> Result<Appended, StoreError> {
    *slot = None;
    let disk = &store.disk;
    let (old, stamp) = read_whole(store, case)?.ok_or_else(|| StoreError::UnknownCase { case: case.clone() })?;
    let state = State::new(&old, Some(stamp), store.known);
    if let Some(head) = state.repeated(case, std::slice::from_ref(record))? {
        disk.sync_folder().map_err(|fault| StoreError::InDoubt { case: case.clone(), says: fault.to_string() })?;
        return Ok(Appended { head, repeated: true });
    }
    state.check_understood(case)?;
    state.check_expected(case, expected)?;
    if let Some(event) = state.taken(std::slice::from_ref(record)) {
        return Err(StoreError::EventExists { event });
    }
    let sealed = envelope::destroy(&old, events, record).map_err(|fault| match fault {
        DestroyFault::Event { event, why } => StoreError::CannotDestroy { event, why },
        DestroyFault::Seal(fault) => fault.into(),
    })?;
    if sealed.bytes.len() > FILE_LIMIT {
        return Err(StoreError::CaseTooLarge { case: case.clone(), bytes: sealed.bytes.len() as u64 });
    }
    // The only rewrite there is; so the new file must prove itself before the old one goes.
    // Nothing of it is handed over, so nobody reads it.
    let proven =
        Record::read(case, sealed.bytes, Some(&sealed.head), &Access::unlogged()).map_err(|fault| match fault {
            ReadFault::Damaged(damage) => damaged(case, damage),
            ReadFault::NotLogged(fault) => fault.into(),
            ReadFault::TooLarge => StoreError::CaseTooLarge { case: case.clone(), bytes: FILE_LIMIT as u64 },
        })?;
    let (name, new) = (case_file(case), new_file(case));
    let written = disk.open(&new).and_then(|file| {
        disk.write(&file, 0, proven.record.bytes())?;
        disk.sync(&file)?;
        // Remains that nobody was told of may hold what is destroyed; they go before it is said to be gone.
        remove_remains(disk, case)?;
        disk.rename(&new, &name)
    });
    if let Err(fault) = written {
        let _ = disk.remove(&new);
        return Err(refusal("destroy", &fault));
    }
    disk.sync_folder().map_err(|fault| StoreError::InDoubt { case: case.clone(), says: fault.to_string() })?;
    let mut state = State::new(&proven.record, disk.stamp(&name).ok(), store.known);
    state.durable = true;
    store.note_head(lock, &state);
    *slot = state.stamp.is_some().then_some(state);
    Ok(Appended { head: sealed.head, repeated: false })
}
