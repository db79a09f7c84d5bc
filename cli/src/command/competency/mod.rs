//! `vakwerk competency`: frameworks of tasks and competencies, what covers them, and the evidence that people gather.

mod confirm;
mod coverage;
mod decide;
mod export;
mod folio;
mod frameworks;
mod import;
mod matrix;
mod pick;
mod portfolio;
mod propose;
mod show;

use clap::{ArgMatches, Command};
use vakwerk_core::text::Language;

use super::Entry;
use crate::phrase::Phrase;
use crate::reply::{Failure, Reply};
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "competency", define, run };

const ABOUT: Phrase = Phrase::new(
    "Beroepskaders: taken, competenties en indicatoren tonen, uitvoeren en inlezen",
    "Frameworks: show, export and import tasks, competencies and indicators",
);
const USAGE: Phrase = Phrase::new("vakwerk competency OPDRACHT", "vakwerk competency COMMAND");
const AFTER: Phrase = Phrase::new(
    "Voorbeelden:
  vakwerk competency frameworks
  vakwerk competency show fvb:vaktherapie/t3
  vakwerk competency matrix fvb:vaktherapie
  vakwerk competency coverage examples/curricula/bachelor-vaktherapie.toml
  vakwerk competency export fvb:vaktherapie --to moodle --out vaktherapie.csv

Exitcodes: 0 gedaan · 1 geweigerd · 2 verkeerd gebruik",
    "Examples:
  vakwerk competency frameworks
  vakwerk competency show fvb:vaktherapie/t3
  vakwerk competency matrix fvb:vaktherapie
  vakwerk competency coverage examples/curricula/bachelor-vaktherapie.toml
  vakwerk competency export fvb:vaktherapie --to moodle --out vaktherapie.csv

Exit codes: 0 done · 1 refused · 2 wrong use",
);

/// Every subcommand, in the order of the help.
const ALL: &[Entry] = &[
    frameworks::ENTRY,
    show::ENTRY,
    matrix::ENTRY,
    coverage::ENTRY,
    portfolio::ENTRY,
    propose::ENTRY,
    confirm::ENTRY,
    decide::ENTRY,
    export::ENTRY,
    import::ENTRY,
];

fn define(language: Language) -> Command {
    Command::new("competency")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .subcommand_required(true)
        .subcommands(ALL.iter().map(|entry| (entry.define)(language)))
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let asked = matches.subcommand();
    let found = asked.and_then(|(name, matches)| Some((ALL.iter().find(|entry| entry.name == name)?, matches)));
    match found {
        Some((entry, matches)) => (entry.run)(session, matches),
        None => Err(crate::usage::WrongUse::no_command().into()),
    }
}
