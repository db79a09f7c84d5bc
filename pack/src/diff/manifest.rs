//! What changed in the manifest.

use std::collections::BTreeSet;
use std::fmt::Display;

use vakwerk_core::catalogue::Manifest;

use super::{Change, Level, Reason};

/// What changed in the manifest; its version is what the changes are held against.
pub(super) fn changes(old: &Manifest, new: &Manifest) -> Vec<Change> {
    let mut found = Found(Vec::new());
    // Naming every field, so that a new one cannot be forgotten here.
    let Manifest {
        id: _,
        version: _,
        interface,
        name,
        intended_purpose,
        publisher,
        licence,
        languages,
        requires,
        provides,
        supersedes,
        withdrawn,
        // What is renamed is told with the items that are.
        renamed: _,
    } = new;
    let same = |place: &str, level, reason, differs: bool, found: &mut Found| {
        if differs {
            found.push(place, level, reason, None, None);
        }
    };
    if *interface != old.interface {
        let (from, to) = (old.interface.to_string(), interface.to_string());
        found.push("interface", Level::Major, Reason::Interface, Some(from), Some(to));
    }
    same("name", Level::Patch, Reason::Wording, *name != old.name, &mut found);
    same("intended-purpose", Level::Patch, Reason::Wording, *intended_purpose != old.intended_purpose, &mut found);
    same("publisher", Level::Patch, Reason::About, *publisher != old.publisher, &mut found);
    if *licence != old.licence {
        found.push("licence", Level::Major, Reason::Licence, Some(old.licence.clone()), Some(licence.clone()));
    }
    let removed = (Level::Major, Reason::LanguageRemoved);
    found.set("languages", &old.languages, languages, (Level::Minor, Reason::LanguageAdded), removed);
    let removed = (Level::Major, Reason::OperationRemoved);
    found.set("provides", &words(&old.provides), &words(provides), (Level::Minor, Reason::OperationAdded), removed);
    let supersedes_otherwise = (Level::Minor, Reason::Supersedes);
    found.set("supersedes", &old.supersedes, supersedes, supersedes_otherwise, supersedes_otherwise);
    same("withdrawn", Level::Minor, Reason::Withdrawn, *withdrawn != old.withdrawn, &mut found);
    let ids: BTreeSet<_> = old.requires.keys().chain(requires.keys()).collect();
    for id in ids.into_iter().filter(|id| old.requires.get(*id) != requires.get(*id)) {
        let (from, to) = (old.requires.get(id), requires.get(id));
        let (from, to) = (from.map(ToString::to_string), to.map(ToString::to_string));
        found.push(&format!("requires.{id}"), Level::Minor, Reason::Requirement, from, to);
    }
    found.0
}

fn words(operations: &[vakwerk_core::catalogue::Operation]) -> Vec<String> {
    let word = |operation| serde_json::to_value(operation).ok()?.as_str().map(str::to_owned);
    operations.iter().filter_map(word).collect()
}

struct Found(Vec<Change>);

impl Found {
    fn push(&mut self, place: &str, level: Level, reason: Reason, from: Option<String>, to: Option<String>) {
        let (kind, place) = ("manifest".to_owned(), place.to_owned());
        self.0.push(Change { item: None, kind, place, level, edition: false, reason, from, to });
    }

    /// What was added to and removed from a list in which the order says nothing.
    fn set<T: PartialEq + Display>(
        &mut self,
        place: &str,
        old: &[T],
        new: &[T],
        added: (Level, Reason),
        removed: (Level, Reason),
    ) {
        for gone in old.iter().filter(|one| !new.contains(one)) {
            self.push(place, removed.0, removed.1, Some(gone.to_string()), None);
        }
        for come in new.iter().filter(|one| !old.contains(one)) {
            self.push(place, added.0, added.1, None, Some(come.to_string()));
        }
    }
}
