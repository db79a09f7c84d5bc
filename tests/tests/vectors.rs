//! Every instrument that the worked vectors name is declared, none is coded, and the vectors pass.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use vakwerk_core::catalogue::{CatalogueFile, Manifest};
use vakwerk_core::explain::Explain;
use vakwerk_core::id::ItemId;
use vakwerk_core::licence::Grants;
use vakwerk_core::measure::Instrument;
use vakwerk_core::measure::vectors::{VectorsFile, VectorsReport, run_vectors};
use vakwerk_core::text::Language;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The declared instruments of a pack; a fault in one ends the test with its message.
fn instruments(folder: &str) -> BTreeMap<ItemId, Instrument> {
    let folder = root().join(folder);
    let manifest: Manifest = toml::from_str(&std::fs::read_to_string(folder.join("vakwerk.toml")).unwrap()).unwrap();
    let mut instruments = BTreeMap::new();
    for entry in std::fs::read_dir(folder.join("catalogue")).unwrap() {
        let path = entry.unwrap().path();
        let file: CatalogueFile = toml::from_str(&std::fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        for assessment in file.assessment {
            let id = ItemId { plugin: manifest.id.clone(), item: assessment.id.clone() };
            let instrument = Instrument::compile(&assessment, &id).unwrap_or_else(|faults| {
                let lines: Vec<_> = faults.iter().map(ToString::to_string).collect();
                panic!("{id}:\n{}", lines.join("\n"))
            });
            instruments.insert(id, instrument);
        }
    }
    instruments
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
    for folder in ["packs/algemeen", "plugins/muziek", "plugins/oefentherapie", "plugins/pmt"] {
        for id in instruments(folder).keys() {
            let path = root().join(folder).join(format!("vectors/{}.json", id.item));
            let report = run_file(&path, &[folder], &[]);
            assert!(report.succeeded(), "{}:\n{}", path.display(), lines(&report));
        }
    }
}
