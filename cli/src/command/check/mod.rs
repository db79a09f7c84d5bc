//! `vakwerk check FOLDER`: every fault of a pack at once, and advice, without running any of its code.

mod found;

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command};
use vakwerk_conformance::check_opened;
use vakwerk_core::text::Language;
use vakwerk_pack::{Severity, inspect};

use super::Entry;
use crate::command::arguments;
use crate::frame::OPTIONS;
use crate::page::{Page, Tone};
use crate::phrase::Phrase;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;
use found::{Checked, Remark};

pub(super) const ENTRY: Entry = Entry { name: "check", define, run };

const ABOUT: Phrase = Phrase::new(
    "Controleer een pakket: alle fouten en adviezen tegelijk",
    "Check a pack: every fault and all advice at once",
);
const USAGE: Phrase = Phrase::new(
    "vakwerk check MAP [--with MAP]… [--strict] [OPTIES]",
    "vakwerk check FOLDER [--with FOLDER]… [--strict] [OPTIONS]",
);
const AFTER: Phrase = Phrase::new(
    "Leest `vakwerk.toml` en `catalogue/*.toml`, rekent `vectors/*.json` na, en noemt bij elke fout het bestand, \
     de regel, waarom het ertoe doet en wat u kunt doen. Is er geen fout, dan volgt advies: wat een lezer zal \
     missen, of wat u waarschijnlijk niet bedoelt. Er wordt geen code van de plugin uitgevoerd.

Verwijzingen naar andere pakketten worden nagekeken in de mappen van --with, in de mappen ernaast, en in de \
     plugins van deze opdracht.

Voorbeelden:
  vakwerk check packs/algemeen
  vakwerk check ./mijn-pakket --with ../vakwerk/packs
  vakwerk check ./mijn-pakket --strict --json

Met --json: folder, id, version (null als er fouten zijn), beside (gelezen pakketten met hun map), faults en \
     advice (per stuk severity, code, title, place, also, item, why, remedy, expected, found, suggestion), \
     conformance (severity, check, item, why, remedy) en diagnostics, voor editors: per regel severity, code, \
     file, line, column, end, message, remedy.
Exitcodes: 0 geen fouten · 1 fouten gevonden, of met --strict ook bij advies · 2 verkeerd gebruik",
    "Reads `vakwerk.toml` and `catalogue/*.toml`, works out `vectors/*.json`, and says with every fault the file, \
     the line, why it matters and what you can do. Where there is no fault, advice follows: what a reader will \
     miss, or what you probably do not mean. No code of the plugin is run.

References into other packs are looked up in the folders of --with, in the folders beside it, and in the plugins \
     of this command.

Examples:
  vakwerk check packs/algemeen
  vakwerk check ./my-pack --with ../vakwerk/packs
  vakwerk check ./my-pack --strict --json

With --json: folder, id, version (null where there are faults), beside (packs that were read, with their folders), \
     faults and advice (each with severity, code, title, place, also, item, why, remedy, expected, found, \
     suggestion), conformance (severity, check, item, why, remedy) and diagnostics, for editors: per line severity, \
     code, file, line, column, end, message, remedy.
Exit codes: 0 no faults · 1 faults found, or with --strict advice · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("check")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .arg(arguments::pack_folder(language))
        .arg(arguments::with_option(language))
        .arg(
            Arg::new("strict")
                .long("strict")
                .help(Phrase::new("Advies telt als fout", "Advice counts as a fault").get(language))
                .help_heading(OPTIONS.get(language))
                .action(ArgAction::SetTrue),
        )
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let folder = matches.get_one::<PathBuf>("folder").cloned().unwrap_or_default();
    let with = arguments::with(matches)?;
    let language = session.language;
    let shown = folder.display().to_string();
    let (inspection, remarks) = {
        let _progress = session.progress(say!(language, "{shown} wordt gelezen …", "Reading {shown} …"));
        let inspection = inspect(&folder, &session.neighbours(&folder, &with));
        let kit = inspection.pack.as_ref().map(|pack| check_opened(pack, &folder).faults).unwrap_or_default();
        let mut remarks: Vec<Remark> = kit.into_iter().map(Remark::from).collect();
        // What the examples show is not known while a file with some of them cannot be read.
        if remarks.iter().any(Remark::is_unread_file) {
            remarks.retain(|remark| remark.severity == Severity::Fault);
        }
        (inspection, remarks)
    };
    let checked = Checked::new(&folder, &inspection, &remarks, language);
    let mut page = Page::new(session.look);
    let width = session.look.width;
    for fault in inspection.faults.iter().chain(&inspection.advice) {
        let tone = if inspection.faults.is_empty() { Tone::Caution } else { Tone::Alarm };
        page.laid_out(Some(tone), &fault.render_within(language, width));
        page.gap();
    }
    found::write(&mut page, &remarks);
    let (faults, advice) = (checked.faults(), checked.advice());
    page.line(&match &inspection.pack {
        Some(pack) => {
            let (id, version, count) = (&pack.manifest.id, &pack.manifest.version, pack.items().count());
            let found = counted(faults, advice, language);
            say!(
                language,
                "{shown}: {found}. {id} {version}, {count} items.",
                "{shown}: {found}. {id} {version}, {count} items."
            )
        }
        None => format!("{shown}: {}.", counted(faults, advice, language)),
    });
    let refused = faults > 0 || (matches.get_flag("strict") && advice > 0);
    Ok(Reply::new(if refused { Exit::Refused } else { Exit::Done }, &checked, page))
}

/// How many faults and how much advice, in words.
pub(super) fn counted(faults: usize, advice: usize, language: Language) -> String {
    let faults = match (faults, language) {
        (0, Language::Nl) => "geen fouten".to_owned(),
        (0, Language::En) => "no faults".to_owned(),
        (1, Language::Nl) => "1 fout".to_owned(),
        (1, Language::En) => "1 fault".to_owned(),
        (n, Language::Nl) => format!("{n} fouten"),
        (n, Language::En) => format!("{n} faults"),
    };
    match advice {
        0 => faults,
        1 => say!(language, "{faults}, 1 advies", "{faults}, 1 piece of advice"),
        _ => say!(language, "{faults}, {advice} adviezen", "{faults}, {advice} pieces of advice"),
    }
}
