//! Arguments that several commands take: the file or the folder that they work on.

use std::path::PathBuf;

use clap::{Arg, value_parser};
use vakwerk_core::text::Language;

use crate::frame::ARGUMENTS;
use crate::phrase::Phrase;

/// The file that a command works on.
pub(super) fn file(language: Language, help: Phrase) -> Arg {
    path(language, "file", Phrase::new("BESTAND", "FILE"), help)
}

/// The folder of the pack that a command works on.
pub(super) fn pack_folder(language: Language) -> Arg {
    let help = Phrase::new("De map met vakwerk.toml", "The folder with vakwerk.toml");
    path(language, "folder", Phrase::new("MAP", "FOLDER"), help)
}

fn path(language: Language, name: &'static str, value: Phrase, help: Phrase) -> Arg {
    Arg::new(name)
        .value_name(value.get(language))
        .help(help.get(language))
        .help_heading(ARGUMENTS.get(language))
        .required(true)
        .value_parser(value_parser!(PathBuf))
}
