//! The page of a plugin: who it is, what it is intended for, and every item in it.

use serde::Serialize;
use vakwerk_core::catalogue::{Item, Manifest};
use vakwerk_host::{Plugin, Standing};

use super::extended::{self, Added};
use crate::command::plugins::SignedBy;
use crate::page::{Page, Tone};
use crate::phrase::Phrase;
use crate::reply::{Exit, Reply};
use crate::say;
use crate::session::Session;
use crate::shelf::Shelf;
use crate::words::{Word, words};

/// One plugin, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Shown<'a> {
    id: String,
    kind: &'static str,
    version: String,
    digest: String,
    development: bool,
    signed_by: Option<SignedBy<'a>>,
    manifest: &'a Manifest,
    items: Vec<Listed>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extended_by: Option<Vec<Added>>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Listed {
    id: String,
    kind: &'static str,
    edition: Option<u32>,
}

/// The answer for a plugin as a whole.
pub(super) fn reply(session: &Session<'_>, shelf: &Shelf<'_>, plugin: &Plugin) -> Reply {
    let pack = plugin.pack();
    let listed = pack.items().map(|item| Listed {
        id: pack.full_id(item.id()).to_string(),
        kind: item.kind(),
        edition: item.edition(),
    });
    let shown = Shown {
        id: pack.manifest.id.to_string(),
        kind: "plugin",
        version: pack.manifest.version.to_string(),
        digest: pack.digest.to_string(),
        development: plugin.standing() == Standing::Development,
        signed_by: SignedBy::of(plugin),
        manifest: &pack.manifest,
        items: listed.collect(),
        extended_by: pack.contents.discipline.as_ref().map(|_| extended::listed(shelf, pack)),
    };
    Reply::new(Exit::Done, &shown, page(session, shelf, plugin))
}

fn page(session: &Session<'_>, shelf: &Shelf<'_>, plugin: &Plugin) -> Page {
    let pack = plugin.pack();
    let (language, manifest) = (session.language, &pack.manifest);
    let mut page = Page::new(session.look);
    page.title(manifest.name.get(language));
    let (id, version, interface) = (&manifest.id, &manifest.version, manifest.interface);
    page.line(&say!(
        language,
        "{id} {version} · plugin, interface {interface}",
        "{id} {version} · plugin, interface {interface}"
    ));
    let standing = plugin.trust(language);
    match plugin.standing() {
        Standing::Development => page.stand_out(Tone::Caution, &standing),
        Standing::Trusted => page.line(&standing),
    }
    page.section(
        Phrase::new("Waarvoor bedoeld", "Intended purpose").get(language),
        manifest.intended_purpose.get(language),
    );
    page.section(
        Phrase::new("Uitgever en licentie", "Publisher and licence").get(language),
        &format!("{} · {}", manifest.publisher, manifest.licence),
    );
    let languages: Vec<String> = manifest.languages.iter().map(ToString::to_string).collect();
    page.section(Phrase::new("Talen", "Languages").get(language), &languages.join(", "));
    if !manifest.requires.is_empty() {
        let requires: Vec<String> = manifest.requires.iter().map(|(id, versions)| format!("{id} {versions}")).collect();
        page.section(Phrase::new("Heeft nodig", "Requires").get(language), &requires.join(", "));
    }
    let code = if manifest.provides.is_empty() {
        Phrase::new("geen: alleen gegevens", "none: data only").get(language).to_owned()
    } else {
        words(&manifest.provides, language)
    };
    page.section(Phrase::new("Code voor", "Code for").get(language), &code);
    for withdrawn in &manifest.withdrawn {
        let (item, versions, reason) = (&withdrawn.item, &withdrawn.versions, withdrawn.reason.get(language));
        page.loud(
            Tone::Caution,
            &say!(language, "Ingetrokken: {item} ({versions}): {reason}", "Withdrawn: {item} ({versions}): {reason}"),
        );
    }
    page.heading(Phrase::new("Items", "Items").get(language));
    let rows = pack.items().map(|item| {
        let label = match item {
            Item::Source(source) => source.title.clone(),
            other => other.label().map_or_else(String::new, |label| label.get(language).to_owned()),
        };
        vec![pack.full_id(item.id()).to_string(), item.word(language).to_owned(), label]
    });
    let headings = ["id", Phrase::new("soort", "kind").get(language), Phrase::new("naam", "name").get(language)];
    page.table(&headings, rows.collect());
    let added = extended::lines(shelf, pack, language);
    if !added.is_empty() {
        page.heading(extended::HEADING.get(language));
        added.iter().for_each(|line| page.bullet(line));
    }
    page
}
