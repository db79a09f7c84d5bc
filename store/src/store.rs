//! The store: what it promises, and appending.

use std::collections::HashMap;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use vakwerk_core::access::{Access, Accessed};
use vakwerk_core::case::EventId;
use vakwerk_core::envelope::{CaseId, Draft, FILE_LIMIT, Known, Sealed, known_kinds, seal};
use vakwerk_core::store::{Appended, CaseStore, Loaded, StoreError};

use crate::disk::{Disk, Folder, Stamp};
use crate::names::{case_file, case_of, folder_refusal, head_file, refusal};
use crate::state::{State, tail_of};
use crate::{head, open, rewrite};

/// How many cases a store remembers; beyond that it forgets one, and reads it again when it must.
const REMEMBERED: usize = 1024;

/// Keeps cases as JSON Lines files in one folder.
///
/// | file | what it is |
/// |---|---|
/// | `<case>.jsonl` | the case: one event per line, only ever appended to |
/// | `<case>.head` | the writer's lock, and the head that was acknowledged last |
/// | `<case>.torn-N` | the remains of an append that was broken off, set aside when the case was opened next, until something is destroyed |
/// | `<case>.new` | a destruction under way; removed when one was broken off |
///
/// An append is acknowledged once it is durable. One that fails is taken back; one that was broken off by a crash or a
/// loss of power is set aside, since nobody was told that it was kept. A case has one writer at a time: each append
/// takes the lock and lets it go, and refuses with [`StoreError::Busy`] when another program has it; appends from
/// threads of one store wait for each other. A program that does not keep to the lock is noticed, since the chain no
/// longer fits.
///
/// Whoever puts back an older copy of a case on purpose removes its `.head` too: it says that more was acknowledged.
///
/// ```
/// use vakwerk_core::access::Access;
/// use vakwerk_core::envelope::CaseId;
/// use vakwerk_core::store::{CaseStore, StoreError};
/// use vakwerk_store::JsonLinesStore;
///
/// let folder = tempfile::tempdir().unwrap();
/// let store = JsonLinesStore::open(folder.path()).unwrap();
/// let case = CaseId::new("case-invented-01").unwrap();
/// assert_eq!(store.load(&case, &Access::unlogged()).unwrap_err(), StoreError::UnknownCase { case });
/// ```
#[derive(Debug)]
pub struct JsonLinesStore<D = Folder> {
    pub(crate) disk: D,
    pub(crate) known: Known,
    cases: Mutex<HashMap<CaseId, Arc<Mutex<Option<State>>>>>,
}

impl JsonLinesStore<Folder> {
    /// Opens a folder that is there.
    ///
    /// # Errors
    /// It is not there, or may not be read.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, StoreError> {
        let folder = folder.as_ref();
        Folder::open(folder).map(Self::on).map_err(|fault| folder_refusal("open folder", folder, &fault))
    }

    /// Opens a folder, and makes it first where it is not there.
    ///
    /// # Errors
    /// It can neither be opened nor made.
    pub fn create(folder: impl AsRef<Path>) -> Result<Self, StoreError> {
        let folder = folder.as_ref();
        Folder::create(folder).map(Self::on).map_err(|fault| folder_refusal("make folder", folder, &fault))
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.disk.path()
    }
}

impl<D: Disk> JsonLinesStore<D> {
    /// A store on any disk.
    pub fn on(disk: D) -> Self {
        Self { disk, known: known_kinds, cases: Mutex::default() }
    }

    /// The store, understanding other kinds of events than those of the case module.
    #[must_use]
    pub fn knowing(mut self, known: Known) -> Self {
        self.known = known;
        self
    }

    /// What is remembered of a case, for one thread at a time.
    fn slot(&self, case: &CaseId) -> Arc<Mutex<Option<State>>> {
        let mut cases = unpoisoned(&self.cases);
        if cases.len() >= REMEMBERED && !cases.contains_key(case) {
            // Only what no thread is using may go: two states of one case would not wait for each other.
            let idle = cases.iter().find(|(_, slot)| Arc::strong_count(slot) == 1).map(|(case, _)| case.clone());
            idle.and_then(|case| cases.remove(&case));
        }
        cases.entry(case.clone()).or_default().clone()
    }

    /// Takes the lock of a case; it is let go when the file is dropped.
    pub(crate) fn lock(&self, case: &CaseId) -> Result<D::File, StoreError> {
        let file = self.disk.open(&head_file(case)).map_err(|fault| refusal("lock", &fault))?;
        match self.disk.lock(&file) {
            Ok(true) => Ok(file),
            Ok(false) => Err(StoreError::Busy { case: case.clone() }),
            Err(fault) => Err(refusal("lock", &fault)),
        }
    }

    /// Notes what was acknowledged. A fault is passed over: the head is a help and not a promise.
    pub(crate) fn note_head(&self, lock: &D::File, state: &State) {
        let _ = self.disk.write(lock, 0, head::write(&state.chain.head()).as_bytes());
    }

    /// Makes a case that was read from disk durable before anything in it is acknowledged: it may have been written
    /// by a program that was killed before it could.
    fn settle(&self, case: &CaseId, state: &mut State) -> Result<(), StoreError> {
        if state.durable || state.stamp.is_none() {
            return Ok(());
        }
        let file = self.disk.open(&case_file(case)).map_err(|fault| refusal("append", &fault))?;
        self.disk
            .sync(&file)
            .and_then(|()| self.disk.sync_folder())
            .map_err(|fault| StoreError::InDoubt { case: case.clone(), says: fault.to_string() })?;
        state.durable = true;
        Ok(())
    }

    /// Writes sealed lines behind the file and makes them durable, or takes them back; gives the file as it then is,
    /// and its last bytes.
    ///
    /// Somebody may not keep to the lock. So the file that is open must be the one that has the name, and end as it was
    /// left, right before the write, so that nothing is written over what they did; and be that file still, and end as
    /// it was written, once it is durable, so that nothing is acknowledged that lies in a file without a name.
    fn write(&self, case: &CaseId, state: &State, sealed: &Sealed) -> Result<(Stamp, Vec<u8>), StoreError> {
        let name = case_file(case);
        let length = state.stamp.map_or(0, |stamp| stamp.length);
        let mut bytes = Vec::new();
        let bytes = if state.open_line {
            bytes.push(b'\n');
            bytes.extend_from_slice(&sealed.bytes);
            &bytes
        } else {
            &sealed.bytes
        };
        let total = length + bytes.len() as u64;
        if total > FILE_LIMIT as u64 {
            return Err(StoreError::CaseTooLarge { case: case.clone(), bytes: total });
        }
        let file = self.disk.open(&name).map_err(|fault| refusal("append", &fault))?;
        let from = length.saturating_sub(state.tail.len() as u64);
        let before = self.found(&file, &name, from).map_err(|fault| refusal("append", &fault))?;
        let as_left = |(stamp, tail): &(Stamp, Vec<u8>)| match state.stamp {
            Some(left) => *stamp == left && *tail == state.tail,
            None => stamp.length == 0,
        };
        let Some((before, _)) = before.filter(as_left) else {
            return Err(StoreError::Busy { case: case.clone() });
        };
        let in_doubt = |fault: &io::Error| StoreError::InDoubt { case: case.clone(), says: fault.to_string() };
        let written = self.disk.write(&file, length, bytes).and_then(|()| self.disk.sync(&file));
        let written = written.and_then(|()| if state.durable { Ok(()) } else { self.disk.sync_folder() });
        if let Err(fault) = written {
            let taken_back = self.take_back(&file, &name, length);
            return Err(taken_back.map_or_else(|_| in_doubt(&fault), |()| refusal("append", &fault)));
        }
        // A file that was removed or replaced meanwhile is written and synced without complaint.
        let end = [state.tail.as_slice(), bytes].concat();
        let as_written =
            |(stamp, found): &(Stamp, Vec<u8>)| stamp.is_same_file(&before) && stamp.length == total && *found == end;
        match self.found(&file, &name, from).map(|found| found.filter(as_written)) {
            Ok(Some((after, _))) => Ok((after, tail_of(end.into_iter()))),
            Ok(None) => Err(in_doubt(&io::Error::other("the file was replaced during the append"))),
            Err(fault) => Err(in_doubt(&fault)),
        }
    }

    /// The file that has the name and its bytes from `from` on; nothing where it is another than the one that is open.
    ///
    /// A file that is open keeps its number, so another with its name has another number.
    fn found(&self, file: &D::File, name: &str, from: u64) -> io::Result<Option<(Stamp, Vec<u8>)>> {
        let end = self.disk.read(name, from, FILE_LIMIT as u64)?;
        let (open, named) = (self.disk.stamp_of(file)?, self.disk.stamp(name)?);
        Ok((open == named).then_some((named, end)))
    }

    fn take_back(&self, file: &D::File, name: &str, length: u64) -> io::Result<()> {
        self.disk.cut(file, length)?;
        self.disk.sync(file)?;
        if length == 0 {
            // An empty file is no case; that it stays until the next append harms nobody.
            let _ = self.disk.remove(name);
        }
        Ok(())
    }

    /// Brings what is remembered of a case in step with its file. Needs the lock.
    pub(crate) fn state<'a>(&self, case: &CaseId, slot: &'a mut Option<State>) -> Result<&'a mut State, StoreError> {
        let current = open::current(self, case, slot.take())?;
        Ok(slot.insert(current))
    }

    fn append_locked(
        &self,
        case: &CaseId,
        expected: u64,
        events: &[Draft],
        lock: &D::File,
        slot: &mut Option<State>,
    ) -> Result<Appended, StoreError> {
        let state = self.state(case, slot)?;
        if let Some(head) = state.repeated(case, events)? {
            self.settle(case, state)?;
            self.note_head(lock, state);
            return Ok(Appended { head, repeated: true });
        }
        state.check_understood(case)?;
        state.check_expected(case, expected)?;
        if let Some(event) = state.taken(events) {
            return Err(StoreError::EventExists { event });
        }
        let sealed = seal(events, state.chain.head())?;
        let (stamp, tail) = match self.write(case, state, &sealed) {
            Ok(written) => written,
            Err(refused) => {
                // Whatever the file is now, it is read again before anything is appended to it.
                *slot = None;
                return Err(refused);
            }
        };
        state.stamp = Some(stamp);
        state.tail = tail;
        state.durable = true;
        state.open_line = false;
        if state.follow(&sealed, self.known) {
            self.note_head(lock, state);
        } else {
            *slot = None;
        }
        Ok(Appended { head: sealed.head, repeated: false })
    }
}

/// A lock whose holder panicked is taken over: what it guards is checked against the file before each use.
pub(crate) fn unpoisoned<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<D: Disk> CaseStore for JsonLinesStore<D> {
    fn load(&self, case: &CaseId, access: &Access<'_>) -> Result<Loaded, StoreError> {
        let slot = self.slot(case);
        let mut slot = unpoisoned(&slot);
        Loaded::of(open::load(self, case, &mut slot), case, access)
    }

    fn append(&self, case: &CaseId, expected_sequence: u64, events: &[Draft]) -> Result<Appended, StoreError> {
        if events.is_empty() {
            return Err(StoreError::NothingToAppend);
        }
        let slot = self.slot(case);
        let mut slot = unpoisoned(&slot);
        let lock = self.lock(case)?;
        self.append_locked(case, expected_sequence, events, &lock, &mut slot)
    }

    fn destroy(
        &self,
        case: &CaseId,
        expected_sequence: u64,
        events: &[EventId],
        record: &Draft,
    ) -> Result<Appended, StoreError> {
        let slot = self.slot(case);
        let mut slot = unpoisoned(&slot);
        let lock = self.lock(case)?;
        rewrite::destroy(self, case, expected_sequence, events, record, &lock, &mut slot)
    }

    fn list(&self, access: &Access<'_>) -> Result<Vec<CaseId>, StoreError> {
        let attempt = self.disk.names().map_err(|fault| refusal("list", &fault));
        let names = access.tell_of(attempt, &Accessed::Names)?;
        let kept = names.iter().filter(|name| self.disk.stamp(name).is_ok_and(|stamp| stamp.length > 0));
        let mut cases: Vec<CaseId> = kept.filter_map(|name| case_of(name)).collect();
        cases.sort_unstable();
        Ok(cases)
    }
}
