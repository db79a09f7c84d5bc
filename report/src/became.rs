//! What became of what a record refers to, beside what was recorded.

use vakwerk_core::case::{BecameNote, PluginMove, TrajectoryId};
use vakwerk_core::catalogue::Became;
use vakwerk_core::text::Language;

use crate::document::{Block, Document};
use crate::say::{listed, pick, sentence};

/// What became of something, as half a sentence: `is now called `x``.
#[must_use]
pub fn became_words(became: &Became, language: Language) -> String {
    let Became { renamed, edition, withdrawn, removed } = became;
    let mut parts = Vec::new();
    if let Some(name) = renamed {
        parts.push(format!("{} `{name}`", pick(language, "heet nu", "is now called")));
    }
    if let Some(edition) = edition {
        let (nl, en) = ("betekent nu iets anders (editie", "means something else now (edition");
        parts.push(format!("{} {edition})", pick(language, nl, en)));
    }
    if *removed {
        parts.push(pick(language, "is er niet meer", "is no longer there").to_owned());
    }
    if let Some(reason) = withdrawn {
        let reason = reason.get(language).trim_end_matches('.');
        parts.push(format!("{}: {reason}", pick(language, "is ingetrokken", "was withdrawn")));
    }
    listed(&parts, language)
}

/// A note as one sentence, which names what was recorded as it was.
#[must_use]
pub fn became_line(note: &BecameNote<'_>, language: Language) -> String {
    let name = note.label.map_or(&*note.id, |label| label.get(language));
    let became = became_words(&note.became, language);
    let BecameNote { id, recorded, now, .. } = note;
    match language {
        Language::Nl => format!("{name} ({id}) is vastgelegd met versie {recorded}; in versie {now}: {became}."),
        Language::En => format!("{name} ({id}) was recorded with version {recorded}; in version {now}: {became}."),
    }
}

/// What a move of set changes in one plugin, as one line per plugin and per item.
#[must_use]
pub fn move_lines(moved: &PluginMove, language: Language) -> (String, Vec<String>) {
    let none = || pick(language, "geen", "none").to_owned();
    let from = moved.from.as_ref().map_or_else(none, ToString::to_string);
    let to = moved.to.as_ref().map_or_else(none, ToString::to_string);
    let heading = format!("{} {from} → {to}", moved.id);
    let items = moved.items.iter().map(|item| {
        let name = item.label.as_ref().map(|label| format!("{} ", label.get(language))).unwrap_or_default();
        let used = if item.in_record { pick(language, " (in dit dossier)", " (in this record)") } else { "" };
        sentence(&format!("{name}({}:{}): {}{used}.", moved.id, item.item, became_words(&item.became, language)))
    });
    (heading, items.collect())
}

/// Adds a chapter that says what became of what the report shows as it was recorded; nothing where nothing did.
pub fn what_became(report: &mut Document, notes: &[BecameNote<'_>], trajectory: &TrajectoryId) {
    let language = report.language;
    let mut lines: Vec<String> = Vec::new();
    for note in notes.iter().filter(|note| note.trajectory.is_none_or(|of| of == trajectory)) {
        let line = became_line(note, language);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.is_empty() {
        return;
    }
    report.chapter(pick(language, "Wat er sindsdien veranderde", "What changed since"));
    report.say(pick(
        language,
        "Dit verslag toont alles zoals het is vastgelegd. In de versies die nu zijn geïnstalleerd is anders:",
        "This report shows everything as it was recorded. In the versions that are installed now, this is otherwise:",
    ));
    report.push(Block::List(lines));
}
