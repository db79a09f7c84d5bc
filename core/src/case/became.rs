//! What became of the items and terms that a record refers to, told beside what was recorded.

use std::borrow::Cow;
use std::collections::BTreeMap;

use semver::Version;

use super::event::{ItemMove, Payload, PluginMove, Pointer, TrajectoryId};
use super::log::Entry;
use super::reference::{CatalogueItem, CatalogueTerm, PluginVersion};
use super::state::Case;
use crate::catalogue::{Became, Item, LocalId, Pack};
use crate::id::{Name, PluginId};
use crate::text::Text;

/// A reference of a record to something that is no longer as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct BecameNote<'a> {
    /// The event.
    pub event: Pointer,
    /// Its trajectory; absent for what concerns the client in all of them.
    pub trajectory: Option<&'a TrajectoryId>,
    /// The full id, as it was recorded: `plugin:item`, or `plugin:item/part` for a term, a scale, a question or a field.
    pub id: Cow<'a, str>,
    /// What people saw when it was recorded.
    pub label: Option<&'a Text>,
    /// The version it was recorded with.
    pub recorded: &'a Version,
    /// The version in which it is otherwise.
    pub now: Version,
    /// What became of it.
    pub became: Became,
}

/// A reference, to an item or to a part of one.
struct Referred<'a> {
    id: Cow<'a, str>,
    plugin: PluginId,
    item: Name,
    part: Option<Name>,
    /// The record refers to the item beside it, so of the part only its name remains to be told.
    beside: bool,
    version: Option<&'a Version>,
    edition: Option<u32>,
    label: Option<&'a Text>,
}

impl<'a> Referred<'a> {
    fn item(of: &'a CatalogueItem) -> Option<Self> {
        let id = of.item.id()?;
        let (version, label) = (of.version.as_ref(), of.label.as_ref());
        Some(Self {
            id: Cow::Borrowed(of.item.as_str()),
            plugin: id.plugin,
            item: id.item,
            part: None,
            beside: false,
            version,
            edition: of.edition,
            label,
        })
    }

    fn term(of: &'a CatalogueTerm) -> Option<Self> {
        let (id, term) = of.term.parts()?;
        let (version, label) = (of.version.as_ref(), of.label.as_ref());
        Some(Self {
            id: Cow::Borrowed(of.term.as_str()),
            plugin: id.plugin,
            item: id.item,
            part: Some(term.parse().ok()?),
            beside: false,
            version,
            edition: of.edition,
            label,
        })
    }

    fn part((of, part, label): (&'a CatalogueItem, &'a Name, &'a Text)) -> Option<Self> {
        let item = Self::item(of)?;
        let id = Cow::Owned(format!("{}/{part}", item.id));
        Some(Self { id, part: Some(part.clone()), beside: true, label: Some(label), ..item })
    }

    fn all(payload: &'a Payload) -> impl Iterator<Item = Self> {
        let items = payload.items().into_iter().filter_map(Self::item);
        let terms = payload.terms().into_iter().filter_map(Self::term);
        items.chain(terms).chain(payload.parts().into_iter().filter_map(Self::part))
    }

    fn became(&self, pack: &Pack, version: &Version) -> Became {
        match &self.part {
            Some(part) if self.beside => other_name(pack, &self.item, part, version),
            Some(part) => pack.part_became(&self.item, part, self.edition, version),
            None => pack.became(&self.item, self.edition, version),
        }
    }

    fn name(&self) -> LocalId {
        LocalId { item: self.item.clone(), part: self.part.clone() }
    }
}

/// What became of a part, told beside what became of its item: another name, where it has one of its own.
fn other_name(pack: &Pack, item: &Name, part: &Name, version: &Version) -> Became {
    let renamed = pack.part_became(item, part, None, version).renamed;
    Became { renamed: renamed.filter(|now| now.part.as_ref() != Some(part)), ..Became::default() }
}

/// The newest of several versions of a plugin.
fn newest<'p>(packs: &[&'p Pack], id: &PluginId) -> Option<&'p Pack> {
    let named = packs.iter().filter(|pack| pack.manifest.id == *id);
    named.max_by(|a, b| a.manifest.version.cmp(&b.manifest.version)).copied()
}

impl Case {
    /// What in force refers to something that is otherwise in the newest of these packs, in the order of the events.
    ///
    /// A plugin that is not among them, or only in an earlier version, says nothing.
    #[must_use]
    pub fn what_became<'a>(&'a self, packs: &[&Pack]) -> Vec<BecameNote<'a>> {
        let mut notes = Vec::new();
        for entry in self.entries() {
            let Some(payload) = self.content_of(entry) else { continue };
            for referred in Referred::all(payload) {
                let Some((recorded, pack)) = referred.version.zip(newest(packs, &referred.plugin)) else { continue };
                let now = &pack.manifest.version;
                let became = referred.became(pack, recorded);
                if now < recorded || became.is_unchanged() {
                    continue;
                }
                let (id, label, event) = (referred.id, referred.label, entry.event.pointer());
                let (trajectory, now) = (entry.event.meta.trajectory.as_ref(), now.clone());
                notes.push(BecameNote { event, trajectory, id, label, recorded, now, became });
            }
        }
        notes
    }

    /// Whether an event belongs to a trajectory or concerns the client in all of them.
    fn concerns(entry: &Entry, trajectory: &TrajectoryId) -> bool {
        entry.event.meta.trajectory.as_ref().is_none_or(|of| of == trajectory)
    }

    /// The plugins that change when a trajectory moves to the set with these plugins, and what that does to items.
    ///
    /// `told` is what a comparison of the packs yielded; what the record itself refers to is found here, in `packs`.
    #[must_use]
    pub fn moves(
        &self,
        trajectory: &TrajectoryId,
        to: &[PluginVersion],
        told: &[PluginMove],
        packs: &[&Pack],
    ) -> Vec<PluginMove> {
        let before = self.set_of(trajectory).map_or(&[][..], |(_, plugins)| plugins);
        let mut versions: BTreeMap<&PluginId, (Option<&Version>, Option<&Version>)> = BTreeMap::new();
        before.iter().for_each(|plugin| versions.entry(&plugin.id).or_default().0 = Some(&plugin.version));
        to.iter().for_each(|plugin| versions.entry(&plugin.id).or_default().1 = Some(&plugin.version));
        versions.retain(|_, (from, to)| from != to);
        let moved = |(id, (from, to)): (&PluginId, (Option<&Version>, Option<&Version>))| {
            let mut items: BTreeMap<LocalId, ItemMove> = BTreeMap::new();
            for told in told.iter().filter(|told| told.id == *id).flat_map(|told| &told.items) {
                items.insert(told.item.clone(), ItemMove { in_record: false, ..told.clone() });
            }
            if let Some(pack) = newest(packs, id).filter(|_| to.is_some()) {
                self.mark_recorded(trajectory, pack, &mut items);
            }
            PluginMove { id: id.clone(), from: from.cloned(), to: to.cloned(), items: items.into_values().collect() }
        };
        versions.into_iter().map(moved).collect()
    }

    /// Adds what the record refers to and is otherwise in `pack`, and marks it as such.
    fn mark_recorded(&self, trajectory: &TrajectoryId, pack: &Pack, items: &mut BTreeMap<LocalId, ItemMove>) {
        for entry in self.entries().iter().filter(|entry| Self::concerns(entry, trajectory)) {
            let Some(payload) = self.content_of(entry) else { continue };
            for referred in Referred::all(payload).filter(|referred| referred.plugin == pack.manifest.id) {
                let Some(version) = referred.version else { continue };
                let became = referred.became(pack, version);
                if became.is_unchanged() {
                    continue;
                }
                let label = referred.label.cloned();
                let new = ItemMove { item: referred.name(), label, became: became.clone(), in_record: true };
                let told = items.entry(referred.name()).or_insert(new);
                told.in_record = true;
                // Of a part that nobody recorded only another name is told; of this one, all there is to tell.
                if referred.part.is_some() {
                    told.became = became;
                }
            }
        }
    }

    /// The trajectories that work with this version of a plugin now.
    #[must_use]
    pub fn working_with(&self, id: &PluginId, version: &Version) -> Vec<&TrajectoryId> {
        let works = |trajectory: &&TrajectoryId| {
            let set = self.set_of(trajectory).map_or(&[][..], |(_, plugins)| plugins);
            set.iter().any(|plugin| plugin.id == *id && plugin.version == *version)
        };
        self.trajectories().iter().map(super::state::Trajectory::id).filter(works).collect()
    }
}

impl PluginMove {
    /// What a move from one version of a plugin to another changes.
    #[must_use]
    pub fn between(old: &Pack, new: &Pack) -> Self {
        let version = &old.manifest.version;
        // A source is no item that records refer to: what was cited stands in the record itself.
        let items = old.items().filter(|item| !matches!(item, Item::Source(_)));
        let moved = items.filter_map(|item| {
            let became = new.became(item.id(), item.edition(), version);
            let name = LocalId { item: item.id().clone(), part: None };
            let changed = !became.is_unchanged();
            changed.then(|| ItemMove { item: name, label: item.label().cloned(), became, in_record: false })
        });
        let renamed = new.manifest.renamed.iter().filter_map(|renaming| {
            let (item, part) = (old.item(&renaming.from.item)?, renaming.from.part.as_ref()?);
            let (_, label) = item.parts().into_iter().find(|(id, _)| *id == part)?;
            let became = other_name(new, item.id(), part, version);
            let changed = !became.is_unchanged();
            changed.then(|| ItemMove {
                item: renaming.from.clone(),
                label: Some(label.clone()),
                became,
                in_record: false,
            })
        });
        Self {
            id: new.manifest.id.clone(),
            from: Some(version.clone()),
            to: Some(new.manifest.version.clone()),
            items: moved.chain(renamed).collect(),
        }
    }
}
