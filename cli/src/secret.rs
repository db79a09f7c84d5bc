//! The secret half of a publisher's key: how a command names it, and how it gets its password.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, value_parser};
use vakwerk_core::text::Language;
use vakwerk_pack::trust::sign::{SecretFile, SigningKey};

use crate::frame::OPTIONS;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure};
use crate::session::Session;

/// The variable with the password of a key, for where nobody can be asked.
const PASSWORD: &str = "VAKWERK_KEY_PASSWORD";

const EXPECTED: Phrase = Phrase::new(
    "het wachtwoord, of een terminal om ernaar te vragen; `--no-password` maakt een sleutel zonder",
    "the password, or a terminal to ask for it; `--no-password` makes a key without one",
);
const UNEQUAL: Phrase = Phrase::new("twee keer hetzelfde wachtwoord", "the same password twice");

/// The option that names the file with the secret half.
pub(crate) fn key_option(language: Language) -> Arg {
    Arg::new("key")
        .long("key")
        .value_name(Phrase::new("BESTAND", "FILE").get(language))
        .help(
            Phrase::new("Onderteken met deze sleutel: de geheime helft", "Sign with this key: the secret half")
                .get(language),
        )
        .help_heading(OPTIONS.get(language))
        .value_parser(value_parser!(PathBuf))
}

/// The option that makes a key without a password.
pub(crate) fn no_password(language: Language) -> Arg {
    Arg::new("no-password")
        .long("no-password")
        .action(ArgAction::SetTrue)
        .help(
            Phrase::new(
                "Zonder wachtwoord: wie het bestand kan lezen, kan ermee ondertekenen",
                "Without a password: whoever can read the file can sign with it",
            )
            .get(language),
        )
        .help_heading(OPTIONS.get(language))
}

/// The password for a new key; nothing where it is to have none.
pub(crate) fn new_password(session: &Session<'_>, matches: &ArgMatches) -> Result<Option<String>, Failure> {
    if matches.get_flag("no-password") {
        return Ok(None);
    }
    if let Some(given) = given() {
        return Ok(Some(given));
    }
    let language = session.language;
    let missing = || Failure::new(Exit::WrongUse, Problem::Value { option: PASSWORD, expected: EXPECTED });
    let ask = |question: Phrase| asked(session, question.get(language))?.ok_or_else(missing);
    let password = ask(Phrase::new("Wachtwoord voor de nieuwe sleutel: ", "Password for the new key: "))?;
    let again = ask(Phrase::new("Nog een keer: ", "Once more: "))?;
    if password == again {
        return Ok(Some(password));
    }
    Err(Failure::new(Exit::WrongUse, Problem::Value { option: "password", expected: UNEQUAL }))
}

/// The key in this file, opened with its password where it has one.
pub(crate) fn open(session: &Session<'_>, path: &Path) -> Result<SigningKey, Failure> {
    let file = SecretFile::read(path)?;
    if !file.has_password() {
        return Ok(file.open(None)?);
    }
    let question = Phrase::new("Wachtwoord van de sleutel: ", "Password of the key: ");
    let password = match given() {
        Some(given) => Some(given),
        None => asked(session, question.get(session.language))?,
    };
    Ok(file.open(password)?)
}

fn given() -> Option<String> {
    std::env::var(PASSWORD).ok().filter(|password| !password.is_empty())
}

/// Asks somebody at the terminal, without showing what is typed; nothing where nobody sits there or nothing was typed.
fn asked(session: &Session<'_>, question: &str) -> Result<Option<String>, Failure> {
    if !session.can_ask() {
        return Ok(None);
    }
    let typed = rpassword::prompt_password(question);
    let typed = typed.map_err(|error| Problem::File { path: "stdin".into(), kind: error.kind() })?;
    Ok(Some(typed).filter(|typed| !typed.is_empty()))
}
