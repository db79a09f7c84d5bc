//! Arguments that several commands take: the file or the folder that they work on.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, value_parser};
use vakwerk_core::text::Language;

use crate::frame::{ARGUMENTS, OPTIONS};
use crate::neighbours::holds_packs;
use crate::phrase::Phrase;
use crate::problem::Problem;

/// The file that a command works on.
pub(super) fn file(language: Language, help: Phrase) -> Arg {
    path(language, "file", Phrase::new("BESTAND", "FILE"), help)
}

/// The folder of the pack that a command works on.
pub(super) fn pack_folder(language: Language) -> Arg {
    let help = Phrase::new("De map met vakwerk.toml", "The folder with vakwerk.toml");
    path(language, "folder", Phrase::new("MAP", "FOLDER"), help)
}

/// The folders of other packs, in which references are looked up.
pub(super) fn with_option(language: Language) -> Arg {
    let help = Phrase::new(
        "Map van een ander pakket, of map met pakketten; herhaalbaar",
        "Folder of another pack, or folder with packs; repeatable",
    );
    Arg::new("with")
        .long("with")
        .value_name(Phrase::new("MAP", "FOLDER").get(language))
        .help(help.get(language))
        .help_heading(OPTIONS.get(language))
        .action(ArgAction::Append)
        .value_parser(value_parser!(PathBuf))
}

/// The folders that [`with_option`] named, each with a pack in it.
pub(super) fn with(matches: &ArgMatches) -> Result<Vec<PathBuf>, Problem> {
    let named: Vec<PathBuf> = matches.get_many::<PathBuf>("with").into_iter().flatten().cloned().collect();
    match named.iter().find(|folder| !holds_packs(folder)) {
        Some(folder) => Err(Problem::NoPacksWith { path: folder.clone() }),
        None => Ok(named),
    }
}

fn path(language: Language, name: &'static str, value: Phrase, help: Phrase) -> Arg {
    Arg::new(name)
        .value_name(value.get(language))
        .help(help.get(language))
        .help_heading(ARGUMENTS.get(language))
        .required(true)
        .value_parser(value_parser!(PathBuf))
}
