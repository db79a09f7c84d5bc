//! Damaged case files, one real file each: every fault is named with its line, and the file stays as it was.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;

use common::{case, destruction, draft, event_id, file, filled, forget_head, lines, unlines};
use vakwerk_core::access::Access;
use vakwerk_core::digest::Digest;
use vakwerk_core::envelope::{CaseId, ChainHead, FILE_LIMIT, LINE_LIMIT, seal};
use vakwerk_core::explain::Explain;
use vakwerk_core::store::{CaseStore, StoreError};
use vakwerk_core::text::Language;
use vakwerk_store::JsonLinesStore;

const EVENTS: u64 = 6;

/// The faults of a file, as `line code`.
fn faults(folder: &std::path::Path) -> Vec<String> {
    let store = JsonLinesStore::open(folder).unwrap();
    let Err(StoreError::Damaged { faults, total, .. }) = store.load(&case(), &Access::unlogged()) else {
        return Vec::new();
    };
    assert_eq!(faults.len(), total.min(100));
    faults.iter().map(|fault| format!("{} {}", fault.line, fault.code())).collect()
}

/// Damages a file of six events and compares the faults; nobody may have changed the file, also not by appending.
fn check(what: &str, acknowledged: bool, damage: impl FnOnce(&mut Vec<String>), expected: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let mut lines = lines(&filled(folder.path(), EVENTS));
    if !acknowledged {
        forget_head(folder.path());
    }
    damage(&mut lines);
    let bytes = unlines(&lines);
    fs::write(file(folder.path()), &bytes).unwrap();
    assert_eq!(faults(folder.path()), expected, "{what}");
    let store = JsonLinesStore::open(folder.path()).unwrap();
    let refused = store.append(&case(), EVENTS, &[draft(EVENTS + 1)]).unwrap_err();
    assert_eq!(refused.code(), "E0604", "{what}");
    assert_eq!(store.destroy(&case(), EVENTS, &[event_id(1)], &destruction(9)).unwrap_err().code(), "E0604", "{what}");
    for language in [Language::Nl, Language::En] {
        assert!(!refused.explain(language).contains("MARKER"), "{what}");
    }
    assert_eq!(fs::read(file(folder.path())).unwrap(), bytes, "{what}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "{what}: nothing was set aside");
}

/// A line that is sound in itself, sealed after any head.
fn forged(n: u64, after: ChainHead) -> String {
    let sealed = seal(&[draft(n)], after).unwrap();
    lines(&sealed.bytes).remove(0)
}

fn stranger(sequence: u64) -> ChainHead {
    ChainHead { sequence, digest: Digest::of(&[b"elsewhere"]) }
}

/// The line with its header changed and its digest made to fit, as somebody would who knows the form.
fn resealed(line: &str, from: &str, to: &str) -> String {
    let start = r#"{"v":1,"header":"#.len();
    let end = line.find(r#","salt""#).unwrap();
    let (header, rest) = (line[start..end].replace(from, to), &line[end..]);
    let digest = rest.rfind(r#""digest":""#).unwrap() + r#""digest":""#.len();
    format!("{}{header}{}{}\"}}", &line[..start], &rest[..digest], Digest::of(&[header.as_bytes()]))
}

#[test]
fn a_line_that_is_no_event_is_named() {
    check("garbage", false, |l| l[2] = "hello".into(), &["3 E0631"]);
    check("an empty line", false, |l| l.insert(3, String::new()), &["4 E0631"]);
    check("garbage between", false, |l| l.insert(3, "[]".into()), &["4 E0631"]);
    check("an object", false, |l| l[2] = "{}".into(), &["3 E0631"]);
    check("half a line", false, |l| l[2].truncate(200), &["3 E0631"]);
    check("a carriage return", false, |l| l[2].push('\r'), &["3 E0631"]);
    check(
        "two lines in one",
        false,
        |l| {
            let next = l.remove(3);
            l[2] += &next;
        },
        &["3 E0631", "4 E0635"],
    );
    check("the last line", false, |l| l[5] = "hello".into(), &["6 E0631"]);
    check("a deep line", false, |l| l[2] = "[".repeat(1_000_000), &["3 E0631"]);
    check("a long line", false, |l| l[2] = " ".repeat(LINE_LIMIT), &["3 E0631"]);
    check("an old form", false, |l| l[2] = l[2].replacen(r#""v":1"#, r#""v":0"#, 1), &["3 E0631"]);
    check("no header field", false, |l| l[2] = resealed(&l[2], r#""form":1,"#, ""), &["3 E0631"]);
    check(
        "everything",
        false,
        |l| l.fill("hello".into()),
        &["1 E0631", "2 E0631", "3 E0631", "4 E0631", "5 E0631", "6 E0631"],
    );
}

#[test]
fn a_changed_event_is_named() {
    check("a header", false, |l| l[2] = l[2].replace("therapist", "therapeut"), &["3 E0633"]);
    check("a payload", false, |l| l[2] = l[2].replace("observation 3", "observation 4"), &["3 E0634"]);
    check("a salt", false, |l| l[2] = l[2].replace(r#""salt":""#, r#""salt":"0"#), &["3 E0634"]);
    check(
        "a digest",
        false,
        |l| {
            let at = l[2].len() - 3;
            l[2].replace_range(at..=at, "x");
        },
        &["3 E0631"],
    );
    check("a header with its digest", false, |l| l[2] = resealed(&l[2], "2026-03-02T", "2026-03-01T"), &["4 E0639"]);
    check(
        "two",
        false,
        |l| {
            l[1] = l[1].replace("observation 2", "observation 9");
            l[4] = l[4].replace("therapist", "therapeut");
        },
        &["2 E0634", "5 E0633"],
    );
}

#[test]
fn a_missing_moved_added_or_repeated_event_is_named() {
    check("missing", false, |l| drop(l.remove(2)), &["3 E0635"]);
    check("several missing", false, |l| drop(l.drain(1..4)), &["2 E0635"]);
    check("the first missing", false, |l| drop(l.remove(0)), &["1 E0635"]);
    check("two swapped", false, |l| l.swap(2, 3), &["3 E0636"]);
    check(
        "moved to the front",
        false,
        |l| {
            let last = l.remove(4);
            l.insert(0, last);
        },
        &["1 E0636"],
    );
    check(
        "moved to the end",
        false,
        |l| {
            let second = l.remove(1);
            l.push(second);
        },
        &["6 E0636"],
    );
    check("repeated", false, |l| l.insert(4, l[1].clone()), &["5 E0638"]);
    check("repeated at the end", false, |l| l.push(l[5].clone()), &["7 E0638"]);
    check("added between", false, |l| l.insert(3, forged(40, stranger(3))), &["4 E0637"]);
    check("added with a far sequence", false, |l| l.insert(3, forged(40, stranger(u64::MAX - 1))), &["4 E0637"]);
    check("added at the end", false, |l| l.push(forged(40, stranger(6))), &["7 E0639"]);
    check(
        "of another case",
        false,
        |l| {
            let other: CaseId = "case-invented-02".parse().unwrap();
            l.splice(.., [forged(1, ChainHead::start(&other))]);
        },
        &["1 E0642"],
    );
}

#[test]
fn a_missing_or_rewritten_end_is_found_when_the_head_is_known() {
    check("cut", true, |l| l.truncate(4), &["5 E0640"]);
    check("repeated behind the end", true, |l| l.push(l[5].clone()), &["7 E0638"]);
    check("added behind the end", true, |l| l.push(forged(40, stranger(6))), &["7 E0639"]);
    check("cut by one", true, |l| l.truncate(5), &["6 E0640"]);
    check(
        "rewritten",
        true,
        |l| {
            let previous = l[4].rsplit('"').nth(1).unwrap().parse().unwrap();
            l[5] = forged(40, ChainHead { sequence: 5, digest: previous });
        },
        &["6 E0641"],
    );
    check("the last damaged", true, |l| l[5].truncate(300), &["6 E0631", "7 E0640"]);
    check(
        "cut and changed",
        true,
        |l| {
            l.truncate(4);
            l[0] = l[0].replace("observation 1", "observation 9");
        },
        &["1 E0634", "5 E0640"],
    );

    // Without the head, an end that was cut off cleanly shows nowhere; that is what heads are for.
    let folder = tempfile::tempdir().unwrap();
    let bytes = filled(folder.path(), EVENTS);
    forget_head(folder.path());
    fs::write(file(folder.path()), unlines(&lines(&bytes)[..4])).unwrap();
    assert_eq!(
        JsonLinesStore::open(folder.path()).unwrap().load(&case(), &Access::unlogged()).unwrap().record.len(),
        4
    );
}

#[test]
fn a_file_that_is_gone_or_empty_is_missed() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path(), EVENTS);
    fs::write(file(folder.path()), "").unwrap();
    assert_eq!(faults(folder.path()), ["1 E0640"]);
    fs::remove_file(file(folder.path())).unwrap();
    assert_eq!(faults(folder.path()), ["1 E0640"]);
    let store = JsonLinesStore::open(folder.path()).unwrap();
    assert_eq!(store.append(&case(), 0, &[draft(1)]).unwrap_err().code(), "E0604");
    forget_head(folder.path());
    assert_eq!(store.load(&case(), &Access::unlogged()).unwrap_err().code(), "E0601");
    assert!(store.append(&case(), 0, &[draft(1)]).is_ok());
}

#[test]
fn a_head_file_that_says_nothing_is_passed_over() {
    for bytes in [&b""[..], b"hello", b"\xff\xff", &[0; 151]] {
        let folder = tempfile::tempdir().unwrap();
        filled(folder.path(), EVENTS);
        fs::write(folder.path().join(format!("{}.head", common::CASE)), bytes).unwrap();
        let store = JsonLinesStore::open(folder.path()).unwrap();
        assert_eq!(store.load(&case(), &Access::unlogged()).unwrap().record.len(), 6);
        common::append(&store, 7, 7);
        fs::write(file(folder.path()), "").unwrap();
        assert_eq!(faults(folder.path()), ["1 E0640"], "the head was written anew");
    }
}

#[test]
fn bytes_that_are_not_utf8_are_named() {
    for line in [0, 2, 5] {
        let folder = tempfile::tempdir().unwrap();
        let mut bytes = filled(folder.path(), EVENTS);
        let starts: Vec<usize> = std::iter::once(0)
            .chain(bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1))
            .collect();
        bytes[starts[line] + 40] = 0xff;
        fs::write(file(folder.path()), &bytes).unwrap();
        assert_eq!(faults(folder.path())[0], format!("{} E0631", line + 1));
        assert_eq!(fs::read(file(folder.path())).unwrap(), bytes);
    }
}

#[test]
fn a_line_from_the_future_says_what_to_install() {
    let future = |l: &mut Vec<String>, written: &str| {
        l[5] = format!(r#"{{"v":2,"header":{{"sequence":6{written}}},"sealed":"otherwise"}}"#);
    };
    check("named", false, |l| future(l, r#","written-with":"1.4.0""#), &["6 E0632"]);
    check("acknowledged", true, |l| future(l, ""), &["6 E0632", "7 E0640"]);
    let folder = tempfile::tempdir().unwrap();
    let mut lines = lines(&filled(folder.path(), EVENTS));
    for (written, says) in
        [(r#","written-with":"1.4.0""#, "Install version 1.4.0 or newer"), ("", "Install a version that reads form 2")]
    {
        future(&mut lines, written);
        // Also in the middle of an append, or as its end without a line feed, it is not taken for torn.
        for bytes in [unlines(&lines), unlines(&lines).strip_suffix(b"\n").unwrap().to_vec()] {
            fs::write(file(folder.path()), &bytes).unwrap();
            let refused = JsonLinesStore::open(folder.path()).unwrap().load(&case(), &Access::unlogged()).unwrap_err();
            assert!(refused.to_string().contains(says), "{refused}");
            assert_eq!(fs::read(file(folder.path())).unwrap(), bytes);
        }
    }
}

#[test]
fn a_destroyed_payload_that_came_back_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let old = lines(&filled(folder.path(), EVENTS));
    let store = JsonLinesStore::open(folder.path()).unwrap();
    store.destroy(&case(), EVENTS, &[event_id(2)], &destruction(7)).unwrap();
    let mut lines = lines(&fs::read(file(folder.path())).unwrap());
    lines[1] = old[1].clone();
    fs::write(file(folder.path()), unlines(&lines)).unwrap();
    assert_eq!(faults(folder.path()), ["7 E0644"]);
}

#[test]
fn a_file_beyond_the_limit_is_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path(), 1);
    fs::OpenOptions::new().write(true).open(file(folder.path())).unwrap().set_len(FILE_LIMIT as u64 + 1).unwrap();
    let store = JsonLinesStore::open(folder.path()).unwrap();
    assert_eq!(store.load(&case(), &Access::unlogged()).unwrap_err().code(), "E0612");
    assert_eq!(store.append(&case(), 1, &[draft(2)]).unwrap_err().code(), "E0612");
}

#[test]
fn a_hundred_faults_are_listed_and_all_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(file(folder.path()), "x\n".repeat(250)).unwrap();
    let refused = JsonLinesStore::open(folder.path()).unwrap().load(&case(), &Access::unlogged()).unwrap_err();
    let StoreError::Damaged { faults, total, .. } = &refused else { panic!("{refused}") };
    assert_eq!((faults.len(), *total), (100, 250));
    assert!(refused.to_string().contains("line 1 is not an event of form 1 (and 249 more)"), "{refused}");
}

#[test]
fn a_tombstone_needs_a_destruction() {
    let bury = |line: &str, by: u64| {
        let (start, end) = (line.find(r#""salt""#).unwrap(), line.find(r#","digest":""#).unwrap());
        format!("{}\"tombstone\":\"{}\"{}", &line[..start], event_id(by), &line[end..])
    };
    check("by nobody", false, |l| l[2] = bury(&l[2], 40), &["3 E0643"]);
    check("by an event that destroys nothing", false, |l| l[2] = bury(&l[2], 5), &["3 E0643"]);
    check("by itself", false, |l| l[2] = bury(&l[2], 3), &["3 E0643"]);
    check(
        "with its payload",
        false,
        |l| {
            let at = l[2].find(r#","digest":""#).unwrap();
            l[2].insert_str(at, &format!(",\"tombstone\":\"{}\"", event_id(5)));
        },
        &["3 E0631"],
    );
}
