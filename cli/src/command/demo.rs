//! `vakwerk demo`: two documented cases walk the whole cycle through the sealed plugins.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use serde::Serialize;
use vakwerk_core::access::{AccessAction, AccessGround};
use vakwerk_core::licence::Grants;
use vakwerk_core::store::StoreError;
use vakwerk_core::text::Language;
use vakwerk_report::{CaseReading, ReportKind, to_html, to_markdown};

use super::Entry;
use super::case::place::case_id;
use super::case::walk::{Walked, walk};
use crate::access::Reading;
use crate::frame::OPTIONS;
use crate::page::Page;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "demo", define, run };

/// The two cases of the note of 2020 on therapy and day activities, as they are written down in `examples/cases`.
const CASES: [&str; 2] =
    [include_str!("../../../examples/cases/dhr-a.toml"), include_str!("../../../examples/cases/mevrouw-f.toml")];

const ABOUT: Phrase = Phrase::new(
    "Loop twee beschreven zaken na, van aanmelding tot afsluiting",
    "Walk two documented cases, from registration to closure",
);
const AFTER: Phrase = Phrase::new(
    "De zaken komen uit de notitie over vaktherapie en dagbesteding (FVB, 2020). Wat daar niet staat, is verzonnen en \
     zo gemerkt. U ziet elke stap door de bril van cliënt en beroep, geweigerde stappen met hun bevindingen en bronnen, \
     een `leg uit` met zijn reden, scores en GAS voor en na, en waar zaak en verslagen liggen.

Voorbeelden:
  vakwerk demo
  vakwerk demo --store ./demo --lang en
Exitcodes: 0 gedaan · 1 een handeling liep anders dan opgeschreven · 2 verkeerd gebruik",
    "The cases come from the note on therapy and day activities (FVB, 2020). What does not stand there is invented and \
     marked so. You see each step through the eyes of client and profession, refused steps with their findings and \
     sources, an explanation with its reason, scores and GAS before and after, and where case and reports lie.

Examples:
  vakwerk demo
  vakwerk demo --store ./demo --lang en
Exit codes: 0 done · 1 an act went otherwise than written · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("demo").about(ABOUT.get(language)).after_help(AFTER.get(language)).arg(
        Arg::new("store")
            .long("store")
            .value_name(Phrase::new("MAP", "FOLDER").get(language))
            .help(
                Phrase::new(
                    "Waar zaken en verslagen komen [standaard: een nieuwe tijdelijke map]",
                    "Where cases and reports go [default: a new temporary folder]",
                )
                .get(language),
            )
            .help_heading(OPTIONS.get(language))
            .value_parser(value_parser!(PathBuf)),
    )
}

/// The demonstration, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Shown {
    plugins: Vec<String>,
    store: PathBuf,
    cases: Vec<Walked>,
    reports: Vec<PathBuf>,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let language = session.language;
    let library = session.library(&Grants::default())?;
    let store = match matches.get_one::<PathBuf>("store") {
        Some(folder) => folder.clone(),
        None => new_folder()?,
    };
    let mut page = Page::new(session.look);
    // In the clone one key signed all of them, and saying so with each would hide which there are.
    let (mut plugins, mut by_trust) = (Vec::new(), BTreeMap::<String, Vec<String>>::new());
    for plugin in library.set().plugins() {
        let (name, trust) = (plugin.name().to_string(), plugin.trust(language));
        plugins.push(format!("{name} ({trust})"));
        by_trust.entry(trust).or_default().push(name);
    }
    page.title(&say!(
        language,
        "Vakwerk: twee zaken door de hele cyclus",
        "Vakwerk: two cases through the whole cycle"
    ));
    for (trust, names) in by_trust {
        let names = names.join(", ");
        page.body(&say!(language, "Geladen, {trust}: {names}.", "Loaded, {trust}: {names}."));
    }
    let reading = Reading::of(session, matches, &store, AccessAction::Print, AccessGround::RecordKeeping)?;
    let (mut cases, mut reports) = (Vec::new(), Vec::new());
    for text in CASES {
        page.gap();
        let script = vakwerk_script::read(text).map_err(|fault| Failure::new(Exit::Refused, fault))?;
        let walked = walk(&script, library.set(), &store, &reading, &mut page)?;
        page.gap();
        let file = walked.file.display();
        let events = walked.events;
        page.line(&say!(
            language,
            "De zaak ligt in {file} ({events} gebeurtenissen).",
            "The case lies in {file} ({events} events).",
        ));
        write_reports(&walked, language, &reading, &mut reports)?;
        cases.push(walked);
    }
    page.gap();
    page.line(&say!(language, "Verslagen:", "Reports:"));
    for report in &reports {
        page.bullet(&report.display().to_string());
    }
    let first = cases.first().map(|walked| walked.file.display().to_string()).unwrap_or_default();
    page.line(&say!(
        language,
        "Verder: `vakwerk case verify {first}`, `vakwerk show pmt:lofopt`, `vakwerk rules --step plan`.",
        "Next: `vakwerk case verify {first}`, `vakwerk show pmt:lofopt`, `vakwerk rules --step plan`.",
    ));
    Ok(Reply::new(Exit::Done, &Shown { plugins, store, cases, reports }, page))
}

/// A folder of its own for this run, which stays.
fn new_folder() -> Result<PathBuf, Failure> {
    let made = tempfile::Builder::new().prefix("vakwerk-demo-").tempdir();
    made.map(tempfile::TempDir::keep)
        .map_err(|error| Problem::NotWritten { path: std::env::temp_dir(), kind: error.kind() }.into())
}

/// Every report of a case, in both formats, beside the case.
fn write_reports(
    walked: &Walked,
    language: Language,
    reading: &Reading,
    written: &mut Vec<PathBuf>,
) -> Result<(), Failure> {
    let case = &walked.ended;
    let last = case.entries().last().map(|entry| entry.event.meta.occurred_on);
    let id = case_id(&walked.case)?;
    let reading = CaseReading { id: &id, case, access: reading.access() };
    for (trajectory, last) in case.trajectories().iter().zip(last.into_iter().cycle()) {
        for kind in ReportKind::ALL {
            let report = reading.report(kind, trajectory.id(), last, language).map_err(StoreError::from)?;
            let Some(report) = report else { continue };
            let kind = kind.as_str();
            for (ending, text) in [("md", to_markdown(&report)), ("html", to_html(&report))] {
                let path = walked.file.with_file_name(format!("{}-{kind}-{language}.{ending}", walked.case));
                std::fs::write(&path, text)
                    .map_err(|error| Failure::from(Problem::NotWritten { path: path.clone(), kind: error.kind() }))?;
                written.push(path);
            }
        }
    }
    Ok(())
}
