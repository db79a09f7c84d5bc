//! What the commands about evidence share: the portfolio's file, the criteria that hold, and several faults at once.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, value_parser};
use serde::Serialize;
use serde_json::json;
use vakwerk_core::case::Day;
use vakwerk_core::catalogue::Pack;
use vakwerk_core::competency::{CompetencyFault, Criteria, Curriculum, FrameworkIndex, MissingKind};
use vakwerk_core::explain::Explain;
use vakwerk_core::text::Language;
use vakwerk_store::{LoadedPortfolio, PortfolioFile};

use crate::faulty;
use crate::frame::OPTIONS;
use crate::library::Library;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure};
use crate::say;

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

/// A portfolio that must be there.
pub(super) fn present(path: &Path) -> Result<LoadedPortfolio, Failure> {
    if let Err(error) = std::fs::metadata(path) {
        return Err(Problem::File { path: path.to_owned(), kind: error.kind() }.into());
    }
    Ok(portfolio_file(path)?.load()?)
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

/// What is asked before a decision, and by whom.
#[derive(Serialize)]
pub(super) struct Asked {
    /// The curriculum that asks it; `None` for Vakwerk's own choice.
    pub of: Option<String>,
    /// What is asked.
    #[serde(flatten)]
    pub criteria: Criteria,
}

impl Asked {
    /// The criteria of the curriculum that was named, or those of Vakwerk.
    pub fn from(matches: &ArgMatches) -> Result<Self, Failure> {
        let named = path(matches, "curriculum").map(|path| curriculum(path)).transpose()?;
        let own = named.and_then(|curriculum| Some((curriculum.id.to_string(), curriculum.sufficiency?)));
        Ok(match own {
            Some((id, criteria)) => Self { of: Some(id), criteria },
            None => Self { of: None, criteria: Criteria::default() },
        })
    }

    /// The criteria in one sentence, with whose they are.
    pub fn sentence(&self, language: Language) -> String {
        let asked = [
            (self.criteria.points, MissingKind::Points),
            (self.criteria.assessors, MissingKind::Assessors),
            (self.criteria.independent, MissingKind::Independent),
            (self.criteria.methods, MissingKind::Methods),
            (self.criteria.span_days, MissingKind::SpanDays),
            (self.criteria.narratives, MissingKind::Narratives),
        ];
        let list: Vec<String> = asked
            .iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, kind)| format!("{number} {}", said(kind.words(), language)))
            .collect();
        let list = list.join(", ");
        match &self.of {
            Some(of) => say!(
                language,
                "Genoeg voor een besluit is, volgens `{of}`: {list}.",
                "Enough for a decision is, according to `{of}`: {list}.",
            ),
            None => say!(
                language,
                "Genoeg voor een besluit is, naar Vakwerks eigen keuze (geen bron drukt getallen; een opleiding geeft de hare met --curriculum): {list}.",
                "Enough for a decision is, by Vakwerk's own choice (no source prints numbers; an institute gives its own with --curriculum): {list}.",
            ),
        }
    }
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
