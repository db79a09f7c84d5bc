//! Bytes that changed by themselves, or on purpose: every change is found, and nothing makes the reader panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::sync::LazyLock;

use common::{case, destruction, draft, event_id, keyed, lines};
use proptest::prelude::*;
use vakwerk_core::access::Access;
use vakwerk_core::envelope::{CaseId, ChainHead, Draft, FAULT_LIMIT, ReadFault, Record, Sealed, destroy, seal};

/// Four events, the second destroyed by the fourth, and the head.
static SMALL: LazyLock<Sealed> = LazyLock::new(|| {
    let sealed = seal(&[keyed(1, "r"), draft(2), draft(3)], ChainHead::start(&case())).unwrap();
    let record = Record::read(&case(), sealed.bytes, None, &Access::unlogged()).unwrap().record;
    destroy(&record, &[event_id(2)], &destruction(4)).unwrap()
});

/// Reads without a panic; a damaged file names its faults, and a sound one is what was written.
fn read(case: &CaseId, bytes: Vec<u8>, head: Option<&ChainHead>) -> Option<Record> {
    let size = bytes.len();
    match Record::read(case, bytes.clone(), head, &Access::unlogged()) {
        Ok(reading) => {
            let whole = reading.record.bytes();
            assert_eq!(whole, &bytes[..whole.len()]);
            assert_eq!(size - whole.len(), reading.torn.map_or(0, |torn| torn.bytes));
            reading.torn.is_none().then_some(reading.record)
        }
        Err(ReadFault::Damaged(damage)) => {
            assert!((1..=FAULT_LIMIT).contains(&damage.faults.len()) && damage.total >= damage.faults.len());
            None
        }
        Err(fault) => panic!("no file here is large, and nothing is logged: {fault:?}"),
    }
}

/// Whether a change is found: by a fault, or at the very end as a torn append.
fn found(changed: Vec<u8>, head: Option<&ChainHead>) -> bool {
    Record::read(&case(), changed, head, &Access::unlogged()).map_or(true, |reading| reading.torn.is_some())
}

/// Changes every byte to `values` of it, and expects each change to be found.
fn check_changes(values: impl Fn(usize, u8) -> Vec<u8>) {
    let Sealed { bytes, head } = &*SMALL;
    for at in 0..bytes.len() {
        for value in values(at, bytes[at]).into_iter().filter(|value| *value != bytes[at]) {
            let mut changed = bytes.clone();
            changed[at] = value;
            let head = Some(head).filter(|_| at % 2 == 0);
            assert!(found(changed, head), "byte {at} to {value:#x}");
        }
    }
}

/// With `VAKWERK_EXHAUSTIVE` set, every byte is tried with every other value, which takes minutes.
#[test]
fn every_single_changed_byte_is_found() {
    const OTHERS: &[u8] = b"\n \t\r09aAzZ\"\\{}[],:-\0\xff";
    let exhaustive = std::env::var_os("VAKWERK_EXHAUSTIVE").is_some();
    check_changes(|at, byte| match exhaustive {
        true => (0..=255).collect(),
        false => vec![byte ^ (1 << (at % 8)), byte ^ 0x20, OTHERS[at % OTHERS.len()]],
    });
}

#[test]
fn a_removed_byte_is_found() {
    let Sealed { bytes, head } = &*SMALL;
    for at in (0..bytes.len() - 1).step_by(2) {
        let mut changed = bytes.clone();
        changed.remove(at);
        assert!(Record::read(&case(), changed, Some(head), &Access::unlogged()).is_err(), "byte {at}");
    }
}

#[test]
fn no_inserted_byte_changes_what_is_read() {
    let Sealed { bytes, head } = &*SMALL;
    let sound = read(&case(), bytes.clone(), None).unwrap();
    let mut passed = 0;
    for at in 0..=bytes.len() {
        for value in [b' ', b"\n\t0a\",:{}"[at % 9]] {
            let mut changed = bytes.clone();
            changed.insert(at, value);
            let Ok(reading) = Record::read(&case(), changed, Some(head), &Access::unlogged()) else { continue };
            // White space between the parts of a line is all that can be added, and torn bytes behind the end.
            assert!(value.is_ascii_whitespace() || at == bytes.len(), "byte {at}, {value:#x}");
            assert!(reading.record.events().eq(sound.events()));
            passed += 1;
        }
    }
    assert!(passed > 0);
}

#[test]
fn a_truncation_is_found_when_the_head_is_known() {
    let Sealed { bytes, head } = &*SMALL;
    // The last line feed alone carries nothing.
    for end in (0..bytes.len() - 1).rev().step_by(3) {
        assert!(Record::read(&case(), bytes[..end].to_vec(), Some(head), &Access::unlogged()).is_err(), "{end}");
    }
}

#[test]
fn the_same_drafts_seal_to_the_same_bytes() {
    let start = ChainHead::start(&case());
    let all = seal(&[draft(1), draft(2)], start).unwrap();
    assert_eq!(all, seal(&[draft(1), draft(2)], start).unwrap());
    let one = seal(&[draft(1)], start).unwrap();
    let two = seal(&[draft(2)], one.head).unwrap();
    assert_ne!(all.bytes, [one.bytes, two.bytes].concat(), "one append is not two");
}

/// Parts of lines, sound and otherwise.
const PIECES: &[&str] = &[
    r#"{"v":1"#,
    r#","header":"#,
    r#","salt":""#,
    r#","payload":"#,
    r#","digest":""#,
    r#","tombstone":"#,
    r#"{"v":2}"#,
    r#"{"v":99999999999999999999}"#,
    "{",
    "}",
    "[",
    "null",
    "\n",
    "\"",
    "\\u0000",
    "é",
    "1e999",
    "-",
    ",",
];

fn pieces() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(PIECES).prop_map(str::to_owned),
        (0..4_usize).prop_map(|at| lines(&SMALL.bytes)[at].clone()),
        ".{0,20}",
    ]
}

#[test]
fn lines_without_end_are_counted_and_not_kept() {
    for count in [101, 9_999, 10_001, 30_001] {
        let Err(ReadFault::Damaged(damage)) = Record::read(&case(), vec![b'\n'; count], None, &Access::unlogged())
        else {
            panic!("{count} line feeds are no case");
        };
        assert_eq!((damage.total, damage.faults.len()), (count, FAULT_LIMIT));
        assert!(damage.faults.iter().map(|fault| fault.line).eq(1..=FAULT_LIMIT), "those that stand first are listed");
    }
    // What can be read behind them is read, as long as there are few.
    let mut bytes = vec![b'\n'; 3];
    bytes.extend(&SMALL.bytes);
    let Err(ReadFault::Damaged(damage)) = Record::read(&case(), bytes, Some(&SMALL.head), &Access::unlogged()) else {
        panic!("three line feeds before a case are damage");
    };
    assert_eq!(damage.faults.iter().map(|fault| fault.line).collect::<Vec<_>>(), [1, 2, 3]);
}

proptest! {
    #[test]
    fn random_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 1..2000)) {
        prop_assert!(read(&case(), bytes, None).is_none());
    }

    #[test]
    fn random_pieces_never_panic(pieces in proptest::collection::vec(pieces(), 0..20)) {
        read(&case(), pieces.concat().into_bytes(), None);
        read(&case(), pieces.join("\n").into_bytes(), Some(&SMALL.head));
    }

    #[test]
    fn lines_in_any_order_are_refused(order in proptest::collection::vec(0..4_usize, 0..7)) {
        let lines = lines(&SMALL.bytes);
        let shuffled: Vec<String> = order.iter().map(|at| lines[*at].clone()).collect();
        let found = Record::read(&case(), common::unlines(&shuffled), Some(&SMALL.head), &Access::unlogged());
        prop_assert_eq!(found.is_ok(), order == [0, 1, 2, 3]);
    }

    #[test]
    fn several_changed_bytes_are_found(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut changed = SMALL.bytes.clone();
        for (at, value) in changes {
            let at = at.index(changed.len());
            changed[at] = value;
        }
        let same = changed == SMALL.bytes;
        prop_assert_eq!(!found(changed, Some(&SMALL.head)), same);
    }

    #[test]
    fn what_is_sealed_is_read_back(
        texts in proptest::collection::vec(".{0,40}", 1..8),
        appends in proptest::collection::vec(any::<bool>(), 8),
        gone in any::<prop::sample::Index>(),
    ) {
        let mut head = ChainHead::start(&case());
        let (mut bytes, mut pending) = (Vec::new(), Vec::new());
        for (n, text) in (1..).zip(&texts) {
            let payload = vakwerk_core::envelope::RawPayload::of(&serde_json::json!({ "text": text })).unwrap();
            pending.push(Draft { payload, ..draft(n) });
            if appends[n as usize % 8] || n as usize == texts.len() {
                let mut sealed = seal(&pending, head).unwrap();
                bytes.append(&mut sealed.bytes);
                head = sealed.head;
                pending.clear();
            }
        }
        let record = read(&case(), bytes, Some(&head)).unwrap();
        for (entry, text) in record.entries().iter().zip(&texts) {
            let payload: serde_json::Value = serde_json::from_str(record.payload(entry).unwrap()).unwrap();
            prop_assert_eq!(&payload["text"], text);
        }
        let gone = event_id(gone.index(texts.len()) as u64 + 1);
        let after = destroy(&record, &[gone], &destruction(99)).unwrap();
        let after = read(&case(), after.bytes, Some(&after.head)).unwrap();
        prop_assert_eq!(after.len(), texts.len() + 1);
        prop_assert!(after.verify_head(&head).is_ok());
    }
}
