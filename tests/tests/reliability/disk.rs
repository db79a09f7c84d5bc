//! A disk in memory that records every write and sync, can be full, and tells what would be left of it without power.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::sync::Mutex;

use vakwerk_store::{Disk, Stamp};
use vakwerk_tests::figure::Chance;

/// What a disk writes at once: all of it, or nothing.
const SECTOR: usize = 512;

/// Files by name.
pub type Image = BTreeMap<String, Vec<u8>>;

/// Something that was done to a disk, in the order in which it was done.
#[derive(Clone, Debug)]
pub enum Act {
    /// A name for a new, empty file.
    Make(String, usize),
    Write(usize, usize, Vec<u8>),
    Cut(usize, usize),
    Sync(usize),
    SyncFolder,
    Rename(String, String),
    Remove(String),
    /// What the store told its caller to be durable: that many events.
    Acknowledged(u64),
}

/// Files as they are now, and how they came to be so.
#[derive(Default)]
struct State {
    files: Vec<Vec<u8>>,
    names: BTreeMap<String, usize>,
    acts: Vec<Act>,
    /// How many bytes the files may have together.
    room: Option<usize>,
}

impl State {
    fn file(&self, name: &str) -> io::Result<usize> {
        self.names.get(name).copied().ok_or_else(|| ErrorKind::NotFound.into())
    }

    fn used(&self) -> usize {
        self.names.values().map(|file| self.files[*file].len()).sum()
    }
}

/// The disk; its files are durable when it begins.
#[derive(Default)]
pub struct Recording(Mutex<State>);

impl Recording {
    /// A disk that holds these files.
    pub fn of(image: &Image) -> Self {
        let names = image.keys().cloned().zip(0..).collect();
        Self(Mutex::new(State { files: image.values().cloned().collect(), names, ..State::default() }))
    }

    /// A disk that is empty and has room for so many bytes.
    pub fn with_room(bytes: usize) -> Self {
        Self(Mutex::new(State { room: Some(bytes), ..State::default() }))
    }

    /// Makes room without end.
    pub fn make_room(&self) {
        self.0.lock().unwrap().room = None;
    }

    /// Notes that the store has acknowledged so many events.
    pub fn acknowledged(&self, events: u64) {
        self.0.lock().unwrap().acts.push(Act::Acknowledged(events));
    }

    /// Everything that was done so far.
    pub fn acts(&self) -> Vec<Act> {
        self.0.lock().unwrap().acts.clone()
    }

    /// How many bytes the files have together.
    pub fn used(&self) -> usize {
        self.0.lock().unwrap().used()
    }
}

impl Disk for &Recording {
    type File = usize;

    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.0.lock().unwrap().names.keys().cloned().collect())
    }

    fn stamp(&self, name: &str) -> io::Result<Stamp> {
        let state = self.0.lock().unwrap();
        let file = state.file(name)?;
        Ok(Stamp { length: state.files[file].len() as u64, modified: None, device: 0, identity: file as u64 })
    }

    fn stamp_of(&self, file: &usize) -> io::Result<Stamp> {
        let length = self.0.lock().unwrap().files[*file].len() as u64;
        Ok(Stamp { length, modified: None, device: 0, identity: *file as u64 })
    }

    fn read(&self, name: &str, from: u64, limit: u64) -> io::Result<Vec<u8>> {
        let state = self.0.lock().unwrap();
        let bytes = &state.files[state.file(name)?];
        Ok(bytes.iter().skip(from as usize).take(limit as usize).copied().collect())
    }

    fn open(&self, name: &str) -> io::Result<usize> {
        let mut state = self.0.lock().unwrap();
        if let Ok(file) = state.file(name) {
            return Ok(file);
        }
        let file = state.files.len();
        state.files.push(Vec::new());
        state.names.insert(name.to_owned(), file);
        state.acts.push(Act::Make(name.to_owned(), file));
        Ok(file)
    }

    fn lock(&self, _: &usize) -> io::Result<bool> {
        Ok(true)
    }

    fn write(&self, file: &usize, at: u64, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.0.lock().unwrap();
        let at = at as usize;
        let grows = (at + bytes.len()).saturating_sub(state.files[*file].len());
        let left = state.room.map_or(usize::MAX, |room| room.saturating_sub(state.used()));
        let fits = bytes.len() - grows.saturating_sub(left);
        put(&mut state.files[*file], at, &bytes[..fits]);
        state.acts.push(Act::Write(*file, at, bytes[..fits].to_vec()));
        if fits < bytes.len() { Err(ErrorKind::StorageFull.into()) } else { Ok(()) }
    }

    fn cut(&self, file: &usize, length: u64) -> io::Result<()> {
        let mut state = self.0.lock().unwrap();
        state.files[*file].resize(length as usize, 0);
        state.acts.push(Act::Cut(*file, length as usize));
        Ok(())
    }

    fn sync(&self, file: &usize) -> io::Result<()> {
        self.0.lock().unwrap().acts.push(Act::Sync(*file));
        Ok(())
    }

    fn sync_folder(&self) -> io::Result<()> {
        self.0.lock().unwrap().acts.push(Act::SyncFolder);
        Ok(())
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let mut state = self.0.lock().unwrap();
        let file = state.file(from)?;
        state.names.remove(from);
        state.names.insert(to.to_owned(), file);
        state.acts.push(Act::Rename(from.to_owned(), to.to_owned()));
        Ok(())
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        let mut state = self.0.lock().unwrap();
        state.file(name)?;
        state.names.remove(name);
        state.acts.push(Act::Remove(name.to_owned()));
        Ok(())
    }
}

fn put(file: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    if file.len() < at + bytes.len() {
        file.resize(at + bytes.len(), 0);
    }
    file[at..at + bytes.len()].copy_from_slice(bytes);
}

/// What a disk holds for certain, and what it may hold.
#[derive(Default)]
struct Certain {
    files: BTreeMap<usize, Vec<u8>>,
    names: BTreeMap<String, usize>,
    /// Changes that were not synced, in their order.
    files_pending: BTreeMap<usize, Vec<Act>>,
    names_pending: Vec<Act>,
}

/// What may be left of a disk that held `before` when the power went after `acts`, as chance has it.
///
/// What was synced is there. Of what was not, every sector of a write may or may not be; a file may be longer without
/// what was written in it, and then has zeros there; a name may lack, or be the old one.
pub fn without_power(before: &Image, acts: &[Act], chance: &mut Chance) -> Image {
    let mut certain = Certain {
        files: before.values().cloned().enumerate().collect(),
        names: before.keys().cloned().zip(0..).collect(),
        ..Certain::default()
    };
    for act in acts {
        match act {
            Act::Write(file, ..) | Act::Cut(file, _) => {
                certain.files_pending.entry(*file).or_default().push(act.clone());
            }
            Act::Sync(file) => {
                let bytes = certain.files.entry(*file).or_default();
                certain.files_pending.remove(file).unwrap_or_default().iter().for_each(|act| change(bytes, act));
            }
            Act::SyncFolder => {
                std::mem::take(&mut certain.names_pending).iter().for_each(|act| name(&mut certain.names, act));
            }
            Act::Make(..) | Act::Rename(..) | Act::Remove(_) => certain.names_pending.push(act.clone()),
            Act::Acknowledged(_) => {}
        }
    }
    // All, none, up to some moment, or any of it.
    let way = chance.below(4);
    let survives = |count: usize, at: usize, chance: &mut Chance| match way {
        0 => true,
        1 => false,
        2 => at < count,
        _ => chance.once_in(2),
    };
    let upto = chance.below(certain.names_pending.len() + 1);
    for (at, act) in certain.names_pending.iter().enumerate() {
        if survives(upto, at, chance) {
            name(&mut certain.names, act);
        }
    }
    for (file, acts) in &certain.files_pending {
        let bytes = certain.files.entry(*file).or_default();
        let upto = chance.below(acts.len() + 1);
        for (at, act) in acts.iter().enumerate() {
            if survives(upto, at, chance) {
                change(bytes, act);
            } else if way > 1 && chance.once_in(2) {
                torn(bytes, act, chance);
            }
        }
    }
    let kept = certain.names.iter();
    kept.map(|(name, file)| (name.clone(), certain.files.get(file).cloned().unwrap_or_default())).collect()
}

fn change(bytes: &mut Vec<u8>, act: &Act) {
    match act {
        Act::Write(_, at, new) => put(bytes, *at, new),
        Act::Cut(_, length) => bytes.resize(*length, 0),
        _ => {}
    }
}

fn name(names: &mut BTreeMap<String, usize>, act: &Act) {
    match act {
        Act::Make(name, file) => {
            names.insert(name.clone(), *file);
        }
        Act::Rename(from, to) => {
            if let Some(file) = names.remove(from) {
                names.insert(to.clone(), file);
            }
        }
        Act::Remove(name) => {
            names.remove(name);
        }
        _ => {}
    }
}

/// Some sectors of a write, and perhaps the length of the whole.
fn torn(bytes: &mut Vec<u8>, act: &Act, chance: &mut Chance) {
    let Act::Write(_, at, new) = act else { return };
    if chance.once_in(2) && bytes.len() < at + new.len() {
        bytes.resize(at + chance.below(new.len() + 1).max(bytes.len().saturating_sub(*at)), 0);
    }
    let mut from = 0;
    while from < new.len() {
        let to = ((at + from) / SECTOR + 1) * SECTOR - at;
        let part = &new[from..to.min(new.len())];
        // A file system may keep the data and not the length; then they are not there.
        if chance.once_in(2) && at + from + part.len() <= bytes.len() {
            put(bytes, at + from, part);
        }
        from = to;
    }
}
