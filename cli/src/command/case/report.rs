//! `vakwerk case report CASE`: treatment plan, evaluation or end report, as Markdown or HTML.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command};
use serde::Serialize;
use vakwerk_core::access::{AccessAction, AccessGround, Accessed};
use vakwerk_core::case::{Case, Day};
use vakwerk_core::catalogue::Pack;
use vakwerk_core::id::Name;
use vakwerk_core::store::StoreError;
use vakwerk_core::text::Language;
use vakwerk_report::{CaseReading, ReportKind, to_html, to_markdown, what_became};

use super::place::{case_argument, last_day, place, store_option};
use super::recipient::{Recipient, person_option, reason_option, recipient_option};
use crate::access::{access_options, ground_option};
use crate::command::Entry;
use crate::frame::OPTIONS;
use crate::library::Library;
use crate::output::{delivered, out, out_option};
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "report", define, run };

const ABOUT: Phrase =
    Phrase::new("Maak een behandelplan, evaluatie of eindverslag", "Write a treatment plan, evaluation or end report");
const AFTER: Phrase = Phrase::new(
    "Soorten: plan (behandelplan), evaluation (evaluatie voor het teamoverleg), end (eindverslag voor de verwijzer).
Vormen: markdown, html (één bestand, zonder script, goed op papier).
Met --for wordt eerst nagegaan of er een grond is om het te geven: toestemming naar leeftijd, wilsbekwaamheid en \
     vertegenwoordiging, het behandelteam (--ground treatment) of een wettelijke plicht (--ground law). Is die er niet, \
     dan komt er geen verslag, en staat er wat er vastgelegd moet zijn. Ook voor --for client en --for parent beslissen \
     leeftijd, wilsbekwaamheid en gezag. Aan wie en op welke grond komt in het logboek, ook als het wordt geweigerd.

Voorbeelden:
  vakwerk case report zaken/dhr-a.jsonl --kind plan
  vakwerk case report zaken/dhr-a.jsonl --kind end --format html --out eindverslag.html
  vakwerk case report zaken/dhr-a.jsonl --kind end --for general-practitioner --ground consent
  vakwerk case report zaken/dhr-a.jsonl --kind end --for client
Exitcodes: 0 gedaan · 1 geweigerd · 2 verkeerd gebruik",
    "Kinds: plan (treatment plan), evaluation (for the team meeting), end (end report for the referrer).
Formats: markdown, html (one file, no script, good on paper).
With --for it is checked first whether there is a ground for giving it: consent by age, capacity and representation, \
     the treatment team (--ground treatment) or a duty in law (--ground law). If there is none there is no report, and \
     it says what must be recorded. For --for client and --for parent too, age, capacity and authority decide. To whom \
     and on what ground goes into the log, also where it is refused.

Examples:
  vakwerk case report cases/dhr-a.jsonl --kind plan
  vakwerk case report cases/dhr-a.jsonl --kind end --format html --out end-report.html
  vakwerk case report cases/dhr-a.jsonl --kind end --for general-practitioner --ground consent
  vakwerk case report cases/dhr-a.jsonl --kind end --for client
Exit codes: 0 done · 1 refused · 2 wrong use",
);

fn define(language: Language) -> Command {
    let option = |name: &'static str, help: Phrase| {
        Arg::new(name).long(name).help(help.get(language)).help_heading(OPTIONS.get(language))
    };
    Command::new("report")
        .about(ABOUT.get(language))
        .after_help(AFTER.get(language))
        .args([
            case_argument(language),
            option("kind", Phrase::new("Welk verslag", "Which report"))
                .value_name("plan|evaluation|end")
                .value_parser(["plan", "evaluation", "end"])
                .default_value("plan"),
            option("format", Phrase::new("In welke vorm", "In which format"))
                .value_name("markdown|html")
                .value_parser(["markdown", "html"])
                .default_value("markdown"),
            out_option(language),
            option(
                "trajectory",
                Phrase::new("Welk traject, als er meer zijn", "Which trajectory, where there are several"),
            )
            .value_name("ID"),
            option(
                "day",
                Phrase::new("Zoals op deze dag [standaard: de laatste]", "As on this day [default: the latest]"),
            )
            .value_name(Phrase::new("JJJJ-MM-DD", "YYYY-MM-DD").get(language)),
            recipient_option(language),
            person_option(language),
            reason_option(language),
            store_option(language),
            ground_option(language),
        ])
        .args(access_options(language))
}

/// A written report, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Written {
    case: String,
    trajectory: String,
    /// How many events are left out, because somebody asked to keep them from the recipient.
    withheld: usize,
    kind: String,
    format: String,
    file: Option<PathBuf>,
    /// The report itself, where it was not written to a file.
    text: Option<String>,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let language = session.language;
    let word = |name: &str| matches.get_one::<String>(name).cloned().unwrap_or_default();
    let place = place(matches)?;
    let action = match (matches.get_one::<PathBuf>("out"), session.json) {
        (None, false) => AccessAction::Print,
        _ => AccessAction::Export,
    };
    let shared = Recipient::of(matches)?;
    let ground = shared.as_ref().map_or(AccessGround::Treatment, |shared| shared.ground);
    let mut reading = place.reading(session, matches, AccessAction::Read, ground)?;
    let (loaded, case) = place.load(&reading)?;
    let trajectory = trajectory(&case, matches.get_one::<String>("trajectory"))?;
    let day = match matches.get_one::<String>("day") {
        Some(text) => Some(text.parse::<Day>().map_err(|_| {
            let expected = Phrase::new("een datum zoals 2026-01-31", "a date such as 2026-01-31");
            Failure::new(Exit::WrongUse, Problem::Value { option: "--day", expected })
        })?),
        None => last_day(&case),
    };
    reading = reading.acting(action);
    if let Some(shared) = &shared {
        reading = reading.to(shared.to.role.clone(), shared.ground);
        // What the rules refuse to be given stands in the log too.
        if let Err(refused) = shared.check(session, &case, &trajectory, reading.who()) {
            let accessed = Accessed::Case { case: &place.case, client: loaded.record.client() };
            reading.access().refused(&accessed, refused.code()).map_err(StoreError::from)?;
            return Err(refused);
        }
    }
    let (kind, format) = (word("kind"), word("format"));
    let to = shared.as_ref().map(|shared| &shared.to);
    let withheld = to.map_or(0, |to| case.withheld_from(to).events);
    let record = CaseReading { id: &place.case, case: &case, access: reading.access() };
    let written = match (ReportKind::named(&kind), day) {
        (Some(kind), Some(day)) => record.report_to(to, kind, &trajectory, day, language).map_err(StoreError::from)?,
        _ => None,
    };
    let mut report =
        written.ok_or_else(|| Failure::new(Exit::Refused, Problem::NoTrajectory { present: Vec::new() }))?;
    // A report needs no plugins; those that are named tell what became of what it shows.
    let library = session.named_library()?;
    let packs: Vec<&Pack> = library.iter().flat_map(Library::plugins).map(|plugin| plugin.pack()).collect();
    what_became(&mut report, &case.what_became(&packs), &trajectory);
    let text = if format == "html" { to_html(&report) } else { to_markdown(&report) };
    let file = out(matches);
    let written = Written {
        case: place.case.to_string(),
        trajectory: trajectory.to_string(),
        withheld,
        kind,
        format,
        file: file.map(Path::to_owned),
        text: file.is_none().then(|| text.clone()),
    };
    delivered(session, &written, text, file)
}

/// The trajectory that was named, or the only one.
pub(super) fn trajectory(case: &Case, named: Option<&String>) -> Result<Name, Failure> {
    let present: Vec<String> = case.trajectories().iter().map(|trajectory| trajectory.id().to_string()).collect();
    let found = match named {
        Some(named) => case.trajectories().iter().find(|trajectory| trajectory.id().as_str() == named),
        None if present.len() == 1 => case.trajectories().first(),
        None => None,
    };
    found
        .map(|trajectory| trajectory.id().clone())
        .ok_or_else(|| Failure::new(Exit::Refused, Problem::NoTrajectory { present }))
}
