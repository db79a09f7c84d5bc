//! `vakwerk case verify CASE`: whether a case file is what was written, line by line.

use clap::{ArgMatches, Command};
use serde::Serialize;
use vakwerk_core::explain::Explain;
use vakwerk_core::text::Language;

use super::place::{case_argument, place, store_option};
use crate::command::Entry;
use crate::page::{Page, Tone};
use crate::phrase::Phrase;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "verify", define, run };

const ABOUT: Phrase = Phrase::new("Controleer de keten van een zaak", "Verify the chain of a case");
const AFTER: Phrase = Phrase::new(
    "Vindt elke veranderde, ontbrekende, verplaatste of toegevoegde gebeurtenis en zegt welke. Bewaar de kop (head) \
     elders om ook een afgesneden staart te kunnen vinden.

Voorbeeld:
  vakwerk case verify zaken/dhr-a.jsonl
Exitcodes: 0 in orde · 1 niet in orde of niet te lezen · 2 verkeerd gebruik",
    "Finds every changed, missing, moved or added event and says which. Keep the head elsewhere to find a tail that was \
     cut off as well.

Example:
  vakwerk case verify cases/dhr-a.jsonl
Exit codes: 0 in order · 1 not in order or not readable · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("verify")
        .about(ABOUT.get(language))
        .after_help(AFTER.get(language))
        .args([case_argument(language), store_option(language)])
}

/// A verified case, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Verified {
    case: String,
    file: std::path::PathBuf,
    events: u64,
    head: String,
    writable: bool,
    notices: Vec<String>,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let language = session.language;
    let place = place(matches)?;
    let (loaded, _) = place.load()?;
    let head = loaded.record.head();
    let verified = Verified {
        case: place.case.to_string(),
        file: place.file.clone(),
        events: head.sequence,
        head: head.digest.to_string(),
        writable: loaded.writable(),
        notices: loaded.notices.iter().map(|notice| notice.explain(language)).collect(),
    };
    let mut page = Page::new(session.look);
    let (case, events, digest) = (&verified.case, verified.events, &verified.head);
    page.line(&say!(language, "{case}: in orde, {events} gebeurtenissen.", "{case}: in order, {events} events."));
    page.line(&say!(language, "Kop: {events} {digest}", "Head: {events} {digest}"));
    for notice in &loaded.notices {
        page.stand_out(Tone::Caution, &format!("{} {}", notice.code(), notice.explain(language)));
    }
    Ok(Reply::new(Exit::Done, &verified, page))
}
