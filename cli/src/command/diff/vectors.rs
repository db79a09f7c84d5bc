//! The old worked examples on the new arithmetic, its code included.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Serialize;
use vakwerk_conformance::vectors::{Worked, work};
use vakwerk_core::catalogue::{Arithmetic, Pack};
use vakwerk_core::id::{ItemId, Name};

use crate::coded::Coded;
use crate::session::Session;

/// What the old examples come to.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::command) struct Ran {
    /// How many were run.
    pub(super) run: usize,
    /// How many come to the same.
    pub(super) passed: usize,
    /// Whether code was to be run and could not be.
    pub(super) without_code: bool,
    /// Why the library that is here could not be loaded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) refused: Option<String>,
    /// Those that come to something else.
    pub(super) differing: Vec<Differing>,
}

/// An example that comes to something else.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Differing {
    /// Where it stands.
    pub(super) place: String,
    /// The assessment.
    pub(super) assessment: Option<ItemId>,
    /// What is otherwise.
    pub(super) mismatches: Vec<String>,
}

impl Ran {
    /// The coded assessments of which old examples come to something else, with how many.
    pub(super) fn coded_that_differ(&self, new: &Pack) -> BTreeMap<Name, usize> {
        let mut counts = BTreeMap::new();
        for differing in &self.differing {
            let name = differing.assessment.as_ref().map(|id| &id.item);
            let coded = new.contents.assessment.iter().find(|assessment| Some(&assessment.id) == name);
            if let Some(assessment) = coded.filter(|assessment| assessment.arithmetic == Arithmetic::Coded) {
                *counts.entry(assessment.id.clone()).or_default() += 1;
            }
        }
        counts
    }
}

/// Runs the examples of the old folder on the new pack.
pub(super) fn run(
    session: &Session<'_>,
    (old, before): (&Path, &Pack),
    (new, after): (&Path, &Pack),
    library: Option<&PathBuf>,
) -> Ran {
    let code = Coded::find(new, after, library);
    let desk = code.desk(after);
    let (worked, _) = work(old, &desk);
    let (without_code, refused) = (code.lacks(), code.refused(session.language));
    let known = |worked: &&Worked| {
        let assessment = worked.assessment.as_ref().map(|id| &id.item);
        let held = |pack: &Pack| pack.contents.assessment.iter().find(|one| Some(&one.id) == assessment).cloned();
        // What one of the two versions does not have, or cannot run here, is no difference in results.
        let runs = |one: vakwerk_core::catalogue::Assessment| one.arithmetic != Arithmetic::Coded || code.runs();
        held(before).is_some() && held(after).is_some_and(runs)
    };
    let worked: Vec<&Worked> = worked.iter().filter(known).collect();
    let differing = worked.iter().filter(|worked| !worked.passed()).map(|worked| Differing {
        place: worked.place.clone(),
        assessment: worked.assessment.clone(),
        mismatches: worked.mismatches.iter().map(|mismatch| mismatch.line(session.language)).collect(),
    });
    let differing: Vec<Differing> = differing.collect();
    Ran { run: worked.len(), passed: worked.len() - differing.len(), without_code, refused, differing }
}
