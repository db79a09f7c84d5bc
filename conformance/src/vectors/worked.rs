//! The vectors of a pack, each run by itself, with the sheet that it scores and what came of it.

use std::fs;
use std::path::Path;

use serde_json::Value;
use vakwerk_core::explain::Explain;
use vakwerk_core::id::ItemId;
use vakwerk_core::measure::vectors::{LARGEST_FILE, Mismatch, VectorsFault, VectorsFile, Verdict, run_vectors};
use vakwerk_core::measure::{Outcome, Person};
use vakwerk_core::text::Language;
use vakwerk_pack::Reason;

use crate::desk::{Answer, Desk};
use crate::fault::both;
use crate::{Check, Fault};

/// A vector that was run.
#[derive(Clone, Debug)]
pub struct Worked {
    /// Where it stands: `vectors/phq-9.json, vector 3`.
    pub place: String,
    /// What it is about, where it scores a sheet.
    pub assessment: Option<ItemId>,
    /// The answers, NaN where missing.
    pub answers: Vec<f64>,
    /// The person.
    pub person: Person,
    /// What came of the sheet: its outcome, or the word of the refusal.
    pub came: Option<Result<Outcome, String>>,
    /// What it expects, as it is written.
    pub expect: Value,
    /// What is not as it expects.
    pub mismatches: Vec<Mismatch>,
}

impl Worked {
    /// Whether everything is as it expects.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.mismatches.is_empty()
    }

    /// The outcome, where the sheet was scored.
    #[must_use]
    pub fn outcome(&self) -> Option<&Outcome> {
        self.came.as_ref()?.as_ref().ok()
    }

    /// The word of the refusal, where the sheet was refused.
    #[must_use]
    pub fn refusal(&self) -> Option<&str> {
        self.came.as_ref()?.as_ref().err().map(String::as_str)
    }

    /// Whether it expects this band of a scale, or this class of a classification.
    #[must_use]
    pub fn expects_band(&self, name: &str, band: &str) -> bool {
        self.expect.pointer(&format!("/bands/{name}")).and_then(Value::as_str) == Some(band)
    }

    /// The score that it expects of a scale.
    #[must_use]
    pub fn expects_score(&self, scale: &str) -> Option<f64> {
        self.expect.pointer(&format!("/scores/{scale}"))?.as_f64()
    }

    /// A list of words that it expects: `alerts` or `unavailable`.
    #[must_use]
    pub fn expects_words(&self, key: &str) -> Option<Vec<&str>> {
        Some(self.expect.get(key)?.as_array()?.iter().filter_map(Value::as_str).collect())
    }
}

/// Runs the vectors of the pack in `folder`; also tells which files cannot be read.
#[must_use]
pub fn work(folder: &Path, desk: &Desk<'_>) -> (Vec<Worked>, Vec<Fault>) {
    let (mut worked, mut faults) = (Vec::new(), Vec::new());
    let Ok(entries) = fs::read_dir(folder.join("vectors")) else { return (worked, faults) };
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    for path in files {
        let name = format!("vectors/{}", path.file_name().unwrap_or_default().to_string_lossy());
        match one_file(&path, &name, desk) {
            Ok(all) => worked.extend(all),
            Err(fault) => faults.push(*fault),
        }
    }
    (worked, faults)
}

fn one_file(path: &Path, name: &str, desk: &Desk<'_>) -> Result<Vec<Worked>, Box<Fault>> {
    let unreadable = |nl: String, en: String| Box::new(Fault::new(Check::Vectors, name, both(nl, en), both("", "")));
    let size = fs::metadata(path).map_or(0, |data| data.len());
    if size > LARGEST_FILE as u64 {
        let fault = VectorsFault::TooLarge { bytes: usize::try_from(size).unwrap_or(usize::MAX) };
        return Err(unreadable(fault.explain(Language::Nl), fault.explain(Language::En)));
    }
    let bytes = fs::read(path).map_err(|error| {
        let why = Reason::from(&error);
        unreadable(
            format!("niet te lezen: {}.", why.get(Language::Nl)),
            format!("cannot be read: {}.", why.get(Language::En)),
        )
    })?;
    let explained = |fault: VectorsFault| unreadable(fault.explain(Language::Nl), fault.explain(Language::En));
    let file = VectorsFile::read(&bytes).map_err(explained)?;
    // Each by itself, so that it is known which sheet belongs to which expectation.
    let one = |(at, alone): (usize, VectorsFile)| {
        let expect = alone.vectors().first().and_then(|vector| vector.get("expect"));
        let mut worked = Worked {
            place: format!("{name}, vector {}", at + 1),
            assessment: None,
            answers: Vec::new(),
            person: Person::default(),
            came: None,
            expect: expect.cloned().unwrap_or_default(),
            mismatches: Vec::new(),
        };
        let report = run_vectors(&alone, &[], |id, answers, person| {
            let came = came(desk.score(id, answers, person));
            (worked.assessment, worked.answers, worked.person) = (Some(id.clone()), answers.to_vec(), person.clone());
            worked.came.clone_from(&came);
            came
        });
        for result in report.results {
            if let Verdict::Failed(mismatches) = result.verdict {
                worked.mismatches.extend(mismatches);
            }
        }
        worked
    };
    Ok(file.each().enumerate().map(one).collect())
}

fn came(answer: Answer) -> Option<Result<Outcome, String>> {
    match answer {
        Answer::Scored(outcome) => Some(Ok(*outcome)),
        Answer::Refused(word) => Some(Err(word)),
        Answer::NotComputable => Some(Err("not-computable".into())),
        Answer::Fault(fault) => Some(Err(fault.code().to_owned())),
        Answer::Unknown => None,
    }
}
