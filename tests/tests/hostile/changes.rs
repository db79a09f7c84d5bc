//! The kept inputs of fuzzing as they are, and changed as if by chance.

use vakwerk_tests::figure::{Chance, figure, tries};
use vakwerk_tests::hostile::{TARGETS, corpus};

use super::{Cost, MEMORY};

/// What is put into an input: what means something in TOML, JSON, CSV or a case file.
const WORDS: [&str; 26] = [
    "[[",
    "]]",
    "{",
    "}",
    "\"",
    "'",
    "=",
    ".",
    ",",
    "\n",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "é",
    "-1",
    "1e999",
    "nan",
    "99999999999999999999",
    "null",
    "true",
    "[[goal]]\n",
    "\"id\":",
    "id = ",
    "../",
    "\\u0000",
    "\r\n",
];

/// An input with one to six changes.
fn changed(input: &[u8], others: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = input.to_vec();
    for _ in 0..=chance.below(6) {
        let at = chance.below(bytes.len() + 1);
        let end = (at + chance.below(40)).min(bytes.len());
        match chance.below(7) {
            0 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let word = WORDS[chance.below(WORDS.len())].as_bytes();
                bytes.splice(at..end, word.iter().copied());
            }
            3 => {
                let part = bytes[at..end].to_vec();
                let times = 1 + chance.below(50);
                bytes.splice(at..at, part.repeat(times));
            }
            4 => bytes.truncate(at),
            5 => {
                let from = chance.below(others.len() + 1);
                let part = &others[from..(from + chance.below(200)).min(others.len())];
                bytes.splice(at..end, part.iter().copied());
            }
            _ => {
                let number = chance.number().to_string();
                bytes.splice(at..end, number.into_bytes());
            }
        }
    }
    bytes
}

#[test]
fn kept_inputs_and_changes_to_them_never_panic() {
    for target in TARGETS {
        let kept = corpus(target.name);
        assert!(!kept.is_empty(), "{} has no corpus", target.name);
        let mut cost = Cost::default();
        for (_, input) in &kept {
            cost.read(target, input);
        }
        let mut chance = Chance::of(11);
        for _ in 0..tries(400, 20_000) {
            let [one, other] = [(); 2].map(|()| &kept[chance.below(kept.len())].1);
            cost.read(target, &changed(one, other, &mut chance));
        }
        let Cost { inputs, bytes, time } = cost;
        figure(
            &format!("hostile {}", target.name),
            &format!(
                "{} kept and {} changed inputs, 0 panics, at most {} KiB and {} ms each",
                kept.len(),
                inputs - kept.len() as u64,
                bytes >> 10,
                time.as_millis()
            ),
        );
        cost.check(target, MEMORY);
    }
}
