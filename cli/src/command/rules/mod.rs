//! `vakwerk rules`: what the loaded packs ask, with weight, whose choice that is, and where it is written.

mod facts;

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;
use vakwerk_core::catalogue::{Guard, Item, Pack, Rule, Weight, WeightBasis};
use vakwerk_core::id::ItemId;
use vakwerk_core::licence::Grants;
use vakwerk_core::provenance::{Citation, Provenance};
use vakwerk_core::step::Step;
use vakwerk_core::text::{Language, Text};

use crate::command::Entry;
use crate::command::show::unknown;
use crate::frame::OPTIONS;
use crate::page::Page;
use crate::phrase::Phrase;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;
use crate::shelf::Shelf;
use crate::words::{TO_BE_CONFIRMED, Word, words};

pub(super) const ENTRY: Entry = Entry { name: "rules", define, run };

const ABOUT: Phrase = Phrase::new("Toon de regels, of die van één stap", "Show the rules, or those of one step");
const USAGE: Phrase = Phrase::new("vakwerk rules [OPTIES]", "vakwerk rules [OPTIONS]");
const AFTER: Phrase = Phrase::new(
    "Gewichten: `moet` houdt een overgang of een bericht naar buiten tegen; `pas toe of leg uit` vraagt een \
     geschreven reden, die in het dossier blijft; `advies` wordt alleen getoond. Erachter staat wie het \
     gewicht koos: de bron of de uitgever. Een regel houdt nooit tegen dat u vastlegt wat er gebeurd is.

Stappen: registration screening intake examination diagnosis plan treatment evaluation closure

Voorbeelden:
  vakwerk rules
  vakwerk rules --step plan
  vakwerk rules --discipline oefentherapie:oefentherapie
  vakwerk rules --step closure --json
  vakwerk rules --facts

Met --json: een lijst; per regel id, edition, title, text, weight, weight-basis, guards, frameworks, \
     disciplines, source, also, provenance. Met --facts: facts (name, kind, label, words, open) en collections (name, \
     label, fields).
Exitcodes: 0 gedaan · 1 er is niets te laden · 2 verkeerd gebruik",
    "Weights: `must` stops a transition or an outgoing message; `comply or explain` asks a written reason, \
     which stays in the record; `advice` is only shown. Behind it stands who chose the weight: the source or \
     the publisher. A rule never stops you from recording what happened.

Steps: registration screening intake examination diagnosis plan treatment evaluation closure

Examples:
  vakwerk rules
  vakwerk rules --step plan
  vakwerk rules --discipline oefentherapie:oefentherapie
  vakwerk rules --step closure --json
  vakwerk rules --facts

With --json: a list; per rule id, edition, title, text, weight, weight-basis, guards, frameworks, \
     disciplines, source, also, provenance. With --facts: facts (name, kind, label, words, open) and collections (name, \
     label, fields).
Exit codes: 0 done · 1 there is nothing to load · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("rules")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .arg(
            Arg::new("step")
                .long("step")
                .value_name(Phrase::new("STAP", "STEP").get(language))
                .help(
                    Phrase::new("Alleen wat voor deze stap moet gelden", "Only what must hold for this step")
                        .get(language),
                )
                .help_heading(OPTIONS.get(language))
                .value_parser(Step::ALL.map(Step::as_str)),
        )
        .arg(
            Arg::new("discipline")
                .long("discipline")
                .value_name("ID")
                .help(
                    Phrase::new(
                        "Alleen wat trajecten van deze discipline bekijkt, uit welk pakket ook",
                        "Only what watches trajectories of this discipline, from whatever pack",
                    )
                    .get(language),
                )
                .help_heading(OPTIONS.get(language)),
        )
        .arg(
            Arg::new("facts")
                .long("facts")
                .help(
                    Phrase::new("Toon in plaats daarvan wat een regel kan vragen", "Show instead what a rule can ask")
                        .get(language),
                )
                .help_heading(OPTIONS.get(language))
                .action(ArgAction::SetTrue)
                .conflicts_with_all(["step", "discipline"]),
        )
}

/// One rule, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Listed<'a> {
    id: ItemId,
    edition: u32,
    title: &'a Text,
    text: &'a Text,
    weight: Weight,
    weight_basis: WeightBasis,
    guards: &'a [Guard],
    frameworks: Vec<ItemId>,
    disciplines: Vec<ItemId>,
    source: Citation,
    also: &'a [Citation],
    provenance: &'a Provenance,
}

impl<'a> Listed<'a> {
    fn new(pack: &'a Pack, rule: &'a Rule) -> Self {
        let own = &pack.manifest.id;
        let within = |references: &[vakwerk_core::id::Reference]| references.iter().map(|r| r.within(own)).collect();
        Self {
            id: pack.full_id(&rule.id),
            edition: rule.edition,
            title: &rule.title,
            text: &rule.text,
            weight: rule.weight,
            weight_basis: rule.weight_basis,
            guards: &rule.guards,
            frameworks: within(&rule.frameworks),
            disciplines: within(&rule.disciplines),
            source: rule.source.clone(),
            also: &rule.also,
            provenance: &rule.provenance,
        }
    }
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    if matches.get_flag("facts") {
        return Ok(facts::reply(session));
    }
    let step = matches.get_one::<String>("step").and_then(|name| Step::ALL.into_iter().find(|s| s.as_str() == name));
    let library = session.library(&Grants::default())?;
    let shelf = library.shelf();
    let watched = matches.get_one::<String>("discipline").map(|id| Watched::find(&shelf, id)).transpose()?;
    let all = shelf.packs().flat_map(|pack| pack.contents.rule.iter().map(move |rule| Listed::new(pack, rule)));
    let mut rules: Vec<Listed<'_>> = all
        .filter(|rule| step.is_none_or(|step| rule.guards.contains(&Guard::Step(step))))
        .filter(|rule| watched.as_ref().is_none_or(|watched| watched.by(rule)))
        .collect();
    // What weighs most stands first; among equals the order of the packs stays.
    rules.sort_by_key(|rule| std::cmp::Reverse(rule.weight));
    let name = watched.map(|watched| watched.name.get(session.language));
    let page = page(session, &shelf, &rules, step, name);
    Ok(Reply::new(Exit::Done, &rules, page))
}

/// A discipline whose rules are asked for.
struct Watched<'a> {
    discipline: ItemId,
    framework: ItemId,
    name: &'a Text,
}

impl<'a> Watched<'a> {
    fn find(shelf: &Shelf<'a>, id: &str) -> Result<Self, Failure> {
        let found = id.parse::<ItemId>().ok().and_then(|id| shelf.item(&id));
        let Some((pack, Item::Discipline(discipline))) = found else { return Err(unknown(shelf, id)) };
        Ok(Self {
            discipline: pack.full_id(&discipline.id),
            framework: discipline.framework.within(&pack.manifest.id),
            name: &discipline.name,
        })
    }

    /// Whether a rule watches its trajectories: one that names nobody watches everybody.
    fn by(&self, rule: &Listed<'_>) -> bool {
        let within = |list: &[ItemId], id: &ItemId| list.is_empty() || list.contains(id);
        within(&rule.frameworks, &self.framework) && within(&rule.disciplines, &self.discipline)
    }
}

fn page(
    session: &Session<'_>,
    shelf: &Shelf<'_>,
    rules: &[Listed<'_>],
    step: Option<Step>,
    discipline: Option<&str>,
) -> Page {
    let language = session.language;
    let mut page = Page::new(session.look);
    let count = rules.len();
    let of: Vec<&str> = step.map(|step| step.word(language)).into_iter().chain(discipline).collect();
    let of = of.join(", ");
    page.title(&if of.is_empty() {
        say!(language, "Regels: {count}", "Rules: {count}")
    } else {
        say!(language, "Regels voor {of}: {count}", "Rules for {of}: {count}")
    });
    for weight in [Weight::Must, Weight::ComplyOrExplain, Weight::Advice] {
        let of_weight: Vec<_> = rules.iter().filter(|rule| rule.weight == weight).collect();
        if of_weight.is_empty() {
            continue;
        }
        let word = weight.word(language);
        page.heading(&format!("{} ({})", capitalised(word), of_weight.len()));
        for rule in of_weight {
            one(&mut page, shelf, rule, step);
        }
    }
    page
}

fn one(page: &mut Page, shelf: &Shelf<'_>, rule: &Listed<'_>, step: Option<Step>) {
    let language = page.language();
    page.nested(0, &format!("{} — {}", rule.id, rule.title.get(language)));
    let mut second = vec![rule.weight_basis.word(language).to_owned()];
    if step.is_none() {
        second.insert(0, words(rule.guards, language));
    }
    let cited = shelf.briefly(&rule.id.plugin, &rule.source);
    second.push(say!(language, "bron: {cited}", "source: {cited}"));
    if rule.provenance.mark.to_be_confirmed() {
        second.push(TO_BE_CONFIRMED.get(language).to_uppercase());
    }
    page.under(0, &second.join(" · "));
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
