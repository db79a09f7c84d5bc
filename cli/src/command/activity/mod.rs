//! `vakwerk activity`: activities that are described outside any case.

mod check;

use clap::{ArgMatches, Command};
use vakwerk_core::text::Language;

use super::Entry;
use crate::phrase::Phrase;
use crate::reply::{Failure, Reply};
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "activity", define, run };

const ABOUT: Phrase = Phrase::new(
    "Beschreven activiteiten: therapie of dagbesteding, op acht kenmerken",
    "Described activities: therapy or dagbesteding, on eight criteria",
);
const USAGE: Phrase = Phrase::new("vakwerk activity OPDRACHT", "vakwerk activity COMMAND");
const AFTER: Phrase = Phrase::new(
    "Voorbeelden:
  vakwerk activity check examples/activities/casus-2-pmt.toml
  vakwerk activity check examples/activities/open-atelier.toml --json
Exitcodes: 0 gedaan · 1 fouten gevonden · 2 verkeerd gebruik",
    "Examples:
  vakwerk activity check examples/activities/casus-2-pmt.toml
  vakwerk activity check examples/activities/open-atelier.toml --json
Exit codes: 0 done · 1 faults found · 2 wrong use",
);

/// Every subcommand, in the order of the help.
const ALL: &[Entry] = &[check::ENTRY];

fn define(language: Language) -> Command {
    Command::new("activity")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .subcommand_required(true)
        .subcommands(ALL.iter().map(|entry| (entry.define)(language)))
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    super::one_of(ALL, session, matches)
}
