//! `vakwerk check FOLDER`: every fault of a pack at once, without running any of its code.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use serde::Serialize;
use vakwerk_core::text::Language;
use vakwerk_pack::FaultDocument;

use super::Entry;
use crate::frame::ARGUMENTS;
use crate::page::Page;
use crate::phrase::Phrase;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "check", define, run };

const ABOUT: Phrase = Phrase::new("Controleer een pakket: alle fouten tegelijk", "Check a pack: every fault at once");
const USAGE: Phrase = Phrase::new("vakwerk check MAP [OPTIES]", "vakwerk check FOLDER [OPTIONS]");
const AFTER: Phrase = Phrase::new(
    "Leest `vakwerk.toml` en `catalogue/*.toml` en noemt bij elke fout het bestand, de regel, wat er verwacht \
     werd en wat u kunt doen. Er wordt geen code van de plugin uitgevoerd.

Voorbeelden:
  vakwerk check packs/algemeen
  vakwerk check ./mijn-pakket --json

Met --json: folder, id, version (null als er fouten zijn) en faults: per fout code, title, place, also, \
     why, remedy, expected, found, suggestion.
Exitcodes: 0 geen fouten · 1 fouten gevonden · 2 verkeerd gebruik",
    "Reads `vakwerk.toml` and `catalogue/*.toml` and says with every fault the file, the line, what was \
     expected and what you can do. No code of the plugin is run.

Examples:
  vakwerk check packs/algemeen
  vakwerk check ./my-pack --json

With --json: folder, id, version (null where there are faults) and faults: per fault code, title, place, \
     also, why, remedy, expected, found, suggestion.
Exit codes: 0 no faults · 1 faults found · 2 wrong use",
);

fn define(language: Language) -> Command {
    let folder = Phrase::new("MAP", "FOLDER").get(language);
    Command::new("check")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .arg(
            Arg::new("folder")
                .value_name(folder)
                .help(Phrase::new("De map met vakwerk.toml", "The folder with vakwerk.toml").get(language))
                .help_heading(ARGUMENTS.get(language))
                .required(true)
                .value_parser(value_parser!(PathBuf)),
        )
}

/// What was found, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Checked {
    folder: PathBuf,
    id: Option<String>,
    version: Option<String>,
    faults: Vec<FaultDocument>,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let folder = matches.get_one::<PathBuf>("folder").cloned().unwrap_or_default();
    let language = session.language;
    let shown = folder.display().to_string();
    let read = {
        let _progress = session.progress(say!(language, "{shown} wordt gelezen …", "Reading {shown} …"));
        vakwerk_pack::read(&folder)
    };
    match read {
        Ok(pack) => {
            let (id, version, count) = (&pack.manifest.id, &pack.manifest.version, pack.items().count());
            let mut page = Page::new(session.look);
            page.line(&say!(
                language,
                "{shown}: geen fouten. {id} {version}, {count} items.",
                "{shown}: no faults. {id} {version}, {count} items.",
            ));
            let (id, version) = (Some(id.to_string()), Some(version.to_string()));
            Ok(Reply::new(Exit::Done, &Checked { folder, id, version, faults: Vec::new() }, page))
        }
        Err(faults) => {
            let checked = Checked { folder, id: None, version: None, faults: faults.documents() };
            let reply = Reply::new(Exit::Refused, &checked, Page::new(session.look));
            // The lines with markers are laid out already; wrapping would move the markers.
            Ok(Reply { text: faults.render(language), ..reply })
        }
    }
}
