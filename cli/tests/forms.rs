//! Every form that was ever written opens with the reader of today, and is written back byte for byte.
//!
//! The files under `tests/fixtures/forms` never change. `VAKWERK_BLESS=1` makes those that are not there yet, in the
//! form of today; a file that is there is never written over.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use common::{packs, program, run};
use serde_json::{Value, json};
use vakwerk_core::access::{Access, AccessEvent};
use vakwerk_core::case::{Case, Kind, Payload};
use vakwerk_core::competency::{Entry, EntryRead};
use vakwerk_core::digest::Digest;
use vakwerk_core::envelope::{CaseId, ChainHead, Draft, EventId, Head, HeadVerdict, RawPayload, Record, Salt, seal};
use vakwerk_core::explain::Explain;
use vakwerk_core::store::CaseStore;
use vakwerk_pack::lock::{Lock, LockedPlugin};
use vakwerk_pack::trust::sign::SigningKey;
use vakwerk_pack::trust::{TrustStore, signature_fits};
use vakwerk_store::{JsonLinesStore, PortfolioFile};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// A fixture; made where it is not there and that is asked for.
fn fixture(path: &str, make: impl FnOnce() -> Vec<u8>) -> (PathBuf, Vec<u8>) {
    let file = root().join("tests/fixtures/forms").join(path);
    if !file.exists() && std::env::var_os("VAKWERK_BLESS").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, make()).unwrap();
    }
    let bytes = fs::read(&file).unwrap_or_else(|fault| panic!("{}: {fault}", file.display()));
    (file, bytes)
}

const CASE: &str = "every-kind";

fn at() -> jiff::Timestamp {
    "2026-03-02T09:15:00Z".parse().unwrap()
}

/// The content of a kind, as it was released.
fn content(kind: Kind) -> Value {
    let path = root().join("core/tests/golden/events").join(format!("{}.json", kind.as_str()));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// One event of every kind, in the order of the list.
fn every_kind() -> Vec<u8> {
    let draft = |(place, kind): (usize, &Kind)| Draft {
        event: EventId::from_u128(0x018f_3c1e_7a00_7000_8000_0000_0000_0000 + place as u128),
        idempotency_key: None,
        trajectory: (*kind != Kind::CaseOpened).then(|| "pmt-1".parse().unwrap()),
        kind: kind.as_str().parse().unwrap(),
        form: 1,
        recorded_at: at(),
        occurred_on: "2026-03-02".parse().unwrap(),
        who: vakwerk_core::case::Author {
            role: "therapist".parse().unwrap(),
            pseudonym: "therapist-invented-01".parse().unwrap(),
            on_behalf_of: None,
        },
        critical: kind.is_critical(),
        set: None,
        written_with: Some("0.1.0".into()),
        payload: RawPayload::of(&content(*kind)).unwrap(),
        salt: Salt(Digest::of(&[kind.as_str().as_bytes()]).0),
    };
    let mut bytes = Vec::new();
    let mut head = ChainHead::start(&CASE.parse().unwrap());
    // Each an append of its own, as they were recorded one by one.
    for event in Kind::ALL.iter().enumerate().map(draft) {
        let sealed = seal(&[event], head).unwrap();
        (bytes, head) = ([bytes, sealed.bytes].concat(), sealed.head);
    }
    bytes
}

fn case_file() -> (PathBuf, Vec<u8>) {
    fixture("cases/every-kind.jsonl", every_kind)
}

/// The fixture in a folder of its own, which a test may write in.
fn in_a_folder() -> (tempfile::TempDir, CaseId) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(format!("{CASE}.jsonl")), case_file().1).unwrap();
    (folder, CASE.parse().unwrap())
}

#[test]
fn a_case_of_every_kind_opens_and_is_written_back_byte_for_byte() {
    let (folder, id) = in_a_folder();
    let loaded = JsonLinesStore::open(folder.path()).unwrap().load(&id, &Access::unlogged()).unwrap();
    assert!(loaded.writable() && loaded.notices.is_empty());
    assert_eq!(loaded.record.bytes(), case_file().1);
    let events: Vec<_> = loaded.record.events().collect();
    let known: BTreeSet<Kind> = events.iter().filter_map(|event| event.payload.known_kind()).collect();
    // A kind that joins later gets a file of its own; this one keeps those of its time.
    assert!(known.len() >= 45 && events.len() == known.len(), "{} kinds", known.len());
    for (event, entry) in events.iter().zip(loaded.record.entries()) {
        let stored: Value = serde_json::from_str(loaded.record.payload(entry).unwrap()).unwrap();
        let again: Value = serde_json::from_str(event.payload.to_raw().unwrap().get()).unwrap();
        assert_eq!(again, stored, "{}", event.payload.kind());
    }
    let case: Case = events.into_iter().collect();
    assert_eq!((case.unknown_events(), case.misplaced_events()), (0, 0));
}

#[test]
fn a_reader_that_knows_almost_nothing_reads_it_and_loses_nothing() {
    // As a version does that came before most kinds: what is critical and unknown makes a case read-only.
    fn first_two(kind: &str, form: u32) -> bool {
        form == 1 && matches!(kind, "case-opened" | "trajectory-started")
    }
    let (folder, id) = in_a_folder();
    let older = JsonLinesStore::open(folder.path()).unwrap().knowing(first_two);
    let loaded = older.load(&id, &Access::unlogged()).unwrap();
    assert!(!loaded.writable());
    assert_eq!(loaded.record.bytes(), case_file().1);
    let last = loaded.record.head().sequence;
    let draft = |n: u128| Draft {
        event: EventId::from_u128(n),
        idempotency_key: None,
        trajectory: None,
        kind: "observation-recorded".parse().unwrap(),
        form: 1,
        recorded_at: at(),
        occurred_on: "2026-03-02".parse().unwrap(),
        who: loaded.record.entries()[0].header().who.clone(),
        critical: false,
        set: None,
        written_with: None,
        payload: RawPayload::of(&json!({ "id": "o-1", "text": "x" })).unwrap(),
        salt: Salt([1; 32]),
    };
    assert_eq!(older.append(&id, last, &[draft(1)]).unwrap_err().code(), "E0605");
    assert_eq!(fs::read(folder.path().join(format!("{CASE}.jsonl"))).unwrap(), case_file().1);

    // Without what is critical it may add, and what it does not know stays as it was.
    let plain: CaseId = "without-critical".parse().unwrap();
    let kinds = Kind::ALL.iter().filter(|kind| !kind.is_critical());
    let drafts: Vec<Draft> = kinds
        .enumerate()
        .map(|(place, kind)| Draft {
            kind: kind.as_str().parse().unwrap(),
            payload: RawPayload::of(&content(*kind)).unwrap(),
            ..draft(100 + place as u128)
        })
        .collect();
    older.append(&plain, 0, &drafts).unwrap();
    let before = older.load(&plain, &Access::unlogged()).unwrap().record.bytes().to_vec();
    older.append(&plain, drafts.len() as u64, &[draft(99)]).unwrap();
    let after = older.load(&plain, &Access::unlogged()).unwrap().record;
    assert!(after.bytes().starts_with(&before));
    // A newer reader finds everything that the older one passed over.
    let case: Case = JsonLinesStore::open(folder.path())
        .unwrap()
        .load(&plain, &Access::unlogged())
        .unwrap()
        .record
        .events()
        .collect();
    assert_eq!(case.unknown_events(), 0);
}

#[test]
fn kinds_forms_and_fields_of_later_versions_are_kept_and_shown() {
    let folder = tempfile::tempdir().unwrap();
    let fixtures = root().join("store/tests/fixtures/v1");
    for name in ["plain", "destroyed", "unknown", "unknown-critical", "extra-fields"] {
        let file = folder.path().join(format!("{name}.jsonl"));
        let bytes = fs::read(fixtures.join(format!("{name}.jsonl"))).unwrap();
        fs::write(&file, &bytes).unwrap();
        let shown = run(program(100).args(["case", "show", file.to_str().unwrap(), "--json"]));
        assert_eq!(shown.exit, 0, "{name}: {}", shown.err);
        let events = shown.json()["events"].as_array().unwrap().len();
        assert_eq!(events, bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count(), "{name}");
        assert_eq!(fs::read(&file).unwrap(), bytes, "{name}: showing changes nothing");
    }
}

/// What people read of a case: without what became of it since.
fn shown(file: &Path, plugins: &[&str]) -> Vec<Value> {
    let run = run(program(100).args(["case", "show", file.to_str().unwrap(), "--json"]).args(plugins));
    assert_eq!(run.exit, 0, "{}", run.err);
    let mut events = run.json()["events"].as_array().unwrap().clone();
    for event in &mut events {
        event.as_object_mut().unwrap().remove("became");
    }
    events
}

#[test]
fn a_case_reads_the_same_with_all_plugins_with_some_and_with_none() {
    let (folder, _) = in_a_folder();
    let file = folder.path().join(format!("{CASE}.jsonl"));
    let some = root().join("packs/algemeen");
    let every = everything();
    let trust = every.join("vakwerk-trust.toml");
    let none = shown(&file, &[]);
    assert_eq!(none, shown(&file, &["--development", some.to_str().unwrap()]));
    assert_eq!(none, shown(&file, &["--plugins", every.to_str().unwrap(), "--trust", trust.to_str().unwrap()]));
    assert_eq!(fs::read(&file).unwrap(), case_file().1, "reading it changes nothing, whatever is loaded");
    // What a later version wrote in it, and what was destroyed, reads the same too.
    for name in ["unknown", "extra-fields", "destroyed"] {
        let file = folder.path().join(format!("{name}.jsonl"));
        fs::copy(root().join("store/tests/fixtures/v1").join(format!("{name}.jsonl")), &file).unwrap();
        let with = shown(&file, &["--plugins", every.to_str().unwrap(), "--trust", trust.to_str().unwrap()]);
        assert_eq!(shown(&file, &[]), with, "{name}");
    }
}

/// The folder with every pack of the repository, sealed and signed, those with code among them.
fn everything() -> PathBuf {
    let listed = run(program(100).env_remove("VAKWERK_PLUGINS").args(["plugins", "--json"])).json();
    let plugins = listed.as_array().unwrap_or_else(|| panic!("{listed}"));
    let folders = ["packs", "plugins"].map(|shelf| fs::read_dir(root().join(shelf)).unwrap().map(Result::unwrap));
    let packs = folders.into_iter().flatten().filter(|entry| entry.path().join("vakwerk.toml").is_file()).count();
    assert_eq!(plugins.len(), packs, "every pack of the repository is loaded");
    let coded = plugins.iter().filter(|plugin| plugin["operations"].as_array().is_some_and(|all| !all.is_empty()));
    assert!(coded.count() >= 8, "and those with code among them");
    // Where a program that lies in a clone keeps what it sealed there, the newest last.
    let kept = Path::new(env!("CARGO_BIN_EXE_vakwerk")).with_file_name("sealed-plugins");
    let sealed = fs::read_dir(kept).unwrap().map(|entry| entry.unwrap().path());
    let sealed = sealed.filter(|folder| folder.join("vakwerk-trust.toml").is_file());
    sealed.max_by_key(|folder| folder.metadata().unwrap().modified().unwrap()).unwrap()
}

/// Every text under these keys, and every number under `score`.
fn told(content: &Value, keys: &[&str], found: &mut Vec<String>) {
    match content {
        Value::Array(elements) => elements.iter().for_each(|element| told(element, keys, found)),
        Value::Object(entries) => {
            // What decided a rule, leaf by leaf, stands in the record; shown is what the rule concluded and its source.
            for (key, value) in entries.iter().filter(|(key, _)| *key != "leaves") {
                match value {
                    Value::String(text) if keys.contains(&key.as_str()) => {
                        found.push(text.rsplit(':').next().unwrap_or(text).to_owned());
                    }
                    Value::Object(text) if keys.contains(&key.as_str()) => {
                        found.extend(text.get("nl").and_then(Value::as_str).map(str::to_owned));
                    }
                    Value::Number(score) if key == "score" => {
                        found.push(score.as_f64().unwrap().to_string().replace('.', ","));
                    }
                    _ => {}
                }
                told(value, keys, found);
            }
        }
        _ => {}
    }
}

#[test]
fn without_any_plugin_every_label_score_band_and_source_is_shown_as_recorded() {
    let (folder, id) = in_a_folder();
    let file = folder.path().join(format!("{CASE}.jsonl"));
    let record = JsonLinesStore::open(folder.path()).unwrap().load(&id, &Access::unlogged()).unwrap().record;
    let events = shown(&file, &[]);
    let mut looked_for = 0;
    for (event, entry) in events.iter().zip(record.entries()) {
        let content: Value = serde_json::from_str(record.payload(entry).unwrap()).unwrap();
        let mut texts = Vec::new();
        told(&content, &["label", "name", "source"], &mut texts);
        let details = event.get("details").and_then(Value::as_array).cloned().unwrap_or_default();
        let line = event["line"].as_str().unwrap();
        let said: Vec<&str> = details.iter().map(|line| line.as_str().unwrap()).chain([line]).collect();
        for text in texts {
            assert!(said.iter().any(|line| line.contains(&text)), "{} does not show `{text}`: {said:?}", event["kind"]);
            looked_for += 1;
        }
    }
    assert!(looked_for > 20, "{looked_for}");
    let golden = run(program(100).args(["case", "show", file.to_str().unwrap()]));
    insta::assert_snapshot!("every_kind_shown_without_plugins", golden.golden());
}

const PORTFOLIO: &str = r#"{"v":1,"at":"2026-03-14T12:00:00Z","opened":{"subject":"student-invented-01","frameworks":["fvb:vaktherapie"],"register-since":"2021-07-01","invented":true}}
{"v":1,"at":"2026-03-14T12:00:00Z","data-point":{"id":"point-1","subject":"student-invented-01","assessor":{"pseudonym":"supervisor-invented-01","role":"supervisor","independent":false},"on":"2026-02-01","method":"observation","targets":[{"element":"fvb:vaktherapie/t3","edition":1,"text":{"nl":"Observatie en onderzoek"},"level":{"scale":"algemeen:entrustment","edition":1,"level":"unsupervised","label":{"nl":"zelfstandig"},"rank":4,"of":5,"kind":"entrustment","view":"retrospective"}}],"narrative":"Rustig geobserveerd."}}
{"v":1,"at":"2026-03-14T12:00:00Z","proposal-answered":{"proposal":"proposal-1","event":"018f3c1e-7a00-7000-8000-000000000001","answer":"dropped","by":"student-invented-01","reason":"Niet van mij"}}
{"v":1,"at":"2026-03-14T12:00:00Z","report":{"id":"report-1","cycle":1,"kind":"reflection","on":"2026-02-02","by":"student-invented-01","elements":["fvb:vaktherapie/t3"],"text":"Wat ik zag en wat ik de volgende keer doe.","points":["point-1"]}}
{"v":1,"at":"2026-03-14T12:00:00Z","activity":{"id":"activity-1","framework":"fvb:vaktherapie","register":"register","criterion":"work","on":"2026-02-03","amount":12.0,"label":"Werk"}}
{"v":9,"at":"2026-03-14T12:00:00Z","praised":{"by":"a later version"}}
"#;

#[test]
fn a_portfolio_opens_and_what_a_later_version_wrote_in_it_stays() {
    let (file, bytes) = fixture("portfolio.jsonl", || PORTFOLIO.as_bytes().to_vec());
    let folder = tempfile::tempdir().unwrap();
    fs::copy(&file, folder.path().join("portfolio.jsonl")).unwrap();
    let portfolio = PortfolioFile::in_folder(folder.path(), "portfolio.jsonl").unwrap();
    let loaded = portfolio.load(&Access::unlogged()).unwrap();
    assert_eq!((loaded.unknown, loaded.torn, loaded.portfolio.points().len()), (1, 0, 1));
    assert_eq!(written_again(&bytes), 5);
    assert_eq!(fs::read(folder.path().join("portfolio.jsonl")).unwrap(), bytes);
    // Adding to it keeps what nobody here knows, and everything else, byte for byte.
    let entry = Entry::read(PORTFOLIO.lines().nth(4).unwrap().replace("activity-1", "activity-2").as_str()).unwrap();
    let EntryRead::Entry(entry) = entry else { panic!("an entry of today") };
    portfolio.append(&[*entry], at()).unwrap();
    assert!(fs::read(folder.path().join("portfolio.jsonl")).unwrap().starts_with(&bytes));
}

/// How many lines of a portfolio are of today, after seeing that each is written back as it was.
fn written_again(bytes: &[u8]) -> usize {
    let read = |line: &str| match Entry::read(line).unwrap() {
        EntryRead::Entry(entry) => {
            assert_eq!(entry.line("2026-03-14T12:00:00Z".parse().unwrap()).unwrap(), line);
            1
        }
        EntryRead::Unknown => 0,
    };
    std::str::from_utf8(bytes).unwrap().lines().map(read).sum()
}

#[test]
fn a_portfolio_with_a_decision_an_attachment_and_a_judgement_that_took_anothers_place_opens() {
    let file = root().join("tests/fixtures/forms/portfolio-decision.jsonl");
    let bytes = fs::read(&file).unwrap();
    assert_eq!(written_again(&bytes), 6);
    let folder = tempfile::tempdir().unwrap();
    fs::copy(&file, folder.path().join("p.jsonl")).unwrap();
    let portfolio = PortfolioFile::in_folder(folder.path(), "p.jsonl").unwrap();
    let loaded = portfolio.load(&Access::unlogged()).unwrap().portfolio;
    let decided: Vec<_> = loaded.decisions().collect();
    assert_eq!((decided.len(), decided[0].points.len(), decided[0].sufficiency.ready), (1, 3, false));
    assert!(decided[0].despite.is_some() && loaded.points().iter().any(|point| !point.attachments.is_empty()));
}

#[test]
fn a_lock_is_read_and_written_back_byte_for_byte() {
    let (_, bytes) = fixture("vakwerk.lock", || {
        let mut lock = Lock::default();
        let sealed = LockedPlugin {
            version: "1.2.0".parse().unwrap(),
            seal: Some(Digest::of(&[b"an invented seal"])),
            key: Some("RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3".into()),
        };
        let plain = LockedPlugin { version: "0.1.0".parse().unwrap(), seal: None, key: None };
        let set = lock.set.entry("default".parse().unwrap()).or_default();
        set.insert("pmt".parse().unwrap(), sealed);
        set.insert("voorbeeld.adem".parse().unwrap(), plain);
        lock.to_toml().unwrap().into_bytes()
    });
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(Lock::parse(&text).unwrap().to_toml().unwrap(), text);
}

const MANIFEST: &str = r#"id = "voorbeeld.adem"
version = "1.0.0"
interface = 1
name = { nl = "Adem" }
publisher = "Voorbeeld"
licence = "MIT"
languages = ["nl"]

[intended-purpose]
nl = "Verzonnen, om vormen te bewaren."
"#;

const CATALOGUE: &str = r#"[[concept]]
id = "tempo"
edition = 1
name = { nl = "Tempo" }
description = { nl = "Verzonnen." }
term = [{ id = "rustig", label = { nl = "rustig" } }]
source = { source = "eigen" }
provenance = { mark = "ours" }

[[source]]
id = "eigen"
kind = "ours"
title = "Eigen keuze"
mark = "ours"
"#;

/// A pack that was sealed and signed, with the list of trusted publishers, a bundle of it, and a signed head.
///
/// They belong together, so they are made together.
fn signed_pack() -> PathBuf {
    let folder = root().join("tests/fixtures/forms/signed");
    if !folder.exists() && std::env::var_os("VAKWERK_BLESS").is_some() {
        let pack = folder.join("pack");
        fs::create_dir_all(pack.join("catalogue")).unwrap();
        fs::write(pack.join("vakwerk.toml"), MANIFEST).unwrap();
        fs::write(pack.join("catalogue/alles.toml"), CATALOGUE).unwrap();
        vakwerk_pack::write_seal(&pack).unwrap();
        let key = SigningKey::throw_away().unwrap();
        key.sign_folder(&pack).unwrap();
        let trust = key.trusted_with("Voorbeeld", ["voorbeeld.adem".parse().unwrap()]).unwrap();
        fs::write(folder.join("vakwerk-trust.toml"), trust.to_toml().unwrap()).unwrap();
        fs::write(folder.join("pack.vakwerk"), vakwerk_pack::bundle::write(&pack).unwrap()).unwrap();
        let record = Record::read(&CASE.parse().unwrap(), case_file().1, None, &Access::unlogged()).unwrap().record;
        let head = Head::of(&record, at()).to_json();
        fs::write(folder.join("head.json"), &head).unwrap();
        fs::write(folder.join("head.json.minisig"), key.sign(head.as_bytes()).unwrap()).unwrap();
        fs::write(folder.join("archive.pub"), format!("untrusted comment: invented\n{}\n", key.public())).unwrap();
    }
    folder
}

#[test]
fn a_manifest_a_seal_a_signature_and_a_trust_list_are_read() {
    let folder = signed_pack();
    let sealed = vakwerk_pack::verify_sealed(folder.join("pack")).unwrap();
    assert_eq!(sealed.seal.to_toml().unwrap().into_bytes(), sealed.bytes, "the seal is written back byte for byte");
    let pack = vakwerk_pack::read(folder.join("pack")).unwrap();
    assert_eq!(pack.manifest.id.as_str(), "voorbeeld.adem");
    let trust = TrustStore::read(folder.join("vakwerk-trust.toml")).unwrap();
    assert_eq!(trust.to_toml().unwrap(), fs::read_to_string(folder.join("vakwerk-trust.toml")).unwrap());
    let signature = fs::read_to_string(folder.join("pack/seal.toml.minisig")).unwrap();
    let signer = trust.verify(&pack.manifest.id, &sealed.bytes, Some(&signature)).unwrap();
    assert_eq!(signer.publisher, "Voorbeeld");
}

#[test]
fn a_bundle_is_read_and_holds_what_the_folder_holds() {
    let folder = signed_pack();
    let bytes = fs::read(folder.join("pack.vakwerk")).unwrap();
    let mut files = Vec::new();
    let front = vakwerk_pack::bundle::read(bytes.as_slice(), &mut |received| {
        let mut content = Vec::new();
        received.content.read_to_end(&mut content).unwrap();
        assert_eq!(content, fs::read(folder.join("pack").join(received.path)).unwrap(), "{}", received.path);
        files.push(received.path.to_owned());
        Ok(())
    });
    assert!(front.is_ok());
    files.sort();
    assert_eq!(files, ["catalogue/alles.toml", "seal.toml", "seal.toml.minisig", "vakwerk.toml"]);
}

#[test]
fn a_kept_head_fits_its_case_and_its_signature() {
    let folder = signed_pack();
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let text = read("head.json");
    assert!(signature_fits(&read("archive.pub"), text.as_bytes(), &read("head.json.minisig")));
    let head = Head::read(text.as_bytes()).unwrap();
    assert_eq!(head.to_json(), text);
    let record = Record::read(&CASE.parse().unwrap(), case_file().1, None, &Access::unlogged()).unwrap().record;
    assert_eq!(record.against(&head), HeadVerdict::Same);
}

#[test]
fn a_line_of_the_log_of_accesses_is_read_and_written_back() {
    let line = r#"{"form":1,"event":"case","time":"2026-03-02T09:15:00Z","case":"every-kind","client":"client-invented-01","user":"intern-invented-01","role":"intern","responsible-user":"therapist-invented-01","action":"export","ground":"law","recipient":"school"}"#;
    let (_, bytes) = fixture("access.log", || format!("{line}\n").into_bytes());
    let later = fs::read(root().join("tests/fixtures/forms/access-2.log")).unwrap();
    for line in [bytes, later].iter().flat_map(|log| std::str::from_utf8(log).unwrap().lines()) {
        let event: AccessEvent = serde_json::from_str(line).unwrap();
        assert_eq!(serde_json::to_string(&event).unwrap(), line);
    }
}

#[test]
fn a_case_script_of_the_first_form_is_read() {
    let example = packs().join("../../../examples/cases/dhr-a.toml");
    let (_, bytes) = fixture("script.toml", || fs::read(example).unwrap());
    assert!(vakwerk_script::read(std::str::from_utf8(&bytes).unwrap()).is_ok());
}

#[test]
fn an_unknown_payload_is_handed_on_as_it_was() {
    let raw = serde_json::value::RawValue::from_string(r#"{ "later" : [1,  2] }"#.into()).unwrap();
    let payload = Payload::read("music-played", false, &raw);
    assert_eq!(payload.to_raw().unwrap().get(), raw.get());
}
