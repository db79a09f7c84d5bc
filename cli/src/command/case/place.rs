//! Where a case lies: a store and a name, however they were given.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, value_parser};
use vakwerk_core::access::{AccessAction, AccessGround};
use vakwerk_core::case::{Case, Day};
use vakwerk_core::envelope::CaseId;
use vakwerk_core::store::{CaseStore, Loaded};
use vakwerk_core::text::Language;
use vakwerk_store::JsonLinesStore;

use crate::access::Reading;
use crate::frame::{ARGUMENTS, OPTIONS};
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure};
use crate::session::Session;

/// The folder in which cases are kept where none is named.
pub(super) const STORE: &str = "vakwerk-cases";

/// A case that was named, and the store it lies in.
pub(in crate::command) struct Place {
    /// The store.
    pub(in crate::command) store: JsonLinesStore,
    /// The case.
    pub(in crate::command) case: CaseId,
    /// The folder it lies in.
    pub(in crate::command) folder: PathBuf,
    /// The case's file.
    pub(in crate::command) file: PathBuf,
}

/// The argument that names a case.
pub(in crate::command) fn case_argument(language: Language) -> Arg {
    Arg::new("case")
        .value_name(Phrase::new("ZAAK", "CASE").get(language))
        .help(
            Phrase::new(
                "De naam van de zaak, of het pad van haar bestand",
                "The name of the case, or the path of its file",
            )
            .get(language),
        )
        .help_heading(ARGUMENTS.get(language))
        .required(true)
}

/// The option that names a store.
pub(in crate::command) fn store_option(language: Language) -> Arg {
    Arg::new("store")
        .long("store")
        .value_name(Phrase::new("MAP", "FOLDER").get(language))
        .help(
            Phrase::new(
                "De map met zaken [standaard: vakwerk-cases]",
                "The folder with cases [default: vakwerk-cases]",
            )
            .get(language),
        )
        .help_heading(OPTIONS.get(language))
        .value_parser(value_parser!(PathBuf))
}

/// The folder that was named, or the usual one.
pub(super) fn store_folder(matches: &ArgMatches) -> PathBuf {
    matches.get_one::<PathBuf>("store").cloned().unwrap_or_else(|| PathBuf::from(STORE))
}

/// The case that was named.
pub(in crate::command) fn place(matches: &ArgMatches) -> Result<Place, Failure> {
    let named = matches.get_one::<String>("case").map_or("", String::as_str);
    let path = Path::new(named);
    let (folder, name) = match named.strip_suffix(".jsonl") {
        Some(_) => {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            (folder.to_path_buf(), path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default())
        }
        None => (store_folder(matches), named.to_owned()),
    };
    let case = case_id(&name)?;
    let store = JsonLinesStore::open(&folder)?;
    let file = folder.join(format!("{name}.jsonl"));
    Ok(Place { store, case, folder, file })
}

/// A text as the name of a case.
pub(in crate::command) fn case_id(name: &str) -> Result<CaseId, Failure> {
    CaseId::new(name).map_err(|_| Failure::new(Exit::WrongUse, Problem::CaseName))
}

impl Place {
    /// A reading of this case, as the arguments and the surroundings say it.
    pub(in crate::command) fn reading(
        &self,
        session: &Session<'_>,
        matches: &ArgMatches,
        action: AccessAction,
        ground: AccessGround,
    ) -> Result<Reading, Failure> {
        Reading::of(session, matches, &self.folder, action, ground)
    }

    /// The case as it was kept, verified, and folded.
    pub(in crate::command) fn load(&self, reading: &Reading) -> Result<(Loaded, Case), Failure> {
        let loaded = self.store.load(&self.case, &reading.access())?;
        let mut case = Case::default();
        case.extend(loaded.record.events());
        Ok((loaded, case))
    }
}

/// The day of the last event: the day on which a case is shown where none is named.
pub(super) fn last_day(case: &Case) -> Option<Day> {
    case.entries().last().map(|entry| entry.event.meta.occurred_on)
}
