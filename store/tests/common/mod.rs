//! Invented events and cases for the tests of the store.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use vakwerk_core::case::{Author, Pseudonym};
use vakwerk_core::digest::Digest;
use vakwerk_core::envelope::{CaseId, Draft, EventId, IdempotencyKey, RawPayload, Salt};
use vakwerk_core::store::{Appended, CaseStore};
use vakwerk_store::JsonLinesStore;

pub const CASE: &str = "case-invented-01";

pub fn case() -> CaseId {
    CaseId::new(CASE).unwrap()
}

pub fn event_id(n: u64) -> EventId {
    EventId::from_u128(0x018f_3c1e_7a00_7000_8000_0000_0000_0000 | u128::from(n))
}

/// The `n`th invented event; its payload holds a marker that may appear nowhere else.
pub fn draft(n: u64) -> Draft {
    let payload = serde_json::json!({ "text": format!("MARKER invented observation {n}, dóórgaand") });
    Draft {
        event: event_id(n),
        idempotency_key: None,
        trajectory: Some("pmt-1".parse().unwrap()),
        kind: "observation-recorded".parse().unwrap(),
        form: 1,
        recorded_at: "2026-03-02T09:15:00Z".parse().unwrap(),
        occurred_on: "2026-03-02".parse().unwrap(),
        who: Author {
            role: "therapist".parse().unwrap(),
            pseudonym: Pseudonym::new("therapist-invented-01").unwrap(),
            on_behalf_of: None,
        },
        critical: false,
        set: None,
        written_with: None,
        payload: RawPayload::of(&payload).unwrap(),
        salt: Salt(Digest::of(&[&n.to_be_bytes()]).0),
    }
}

pub fn keyed(n: u64, key: &str) -> Draft {
    Draft { idempotency_key: Some(IdempotencyKey::new(key).unwrap()), ..draft(n) }
}

/// The event that records a destruction.
pub fn destruction(n: u64) -> Draft {
    Draft { kind: "destroyed".parse().unwrap(), critical: true, ..draft(n) }
}

/// Appends events `from..=to`, each by itself.
pub fn append(store: &impl CaseStore, from: u64, to: u64) -> Appended {
    (from..=to).map(|n| store.append(&case(), n - 1, &[draft(n)]).unwrap()).last().unwrap()
}

/// A case of `n` events in `folder`, and its bytes.
pub fn filled(folder: &Path, n: u64) -> Vec<u8> {
    append(&JsonLinesStore::open(folder).unwrap(), 1, n);
    std::fs::read(file(folder)).unwrap()
}

pub fn file(folder: &Path) -> std::path::PathBuf {
    folder.join(format!("{CASE}.jsonl"))
}

/// Forgets what was acknowledged, as when the case file alone was copied.
pub fn forget_head(folder: &Path) {
    std::fs::remove_file(folder.join(format!("{CASE}.head"))).unwrap();
}

pub fn lines(bytes: &[u8]) -> Vec<String> {
    String::from_utf8(bytes.to_vec()).unwrap().lines().map(str::to_owned).collect()
}

pub fn unlines(lines: &[String]) -> Vec<u8> {
    lines.iter().flat_map(|line| [line.as_bytes(), b"\n"].concat()).collect()
}
