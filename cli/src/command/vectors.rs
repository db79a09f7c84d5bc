//! `vakwerk vectors FILE`: runs worked examples with their expected results against the loaded plugins.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;
use vakwerk_core::licence::Grants;
use vakwerk_core::measure::vectors::{LARGEST_FILE, Mismatch, VectorsFile, VectorsReport, run_vectors};
use vakwerk_core::text::Language;
use vakwerk_host::CallRefusal;

use super::Entry;
use crate::command::arguments;
use crate::frame::OPTIONS;
use crate::page::Page;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "vectors", define, run };

const ABOUT: Phrase = Phrase::new(
    "Reken uitgewerkte voorbeelden na: invoer met verwachte uitkomsten",
    "Check worked examples: inputs with their expected results",
);
const USAGE: Phrase =
    Phrase::new("vakwerk vectors BESTAND [--only BEGIN]… [OPTIES]", "vakwerk vectors FILE [--only PREFIX]… [OPTIONS]");
const AFTER: Phrase = Phrase::new(
    "Het bestand is JSON van vorm 1: `format`, `tolerance` en `vectors`, de rekenvoorbeelden; elk heeft \
     `score`, `gas`, `reliable_change` of `clinical_change`, en `expect`. Elke licentie geldt hierbij als verleend. Een onbekend \
     meetinstrument is een mislukking; met --only (het begin van `plugin:item`) worden andere overgeslagen. \
     Rekenvoorbeelden zonder meetinstrument worden altijd nagerekend.

De laatste regel is `N passed, M failed, K skipped`, in elke taal.

Voorbeelden:
  vakwerk vectors scores.json
  vakwerk vectors scores.json --only algemeen: --only pmt:

Met --json: file, passed, failed, skipped en failures: per mislukking number, subject, note, mismatches (what, \
     expected, found).
Exitcodes: 0 alles klopt · 1 iets mislukt, of niets nagerekend · 2 verkeerd gebruik",
    "The file is JSON of format 1: `format`, `tolerance` and `vectors`; every vector has `score`, `gas`, \
     `reliable_change` or `clinical_change`, and `expect`. Every licence counts as granted here. An unknown \
     assessment is a failure; with --only (the beginning of `plugin:item`) others are skipped. Vectors without an \
     assessment always run.

The last line is `N passed, M failed, K skipped`, in every language.

Examples:
  vakwerk vectors scores.json
  vakwerk vectors scores.json --only algemeen: --only pmt:

With --json: file, passed, failed, skipped and failures: per failure number, subject, note, mismatches (what, \
     expected, found).
Exit codes: 0 all as expected · 1 something failed, or nothing ran · 2 wrong use",
);

fn define(language: Language) -> Command {
    let command = Command::new("vectors")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language));
    command.arg(arguments::file(language, Phrase::new("Het bestand met rekenvoorbeelden", "The file of vectors"))).arg(
        Arg::new("only")
            .long("only")
            .value_name(Phrase::new("BEGIN", "PREFIX").get(language))
            .help(
                Phrase::new(
                    "Alleen meetinstrumenten waarvan `plugin:item` zo begint; herhaalbaar",
                    "Only assessments of which `plugin:item` begins so; repeatable",
                )
                .get(language),
            )
            .help_heading(OPTIONS.get(language))
            .action(ArgAction::Append),
    )
}

/// What became of a file, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Checked<'a> {
    file: &'a Path,
    passed: usize,
    failed: usize,
    skipped: usize,
    failures: Vec<Failed<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Failed<'a> {
    number: usize,
    subject: &'a str,
    note: Option<&'a str>,
    mismatches: Vec<Differs<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Differs<'a> {
    what: &'a str,
    expected: &'a str,
    found: &'a str,
}

impl<'a> From<&'a Mismatch> for Differs<'a> {
    fn from(mismatch: &'a Mismatch) -> Self {
        Self { what: &mismatch.what, expected: &mismatch.expected, found: &mismatch.found }
    }
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let file = matches.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let only: Vec<String> = matches.get_many::<String>("only").into_iter().flatten().cloned().collect();
    let vectors = read(&file)?;
    let library = session.library(&Grants::everything())?;
    let (count, language) = (vectors.len(), session.language);
    let report = {
        let _progress = session.progress(say!(language, "{count} rekenvoorbeelden …", "{count} vectors …"));
        run_vectors(&vectors, &only, |id, answers, person| match library.set().score(id, answers, person) {
            Ok(outcome) => Some(Ok(outcome)),
            Err(CallRefusal::UnknownPlugin { .. } | CallRefusal::UnknownItem { .. }) => None,
            Err(CallRefusal::Sheet(refusal)) => Some(Err(refusal.word().to_owned())),
            Err(other) => Some(Err(vakwerk_core::explain::Explain::code(&other).to_owned())),
        })
    };
    let exit = if report.succeeded() { Exit::Done } else { Exit::Refused };
    let failed = report.failures().map(|(result, mismatches)| Failed {
        number: result.number,
        subject: &result.subject,
        note: result.note.as_deref(),
        mismatches: mismatches.iter().map(Differs::from).collect(),
    });
    let checked = Checked {
        file: &file,
        passed: report.passed(),
        failed: report.failed(),
        skipped: report.skipped(),
        failures: failed.collect(),
    };
    Ok(Reply::new(exit, &checked, page(session, &report)))
}

/// Reads the file, or as much of it as can be wrong.
fn read(path: &Path) -> Result<VectorsFile, Failure> {
    let unreadable = |error: std::io::Error| Problem::File { path: path.to_owned(), kind: error.kind() };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    // One byte more than is accepted tells that there is too much, also of a file without end.
    file.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    VectorsFile::read(&bytes).map_err(|fault| Problem::Vectors { path: path.to_owned(), fault }.into())
}

fn page(session: &Session<'_>, report: &VectorsReport) -> Page {
    let language = session.language;
    let mut page = Page::new(session.look);
    for (result, mismatches) in report.failures() {
        let (number, subject) = (result.number, &result.subject);
        let note = result.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
        page.line(&say!(
            language,
            "Mislukt: rekenvoorbeeld {number}, {subject}{note}",
            "Failed: vector {number}, {subject}{note}"
        ));
        for mismatch in mismatches {
            page.bullet(&mismatch.line(language));
        }
    }
    let (passed, failed, skipped) = (report.passed(), report.failed(), report.skipped());
    if passed + failed == 0 {
        let nothing = Phrase::new("Er is niets nagerekend.", "Nothing was run.");
        page.line(nothing.get(language));
    }
    // One line for whoever reads it with a program, so the same in every language.
    page.line(&format!("{passed} passed, {failed} failed, {skipped} skipped"));
    page
}
