//! `vakwerk diff OLD NEW`: what changed between two versions of a pack, and which version that demands.

mod page;
mod vectors;

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};
use serde::Serialize;
use vakwerk_core::text::Language;
use vakwerk_pack::diff::{Change, Difference, Level, Reason};
use vakwerk_pack::seal::read_seal;

use super::Entry;
use crate::faulty;
use crate::frame::{ARGUMENTS, OPTIONS};
use crate::phrase::Phrase;
use crate::reply::{Exit, Failure, Reply};
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "diff", define, run };

const ABOUT: Phrase = Phrase::new(
    "Vergelijk twee versies van een pakket: welk versienummer vragen de wijzigingen",
    "Compare two versions of a pack: which version number do the changes ask for",
);
const USAGE: Phrase = Phrase::new("vakwerk diff OUD NIEUW [OPTIES]", "vakwerk diff OLD NEW [OPTIONS]");
const AFTER: Phrase = Phrase::new(
    "OUD en NIEUW zijn mappen met vakwerk.toml. Iets weg of met een andere naam, volgorde, bereik, grens, berekening \
     of gegevens: het eerste getal omhoog (2.0.0), en een nieuwe editie van het onderdeel. Iets erbij: het tweede \
     (1.3.0). Andere woorden: het derde (1.2.4). Wat weg is en lijkt op iets nieuws, wordt voorgesteld als een andere \
     naam; dossiers volgen die pas als `vakwerk.toml` het zegt. Heeft een meetinstrument code, dan rekent de nieuwe code de oude \
     voorbeelden (vectors/) na; daarvoor wordt de code van NIEUW geladen.

Voorbeelden:
  vakwerk diff packs/algemeen ../algemeen-nieuw
  vakwerk diff pmt-1.2.0 plugins/pmt --json

Met --json: id, old, new, level (patch, minor, major of null), least, changes (item, kind, place, level, edition, \
     reason, from, to), renames (from, to, declared, alike), faults (code, message) en vectors (run, passed, differing).
Exitcodes: 0 het versienummer en de edities kloppen · 1 ze zijn te laag · 2 verkeerd gebruik",
    "OLD and NEW are folders with vakwerk.toml. Something gone or with another name, order, range, cut-off, \
     arithmetic or inputs: the first number rises (2.0.0), and a new edition of the item. Something more: the second \
     (1.3.0). Other words: the third (1.2.4). What is gone and looks like something new is proposed as another name; \
     records follow it only once `vakwerk.toml` says so. Where an assessment has code, the new code runs the old examples \
     (vectors/); for that the code of NEW is loaded.

Examples:
  vakwerk diff packs/algemeen ../algemeen-new
  vakwerk diff pmt-1.2.0 plugins/pmt --json

With --json: id, old, new, level (patch, minor, major or null), least, changes (item, kind, place, level, edition, \
     reason, from, to), renames (from, to, declared, alike), faults (code, message) and vectors (run, passed, differing).
Exit codes: 0 version number and editions are right · 1 they are too low · 2 wrong use",
);

fn define(language: Language) -> Command {
    let folder = |name: &'static str, value: Phrase, help: Phrase| {
        Arg::new(name)
            .value_name(value.get(language))
            .help(help.get(language))
            .help_heading(ARGUMENTS.get(language))
            .required(true)
            .value_parser(value_parser!(PathBuf))
    };
    let old = Phrase::new("De map met de eerdere versie", "The folder with the earlier version");
    let new = Phrase::new("De map met de latere versie", "The folder with the later version");
    Command::new("diff")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .arg(folder("old", Phrase::new("OUD", "OLD"), old))
        .arg(folder("new", Phrase::new("NIEUW", "NEW"), new))
        .arg(library_option(language))
}

/// The option that names a built library.
pub(super) fn library_option(language: Language) -> Arg {
    Arg::new("library")
        .long("library")
        .value_name(Phrase::new("BESTAND", "FILE").get(language))
        .help(
            Phrase::new(
                "De gebouwde code [standaard: die in lib/, of die cargo bouwde]",
                "The built code [default: the one in lib/, or what cargo built]",
            )
            .get(language),
        )
        .help_heading(OPTIONS.get(language))
        .value_parser(value_parser!(PathBuf))
}

/// The comparison, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Compared<'a> {
    #[serde(flatten)]
    difference: &'a Difference,
    vectors: &'a vectors::Ran,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let path = |name: &str| matches.get_one::<PathBuf>(name).cloned().unwrap_or_default();
    let (old, new) = (path("old"), path("new"));
    let (difference, ran) = compare(session, &old, &new, matches.get_one::<PathBuf>("library"))?;
    let exit = if difference.is_allowed() { Exit::Done } else { Exit::Refused };
    let page = page::page(session.look, &difference, &ran);
    Ok(Reply::new(exit, &Compared { difference: &difference, vectors: &ran }, page))
}

/// Compares the packs in two folders, their code included.
pub(super) fn compare(
    session: &Session<'_>,
    old: &Path,
    new: &Path,
    library: Option<&PathBuf>,
) -> Result<(Difference, vectors::Ran), Failure> {
    let (before, after) = (faulty::pack(old)?, faulty::pack(new)?);
    let mut difference = Difference::between(&before, &after)?;
    let ran = vectors::run(session, (old, &before), (new, &after), library);
    for (assessment, count) in ran.coded_that_differ(&after) {
        difference.add(Change {
            item: Some(assessment),
            kind: "code".into(),
            place: "vectors".into(),
            level: Level::Major,
            edition: true,
            reason: Reason::CodeScores,
            from: None,
            to: Some(count.to_string()),
        });
    }
    if libraries(old) != libraries(new) {
        difference.add(Change {
            item: None,
            kind: "code".into(),
            place: "lib".into(),
            level: Level::Patch,
            edition: false,
            reason: Reason::Code,
            from: None,
            to: None,
        });
    }
    difference.hold_editions(&before, &after);
    Ok((difference, ran))
}

/// The digests of the sealed libraries; a folder without a seal has none to compare.
fn libraries(folder: &Path) -> Vec<vakwerk_core::digest::Digest> {
    let seal = read_seal(folder).ok();
    let libraries = seal.iter().flat_map(|on_disk| on_disk.seal.libraries.values());
    libraries.filter_map(|path| Some(seal.as_ref()?.seal.file(path)?.sha256)).collect()
}
