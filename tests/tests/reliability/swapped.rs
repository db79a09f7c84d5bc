//! A library that is swapped between check and load: what runs is what was verified, or nothing.

use std::fs::{self, File};
use std::io::Write as _;
use std::mem::MaybeUninit;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;

use rustix::fs::inotify::{CreateFlags, Reader, WatchFlags, add_watch, init};
use tempfile::TempDir;
use vakwerk_core::explain::Explain as _;
use vakwerk_host::Registry;
use vakwerk_tests::figure::{Chance, figure, tries};

use super::plugins::{installed_with, library, library_of, open, still_serves};

/// Swaps a library as soon as the host does something with it.
fn swapper(path: &Path, beside: PathBuf, moment: Moment) -> (JoinHandle<()>, Receiver<()>) {
    let watch = init(CreateFlags::CLOEXEC).unwrap();
    let flags = if moment == Moment::Opened { WatchFlags::OPEN } else { WatchFlags::CLOSE_NOWRITE };
    add_watch(&watch, path, flags).unwrap();
    let other = library("faulty");
    let path = path.to_owned();
    let (swapped, told) = channel();
    let thread = std::thread::spawn(move || {
        let mut buffer = [MaybeUninit::uninit(); 512];
        Reader::new(&watch, &mut buffer).next().unwrap();
        match moment {
            // Another file under the name, which the host finds where it opens the name again.
            Moment::Read => fs::rename(&beside, &path).unwrap(),
            // Other bytes in the file that the host is reading.
            Moment::Opened => {
                let bytes = fs::read(&other).unwrap();
                File::options().write(true).open(&path).unwrap().write_all(&bytes).unwrap();
            }
        }
        swapped.send(()).unwrap();
    });
    (thread, told)
}

/// When the swap comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moment {
    /// As soon as the host has opened the file: while it reads.
    Opened,
    /// As soon as the host has closed the file: after the copy, before the code runs.
    Read,
}

/// A plugin with a library that no process has loaded yet: the same code, and another number behind its end.
fn fresh(number: u64) -> TempDir {
    let lying = tempfile::tempdir().unwrap();
    let path = lying.path().join("libnine.so");
    let mut bytes = fs::read(library("nine")).unwrap();
    bytes.extend(number.to_le_bytes());
    fs::write(&path, bytes).unwrap();
    installed_with("nine", &path)
}

/// The verified code runs: it refuses what contradicts itself, where the code that was swapped in would add it up.
fn is_the_verified_one(registry: &Registry) -> bool {
    still_serves(registry);
    let contradiction = [0.0, 2.0, 3.0, 2.0, 1.0, 0.0, 3.0, 2.0, 3.0];
    let outcome = registry.score_into(&"nine:nine-items".parse().unwrap(), &contradiction, &[], &mut [0.0]);
    outcome.is_err_and(|refusal| refusal.code() == "E0121")
}

#[test]
fn what_is_verified_is_what_runs() {
    // What is swapped in would run in the place of the good one, and be told from it.
    let control = open(&installed_with("nine", &library("faulty")));
    assert!(!is_the_verified_one(&control));

    let count = tries(12, 200);
    let (mut tried, mut ran, mut refused, mut in_time) = (0, 0, 0, 0);
    let mut chance = Chance::of(5);
    // On a machine that is busy a swap may come too late to mean anything; then it is tried again.
    while in_time < count && tried < 5 * count {
        tried += 1;
        let installed = fresh(tried);
        let path = library_of(&installed, "nine");
        // Not in the plugin's folder, where a file that was not sealed would be noticed.
        let beside = installed.path().join(".swap");
        fs::copy(library("faulty"), &beside).unwrap();
        let moment = if chance.once_in(4) { Moment::Opened } else { Moment::Read };
        let (thread, told) = swapper(&path, beside, moment);
        let registry = open(&installed);
        in_time += u64::from(told.try_recv().is_ok());
        thread.join().unwrap();
        match registry.refusals() {
            [] => {
                assert!(is_the_verified_one(&registry), "{tried}: other code ran than was verified");
                ran += 1;
            }
            [refusal] => {
                assert_eq!((refusal.code(), moment), ("E0237", Moment::Opened), "{refusal}");
                refused += 1;
            }
            more => panic!("{more:?}"),
        }
    }
    figure(
        "swap between check and load",
        &format!(
            "{in_time} made before loading had ended, of {tried} tried; {ran} ran the verified one, {refused} refused as \
             changed while being read, 0 ran the other"
        ),
    );
    assert!(ran > 0 && in_time == count);
}
