//! For whom an item is: the disciplines of other packs whose lists it joins.

use super::{Item, Pack};
use crate::id::{ItemId, PluginId, Reference};

/// The disciplines and frameworks that an item names.
///
/// A pack extends a discipline by naming it on an assessment, an intervention, a form or a rule. What names nobody stays
/// on the lists of its own pack; a rule that names nobody watches everybody.
///
/// ```
/// use vakwerk_core::catalogue::Audience;
/// use vakwerk_core::id::{ItemId, PluginId, Reference};
///
/// let dance: Reference = "dans:dans".parse().unwrap();
/// let audience = Audience { frameworks: &[], disciplines: &[dance] };
/// let own: PluginId = "samen-bewegen".parse().unwrap();
/// let framework: ItemId = "fvb:vaktherapie".parse().unwrap();
/// assert!(audience.joins(&own, &"dans:dans".parse().unwrap(), &framework));
/// assert!(!audience.joins(&own, &"drama:drama".parse().unwrap(), &framework));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Audience<'a> {
    /// The frameworks whose disciplines it joins.
    pub frameworks: &'a [Reference],
    /// The disciplines it joins.
    pub disciplines: &'a [Reference],
}

impl<'a> Audience<'a> {
    /// Everything it names.
    pub fn named(self) -> impl Iterator<Item = &'a Reference> {
        self.frameworks.iter().chain(self.disciplines)
    }

    /// Whether it names a discipline, or a framework that the discipline follows; `own` is the pack that says so.
    #[must_use]
    pub fn joins(self, own: &PluginId, discipline: &ItemId, framework: &ItemId) -> bool {
        let within = |list: &[Reference], id: &ItemId| list.is_empty() || list.iter().any(|one| one.within(own) == *id);
        self.named().next().is_some() && within(self.frameworks, framework) && within(self.disciplines, discipline)
    }
}

impl<'a> Item<'a> {
    /// Whom it names; kinds that name nobody have an empty audience.
    #[must_use]
    pub fn audience(self) -> Audience<'a> {
        let (frameworks, disciplines): (&[Reference], &[Reference]) = match self {
            Self::Assessment(i) => (&i.frameworks, &i.disciplines),
            Self::Intervention(i) => (&i.frameworks, &i.disciplines),
            Self::Form(i) => (&i.frameworks, &i.disciplines),
            Self::Rule(i) => (&i.frameworks, &i.disciplines),
            _ => (&[], &[]),
        };
        Audience { frameworks, disciplines }
    }
}

/// What the packs of a set add to the discipline of one of them, in the order of the packs.
///
/// Rules that watch a whole framework are not among them: they watch the discipline, but say nothing of it. What a
/// pack of the set supersedes takes no part.
#[must_use]
pub fn added_to<'a>(home: &Pack, packs: &[&'a Pack]) -> Vec<(&'a Pack, Item<'a>)> {
    let Some(discipline) = &home.contents.discipline else { return Vec::new() };
    let id = home.full_id(&discipline.id);
    let framework = discipline.framework.within(&home.manifest.id);
    let superseded = |id: &ItemId| packs.iter().any(|pack| pack.manifest.supersedes.contains(id));
    let others = packs.iter().filter(|pack| pack.manifest.id != home.manifest.id);
    let items = others.flat_map(|pack| pack.items().map(move |item| (*pack, item)));
    let added = items.filter(|(pack, item)| {
        let audience = item.audience();
        let says = !matches!(item, Item::Rule(_)) || !audience.disciplines.is_empty();
        says && audience.joins(&pack.manifest.id, &id, &framework) && !superseded(&pack.full_id(item.id()))
    });
    added.collect()
}
