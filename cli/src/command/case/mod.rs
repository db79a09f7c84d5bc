//! `vakwerk case`: keep, replay, read, verify and report cases.

mod moved;
mod new;
pub(super) mod place;
mod replay;
pub(super) mod report;
mod show;
mod verify;
pub(super) mod walk;

use clap::{ArgMatches, Command};
use vakwerk_core::text::Language;

use super::Entry;
use crate::phrase::Phrase;
use crate::reply::{Failure, Reply};
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "case", define, run };

const ABOUT: Phrase = Phrase::new(
    "Zaken: openen, naspelen, tonen, controleren en er verslag van maken",
    "Cases: open, replay, show, verify and report on them",
);
const USAGE: Phrase = Phrase::new("vakwerk case OPDRACHT", "vakwerk case COMMAND");
const AFTER: Phrase = Phrase::new(
    "Een zaak is één bestand (JSON Lines) in een map. Noem de zaak met haar naam en --store, of met het pad van het \
     bestand.

Voorbeelden:
  vakwerk case replay examples/cases/dhr-a.toml --store zaken
  vakwerk case show zaken/dhr-a.jsonl
  vakwerk case verify zaken/dhr-a.jsonl
  vakwerk case report zaken/dhr-a.jsonl --kind end --format html --out eindverslag.html",
    "A case is one file (JSON Lines) in a folder. Name the case by its name and --store, or by the path of the file.

Examples:
  vakwerk case replay examples/cases/dhr-a.toml --store cases
  vakwerk case show cases/dhr-a.jsonl
  vakwerk case verify cases/dhr-a.jsonl
  vakwerk case report cases/dhr-a.jsonl --kind end --format html --out end-report.html",
);

/// Every subcommand, in the order of the help.
const ALL: &[Entry] = &[new::ENTRY, replay::ENTRY, show::ENTRY, verify::ENTRY, report::ENTRY, moved::ENTRY];

fn define(language: Language) -> Command {
    Command::new("case")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .subcommand_required(true)
        .subcommands(ALL.iter().map(|entry| (entry.define)(language)))
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    super::one_of(ALL, session, matches)
}
