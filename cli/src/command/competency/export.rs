//! `vakwerk competency export`: a framework for another system, with what that system cannot carry.

use std::path::PathBuf;

use clap::{ArgMatches, Command};
use jiff::Timestamp;
use serde::Serialize;
use vakwerk_core::catalogue::Item;
use vakwerk_core::id::ItemId;
use vakwerk_core::licence::Grants;
use vakwerk_core::text::Language;
use vakwerk_exchange::{Kept, Loss, Setting, badges, canvas, export_case_with, export_moodle};

use super::folio::{path_option, text_option};
use super::pick::{Picked, framework_arg};
use crate::command::Entry;
use crate::library::Library;
use crate::output::save;
use crate::page::{Page, Tone};
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;
use crate::shelf::Shelf;

pub(super) const ENTRY: Entry = Entry { name: "export", define, run };

const ABOUT: Phrase = Phrase::new(
    "Schrijf een beroepskader voor een leeromgeving of ander systeem",
    "Write a framework for a learning system or another system",
);
const USAGE: Phrase = Phrase::new(
    "vakwerk competency export KADER --to VORM --out BESTAND",
    "vakwerk competency export FRAMEWORK --to FORM --out FILE",
);
const AFTER: Phrase = Phrase::new(
    "Vormen: case (CASE 1.0, alles), moodle (CSV), canvas (CSV), openbadges (JSON, niet ondertekend). Wat een vorm \
     niet kan dragen wordt gemeld. Wat bij het inlezen uit CASE is bewaard (exchange/kept.json), gaat met case weer \
     mee. Dezelfde invoer geeft hetzelfde bestand, byte voor byte; de datum erin is die van de bron, of die van \
     --changed.

Voorbeelden:
  vakwerk competency export fvb:vaktherapie --to case --out vaktherapie.json
  vakwerk competency export vvocm:oefentherapie --to moodle --out oefentherapie.csv
  vakwerk competency export fvb:vaktherapie --to canvas --out vaktherapie-canvas.csv

Met --json: framework, edition, to, out, bytes, changed, losses (kind, count, text).
Exitcodes: 0 gedaan, ook met verlies · 1 geweigerd · 2 verkeerd gebruik",
    "Forms: case (CASE 1.0, everything), moodle (CSV), canvas (CSV), openbadges (JSON, unsigned). What a form cannot \
     carry is told. What was kept when reading CASE (exchange/kept.json) goes along again with case. The same \
     input gives the same file, byte for byte; the date in it is that of the source, or that of --changed.

Examples:
  vakwerk competency export fvb:vaktherapie --to case --out vaktherapie.json
  vakwerk competency export vvocm:oefentherapie --to moodle --out oefentherapie.csv
  vakwerk competency export fvb:vaktherapie --to canvas --out vaktherapie-canvas.csv

With --json: framework, edition, to, out, bytes, changed, losses (kind, count, text).
Exit codes: 0 done, also with losses · 1 refused · 2 wrong use",
);

/// The forms, as `--to` names them.
const FORMS: [&str; 4] = ["case", "moodle", "canvas", "openbadges"];

fn define(language: Language) -> Command {
    Command::new("export")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .arg(framework_arg(language))
        .args([
            text_option("to", Phrase::new("VORM", "FORM"), Phrase::new("De vorm", "The form"), language)
                .value_parser(FORMS)
                .required(true),
            path_option("out", Phrase::new("BESTAND", "FILE"), Phrase::new("Waarheen", "Where to"), language)
                .required(true),
            text_option(
                "changed",
                Phrase::new("DATUM", "DATE"),
                Phrase::new("Wanneer het kader voor het laatst is gewijzigd", "When the framework last changed"),
                language,
            ),
        ])
}

/// What was written, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Written {
    framework: ItemId,
    edition: u32,
    to: String,
    out: PathBuf,
    bytes: usize,
    changed: Timestamp,
    losses: Vec<Loss>,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let language = session.language;
    let word = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
    let changed = match matches.get_one::<String>("changed") {
        Some(text) => Some(date(text).ok_or_else(|| {
            let expected = Phrase::new("een datum zoals 2026-01-31", "a date such as 2026-01-31");
            Failure::new(Exit::WrongUse, Problem::Value { option: "--changed", expected })
        })?),
        None => None,
    };
    let library = session.library(&Grants::default())?;
    let shelf = library.shelf();
    let picked = Picked::from(&shelf, word("framework"))?;
    let scales = picked.scales(&shelf);
    let changed = changed.or_else(|| source_date(&shelf, &picked)).unwrap_or_default();
    let all = shelf.packs().flat_map(|pack| pack.contents.framework.iter().map(move |other| (pack, other)));
    let editions: Vec<(ItemId, u32)> = all.map(|(pack, other)| (pack.full_id(&other.id), other.edition)).collect();
    let setting = Setting::of(picked.pack, changed, &scales).beside(&editions);
    let framework = picked.framework;
    let (text, losses) = match word("to") {
        "moodle" => export_moodle(framework, &setting)?,
        "canvas" => canvas(framework, &setting)?,
        "openbadges" => (badges(framework, &setting)?, Vec::new()),
        _ => (export_case_with(framework, &setting, &kept(&library, &picked)?), Vec::new()),
    };
    let out = matches.get_one::<PathBuf>("out").cloned().unwrap_or_default();
    save(&out, &text)?;
    let mut page = Page::new(session.look);
    let shown = out.display();
    page.line(&say!(language, "Geschreven: {shown}", "Written: {shown}"));
    if !losses.is_empty() {
        page.gap();
        page.stand_out(
            Tone::Caution,
            Phrase::new("Wat deze vorm niet kan dragen:", "What this form cannot carry:").get(language),
        );
        losses.iter().for_each(|loss| page.bullet(loss.text.get(language)));
        page.gap();
        page.line(Phrase::new("Met --to case gaat alles mee.", "With --to case everything goes along.").get(language));
    }
    let written = Written {
        framework: picked.id(),
        edition: framework.edition,
        to: word("to").to_owned(),
        out,
        bytes: text.len(),
        changed,
        losses,
    };
    Ok(Reply::new(Exit::Done, &written, page))
}

/// What an import kept beside the pack, so that another system gets its own fields and identifiers back.
fn kept(library: &Library, picked: &Picked<'_>) -> Result<Kept, Failure> {
    let (id, version) = (&picked.pack.manifest.id, &picked.pack.manifest.version);
    let is = |manifest: &vakwerk_core::catalogue::Manifest| manifest.id == *id && manifest.version == *version;
    match library.plugins().find(|plugin| is(&plugin.pack().manifest)) {
        Some(plugin) => Ok(Kept::of(plugin.folder(), &picked.framework.id)?),
        None => Ok(Kept::default()),
    }
}

fn date(text: &str) -> Option<Timestamp> {
    text.parse().ok().or_else(|| format!("{text}T00:00:00Z").parse().ok())
}

/// The first day of the year of the framework's source: the day from which what it says holds at the latest known.
fn source_date(shelf: &Shelf<'_>, picked: &Picked<'_>) -> Option<Timestamp> {
    let source = picked.framework.source.source.within(&picked.pack.manifest.id);
    match shelf.item(&source)?.1 {
        Item::Source(source) => date(&format!("{:04}-01-01", source.year?)),
        _ => None,
    }
}
