//! A pack or file that a command needs and that has faults: of a pack the first, of a file all.

use std::path::PathBuf;

use vakwerk_core::catalogue::Pack;
use vakwerk_core::explain::Explain;
use vakwerk_core::text::Language;
use vakwerk_pack::Faults;

use crate::reply::{Exit, Failure};
use crate::say;

/// The most faults of one file that are told at once.
const TOLD: usize = 20;

/// A pack or file with faults, and where it lies.
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
        let place = self.place.display();
        let told = |most: usize| self.faults.iter().take(most).map(|fault| fault.explain(language)).collect::<Vec<_>>();
        let count = self.faults.iter().count();
        // `vakwerk check` shows all faults of a pack; it reads no other file, so of a file all are told here.
        match (count, self.place.is_dir()) {
            (0 | 1, _) => format!("{place}: {}", told(1).join("")),
            (_, true) => {
                let (first, more) = (told(1).join(""), count - 1);
                say!(
                    language,
                    "{place}: {first} (en nog {more}; `vakwerk check {place}` toont alles)",
                    "{place}: {first} (and {more} more; `vakwerk check {place}` shows all)",
                )
            }
            _ => {
                let (all, more) = (told(TOLD).join("\n"), count.saturating_sub(TOLD));
                match more {
                    0 => format!("{place}:\n{all}"),
                    _ => say!(language, "{place}:\n{all}\n(en nog {more})", "{place}:\n{all}\n(and {more} more)"),
                }
            }
        }
    }
}

/// Reads the pack in `folder`.
pub(crate) fn pack(folder: &std::path::Path) -> Result<Pack, Failure> {
    vakwerk_pack::read(folder).map_err(|faults| failure(folder, faults))
}

/// A folder that is not there has no faults to be listed elsewhere; that is said at once.
pub(crate) fn folder(folder: &std::path::Path) -> Result<(), Failure> {
    if folder.is_dir() { Ok(()) } else { pack(folder).map(|_| ()) }
}

/// The failure of a pack with faults.
pub(crate) fn failure(place: &std::path::Path, faults: Faults) -> Failure {
    let documents = serde_json::to_value(faults.documents()).unwrap_or_default();
    Failure::new(Exit::Refused, Faulty { place: place.to_owned(), faults }).with("faults", documents)
}
