//! `vakwerk trust revoke KEY`: trusts a key no longer.

use clap::{Arg, ArgMatches, Command};
use jiff::Timestamp;
use vakwerk_core::text::{Language, Text};
use vakwerk_host::trust::{Publisher, Revocation, TrustedKey, short_key};

use super::add::Changed;
use super::list::{self, List};
use super::show::Trusted;
use crate::command::Entry;
use crate::frame::{ARGUMENTS, OPTIONS};
use crate::page::Page;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "revoke", define, run };

const ABOUT: Phrase = Phrase::new("Vertrouw een sleutel niet langer", "Trust a key no longer");
const USAGE: Phrase = Phrase::new(
    "vakwerk trust revoke SLEUTEL [--reason TEKST] --trust BESTAND",
    "vakwerk trust revoke KEY [--reason TEXT] --trust FILE",
);
const AFTER: Phrase = Phrase::new(
    "Niets wat de sleutel ooit ondertekende, wordt nog geladen, van welke dag ook: wie de sleutel heeft, kan elke dag \
     opschrijven. De sleutel blijft met dag en reden in de lijst staan en komt niet terug. Dossiers blijven volledig \
     leesbaar. Geef de uitgever een nieuwe sleutel met `vakwerk trust add`, en installeer uitgaven die daarmee zijn \
     ondertekend.

Voorbeelden:
  vakwerk trust revoke 0123456789ABCDEF --reason \"laptop gestolen\" \\
    --trust vakwerk-trust.toml
  vakwerk trust revoke hx.pub --on 2026-05-01 --trust vakwerk-trust.toml

Met --json: list, changed, publisher, publishes, keys (key, number, revoked met on en reason).
Exitcodes: 0 gedaan, of was al ingetrokken · 1 geweigerd; er is niets veranderd · 2 verkeerd gebruik",
    "Nothing that the key ever signed is loaded any more, of whatever day: whoever has the key can write any day. The key \
     stays in the list with day and reason and does not come back. Records stay readable in full. Give the publisher a \
     new key with `vakwerk trust add`, and install releases that are signed with that.

Examples:
  vakwerk trust revoke 0123456789ABCDEF --reason \"laptop stolen\" \\
    --trust vakwerk-trust.toml
  vakwerk trust revoke cx.pub --on 2026-05-01 --trust vakwerk-trust.toml

With --json: list, changed, publisher, publishes, keys (key, number, revoked with on and reason).
Exit codes: 0 done, or was revoked already · 1 refused; nothing changed · 2 wrong use",
);

fn define(language: Language) -> Command {
    let option = |name: &'static str, shown: Phrase, help: Phrase| {
        Arg::new(name)
            .long(name)
            .value_name(shown.get(language))
            .help(help.get(language))
            .help_heading(OPTIONS.get(language))
    };
    Command::new("revoke")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .args([
            Arg::new("key")
                .value_name(Phrase::new("SLEUTEL", "KEY").get(language))
                .help(
                    Phrase::new(
                        "Haar nummer, het bestand op .pub, of de sleutel zelf",
                        "Its number, the file ending in .pub, or the key itself",
                    )
                    .get(language),
                )
                .help_heading(ARGUMENTS.get(language))
                .required(true),
            option(
                "reason",
                Phrase::new("TEKST", "TEXT"),
                Phrase::new("Waarom; wordt getoond bij elke weigering", "Why; shown with every refusal"),
            ),
            option(
                "on",
                Phrase::new("DAG", "DAY"),
                Phrase::new("Sinds wanneer [standaard: vandaag]", "Since when [default: today]"),
            ),
        ])
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let text = |name: &str| matches.get_one::<String>(name).map(|text| text.trim());
    let on = match text("on") {
        Some(day) => day.parse::<jiff::civil::Date>().map_err(|_| {
            let expected = Phrase::new("een dag zoals 2026-05-01", "a day such as 2026-05-01");
            Failure::new(Exit::WrongUse, Problem::Value { option: "--on", expected })
        })?,
        None => Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date(),
    };
    let reason = text("reason").filter(|reason| !reason.is_empty());
    let reason = reason.map(|reason| Text { nl: reason.to_owned(), en: None });
    let path = list::path(session)?;
    let mut list = List::take(&path)?;
    let given = text("key").unwrap_or_default();
    let (key, publisher) = find(&list, given)?;
    let revoked = |publisher: &Publisher| publisher.key.iter().any(|held| held.public == key && held.revoked.is_some());
    let already = list.store().publishers().iter().filter(|one| one.name == publisher).all(revoked);
    let store = if already {
        list.store().clone()
    } else {
        list.revoke(&key, &Revocation { on: on.to_string(), reason });
        list.save()?
    };
    let trusted = store.publishers().iter().find(|one| one.name == publisher).map(Trusted::from);
    let Some(trusted) = trusted else { return Err(Problem::KeyNotListed { present: Vec::new() }.into()) };
    let changed = Changed { list: path, changed: !already, trusted };
    let (language, mut page) = (session.language, Page::new(session.look));
    let number = short_key(&key);
    page.title(&match changed.changed {
        true => say!(language, "Sleutel {number} is ingetrokken", "Key {number} is revoked"),
        false => say!(language, "Sleutel {number} was al ingetrokken", "Key {number} was revoked already"),
    });
    changed.trusted.on(&mut page);
    Ok(Reply::new(Exit::Done, &changed, page))
}

/// The one key of the list that was meant, and in whose name it stands.
fn find(list: &List, given: &str) -> Result<(String, String), Failure> {
    let is_number = given.len() == 16 && given.chars().all(|c| c.is_ascii_hexdigit());
    let wanted = if is_number { given.to_ascii_uppercase() } else { list::key(given)? };
    let meant = |key: &str| if is_number { short_key(key) == wanted } else { key == wanted };
    let mut held = list::keys(list.store()).filter(|(_, key)| meant(&key.public));
    let found = held.next();
    // Whoever makes a key chooses its number, so two may have one; then only the whole key says which is meant.
    let other = held.find(|(_, key)| found.is_some_and(|(_, first)| first.public != key.public));
    match (found, other) {
        (Some((publisher, key)), None) => Ok((key.public.clone(), publisher.name.clone())),
        (Some(_), Some(_)) => {
            let expected = Phrase::new(
                "de hele sleutel of het bestand op .pub: er zijn er twee met dit nummer",
                "the whole key or the file ending in .pub: there are two with this number",
            );
            Err(Failure::new(Exit::Refused, Problem::Value { option: "KEY", expected }))
        }
        (None, _) => {
            let shown = |(publisher, key): (&Publisher, &TrustedKey)| {
                format!("{} ({})", short_key(&key.public), publisher.name)
            };
            Err(Problem::KeyNotListed { present: list::keys(list.store()).map(shown).collect() }.into())
        }
    }
}
