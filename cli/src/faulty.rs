//! A pack that a command needs and that has faults: the first of them, and where all are shown.

use std::path::PathBuf;

use vakwerk_core::catalogue::Pack;
use vakwerk_core::explain::Explain;
use vakwerk_core::text::Language;
use vakwerk_pack::Faults;

use crate::reply::{Exit, Failure};
use crate::say;

/// A pack with faults, and the folder or file it lies in.
#[derive(Debug)]
pub(crate) struct Faulty {
    /// The folder or file.
    pub(crate) place: PathBuf,
    /// The faults.
    pub(crate) faults: Faults,
}

impl Explain for Faulty {
    fn code(&self) -> &'static str {
        self.faults.iter().next().map_or(vakwerk_pack::Code::Unreadable.as_str(), |fault| Explain::code(fault))
    }

    fn explain(&self, language: Language) -> String {
        let first = self.faults.iter().next().map(|fault| fault.explain(language)).unwrap_or_default();
        let place = self.place.display();
        match self.faults.iter().count().saturating_sub(1) {
            0 => format!("{place}: {first}"),
            more => say!(
                language,
                "{place}: {first} (en nog {more}; `vakwerk check {place}` toont alles)",
                "{place}: {first} (and {more} more; `vakwerk check {place}` shows all)",
            ),
        }
    }
}

/// Reads the pack in `folder`.
pub(crate) fn pack(folder: &std::path::Path) -> Result<Pack, Failure> {
    vakwerk_pack::read(folder).map_err(|faults| failure(folder, faults))
}

/// The failure of a pack with faults.
pub(crate) fn failure(place: &std::path::Path, faults: Faults) -> Failure {
    let documents = serde_json::to_value(faults.documents()).unwrap_or_default();
    Failure::new(Exit::Refused, Faulty { place: place.to_owned(), faults }).with("faults", documents)
}
