//! `vakwerk case verify CASE`: whether a case file is what was written, line by line.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde::Serialize;
use serde_json::json;
use vakwerk_core::access::{AccessAction, AccessGround};
use vakwerk_core::case::Retention;
use vakwerk_core::envelope::{Head, HeadVerdict, Record};
use vakwerk_core::explain::Explain;
use vakwerk_core::store::{CaseStore, StoreError};
use vakwerk_core::text::Language;

use super::heads::{read_head, verdict_line};
use super::keep::{kept_until, retention_option, schedule};
use super::place::{Place, case_argument, place, store_option};
use crate::access::{Reading, access_options};
use crate::command::Entry;
use crate::frame::OPTIONS;
use crate::page::{Page, Tone, broken};
use crate::phrase::Phrase;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "verify", define, run };

const ABOUT: Phrase = Phrase::new("Controleer de keten van een zaak", "Verify the chain of a case");
const AFTER: Phrase = Phrase::new(
    "Vindt elke veranderde, ontbrekende, verplaatste of toegevoegde gebeurtenis en zegt welke. Een staart die netjes is \
     afgesneden of opnieuw geschreven, blijkt alleen naast een kop (head) die elders is bewaard: maak er een met \
     `case head`, en noem haar hier. Met meer koppen is te zien tussen welke twee er iets veranderd is. Ligt er een \
     handtekening naast (KOP.minisig), noem dan de openbare sleutel.

Voorbeelden:
  vakwerk case verify zaken/dhr-a.jsonl
  vakwerk case verify zaken/dhr-a.jsonl --head 2026-03.json --head 2026-06.json
  vakwerk case verify zaken/dhr-a.jsonl --head kop.json --public-key archief.pub

Met --json: case, file, events, head, heads (file, sequence, verdict, signed), retention, writable, notices; bij een \
     fout staan alle gebreken in error.faults.
Exitcodes: 0 in orde · 1 niet in orde of niet te lezen · 2 verkeerd gebruik",
    "Finds every changed, missing, moved or added event and says which. A tail that was cut off cleanly or written anew \
     shows only beside a head that was kept elsewhere: make one with `case head`, and name it here. With several heads \
     it shows between which two something changed. If a signature lies beside it (HEAD.minisig), name the public key.

Examples:
  vakwerk case verify cases/dhr-a.jsonl
  vakwerk case verify cases/dhr-a.jsonl --head 2026-03.json --head 2026-06.json
  vakwerk case verify cases/dhr-a.jsonl --head head.json --public-key archive.pub

With --json: case, file, events, head, heads (file, sequence, verdict, signed), retention, writable, notices; for an \
     error all faults stand in error.faults.
Exit codes: 0 in order · 1 not in order or not readable · 2 wrong use",
);

fn define(language: Language) -> Command {
    let file = Phrase::new("BESTAND", "FILE").get(language);
    Command::new("verify")
        .about(ABOUT.get(language))
        .after_help(AFTER.get(language))
        .args([
            case_argument(language),
            Arg::new("head")
                .long("head")
                .value_name(file)
                .help(
                    Phrase::new(
                        "Een kop die elders is bewaard; herhaalbaar",
                        "A head that was kept elsewhere; repeatable",
                    )
                    .get(language),
                )
                .help_heading(OPTIONS.get(language))
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf)),
            Arg::new("public-key")
                .long("public-key")
                .value_name(file)
                .help(
                    Phrase::new(
                        "De openbare sleutel (minisign) waarmee elke kop moet zijn ondertekend",
                        "The public key (minisign) with which every head must be signed",
                    )
                    .get(language),
                )
                .help_heading(OPTIONS.get(language))
                .requires("head")
                .value_parser(value_parser!(PathBuf)),
            retention_option(language),
            store_option(language),
        ])
        .args(access_options(language))
}

/// A verified case, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Verified {
    case: String,
    file: PathBuf,
    events: u64,
    head: String,
    heads: Vec<Compared>,
    retention: Option<Retention>,
    writable: bool,
    notices: Vec<String>,
}

/// A head that the case was held against.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Compared {
    file: PathBuf,
    sequence: u64,
    verdict: &'static str,
    signed: bool,
    #[serde(skip)]
    line: String,
    #[serde(skip)]
    sound: bool,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let language = session.language;
    let place = place(matches)?;
    let reading = place.reading(session, matches, AccessAction::Read, AccessGround::RecordKeeping)?;
    let schedule = schedule(matches)?;
    let public_key = matches.get_one::<PathBuf>("public-key").map(PathBuf::as_path);
    let heads: Vec<(PathBuf, Head)> = matches
        .get_many::<PathBuf>("head")
        .into_iter()
        .flatten()
        .map(|path| Ok((path.clone(), read_head(path, public_key)?)))
        .collect::<Result<_, Failure>>()?;
    let (loaded, case) = load(session, &place, &reading)?;
    let compared = compare(&loaded.record, &heads, public_key, language);
    let sound = compared.iter().all(|head| head.sound);
    let head = loaded.record.head();
    let verified = Verified {
        case: place.case.to_string(),
        file: place.file.clone(),
        events: head.sequence,
        head: head.digest.to_string(),
        heads: compared,
        retention: schedule.of(&case),
        writable: loaded.writable(),
        notices: loaded.notices.iter().map(|notice| notice.explain(language)).collect(),
    };
    let mut page = Page::new(session.look);
    let (case, events, digest) = (&verified.case, verified.events, &verified.head);
    page.line(&if sound {
        say!(language, "{case}: in orde, {events} gebeurtenissen.", "{case}: in order, {events} events.")
    } else {
        say!(
            language,
            "{case}: de keten klopt in zichzelf, {events} gebeurtenissen, maar niet met wat elders is bewaard.",
            "{case}: the chain fits in itself, {events} events, but not with what was kept elsewhere.",
        )
    });
    page.line(&say!(language, "Kop: {events} {digest}", "Head: {events} {digest}"));
    for head in &verified.heads {
        if head.sound { page.line(&head.line) } else { page.stand_out(Tone::Alarm, &head.line) }
    }
    match public_key.map(Path::display) {
        _ if verified.heads.is_empty() => {}
        Some(key) => page.line(&say!(
            language,
            "Elke kop is ondertekend met de sleutel in {key}.",
            "Every head is signed with the key in {key}.",
        )),
        // Whoever can write a head that nobody signed can fit it to the case.
        None => page.stand_out(
            Tone::Caution,
            Phrase::new(
                "Niet nagegaan van wie de koppen zijn: noem daarvoor --public-key.",
                "Not checked whose heads these are: name --public-key for that.",
            )
            .get(language),
        ),
    }
    page.line(&kept_until(verified.retention.as_ref(), language));
    for notice in &loaded.notices {
        page.stand_out(Tone::Caution, &format!("{} {}", notice.code(), notice.explain(language)));
    }
    Ok(Reply::new(if sound { Exit::Done } else { Exit::Refused }, &verified, page))
}

/// The case, or every fault of its file.
fn load(
    session: &Session<'_>,
    place: &Place,
    reading: &Reading,
) -> Result<(vakwerk_core::store::Loaded, vakwerk_core::case::Case), Failure> {
    let language = session.language;
    let loaded = place.store.load(&place.case, &reading.access()).map_err(|error| {
        let StoreError::Damaged { faults, .. } = &error else { return Failure::new(Exit::Refused, error) };
        let line = |fault: &vakwerk_core::envelope::Fault| format!("{} {}", fault.code(), fault.explain(language));
        let above: String = faults.iter().map(|fault| broken(&line(fault), session.look.width)).collect();
        let listed: Vec<_> = faults
            .iter()
            .map(|fault| json!({ "line": fault.line, "code": fault.code(), "message": fault.explain(language) }))
            .collect();
        Failure::new(Exit::Refused, error).above(above).with("faults", listed)
    })?;
    let mut case = vakwerk_core::case::Case::default();
    case.extend(loaded.record.events());
    Ok((loaded, case))
}

/// Holds the record against heads, oldest first, so that a rewritten part can be said to lie between two.
fn compare(record: &Record, heads: &[(PathBuf, Head)], key: Option<&Path>, language: Language) -> Vec<Compared> {
    let mut heads: Vec<&(PathBuf, Head)> = heads.iter().collect();
    heads.sort_by_key(|(_, head)| head.sequence);
    let mut sound_until = 0;
    let mut compared = Vec::new();
    for (file, head) in heads {
        let verdict = record.against(head);
        if verdict.is_sound() {
            sound_until = head.sequence;
        }
        compared.push(Compared {
            file: file.clone(),
            sequence: head.sequence,
            verdict: word(verdict),
            signed: key.is_some(),
            line: verdict_line(file, head, verdict, sound_until, language),
            sound: verdict.is_sound(),
        });
    }
    compared
}

fn word(verdict: HeadVerdict) -> &'static str {
    match verdict {
        HeadVerdict::Same => "same",
        HeadVerdict::Grown { .. } => "grown",
        HeadVerdict::Cut { .. } => "cut",
        HeadVerdict::Rewritten { .. } => "rewritten",
        HeadVerdict::OtherCase => "other-case",
    }
}
