//! The items of two versions, matched by name and by what the manifest calls renamed.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use vakwerk_core::catalogue::{Item, LocalId, Pack};
use vakwerk_core::id::Name;

use super::alike::{self, Alike};
use super::meaning::{self, Meaning};
use super::parts::{self, Part};
use super::walk::{How, Raw, differences, moved, short};
use super::{Change, Level, Reason, Renamed};

/// An item as the tree that is compared; name and edition are compared apart.
fn tree(item: Item<'_>) -> Value {
    fn plain(item: &impl Serialize) -> Value {
        let mut value = serde_json::to_value(item).unwrap_or_default();
        if let Value::Object(table) = &mut value {
            table.remove("id");
            table.remove("edition");
        }
        value
    }
    match item {
        Item::Discipline(item) => plain(item),
        Item::Assessment(item) => plain(item),
        Item::Intervention(item) => plain(item),
        Item::Goal(item) => plain(item),
        Item::Concept(item) => plain(item),
        Item::Form(item) => plain(item),
        Item::Rule(item) => plain(item),
        Item::Framework(item) => plain(item),
        Item::Elaboration(item) => plain(item),
        Item::LevelScale(item) => plain(item),
        Item::Policy(item) => plain(item),
        Item::Source(item) => plain(item),
    }
}

fn whole(item: &Name) -> LocalId {
    LocalId { item: item.clone(), part: None }
}

/// What changed in the items, and the names that records must follow.
pub(super) fn changes(old: &Pack, new: &Pack, renames: &mut Vec<Renamed>) -> Vec<Change> {
    let mut comparison = Comparison { old, new, changes: Vec::new(), renames };
    let after: BTreeMap<&Name, Item<'_>> = new.items().map(|item| (item.id(), item)).collect();
    let before: BTreeMap<&Name, Item<'_>> = old.items().map(|item| (item.id(), item)).collect();
    let mut met = Vec::new();
    let mut gone = Vec::new();
    for (name, item) in &before {
        let present = new.manifest.present_name(&whole(name), &old.manifest.version).item;
        match after.get(&present) {
            Some(now) => {
                met.push(now.id());
                comparison.pair(*item, *now);
            }
            None => gone.push(*item),
        }
    }
    let added: Vec<Item<'_>> = after.values().filter(|item| !met.contains(&item.id())).copied().collect();
    comparison.look_alike(&gone, &added);
    for item in gone {
        let meaning = Meaning { level: Level::Major, edition: false, reason: Reason::ItemRemoved };
        comparison.whole(item, meaning, Some(item.id().to_string()), None);
    }
    for item in added {
        let meaning = Meaning { level: Level::Minor, edition: false, reason: Reason::ItemAdded };
        comparison.whole(item, meaning, None, Some(item.id().to_string()));
    }
    comparison.changes
}

struct Comparison<'a> {
    old: &'a Pack,
    new: &'a Pack,
    changes: Vec<Change>,
    renames: &'a mut Vec<Renamed>,
}

impl Comparison<'_> {
    fn whole(&mut self, item: Item<'_>, meaning: Meaning, from: Option<String>, to: Option<String>) {
        self.at(item, "", meaning, from, to);
    }

    fn at(&mut self, item: Item<'_>, place: &str, meaning: Meaning, from: Option<String>, to: Option<String>) {
        let Meaning { level, edition, reason } = meaning;
        let (item, kind, place) = (Some(item.id().clone()), item.kind().to_owned(), place.to_owned());
        self.changes.push(Change { item, kind, place, level, edition, reason, from, to });
    }

    /// Points out which items that are gone may stand there under another name.
    fn look_alike(&mut self, gone: &[Item<'_>], added: &[Item<'_>]) {
        let trees = |items: &[Item<'_>]| items.iter().map(|item| tree(*item)).collect::<Vec<_>>();
        let (was, is) = (trees(gone), trees(added));
        let alike = |old: usize, new: usize| {
            if gone[old].kind() != added[new].kind() {
                return Vec::new();
            }
            if was[old] == is[new] {
                return vec![Alike::Content];
            }
            let text = gone[old].label().is_some() && gone[old].label() == added[new].label();
            let parts = names_within(&was[old]).is_some_and(|names| names_within(&is[new]) == Some(names));
            [(text, Alike::Text), (parts, Alike::Parts)].into_iter().filter(|(same, _)| *same).map(|(_, a)| a).collect()
        };
        for (old, new, alike) in alike::pairs(gone.len(), added.len(), alike) {
            let (from, to) = (whole(gone[old].id()), whole(added[new].id()));
            self.renames.push(Renamed { from, to, declared: false, alike });
        }
    }

    fn pair(&mut self, was: Item<'_>, is: Item<'_>) {
        let major = |edition, reason| Meaning { level: Level::Major, edition, reason };
        if was.id() != is.id() {
            self.renames.push(Renamed { from: whole(was.id()), to: whole(is.id()), declared: true, alike: Vec::new() });
            let (from, to) = (was.id().to_string(), is.id().to_string());
            self.whole(was, major(false, Reason::ItemRenamed), Some(from), Some(to));
        }
        if was.kind() != is.kind() {
            let (from, to) = (was.kind().to_owned(), is.kind().to_owned());
            return self.whole(was, major(true, Reason::KindChanged), Some(from), Some(to));
        }
        let (mut before, after) = (tree(was), tree(is));
        let present = |name: &LocalId| self.new.manifest.present_name(name, &self.old.manifest.version);
        let parts = parts::declared((&before, was.id()), (&after, is.id()), present);
        parts::follow(&mut before, &parts, is.id());
        for raw in &differences(&before, &after) {
            self.one(was, raw, &parts);
        }
        for (from, to, alike) in alike::parts(&before, &after) {
            let (Ok(from), Ok(to)) = (from.parse(), to.parse()) else { continue };
            let from = LocalId { item: was.id().clone(), part: Some(from) };
            if parts.iter().all(|part| part.from != from) {
                let to = LocalId { item: is.id().clone(), part: Some(to) };
                self.renames.push(Renamed { from, to, declared: false, alike });
            }
        }
        for Part { list, from, to } in parts {
            let old = from.part.as_ref().map(ToString::to_string);
            let new =
                if to.item == *is.id() { to.part.as_ref().map(ToString::to_string) } else { Some(to.to_string()) };
            let place = format!("{list}.{}", old.as_deref().unwrap_or_default());
            self.at(was, &place, major(true, Reason::PartRenamed), old, new);
            self.renames.push(Renamed { from, to, declared: true, alike: Vec::new() });
        }
        if let (Some(old), Some(new)) = (was.edition(), is.edition()) {
            let (from, to) = (Some(old.to_string()), Some(new.to_string()));
            match new.cmp(&old) {
                std::cmp::Ordering::Greater => self.at(was, "edition", major(false, Reason::EditionRaised), from, to),
                std::cmp::Ordering::Less => self.at(was, "edition", major(true, Reason::EditionLowered), from, to),
                std::cmp::Ordering::Equal => {}
            }
        }
    }

    fn one(&mut self, item: Item<'_>, raw: &Raw<'_>, parts: &[Part]) {
        let id = |value: Option<&Value>| Some(value?.get("id")?.as_str()?.to_owned());
        // A part that now stands in another item is told with its new name.
        let gone = id(raw.old).filter(|_| raw.how == How::Removed);
        let goes = |part: &Part| {
            raw.keys == [part.list.as_str()] && part.from.part.as_ref().map(Name::as_str) == gone.as_deref()
        };
        if gone.is_some() && parts.iter().any(goes) {
            return;
        }
        let Meaning { level, edition, reason } = meaning::of(item.kind(), raw);
        let (from, to) = match (raw.how, raw.old, raw.new) {
            (How::Moved, Some(old), Some(new)) => moved(old, new),
            (_, old, new) => (old.and_then(short).or_else(|| id(old)), new.and_then(short).or_else(|| id(new))),
        };
        let (kind, place) = (item.kind().to_owned(), raw.place.clone());
        self.changes.push(Change { item: Some(item.id().clone()), kind, place, level, edition, reason, from, to });
    }
}

/// The names of the parts in an item; an item without parts has none to compare.
fn names_within(tree: &Value) -> Option<Vec<&str>> {
    let names: Vec<&str> = parts::lists(tree).flat_map(|(_, elements)| elements).map(|(id, _)| id).collect();
    (!names.is_empty()).then_some(names)
}
