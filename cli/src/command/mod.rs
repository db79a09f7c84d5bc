//! The commands: one file each, all in one list.

mod activity;
mod arguments;
mod bundle;
mod case;
mod check;
mod competency;
mod completions;
mod demo;
mod diff;
mod gas;
mod group;
mod install;
mod key;
mod new;
mod plugins;
mod preview;
mod remove;
mod resolve;
mod rules;
mod score;
mod show;
mod sign;
mod test;
mod trust;
mod vectors;

pub use show::page as item_page;

use clap::{ArgMatches, Command};
use vakwerk_core::rule::RuleFault;
use vakwerk_core::text::Language;

use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::session::Session;

/// A command: its name, how it is asked for, and what it does.
pub(crate) struct Entry {
    /// The word after `vakwerk`.
    pub(crate) name: &'static str,
    /// Its arguments and its help, in a language.
    pub(crate) define: fn(Language) -> Command,
    /// What it does.
    pub(crate) run: fn(&Session<'_>, &ArgMatches) -> Result<Reply, Failure>,
}

/// Every command, in the order of the help. A new command is one file, and one line here.
pub(crate) const ALL: &[Entry] = &[
    demo::ENTRY,
    plugins::ENTRY,
    show::ENTRY,
    rules::ENTRY,
    score::ENTRY,
    gas::ENTRY,
    new::ENTRY,
    check::ENTRY,
    test::ENTRY,
    preview::ENTRY,
    diff::ENTRY,
    activity::ENTRY,
    bundle::ENTRY,
    install::ENTRY,
    remove::ENTRY,
    resolve::ENTRY,
    case::ENTRY,
    competency::ENTRY,
    vectors::ENTRY,
    key::ENTRY,
    sign::ENTRY,
    trust::ENTRY,
    completions::ENTRY,
];

/// Runs the command that was asked for.
pub(crate) fn dispatch(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    one_of(ALL, session, matches)
}

/// Of faulty rules the first is told, as each falls with its pack.
fn first_fault(faults: Vec<RuleFault>) -> Failure {
    match faults.into_iter().next() {
        Some(fault) => Failure::new(Exit::Refused, fault),
        None => Failure::from(Problem::NoPlugins { looked_in: Vec::new() }),
    }
}

/// Runs the one of these commands that was asked for.
fn one_of(entries: &[Entry], session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let asked = matches.subcommand();
    let found = asked.and_then(|(name, matches)| Some((entries.iter().find(|entry| entry.name == name)?, matches)));
    match found {
        Some((entry, matches)) => (entry.run)(session, matches),
        None => Err(crate::usage::WrongUse::no_command().into()),
    }
}
