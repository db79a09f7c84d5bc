//! Bundles: the same bytes every time, hostile ones refused before anything is kept, and never half a plugin.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::io::Read;
use std::path::Path;

use common::{folder, valid, write};
use proptest::prelude::*;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use tar::{Builder, EntryType, Header};
use tempfile::TempDir;
use vakwerk_core::explain::Explain;
use vakwerk_core::id::PluginId;
use vakwerk_pack::bundle::{self, BUNDLE_LIMIT, BundleFault, ENTRIES_LIMIT, FRONT_FILE, Installed};
use vakwerk_pack::seal::{SIGNATURE_FILE, SealOnDisk};
use vakwerk_pack::trust::TrustFault;
use vakwerk_pack::{assemble, verify_sealed};

const FRONT: &str = "format = 1\nid = \"adem\"\nversion = \"1.0.0\"\n";

fn sealed() -> TempDir {
    let to = tempfile::tempdir().unwrap();
    let library = folder(&[("libadem.so", b"not really a library")]);
    let library = library.path().join("libadem.so");
    assemble(valid().path(), Some(("x86_64-unknown-linux-gnu", &library)), to.path()).unwrap();
    to
}

fn bundle() -> Vec<u8> {
    bundle::write(sealed().path()).unwrap()
}

fn install(bytes: impl Read, into: &Path) -> Result<Installed, BundleFault> {
    bundle::install(bytes, into, &|_| Ok(()))
}

/// An entry as an enemy writes it: the path as it is, and no header but this one.
struct Entry<'a> {
    path: &'a str,
    kind: EntryType,
    size: u64,
    bytes: &'a [u8],
}

fn file<'a>(path: &'a str, bytes: &'a [u8]) -> Entry<'a> {
    Entry { path, kind: EntryType::Regular, size: bytes.len() as u64, bytes }
}

fn packed(entries: &[Entry<'_>]) -> Vec<u8> {
    let mut archive = Builder::new(Vec::new());
    for entry in entries {
        let mut header = Header::new_ustar();
        // The crate refuses such paths, an enemy does not.
        header.as_mut_bytes()[..entry.path.len()].copy_from_slice(entry.path.as_bytes());
        header.set_entry_type(entry.kind);
        header.set_size(entry.size);
        header.set_mode(0o777);
        header.set_cksum();
        archive.append(&header, entry.bytes).unwrap();
    }
    squeezed(&archive.into_inner().unwrap())
}

fn squeezed(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, CompressionLevel::Fastest)
}

/// What can be seen in a folder: a hidden name is no plugin.
fn visible(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| !name.starts_with('.')).collect();
    names.sort();
    names
}

#[test]
fn the_same_pack_gives_the_same_bytes_and_comes_out_as_it_went_in() {
    let (one, two) = (sealed(), sealed());
    assert_eq!(bundle::write(one.path()).unwrap(), bundle::write(two.path()).unwrap());
    fs::write(one.path().join(SIGNATURE_FILE), "untrusted comment: x\nabc\n").unwrap();
    let bytes = bundle::write(one.path()).unwrap();
    let into = tempfile::tempdir().unwrap();
    let installed = install(bytes.as_slice(), into.path()).unwrap();
    let place = into.path().join("adem/1.0.0");
    assert_eq!((installed.folder.as_path(), installed.already), (place.as_path(), false));
    let sealed = verify_sealed(&place).unwrap();
    assert_eq!(sealed.bytes, verify_sealed(one.path()).unwrap().bytes);
    assert_eq!(fs::read(place.join(SIGNATURE_FILE)).unwrap(), b"untrusted comment: x\nabc\n");
    for file in sealed.seal.file {
        assert_eq!(fs::read(place.join(&file.path)).unwrap(), fs::read(one.path().join(&file.path)).unwrap());
    }
    assert!(install(bytes.as_slice(), into.path()).unwrap().already, "the very same is there");
    assert_eq!(visible(into.path()), ["adem"]);
}

#[test]
fn the_same_files_get_a_signature_where_theirs_is_missing_or_not_accepted() {
    let folder = sealed();
    let signed = |text: &str| {
        fs::write(folder.path().join(SIGNATURE_FILE), text).unwrap();
        bundle::write(folder.path()).unwrap()
    };
    let (old, new) = (signed("untrusted comment: x\nold\n"), signed("untrusted comment: x\nnew\n"));
    let into = tempfile::tempdir().unwrap();
    let accepts = |word: &'static str| {
        move |seal: &SealOnDisk| match &seal.signature {
            Some(text) if text.contains(word) => Ok(()),
            _ => Err(TrustFault::Unsigned),
        }
    };
    let lies = || fs::read_to_string(into.path().join("adem/1.0.0").join(SIGNATURE_FILE)).ok();
    assert!(!install(bundle().as_slice(), into.path()).unwrap().already);
    assert_eq!(lies(), None);
    // Whoever accepts anything has no reason to replace what is there; who accepts one only, has.
    assert!(install(old.as_slice(), into.path()).unwrap().signature_taken);
    assert!(!install(new.as_slice(), into.path()).unwrap().signature_taken);
    assert!(lies().unwrap().contains("old"));
    let taken = bundle::install(new.as_slice(), into.path(), &accepts("new")).unwrap();
    assert!(taken.already && taken.signature_taken && lies().unwrap().contains("new"));
    // One that is not accepted changes nothing, and neither does a bundle without one.
    assert!(bundle::install(old.as_slice(), into.path(), &accepts("new")).is_err());
    assert!(!install(bundle().as_slice(), into.path()).unwrap().signature_taken);
    assert!(lies().unwrap().contains("new"));
    assert!(verify_sealed(into.path().join("adem/1.0.0")).is_ok());
}

#[test]
fn a_folder_that_is_not_what_its_seal_says_is_not_bundled() {
    let folder = sealed();
    write(folder.path(), "catalogue/alles.toml", b"");
    assert_eq!(Explain::code(&bundle::write(folder.path()).unwrap_err()), "E0206");
    let folder = sealed();
    write(folder.path(), "README\u{202e}.md", b"");
    fs::remove_file(folder.path().join("seal.toml")).unwrap();
    vakwerk_pack::write_seal(folder.path()).unwrap();
    assert_eq!(Explain::code(&bundle::write(folder.path()).unwrap_err()), "E0375");
}

#[test]
fn every_hostile_bundle_is_refused_and_leaves_nothing() {
    let front = || file(FRONT_FILE, FRONT.as_bytes());
    let of_kind = |path, kind| Entry { path, kind, size: 0, bytes: &[] };
    let with = |entry: Entry<'_>| packed(&[front(), entry]);
    let newer = FRONT.replace("format = 1", "format = 2\nsomething-new = true");
    let many: Vec<String> = (0..=ENTRIES_LIMIT).map(|number| format!("f{number}")).collect();
    let many: Vec<Entry<'_>> = std::iter::once(front()).chain(many.iter().map(|path| file(path, b""))).collect();
    let spread: Vec<String> = (0..=ENTRIES_LIMIT / 2).map(|number| format!("f{number}/x")).collect();
    let spread: Vec<Entry<'_>> = std::iter::once(front()).chain(spread.iter().map(|path| file(path, b""))).collect();
    let mut behind = bundle();
    behind.extend(b"more");
    let good = bundle();
    let half = &good[..good.len() / 2];
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("nothing", Vec::new(), "E0370"),
        ("text", b"not a bundle at all".to_vec(), "E0370"),
        ("zstd of nothing", squeezed(b""), "E0370"),
        ("tar without front", packed(&[file("vakwerk.toml", b"")]), "E0370"),
        ("front that is no toml", packed(&[file(FRONT_FILE, b"\xff")]), "E0372"),
        ("newer format", packed(&[file(FRONT_FILE, newer.as_bytes())]), "E0371"),
        ("climbing", with(file("../escaped", b"x")), "E0375"),
        ("climbing inside", with(file("catalogue/../../escaped", b"x")), "E0375"),
        ("absolute", with(file("/tmp/escaped", b"x")), "E0375"),
        ("drive", with(file("C:/escaped", b"x")), "E0375"),
        ("backslash", with(file("..\\escaped", b"x")), "E0375"),
        ("hidden", with(file(".vakwerk-lock", b"x")), "E0375"),
        ("control", with(file("a\u{7}b", b"x")), "E0375"),
        ("turned", with(file("a\u{202e}b", b"x")), "E0375"),
        ("symbolic link", with(of_kind("catalogue", EntryType::Symlink)), "E0377"),
        ("hard link", with(of_kind("catalogue", EntryType::Link)), "E0377"),
        ("device", with(of_kind("zero", EntryType::Char)), "E0377"),
        ("pipe", with(of_kind("pipe", EntryType::Fifo)), "E0377"),
        ("long name", with(of_kind("././@LongLink", EntryType::GNULongName)), "E0377"),
        ("extension", with(of_kind("pax", EntryType::XHeader)), "E0377"),
        ("sparse", with(of_kind("sparse", EntryType::GNUSparse)), "E0377"),
        ("folder", with(of_kind("catalogue", EntryType::Directory)), "E0377"),
        ("twice", packed(&[front(), file("a", b""), file("a", b"")]), "E0376"),
        ("capitals", packed(&[front(), file("a/B", b""), file("a/b", b"")]), "E0376"),
        ("file as folder", packed(&[front(), file("a", b""), file("a/b", b"")]), "E0376"),
        ("too many", packed(&many), "E0374"),
        ("too many with their folders", packed(&spread), "E0374"),
        ("a size that is not there", with(Entry { size: 1 << 20, ..file("a", b"short") }), "E0372"),
        ("a size beyond everything", with(Entry { size: u64::MAX >> 2, ..file("a", b"") }), "E0373"),
        ("cut short", half.to_vec(), "E0372"),
        ("more behind the end", behind, "E0372"),
        ("no seal", with(file("vakwerk.toml", b"")), "E0201"),
    ];
    for (name, bytes, code) in cases {
        let into = tempfile::tempdir().unwrap();
        let fault = install(bytes.as_slice(), &into.path().join("plugins")).unwrap_err();
        assert_eq!(Explain::code(&fault), code, "{name}: {fault}");
        assert_eq!(visible(&into.path().join("plugins")), Vec::<String>::new(), "{name}");
        assert_eq!(visible(into.path()), ["plugins"], "{name} escaped");
    }
}

#[test]
fn a_bomb_stops_at_the_cap() {
    // Small as a file, and far beyond the limit once it is unpacked.
    let zeros = vec![0; (BUNDLE_LIMIT + 1) as usize];
    let bytes = packed(&[file(FRONT_FILE, FRONT.as_bytes()), file("zeros", &zeros)]);
    assert!(bytes.len() < 1 << 20, "{} bytes", bytes.len());
    let into = tempfile::tempdir().unwrap();
    let fault = install(bytes.as_slice(), into.path()).unwrap_err();
    assert_eq!(fault, BundleFault::TooLarge { limit: BUNDLE_LIMIT });
    // Many files that are each within the limit are not so together.
    let third = &zeros[..zeros.len() / 3 + 1];
    let three = packed(&[file(FRONT_FILE, FRONT.as_bytes()), file("a", third), file("b", third), file("c", third)]);
    assert_eq!(Explain::code(&install(three.as_slice(), into.path()).unwrap_err()), "E0373");
    // Zeros where no file is: the end of the archive never comes.
    let mut endless = Builder::new(Vec::new());
    let mut header = Header::new_ustar();
    header.set_path(FRONT_FILE).unwrap();
    header.set_size(FRONT.len() as u64);
    header.set_cksum();
    endless.append(&header, FRONT.as_bytes()).unwrap();
    let mut endless = endless.into_inner().unwrap();
    endless.resize(endless.len() + 2 * zeros.len(), 0);
    assert_eq!(Explain::code(&install(squeezed(&endless).as_slice(), into.path()).unwrap_err()), "E0373");
    assert_eq!(visible(into.path()), Vec::<String>::new());
}

#[test]
fn what_the_bundle_calls_itself_must_be_what_is_sealed() {
    let folder = sealed();
    let seal = verify_sealed(folder.path()).unwrap();
    let read = |path: &str| fs::read(folder.path().join(path)).unwrap();
    let contents: Vec<(String, Vec<u8>)> =
        seal.seal.file.iter().map(|file| (file.path.clone(), read(&file.path))).collect();
    let with = |front: &str, changed: &dyn Fn(&str, &[u8]) -> Vec<u8>| {
        let altered: Vec<(String, Vec<u8>)> =
            contents.iter().map(|(path, bytes)| (path.clone(), changed(path, bytes))).collect();
        let mut entries = vec![file(FRONT_FILE, front.as_bytes()), file("seal.toml", &seal.bytes)];
        entries.extend(altered.iter().map(|(path, bytes)| file(path, bytes)));
        packed(&entries)
    };
    let same = |_: &str, bytes: &[u8]| bytes.to_vec();
    let into = tempfile::tempdir().unwrap();
    let other = with(&FRONT.replace("adem", "ander"), &same);
    assert_eq!(Explain::code(&install(other.as_slice(), into.path()).unwrap_err()), "E0378");
    let changed = |path: &str, bytes: &[u8]| {
        if path.starts_with("lib/") { b"an evil library, quite so".to_vec() } else { bytes.to_vec() }
    };
    let swapped = with(FRONT, &changed);
    assert_eq!(Explain::code(&install(swapped.as_slice(), into.path()).unwrap_err()), "E0206");
    assert!(install(with(FRONT, &same).as_slice(), into.path()).is_ok());
    // The same id and version with another content is another plugin under a name that is taken.
    let later = assembled_with(b"Ademruimte, anders");
    let fault = install(bundle::write(later.path()).unwrap().as_slice(), into.path()).unwrap_err();
    assert_eq!(Explain::code(&fault), "E0381");
}

fn assembled_with(readme: &[u8]) -> TempDir {
    let source = valid();
    write(source.path(), "README.md", readme);
    let to = tempfile::tempdir().unwrap();
    assemble(source.path(), None, to.path()).unwrap();
    to
}

#[test]
fn whoever_judges_seals_is_asked_before_anything_is_installed() {
    use vakwerk_pack::trust::TrustFault;
    let into = tempfile::tempdir().unwrap();
    let refuse = |seal: &vakwerk_pack::seal::SealOnDisk| {
        assert!(seal.signature.is_none());
        Err(TrustFault::Unsigned)
    };
    let fault = bundle::install(bundle().as_slice(), into.path(), &refuse).unwrap_err();
    assert_eq!(Explain::code(&fault), "E0212");
    assert_eq!(visible(into.path()), Vec::<String>::new());
}

/// A reader that ends the program, as far as a test can: nothing is cleared away after it.
struct EndsAt<'a> {
    bytes: &'a [u8],
    left: usize,
}

impl Read for EndsAt<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        assert!(self.left > 0, "the lights go out");
        let read = buffer.len().min(self.left).min(self.bytes.len());
        buffer[..read].copy_from_slice(&self.bytes[..read]);
        (self.bytes, self.left) = (&self.bytes[read..], self.left - read);
        Ok(read)
    }
}

#[test]
fn an_install_that_is_interrupted_anywhere_leaves_nothing_that_loads_and_nothing_that_stays() {
    let bytes = bundle();
    let into = tempfile::tempdir().unwrap();
    let mut points: Vec<usize> = (1..bytes.len()).step_by(bytes.len() / 23).collect();
    points.push(bytes.len() - 1);
    for left in points {
        let cut = EndsAt { bytes: &bytes, left };
        let ended = std::panic::catch_unwind(|| install(cut, into.path()).map(|_| ()));
        assert!(ended.is_err(), "it goes dark at byte {left}");
        assert_eq!(visible(into.path()), Vec::<String>::new(), "byte {left}");
    }
    // After everything was received, and before it is in its place.
    let working = into.path().join(".vakwerk-working");
    let judged = std::panic::catch_unwind(|| {
        bundle::install(bytes.as_slice(), into.path(), &|_| panic!("the lights go out")).map(|_| ())
    });
    assert!(judged.is_err());
    assert_eq!(visible(into.path()), Vec::<String>::new());
    assert_eq!(fs::read_dir(&working).unwrap().count(), 0, "before it is accepted nothing is written");
    // What a program leaves that is ended while it writes.
    write(&working, "adem/1.0.0/vakwerk.toml", b"id = ");
    install(bytes.as_slice(), into.path()).unwrap();
    assert!(!working.exists(), "the next install clears it away");
    verify_sealed(into.path().join("adem/1.0.0")).unwrap();
}

#[test]
fn of_two_installs_at_once_one_is_told_to_wait() {
    let bytes = bundle();
    let into = tempfile::tempdir().unwrap();
    let second = std::cell::RefCell::new(None);
    bundle::install(bytes.as_slice(), into.path(), &|_| {
        *second.borrow_mut() = install(bytes.as_slice(), into.path()).err();
        Ok(())
    })
    .unwrap();
    let fault = second.into_inner().unwrap();
    assert_eq!(Explain::code(&fault), "E0380");
    assert!(fault.to_string().contains("do it again"), "{fault}");
}

#[test]
fn versions_lie_side_by_side_and_go_one_by_one() {
    let into = tempfile::tempdir().unwrap();
    let id: PluginId = "adem".parse().unwrap();
    for version in ["1.0.0", "1.10.0", "1.2.0"] {
        let source = valid();
        let manifest = common::MANIFEST.replace("1.0.0", version);
        write(source.path(), "vakwerk.toml", manifest.as_bytes());
        let to = tempfile::tempdir().unwrap();
        assemble(source.path(), None, to.path()).unwrap();
        install(bundle::write(to.path()).unwrap().as_slice(), into.path()).unwrap();
    }
    let shown = || bundle::versions(into.path(), &id).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(shown(), ["1.0.0", "1.2.0", "1.10.0"]);
    bundle::remove(into.path(), &id, &"1.2.0".parse().unwrap()).unwrap();
    assert_eq!(shown(), ["1.0.0", "1.10.0"]);
    let gone = bundle::remove(into.path(), &id, &"1.2.0".parse().unwrap()).unwrap_err();
    assert_eq!(Explain::code(&gone), "E0382");
    assert!(gone.to_string().contains("there is 1.0.0, 1.10.0"), "{gone}");
    bundle::remove(into.path(), &id, &"1.10.0".parse().unwrap()).unwrap();
    bundle::remove(into.path(), &id, &"1.0.0".parse().unwrap()).unwrap();
    assert_eq!(visible(into.path()), Vec::<String>::new(), "no empty folder stays behind");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_changed_in_a_bundle_it_is_refused_or_whole(at in 0usize..4000, to in any::<u8>()) {
        thread_local!(static GOOD: Vec<u8> = bundle());
        let mut bytes = GOOD.with(Clone::clone);
        let at = at % bytes.len();
        bytes[at] = to;
        let into = tempfile::tempdir().unwrap();
        match install(bytes.as_slice(), into.path()) {
            Ok(installed) => prop_assert!(verify_sealed(installed.folder).is_ok()),
            Err(_) => prop_assert!(visible(into.path()).is_empty()),
        }
    }
}
