//! `vakwerk trust add NAME`: trusts a publisher, or a publisher with more.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;
use vakwerk_core::text::Language;
use vakwerk_host::trust::{Claim, short_key};

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

pub(super) const ENTRY: Entry = Entry { name: "add", define, run };

/// The longest name of a publisher, in characters.
const LONGEST: usize = 200;

const ABOUT: Phrase = Phrase::new(
    "Vertrouw een uitgever, of geef hem een sleutel of id erbij",
    "Trust a publisher, or give one a further key or id",
);
const USAGE: Phrase = Phrase::new(
    "vakwerk trust add NAAM --key SLEUTEL --publishes ID… --trust BESTAND",
    "vakwerk trust add NAME --key KEY --publishes ID… --trust FILE",
);
const AFTER: Phrase = Phrase::new(
    "Haal de openbare sleutel bij de uitgever langs een andere weg dan het pakket zelf: wie het pakket kan vervangen, kan \
     een sleutel ernaast leggen. Een uitgever mag alleen uitgeven wat u noemt: een id (pmt), of alles onder een naam \
     (\"hogeschool-x.*\"). Twee uitgevers voor één id wordt geweigerd. Is er nog geen lijst, dan wordt zij begonnen.

Voorbeelden:
  vakwerk trust add \"Hogeschool X\" --key hx.pub --publishes \"hogeschool-x.*\" \\
    --trust vakwerk-trust.toml
  vakwerk trust add \"Hogeschool X\" --key nieuw.pub --trust vakwerk-trust.toml

Met --json: list, changed, publisher, publishes, keys (key, number, revoked).
Exitcodes: 0 gedaan, of stond er al · 1 geweigerd; er is niets veranderd · 2 verkeerd gebruik",
    "Get the public key from the publisher by another way than the pack itself: whoever can replace the pack can put a \
     key beside it. A publisher may publish only what you name: an id (pmt), or all under a name (\"college-x.*\"). Two \
     publishers of one id are refused. Where there is no list yet, it is begun.

Examples:
  vakwerk trust add \"College X\" --key cx.pub --publishes \"college-x.*\" \\
    --trust vakwerk-trust.toml
  vakwerk trust add \"College X\" --key new.pub --trust vakwerk-trust.toml

With --json: list, changed, publisher, publishes, keys (key, number, revoked).
Exit codes: 0 done, or was there already · 1 refused; nothing changed · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("add")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .args([
            Arg::new("name")
                .value_name(Phrase::new("NAAM", "NAME").get(language))
                .help(
                    Phrase::new("De uitgever, zoals mensen hem lezen", "The publisher, as people read it")
                        .get(language),
                )
                .help_heading(ARGUMENTS.get(language))
                .required(true),
            Arg::new("key")
                .long("key")
                .value_name(Phrase::new("SLEUTEL", "KEY").get(language))
                .help(
                    Phrase::new(
                        "De openbare sleutel: het bestand op .pub, of de sleutel zelf",
                        "The public key: the file ending in .pub, or the key itself",
                    )
                    .get(language),
                )
                .help_heading(OPTIONS.get(language)),
            Arg::new("publishes")
                .long("publishes")
                .value_name("ID")
                .action(ArgAction::Append)
                .help(
                    Phrase::new(
                        "Wat hij mag uitgeven: een id, of \"naam.*\"; herhaalbaar",
                        "What it may publish: an id, or \"name.*\"; repeatable",
                    )
                    .get(language),
                )
                .help_heading(OPTIONS.get(language)),
        ])
}

/// The publisher as it stands now, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Changed {
    pub list: PathBuf,
    pub changed: bool,
    #[serde(flatten)]
    pub trusted: Trusted,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let wrong = |option, expected| Failure::new(Exit::WrongUse, Problem::Value { option, expected });
    let name = matches.get_one::<String>("name").map_or("", |name| name.trim());
    let plain = !name.chars().any(|c| c.is_control() || vakwerk_pack::is_hidden(c));
    if name.is_empty() || name.chars().count() > LONGEST || !plain {
        return Err(wrong("NAME", Phrase::new("de naam van een uitgever", "the name of a publisher")));
    }
    let claims = matches.get_many::<String>("publishes").into_iter().flatten();
    let claims: Result<Vec<Claim>, _> = claims.map(|claim| Claim::try_from(claim.clone())).collect();
    let claims = claims.map_err(|_| {
        let expected = Phrase::new(
            "een id zoals pmt of hogeschool-x.rust, of alles onder een naam: \"hogeschool-x.*\"",
            "an id such as pmt or college-x.rest, or all under a name: \"college-x.*\"",
        );
        wrong("--publishes", expected)
    })?;
    let path = list::path(session)?;
    let key = matches.get_one::<String>("key").map(|given| list::key(given)).transpose()?;
    let mut list = List::take(&path)?;
    let known = list.store().publishers().iter().any(|publisher| publisher.name == name);
    if !known && (key.is_none() || claims.is_empty()) {
        let expected = Phrase::new(
            "bij een nieuwe uitgever allebei: zijn sleutel en wat hij mag uitgeven",
            "for a new publisher both: its key and what it may publish",
        );
        return Err(wrong("--key, --publishes", expected));
    }
    if let Some(key) = &key {
        let mut held = list::keys(list.store()).filter(|(_, held)| held.public == *key);
        let revoked = held.find_map(|(publisher, held)| Some((publisher, held.revoked.as_ref()?)));
        if let Some((publisher, revoked)) = revoked {
            let key = short_key(key);
            let (publisher, on) = (publisher.name.clone(), revoked.on.clone());
            return Err(Problem::KeyWasRevoked { key, publisher, on }.into());
        }
    }
    let changed = list.add(name, &claims, key.as_deref());
    let store = if changed { list.save()? } else { list.store().clone() };
    let trusted = store.publishers().iter().find(|publisher| publisher.name == name).map(Trusted::from);
    let Some(trusted) = trusted else {
        return Err(Problem::NotWritten { path, kind: std::io::ErrorKind::Other }.into());
    };
    let changed = Changed { list: path, changed, trusted };
    let (language, mut page) = (session.language, Page::new(session.look));
    let shown = changed.list.display();
    page.title(&match changed.changed {
        true => say!(language, "Bijgewerkt: {shown}", "Updated: {shown}"),
        false => say!(language, "Stond al in {shown}", "Was in {shown} already"),
    });
    changed.trusted.on(&mut page);
    Ok(Reply::new(Exit::Done, &changed, page))
}
