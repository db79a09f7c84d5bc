//! The items of two versions, matched by name and by what the manifest calls renamed.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use vakwerk_core::catalogue::{Item, LocalId, Pack};
use vakwerk_core::id::Name;

use super::meaning::{self, Meaning};
use super::walk::{How, Raw, differences, short};
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
    for item in gone {
        comparison.gone(item, &added);
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

    /// An item that is no longer there under any name; one that is there word for word under another looks renamed.
    fn gone(&mut self, item: Item<'_>, added: &[Item<'_>]) {
        let same = |other: &&Item<'_>| other.kind() == item.kind() && tree(**other) == tree(item);
        if let Some(alike) = added.iter().find(same) {
            let (from, to) = (whole(item.id()), whole(alike.id()));
            self.renames.push(Renamed { from, to, declared: false });
        }
        let meaning = Meaning { level: Level::Major, edition: false, reason: Reason::ItemRemoved };
        self.whole(item, meaning, Some(item.id().to_string()), None);
    }

    fn pair(&mut self, was: Item<'_>, is: Item<'_>) {
        let major = |edition, reason| Meaning { level: Level::Major, edition, reason };
        if was.id() != is.id() {
            self.renames.push(Renamed { from: whole(was.id()), to: whole(is.id()), declared: true });
            let (from, to) = (was.id().to_string(), is.id().to_string());
            self.whole(was, major(false, Reason::ItemRenamed), Some(from), Some(to));
        }
        if was.kind() != is.kind() {
            let (from, to) = (was.kind().to_owned(), is.kind().to_owned());
            return self.whole(was, major(true, Reason::KindChanged), Some(from), Some(to));
        }
        let (before, after) = (tree(was), tree(is));
        let found = differences(&before, &after);
        let parts: Vec<(LocalId, LocalId)> =
            found.iter().filter_map(|raw| self.renamed_part(was.id(), is.id(), raw)).collect();
        for raw in &found {
            self.one(was, raw, &parts);
        }
        for (from, to) in parts {
            self.renames.push(Renamed { from, to, declared: true });
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

    /// The new name of a part that is gone, where the manifest gives it one.
    fn renamed_part(&self, was: &Name, is: &Name, raw: &Raw<'_>) -> Option<(LocalId, LocalId)> {
        let part = raw.old.filter(|_| raw.how == How::Removed)?.get("id")?.as_str()?.parse().ok()?;
        let from = LocalId { item: was.clone(), part: Some(part) };
        let to = self.new.manifest.present_name(&from, &self.old.manifest.version);
        let carried = LocalId { item: is.clone(), part: from.part.clone() };
        (to != from && to != carried).then_some((from, to))
    }

    fn one(&mut self, item: Item<'_>, raw: &Raw<'_>, parts: &[(LocalId, LocalId)]) {
        let id = |value: Option<&serde_json::Value>| Some(value?.get("id")?.as_str()?.to_owned());
        let is = |name: &LocalId, id: &Option<String>| name.part.as_ref().map(Name::as_str) == id.as_deref();
        let (gone, come) = (id(raw.old), id(raw.new));
        // The new name is told with the old one.
        if raw.how == How::Added && come.is_some() && parts.iter().any(|(_, to)| is(to, &come)) {
            return;
        }
        let renamed = parts.iter().find(|(from, _)| raw.how == How::Removed && gone.is_some() && is(from, &gone));
        let Meaning { level, edition, reason } = match renamed {
            Some(_) => Meaning { level: Level::Major, edition: true, reason: Reason::PartRenamed },
            None => meaning::of(item.kind(), raw),
        };
        let to = renamed.and_then(|(_, to)| to.part.as_ref().map(ToString::to_string));
        self.changes.push(Change {
            item: Some(item.id().clone()),
            kind: item.kind().to_owned(),
            place: raw.place.clone(),
            level,
            edition,
            reason,
            from: raw.old.and_then(short).or(gone),
            to: to.or_else(|| raw.new.and_then(short)).or(come),
        });
    }
}
