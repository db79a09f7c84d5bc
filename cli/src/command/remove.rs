//! `vakwerk remove ID [VERSION]`: removes an installed plugin, unless a known trajectory still works with it.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use semver::Version;
use serde::Serialize;
use vakwerk_core::access::{AccessAction, AccessGround};
use vakwerk_core::case::Case;
use vakwerk_core::envelope::CaseId;
use vakwerk_core::id::PluginId;
use vakwerk_core::store::CaseStore;
use vakwerk_core::text::Language;
use vakwerk_pack::bundle::{self, BundleFault, RestsOn};
use vakwerk_store::JsonLinesStore;

use super::Entry;
use crate::access::Reading;
use crate::frame::{ARGUMENTS, OPTIONS};
use crate::page::Page;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "remove", define, run };

const ABOUT: Phrase = Phrase::new("Verwijder een geïnstalleerde plugin", "Remove an installed plugin");
const USAGE: Phrase = Phrase::new(
    "vakwerk remove PLUGIN [VERSIE] --from MAP --cases MAP [OPTIES]",
    "vakwerk remove PLUGIN [VERSION] --from FOLDER --cases FOLDER [OPTIONS]",
);
const AFTER: Phrase = Phrase::new(
    "Zonder VERSIE: elke versie. Eerst wordt nagekeken of een andere geïnstalleerde plugin deze vereist, en dan de zaken \
     in --cases: werkt een traject met deze versie, of is een zaak niet te lezen, dan gebeurt er niets. Zet zo'n traject \
     eerst over met `vakwerk case move`. Met --even-if-used verdwijnt de plugin toch: zaken blijven volledig leesbaar, \
     maar in zo'n traject is niet verder te werken, en wat de plugin vereist, laadt niet meer.

Voorbeelden:
  vakwerk remove pmt 1.0.0 --from /opt/vakwerk/plugins --cases zaken
  vakwerk remove proef --from plugins --cases zaken --even-if-used

Met --json: removed (een lijst van versies), id, used (case, trajectory, version), required (id, version, requires).
Exitcodes: 0 verwijderd · 1 geweigerd; er is niets veranderd · 2 verkeerd gebruik",
    "Without VERSION: every version. First it is looked at whether another installed plugin requires this one, and then \
     at the cases in --cases: where a trajectory works with this version, or a case cannot be read, nothing happens. Move \
     such a trajectory first with `vakwerk case move`. With --even-if-used the plugin goes all the same: cases stay \
     readable in full, but such a trajectory cannot go on, and what requires the plugin no longer loads.

Examples:
  vakwerk remove pmt 1.0.0 --from /opt/vakwerk/plugins --cases cases
  vakwerk remove trial --from plugins --cases cases --even-if-used

With --json: removed (a list of versions), id, used (case, trajectory, version), required (id, version, requires).
Exit codes: 0 removed · 1 refused; nothing changed · 2 wrong use",
);

fn define(language: Language) -> Command {
    let folder = Phrase::new("MAP", "FOLDER").get(language);
    let argument = |name: &'static str, value: Phrase, help: Phrase| {
        Arg::new(name).value_name(value.get(language)).help(help.get(language)).help_heading(ARGUMENTS.get(language))
    };
    let option = |name: &'static str, help: Phrase| {
        Arg::new(name).long(name).help(help.get(language)).help_heading(OPTIONS.get(language))
    };
    Command::new("remove")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .args([
            argument("plugin", Phrase::new("PLUGIN", "PLUGIN"), Phrase::new("Welke plugin", "Which plugin"))
                .required(true),
            argument("version", Phrase::new("VERSIE", "VERSION"), Phrase::new("Welke versie", "Which version")),
            option("from", Phrase::new("De map met plugins", "The folder of plugins"))
                .value_name(folder)
                .required(true)
                .value_parser(value_parser!(PathBuf)),
            option("cases", Phrase::new("De map met zaken; herhaalbaar", "The folder with cases; repeatable"))
                .value_name(folder)
                .action(ArgAction::Append)
                .required_unless_present("even-if-used")
                .value_parser(value_parser!(PathBuf)),
            option(
                "even-if-used",
                Phrase::new(
                    "Ook als een traject ermee werkt of een plugin hem vereist",
                    "Even if a trajectory works with it or a plugin requires it",
                ),
            )
            .action(ArgAction::SetTrue),
        ])
}

/// What was removed, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Removed {
    id: PluginId,
    removed: Vec<String>,
    used: Vec<Use>,
    required: Vec<Rests>,
}

/// An installed plugin that requires the one that goes, and is left with no version that fits.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Rests {
    id: PluginId,
    version: String,
    requires: String,
}

impl From<RestsOn> for Rests {
    fn from(rests: RestsOn) -> Self {
        Self { id: rests.id, version: rests.version.to_string(), requires: rests.range.to_string() }
    }
}

/// A trajectory that works with a version.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Use {
    case: String,
    /// Absent where the case cannot be read.
    trajectory: Option<String>,
    version: Option<String>,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let language = session.language;
    let text = |name: &str| matches.get_one::<String>(name);
    let wrong = |option, expected| Failure::new(Exit::WrongUse, Problem::Value { option, expected });
    let id: PluginId = text("plugin").map_or("", String::as_str).parse().map_err(|_| {
        wrong("PLUGIN", Phrase::new("de naam van een plugin, zoals pmt", "the id of a plugin, such as pmt"))
    })?;
    let asked: Option<Version> = text("version")
        .map(|version| version.parse())
        .transpose()
        .map_err(|_| wrong("VERSION", Phrase::new("een versie zoals 1.2.0", "a version such as 1.2.0")))?;
    let from = matches.get_one::<PathBuf>("from").cloned().unwrap_or_default();
    let there = bundle::versions(&from, &id);
    let versions: Vec<Version> = match &asked {
        Some(version) => there.iter().filter(|one| *one == version).cloned().collect(),
        None => there.clone(),
    };
    if versions.is_empty() {
        return Err(BundleFault::NotThere { id, version: asked, there }.into());
    }
    let even_if_used = matches.get_flag("even-if-used");
    let required: Vec<Rests> = bundle::resting_on(&from, &id, &versions).into_iter().map(Rests::from).collect();
    if !required.is_empty() && !even_if_used {
        let told = serde_json::to_value(&required).unwrap_or_default();
        let by = required.iter().map(|one| format!("{} {} ({id} {})", one.id, one.version, one.requires)).collect();
        return Err(Failure::from(Problem::Required { id: id.to_string(), by }).with("required", told));
    }
    let mut used = Vec::new();
    for folder in matches.get_many::<PathBuf>("cases").into_iter().flatten() {
        let reading = Reading::of(session, matches, folder, AccessAction::Search, AccessGround::RecordKeeping)?;
        used.extend(uses(folder, &reading, &id, &versions)?);
    }
    if !used.is_empty() && !even_if_used {
        let told = serde_json::to_value(&used).unwrap_or_default();
        let cases = used.iter().map(|one| match (&one.trajectory, &one.version) {
            (Some(trajectory), Some(version)) => (format!("{} ({trajectory}, {version})", one.case), true),
            _ => (one.case.clone(), false),
        });
        let (named, unread): (Vec<_>, Vec<_>) = cases.partition(|(_, read)| *read);
        let names = |list: Vec<(String, bool)>| list.into_iter().map(|(name, _)| name).collect();
        let problem = Problem::InUse { id: id.to_string(), cases: names(named), unread: names(unread) };
        return Err(Failure::from(problem).with("used", told));
    }
    for version in &versions {
        bundle::remove(&from, &id, version)?;
    }
    let removed: Vec<String> = versions.iter().map(Version::to_string).collect();
    let mut page = Page::new(session.look);
    let (list, folder) = (removed.join(", "), from.display());
    page.line(&say!(language, "Verwijderd uit {folder}: {id} {list}", "Removed from {folder}: {id} {list}"));
    if !used.is_empty() {
        let count = used.len();
        page.line(&say!(
            language,
            "{count} trajecten of zaken werken ermee, of zijn niet te lezen; hun dossier blijft leesbaar.",
            "{count} trajectories or cases work with it, or cannot be read; their record stays readable.",
        ));
    }
    if !required.is_empty() {
        let list: Vec<_> = required.iter().map(|one| format!("{} {}", one.id, one.version)).collect();
        let list = list.join(", ");
        page.line(&say!(
            language,
            "Laden niet meer, omdat zij dit vereisen: {list}",
            "No longer load, because they require this: {list}",
        ));
    }
    Ok(Reply::new(Exit::Done, &Removed { id, removed, used, required }, page))
}

/// The trajectories in a folder of cases that work with one of these versions; a case that cannot be read may.
fn uses(folder: &Path, reading: &Reading, id: &PluginId, versions: &[Version]) -> Result<Vec<Use>, Failure> {
    let unreadable = |error: std::io::Error| Problem::File { path: folder.to_owned(), kind: error.kind() };
    let store = JsonLinesStore::open(folder)?;
    let mut names: Vec<String> = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|end| end == "jsonl") {
            names.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
        }
    }
    names.sort();
    let mut uses = Vec::new();
    for name in names {
        let unread = Use { case: name.clone(), trajectory: None, version: None };
        let Ok(loaded) = CaseId::new(name.as_str())
            .map_err(|_| ())
            .and_then(|case| store.load(&case, &reading.access()).map_err(|_| ()))
        else {
            uses.push(unread);
            continue;
        };
        let mut case = Case::default();
        case.extend(loaded.record.events());
        for version in versions {
            uses.extend(case.working_with(id, version).into_iter().map(|trajectory| Use {
                trajectory: Some(trajectory.to_string()),
                version: Some(version.to_string()),
                ..unread.clone()
            }));
        }
    }
    Ok(uses)
}
