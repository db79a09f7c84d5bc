//! `vakwerk competency frameworks`: every framework, with how much is in it.

use clap::{ArgMatches, Command};
use serde::Serialize;
use vakwerk_core::catalogue::Framework;
use vakwerk_core::id::ItemId;
use vakwerk_core::licence::Grants;
use vakwerk_core::text::{Language, Text};

use crate::command::Entry;
use crate::page::Page;
use crate::phrase::Phrase;
use crate::reply::{Exit, Failure, Reply};
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "frameworks", define, run };

const ABOUT: Phrase = Phrase::new("Toon welke beroepskaders er zijn", "Show which frameworks there are");
const USAGE: Phrase = Phrase::new("vakwerk competency frameworks", "vakwerk competency frameworks");
const AFTER: Phrase = Phrase::new(
    "Voorbeelden:
  vakwerk competency frameworks
  vakwerk competency frameworks --json

Met --json: een lijst; per kader id, edition, plugin, version, name, tasks, competencies, indicators, \
     knowledge-elements, relations, extends, replaced-by, elaborated-by.
Exitcodes: 0 gedaan · 2 verkeerd gebruik",
    "Examples:
  vakwerk competency frameworks
  vakwerk competency frameworks --json

With --json: a list; per framework id, edition, plugin, version, name, tasks, competencies, indicators, \
     knowledge-elements, relations, extends, replaced-by, elaborated-by.
Exit codes: 0 done · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("frameworks")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
}

/// A framework in numbers.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Counted<'a> {
    id: ItemId,
    edition: u32,
    plugin: String,
    version: String,
    name: &'a Text,
    tasks: usize,
    competencies: usize,
    indicators: usize,
    knowledge_elements: usize,
    relations: usize,
    extends: Option<ItemId>,
    replaced_by: Option<ItemId>,
    elaborated_by: Vec<String>,
}

fn run(session: &Session<'_>, _: &ArgMatches) -> Result<Reply, Failure> {
    let language = session.language;
    let library = session.library(&Grants::default())?;
    let shelf = library.shelf();
    let mut all = Vec::new();
    for pack in shelf.packs() {
        let own = &pack.manifest.id;
        for framework in &pack.contents.framework {
            let id = pack.full_id(&framework.id);
            let elaborates = |other: &&vakwerk_core::catalogue::Pack| {
                other.contents.elaboration.iter().any(|elaboration| elaboration.of.framework == id)
            };
            all.push(Counted {
                edition: framework.edition,
                plugin: own.to_string(),
                version: pack.manifest.version.to_string(),
                name: &framework.name,
                tasks: framework.task.len(),
                competencies: framework.competency.len(),
                indicators: framework.indicators().count(),
                knowledge_elements: knowledge(framework),
                relations: framework.relations().count(),
                extends: framework.extends.as_ref().map(|other| other.within(own)),
                replaced_by: framework.replaced_by.as_ref().map(|other| other.within(own)),
                elaborated_by: shelf.packs().filter(elaborates).map(|pack| pack.manifest.id.to_string()).collect(),
                id,
            });
        }
    }
    let mut page = Page::new(session.look);
    page.title(Phrase::new("Beroepskaders", "Frameworks").get(language));
    let headings = [
        Phrase::new("kader", "framework"),
        Phrase::new("taken", "tasks"),
        Phrase::new("competenties", "competencies"),
        Phrase::new("indicatoren", "indicators"),
        Phrase::new("kennis", "knowledge"),
    ];
    let row = |one: &Counted<'_>| {
        let count = |count: usize| count.to_string();
        vec![
            format!("{}\n{}", one.id, one.name.get(language)),
            count(one.tasks),
            count(one.competencies),
            count(one.indicators),
            count(one.knowledge_elements),
        ]
    };
    page.table(&headings.map(|heading| heading.get(language)), all.iter().map(row).collect());
    for one in &all {
        let id = &one.id;
        if let Some(other) = &one.extends {
            page.line(&crate::say!(language, "{id} vult {other} aan.", "{id} adds to {other}."));
        }
        if let Some(other) = &one.replaced_by {
            page.line(&crate::say!(language, "{id} is vervangen door {other}.", "{id} was replaced by {other}."));
        }
        if !one.elaborated_by.is_empty() {
            page.gap();
            let by = one.elaborated_by.join(", ");
            page.line(&crate::say!(
                language,
                "De specifieke competenties van {id} zijn uitgewerkt door: {by}.",
                "The specific competencies of {id} are elaborated by: {by}."
            ));
        }
    }
    Ok(Reply::new(Exit::Done, &all, page))
}

fn knowledge(framework: &Framework) -> usize {
    framework.knowledge.iter().map(|domain| domain.element.len()).sum()
}
