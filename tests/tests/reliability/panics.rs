//! Plugins that panic in every place where their code runs: the host lives, and nothing is printed.

use std::collections::BTreeMap;

use vakwerk_core::explain::Explain;
use vakwerk_core::id::ItemId;
use vakwerk_host::document::{Material, Value};
use vakwerk_host::{Registry, Sheets};
use vakwerk_tests::figure::{figure, tries};

use super::child::{errand, process};
use super::plugins::{installed, open, still_serves};

/// What the answers and words that are handed to the plugin hold, and no output may.
const MARKS: [&str; 4] = ["the answer was", "asked for", "panicked", "MARKER"];

fn wish() -> ItemId {
    "wild:wish".parse().unwrap()
}

fn profile(registry: &Registry, word: &str) -> Result<(), &'static str> {
    let facts = [("wish", word), ("name", "MARKER")].map(|(key, word)| (key.to_owned(), Value::Word(word.to_owned())));
    let material = Material { facts: BTreeMap::from(facts), ..Material::default() };
    registry.profile(&"wild".parse().unwrap(), &material).map(drop).map_err(|refusal| refusal.code())
}

/// One answer, as the wild plugin takes a wish.
fn score(registry: &Registry, answer: f64) -> Result<(), &'static str> {
    registry.score_into(&wish(), &[answer], &[], &mut [0.0]).map_err(|refusal| refusal.code())
}

/// Every operation panics `count` times; construction and drop `opened` times, each with a registry of its own.
fn panic_everywhere(count: u64, opened: u64) {
    let (good, wild, stillborn) = (installed("nine"), installed("wild"), installed("stillborn"));
    let (good, registry) = (open(&good), open(&wild));
    for _ in 0..count {
        assert_eq!(score(&registry, 1.0), Err("E0113"));
        assert_eq!(score(&registry, 7.0), Err("E0113"), "the payload of the panic panics as well");
        assert_eq!(score(&registry, 6.0), Ok(()), "a panic in a thread stays there");
        let sheets = Sheets { rows: 3, answers: &[9.0, 1.0, 10.0], inputs: &[] };
        let batch = registry.score_batch(&wish(), sheets, &mut [0.0; 3]);
        assert_eq!(batch.unwrap_err().code(), "E0113");
        assert_eq!(profile(&registry, "panic"), Err("E0113"));
        assert_eq!(profile(&registry, "thread"), Ok(()));
        still_serves(&good);
    }
    for _ in 0..opened {
        let registry = open(&stillborn);
        assert_eq!(registry.refusals()[0].code(), "E0114");
        let registry = open(&wild);
        assert!(registry.refusals().is_empty(), "{:?}", registry.refusals());
        assert_eq!(registry.close()[0].code(), "E0115");
        still_serves(&good);
    }
}

#[test]
fn panics_are_contained_and_print_nothing() {
    let (count, opened) = (tries(1000, 1000), tries(60, 1000));
    if errand().is_some() {
        return panic_everywhere(count, opened);
    }
    let folder = tempfile::tempdir().unwrap();
    let child = process("panics::panics_are_contained_and_print_nothing", folder.path(), 0).output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&child.stdout), String::from_utf8_lossy(&child.stderr));
    assert!(child.status.success(), "{out}{err}");
    assert_eq!(err, "", "nothing is printed as an error");
    assert!(MARKS.iter().all(|mark| !out.contains(mark)), "{out}");
    figure(
        "panics",
        &format!(
            "{count} each in score (twice: also with a payload that panics), score-batch, document, and in a thread of \
             either; {opened} each in construction and drop; host alive, 0 bytes printed"
        ),
    );
}
