//! `vakwerk key new NAME`: a key for a publisher, in two halves.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};
use serde::Serialize;
use vakwerk_core::text::Language;
use vakwerk_pack::trust::short_key;
use vakwerk_pack::trust::sign::SigningKey;

use crate::command::Entry;
use crate::frame::ARGUMENTS;
use crate::page::{Page, Tone};
use crate::phrase::Phrase;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::secret;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "new", define, run };

const ABOUT: Phrase =
    Phrase::new("Maak een sleutel, in een geheime en een openbare helft", "Make a key, in a secret and a public half");
const USAGE: Phrase =
    Phrase::new("vakwerk key new NAAM [--no-password] [OPTIES]", "vakwerk key new NAME [--no-password] [OPTIONS]");
const AFTER: Phrase = Phrase::new(
    "Schrijft NAAM.key, de geheime helft, die alleen u kunt lezen, en NAAM.pub, de openbare helft, die u aan iedereen \
     geeft. Een bestand dat er al is, wordt nooit overschreven. Het zijn sleutels van minisign.

Het wachtwoord van de geheime helft wordt op een terminal gevraagd, zonder het te tonen; elders komt het uit \
     VAKWERK_KEY_PASSWORD. Wie de geheime helft en het wachtwoord heeft, kan zich voor u uitgeven: bewaar haar niet bij \
     de pakketten. Zonder haar kunt u onder deze sleutel niets meer uitgeven: bewaar een kopie op een andere plaats.

Voorbeelden:
  vakwerk key new uitgever
  vakwerk key new proef --no-password

Met --json: key, number, secret, public.
Exitcodes: 0 gedaan · 1 er staat al een sleutel, of schrijven lukt niet · 2 verkeerd gebruik",
    "Writes NAME.key, the secret half, which only you can read, and NAME.pub, the public half, which you give to \
     everybody. A file that is there already is never written over. They are keys of minisign.

The password of the secret half is asked on a terminal, without showing it; elsewhere it comes from \
     VAKWERK_KEY_PASSWORD. Whoever has the secret half and the password can pass for you: do not keep it beside the \
     packs. Without it you can publish nothing more under this key: keep a copy in another place.

Examples:
  vakwerk key new publisher
  vakwerk key new test --no-password

With --json: key, number, secret, public.
Exit codes: 0 done · 1 a key is there already, or writing fails · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("new")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .arg(
            Arg::new("name")
                .value_name(Phrase::new("NAAM", "NAME").get(language))
                .help(
                    Phrase::new(
                        "Waar de helften komen: NAAM.key en NAAM.pub",
                        "Where the halves go: NAME.key and NAME.pub",
                    )
                    .get(language),
                )
                .help_heading(ARGUMENTS.get(language))
                .required(true)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(secret::no_password(language))
}

/// A new key, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Made {
    key: String,
    number: String,
    secret: PathBuf,
    public: PathBuf,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let name = matches.get_one::<PathBuf>("name").cloned().unwrap_or_default();
    let (secret, public) = (ending(&name, "key"), ending(&name, "pub"));
    let password = secret::new_password(session, matches)?;
    let without = password.is_none();
    let key = SigningKey::create(&secret, &public, password)?;
    let made = Made { number: short_key(&key), key, secret, public };
    let (language, mut page) = (session.language, Page::new(session.look));
    let (number, secret, public) = (&made.number, made.secret.display(), made.public.display());
    page.title(&say!(language, "Sleutel {number} is gemaakt", "Key {number} was made"));
    page.bullet(&say!(
        language,
        "{secret}: de geheime helft. Houd haar voor uzelf, en bewaar een kopie op een andere plaats.",
        "{secret}: the secret half. Keep it to yourself, and keep a copy in another place."
    ));
    page.bullet(&say!(
        language,
        "{public}: de openbare helft. Geef haar aan wie uw pakketten gebruikt.",
        "{public}: the public half. Give it to whoever uses your packs."
    ));
    if without {
        page.loud(
            Tone::Caution,
            Phrase::new(
                "De geheime helft heeft geen wachtwoord: wie het bestand kan lezen, kan zich voor u uitgeven.",
                "The secret half has no password: whoever can read the file can pass for you.",
            )
            .get(language),
        );
    }
    page.gap();
    page.line(&say!(
        language,
        "Wie u vertrouwt, zet de sleutel in zijn lijst van vertrouwde uitgevers:",
        "Whoever trusts you puts the key in their list of trusted publishers:"
    ));
    page.laid_out(
        None,
        &say!(
            language,
            "  vakwerk trust add \"UW NAAM\" --key {public} --publishes \"UW-ID.*\" \\\n    --trust LIJST",
            "  vakwerk trust add \"YOUR NAME\" --key {public} --publishes \"YOUR-ID.*\" \\\n    --trust LIST"
        ),
    );
    Ok(Reply::new(Exit::Done, &made, page))
}

fn ending(name: &Path, ending: &str) -> PathBuf {
    let mut path = name.as_os_str().to_owned();
    path.push(".");
    path.push(ending);
    path.into()
}
