//! `vakwerk case replay SCRIPT.toml`: runs a written-down case through the rules and the plugins.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use vakwerk_core::access::{AccessAction, AccessGround};
use vakwerk_core::licence::Grants;
use vakwerk_core::text::Language;

use super::locked::{lock_options, locked};
use super::place::{store_folder, store_option};
use super::walk::walk;
use crate::access::Reading;
use crate::command::Entry;
use crate::frame::ARGUMENTS;
use crate::page::Page;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "replay", define, run };

const ABOUT: Phrase = Phrase::new("Speel een opgeschreven zaak na", "Replay a written-down case");
const AFTER: Phrase = Phrase::new(
    "Een script (TOML) noemt de handelingen van een zaak in volgorde, en wat er van elk moet komen. Komt er iets anders \
     van, dan stopt het naspelen bij die handeling. Hetzelfde script met dezelfde plugins geeft hetzelfde bestand.

Zonder --lock speelt de zaak met de nieuwste versies die samengaan. Met --lock blijft zij bij de versies van een \
     verzameling die `vakwerk resolve` vastlegde, ook als er nieuwere naast liggen: zo speelt u een traject na met \
     de versies waarmee het begon.

Voorbeelden:
  vakwerk case replay examples/cases/dhr-a.toml --store zaken
  vakwerk case replay dhr-a.toml --store zaken --lock vakwerk.lock --set 2026
Exitcodes: 0 gedaan · 1 een handeling liep anders dan opgeschreven · 2 verkeerd gebruik",
    "A script (TOML) names the acts of a case in order, and what must come of each. If something else comes of one, \
     replaying stops at that act. The same script with the same plugins gives the same file.

Without --lock the case plays with the newest versions that go together. With --lock it keeps to the versions of a \
     set that `vakwerk resolve` wrote down, also where newer ones lie beside them: so you replay a trajectory with \
     the versions it began with.

Examples:
  vakwerk case replay examples/cases/dhr-a.toml --store cases
  vakwerk case replay dhr-a.toml --store cases --lock vakwerk.lock --set 2026
Exit codes: 0 done · 1 an act went otherwise than written · 2 wrong use",
);

fn define(language: Language) -> Command {
    let script = Arg::new("script")
        .value_name("SCRIPT.toml")
        .help(Phrase::new("Het script", "The script").get(language))
        .help_heading(ARGUMENTS.get(language))
        .required(true)
        .value_parser(value_parser!(PathBuf));
    Command::new("replay")
        .about(ABOUT.get(language))
        .after_help(AFTER.get(language))
        .arg(script)
        .args(lock_options(language))
        .arg(store_option(language))
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let path = matches.get_one::<PathBuf>("script").cloned().unwrap_or_default();
    let text = std::fs::read_to_string(&path)
        .map_err(|error| Failure::from(Problem::File { path: path.clone(), kind: error.kind() }))?;
    let script = vakwerk_script::read(&text).map_err(|fault| Failure::new(Exit::Refused, fault))?;
    let library = session.library(&Grants::default())?;
    let locked = locked(session, &library, matches)?;
    let set = locked.as_ref().unwrap_or_else(|| library.set());
    let language = session.language;
    let mut page = Page::new(session.look);
    let folder = store_folder(matches);
    let reading = Reading::of(session, matches, &folder, AccessAction::Print, AccessGround::RecordKeeping)?;
    let walked = walk(&script, set, &folder, &reading, &mut page)?;
    page.gap();
    let file = walked.file.display();
    page.line(&say!(language, "De zaak ligt in {file}", "The case lies in {file}"));
    Ok(Reply::new(Exit::Done, &walked, page))
}
