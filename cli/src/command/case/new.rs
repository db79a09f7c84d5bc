//! `vakwerk case new CASE`: opens a case, and nothing more.

use clap::{Arg, ArgMatches, Command};
use serde::Serialize;
use vakwerk_core::case::{Author, Case, CaseOpened, Command as Act, Day, Pseudonym};
use vakwerk_core::envelope::{Draft, Salt, SealFault};
use vakwerk_core::rule::RuleBook;
use vakwerk_core::store::{CaseStore, StoreError};
use vakwerk_core::text::Language;
use vakwerk_store::JsonLinesStore;

use super::moment::context;
use super::place::{case_argument, case_id, store_folder, store_option};
use crate::access::{command_line, system};
use crate::command::Entry;
use crate::frame::OPTIONS;
use crate::page::Page;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "new", define, run };

const ABOUT: Phrase = Phrase::new("Open een zaak onder een pseudoniem", "Open a case under a pseudonym");
const AFTER: Phrase = Phrase::new(
    "Gebruik nooit een naam of cliëntnummer: een pseudoniem waarvan alleen uw eigen systeem weet wie het is.

Voorbeeld:
  vakwerk case new oefenzaak --client client-verzonnen-07 --birth-date 1980-05-04
Exitcodes: 0 gedaan · 1 geweigerd, bijvoorbeeld omdat de zaak al bestaat · 2 verkeerd gebruik",
    "Never use a name or a client number: a pseudonym of which only your own system knows who it is.

Example:
  vakwerk case new practice-case --client client-invented-07 --birth-date 1980-05-04
Exit codes: 0 done · 1 refused, for instance because the case exists · 2 wrong use",
);

fn define(language: Language) -> Command {
    let option = |name: &'static str, value: Phrase, help: Phrase| {
        Arg::new(name)
            .long(name)
            .value_name(value.get(language))
            .help(help.get(language))
            .help_heading(OPTIONS.get(language))
            .required(true)
    };
    Command::new("new").about(ABOUT.get(language)).after_help(AFTER.get(language)).args([
        case_argument(language),
        option(
            "client",
            Phrase::new("PSEUDONIEM", "PSEUDONYM"),
            Phrase::new("Het pseudoniem van de cliënt", "The client's pseudonym"),
        ),
        option(
            "birth-date",
            Phrase::new("JJJJ-MM-DD", "YYYY-MM-DD"),
            Phrase::new("De geboortedatum", "The date of birth"),
        ),
        store_option(language),
    ])
}

/// The opened case, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Opened {
    case: String,
    file: std::path::PathBuf,
    sequence: u64,
    head: String,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let text = |name: &str| matches.get_one::<String>(name).cloned().unwrap_or_default();
    let value = |option, expected| Failure::new(Exit::WrongUse, Problem::Value { option, expected });
    let case = case_id(&text("case"))?;
    let client = Pseudonym::new(text("client"))
        .map_err(|_| value("--client", Phrase::new("een pseudoniem zonder spaties", "a pseudonym without spaces")))?;
    let birth_date: Day = text("birth-date")
        .parse()
        .map_err(|_| value("--birth-date", Phrase::new("een datum zoals 1980-05-04", "a date such as 1980-05-04")))?;
    let who = Author { role: system(), pseudonym: command_line(), on_behalf_of: None };
    let rules = RuleBook::default();
    let context = context(&who, None, &rules, &[]);
    let refused = |error: StoreError| Failure::new(Exit::Refused, error);
    let decision = Case::default()
        .decide(&Act::OpenCase(CaseOpened { client, birth_date }), &context)
        .map_err(|refusal| Failure::new(Exit::Refused, refusal))?;
    let drafts: Vec<Draft> = decision
        .events
        .iter()
        .map(|event| Draft::of(event, salt()).map_err(|_| SealFault::Unwritable { event: event.meta.event }))
        .collect::<Result<_, _>>()
        .map_err(|fault| refused(StoreError::from(fault)))?;
    let folder = store_folder(matches);
    let store = JsonLinesStore::create(&folder).map_err(refused)?;
    let file = folder.join(format!("{case}.jsonl"));
    let appended = store.append(&case, 0, &drafts).map_err(|error| match error {
        StoreError::Conflict { .. } => Failure::new(Exit::Refused, Problem::CaseExists { path: file.clone() }),
        error => refused(error),
    })?;
    let mut page = Page::new(session.look);
    let shown = file.display();
    page.line(&say!(session.language, "De zaak is geopend: {shown}", "The case was opened: {shown}"));
    let opened = Opened {
        case: case.to_string(),
        file: file.clone(),
        sequence: appended.head.sequence,
        head: appended.head.digest.to_string(),
    };
    Ok(Reply::new(Exit::Done, &opened, page))
}

/// 32 bytes from the system's own source of chance, two version 4 ids of which hold 122 random bits each.
pub(super) fn salt() -> Salt {
    let mut bytes = [0; 32];
    bytes[..16].copy_from_slice(uuid::Uuid::new_v4().as_bytes());
    bytes[16..].copy_from_slice(uuid::Uuid::new_v4().as_bytes());
    Salt(bytes)
}
