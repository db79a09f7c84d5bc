//! `vakwerk case destroy CASE`: destroys the content of events, on a ground that stays.

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;
use vakwerk_core::access::{AccessAction, AccessGround};
use vakwerk_core::case::{Case, Command as Act, Destroy, EventId, Payload, Retention, Target};
use vakwerk_core::envelope::{Draft, SealFault};
use vakwerk_core::rule::RuleBook;
use vakwerk_core::store::{CaseStore, StoreError};
use vakwerk_core::text::Language;

use super::keep::{kept_until, retention_option, schedule};
use super::moment::context;
use super::new::salt;
use super::place::{case_argument, place, store_option};
use crate::access::access_options;
use crate::command::Entry;
use crate::frame::OPTIONS;
use crate::page::{Page, Tone};
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "destroy", define, run };

const ABOUT: Phrase = Phrase::new(
    "Vernietig de inhoud van gebeurtenissen, of van de hele zaak",
    "Destroy the content of events, or of the whole case",
);
const USAGE: Phrase = Phrase::new(
    "vakwerk case destroy ZAAK --events 3,5-7|--all --ground TEKST [OPTIES]",
    "vakwerk case destroy CASE --events 3,5-7|--all --ground TEXT [OPTIONS]",
);
const AFTER: Phrase = Phrase::new(
    "Er is een grond nodig, zoals het verzoek van de cliënt of het einde van de bewaartermijn; die blijft staan. Van \
     elke gebeurtenis blijft de kop: soort, dag en wie haar vastlegde; de inhoud gaat weg en komt niet terug. \
     Verbeteringen van wat u vernietigt, gaan mee, en ook wat als afgebroken apart lag. De keten blijft kloppen, en de \
     bewaartermijn verandert niet. Niet bereikt worden kopieën, verslagen en reservekopieën elders: zorg daar zelf \
     voor. Met --dry-run gebeurt er niets.

Voorbeelden:
  vakwerk case destroy zaken/dhr-a.jsonl --events 12,15-17 --ground 'verzoek'
  vakwerk case destroy zaken/dhr-a.jsonl --all --ground 'termijn voorbij'

Met --json: case, destroyed (sequence, on, kind), recorded, sequence, retention.
Exitcodes: 0 gedaan · 1 geweigerd · 2 verkeerd gebruik, ook zonder grond",
    "A ground is needed, such as the client's request or the end of the retention period; it stays. Of every event the \
     head stays: kind, day and who recorded it; the content goes and does not come back. Corrections of what you \
     destroy go along, and so does what was set aside as broken off. The chain still fits, and the retention date does \
     not change. Copies, reports and backups elsewhere are not reached: see to those yourself. With --dry-run nothing \
     happens.

Examples:
  vakwerk case destroy cases/dhr-a.jsonl --events 12,15-17 --ground 'request'
  vakwerk case destroy cases/dhr-a.jsonl --all --ground 'period ended'

With --json: case, destroyed (sequence, on, kind), recorded, sequence, retention.
Exit codes: 0 done · 1 refused · 2 wrong use, also without a ground",
);

fn define(language: Language) -> Command {
    let option = |name: &'static str, help: Phrase| {
        Arg::new(name).long(name).help(help.get(language)).help_heading(OPTIONS.get(language))
    };
    Command::new("destroy")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .args([
            case_argument(language),
            option("events", Phrase::new("Welke gebeurtenissen, met hun nummer", "Which events, by their number"))
                .value_name("3,5-7")
                .required_unless_present("all"),
            option("all", Phrase::new("De inhoud van elke gebeurtenis", "The content of every event"))
                .action(ArgAction::SetTrue)
                .conflicts_with("events"),
            option(
                "ground",
                Phrase::new("Op welke grond; hij blijft in de zaak staan", "On what ground; it stays in the case"),
            )
            .value_name(Phrase::new("TEKST", "TEXT").get(language))
            .required(true),
            option("dry-run", Phrase::new("Toon alleen wat er weg zou gaan", "Only show what would go"))
                .action(ArgAction::SetTrue),
            retention_option(language),
            store_option(language),
        ])
        .args(access_options(language))
}

/// A destruction, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Destroyed {
    case: String,
    destroyed: Vec<Gone>,
    recorded: bool,
    sequence: Option<u64>,
    retention: Option<Retention>,
}

/// An event whose content goes: what stays of it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Gone {
    sequence: u64,
    on: String,
    kind: String,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let dry = matches.get_flag("dry-run");
    let place = place(matches)?;
    let schedule = schedule(matches)?;
    let wanted = matches.get_one::<String>("events").map(|text| numbers(text)).transpose()?;
    let reading = place.reading(session, matches, AccessAction::Read, AccessGround::RecordKeeping)?;
    let (loaded, case) = place.load(&reading)?;
    let targets = match wanted {
        Some(wanted) => wanted.into_iter().map(Target::Sequence).collect(),
        None => everything(&case),
    };
    let ground = matches.get_one::<String>("ground").cloned().unwrap_or_default();
    let rules = RuleBook::default();
    let context = context(reading.who(), None, &rules, &[]);
    let decision = case.decide(&Act::Destroy(Destroy { targets, ground }), &context)?;
    let event = decision.events.into_iter().next();
    let Some((Payload::Destroyed(decided), event)) = event.as_ref().map(|event| (&event.payload, event)) else {
        return Err(Failure::from(StoreError::NothingToAppend));
    };
    let ids: Vec<EventId> = decided.targets.iter().map(|target| target.event).collect();
    let destroyed = case
        .entries()
        .iter()
        .filter(|entry| ids.contains(&entry.event.meta.event))
        .map(|entry| Gone {
            sequence: entry.event.meta.sequence,
            on: entry.event.meta.occurred_on.to_string(),
            kind: entry.event.payload.kind().to_owned(),
        })
        .collect();
    let mut sequence = None;
    if !dry {
        let unwritable = |_| StoreError::from(SealFault::Unwritable { event: event.meta.event });
        let record = Draft::of(event, salt()).map_err(unwritable)?;
        let head = loaded.record.head().sequence;
        sequence = Some(place.store.destroy(&place.case, head, &ids, &record)?.head.sequence);
    }
    let case_id = place.case.to_string();
    let done = Destroyed { case: case_id, destroyed, recorded: !dry, sequence, retention: schedule.of(&case) };
    Ok(Reply::new(Exit::Done, &done, page(session, &done)))
}

/// Every event whose content can be destroyed.
fn everything(case: &Case) -> Vec<Target> {
    let left = case
        .entries()
        .iter()
        .filter(|entry| !matches!(entry.event.payload, Payload::Erased { .. } | Payload::Destroyed(_)));
    left.map(|entry| Target::Sequence(entry.event.meta.sequence)).collect()
}

/// Numbers and ranges of numbers, such as `3,5-7`.
fn numbers(text: &str) -> Result<Vec<u64>, Failure> {
    /// No case has more events than this.
    const MOST: u64 = 1 << 20;
    let expected = Phrase::new("nummers van gebeurtenissen, zoals 3,5-7", "numbers of events, such as 3,5-7");
    let wrong = || Failure::new(Exit::WrongUse, Problem::Value { option: "--events", expected });
    let mut numbers = Vec::new();
    for part in text.split(',') {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let number = |text: &str| text.trim().parse::<u64>().map_err(|_| wrong());
        let (from, to) = (number(from)?, number(to)?);
        if from == 0 || from > to || to > MOST {
            return Err(wrong());
        }
        numbers.extend(from..=to);
    }
    Ok(numbers)
}

fn page(session: &Session<'_>, done: &Destroyed) -> Page {
    let language = session.language;
    let mut page = Page::new(session.look);
    let (case, count) = (&done.case, done.destroyed.len());
    page.title(&match done.sequence {
        Some(sequence) => say!(
            language,
            "{case}: de inhoud van {count} gebeurtenissen is vernietigd (gebeurtenis {sequence})",
            "{case}: the content of {count} events was destroyed (event {sequence})",
        ),
        None => say!(
            language,
            "{case}: de inhoud van {count} gebeurtenissen zou weggaan",
            "{case}: the content of {count} events would go",
        ),
    });
    page.body(Phrase::new("Hiervan blijft alleen de kop:", "Of these only the head stays:").get(language));
    for gone in &done.destroyed {
        page.bullet(&format!("{:>3} {} {}", gone.sequence, gone.on, gone.kind));
    }
    page.body(&kept_until(done.retention.as_ref(), language));
    page.stand_out(
        Tone::Caution,
        Phrase::new(
            "Kopieën, verslagen en reservekopieën elders zijn niet bereikt; zorg daar zelf voor.",
            "Copies, reports and backups elsewhere were not reached; see to those yourself.",
        )
        .get(language),
    );
    page
}
