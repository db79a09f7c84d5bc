//! `vakwerk competency show`: a framework in full, or one element with everything that is said of it.

use clap::{Arg, ArgMatches, Command};
use serde::Serialize;
use vakwerk_core::catalogue::{Element, ElementId, ElementKind, Framework, Item, RelationKind};
use vakwerk_core::id::{ItemId, Name};
use vakwerk_core::licence::Grants;
use vakwerk_core::text::{Language, Text};

use super::pick::Picked;
use crate::command::Entry;
use crate::frame::ARGUMENTS;
use crate::page::Page;
use crate::phrase::Phrase;
use crate::problem::{Problem, Unknown};
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;
use crate::shelf::Shelf;
use crate::words::Word;

pub(super) const ENTRY: Entry = Entry { name: "show", define, run };

const ABOUT: Phrase = Phrase::new(
    "Toon een beroepskader, of één taak, competentie of indicator daaruit",
    "Show a framework, or one task, competency or indicator of it",
);
const USAGE: Phrase = Phrase::new("vakwerk competency show ID", "vakwerk competency show ID");
const AFTER: Phrase = Phrase::new(
    "Van een kader ziet u alles, in de volgorde van het profiel. Van een taak of competentie ziet u de \
     indicatoren, waar zij om vraagt, hoe elke discipline haar uitwerkt, wat een opleiding eraan toevoegde, en \
     wat het profiel er zelf tegenstrijdig over zegt.

Voorbeelden:
  vakwerk competency show fvb:vaktherapie
  vakwerk competency show fvb:vaktherapie/t3
  vakwerk competency show fvb:vaktherapie/sb

Met --json: van een kader id, edition, name, elements; van een element id, kind, number, text, list-title, \
     place, parent, children, relations (kind, from, to), elaborations (by, text, points), added (id, text), \
     inconsistencies.
Exitcodes: 0 gedaan · 1 niet gevonden (met suggesties) · 2 verkeerd gebruik",
    "Of a framework you see everything, in the order of the profile. Of a task or competency you see the \
     indicators, what it calls for, how each discipline elaborates it, what an institute added, and where the \
     profile contradicts itself on it.

Examples:
  vakwerk competency show fvb:vaktherapie
  vakwerk competency show fvb:vaktherapie/t3
  vakwerk competency show fvb:vaktherapie/sb

With --json: of a framework id, edition, name, elements; of an element id, kind, number, text, list-title, \
     place, parent, children, relations (kind, from, to), elaborations (by, text, points), added (id, text), \
     inconsistencies.
Exit codes: 0 done · 1 not found (with suggestions) · 2 wrong use",
);

fn define(language: Language) -> Command {
    let help = Phrase::new(
        "Een kader als `plugin:kader`, of een element als `plugin:kader/element`",
        "A framework as `plugin:framework`, or an element as `plugin:framework/element`",
    );
    Command::new("show")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .arg(
            Arg::new("id")
                .value_name("ID")
                .help(help.get(language))
                .help_heading(ARGUMENTS.get(language))
                .required(true),
        )
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let id = matches.get_one::<String>("id").map_or("", String::as_str);
    let library = session.library(&Grants::default())?;
    let shelf = library.shelf();
    let (framework, element) = id.split_once('/').map_or((id, None), |(framework, element)| (framework, Some(element)));
    let picked = Picked::from(&shelf, framework)?;
    match element {
        None => Ok(whole(session, &picked)),
        Some(element) => match picked.framework.element(element) {
            Some(element) => Ok(one(session, &shelf, &picked, &element)),
            None => Err(unknown_element(&picked, element)),
        },
    }
}

/// The failure of an element that the framework does not have, with those whose names look like it.
fn unknown_element(picked: &Picked<'_>, element: &str) -> Failure {
    let framework = picked.id();
    let likeness = |name: &str| strsim::jaro_winkler(name, element);
    let mut near: Vec<(f64, &str)> =
        picked.framework.elements().map(|other| (likeness(other.id.as_str()), other.id.as_str())).collect();
    near.retain(|(likeness, _)| *likeness > 0.8);
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    let suggestions: Vec<String> = near.iter().take(3).map(|(_, name)| format!("{framework}/{name}")).collect();
    let details = serde_json::Value::from(suggestions.clone());
    let id = format!("{framework}/{element}").chars().take(140).collect();
    Failure::from(Problem::UnknownId { id, what: Unknown::Item, suggestions }).with("suggestions", details)
}

/// An element, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Shown<'a> {
    id: ElementId,
    kind: &'static str,
    number: Option<&'a str>,
    text: &'a Text,
    list_title: Option<&'a Text>,
    place: Option<&'a str>,
    parent: Option<&'a Name>,
}

impl<'a> Shown<'a> {
    fn new(framework: &ItemId, element: &Element<'a>) -> Self {
        Self {
            id: ElementId { framework: framework.clone(), element: element.id.clone() },
            kind: element.kind.as_str(),
            number: element.number,
            text: element.text,
            list_title: element.list_title,
            place: element.place,
            parent: element.parent,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Whole<'a> {
    id: ItemId,
    edition: u32,
    name: &'a Text,
    elements: Vec<Shown<'a>>,
}

fn whole(session: &Session<'_>, picked: &Picked<'_>) -> Reply {
    let (language, framework, id) = (session.language, picked.framework, picked.id());
    let mut page = Page::new(session.look);
    page.title(framework.name.get(language));
    let edition = framework.edition;
    page.line(&say!(language, "{id}, editie {edition}", "{id}, edition {edition}"));
    page.gap();
    page.line(framework.description.get(language));
    let mut last = None;
    for element in framework.elements() {
        let title = numbered(&element, language);
        if let Some(under) = element.under {
            if last != Some(ADDS) {
                page.heading(ADDS.get(language));
                last = Some(ADDS);
            }
            page.bullet(&format!("{title} ({under})"));
            continue;
        }
        let heading = heading(element.kind).filter(|heading| last != Some(*heading));
        if let Some(heading) = heading {
            page.heading(heading.get(language));
            last = Some(heading);
        }
        match element.kind {
            ElementKind::Indicator | ElementKind::KnowledgeElement | ElementKind::ListItem => {
                page.nested(depth(framework, &element), &title);
            }
            _ => page.bullet(&title),
        }
    }
    if !framework.inconsistency.is_empty() {
        page.heading(CONTRADICTS.get(language));
        for inconsistency in &framework.inconsistency {
            page.bullet(inconsistency.text.get(language));
        }
    }
    let elements = framework.elements().map(|element| Shown::new(&id, &element)).collect();
    Reply::new(Exit::Done, &Whole { id, edition: framework.edition, name: &framework.name, elements }, page)
}

/// Above indicators that stand under an element of another framework.
const ADDS: Phrase = Phrase::new("Vult een ander kader aan", "Adds to another framework");

const CONTRADICTS: Phrase = Phrase::new("Waar de bron zichzelf tegenspreekt", "Where the source contradicts itself");

/// The heading above elements of a kind; what stands inside another has none of its own.
fn heading(kind: ElementKind) -> Option<Phrase> {
    Some(match kind {
        ElementKind::Group => Phrase::new("Groepen", "Groups"),
        ElementKind::Task => Phrase::new("Taken", "Tasks"),
        ElementKind::Competency => Phrase::new("Competenties", "Competencies"),
        ElementKind::KnowledgeDomain => Phrase::new("Kennis", "Knowledge"),
        ElementKind::List => Phrase::new("Lijsten", "Lists"),
        ElementKind::Indicator | ElementKind::KnowledgeElement | ElementKind::ListItem => return None,
    })
}

/// How far an element lies inside others, counted in elements that are not groups.
fn depth(framework: &Framework, element: &Element<'_>) -> usize {
    let part = framework.indicators().find(|indicator| indicator.id == *element.id);
    1 + usize::from(part.is_some_and(|indicator| indicator.part_of.is_some()))
}

fn numbered(element: &Element<'_>, language: Language) -> String {
    let text = element.text.get(language);
    element.number.map_or_else(|| text.to_owned(), |number| format!("{number} {text}"))
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct One<'a> {
    #[serde(flatten)]
    shown: Shown<'a>,
    children: Vec<Shown<'a>>,
    relations: Vec<Relation>,
    elaborations: Vec<Elaborated<'a>>,
    added: Vec<Added<'a>>,
    inconsistencies: Vec<&'a Text>,
}

#[derive(Serialize)]
struct Relation {
    kind: RelationKind,
    from: ElementId,
    to: ElementId,
}

#[derive(Serialize)]
struct Elaborated<'a> {
    by: String,
    text: &'a Text,
    points: &'a [Text],
}

#[derive(Serialize)]
struct Added<'a> {
    id: ElementId,
    text: &'a Text,
}

fn one<'a>(session: &Session<'_>, shelf: &Shelf<'a>, picked: &Picked<'a>, element: &Element<'a>) -> Reply {
    let (framework, own) = (picked.framework, picked.id());
    let id = ElementId { framework: own.clone(), element: element.id.clone() };
    let about = |inconsistency: &&vakwerk_core::catalogue::Inconsistency| inconsistency.elements.contains(element.id);
    let one = One {
        children: framework
            .elements()
            .filter(|child| child.parent == Some(element.id))
            .map(|child| Shown::new(&own, &child))
            .collect(),
        relations: related(shelf, &id),
        elaborations: elaborated(shelf, &id),
        added: added(shelf, &id),
        inconsistencies: framework.inconsistency.iter().filter(about).map(|found| &found.text).collect(),
        shown: Shown::new(&own, element),
    };
    let page = page(session, shelf, picked, &one);
    Reply::new(Exit::Done, &one, page)
}

/// Every relation of an element, whichever framework says it: a later one says what took the place of what.
fn related(shelf: &Shelf<'_>, id: &ElementId) -> Vec<Relation> {
    let mut all = Vec::new();
    for pack in shelf.packs() {
        for framework in &pack.contents.framework {
            let own = pack.full_id(&framework.id);
            let relations = framework.relations().map(|r| Relation {
                kind: r.kind,
                from: r.from.within(&own),
                to: r.to.within(&own),
            });
            all.extend(relations.filter(|relation| relation.from == *id || relation.to == *id));
        }
    }
    all
}

/// What each discipline makes of a competency.
fn elaborated<'a>(shelf: &Shelf<'a>, id: &ElementId) -> Vec<Elaborated<'a>> {
    let mut all = Vec::new();
    for pack in shelf.packs() {
        let ours = pack.contents.elaboration.iter().filter(|elaboration| elaboration.of == *id);
        let by = pack.manifest.id.to_string();
        all.extend(ours.map(|found| Elaborated { by: by.clone(), text: &found.text, points: &found.points }));
    }
    all
}

/// The indicators that other frameworks add to a task or competency.
fn added<'a>(shelf: &Shelf<'a>, id: &ElementId) -> Vec<Added<'a>> {
    let mut all = Vec::new();
    for pack in shelf.packs() {
        for other in &pack.contents.framework {
            let framework = pack.full_id(&other.id);
            for indicator in &other.indicator {
                if indicator.under.as_ref().is_some_and(|under| under.within(&framework) == *id) {
                    let id = ElementId { framework: framework.clone(), element: indicator.id.clone() };
                    all.push(Added { id, text: &indicator.text });
                }
            }
        }
    }
    all
}

fn page(session: &Session<'_>, shelf: &Shelf<'_>, picked: &Picked<'_>, one: &One<'_>) -> Page {
    let language = session.language;
    let framework = picked.framework;
    let mut page = Page::new(session.look);
    let number = one.shown.number.map(|number| format!("{number} ")).unwrap_or_default();
    page.title(&format!("{number}{}", one.shown.text.get(language)));
    let (id, name, edition) = (&one.shown.id, framework.name.get(language), framework.edition);
    page.line(&say!(language, "{id} · uit {name}, editie {edition}", "{id} · from {name}, edition {edition}"));
    let list = |page: &mut Page, heading: Phrase, lines: Vec<String>| {
        if !lines.is_empty() {
            page.heading(heading.get(language));
            lines.iter().for_each(|line| page.bullet(line));
        }
    };
    let title = |id: &ElementId| {
        let here = id.framework == picked.id();
        let found = framework.element(id.element.as_str()).filter(|_| here);
        found.map_or_else(|| id.to_string(), |element| numbered(&element, language))
    };
    let related = |kinds: &[RelationKind], forward: bool| {
        let chosen = one.relations.iter().filter(|r| kinds.contains(&r.kind) && (r.from == one.shown.id) == forward);
        chosen.map(|r| title(if forward { &r.to } else { &r.from })).collect::<Vec<_>>()
    };
    if let Some(list_title) = one.shown.list_title {
        page.section(
            Phrase::new("In de lijst heet het", "In the list it is called").get(language),
            list_title.get(language),
        );
    }
    let children = one.children.iter().map(|child| {
        let number = child.number.map(|number| format!("{number} ")).unwrap_or_default();
        format!("{number}{}", child.text.get(language))
    });
    list(&mut page, Phrase::new("Wat eronder staat", "What stands under it"), children.collect());
    list(&mut page, Phrase::new("Vraagt om", "Calls for"), related(&[RelationKind::CallsFor], true));
    list(&mut page, Phrase::new("Gevraagd door", "Called for by"), related(&[RelationKind::CallsFor], false));
    let both = [
        (RelationKind::PartOf, Phrase::new("Deel van", "Part of"), Phrase::new("Delen ervan", "Parts of it")),
        (
            RelationKind::ExampleOf,
            Phrase::new("Voorbeeld van", "Example of"),
            Phrase::new("Voorbeelden ervan", "Examples of it"),
        ),
        (
            RelationKind::ReplacedBy,
            Phrase::new("Vervangen door", "Replaced by"),
            Phrase::new("Komt in de plaats van", "Takes the place of"),
        ),
    ];
    for (kind, forward, backward) in both {
        list(&mut page, forward, related(&[kind], true));
        list(&mut page, backward, related(&[kind], false));
    }
    let others = [RelationKind::Overlaps, RelationKind::RelatedTo, RelationKind::SameAs, RelationKind::Precedes];
    let mut near = related(&others, true);
    near.extend(related(&others, false));
    list(&mut page, Phrase::new("Heeft te maken met", "Has to do with"), near);
    let elaborated = one.elaborations.iter().map(|elaboration| {
        let points = elaboration.points.iter().map(|point| point.get(language)).collect::<Vec<_>>().join("; ");
        let name = by(shelf, &elaboration.by, language);
        let points = if points.is_empty() { points } else { format!(" ({points})") };
        format!("{name}: {}{points}", elaboration.text.get(language))
    });
    list(&mut page, Phrase::new("Uitgewerkt door", "Elaborated by"), elaborated.collect());
    let added = one.added.iter().map(|added| format!("{} ({})", added.text.get(language), added.id));
    list(&mut page, Phrase::new("Aangevuld met", "Added to it"), added.collect());
    let contradicts = one.inconsistencies.iter().map(|text| text.get(language).to_owned());
    list(&mut page, CONTRADICTS, contradicts.collect());
    if let Some(place) = one.shown.place {
        page.section(Phrase::new("Plaats in de bron", "Place in the source").get(language), place);
    }
    let established = shelf.established(&picked.pack.manifest.id, &framework.provenance, language);
    page.section(Phrase::new("Herkomst van het kader", "Provenance of the framework").get(language), &established);
    page
}

/// What people call a plugin.
fn by(shelf: &Shelf<'_>, plugin: &str, language: Language) -> String {
    let discipline = shelf.pack(plugin).and_then(|pack| pack.contents.discipline.as_ref());
    match discipline.map(Item::Discipline) {
        Some(item) => {
            item.label().map_or_else(|| item.word(language).to_owned(), |label| label.get(language).to_owned())
        }
        None => plugin.to_owned(),
    }
}
