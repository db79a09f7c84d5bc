//! What the commands about evidence share: the portfolio's file, the criteria that hold, and several faults at once.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, value_parser};
use serde_json::json;
use vakwerk_core::access::{AccessAction, AccessGround};
use vakwerk_core::case::Day;
use vakwerk_core::catalogue::Pack;
use vakwerk_core::competency::{Asked, CompetencyFault, Curriculum, FrameworkIndex};
use vakwerk_core::explain::Explain;
use vakwerk_core::text::Language;
use vakwerk_store::{LoadedPortfolio, PortfolioFile};

use crate::access::Reading;
use crate::faulty;
use crate::frame::OPTIONS;
use crate::library::Library;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure};
use crate::session::Session;

/// Faults that are told together.
struct Several(Vec<CompetencyFault>);

impl Explain for Several {
    fn code(&self) -> &'static str {
        self.0.first().map_or(vakwerk_core::competency::Code::Incomplete.as_str(), Explain::code)
    }

    fn explain(&self, language: Language) -> String {
        self.0.iter().map(|fault| fault.explain(language)).collect::<Vec<_>>().join("\n")
    }
}

/// The failure that tells all of these.
pub(super) fn refused(faults: Vec<CompetencyFault>, language: Language) -> Failure {
    let all: Vec<_> =
        faults.iter().map(|fault| json!({ "code": fault.code(), "message": fault.explain(language) })).collect();
    Failure::new(Exit::Refused, Several(faults)).with("faults", all)
}

/// The frameworks of a run.
pub(super) fn index(library: &Library) -> FrameworkIndex<'_> {
    let packs: Vec<&Pack> = library.shelf().packs().collect();
    FrameworkIndex::of(&packs)
}

/// An option that names a file or a folder.
pub(super) fn path_option(name: &'static str, value: Phrase, help: Phrase, language: Language) -> Arg {
    text_option(name, value, help, language).value_parser(value_parser!(PathBuf))
}

/// An option with a value.
pub(super) fn text_option(name: &'static str, value: Phrase, help: Phrase, language: Language) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value.get(language))
        .help(help.get(language))
        .help_heading(OPTIONS.get(language))
}

/// The option that names a curriculum for its criteria.
pub(super) fn curriculum_option(language: Language) -> Arg {
    path_option(
        "curriculum",
        Phrase::new("BESTAND", "FILE"),
        Phrase::new(
            "Curriculum met de criteria voor genoeg bewijs [standaard: die van Vakwerk zelf]",
            "Curriculum with the criteria for enough evidence [default: Vakwerk's own]",
        ),
        language,
    )
}

/// A path that was given.
pub(super) fn path<'a>(matches: &'a ArgMatches, name: &str) -> Option<&'a PathBuf> {
    matches.get_one::<PathBuf>(name)
}

/// The portfolio in a file.
pub(super) fn portfolio_file(path: &Path) -> Result<PortfolioFile, Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(PortfolioFile::in_folder(folder, &name)?)
}

/// Who reads a portfolio, and where that is written down: as for a case, and beside the portfolio where nothing is said.
pub(super) fn reading(
    session: &Session<'_>,
    matches: &ArgMatches,
    path: &Path,
    action: AccessAction,
) -> Result<Reading, Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Reading::of(session, matches, folder, action, AccessGround::Education)
}

/// A portfolio that must be there.
pub(super) fn present(path: &Path, reading: &Reading) -> Result<LoadedPortfolio, Failure> {
    if let Err(error) = std::fs::metadata(path) {
        return Err(Problem::File { path: path.to_owned(), kind: error.kind() }.into());
    }
    Ok(portfolio_file(path)?.load(&reading.access())?)
}

/// The curriculum in a file.
pub(super) fn curriculum(path: &Path) -> Result<Curriculum, Failure> {
    vakwerk_pack::read_curriculum(path).map_err(|faults| faulty::failure(path, faults))
}

/// A day that was given under this option.
pub(super) fn day(matches: &ArgMatches, name: &str, option: &'static str) -> Result<Option<Day>, Failure> {
    let Some(text) = matches.get_one::<String>(name) else { return Ok(None) };
    let expected = Phrase::new("een datum zoals 2026-01-31", "a date such as 2026-01-31");
    text.parse().map(Some).map_err(|_| Failure::new(Exit::WrongUse, Problem::Value { option, expected }))
}

/// What is asked before a decision: by the curriculum that was named, or by Vakwerk.
pub(super) fn asked(matches: &ArgMatches) -> Result<Asked, Failure> {
    let named = path(matches, "curriculum").map(|path| curriculum(path)).transpose()?;
    Ok(named.as_ref().map(Asked::by).unwrap_or_default())
}

/// Words of the fixed lists in a language.
pub(super) fn said(words: (&'static str, &'static str), language: Language) -> &'static str {
    match language {
        Language::Nl => words.0,
        Language::En => words.1,
    }
}

/// The file that was named.
pub(super) fn file(matches: &ArgMatches) -> PathBuf {
    path(matches, "file").cloned().unwrap_or_default()
}
