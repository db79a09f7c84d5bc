//! `vakwerk plugins`: what is loaded, from whom, and how much is in it.

use clap::{ArgMatches, Command};
use serde::Serialize;
use vakwerk_core::catalogue::Operation;
use vakwerk_core::licence::Grants;
use vakwerk_core::text::{Language, Text};
use vakwerk_host::trust::{Signer, short_key};
use vakwerk_host::{Plugin, Standing};
use vakwerk_report::first_sentence;

use super::Entry;
use crate::page::Page;
use crate::phrase::Phrase;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;
use crate::words::words;

pub(super) const ENTRY: Entry = Entry { name: "plugins", define, run };

const ABOUT: Phrase = Phrase::new("Toon welke plugins geladen zijn", "Show which plugins are loaded");
const USAGE: Phrase = Phrase::new("vakwerk plugins [OPTIES]", "vakwerk plugins [OPTIONS]");
const AFTER: Phrase = Phrase::new(
    "Per plugin: hoeveel meetinstrumenten, interventies, behandeldoelen, begrippen, formulieren en regels \
     erin zitten, wie hem uitgeeft, waarvoor hij code heeft, wie hem ondertekende of dat hij in ontwikkeling is, en waarvoor hij bedoeld is.

Voorbeelden:
  vakwerk plugins
  vakwerk plugins --plugins /opt/vakwerk/plugins --development ./mijn-pakket
  vakwerk plugins --json | jq '.[].id'

Met --json: een lijst; per plugin id, version, name, publisher, licence, \
     intended-purpose, development, signed-by, operations, assessments, interventions, goals, concepts, forms, rules.
Exitcodes: 0 gedaan · 1 een plugin is niet geladen, of er is er geen · 2 verkeerd gebruik",
    "Per plugin: how many assessments, interventions, treatment goals, concepts, forms and rules are in it, \
     who publishes it, what it has code for, who signed it or whether it is under development, and its intended purpose.

Examples:
  vakwerk plugins
  vakwerk plugins --plugins /opt/vakwerk/plugins --development ./my-pack
  vakwerk plugins --json | jq '.[].id'

With --json: a list; per plugin id, version, name, publisher, licence, \
     intended-purpose, development, signed-by, operations, assessments, interventions, goals, concepts, forms, rules.
Exit codes: 0 done · 1 a plugin is not loaded, or there is none · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("plugins")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
}

/// One plugin, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Listed<'a> {
    id: &'a str,
    version: String,
    name: &'a Text,
    publisher: &'a str,
    licence: &'a str,
    intended_purpose: &'a Text,
    development: bool,
    signed_by: Option<SignedBy<'a>>,
    #[serde(skip)]
    trust: String,
    operations: &'a [Operation],
    assessments: usize,
    interventions: usize,
    goals: usize,
    concepts: usize,
    forms: usize,
    rules: usize,
}

/// Who signed a plugin, as the list of trusted publishers names them.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct SignedBy<'a> {
    publisher: &'a str,
    key: &'a str,
    number: String,
}

impl<'a> SignedBy<'a> {
    /// Who signed this plugin.
    pub(super) fn of(plugin: &'a Plugin) -> Option<Self> {
        let Signer { publisher, key } = plugin.signer()?;
        Some(Self { publisher, key, number: short_key(key) })
    }
}

impl<'a> Listed<'a> {
    fn new(plugin: &'a Plugin, language: Language) -> Self {
        let (manifest, contents) = (&plugin.pack().manifest, &plugin.pack().contents);
        Self {
            id: manifest.id.as_str(),
            version: manifest.version.to_string(),
            name: &manifest.name,
            publisher: &manifest.publisher,
            licence: &manifest.licence,
            intended_purpose: &manifest.intended_purpose,
            development: plugin.standing() == Standing::Development,
            signed_by: SignedBy::of(plugin),
            trust: plugin.trust(language),
            operations: &manifest.provides,
            assessments: contents.assessment.len(),
            interventions: contents.intervention.len(),
            goals: contents.goal.len(),
            concepts: contents.concept.len(),
            forms: contents.form.len(),
            rules: contents.rule.len(),
        }
    }
}

fn run(session: &Session<'_>, _: &ArgMatches) -> Result<Reply, Failure> {
    let library = session.library(&Grants::default())?;
    let listed: Vec<Listed<'_>> = library.plugins().map(|plugin| Listed::new(plugin, session.language)).collect();
    // What was found and could not be loaded is a fault of the installation, though the rest serves.
    let exit = if library.refused().is_empty() { Exit::Done } else { Exit::Refused };
    let page = page(session, &listed);
    Ok(Reply::new(exit, &listed, page))
}

/// From this width the headings of the table are written in full.
const ROOMY: usize = 100;

const FULL: [Phrase; 6] = [
    Phrase::new("instrumenten", "assessments"),
    Phrase::new("interventies", "interventions"),
    Phrase::new("doelen", "goals"),
    Phrase::new("begrippen", "concepts"),
    Phrase::new("formulieren", "forms"),
    Phrase::new("regels", "rules"),
];

const SHORT: [Phrase; 6] = [
    Phrase::new("instr.", "assess."),
    Phrase::new("interv.", "interv."),
    Phrase::new("doelen", "goals"),
    Phrase::new("begr.", "conc."),
    Phrase::new("form.", "forms"),
    Phrase::new("regels", "rules"),
];

fn page(session: &Session<'_>, listed: &[Listed<'_>]) -> Page {
    let language = session.language;
    let mut page = Page::new(session.look);
    let mut headings = vec!["id", Phrase::new("versie", "version").get(language)];
    headings.extend(if session.look.width < ROOMY { SHORT } else { FULL }.map(|heading| heading.get(language)));
    let counts = |plugin: &Listed<'_>| {
        let id = plugin.id.to_owned();
        let numbers =
            [plugin.assessments, plugin.interventions, plugin.goals, plugin.concepts, plugin.forms, plugin.rules];
        [id, plugin.version.clone()].into_iter().chain(numbers.map(|n| n.to_string())).collect()
    };
    page.table(&headings, listed.iter().map(counts).collect());
    page.gap();
    let mut shortened = false;
    for plugin in listed {
        let (id, name, publisher) = (plugin.id, plugin.name.get(language), plugin.publisher);
        let code = if plugin.operations.is_empty() {
            Phrase::new("alleen gegevens", "data only").get(language).to_owned()
        } else {
            let operations = words(plugin.operations, language);
            say!(language, "code voor {operations}", "code for {operations}")
        };
        let whole = plugin.intended_purpose.get(language).trim();
        let first = first_sentence(whole);
        let purpose = if first.trim() == whole { whole.to_owned() } else { format!("{first} …") };
        shortened |= purpose != whole;
        let trust = &plugin.trust;
        // Versions that lie side by side are told apart.
        let several = listed.iter().filter(|other| other.id == plugin.id).count() > 1;
        let id = if several { format!("{id} {}", plugin.version) } else { id.to_owned() };
        page.bullet(&say!(
            language,
            "{id}: {name}, van {publisher}; {code}; {trust}. Bedoeld: {purpose}",
            "{id}: {name}, by {publisher}; {code}; {trust}. Intended: {purpose}",
        ));
    }
    if shortened {
        page.gap();
        page.line(
            Phrase::new(
                "Waar … staat, gaat de bedoeling verder, ook over waarvoor niet: `vakwerk show ID` toont haar geheel.",
                "Where … stands, the intended purpose goes on, about what not for too: `vakwerk show ID` shows all of it.",
            )
            .get(language),
        );
    }
    page
}
