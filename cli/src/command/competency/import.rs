//! `vakwerk competency import`: a framework of another system, as a pack.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};
use serde::Serialize;
use serde_json::Value;
use vakwerk_core::catalogue::{CatalogueFile, Framework};
use vakwerk_core::id::{ItemId, Name, PluginId, Reference};
use vakwerk_core::provenance::{Mark, Source, SourceKind};
use vakwerk_core::text::{Language, Text};
use vakwerk_exchange::{ExchangeFault, IMPORT_LIMIT, Imported, KEPT_FILE, Kept, Warning, import_case, import_moodle};
use vakwerk_pack::{FILE_LIMIT, TOTAL_LIMIT};

use super::folio::{path_option, text_option};
use crate::command::Entry;
use crate::command::arguments;
use crate::page::{Page, Tone};
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "import", define, run };

const ABOUT: Phrase = Phrase::new(
    "Lees een beroepskader uit een ander systeem en schrijf het als pakket",
    "Read a framework of another system and write it as a pack",
);
const USAGE: Phrase = Phrase::new(
    "vakwerk competency import BESTAND --id NAAM --out MAP",
    "vakwerk competency import FILE --id NAME --out FOLDER",
);
const AFTER: Phrase = Phrase::new(
    "Leest CASE (.json) en Moodle (.csv), tot 32 MiB. Wat niet is begrepen staat in exchange/kept.json in de map, en \
     gaat niet verloren. Dubbele aanduidingen, kringen en andere scheidingstekens worden geweigerd, met wat en waar.

Voorbeelden:
  vakwerk competency import profiel.json --id hogeschool.profiel --out profiel
  vakwerk competency import moodle.csv --id hogeschool.profiel --out profiel
  vakwerk check profiel

Met --json: id, folder, framework, tasks, competencies, indicators, relations, warnings (about, text).
Exitcodes: 0 gedaan · 1 geweigerd · 2 verkeerd gebruik",
    "Reads CASE (.json) and Moodle (.csv), up to 32 MiB. What was not understood stands in exchange/kept.json in the \
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
            text_option(
                "id",
                Phrase::new("NAAM", "NAME"),
                Phrase::new("De naam van het pakket, als `uitgever.naam`", "The name of the pack, as `publisher.name`"),
                language,
            )
            .required(true),
            path_option(
                "out",
                Phrase::new("MAP", "FOLDER"),
                Phrase::new("De map voor het pakket; nog niet gebruikt", "The folder for the pack; not in use yet"),
                language,
            )
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
    let imported = match file.extension().and_then(|extension| extension.to_str()) {
        Some("csv") => {
            let (framework, warnings) = import_moodle(&bytes, &name, &source)?;
            let (beside, kept) = (CatalogueFile::default(), Kept::default());
            Imported { framework, creator: None, beside, was: None, kept, warnings }
        }
        _ => import_case(&bytes, &name, &source)?,
    };
    write(&folder, &id, &imported)?;
    let Imported { framework, warnings, .. } = imported;
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

/// Writes the pack: manifest, framework with what belongs to it, and what the framework has no place for.
fn write(folder: &Path, id: &PluginId, imported: &Imported) -> Result<(), Failure> {
    let not_written = |path: &Path, kind| Failure::from(Problem::NotWritten { path: path.to_owned(), kind });
    if folder.exists() {
        return Err(not_written(folder, std::io::ErrorKind::AlreadyExists));
    }
    let Imported { framework, creator, kept, .. } = imported;
    let catalogue = catalogue(id, imported);
    let creator = creator.as_deref();
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
        requires: requires(id, &catalogue),
    };
    let mut files = vec![(folder.join("vakwerk.toml"), toml(&manifest))];
    let catalogue = catalogue.into_iter().filter(|(_, part)| *part != CatalogueFile::default());
    files.extend(catalogue.map(|(name, part)| (folder.join("catalogue").join(name), spread(&part))));
    fits(&files, framework.elements().count())?;
    if *kept != Kept::default() {
        files.push((folder.join(KEPT_FILE), kept.text()));
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

/// The files of the catalogue: the framework, what belonged to it, and the source that it rests on.
fn catalogue(id: &PluginId, imported: &Imported) -> [(&'static str, CatalogueFile); 3] {
    let Imported { framework, creator, beside, was, .. } = imported;
    let mut beside = beside.clone();
    // An elaboration speaks of the framework under the name that it gets here.
    for elaboration in &mut beside.elaboration {
        if was.as_ref() == Some(&elaboration.of.framework) {
            elaboration.of.framework = ItemId { plugin: id.clone(), item: framework.id.clone() };
        }
    }
    let mut source = std::mem::take(&mut beside.source);
    let rests_on = &framework.source.source;
    if rests_on.plugin.is_none() && source.iter().all(|known| known.id != rests_on.item) {
        source.push(Source {
            id: rests_on.item.clone(),
            kind: SourceKind::Professional,
            title: framework.name.nl.clone(),
            authors: creator.clone(),
            year: None,
            where_published: None,
            doi: None,
            mark: Mark::Unknown,
        });
    }
    let mut framework = framework.clone();
    if let Some(was) = was {
        qualify(&mut framework, was);
    }
    let framework = CatalogueFile { framework: vec![framework], ..CatalogueFile::default() };
    let sources = CatalogueFile { source, ..CatalogueFile::default() };
    [("framework.toml", framework), ("beside.toml", beside), ("sources.toml", sources)]
}

/// Names the pack of what the framework refers to in the pack that it came from, and which did not come along.
fn qualify(framework: &mut Framework, was: &ItemId) {
    let elsewhere = |reference: &mut Reference| {
        if reference.plugin.is_none() && reference.item != was.item {
            reference.plugin = Some(was.plugin.clone());
        }
    };
    framework.extends.iter_mut().chain(&mut framework.replaced_by).for_each(elsewhere);
    let ends = framework.relation.iter_mut().flat_map(|relation| [&mut relation.from, &mut relation.to]);
    let under = framework.indicator.iter_mut().filter_map(|indicator| indicator.under.as_mut());
    ends.chain(under).filter_map(|end| end.framework.as_mut()).for_each(elsewhere);
}

/// The packs that the catalogue refers to, in any version: the file does not say which.
fn requires(own: &PluginId, catalogue: &[(&str, CatalogueFile)]) -> BTreeMap<PluginId, &'static str> {
    let mut found = BTreeMap::new();
    for (_, part) in catalogue {
        referred(&serde_json::to_value(part).unwrap_or_default(), false, &mut found);
    }
    found.remove(own);
    found
}

/// The keys whose texts refer to items and elements.
const REFERENCES: [&str; 8] = ["source", "level-scales", "extends", "replaced-by", "under", "of", "from", "to"];

fn referred(value: &Value, reference: bool, found: &mut BTreeMap<PluginId, &'static str>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| referred(value, REFERENCES.contains(&key.as_str()), found));
        }
        Value::Array(all) => all.iter().for_each(|value| referred(value, reference, found)),
        Value::String(text) if reference => {
            found.extend(text.split_once(':').and_then(|(plugin, _)| Some((plugin.parse().ok()?, "*"))));
        }
        _ => {}
    }
}

/// That the pack can be read again: of what cannot, nothing is written.
fn fits(files: &[(PathBuf, String)], items: usize) -> Result<(), Failure> {
    let size = |text: &String| text.len() as u64;
    let together: u64 = files.iter().map(|(_, text)| size(text)).sum();
    let Some((path, text)) = files.iter().max_by_key(|(_, text)| text.len()) else { return Ok(()) };
    let file = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (file, size, limit) = if size(text) > FILE_LIMIT {
        (file(path), size(text), FILE_LIMIT)
    } else if together > TOTAL_LIMIT {
        ("catalogue".to_owned(), together, TOTAL_LIMIT)
    } else {
        return Ok(());
    };
    Err(ExchangeFault::PackTooLarge { file, size, limit, items }.into())
}

/// A file of the catalogue with a line for each small thing: a fifth shorter than with a heading for each, and easier to read.
fn spread(part: &CatalogueFile) -> String {
    let Ok(toml::Value::Table(items)) = toml::Value::try_from(part) else { return String::new() };
    let mut text = String::new();
    for (kind, list) in &items {
        for item in list.as_array().into_iter().flatten() {
            text.push_str(&format!("[[{kind}]]\n"));
            table(&mut text, kind, item);
            text.push('\n');
        }
    }
    text
}

/// The keys of a table; lists that hold lists themselves come last, under headings.
fn table(text: &mut String, path: &str, of: &toml::Value) {
    let tables = |value: &toml::Value| value.as_array().is_some_and(|all| all.iter().any(toml::Value::is_table));
    let deep = |value: &toml::Value| {
        let all = value.as_array().into_iter().flatten().filter_map(toml::Value::as_table);
        all.flat_map(|table| table.values()).any(tables)
    };
    let keys = || of.as_table().into_iter().flatten();
    for (key, value) in keys().filter(|(_, value)| !deep(value)) {
        if tables(value) {
            let lines = value.as_array().into_iter().flatten().map(|one| format!("  {one},\n"));
            text.push_str(&format!("{key} = [\n{}]\n", lines.collect::<String>()));
        } else {
            text.push_str(&format!("{key} = {value}\n"));
        }
    }
    for (key, value) in keys().filter(|(_, value)| deep(value)) {
        for one in value.as_array().into_iter().flatten() {
            let path = format!("{path}.{key}");
            text.push_str(&format!("\n[[{path}]]\n"));
            table(text, &path, one);
        }
    }
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
        "Taken: {tasks} · competenties: {competencies} · indicatoren: {indicators} · verbanden: {relations}",
        "Tasks: {tasks} · competencies: {competencies} · indicators: {indicators} · relations: {relations}"
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
