//! `vakwerk competency import`: a framework of another system, as a pack.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};
use serde::Serialize;
use vakwerk_core::catalogue::{CatalogueFile, Framework};
use vakwerk_core::id::{Name, PluginId};
use vakwerk_core::provenance::{Mark, Source, SourceKind};
use vakwerk_core::text::{Language, Text};
use vakwerk_exchange::{ExchangeFault, IMPORT_LIMIT, Kept, Warning, import_case, import_moodle};

use crate::command::Entry;
use crate::command::arguments;
use crate::frame::OPTIONS;
use crate::page::{Page, Tone};
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "import", define, run };

const ABOUT: Phrase = Phrase::new(
    "Lees een beroepskader uit een ander systeem en schrijf het als pack",
    "Read a framework of another system and write it as a pack",
);
const USAGE: Phrase = Phrase::new(
    "vakwerk competency import BESTAND --id NAAM --out MAP",
    "vakwerk competency import FILE --id NAME --out FOLDER",
);
const AFTER: Phrase = Phrase::new(
    "Leest CASE (.json) en Moodle (.csv), tot 16 MiB. Wat niet is begrepen staat in exchange/kept.json in de map, en \
     gaat niet verloren. Dubbele aanduidingen, kringen en andere scheidingstekens worden geweigerd, met wat en waar.

Voorbeelden:
  vakwerk competency import profiel.json --id hogeschool.profiel --out profiel
  vakwerk competency import moodle.csv --id hogeschool.profiel --out profiel
  vakwerk check profiel

Met --json: id, folder, framework, tasks, competencies, indicators, relations, warnings (about, text).
Exitcodes: 0 gedaan · 1 geweigerd · 2 verkeerd gebruik",
    "Reads CASE (.json) and Moodle (.csv), up to 16 MiB. What was not understood stands in exchange/kept.json in the \
     folder, and is not lost. Duplicate identifiers, circles and other separators are refused, with what and where.

Examples:
  vakwerk competency import profile.json --id university.profile --out profile
  vakwerk competency import moodle.csv --id university.profile --out profile
  vakwerk check profile

With --json: id, folder, framework, tasks, competencies, indicators, relations, warnings (about, text).
Exit codes: 0 done · 1 refused · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("import")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .args([
            arguments::file(language, Phrase::new("Een bestand van CASE of Moodle", "A file of CASE or Moodle")),
            Arg::new("id")
                .long("id")
                .value_name(Phrase::new("NAAM", "NAME").get(language))
                .help(
                    Phrase::new(
                        "De naam van het pack, als `uitgever.naam`",
                        "The name of the pack, as `publisher.name`",
                    )
                    .get(language),
                )
                .help_heading(OPTIONS.get(language))
                .required(true),
            Arg::new("out")
                .long("out")
                .value_name(Phrase::new("MAP", "FOLDER").get(language))
                .help(
                    Phrase::new("De map voor het pack; nog niet gebruikt", "The folder for the pack; not in use yet")
                        .get(language),
                )
                .help_heading(OPTIONS.get(language))
                .value_parser(value_parser!(PathBuf))
                .required(true),
        ])
}

/// What was taken in, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Taken {
    id: PluginId,
    folder: PathBuf,
    framework: Name,
    tasks: usize,
    competencies: usize,
    indicators: usize,
    relations: usize,
    warnings: Vec<Warning>,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let language = session.language;
    let path = |name: &str| matches.get_one::<PathBuf>(name).cloned().unwrap_or_default();
    let (file, folder) = (path("file"), path("out"));
    let id: PluginId = matches.get_one::<String>("id").and_then(|id| id.parse().ok()).ok_or_else(|| {
        let expected = Phrase::new("een naam zoals `hogeschool.profiel`", "a name such as `university.profile`");
        Failure::new(Exit::WrongUse, Problem::Value { option: "--id", expected })
    })?;
    let bytes = read(&file)?;
    let name = named(id.as_str().rsplit('.').next().unwrap_or_default())?;
    let source = named(if name.as_str() == "bron" { "herkomst" } else { "bron" })?;
    let (framework, creator, kept, warnings) = match file.extension().and_then(|extension| extension.to_str()) {
        Some("csv") => {
            let (framework, warnings) = import_moodle(&bytes, &name, &source)?;
            (framework, None, None, warnings)
        }
        _ => {
            let imported = import_case(&bytes, &name, &source)?;
            (imported.framework, imported.creator, Some(imported.kept), imported.warnings)
        }
    };
    write(&folder, &id, &source, &framework, creator.as_deref(), kept.as_ref())?;
    let taken = Taken {
        id,
        folder,
        framework: framework.id.clone(),
        tasks: framework.task.len(),
        competencies: framework.competency.len(),
        indicators: framework.indicators().count(),
        relations: framework.relations().count(),
        warnings,
    };
    let page = page(session, &taken, language);
    Ok(Reply::new(Exit::Done, &taken, page))
}

/// Reads no more than what is taken in, plus the byte that says there is more.
fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable =
        |error: &std::io::Error| Failure::from(Problem::File { path: file.to_owned(), kind: error.kind() });
    let opened = fs::File::open(file).map_err(|error| unreadable(&error))?;
    let size = opened.metadata().map_or(0, |metadata| metadata.len());
    if size > IMPORT_LIMIT {
        return Err(ExchangeFault::TooLarge { size, limit: IMPORT_LIMIT }.into());
    }
    let mut bytes = Vec::new();
    opened.take(IMPORT_LIMIT + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    Ok(bytes)
}

/// A name of ours as a name, or wrong use where it is none; ours all are.
fn named(text: &str) -> Result<Name, Failure> {
    let expected = Phrase::new("een naam in kebab-case", "a name in kebab-case");
    text.parse().map_err(|_| Failure::new(Exit::WrongUse, Problem::Value { option: "--id", expected }))
}

/// Writes the pack: manifest, framework, source, and what the framework has no place for.
fn write(
    folder: &Path,
    id: &PluginId,
    source: &Name,
    framework: &Framework,
    creator: Option<&str>,
    kept: Option<&Kept>,
) -> Result<(), Failure> {
    let not_written = |path: &Path, kind| Failure::from(Problem::NotWritten { path: path.to_owned(), kind });
    let catalogue = folder.join("catalogue");
    if folder.exists() {
        return Err(not_written(folder, std::io::ErrorKind::AlreadyExists));
    }
    let manifest = NewManifest {
        id,
        version: "0.1.0",
        interface: 1,
        name: &framework.name,
        publisher: creator.unwrap_or("onbekend"),
        licence: "LicenseRef-unknown",
        languages: [Language::Nl],
        intended_purpose: Text {
            nl: "Ingelezen uit een ander systeem; niet voor cliënten.".into(),
            en: Some("Read from another system; not for clients.".into()),
        },
        requires: requires(framework),
    };
    let written = CatalogueFile { framework: vec![framework.clone()], ..CatalogueFile::default() };
    let rests_on = Source {
        id: source.clone(),
        kind: SourceKind::Professional,
        title: framework.name.nl.clone(),
        authors: creator.map(ToOwned::to_owned),
        year: None,
        where_published: None,
        doi: None,
        mark: Mark::Unknown,
    };
    let own = framework.source.source.plugin.is_none();
    let sources = CatalogueFile { source: if own { vec![rests_on] } else { Vec::new() }, ..CatalogueFile::default() };
    let mut files = vec![
        (folder.join("vakwerk.toml"), toml(&manifest)),
        (catalogue.join("framework.toml"), toml(&written)),
        (catalogue.join("sources.toml"), toml(&sources)),
    ];
    if let Some(kept) = kept {
        let text = serde_json::to_string_pretty(kept).unwrap_or_default();
        files.push((folder.join("exchange/kept.json"), text + "\n"));
    }
    for (path, text) in files {
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| not_written(&path, error.kind()))?;
    }
    Ok(())
}

/// The manifest of a pack that was just made.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct NewManifest<'a> {
    id: &'a PluginId,
    version: &'static str,
    interface: u32,
    publisher: &'a str,
    /// Nobody said what the licence is, so that nobody may assume one.
    licence: &'static str,
    languages: [Language; 1],
    name: &'a Text,
    intended_purpose: Text,
    requires: BTreeMap<PluginId, &'static str>,
}

/// The packs that a framework of ours refers to, in any version: the file does not say which.
fn requires(framework: &Framework) -> BTreeMap<PluginId, &'static str> {
    let marked = framework.provenance.source.iter().chain(&framework.level_scales).chain(&framework.extends);
    let all = marked.chain([&framework.source.source]).chain(&framework.replaced_by);
    all.filter_map(|reference| Some((reference.plugin.clone()?, "*"))).collect()
}

fn toml(value: &impl Serialize) -> String {
    // Every key of ours is a text, so that writing does not fail.
    toml::to_string(value).unwrap_or_default()
}

fn page(session: &Session<'_>, taken: &Taken, language: Language) -> Page {
    let mut page = Page::new(session.look);
    let (folder, id) = (taken.folder.display(), &taken.id);
    page.line(&say!(language, "Geschreven: {folder} ({id})", "Written: {folder} ({id})"));
    let Taken { tasks, competencies, indicators, relations, .. } = taken;
    page.line(&say!(
        language,
        "{tasks} taken, {competencies} competenties, {indicators} indicatoren, {relations} verbanden",
        "{tasks} tasks, {competencies} competencies, {indicators} indicators, {relations} relations"
    ));
    if !taken.warnings.is_empty() {
        page.gap();
        page.stand_out(Tone::Caution, Phrase::new("Let op:", "Mind:").get(language));
        taken.warnings.iter().for_each(|one| page.bullet(&format!("{}: {}", one.about, one.text.get(language))));
    }
    page.gap();
    page.line(&say!(
        language,
        "Vul bron en licentie aan, en controleer met: vakwerk check {folder}",
        "Fill in source and licence, and check with: vakwerk check {folder}"
    ));
    page
}
