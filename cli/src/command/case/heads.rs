//! `vakwerk case head CASE`: the head of a case, to keep elsewhere; and reading such heads again.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};
use jiff::Timestamp;
use serde::Serialize;
use vakwerk_core::access::{AccessAction, AccessGround};
use vakwerk_core::envelope::{HEAD_LIMIT, Head, HeadVerdict};
use vakwerk_core::text::Language;
use vakwerk_pack::trust::signature_fits;

use super::place::{case_argument, place, store_option};
use crate::access::access_options;
use crate::command::Entry;
use crate::faulty;
use crate::frame::OPTIONS;
use crate::page::Page;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::secret;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "head", define, run };

const ABOUT: Phrase =
    Phrase::new("Schrijf de kop van een zaak, om elders te bewaren", "Write the head of a case, to keep elsewhere");
const AFTER: Phrase = Phrase::new(
    "Een kop (head) zegt welke zaak het is, hoever zij was en met welke som de keten eindigde: niets van de inhoud. \
     Bewaar koppen waar niemand komt die ook bij de zaken kan. Daarmee laat `case verify --head` later zien of er iets \
     is afgesneden of herschreven. Met --key komt er een handtekening (minisign) naast: BESTAND.minisig.

Voorbeelden:
  vakwerk case head zaken/dhr-a.jsonl --out koppen/dhr-a-2026-03.json
  vakwerk case head dhr-a --store zaken --out kop.json --key archief.key

Met --json: case, sequence, digest, at, file, signature.
Exitcodes: 0 gedaan · 1 geweigerd · 2 verkeerd gebruik",
    "A head says which case it is, how far it had come and with which digest its chain ended: nothing of the content. \
     Keep heads where nobody comes who can reach the cases too. With them `case verify --head` shows later whether \
     something was cut off or rewritten. With --key a signature (minisign) is written beside it: FILE.minisig.

Examples:
  vakwerk case head cases/dhr-a.jsonl --out heads/dhr-a-2026-03.json
  vakwerk case head dhr-a --store cases --out head.json --key archive.key

With --json: case, sequence, digest, at, file, signature.
Exit codes: 0 done · 1 refused · 2 wrong use",
);

fn define(language: Language) -> Command {
    let option = |name: &'static str, help: Phrase| {
        Arg::new(name)
            .long(name)
            .help(help.get(language))
            .help_heading(OPTIONS.get(language))
            .value_name(Phrase::new("BESTAND", "FILE").get(language))
            .value_parser(value_parser!(PathBuf))
    };
    Command::new("head")
        .about(ABOUT.get(language))
        .after_help(AFTER.get(language))
        .args([
            case_argument(language),
            option(
                "out",
                Phrase::new(
                    "Schrijf naar dit bestand; het mag er nog niet zijn",
                    "Write to this file; it must not be there yet",
                ),
            ),
            secret::key_option(language).requires("out"),
            store_option(language),
        ])
        .args(access_options(language))
}

/// A head that was written, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Written {
    #[serde(flatten)]
    head: Head,
    file: Option<PathBuf>,
    signature: Option<PathBuf>,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let language = session.language;
    let place = place(matches)?;
    let reading = place.reading(session, matches, AccessAction::Read, AccessGround::RecordKeeping)?;
    let (loaded, _) = place.load(&reading)?;
    let head = Head::of(&loaded.record, Timestamp::now());
    let text = head.to_json();
    let mut written = Written { head, file: None, signature: None };
    let mut page = Page::new(session.look);
    let Some(path) = matches.get_one::<PathBuf>("out") else {
        page.laid_out(None, &text);
        return Ok(Reply::new(Exit::Done, &written, page));
    };
    // Signed before anything is written: a key that does not open leaves no head without its signature behind.
    let secret = matches.get_one::<PathBuf>("key");
    let signed = secret
        .map(|secret| {
            secret::open(session, secret)?.sign(text.as_bytes()).map_err(|faults| faulty::failure(path, faults))
        })
        .transpose()?;
    // An earlier head is worth more than this one: it is never written over.
    write_new(path, &text)?;
    let shown = path.display();
    page.line(&say!(language, "Geschreven: {shown}", "Written: {shown}"));
    if let Some(signed) = signed {
        let signature = signature_of(path);
        write_new(&signature, &signed)?;
        let shown = signature.display();
        page.line(&say!(language, "Ondertekend: {shown}", "Signed: {shown}"));
        written.signature = Some(signature);
    }
    written.file = Some(path.clone());
    Ok(Reply::new(Exit::Done, &written, page))
}

fn write_new(path: &Path, text: &str) -> Result<(), Failure> {
    let refused =
        |error: std::io::Error| Failure::from(Problem::NotWritten { path: path.to_owned(), kind: error.kind() });
    let mut file = std::fs::File::create_new(path).map_err(refused)?;
    std::io::Write::write_all(&mut file, text.as_bytes()).and_then(|()| file.sync_all()).map_err(refused)
}

/// Where the signature of a head lies.
fn signature_of(path: &Path) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(".minisig");
    path.into()
}

/// A head that was kept, with its signature checked where a key is named.
pub(super) fn read_head(path: &Path, public_key: Option<&Path>) -> Result<Head, Failure> {
    let bytes = read_small(path)?;
    if let Some(key) = public_key {
        let key_text = read_small(key)?;
        let signature = read_small(&signature_of(path))?;
        let texts = (std::str::from_utf8(&key_text).ok(), std::str::from_utf8(&signature).ok());
        let fits = matches!(texts, (Some(key), Some(signature)) if signature_fits(key, &bytes, signature));
        if !fits {
            let (head, key) = (path.to_owned(), key.to_owned());
            return Err(Failure::from(Problem::HeadSignature { head, key }));
        }
    }
    Head::read(&bytes).map_err(|fault| Failure::new(Exit::Refused, fault))
}

/// A file that may not be large.
fn read_small(path: &Path) -> Result<Vec<u8>, Failure> {
    let refused = |error: std::io::Error| Failure::from(Problem::File { path: path.to_owned(), kind: error.kind() });
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(refused)?;
    std::io::Read::read_to_end(&mut std::io::Read::take(file, HEAD_LIMIT as u64 + 1), &mut bytes).map_err(refused)?;
    Ok(bytes)
}

/// What a head shows, in a sentence; everything up to `sound_until` is known to be unchanged.
pub(super) fn verdict_line(
    file: &Path,
    head: &Head,
    verdict: HeadVerdict,
    sound_until: u64,
    language: Language,
) -> String {
    let (file, at, sequence) = (file.display(), head.at, head.sequence);
    let first = sound_until + 1;
    match verdict {
        HeadVerdict::Same => say!(
            language,
            "{file} ({at}): gelijk; er is niets veranderd en niets bij gekomen.",
            "{file} ({at}): the same; nothing changed and nothing was added.",
        ),
        HeadVerdict::Grown { events } => say!(
            language,
            "{file} ({at}): ongewijzigd tot en met gebeurtenis {sequence}; sindsdien kwamen er {events} bij.",
            "{file} ({at}): unchanged up to event {sequence}; {events} were added since.",
        ),
        HeadVerdict::Cut { expected, found } => say!(
            language,
            "E0640 {file} ({at}): AFGESNEDEN; de zaak was bij gebeurtenis {expected} en eindigt nu bij {found}.",
            "E0640 {file} ({at}): CUT OFF; the case was at event {expected} and now ends at {found}.",
        ),
        HeadVerdict::Rewritten { .. } if first < sequence => say!(
            language,
            "E0641 {file} ({at}): HERSCHREVEN, ergens van gebeurtenis {first} tot en met {sequence}.",
            "E0641 {file} ({at}): REWRITTEN, somewhere from event {first} to {sequence}.",
        ),
        HeadVerdict::Rewritten { .. } => say!(
            language,
            "E0641 {file} ({at}): HERSCHREVEN bij gebeurtenis {sequence}.",
            "E0641 {file} ({at}): REWRITTEN at event {sequence}.",
        ),
        HeadVerdict::OtherCase => say!(
            language,
            "E0642 {file} ({at}): de kop is van een andere zaak.",
            "E0642 {file} ({at}): the head is of another case.",
        ),
    }
}
