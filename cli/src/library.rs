//! Where the plugins of a run come from: named folders, or what cargo built beside the program.

use std::path::{Path, PathBuf};

use vakwerk_core::catalogue::{Assessment, Pack};
use vakwerk_core::id::ItemId;
use vakwerk_core::licence::Grants;
use vakwerk_core::measure::{Instrument, Outcome, Person, RaisedAlert};

use crate::problem::Problem;
use crate::reply::Failure;
use crate::shelf::Shelf;

/// The folders that were named.
#[derive(Clone, Debug, Default)]
pub(crate) struct Folders {
    /// Folders with plugins, each in a folder of its own.
    pub(crate) plugins: Vec<PathBuf>,
    /// Folders of one plugin under development each.
    pub(crate) development: Vec<PathBuf>,
}

/// The plugins of a run.
pub struct Library {
    packs: Vec<(Pack, bool)>,
    grants: Grants,
}

impl Library {
    pub(crate) fn open(folders: &Folders, _program: Option<&Path>, grants: &Grants) -> Result<Self, Failure> {
        let mut packs = Vec::new();
        for folder in &folders.plugins {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                if let Ok(pack) = vakwerk_pack::read(entry.path()) {
                    packs.push((pack, false));
                }
            }
        }
        for folder in &folders.development {
            if let Ok(pack) = vakwerk_pack::read(folder) {
                packs.push((pack, true));
            }
        }
        if packs.is_empty() {
            return Err(Problem::NoPlugins { looked_in: folders.plugins.clone() }.into());
        }
        Ok(Self { packs, grants: grants.clone() })
    }

    /// The packs, to look things up in.
    #[must_use]
    pub fn shelf(&self) -> Shelf<'_> {
        Shelf::new(self.packs.iter().map(|(pack, _)| pack).collect())
    }

    /// Whether a pack comes from a folder under development.
    #[must_use]
    pub fn is_development(&self, pack: &Pack) -> bool {
        self.packs.iter().any(|(other, development)| *development && std::ptr::eq(other, pack))
    }

    /// Scores a sheet.
    ///
    /// # Errors
    /// Whatever the plugin or core refuses.
    pub fn score(&self, id: &ItemId, answers: &[f64], person: &Person) -> Result<Outcome, Failure> {
        let shelf = self.shelf();
        let Some((_, vakwerk_core::catalogue::Item::Assessment(assessment))) = shelf.item(id) else {
            return Err(Problem::NoPlugins { looked_in: Vec::new() }.into());
        };
        let instrument = Instrument::compile(assessment, id).map_err(|mut faults| faults.remove(0))?;
        Ok(instrument.score(answers, person, &self.grants)?)
    }

    /// The alerts that a sheet raises, also when it is refused.
    #[must_use]
    pub fn alerts(&self, id: &ItemId, assessment: &Assessment, answers: &[f64]) -> Vec<RaisedAlert> {
        Instrument::compile(assessment, id).map(|instrument| instrument.alerts(answers)).unwrap_or_default()
    }
}
