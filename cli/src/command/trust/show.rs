//! `vakwerk trust show`: who is trusted, with what, by which keys.

use clap::{ArgMatches, Command};
use serde::Serialize;
use vakwerk_core::text::Language;
use vakwerk_host::trust::{Publisher, Revocation, TrustStore, short_key};

use super::list;
use crate::command::Entry;
use crate::page::{Page, Tone};
use crate::phrase::Phrase;
use crate::reply::{Exit, Failure, Reply};
use crate::say;
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "show", define, run };

const ABOUT: Phrase = Phrase::new(
    "Toon wie er vertrouwd wordt, waarmee, en met welke sleutels",
    "Show who is trusted, with what, and by which keys",
);
const USAGE: Phrase = Phrase::new("vakwerk trust show --trust BESTAND", "vakwerk trust show --trust FILE");
const AFTER: Phrase = Phrase::new(
    "Een ingetrokken sleutel blijft in de lijst staan, zodat wat ermee ondertekend is met die reden wordt geweigerd.

Voorbeelden:
  vakwerk trust show --trust vakwerk-trust.toml

Met --json: een lijst; per uitgever publisher, publishes, keys (key, number, revoked met on en reason, of null).
Exitcodes: 0 gedaan · 1 de lijst is niet te lezen · 2 verkeerd gebruik",
    "A revoked key stays in the list, so that what it signed is refused for that reason.

Examples:
  vakwerk trust show --trust vakwerk-trust.toml

With --json: a list; per publisher publisher, publishes, keys (key, number, revoked with on and reason, or null).
Exit codes: 0 done · 1 the list cannot be read · 2 wrong use",
);

fn define(language: Language) -> Command {
    Command::new("show").about(ABOUT.get(language)).override_usage(USAGE.get(language)).after_help(AFTER.get(language))
}

/// A publisher, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Trusted {
    publisher: String,
    publishes: Vec<String>,
    keys: Vec<Held>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Held {
    key: String,
    number: String,
    revoked: Option<Revocation>,
}

impl From<&Publisher> for Trusted {
    fn from(publisher: &Publisher) -> Self {
        let held = publisher.key.iter().map(|key| Held {
            key: key.public.clone(),
            number: short_key(&key.public),
            revoked: key.revoked.clone(),
        });
        Self {
            publisher: publisher.name.clone(),
            publishes: publisher.publishes.iter().map(ToString::to_string).collect(),
            keys: held.collect(),
        }
    }
}

fn run(session: &Session<'_>, _: &ArgMatches) -> Result<Reply, Failure> {
    let path = list::path(session)?;
    let trusted: Vec<Trusted> = TrustStore::read(&path)?.publishers().iter().map(Trusted::from).collect();
    let (language, mut page) = (session.language, Page::new(session.look));
    let shown = path.display();
    page.title(&say!(language, "Vertrouwde uitgevers in {shown}", "Trusted publishers in {shown}"));
    if trusted.is_empty() {
        page.body(&say!(
            language,
            "Nog niemand, dus geen plugin wordt geladen. Voeg een uitgever toe met `vakwerk trust add`.",
            "Nobody yet, so no plugin is loaded. Add a publisher with `vakwerk trust add`."
        ));
    }
    trusted.iter().for_each(|one| one.on(&mut page));
    Ok(Reply::new(Exit::Done, &trusted, page))
}

impl Trusted {
    /// Writes the publisher on a page.
    pub(super) fn on(&self, page: &mut Page) {
        let language = page.language();
        page.heading(&self.publisher);
        let publishes = self.publishes.join(", ");
        page.body(&say!(language, "mag uitgeven: {publishes}", "may publish: {publishes}"));
        for Held { key, number, revoked } in &self.keys {
            page.bullet(&say!(language, "sleutel {number} ({key})", "key {number} ({key})"));
            if let Some(Revocation { on, reason }) = revoked {
                let reason = reason.as_ref().map(|reason| format!(": {}", reason.get(language))).unwrap_or_default();
                page.under(0, &say!(language, "INGETROKKEN op {on}{reason}", "REVOKED on {on}{reason}"));
            }
        }
        if self.keys.iter().all(|key| key.revoked.is_some()) {
            page.loud(
                Tone::Caution,
                &say!(
                    language,
                    "Geen geldige sleutel: van deze uitgever wordt niets geladen.",
                    "No valid key: nothing of this publisher is loaded."
                ),
            );
        }
    }
}
