//! Which plugins a record was made with, as it says itself: version, publisher, trust and intended purpose.

use std::collections::BTreeSet;

use vakwerk_core::case::{Case, Payload, PluginVersion, TrajectoryId};
use vakwerk_core::text::Language;

use crate::document::{Block, Document};
use crate::say::{day, first_sentence, pick};

/// On what ground a plugin was loaded, as a record keeps it.
///
/// ```
/// use vakwerk_core::case::{PluginVersion, SignedBy};
/// use vakwerk_core::text::Language;
/// use vakwerk_report::trust_words;
/// // A record from before signatures were kept.
/// let mut plugin = PluginVersion {
///     id: "pmt".parse().unwrap(),
///     version: "1.0.0".parse().unwrap(),
///     digest: None,
///     development: false,
///     publisher: None,
///     intended_purpose: None,
///     signed_by: None,
/// };
/// assert_eq!(trust_words(&plugin, Language::En), "not recorded");
/// let (publisher, key, number) = ("Voorbeeld BV".into(), "RWQ…".into(), "E7620F1842B4E81F".into());
/// plugin.signed_by = Some(SignedBy { publisher, key, number });
/// assert_eq!(trust_words(&plugin, Language::En), "signed by Voorbeeld BV, key E7620F1842B4E81F");
/// plugin.development = true;
/// assert!(trust_words(&plugin, Language::En).starts_with("DEVELOPMENT FOLDER"));
/// ```
#[must_use]
pub fn trust_words(plugin: &PluginVersion, language: Language) -> String {
    match (&plugin.signed_by, plugin.development) {
        (_, true) => pick(
            language,
            "ONTWIKKELMAP, niet verzegeld en niet ondertekend",
            "DEVELOPMENT FOLDER, neither sealed nor signed",
        )
        .to_owned(),
        (Some(signed), false) => {
            let by = pick(language, "ondertekend door", "signed by");
            let key = pick(language, "sleutel", "key");
            format!("{by} {}, {key} {}", signed.publisher, signed.number)
        }
        (None, false) => unknown(language),
    }
}

fn unknown(language: Language) -> String {
    pick(language, "niet vastgelegd", "not recorded").to_owned()
}

/// Adds a chapter on the plugins of a trajectory: those that its record refers to in full, and the rest by name.
///
/// It reads what was recorded when the set was chosen, and says nothing of what is installed now.
pub(crate) fn plugins_of_record(report: &mut Document, case: &Case, trajectory: &TrajectoryId) {
    let language = report.language;
    let Some((_, plugins)) = case.set_of(trajectory).filter(|(_, plugins)| !plugins.is_empty()) else { return };
    report.chapter("Plugins");
    report.say(origin(case, trajectory, language));
    let used = referred(case, trajectory);
    let (used, rest): (Vec<_>, Vec<_>) = plugins.iter().partition(|plugin| used.contains(plugin.id.as_str()));
    let row = |plugin: &&PluginVersion| {
        let purpose = plugin.intended_purpose.as_ref();
        vec![
            format!("{} {}", plugin.id, plugin.version),
            plugin.publisher.clone().unwrap_or_else(|| unknown(language)),
            trust_words(plugin, language),
            purpose.map_or_else(|| unknown(language), |purpose| first_sentence(purpose.get(language))),
        ]
    };
    let head =
        [("Plugin", "Plugin"), ("Uitgever", "Publisher"), ("Vertrouwen", "Trust"), ("Bedoeld voor", "Intended for")];
    report.push(Block::Table {
        caption: pick(language, "Plugins waarnaar het dossier verwijst", "Plugins that the record refers to")
            .to_owned(),
        head: head.map(|(nl, en)| pick(language, nl, en).to_owned()).into(),
        rows: used.iter().map(row).collect(),
    });
    if !rest.is_empty() {
        let named: Vec<String> = rest.iter().map(|plugin| format!("{} {}", plugin.id, plugin.version)).collect();
        let also = pick(
            language,
            "Verder in dezelfde verzameling, zonder dat het dossier ernaar verwijst:",
            "Further in the same set, without the record referring to them:",
        );
        report.say(format!("{also} {}.", named.join(", ")));
    }
    let development: Vec<String> = plugins
        .iter()
        .filter(|plugin| plugin.development)
        .map(|plugin| format!("{} {}", plugin.id, plugin.version))
        .collect();
    if !development.is_empty() {
        let notice = pick(
            language,
            "Uit een ontwikkelmap, dus niet verzegeld en niet ondertekend:",
            "From a development folder, so neither sealed nor signed:",
        );
        report.push(Block::Notice(format!("{notice} {}.", development.join(", "))));
    }
}

/// When this was recorded.
fn origin(case: &Case, trajectory: &TrajectoryId, language: Language) -> String {
    let of_it = || case.entries().iter().filter(|entry| entry.event.meta.trajectory.as_ref() == Some(trajectory));
    let moved = of_it().rev().find(|entry| matches!(entry.event.payload, Payload::SetMoved(_)));
    match (moved, of_it().next()) {
        (Some(moved), _) => {
            let on = day(moved.event.meta.occurred_on, language);
            let text = pick(
                language,
                "Zoals het dossier vastlegde toen het traject naar deze versies overging",
                "As the record kept it when the trajectory moved to these versions",
            );
            format!("{text} ({on}).")
        }
        (None, Some(started)) => {
            let on = day(started.event.meta.occurred_on, language);
            let text = pick(
                language,
                "Zoals het dossier vastlegde toen het traject begon",
                "As the record kept it when the trajectory began",
            );
            format!("{text} ({on}).")
        }
        (None, None) => String::new(),
    }
}

/// The ids of the plugins that the record of a trajectory refers to.
fn referred<'a>(case: &'a Case, trajectory: &TrajectoryId) -> BTreeSet<&'a str> {
    let concerns =
        case.entries().iter().filter(|entry| entry.event.meta.trajectory.as_ref().is_none_or(|of| of == trajectory));
    let contents = concerns.filter_map(|entry| case.content_of(entry));
    let ids = |payload: &'a Payload| {
        let items = payload.items().into_iter().map(|item| item.item.as_str());
        let full = items.chain(payload.terms().into_iter().map(|term| term.term.as_str()));
        full.filter_map(|id| Some(id.split_once(':')?.0)).collect::<Vec<_>>()
    };
    contents.flat_map(ids).collect()
}
