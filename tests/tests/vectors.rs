//! Every instrument that the worked vectors name is declared, none is coded, and the vectors pass.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::Path;

use vakwerk_core::catalogue::Assessment;
use vakwerk_core::explain::Explain;
use vakwerk_core::id::ItemId;
use vakwerk_core::licence::Grants;
use vakwerk_core::measure::Instrument;
use vakwerk_core::measure::vectors::{VectorsFile, VectorsReport, run_vectors};
use vakwerk_core::text::Language;
use vakwerk_tests::root;

/// The instruments of a pack; a fault in the pack or in one of them ends the test with its message.
fn instruments(folder: &str) -> BTreeMap<ItemId, Instrument> {
    let pack =
        vakwerk_pack::read(root().join(folder)).unwrap_or_else(|faults| panic!("{}", faults.render(Language::En)));
    let compile = |assessment: &Assessment| {
        let id = pack.full_id(&assessment.id);
        let instrument = Instrument::compile(assessment, &id).unwrap_or_else(|faults| {
            let lines: Vec<_> = faults.iter().map(ToString::to_string).collect();
            panic!("{id}:\n{}", lines.join("\n"))
        });
        (id, instrument)
    };
    pack.contents.assessment.iter().map(compile).collect()
}

fn run(folders: &[&str], only: &[&str]) -> VectorsReport {
    run_file(&root().join("tests/vectors/scores.json"), folders, only)
}

fn run_file(path: &Path, folders: &[&str], only: &[&str]) -> VectorsReport {
    let instruments: BTreeMap<_, _> = folders.iter().flat_map(|folder| instruments(folder)).collect();
    let file = VectorsFile::read(&std::fs::read(path).unwrap()).unwrap();
    let only: Vec<String> = only.iter().map(|prefix| (*prefix).to_owned()).collect();
    run_vectors(&file, &only, |id, answers, person| {
        let instrument = instruments.get(id)?;
        assert!(!instrument.is_coded(), "{id} is coded");
        Some(instrument.score(answers, person, &Grants::everything()).map_err(|refusal| {
            // No refusal says what was answered, and each can be read in both languages.
            assert_ne!(refusal.explain(Language::Nl), refusal.explain(Language::En));
            refusal.word().to_owned()
        }))
    })
}

fn lines(report: &VectorsReport) -> String {
    let line = |(result, mismatches): (&vakwerk_core::measure::vectors::VectorResult, &[_])| {
        let mismatches: &[vakwerk_core::measure::vectors::Mismatch] = mismatches;
        let all: Vec<_> = mismatches.iter().map(|mismatch| mismatch.line(Language::En)).collect();
        format!("{} {}: {}", result.number, result.subject, all.join("; "))
    };
    report.failures().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn oefentherapie_can_be_declared_without_code() {
    let report = run(&["plugins/oefentherapie"], &["oefentherapie:"]);
    assert!(report.succeeded(), "{}", lines(&report));
    assert_eq!((report.passed(), report.failed()), (144 + 50, 0));
}

#[test]
fn the_instruments_of_algemeen_and_pmt_pass_their_vectors() {
    let report = run(&["packs/algemeen", "plugins/pmt"], &["algemeen:", "pmt:"]);
    assert!(report.succeeded(), "{}", lines(&report));
}

/// Every assessment of a pack has worked examples of its own, in a file by its name.
#[test]
fn the_packs_pass_their_own_vectors() {
    for folder in vakwerk_tests::pack_folders() {
        let folder = folder.to_str().unwrap();
        for (id, _) in instruments(folder).iter().filter(|(_, instrument)| !instrument.is_coded()) {
            let path = Path::new(folder).join(format!("vectors/{}.json", id.item));
            let report = run_file(&path, &[folder], &[]);
            assert!(report.succeeded(), "{}:\n{}", path.display(), lines(&report));
        }
    }
}
