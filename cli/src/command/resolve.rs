//! `vakwerk resolve`: the newest versions that go together, written to the lock as a set.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde::Serialize;
use vakwerk_core::explain::Explain as _;
use vakwerk_core::id::{Name, PluginId};
use vakwerk_core::licence::Grants;
use vakwerk_core::text::Language;
use vakwerk_host::{LockFault, Requirements};
use vakwerk_pack::lock::{LOCK_FILE, Lock, LockedPlugin, LockedSet};
use vakwerk_pack::trust::short_key;

use super::Entry;
use crate::faulty;
use crate::frame::{ARGUMENTS, OPTIONS};
use crate::page::{Page, broken};
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "resolve", define, run };

/// The name of the set where none is named.
pub(super) const SET: &str = "default";

const ABOUT: Phrase = Phrase::new(
    "Bepaal welke versies samengaan, en leg dat vast",
    "Find out which versions go together, and write that down",
);
const USAGE: Phrase =
    Phrase::new("vakwerk resolve [PLUGIN[@BEREIK]]… [OPTIES]", "vakwerk resolve [PLUGIN[@RANGE]]… [OPTIONS]");
const AFTER: Phrase = Phrase::new(
    "Neemt van elke genoemde plugin, en van wat die vereist, de nieuwste versie waarmee alles samengaat. Zonder namen: \
     van alles wat er is. Gaat het niet samen, dan staat er welke twee eisen botsen en wat er is geïnstalleerd. Het \
     antwoord komt als verzameling in vakwerk.lock; andere verzamelingen daarin blijven. Staat de verzameling er al, dan \
     staat erbij wat er anders wordt; een oudere versie, dezelfde versie met andere inhoud, of een andere uitgever wordt \
     geweigerd, met beide kanten genoemd.

Voorbeelden:
  vakwerk resolve
  vakwerk resolve pmt@^1 algemeen --set 2027 --plugins /opt/vakwerk/plugins
  vakwerk resolve pmt --dry-run

Met --json: lock, set, written, plugins (per id version, seal, key) en changes (id, from, to).
Exitcodes: 0 gedaan · 1 het gaat niet samen, of mag de plaats niet innemen · 2 verkeerd gebruik",
    "Takes of every plugin that is named, and of what it requires, the newest version with which all goes together. \
     Without names: of everything there is. Where it does not go together, it says which two demands collide and what \
     is installed. The answer goes into vakwerk.lock as a set; other sets in it stay. Where the set is there already, it \
     says what becomes otherwise; an older version, the same version with other content, or another publisher is \
     refused, with both sides named.

Examples:
  vakwerk resolve
  vakwerk resolve pmt@^1 algemeen --set 2027 --plugins /opt/vakwerk/plugins
  vakwerk resolve pmt --dry-run

With --json: lock, set, written, plugins (per id version, seal, key) and changes (id, from, to).
Exit codes: 0 done · 1 it does not go together, or may not take the place · 2 wrong use",
);

fn define(language: Language) -> Command {
    let option = |name: &'static str, help: Phrase| {
        Arg::new(name).long(name).help(help.get(language)).help_heading(OPTIONS.get(language))
    };
    Command::new("resolve")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .args([
            Arg::new("plugin")
                .value_name(Phrase::new("PLUGIN[@BEREIK]", "PLUGIN[@RANGE]").get(language))
                .help(
                    Phrase::new(
                        "Welke plugins erin moeten, zoals pmt of pmt@^1",
                        "Which plugins must be in it, such as pmt or pmt@^1",
                    )
                    .get(language),
                )
                .help_heading(ARGUMENTS.get(language))
                .action(ArgAction::Append),
            option("lock", Phrase::new("Het bestand [standaard: vakwerk.lock]", "The file [default: vakwerk.lock]"))
                .value_name(Phrase::new("BESTAND", "FILE").get(language))
                .value_parser(value_parser!(PathBuf)),
            option(
                "set",
                Phrase::new(
                    "De naam van de verzameling [standaard: default]",
                    "The name of the set [default: default]",
                ),
            )
            .value_name(Phrase::new("NAAM", "NAME").get(language)),
            option("dry-run", Phrase::new("Schrijf niets", "Write nothing")).action(ArgAction::SetTrue),
        ])
}

/// A set, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Resolved {
    lock: PathBuf,
    set: Name,
    written: bool,
    plugins: LockedSet,
    changes: Vec<Change>,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let language = session.language;
    let asked = matches.get_many::<String>("plugin").into_iter().flatten();
    let wanted = asked.map(|text| requirement(text)).collect::<Result<Requirements, _>>()?;
    let set = matches.get_one::<String>("set").map_or(SET, String::as_str);
    let set: Name = set.parse().map_err(|_| {
        let expected = Phrase::new("een naam zoals 2027 of proef", "a name such as 2027 or trial");
        Failure::new(Exit::WrongUse, Problem::Value { option: "--set", expected })
    })?;
    let library = session.library(&Grants::default())?;
    let resolved = match wanted.is_empty() {
        true => library.set().clone(),
        false => library.registry().resolve(&wanted)?,
    };
    let path = matches.get_one::<PathBuf>("lock").cloned().unwrap_or_else(|| PathBuf::from(LOCK_FILE));
    let mut lock = match path.exists() {
        true => Lock::read(&path).map_err(|faults| faulty::failure(&path, faults))?,
        false => Lock::default(),
    };
    let before = lock.set.get(&set).cloned().unwrap_or_default();
    let plugins = library.registry().renew(&before, &resolved).map_err(|faults| refused(faults, session))?;
    let changes = changes(&before, &plugins);
    let written = !matches.get_flag("dry-run");
    if written {
        lock.set.insert(set.clone(), plugins.clone());
        lock.write(&path).map_err(|faults| faulty::failure(&path, faults))?;
    }
    let mut page = Page::new(session.look);
    let shown = path.display();
    page.title(&match written {
        true => say!(language, "Verzameling {set}, geschreven in {shown}", "Set {set}, written to {shown}"),
        false => say!(language, "Verzameling {set}, niet geschreven", "Set {set}, not written"),
    });
    for (id, plugin) in &plugins {
        let version = &plugin.version;
        let seal = match &plugin.seal {
            Some(seal) => {
                let seal = seal.to_string()[..12].to_owned();
                say!(language, "zegel {seal}", "seal {seal}")
            }
            None => say!(language, "ontwikkelmap, niet verzegeld", "development folder, not sealed"),
        };
        page.bullet(&format!("{id} {version} ({seal})"));
    }
    if !before.is_empty() {
        page.heading(&say!(language, "Anders dan in de vorige vergrendeling", "Other than in the previous lock"));
        if changes.is_empty() {
            page.body(&say!(language, "Niets.", "Nothing."));
        }
        changes.iter().for_each(|change| page.bullet(&change.line(language)));
    }
    Ok(Reply::new(Exit::Done, &Resolved { lock: path, set, written, plugins, changes }, page))
}

/// A plugin that is otherwise than it was in the lock.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Change {
    id: PluginId,
    from: Option<LockedPlugin>,
    to: Option<LockedPlugin>,
}

impl Change {
    fn line(&self, language: Language) -> String {
        let id = &self.id;
        match (&self.from, &self.to) {
            (Some(from), Some(to)) if from.version != to.version => format!("{id} {} → {}", from.version, to.version),
            (Some(from), Some(to)) if from.seal != to.seal => {
                let version = &to.version;
                say!(language, "{id} {version}: was een ontwikkelmap", "{id} {version}: was a development folder")
            }
            (Some(from), Some(to)) => {
                let key = |plugin: &LockedPlugin| plugin.key.as_deref().map_or_else(|| "-".to_owned(), short_key);
                let (version, from, to) = (&to.version, key(from), key(to));
                say!(language, "{id} {version}: sleutel {from} → {to}", "{id} {version}: key {from} → {to}")
            }
            (None, Some(to)) => {
                let version = &to.version;
                say!(language, "{id} {version}: erbij", "{id} {version}: added")
            }
            (Some(from), None) => {
                let version = &from.version;
                say!(language, "{id} {version}: eruit", "{id} {version}: gone")
            }
            (None, None) => id.to_string(),
        }
    }
}

/// Every plugin that is otherwise, in the order of ids.
fn changes(before: &LockedSet, after: &LockedSet) -> Vec<Change> {
    let ids: BTreeSet<&PluginId> = before.keys().chain(after.keys()).collect();
    let change = |id: &PluginId| {
        let (from, to) = (before.get(id).cloned(), after.get(id).cloned());
        (from != to).then(|| Change { id: id.clone(), from, to })
    };
    ids.into_iter().filter_map(change).collect()
}

/// A lock that may not be renewed or cannot be taken up: every plugin for which that is so.
pub(super) fn refused(faults: Vec<LockFault>, session: &Session<'_>) -> Failure {
    let language = session.language;
    let all: Vec<String> =
        faults.iter().map(|fault| format!("{} {}", fault.code().as_str(), fault.explain(language))).collect();
    let failure = match faults.into_iter().next() {
        Some(fault) => Failure::new(Exit::Refused, fault),
        None => Failure::from(Problem::NoPlugins { looked_in: Vec::new() }),
    };
    let rest: String = all.iter().skip(1).map(|line| broken(line, session.look.width)).collect();
    let failure = if rest.is_empty() { failure } else { failure.above(rest.trim_end()) };
    failure.with("faults", all)
}

/// `pmt` or `pmt@^1`.
fn requirement(text: &str) -> Result<(PluginId, semver::VersionReq), Failure> {
    let (id, range) = text.split_once('@').unwrap_or((text, "*"));
    let parsed = id.parse().ok().zip(range.parse().ok());
    parsed.ok_or_else(|| {
        let expected = Phrase::new(
            "een plugin zoals pmt, of met een versiebereik: pmt@^1",
            "a plugin such as pmt, or with a range of versions: pmt@^1",
        );
        Failure::new(Exit::WrongUse, Problem::Value { option: "PLUGIN", expected })
    })
}
