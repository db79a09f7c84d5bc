//! `vakwerk case move CASE`: moves a trajectory to other versions of its plugins, and records what that changes.

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;
use vakwerk_core::access::{AccessAction, AccessGround};
use vakwerk_core::case::{Command as Act, PluginMove, PluginVersion, SetMoved};
use vakwerk_core::catalogue::Pack;
use vakwerk_core::envelope::{Draft, SealFault};
use vakwerk_core::id::Name;
use vakwerk_core::licence::Grants;
use vakwerk_core::rule::RuleBook;
use vakwerk_core::store::{CaseStore, StoreError};
use vakwerk_core::text::Language;
use vakwerk_host::{PluginSet, Registry};
use vakwerk_report::move_lines;

use super::locked::{lock_options, locked};
use super::moment::context;
use super::new::salt;
use super::place::{case_argument, place, store_option};
use super::report::trajectory;
use crate::access::access_options;
use crate::command::Entry;
use crate::command::first_fault;
use crate::frame::OPTIONS;
use crate::page::Page;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "move", define, run };

const ABOUT: Phrase = Phrase::new(
    "Zet een traject over op andere versies van zijn plugins",
    "Move a trajectory to other versions of its plugins",
);
const AFTER: Phrase = Phrase::new(
    "Een traject blijft bij de versies waarmee het begon, tot u het overzet. Dat is een gebeurtenis in de zaak, die zegt \
     welke versies andere werden en welke onderdelen een andere naam of betekenis kregen, zijn ingetrokken of weg zijn. \
     Wat er al staat, blijft staan zoals het is vastgelegd. Zonder --lock gaat het traject naar de nieuwste versies die \
     samengaan. Met --dry-run wordt er niets vastgelegd.

Voorbeelden:
  vakwerk case move zaken/dhr-a.jsonl --reason 'nieuwe uitgave van pmt' --dry-run
  vakwerk case move dhr-a --store zaken --reason 'jaarlijkse herziening' --lock vakwerk.lock --set 2027

Met --json: case, trajectory, recorded, sequence (null met --dry-run), from, to en changes (id, from, to, items).
Exitcodes: 0 gedaan · 1 geweigerd, ook als er niets verandert · 2 verkeerd gebruik",
    "A trajectory keeps to the versions it began with until you move it. That is an event in the case, which says which \
     versions became others and which items got another name or meaning, were withdrawn or are gone. What stands there \
     stays as it was recorded. Without --lock the trajectory goes to the newest versions that go together. With \
     --dry-run nothing is recorded.

Examples:
  vakwerk case move cases/dhr-a.jsonl --reason 'new release of pmt' --dry-run
  vakwerk case move dhr-a --store cases --reason 'yearly revision' --lock vakwerk.lock --set 2027

With --json: case, trajectory, recorded, sequence (null with --dry-run), from, to and changes (id, from, to, items).
Exit codes: 0 done · 1 refused, also where nothing changes · 2 wrong use",
);

fn define(language: Language) -> Command {
    let option = |name: &'static str, help: Phrase| {
        Arg::new(name).long(name).help(help.get(language)).help_heading(OPTIONS.get(language))
    };
    let command = Command::new("move").about(ABOUT.get(language)).after_help(AFTER.get(language));
    command
        .args([
            case_argument(language),
            option("reason", Phrase::new("Waarom; het blijft in de zaak staan", "Why; it stays in the case"))
                .value_name(Phrase::new("TEKST", "TEXT").get(language))
                .required(true),
            option(
                "trajectory",
                Phrase::new("Welk traject, als er meer zijn", "Which trajectory, where there are several"),
            )
            .value_name("ID"),
        ])
        .args(lock_options(language))
        .args([
            option("dry-run", Phrase::new("Toon alleen wat er zou veranderen", "Only show what would change"))
                .action(ArgAction::SetTrue),
            store_option(language),
        ])
        .args(access_options(language))
}

/// A move, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Moved {
    case: String,
    trajectory: Name,
    recorded: bool,
    sequence: Option<u64>,
    from: Option<String>,
    to: String,
    changes: Vec<PluginMove>,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let dry = matches.get_flag("dry-run");
    let place = place(matches)?;
    let reading = place.reading(session, matches, AccessAction::Read, AccessGround::RecordKeeping)?;
    let (loaded, case) = place.load(&reading)?;
    let trajectory = trajectory(&case, matches.get_one::<String>("trajectory"))?;
    let library = session.library(&Grants::default())?;
    let locked = locked(session, &library, matches)?;
    let set = locked.as_ref().unwrap_or_else(|| library.set());
    let before = case.set_of(&trajectory).map_or(&[][..], |(_, plugins)| plugins);
    let command = Act::MoveSet(SetMoved {
        from: None,
        to: set.digest(),
        plugins: set.versions(),
        reason: text("reason").unwrap_or_default(),
        changes: between(library.registry(), before, set),
    });
    let packs: Vec<&Pack> = set.packs().collect();
    // A set in use has been compiled before; a fault of it is told with the plugin it lies in.
    let rules = RuleBook::compile(&packs).map_err(first_fault)?;
    let context = context(reading.who(), Some(&trajectory), &rules, &packs);
    let decision = case.decide(&command, &context)?;
    let refused = |error: StoreError| Failure::new(Exit::Refused, error);
    let mut sequence = None;
    if !dry {
        let drafts: Vec<Draft> = decision
            .events
            .iter()
            .map(|event| Draft::of(event, salt()).map_err(|_| SealFault::Unwritable { event: event.meta.event }))
            .collect::<Result<_, _>>()
            .map_err(|fault| refused(StoreError::from(fault)))?;
        let head = loaded.record.head().sequence;
        sequence = Some(place.store.append(&place.case, head, &drafts).map_err(refused)?.head.sequence);
    }
    let payload = decision.events.into_iter().next().map(|event| event.payload);
    let Some(vakwerk_core::case::Payload::SetMoved(event)) = payload else {
        return Err(Failure::from(Problem::NoTrajectory { present: Vec::new() }));
    };
    let moved = Moved {
        case: place.case.to_string(),
        trajectory,
        recorded: !dry,
        sequence,
        from: event.from.map(|digest| digest.to_string()),
        to: event.to.to_string(),
        changes: event.changes,
    };
    Ok(Reply::new(Exit::Done, &moved, page(session, &moved)))
}

/// What changes in every plugin of which both versions are installed.
fn between(registry: &Registry, before: &[PluginVersion], set: &PluginSet) -> Vec<PluginMove> {
    let one = |was: &PluginVersion| {
        let new = set.plugin(&was.id).ok().filter(|new| new.name().version != was.version)?;
        let old = registry.plugin_version(&was.id, &was.version).ok()?;
        Some(PluginMove::between(old.pack(), new.pack()))
    };
    before.iter().filter_map(one).collect()
}

fn page(session: &Session<'_>, moved: &Moved) -> Page {
    let language = session.language;
    let mut page = Page::new(session.look);
    let (case, trajectory) = (&moved.case, &moved.trajectory);
    page.title(&match moved.sequence {
        Some(sequence) => say!(
            language,
            "{case}, traject {trajectory}: overgezet (gebeurtenis {sequence})",
            "{case}, trajectory {trajectory}: moved (event {sequence})",
        ),
        None => say!(
            language,
            "{case}, traject {trajectory}: dit zou overzetten veranderen",
            "{case}, trajectory {trajectory}: this is what moving would change",
        ),
    });
    for plugin in &moved.changes {
        let (heading, items) = move_lines(plugin, language);
        page.heading(&heading);
        if items.is_empty() {
            page.body(&say!(language, "Geen onderdeel anders.", "No item is otherwise."));
        }
        items.iter().for_each(|item| page.bullet(item));
    }
    if moved.changes.is_empty() {
        page.body(&say!(
            language,
            "Dezelfde versies, met andere zegels of uit een andere map.",
            "The same versions, with other seals or from another folder.",
        ));
    }
    page
}
