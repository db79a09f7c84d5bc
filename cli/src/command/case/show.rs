//! `vakwerk case show CASE`: everything a case holds, readable without any plugin.

use clap::{ArgMatches, Command};
use serde::Serialize;
use vakwerk_core::access::{AccessAction, AccessGround};
use vakwerk_core::case::{BecameNote, PluginVersion, Retention};
use vakwerk_core::catalogue::{Became, Pack};
use vakwerk_core::explain::Explain;
use vakwerk_core::store::StoreError;
use vakwerk_core::text::Language;
use vakwerk_report::{CaseReading, became_line};

use super::extensions::{Extension, TrajectorySet};
use super::keep::{kept_until, retention_option, schedule};
use super::place::{case_argument, place, store_option};
use crate::access::{access_options, ground_option};
use crate::command::Entry;
use crate::library::Library;
use crate::page::{Page, Tone};
use crate::phrase::Phrase;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;
use crate::words::{DEVELOPMENT, Word};

pub(super) const ENTRY: Entry = Entry { name: "show", define, run };

const ABOUT: Phrase = Phrase::new("Toon een zaak, gebeurtenis voor gebeurtenis", "Show a case, event by event");
const AFTER: Phrase = Phrase::new(
    "Heeft geen plugins nodig: namen, scores, banden en bronnen staan in de zaak zelf, zoals ze toen waren. Het bestand \
     wordt eerst gecontroleerd. Met --plugins staat erbij wat er sindsdien van werd: een andere naam, een andere \
     betekenis, ingetrokken of weg, en welke pakketten de discipline uitbreiden. Wie leest, en waarom, wordt vastgelegd.

Voorbeelden:
  vakwerk case show zaken/dhr-a.jsonl
  vakwerk case show zaken/dhr-a.jsonl --plugins /opt/vakwerk/plugins
Exitcodes: 0 gedaan · 1 de zaak is beschadigd of niet te lezen · 2 verkeerd gebruik",
    "Needs no plugins: names, scores, bands and sources stand in the case itself, as they were then. The file is \
     verified first. With --plugins it says what became of them since: another name, another meaning, withdrawn or gone, \
     and which packs extend the discipline. Who reads, and why, is written down.

Examples:
  vakwerk case show cases/dhr-a.jsonl
  vakwerk case show cases/dhr-a.jsonl --plugins /opt/vakwerk/plugins
Exit codes: 0 done · 1 the case is damaged or cannot be read · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("show")
        .about(ABOUT.get(language))
        .after_help(AFTER.get(language))
        .args([case_argument(language), retention_option(language), store_option(language), ground_option(language)])
        .args(access_options(language))
}

/// A case, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Shown<'a> {
    case: String,
    head: String,
    trajectories: Vec<ShownTrajectory<'a>>,
    /// Until when it is kept.
    retention: Option<Retention>,
    events: Vec<ShownEvent>,
    notices: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ShownTrajectory<'a> {
    id: String,
    step: &'static str,
    round: u32,
    closed: bool,
    /// The plugins of the set it works with, as the record keeps them.
    plugins: &'a [PluginVersion],
    /// The packs of the set that extend the discipline; absent where the pack of the discipline is not installed.
    #[serde(skip_serializing_if = "Option::is_none")]
    extensions: Option<Vec<Extension>>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ShownEvent {
    sequence: u64,
    on: String,
    kind: String,
    trajectory: Option<String>,
    role: String,
    line: String,
    /// Every label, score, band and source, as they were recorded.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    details: Vec<String>,
    /// What became of what it refers to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    became: Vec<ShownBecame>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ShownBecame {
    id: String,
    recorded: String,
    now: String,
    #[serde(flatten)]
    became: Became,
    line: String,
}

impl ShownBecame {
    fn of(note: &BecameNote<'_>, language: Language) -> Self {
        Self {
            id: note.id.clone().into_owned(),
            recorded: note.recorded.to_string(),
            now: note.now.to_string(),
            became: note.became.clone(),
            line: became_line(note, language),
        }
    }
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let language = session.language;
    let place = place(matches)?;
    let reading = place.reading(session, matches, AccessAction::Read, AccessGround::Treatment)?;
    let (loaded, case) = place.load(&reading)?;
    let retention = schedule(matches)?.of(&case);
    let library = session.named_library()?;
    let packs: Vec<&Pack> = library.iter().flat_map(Library::plugins).map(|plugin| plugin.pack()).collect();
    let notes = case.what_became(&packs);
    let reading = reading.acting(if session.json { AccessAction::Export } else { AccessAction::Print });
    let record = CaseReading { id: &place.case, case: &case, access: reading.access() };
    let telling = record.telling(language).map_err(StoreError::from)?;
    let events: Vec<ShownEvent> = case
        .entries()
        .iter()
        .map(|entry| ShownEvent {
            sequence: entry.event.meta.sequence,
            on: entry.event.meta.occurred_on.to_string(),
            kind: entry.event.payload.kind().to_owned(),
            trajectory: entry.event.meta.trajectory.as_ref().map(ToString::to_string),
            role: entry.event.meta.who.role.to_string(),
            line: telling.line(&entry.event.payload),
            details: telling.details(&entry.event.payload),
            became: notes
                .iter()
                .filter(|note| note.event == entry.event.pointer())
                .map(|note| ShownBecame::of(note, language))
                .collect(),
        })
        .collect();
    let mut page = Page::new(session.look);
    page.title(place.case.as_ref());
    let mut trajectories = Vec::new();
    for trajectory in case.trajectories() {
        let (id, step, round) = (trajectory.id(), trajectory.step(), trajectory.round());
        let closed = if trajectory.is_closed() { say!(language, ", afgesloten", ", closed") } else { String::new() };
        let at = step.word(language);
        page.body(&say!(
            language,
            "Traject {id}: stap {at}, ronde {round}{closed}",
            "Trajectory {id}: step {at}, round {round}{closed}",
        ));
        let set = TrajectorySet::of(&case, id, library.as_ref(), language);
        set.write(&mut page);
        let developed = set.plugins.iter().filter(|plugin| plugin.development);
        let developed: Vec<_> = developed.map(|plugin| format!("{} {}", plugin.id, plugin.version)).collect();
        if !developed.is_empty() {
            page.loud(Tone::Caution, &format!("{} {}", developed.join(", "), DEVELOPMENT.get(language)));
        }
        trajectories.push(ShownTrajectory {
            id: id.to_string(),
            step: step.as_str(),
            round,
            closed: trajectory.is_closed(),
            plugins: set.plugins,
            extensions: set.extensions,
        });
    }
    page.body(&kept_until(retention.as_ref(), language));
    for event in &events {
        page.bullet(&format!("{:>3} {} {}", event.sequence, event.on, event.line));
        event.details.iter().for_each(|detail| page.under(0, detail));
        for became in &event.became {
            let line = &became.line;
            page.under(0, &say!(language, "Nu: {line}", "Now: {line}"));
        }
    }
    for notice in &loaded.notices {
        page.stand_out(Tone::Caution, &format!("{} {}", notice.code(), notice.explain(language)));
    }
    let shown = Shown {
        case: place.case.to_string(),
        head: loaded.record.head().digest.to_string(),
        trajectories,
        retention,
        events,
        notices: loaded.notices.iter().map(|notice| notice.explain(language)).collect(),
    };
    Ok(Reply::new(Exit::Done, &shown, page))
}
