//! The set of a trajectory: its versions, and which of its packs extend the discipline of the trajectory with what.

use semver::Version;
use serde::Serialize;
use vakwerk_core::case::{Case, Payload, PluginVersion, TrajectoryStarted};
use vakwerk_core::catalogue::{Item, Pack, added_to};
use vakwerk_core::id::{ItemId, Name, PluginId};
use vakwerk_core::text::Language;

use crate::command::show::title;
use crate::library::Library;
use crate::page::Page;
use crate::say;
use crate::words::Word as _;

/// A pack of the set that extends the discipline, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Extension {
    plugin: PluginId,
    version: Version,
    /// The discipline that it extends.
    extends: ItemId,
    /// What it adds to it.
    items: Vec<Added>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Added {
    id: String,
    kind: &'static str,
    #[serde(skip)]
    line: String,
}

/// The set of one trajectory.
pub(super) struct TrajectorySet<'a> {
    /// Its plugins, as the record keeps them.
    pub(super) plugins: &'a [PluginVersion],
    /// The discipline in words, as the record keeps them.
    discipline: String,
    /// What extends the discipline; nothing where the pack of the discipline is not at hand in the version of the set.
    pub(super) extensions: Option<Vec<Extension>>,
    /// The versions that are not at hand, of which it cannot be told what they extend.
    absent: Vec<String>,
}

impl<'a> TrajectorySet<'a> {
    pub(super) fn of(case: &'a Case, trajectory: &Name, library: Option<&Library>, language: Language) -> Self {
        let plugins = case.set_of(trajectory).map_or(&[][..], |(_, plugins)| plugins);
        let started = case.entries().iter().find_map(|entry| match &entry.event.payload {
            Payload::TrajectoryStarted(started) if entry.event.meta.trajectory.as_ref() == Some(trajectory) => {
                Some(started)
            }
            _ => None,
        });
        let at_hand = |one: &PluginVersion| library?.registry().plugin_version(&one.id, &one.version).ok();
        let packs: Vec<&Pack> = plugins.iter().filter_map(at_hand).map(|plugin| plugin.pack()).collect();
        let absent = plugins.iter().filter(|one| at_hand(one).is_none()).map(named).collect();
        let discipline = started.and_then(|started| started.discipline.item.id());
        let home = discipline.as_ref().and_then(|id| packs.iter().find(|pack| pack.manifest.id == id.plugin));
        let extensions = discipline.as_ref().zip(home).map(|(discipline, home)| {
            let mut extensions: Vec<Extension> = Vec::new();
            for (pack, item) in added_to(home, &packs) {
                let added = Added::of(pack, item, language);
                let manifest = &pack.manifest;
                match extensions.iter_mut().find(|one| one.plugin == manifest.id) {
                    Some(known) => known.items.push(added),
                    None => extensions.push(Extension {
                        plugin: manifest.id.clone(),
                        version: manifest.version.clone(),
                        extends: discipline.clone(),
                        items: vec![added],
                    }),
                }
            }
            extensions
        });
        let called = |started: &TrajectoryStarted| match &started.discipline.label {
            Some(label) => label.get(language).to_owned(),
            None => started.discipline.item.to_string(),
        };
        Self { plugins, discipline: started.map(|started| called(started)).unwrap_or_default(), extensions, absent }
    }

    /// Writes the versions of the set, and what extends the discipline.
    pub(super) fn write(&self, page: &mut Page) {
        if self.plugins.is_empty() {
            return;
        }
        let language = page.language();
        let versions = self.plugins.iter().map(named).collect::<Vec<_>>().join(", ");
        page.under(0, &say!(language, "Werkt met: {versions}", "Works with: {versions}"));
        let discipline = &self.discipline;
        match &self.extensions {
            None => page.under(
                0,
                &say!(
                    language,
                    "Welke daarvan {discipline} uitbreiden, is te zien waar ze geïnstalleerd zijn (--plugins).",
                    "Which of them extend {discipline} shows where they are installed (--plugins).",
                ),
            ),
            Some(extensions) => {
                for one in extensions {
                    let (plugin, version) = (&one.plugin, &one.version);
                    let items = one.items.iter().map(|added| added.line.as_str()).collect::<Vec<_>>().join("; ");
                    page.under(
                        0,
                        &say!(
                            language,
                            "{plugin} {version} breidt {discipline} uit: {items}",
                            "{plugin} {version} extends {discipline}: {items}",
                        ),
                    );
                }
                if !self.absent.is_empty() {
                    let absent = self.absent.join(", ");
                    page.under(
                        0,
                        &say!(
                            language,
                            "Niet geïnstalleerd, dus niet te zeggen of zij uitbreiden: {absent}",
                            "Not installed, so it cannot be told whether they extend: {absent}",
                        ),
                    );
                }
            }
        }
    }
}

impl Added {
    fn of(pack: &Pack, item: Item<'_>, language: Language) -> Self {
        let line = format!("{} {}", item.word(language), title(item, language));
        Self { id: pack.full_id(item.id()).to_string(), kind: item.kind(), line }
    }
}

fn named(one: &PluginVersion) -> String {
    format!("{} {}", one.id, one.version)
}
