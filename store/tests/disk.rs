//! Disks that are full, read-only, gone or failing: each refusal has its code, and nothing acknowledged is lost.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Mutex;

use common::{append, case, destruction, draft, event_id, file, filled, keyed};
use vakwerk_core::access::Access;
use vakwerk_core::explain::Explain;
use vakwerk_core::store::{CaseStore, Notice};
use vakwerk_core::text::Language;
use vakwerk_store::{Disk, Folder, JsonLinesStore, Stamp};

/// What a disk is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Open,
    Write,
    Cut,
    Sync,
    SyncFolder,
    Rename,
}

/// From its `after`th time on, the act fails on case files; a write has then written `part` bytes.
#[derive(Clone, Copy, Debug)]
struct Fault {
    act: Act,
    after: usize,
    kind: ErrorKind,
    part: usize,
}

/// Somebody who does not keep to the lock, and at this act puts these bytes where the case file is.
struct Meddler {
    act: Act,
    bytes: Vec<u8>,
    /// Into the file itself, not as another file of its name.
    in_place: bool,
}

/// A real folder on a disk that fails as it is told.
struct Failing {
    folder: Folder,
    meddler: Mutex<Option<Meddler>>,
    faults: Mutex<Vec<Fault>>,
}

impl Failing {
    fn due(&self, act: Act) -> Option<Fault> {
        let mut faults = self.faults.lock().unwrap();
        let fault = faults.iter_mut().find(|fault| fault.act == act)?;
        if fault.after == 0 {
            return Some(*fault);
        }
        fault.after -= 1;
        None
    }

    /// Lets the meddler do what it came for, once.
    fn meddle(&self, act: Act) {
        let Some(Meddler { bytes, in_place, .. }) = self.meddler.lock().unwrap().take_if(|who| who.act == act) else {
            return;
        };
        let (path, other) = (file(self.folder.path()), self.folder.path().join("other"));
        if in_place {
            return fs::write(path, bytes).unwrap();
        }
        fs::write(&other, bytes).unwrap();
        fs::rename(other, path).unwrap();
    }

    fn ask(&self, act: Act) -> io::Result<()> {
        self.due(act).map_or(Ok(()), |fault| Err(fault.kind.into()))
    }
}

impl Disk for Failing {
    type File = (File, bool);

    fn names(&self) -> io::Result<Vec<String>> {
        self.folder.names()
    }
    fn stamp(&self, name: &str) -> io::Result<Stamp> {
        self.folder.stamp(name)
    }
    fn stamp_of(&self, (file, _): &(File, bool)) -> io::Result<Stamp> {
        self.folder.stamp_of(file)
    }
    fn read(&self, name: &str, from: u64, limit: u64) -> io::Result<Vec<u8>> {
        self.folder.read(name, from, limit)
    }
    fn open(&self, name: &str) -> io::Result<(File, bool)> {
        // The head is a help only: its faults are passed over, so the tests let the case files fail.
        let ours = !name.ends_with(".head");
        if ours {
            self.ask(Act::Open)?;
        }
        let opened = self.folder.open(name)?;
        if ours {
            self.meddle(Act::Open);
        }
        Ok((opened, ours))
    }
    fn lock(&self, (file, _): &(File, bool)) -> io::Result<bool> {
        self.folder.lock(file)
    }
    fn write(&self, (file, ours): &(File, bool), at: u64, bytes: &[u8]) -> io::Result<()> {
        if *ours {
            self.meddle(Act::Write);
        }
        match self.due(Act::Write).filter(|_| *ours) {
            None => self.folder.write(file, at, bytes),
            Some(fault) => {
                self.folder.write(file, at, &bytes[..fault.part.min(bytes.len())])?;
                Err(fault.kind.into())
            }
        }
    }
    fn cut(&self, (file, _): &(File, bool), length: u64) -> io::Result<()> {
        self.ask(Act::Cut)?;
        self.folder.cut(file, length)
    }
    fn sync(&self, (file, _): &(File, bool)) -> io::Result<()> {
        self.ask(Act::Sync)?;
        self.folder.sync(file)?;
        self.meddle(Act::Sync);
        Ok(())
    }
    fn sync_folder(&self) -> io::Result<()> {
        self.ask(Act::SyncFolder)?;
        self.folder.sync_folder()
    }
    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.ask(Act::Rename)?;
        self.folder.rename(from, to)
    }
    fn remove(&self, name: &str) -> io::Result<()> {
        self.folder.remove(name)
    }
}

/// A store over `folder` whose disk has these faults from now on.
fn failing(folder: &Path, faults: &[Fault]) -> JsonLinesStore<Failing> {
    let faults = Mutex::new(faults.to_vec());
    JsonLinesStore::on(Failing { folder: Folder::open(folder).unwrap(), meddler: Mutex::default(), faults })
}

fn fault(act: Act, kind: ErrorKind) -> Fault {
    Fault { act, after: 0, kind, part: 0 }
}

fn full(part: usize) -> Fault {
    Fault { part, ..fault(Act::Write, ErrorKind::StorageFull) }
}

#[test]
fn a_disk_that_is_full_at_any_byte_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let before = filled(folder.path(), 2);
    for part in (0..2500).step_by(97) {
        let store = failing(folder.path(), &[full(part)]);
        let refused = store.append(&case(), 2, &[draft(3), draft(4)]).unwrap_err();
        assert_eq!(refused.code(), "E0606", "{part}");
        assert!(!refused.to_string().contains("MARKER"));
        assert_eq!(fs::read(file(folder.path())).unwrap(), before, "{part}: taken back");
        assert_eq!(store.load(&case(), &Access::unlogged()).unwrap().record.len(), 2);
    }
    append(&JsonLinesStore::open(folder.path()).unwrap(), 3, 4);
}

#[test]
fn a_case_that_cannot_be_begun_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    for (faults, code) in [
        ([full(100)], "E0606"),
        ([fault(Act::Open, ErrorKind::PermissionDenied)], "E0607"),
        ([fault(Act::Open, ErrorKind::ReadOnlyFilesystem)], "E0607"),
        ([fault(Act::SyncFolder, ErrorKind::Other)], "E0609"),
    ] {
        let store = failing(folder.path(), &faults);
        assert_eq!(store.append(&case(), 0, &[draft(1)]).unwrap_err().code(), code);
        assert_eq!(store.load(&case(), &Access::unlogged()).unwrap_err().code(), "E0601");
        assert_eq!(store.list(&Access::unlogged()).unwrap(), []);
    }
    append(&JsonLinesStore::open(folder.path()).unwrap(), 1, 1);
}

#[test]
fn an_append_that_cannot_be_synced_is_taken_back_but_in_doubt() {
    let folder = tempfile::tempdir().unwrap();
    let before = filled(folder.path(), 2);
    let first_sync = Fault { after: 0, ..fault(Act::Sync, ErrorKind::Other) };
    let store = failing(folder.path(), &[first_sync]);
    // The sync that takes it back fails as well: then nobody knows.
    assert_eq!(store.append(&case(), 2, &[draft(3)]).unwrap_err().code(), "E0610");
    assert_eq!(fs::read(file(folder.path())).unwrap(), before);
    store_is_well(folder.path(), 2);
}

#[test]
fn an_append_in_doubt_is_settled_by_repeating_it() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path(), 2);
    let faults = [fault(Act::Sync, ErrorKind::Other), fault(Act::Cut, ErrorKind::Other)];
    let store = failing(folder.path(), &faults);
    let request = [keyed(3, "request-3")];
    assert_eq!(store.append(&case(), 2, &request).unwrap_err().code(), "E0610");
    // It is in the file, but as long as nothing can be made durable it is not acknowledged either.
    assert_eq!(store.append(&case(), 2, &[keyed(7, "request-3")]).unwrap_err().code(), "E0610");
    let store = JsonLinesStore::open(folder.path()).unwrap();
    let done = store.append(&case(), 2, &[keyed(8, "request-3")]).unwrap();
    assert_eq!((done.head.sequence, done.repeated), (3, true));
    assert_eq!(store.load(&case(), &Access::unlogged()).unwrap().record.entries()[2].header().event, event_id(3));
}

#[test]
fn half_an_append_that_cannot_be_taken_back_is_set_aside_later() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path(), 2);
    let store = failing(folder.path(), &[full(300), fault(Act::Cut, ErrorKind::Other)]);
    assert_eq!(store.append(&case(), 2, &[draft(3)]).unwrap_err().code(), "E0610");
    // Reading goes on, also where the remains cannot be set aside.
    let loaded = store.load(&case(), &Access::unlogged()).unwrap();
    assert_eq!(loaded.notices, [Notice::TornPassedOver { line: 3, bytes: 300 }]);
    assert_eq!(store.append(&case(), 2, &[draft(3)]).unwrap_err().code(), "E0606");
    let loaded = JsonLinesStore::open(folder.path()).unwrap().load(&case(), &Access::unlogged()).unwrap();
    assert!(matches!(loaded.notices[..], [Notice::TornSetAside { line: 3, bytes: 300, .. }]));
    store_is_well(folder.path(), 2);
}

#[test]
fn a_destruction_that_fails_leaves_the_file_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let before = filled(folder.path(), 3);
    for (faults, code) in [
        (full(0), "E0606"),
        (full(700), "E0606"),
        (fault(Act::Open, ErrorKind::PermissionDenied), "E0607"),
        (fault(Act::Sync, ErrorKind::Other), "E0609"),
        (fault(Act::Rename, ErrorKind::Other), "E0609"),
    ] {
        let store = failing(folder.path(), &[faults]);
        let refused = store.destroy(&case(), 3, &[event_id(1)], &destruction(4)).unwrap_err();
        assert_eq!(refused.code(), code);
        assert_eq!(fs::read(file(folder.path())).unwrap(), before);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing of it is left");
    }
    let record =
        vakwerk_core::envelope::Draft { idempotency_key: keyed(4, "destroy-1").idempotency_key, ..destruction(4) };
    let store = failing(folder.path(), &[fault(Act::SyncFolder, ErrorKind::Other)]);
    assert_eq!(store.destroy(&case(), 3, &[event_id(1)], &record).unwrap_err().code(), "E0610");
    let store = JsonLinesStore::open(folder.path()).unwrap();
    assert!(store.destroy(&case(), 3, &[event_id(1)], &record).unwrap().repeated);
    store_is_well(folder.path(), 4);
}

#[test]
fn a_folder_that_is_gone_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cases");
    let refused = JsonLinesStore::open(&path).unwrap_err();
    assert_eq!(refused.code(), "E0608");
    for language in [Language::Nl, Language::En] {
        assert!(refused.explain(language).contains(&format!("`{}`", path.display())), "{}", refused.explain(language));
    }
    let store = JsonLinesStore::create(&path).unwrap();
    append(&store, 1, 2);
    fs::rename(&path, folder.path().join("elsewhere")).unwrap();
    assert_eq!(store.load(&case(), &Access::unlogged()).unwrap_err().code(), "E0608");
    assert_eq!(store.append(&case(), 2, &[draft(3)]).unwrap_err().code(), "E0608");
    assert_eq!(store.list(&Access::unlogged()).unwrap_err().code(), "E0608");
    // An empty folder in its place holds no such case; nothing is begun in the middle.
    fs::create_dir(&path).unwrap();
    assert_eq!(store.append(&case(), 2, &[draft(3)]).unwrap_err().code(), "E0601");
    fs::remove_dir_all(&path).unwrap();
    fs::rename(folder.path().join("elsewhere"), &path).unwrap();
    append(&store, 3, 3);
    fs::write(folder.path().join("file"), "").unwrap();
    assert_eq!(JsonLinesStore::open(folder.path().join("file")).unwrap_err().code(), "E0608");
}

#[test]
fn what_is_not_a_regular_file_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(file(folder.path())).unwrap();
    let store = JsonLinesStore::open(folder.path()).unwrap();
    assert_eq!(store.load(&case(), &Access::unlogged()).unwrap_err().code(), "E0609");
    assert_eq!(store.append(&case(), 0, &[draft(1)]).unwrap_err().code(), "E0609");
    assert_eq!(store.list(&Access::unlogged()).unwrap(), []);
}

#[cfg(unix)]
#[test]
fn links_and_devices_are_not_followed() {
    for target in ["/dev/zero", "/dev/full", "elsewhere"] {
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(target, file(folder.path())).unwrap();
        let store = JsonLinesStore::open(folder.path()).unwrap();
        assert_eq!(store.load(&case(), &Access::unlogged()).unwrap_err().code(), "E0609", "{target}");
        assert_eq!(store.append(&case(), 0, &[draft(1)]).unwrap_err().code(), "E0609", "{target}");
    }
}

#[cfg(unix)]
#[test]
fn case_files_are_for_their_owner_only() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path(), 1);
    for entry in fs::read_dir(folder.path()).unwrap() {
        let mode = std::os::unix::fs::PermissionsExt::mode(&entry.unwrap().metadata().unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_folder_that_may_only_be_read_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path(), 2);
    let set = |read_only| {
        let mut permissions = fs::metadata(folder.path()).unwrap().permissions();
        permissions.set_readonly(read_only);
        fs::set_permissions(folder.path(), permissions).unwrap();
    };
    set(true);
    // Who may do everything (root) is not stopped by permissions; then only reading is looked at.
    let bound = fs::write(folder.path().join("probe"), "").is_err();
    let store = JsonLinesStore::open(folder.path()).unwrap();
    assert_eq!(store.load(&case(), &Access::unlogged()).unwrap().record.len(), 2);
    let other = "case-invented-02".parse().unwrap();
    let refused = store.append(&other, 0, &[draft(1)]);
    set(false);
    assert_eq!(refused.err().map(|refused| refused.code()), bound.then_some("E0607"));
}

/// The case has `events` events, nothing to report, and takes another.
fn store_is_well(folder: &Path, events: u64) {
    let store = JsonLinesStore::open(folder).unwrap();
    let loaded = store.load(&case(), &Access::unlogged()).unwrap();
    assert_eq!((loaded.record.len() as u64, loaded.notices.len()), (events, 0));
    append(&store, events + 1, events + 1);
}

#[test]
fn a_file_that_is_replaced_by_one_of_the_same_length_is_noticed() {
    let whole = {
        let folder = tempfile::tempdir().unwrap();
        filled(folder.path(), 3)
    };
    // As long as what is there before or after the append, and another case at its end.
    let other = |length: usize| {
        let mut bytes = whole[..length].to_vec();
        let at = length - 40;
        bytes[at] = if bytes[at] == b'0' { b'1' } else { b'0' };
        bytes
    };
    for (act, in_place, code) in [
        (Act::Open, false, "E0603"),
        (Act::Open, true, "E0603"),
        (Act::Write, false, "E0610"),
        (Act::Sync, false, "E0610"),
        (Act::Sync, true, "E0610"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let before = filled(folder.path(), 2);
        let put = other(if act == Act::Sync { whole.len() } else { before.len() });
        let meddler = Mutex::new(Some(Meddler { act, bytes: put.clone(), in_place }));
        let disk = Failing { folder: Folder::open(folder.path()).unwrap(), meddler, faults: Mutex::default() };
        let store = JsonLinesStore::on(disk);
        let refused = store.append(&case(), 2, &[draft(3)]).unwrap_err();
        assert_eq!(refused.code(), code, "{act:?}, in place: {in_place}");
        assert_eq!(fs::read(file(folder.path())).unwrap(), put, "nothing is written over what somebody did: {act:?}");
    }
}
