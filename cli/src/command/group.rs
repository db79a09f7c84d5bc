//! A command that only holds other commands, such as `vakwerk case`.

use clap::{ArgMatches, Command};
use vakwerk_core::text::Language;

use super::{Entry, one_of};
use crate::phrase::Phrase;
use crate::reply::{Failure, Reply};
use crate::session::Session;

/// Commands under one word.
pub(super) struct Group {
    pub(super) name: &'static str,
    pub(super) about: Phrase,
    pub(super) usage: Phrase,
    /// What stands below the list: examples.
    pub(super) after: Phrase,
    /// Every subcommand, in the order of the help.
    pub(super) commands: &'static [Entry],
}

impl Group {
    pub(super) fn define(&self, language: Language) -> Command {
        Command::new(self.name)
            .about(self.about.get(language))
            .override_usage(self.usage.get(language))
            .after_help(self.after.get(language))
            .subcommand_required(true)
            .subcommands(self.commands.iter().map(|entry| (entry.define)(language)))
    }

    pub(super) fn run(&self, session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
        one_of(self.commands, session, matches)
    }
}
