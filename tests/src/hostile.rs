//! Everything that is read from outside, each as one function of bytes: what fuzzers and property tests are given.
//!
//! None of them may panic, whatever the bytes; what they find wrong they must be able to say in both languages.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use serde_json::value::RawValue;
use tempfile::TempDir;
use vakwerk_core::access::Access;
use vakwerk_core::case::{Author, Case, Pseudonym};
use vakwerk_core::digest::Digest;
use vakwerk_core::envelope::{CaseId, ChainHead, Draft, EventId, RawPayload, ReadFault, Record, Salt, seal};
use vakwerk_core::explain::Explain;
use vakwerk_core::text::Language;
use vakwerk_exchange::{import_case, import_moodle};
use vakwerk_pack::trust::TrustStore;
use vakwerk_pack::{Faults, bundle, lock, read, read_sealed};

/// Something that is read from outside.
#[derive(Clone, Copy)]
pub struct Target {
    /// Its name, which is that of its fuzzer and of the folder of its corpus.
    pub name: &'static str,
    /// Makes what is read out of an input, which mostly is the input itself; what that costs is not the reader's.
    pub make: for<'a> fn(&'a [u8]) -> Cow<'a, [u8]>,
    /// Reads bytes as it.
    pub read: fn(&[u8]),
}

impl Target {
    const fn new(name: &'static str, read: fn(&[u8])) -> Self {
        Self { name, make: as_it_is, read }
    }
}

fn as_it_is(input: &[u8]) -> Cow<'_, [u8]> {
    Cow::Borrowed(input)
}

/// Every target.
pub const TARGETS: &[Target] = &[
    Target::new("pack", pack),
    Target::new("manifest", manifest),
    Target::new("seal", seal_file),
    Target::new("trust", trust),
    Target::new("lock", lock_file),
    Target::new("bundle", packed),
    Target::new("case-file", case_file),
    Target { make: sealed, ..Target::new("case-event", case_file) },
    Target::new("case-import", case_import),
    Target::new("csv-import", csv_import),
    Target::new("script", script),
];

/// The kept inputs of a target: seeds, and what once was found. Sorted by name.
///
/// # Panics
/// The folder cannot be read.
#[must_use]
#[allow(clippy::expect_used)]
pub fn corpus(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = crate::root().join("fuzz/corpus").join(target);
    let entries = fs::read_dir(&folder).expect("every target has a corpus");
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths.into_iter().filter_map(|path| fs::read(&path).ok().map(|bytes| (path, bytes))).collect()
}

const MANIFEST: &[u8] = b"id = 'adem'\nversion = '1.0.0'\ninterface = 1\nname = { nl = 'Adem', en = 'Breath' }\n\
    intended-purpose = { nl = 'Verzonnen.', en = 'Invented.' }\npublisher = 'Verzonnen'\nlicence = 'MIT'\n\
    languages = ['nl', 'en']\n";

const CATALOGUE: &[u8] = b"[[source]]\nid = 'bron'\nkind = 'ours'\ntitle = 'Verzonnen'\nmark = 'ours'\n";

/// Says something in both languages, as whoever shows it would.
fn say(fault: &impl Explain) {
    for language in [Language::Nl, Language::En] {
        let _ = std::hint::black_box(fault.explain(language));
    }
}

fn say_all(faults: &Faults) {
    for language in [Language::Nl, Language::En] {
        let _ = std::hint::black_box(faults.render(language));
    }
}

fn folder(files: &[(&str, &[u8])]) -> Option<TempDir> {
    let folder = tempfile::tempdir().ok()?;
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent()?).ok()?;
        fs::write(path, bytes).ok()?;
    }
    Some(folder)
}

fn read_pack(folder: &Path) {
    if let Err(faults) = read(folder) {
        say_all(&faults);
    }
}

/// What stands between two files of a pack; no file of TOML holds it.
pub const BETWEEN_FILES: u8 = 0x1c;

/// Files of a catalogue, beside a manifest and a source that are as they should be.
pub fn pack(bytes: &[u8]) {
    let names: Vec<String> = (0..bytes.split(|byte| *byte == BETWEEN_FILES).count().min(100))
        .map(|number| format!("catalogue/b{number}.toml"))
        .collect();
    let written = names.iter().map(String::as_str).zip(bytes.split(|byte| *byte == BETWEEN_FILES));
    let files: Vec<_> =
        [("vakwerk.toml", MANIFEST), ("catalogue/a.toml", CATALOGUE)].into_iter().chain(written).collect();
    folder(&files).inspect(|folder| read_pack(folder.path()));
}

/// A manifest, beside a catalogue that is as it should be.
pub fn manifest(bytes: &[u8]) {
    let files = [("vakwerk.toml", bytes), ("catalogue/a.toml", CATALOGUE)];
    folder(&files).inspect(|folder| read_pack(folder.path()));
}

/// A seal, with bytes that are no signature beside it.
pub fn seal_file(bytes: &[u8]) {
    let files = [
        ("vakwerk.toml", MANIFEST),
        ("catalogue/a.toml", CATALOGUE),
        ("seal.toml", bytes),
        ("seal.toml.minisig", bytes),
    ];
    folder(&files).inspect(|folder| {
        if let Err(faults) = read_sealed(folder.path()) {
            say_all(&faults);
        }
        if let Ok(found) = vakwerk_pack::read_seal(folder.path()) {
            let judged = TrustStore::default().verify(&found.seal.id, &found.bytes, found.signature.as_deref());
            judged.err().iter().for_each(say);
        }
    });
}

/// Bytes as text; what is no text is refused by whoever opens such a file.
fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

/// A trust store.
pub fn trust(bytes: &[u8]) {
    if let Some(Err(fault)) = text(bytes).map(TrustStore::parse) {
        say(&fault);
    }
}

/// A lock file.
pub fn lock_file(bytes: &[u8]) {
    if let Some(Err(faults)) = text(bytes).map(lock::Lock::parse) {
        say_all(&faults);
    }
}

/// A written-down case.
pub fn script(bytes: &[u8]) {
    if let Some(Err(fault)) = text(bytes).map(vakwerk_script::read) {
        say(&fault);
    }
}

/// A bundle; and bytes as what would come out of its compression, which a fuzzer cannot see through.
pub fn packed(bytes: &[u8]) {
    let unpack = |bytes: &[u8]| {
        let mut sink = |received: bundle::Received<'_>| {
            let _ = std::io::copy(received.content, &mut std::io::sink());
            Ok(())
        };
        if let Err(fault) = bundle::read(bytes, &mut sink) {
            return say(&fault);
        }
        let Ok(into) = tempfile::tempdir() else { return };
        if let Err(fault) = bundle::install(bytes, into.path(), &|_| Ok(())) {
            say(&fault);
        }
    };
    unpack(bytes);
    if bytes.len() < 1 << 20 {
        // Blocks as they are: packing them tightly would cost many times what reading them does.
        unpack(&compress_to_vec(bytes, CompressionLevel::Uncompressed));
    }
}

/// The case that every case file here is of.
fn case() -> Option<CaseId> {
    CaseId::new("noor-jeugdwet").ok()
}

/// A case file.
pub fn case_file(bytes: &[u8]) {
    let Some(case) = case() else { return };
    match Record::read(&case, bytes.to_vec(), None, &Access::unlogged()) {
        Ok(reading) => drop(std::hint::black_box(reading.record.events().collect::<Case>())),
        Err(ReadFault::Damaged(damage)) => damage.faults.iter().for_each(say),
        Err(ReadFault::TooLarge | ReadFault::NotLogged(_)) => {}
    }
}

/// Events as a program of another day may have sealed them: a line for each, with its kind, a space and its payload.
///
/// In a whole file every byte is covered by a digest, so no fuzzer would ever come this far.
pub fn case_event(bytes: &[u8]) {
    case_file(&sealed(bytes));
}

/// The case file of such events; an empty one where there are none.
fn sealed(bytes: &[u8]) -> Cow<'_, [u8]> {
    let drafts: Vec<Draft> =
        text(bytes).unwrap_or_default().lines().zip(1..).filter_map(|(line, number)| draft(line, number)).collect();
    let start = case().map(|case| ChainHead::start(&case));
    let sealed = start.filter(|_| !drafts.is_empty()).and_then(|start| seal(&drafts, start).ok());
    Cow::Owned(sealed.map_or(Vec::new(), |sealed| sealed.bytes))
}

fn draft(line: &str, number: u128) -> Option<Draft> {
    let (kind, payload) = line.split_once(' ')?;
    let payload: Box<RawValue> = serde_json::from_str(payload).ok()?;
    Some(Draft {
        event: EventId::from_u128(0x018f_3c1e_7a00_7000_8000_0000_0000_0000 | number),
        idempotency_key: None,
        trajectory: Some("pmt-1".parse().ok()?),
        kind: kind.parse().ok()?,
        form: 1,
        recorded_at: "2026-03-02T09:15:00Z".parse().ok()?,
        occurred_on: "2026-03-02".parse().ok()?,
        who: Author {
            role: "therapist".parse().ok()?,
            pseudonym: Pseudonym::new("therapist-invented-01").ok()?,
            on_behalf_of: None,
        },
        critical: false,
        set: None,
        written_with: None,
        payload: RawPayload::from_raw(payload).ok()?,
        salt: Salt(Digest::of(&[&number.to_be_bytes()]).0),
    })
}

/// A package of CASE.
pub fn case_import(bytes: &[u8]) {
    let (Ok(name), Ok(source)) = ("raamwerk".parse(), "bron".parse()) else { return };
    if let Err(fault) = import_case(bytes, &name, &source) {
        say(&fault);
    }
}

/// A table of Moodle.
pub fn csv_import(bytes: &[u8]) {
    let (Ok(name), Ok(source)) = ("raamwerk".parse(), "bron".parse()) else { return };
    if let Err(fault) = import_moodle(bytes, &name, &source) {
        say(&fault);
    }
}
