//! Documents for people that go to a file, or to standard output as they are.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, value_parser};
use serde::Serialize;
use vakwerk_core::text::Language;

use crate::frame::OPTIONS;
use crate::page::Page;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

/// The option that names the file to write to.
pub(crate) fn out_option(language: Language) -> Arg {
    Arg::new("out")
        .long("out")
        .value_name(Phrase::new("BESTAND", "FILE").get(language))
        .help(
            Phrase::new("Waarheen [standaard: standaarduitvoer]", "Where to [default: standard output]").get(language),
        )
        .help_heading(OPTIONS.get(language))
        .value_parser(value_parser!(PathBuf))
}

/// The file that was named.
pub(crate) fn out(matches: &ArgMatches) -> Option<&Path> {
    matches.get_one::<PathBuf>("out").map(PathBuf::as_path)
}

/// Writes a file; one that is there already is written over.
pub(crate) fn save(path: &Path, text: &str) -> Result<(), Failure> {
    std::fs::write(path, text).map_err(|error| Problem::NotWritten { path: path.to_owned(), kind: error.kind() }.into())
}

/// The answer of a command that wrote `text`: where it went, or the text itself, laid out as it is.
pub(crate) fn delivered(
    session: &Session<'_>,
    document: &impl Serialize,
    text: String,
    out: Option<&Path>,
) -> Result<Reply, Failure> {
    let mut page = Page::new(session.look);
    let Some(out) = out else {
        // Wrapping would break its tables.
        return Ok(Reply { text, ..Reply::new(Exit::Done, document, page) });
    };
    save(out, &text)?;
    let (out, bytes) = (out.display(), text.len());
    page.line(&say!(session.language, "Geschreven: {out} ({bytes} bytes)", "Written: {out} ({bytes} bytes)"));
    Ok(Reply::new(Exit::Done, document, page))
}
