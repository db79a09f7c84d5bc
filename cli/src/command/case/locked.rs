//! A set that a lock file names: the exact versions that a trajectory began with.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, value_parser};
use vakwerk_core::text::Language;
use vakwerk_host::PluginSet;
use vakwerk_pack::lock::Lock;

use crate::command::resolve;
use crate::faulty;
use crate::frame::OPTIONS;
use crate::library::Library;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::Failure;
use crate::session::Session;

/// The options that name a set of a lock file.
pub(super) fn lock_options(language: Language) -> [Arg; 2] {
    let option = |name: &'static str, help: Phrase| {
        Arg::new(name).long(name).help(help.get(language)).help_heading(OPTIONS.get(language))
    };
    [
        option("lock", Phrase::new("Het bestand met verzamelingen", "The file with sets"))
            .value_name(Phrase::new("BESTAND", "FILE").get(language))
            .value_parser(value_parser!(PathBuf)),
        option(
            "set",
            Phrase::new("Welke verzameling daarin [standaard: default]", "Which set in it [default: default]"),
        )
        .value_name(Phrase::new("NAAM", "NAME").get(language))
        .requires("lock"),
    ]
}

/// The set that the options name, exactly as it is locked; nothing where they name none.
pub(super) fn locked(
    session: &Session<'_>,
    library: &Library,
    matches: &ArgMatches,
) -> Result<Option<PluginSet>, Failure> {
    let set = matches.get_one::<String>("set").map(String::as_str);
    matches.get_one::<PathBuf>("lock").map(|lock| take_up(session, library, lock, set)).transpose()
}

fn take_up(session: &Session<'_>, library: &Library, path: &Path, set: Option<&str>) -> Result<PluginSet, Failure> {
    let lock = Lock::read(path).map_err(|faults| faulty::failure(path, faults))?;
    let named = set.unwrap_or(resolve::SET);
    let locked = lock.set.iter().find(|(name, _)| name.as_str() == named).map(|(_, locked)| locked);
    let present = lock.set.keys().map(ToString::to_string).collect();
    let locked = locked.ok_or_else(|| Problem::NoSet { set: named.to_owned(), present })?;
    library.registry().take_up(locked).map_err(|faults| resolve::refused(faults, session))
}
