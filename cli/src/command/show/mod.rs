//! `vakwerk show ID`: everything about a plugin or one of its items, under fixed headings.

mod assessment;
mod condition;
mod content;
mod extended;
mod framework;
mod intervention;
mod plugin;
mod reading;
mod rule;

use clap::{Arg, ArgMatches, Command};
use serde::Serialize;
use serde_json::Value;
use vakwerk_core::catalogue::{Item, Pack};
use vakwerk_core::id::{ItemId, PluginId};
use vakwerk_core::licence::Grants;
use vakwerk_core::provenance::{Citation, Provenance};
use vakwerk_core::text::Language;

pub(super) use assessment::between;
pub(super) use reading::bounds;

use self::extended::Added;
use super::Entry;
use crate::frame::ARGUMENTS;
use crate::page::{Look, Page, Tone};
use crate::phrase::Phrase;
use crate::problem::{Problem, Unknown};
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;
use crate::shelf::Shelf;
use crate::words::{DEVELOPMENT, Word};

pub(super) const ENTRY: Entry = Entry { name: "show", define, run };

const ABOUT: Phrase =
    Phrase::new("Toon alles over een plugin of een item", "Show everything about a plugin or an item");
const USAGE: Phrase = Phrase::new("vakwerk show ID [OPTIES]", "vakwerk show ID [OPTIONS]");
const AFTER: Phrase = Phrase::new(
    "Elk item toont wat het is, waar het geschreven staat, en of dat nog te bevestigen is. Van een \
     meetinstrument ziet u wat het meet, voor wie, items met bereik, schalen, lezingen, grenzen en licentie.

Voorbeelden:
  vakwerk show pmt                    een plugin, met al zijn items
  vakwerk show algemeen:phq-9         een meetinstrument
  vakwerk show dans:dans              een discipline, en wat haar uitbreidt
  vakwerk show fvb:fvb-help-request   een regel, met wat hij vraagt

Met --json: id, kind, plugin, version, edition, development en content: het item in zijn geschreven vorm. Van een \
     plugin: id, kind, version, digest, development, signed-by, manifest, items. Van een discipline ook \
     extended-by: wat andere pakketten eraan toevoegen (id, kind, edition).
Exitcodes: 0 gedaan · 1 niet gevonden (met suggesties) · 2 verkeerd gebruik",
    "Every item shows what it is, where it is written, and whether that is still to be confirmed. Of an \
     assessment you see what it measures, for whom, items with ranges, scales, readings, limits and licence.

Examples:
  vakwerk show pmt                    a plugin, with all its items
  vakwerk show algemeen:phq-9         an assessment
  vakwerk show dans:dans              a discipline, and what extends it
  vakwerk show fvb:fvb-help-request   a rule, with what it asks

With --json: id, kind, plugin, version, edition, development and content: the item in its written form. Of a plugin: \
     id, kind, version, digest, development, signed-by, manifest, items. Of a discipline also \
     extended-by: what other packs add to it (id, kind, edition).
Exit codes: 0 done · 1 not found (with suggestions) · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("show")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .arg(
            Arg::new("id")
                .value_name("ID")
                .help(
                    Phrase::new("Een plugin, of een item als `plugin:item`", "A plugin, or an item as `plugin:item`")
                        .get(language),
                )
                .help_heading(ARGUMENTS.get(language))
                .required(true),
        )
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let id = matches.get_one::<String>("id").map_or("", String::as_str);
    let library = session.library(&Grants::default())?;
    let shelf = library.shelf();
    if let Some(plugin) = library.set().plugins().find(|plugin| plugin.name().id.as_str() == id) {
        return Ok(plugin::reply(session, &shelf, plugin));
    }
    let found = id.parse::<ItemId>().ok().and_then(|id| shelf.item(&id));
    let Some((pack, item)) = found else { return Err(unknown(&shelf, id)) };
    let shown = Shown { development: library.is_development(&pack.manifest.id), ..Shown::new(&shelf, pack, item) };
    let mut page = page(session.look, &shelf, pack, item);
    if shown.development {
        page.gap();
        page.stand_out(Tone::Caution, &format!("{} {}", shown.plugin, DEVELOPMENT.get(session.language)));
    }
    Ok(Reply::new(Exit::Done, &shown, page))
}

/// The failure of an id that is nobody's.
pub(crate) fn unknown(shelf: &Shelf<'_>, id: &str) -> Failure {
    let suggestions = shelf.suggestions(id);
    let what = match id.split_once(':').map_or((id, true), |(plugin, _)| (plugin, id.parse::<ItemId>().is_ok())) {
        (plugin, true) if shelf.pack(plugin).is_some() => Unknown::Item,
        (plugin, true) if plugin.parse::<PluginId>().is_ok() => Unknown::Plugin,
        _ => Unknown::Form,
    };
    // Nobody's id is longer than this, and a message is no place for a whole file.
    let id = id.chars().take(140).collect();
    let details = Value::from(suggestions.clone());
    Failure::from(Problem::UnknownId { id, what, suggestions }).with("suggestions", details)
}

/// One item, as `--json` gives it; `content` is the written form of the catalogue.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Shown<'a> {
    id: String,
    kind: &'static str,
    plugin: &'a PluginId,
    version: String,
    edition: Option<u32>,
    development: bool,
    content: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    extended_by: Option<Vec<Added>>,
}

impl<'a> Shown<'a> {
    fn new(shelf: &Shelf<'_>, pack: &'a Pack, item: Item<'a>) -> Self {
        let content = match item {
            Item::Discipline(i) => serde_json::to_value(i),
            Item::Assessment(i) => serde_json::to_value(i),
            Item::Intervention(i) => serde_json::to_value(i),
            Item::Goal(i) => serde_json::to_value(i),
            Item::Concept(i) => serde_json::to_value(i),
            Item::Form(i) => serde_json::to_value(i),
            Item::Rule(i) => serde_json::to_value(i),
            Item::Framework(i) => serde_json::to_value(i),
            Item::Elaboration(i) => serde_json::to_value(i),
            Item::LevelScale(i) => serde_json::to_value(i),
            Item::Policy(i) => serde_json::to_value(i),
            Item::Source(i) => serde_json::to_value(i),
        };
        Self {
            id: pack.full_id(item.id()).to_string(),
            kind: item.kind(),
            plugin: &pack.manifest.id,
            version: pack.manifest.version.to_string(),
            edition: item.edition(),
            development: false,
            content: content.unwrap_or(Value::Null),
            extended_by: matches!(item, Item::Discipline(_)).then(|| extended::listed(shelf, pack)),
        }
    }
}

/// What the pages of all kinds need: the page itself, and where to look things up.
struct Sheet<'a> {
    page: Page,
    shelf: &'a Shelf<'a>,
    own: &'a PluginId,
    language: Language,
}

impl Sheet<'_> {
    fn say(&self, phrase: Phrase) -> &'static str {
        phrase.get(self.language)
    }

    fn section(&mut self, heading: Phrase, text: &str) {
        let heading = self.say(heading);
        self.page.section(heading, text);
    }

    fn heading(&mut self, heading: Phrase) {
        let heading = self.say(heading);
        self.page.heading(heading);
    }

    /// A heading with a list under it; nothing for an empty list.
    fn list(&mut self, heading: Phrase, lines: impl IntoIterator<Item = String>) {
        let mut lines = lines.into_iter().peekable();
        if lines.peek().is_some() {
            self.heading(heading);
            for line in lines {
                self.page.bullet(&line);
            }
        }
    }

    fn established(&self, provenance: &Provenance) -> String {
        self.shelf.established(self.own, provenance, self.language)
    }

    /// The disciplines that an item says it is for.
    fn audience(&mut self, item: Item<'_>) {
        let named = item.audience().named().map(|one| self.shelf.named(self.own, one, self.language));
        let named: Vec<String> = named.collect();
        self.list(Phrase::new("Voor discipline", "For discipline"), named);
    }

    /// The last heading of every item: where it is written, and how sure that is.
    fn source(&mut self, citation: &Citation, also: &[Citation], provenance: &Provenance) {
        let cited = self.shelf.cited(self.own, citation);
        self.section(Phrase::new("Bron", "Source"), &cited);
        for citation in also {
            let cited = self.shelf.cited(self.own, citation);
            self.page.body(&cited);
        }
        let established = self.established(provenance);
        self.page.body(&say!(self.language, "Herkomst: {established}", "Provenance: {established}"));
    }
}

/// The page of one item, as `vakwerk show` gives it; `shelf` holds whatever the item refers to.
#[must_use]
pub fn page(look: Look, shelf: &Shelf<'_>, pack: &Pack, item: Item<'_>) -> Page {
    let mut page = described(look, shelf, pack, item);
    if let Item::Assessment(assessment) = item {
        assessment::example(&mut page, assessment, &pack.full_id(&assessment.id));
    }
    page
}

/// What people call an item; the title of a source, the id where there is nothing else.
pub(in crate::command) fn title(item: Item<'_>, language: Language) -> String {
    match item {
        Item::Source(source) => source.title.clone(),
        _ => item.label().map_or_else(|| item.id().to_string(), |label| label.get(language).to_owned()),
    }
}

/// The same page without what only serves at a terminal.
pub(super) fn described(look: Look, shelf: &Shelf<'_>, pack: &Pack, item: Item<'_>) -> Page {
    let language = look.language;
    let mut page = Page::new(look);
    page.title(&title(item, language));
    let (id, kind, manifest) = (pack.full_id(item.id()), item.word(language), &pack.manifest);
    let (plugin, version) = (&manifest.id, &manifest.version);
    page.line(&match item.edition() {
        Some(edition) => {
            say!(
                language,
                "{id} · {kind}, editie {edition} · uit {plugin} {version}",
                "{id} · {kind}, edition {edition} · from {plugin} {version}"
            )
        }
        None => say!(language, "{id} · {kind} · uit {plugin} {version}", "{id} · {kind} · from {plugin} {version}"),
    });
    let mut sheet = Sheet { page, shelf, own: &manifest.id, language };
    match item {
        Item::Discipline(i) => content::discipline(&mut sheet, i, pack),
        Item::Assessment(i) => assessment::write(&mut sheet, i),
        Item::Intervention(i) => intervention::write(&mut sheet, i),
        Item::Goal(i) => content::goal(&mut sheet, i, &id),
        Item::Concept(i) => content::concept(&mut sheet, i),
        Item::Form(i) => content::form(&mut sheet, i),
        Item::Rule(i) => rule::write(&mut sheet, i),
        Item::Framework(i) => framework::write(&mut sheet, i),
        Item::Elaboration(i) => framework::elaboration(&mut sheet, i),
        Item::LevelScale(i) => framework::level_scale(&mut sheet, i),
        Item::Policy(i) => content::policy(&mut sheet, i),
        Item::Source(i) => content::source(&mut sheet, i),
    }
    sheet.page
}
