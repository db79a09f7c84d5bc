//! `vakwerk sign FOLDER`: seals a pack where that was not done, and signs the seal.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;
use vakwerk_core::text::Language;
use vakwerk_pack::seal::{SEAL_FILE, SIGNATURE_FILE};
use vakwerk_pack::trust::short_key;
use vakwerk_pack::trust::sign::no_secret_in;

use super::{Entry, arguments};
use crate::faulty;
use crate::frame::OPTIONS;
use crate::page::Page;
use crate::phrase::Phrase;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::secret;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "sign", define, run };

const ABOUT: Phrase = Phrase::new("Onderteken een pakket in zijn map", "Sign a pack in its folder");
const USAGE: Phrase =
    Phrase::new("vakwerk sign MAP --key BESTAND [OPTIES]", "vakwerk sign FOLDER --key FILE [OPTIONS]");
const AFTER: Phrase = Phrase::new(
    "Controleert het pakket, verzegelt het als er nog geen zegel is, vergelijkt elk bestand met het zegel en schrijft de \
     handtekening ernaast (seal.toml.minisig). Is er na het verzegelen iets veranderd, dan wordt er niet ondertekend; met \
     --reseal komt er een nieuw zegel over de map zoals zij nu is. Een host laadt een pakket met de handtekening van een \
     uitgever die hij vertrouwt. Om een pakket te delen is `vakwerk bundle --key` genoeg: dat verzegelt en ondertekent in \
     het bestand, en laat de map zoals zij is.

Voorbeelden:
  vakwerk sign mijn-pakket --key uitgever.key
  vakwerk sign mijn-pakket --key uitgever.key --reseal

Met --json: id, version, files, seal, key, number, signature.
Exitcodes: 0 gedaan · 1 fouten in het pakket, het zegel of de sleutel · 2 verkeerd gebruik",
    "Checks the pack, seals it if there is no seal yet, compares every file with the seal and writes the signature beside \
     it (seal.toml.minisig). Where something changed after sealing, nothing is signed; with --reseal there is a new seal \
     over the folder as it is now. A host loads a pack with the signature of a publisher that it trusts. To share a pack \
     `vakwerk bundle --key` is enough: it seals and signs inside the file, and leaves the folder as it is.

Examples:
  vakwerk sign my-pack --key publisher.key
  vakwerk sign my-pack --key publisher.key --reseal

With --json: id, version, files, seal, key, number, signature.
Exit codes: 0 done · 1 faults in the pack, the seal or the key · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("sign")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .arg(arguments::pack_folder(language))
        .arg(secret::key_option(language).required(true))
        .arg(
            Arg::new("reseal")
                .long("reseal")
                .action(ArgAction::SetTrue)
                .help(
                    Phrase::new(
                        "Verzegel opnieuw: neem de bestanden zoals zij nu zijn",
                        "Seal anew: take the files as they are now",
                    )
                    .get(language),
                )
                .help_heading(OPTIONS.get(language)),
        )
}

/// A signed pack, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Signed {
    id: String,
    version: String,
    files: usize,
    seal: String,
    key: String,
    number: String,
    signature: PathBuf,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let path = |name: &str| matches.get_one::<PathBuf>(name).cloned().unwrap_or_default();
    let (folder, secret) = (path("folder"), path("key"));
    // A pack with faults is no reason to ask for a password.
    faulty::pack(&folder)?;
    let key = secret::open(session, &secret)?;
    let faults = |faults| faulty::failure(&folder, faults);
    let seal = match matches.get_flag("reseal") || !folder.join(SEAL_FILE).exists() {
        true => vakwerk_pack::write_seal(&folder),
        false => vakwerk_pack::read_seal(&folder),
    };
    no_secret_in(&folder, &seal.map_err(faults)?.seal)?;
    let sealed = key.sign_folder(&folder).map_err(faults)?;
    let key = key.public();
    let signed = Signed {
        id: sealed.seal.id.to_string(),
        version: sealed.seal.version.to_string(),
        files: sealed.seal.file.len(),
        seal: sealed.digest.to_string(),
        number: short_key(&key),
        key,
        signature: folder.join(SIGNATURE_FILE),
    };
    let (language, mut page) = (session.language, Page::new(session.look));
    let Signed { id, version, files, number, .. } = &signed;
    page.title(&say!(
        language,
        "{id} {version} is ondertekend met sleutel {number}",
        "{id} {version} was signed with key {number}",
    ));
    let signature = signed.signature.display();
    page.body(&say!(
        language,
        "{files} bestanden; de handtekening is {signature}",
        "{files} files; the signature is {signature}"
    ));
    Ok(Reply::new(Exit::Done, &signed, page))
}
