//! Opening a case: reading, verifying, and setting aside what a broken-off append left behind.

use std::io;

use vakwerk_core::access::Access;
use vakwerk_core::envelope::{CaseId, ChainHead, Damage, FILE_LIMIT, ReadFault, Reading, Record, Torn};
use vakwerk_core::store::{Notice, StoreError};

use crate::disk::{Disk, Stamp};
use crate::head;
use crate::names::{case_file, head_file, keep_torn, new_file, refusal};
use crate::state::{State, tail_of};
use crate::store::JsonLinesStore;

/// A case file as it was found.
struct Found {
    reading: Reading,
    stamp: Stamp,
}

/// Reads and verifies a case.
pub(crate) fn load<D: Disk>(
    store: &JsonLinesStore<D>,
    case: &CaseId,
    slot: &mut Option<State>,
) -> Result<(Record, Vec<Notice>), StoreError> {
    let mut found = find(store, case)?.ok_or_else(|| StoreError::UnknownCase { case: case.clone() })?;
    let mut notices = Vec::new();
    if found.reading.torn.is_some() {
        match repair(store, case) {
            Ok((repaired, set_aside)) => {
                found = repaired;
                notices.extend(set_aside);
            }
            // Reading must be possible where writing is not, and while another program writes.
            Err(StoreError::Busy { .. } | StoreError::Disk { .. } | StoreError::InDoubt { .. }) => {}
            Err(refused) => return Err(refused),
        }
    }
    let Found { reading: Reading { record, torn }, stamp } = found;
    if let Some(Torn { line, bytes, .. }) = torn {
        notices.push(Notice::TornPassedOver { line, bytes });
    } else {
        *slot = Some(State::new(&record, Some(stamp), store.known));
    }
    if record.is_empty() && notices.is_empty() {
        return Err(StoreError::UnknownCase { case: case.clone() });
    }
    notices.extend(record.unknown_critical(store.known).map(|header| Notice::UnknownCritical {
        sequence: header.sequence,
        kind: header.kind.to_string(),
        form: header.form,
        written_with: header.written_with.clone(),
    }));
    Ok((record, notices))
}

/// What is known of a case after bringing it in step with its file. Needs the lock.
pub(crate) fn current<D: Disk>(
    store: &JsonLinesStore<D>,
    case: &CaseId,
    remembered: Option<State>,
) -> Result<State, StoreError> {
    let stamp = match store.disk.stamp(&case_file(case)) {
        Ok(stamp) => Some(stamp),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => None,
        Err(fault) => return Err(refusal("open", &fault)),
    };
    if let Some(mut state) = remembered {
        if state.stamp == stamp {
            return Ok(state);
        }
        if catch_up(store, case, &mut state, stamp).is_some() {
            return Ok(state);
        }
    }
    Ok(match read_whole(store, case)? {
        Some((record, stamp)) => State::new(&record, Some(stamp), store.known),
        None => State::new(&Record::empty(case.clone()), None, store.known),
    })
}

/// Reads and verifies a whole file, and sets aside what is torn. Needs the lock.
pub(crate) fn read_whole<D: Disk>(
    store: &JsonLinesStore<D>,
    case: &CaseId,
) -> Result<Option<(Record, Stamp)>, StoreError> {
    // Only a destruction that was broken off before it took effect leaves this behind.
    let _ = store.disk.remove(&new_file(case));
    let Some(found) = find(store, case)? else { return Ok(None) };
    let (Found { reading, stamp }, _) = set_aside(store, case, found)?;
    Ok(Some((reading.record, stamp)))
}

/// Takes up what another writer appended since, without reading the rest again.
fn catch_up<D: Disk>(store: &JsonLinesStore<D>, case: &CaseId, state: &mut State, stamp: Option<Stamp>) -> Option<()> {
    let (before, now) = (state.stamp?, stamp?);
    if !now.is_same_file(&before) || now.length <= before.length || state.open_line {
        return None;
    }
    let added = store.disk.read(&case_file(case), before.length, FILE_LIMIT as u64).ok()?;
    let text = String::from_utf8(added).ok()?;
    let whole = text.ends_with('\n') && text.len() as u64 == now.length - before.length;
    if !whole || now.length > FILE_LIMIT as u64 {
        return None;
    }
    let entries = state.chain.extend(&text)?;
    state.note(&entries, store.known);
    state.tail = tail_of(state.tail.iter().copied().chain(text.bytes()));
    state.stamp = stamp;
    state.durable = false;
    Some(())
}

/// Reads a case file, if it is there.
fn find<D: Disk>(store: &JsonLinesStore<D>, case: &CaseId) -> Result<Option<Found>, StoreError> {
    // The head first: it is never ahead of the file that is read after it.
    let acknowledged = store.disk.read(&head_file(case), 0, head::LENGTH).ok().and_then(|bytes| head::read(&bytes));
    let name = case_file(case);
    let stamp = match store.disk.stamp(&name) {
        Ok(stamp) => stamp,
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => return absent(store, case, acknowledged, &fault),
        Err(fault) => return Err(refusal("open", &fault)),
    };
    if stamp.length > FILE_LIMIT as u64 {
        return Err(StoreError::CaseTooLarge { case: case.clone(), bytes: stamp.length });
    }
    let bytes = store.disk.read(&name, 0, FILE_LIMIT as u64 + 1).map_err(|fault| refusal("read", &fault))?;
    // Another program may have appended between the two.
    let stamp = Stamp { length: bytes.len() as u64, ..stamp };
    // `Loaded::of` writes down the reading as a whole, with what came of it.
    let reading = Record::read(case, bytes, acknowledged.as_ref(), &Access::unlogged())
        .map_err(|fault| unreadable(case, stamp, fault))?;
    Ok(Some(Found { reading, stamp }))
}

/// No file: a case that never was, a folder that is gone, or a file that is gone.
fn absent<D: Disk>(
    store: &JsonLinesStore<D>,
    case: &CaseId,
    acknowledged: Option<ChainHead>,
    fault: &io::Error,
) -> Result<Option<Found>, StoreError> {
    if store.disk.names().is_err() {
        return Err(refusal("open", fault));
    }
    match acknowledged {
        None => Ok(None),
        Some(head) => match Record::read(case, Vec::new(), Some(&head), &Access::unlogged()) {
            Err(ReadFault::Damaged(damage)) => Err(damaged(case, damage)),
            _ => Ok(None),
        },
    }
}

fn unreadable(case: &CaseId, stamp: Stamp, fault: ReadFault) -> StoreError {
    match fault {
        ReadFault::TooLarge => StoreError::CaseTooLarge { case: case.clone(), bytes: stamp.length },
        ReadFault::Damaged(damage) => damaged(case, damage),
        ReadFault::NotLogged(fault) => fault.into(),
    }
}

pub(crate) fn damaged(case: &CaseId, Damage { faults, total }: Damage) -> StoreError {
    StoreError::Damaged { case: case.clone(), faults, total }
}

/// Takes the lock, reads again what may meanwhile be whole, and sets aside what is torn.
fn repair<D: Disk>(store: &JsonLinesStore<D>, case: &CaseId) -> Result<(Found, Option<Notice>), StoreError> {
    let _lock = store.lock(case)?;
    let found = find(store, case)?.ok_or_else(|| StoreError::UnknownCase { case: case.clone() })?;
    set_aside(store, case, found)
}

/// Moves the remains of a broken-off append to a file of their own. Needs the lock.
fn set_aside<D: Disk>(
    store: &JsonLinesStore<D>,
    case: &CaseId,
    found: Found,
) -> Result<(Found, Option<Notice>), StoreError> {
    let Some(Torn { line, start, bytes }) = found.reading.torn else { return Ok((found, None)) };
    let disk = &store.disk;
    let act = || -> io::Result<(String, Stamp)> {
        let case_name = case_file(case);
        let remains = disk.read(&case_name, start as u64, FILE_LIMIT as u64)?;
        // The copy is durable before the original goes.
        let name = keep_torn(disk, case.as_str(), &remains)?;
        let file = disk.open(&case_name)?;
        disk.cut(&file, start as u64)?;
        disk.sync(&file)?;
        Ok((name, disk.stamp(&case_name)?))
    };
    let (name, stamp) = act().map_err(|fault| refusal("set aside", &fault))?;
    let reading = Reading { record: found.reading.record, torn: None };
    Ok((Found { reading, stamp }, Some(Notice::TornSetAside { line, bytes, name })))
}
