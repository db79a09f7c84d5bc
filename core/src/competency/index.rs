//! The loaded frameworks, indexed by element, so that looking one up costs the same in a small and in a large profile.

use rustc_hash::FxHashMap;

use crate::catalogue::{Element, ElementId, ElementKind, Framework, LevelKind, LevelScale, Pack, RelationKind};
use crate::id::{ItemId, Name};
use crate::text::Text;

/// An element with the framework it stands in.
#[derive(Clone, Copy, Debug)]
pub struct Indexed<'a> {
    /// The framework.
    pub framework: &'a Framework,
    /// The element.
    pub element: Element<'a>,
}

struct Loaded<'a> {
    id: ItemId,
    framework: &'a Framework,
    elements: Vec<Element<'a>>,
    places: FxHashMap<&'a str, usize>,
    children: FxHashMap<&'a str, Vec<usize>>,
}

/// Frameworks and scales of levels of a set of packs.
///
/// What a framework adds to another (an institute's own indicators) stands under the element it is added to.
pub struct FrameworkIndex<'a> {
    loaded: Vec<Loaded<'a>>,
    by_id: FxHashMap<ItemId, usize>,
    scales: FxHashMap<ItemId, &'a LevelScale>,
    added: FxHashMap<ElementId, Vec<ElementId>>,
    replaced: FxHashMap<ElementId, Vec<ElementId>>,
}

impl<'a> FrameworkIndex<'a> {
    /// Indexes every framework and scale of the packs.
    #[must_use]
    pub fn of(packs: &[&'a Pack]) -> Self {
        let mut index = Self {
            loaded: Vec::new(),
            by_id: FxHashMap::default(),
            scales: FxHashMap::default(),
            added: FxHashMap::default(),
            replaced: FxHashMap::default(),
        };
        for pack in packs {
            for scale in &pack.contents.level_scale {
                index.scales.insert(pack.full_id(&scale.id), scale);
            }
            for framework in &pack.contents.framework {
                index.add(pack.full_id(&framework.id), framework);
            }
        }
        index
    }

    fn add(&mut self, id: ItemId, framework: &'a Framework) {
        let elements: Vec<Element<'a>> = framework.elements().collect();
        let places = elements.iter().enumerate().map(|(at, element)| (element.id.as_str(), at)).collect();
        let mut children: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (at, element) in elements.iter().enumerate() {
            if let Some(parent) = element.parent {
                children.entry(parent.as_str()).or_default().push(at);
            }
            if let Some(under) = element.under {
                let here = ElementId { framework: id.clone(), element: element.id.clone() };
                self.added.entry(under.within(&id)).or_default().push(here);
            }
        }
        for relation in framework.relation.iter().filter(|relation| relation.kind == RelationKind::ReplacedBy) {
            let (from, to) = (relation.from.within(&id), relation.to.within(&id));
            // An element that kept its name from one edition to the next has its evidence already.
            if from != to {
                self.replaced.entry(from).or_default().push(to);
            }
        }
        self.by_id.insert(id.clone(), self.loaded.len());
        self.loaded.push(Loaded { id, framework, elements, places, children });
    }

    fn loaded(&self, framework: &ItemId) -> Option<&Loaded<'a>> {
        self.loaded.get(*self.by_id.get(framework)?)
    }

    /// The frameworks with their ids, in the order of the packs.
    pub fn frameworks(&self) -> impl Iterator<Item = (&ItemId, &'a Framework)> {
        self.loaded.iter().map(|loaded| (&loaded.id, loaded.framework))
    }

    /// A framework.
    #[must_use]
    pub fn framework(&self, id: &ItemId) -> Option<&'a Framework> {
        Some(self.loaded(id)?.framework)
    }

    /// The elements of a framework, in printed order; empty when it is not loaded.
    #[must_use]
    pub fn elements(&self, framework: &ItemId) -> &[Element<'a>] {
        self.loaded(framework).map_or(&[], |loaded| &loaded.elements)
    }

    /// An element.
    #[must_use]
    pub fn get(&self, id: &ElementId) -> Option<Indexed<'a>> {
        let loaded = self.loaded(&id.framework)?;
        let element = *loaded.elements.get(*loaded.places.get(id.element.as_str())?)?;
        Some(Indexed { framework: loaded.framework, element })
    }

    /// What stands under an element: its own parts in printed order, then what other frameworks add.
    pub fn under(&self, id: &ElementId) -> impl Iterator<Item = ElementId> {
        let own = self.loaded(&id.framework).and_then(|loaded| {
            let places = loaded.children.get(id.element.as_str())?;
            Some(places.iter().filter_map(|at| loaded.elements.get(*at)))
        });
        let framework = id.framework.clone();
        let own = own.into_iter().flatten();
        let own = own.map(move |child| ElementId { framework: framework.clone(), element: child.id.clone() });
        own.chain(self.added.get(id).into_iter().flatten().cloned())
    }

    /// The competencies that the printed matrix relates to a task.
    pub fn competencies_of(&self, task: &ElementId) -> impl Iterator<Item = ElementId> {
        let named: &'a [Name] = self
            .framework(&task.framework)
            .and_then(|framework| framework.task.iter().find(|known| known.id == task.element))
            .map_or(&[], |task| &task.competencies);
        let framework = task.framework.clone();
        named.iter().map(move |name| ElementId { framework: framework.clone(), element: name.clone() })
    }

    /// The elements that took the place of one, as the loaded frameworks say it.
    #[must_use]
    pub fn replaced_by(&self, id: &ElementId) -> &[ElementId] {
        self.replaced.get(id).map_or(&[], Vec::as_slice)
    }

    /// A scale of levels.
    #[must_use]
    pub fn scale(&self, id: &ItemId) -> Option<&'a LevelScale> {
        self.scales.get(id).copied()
    }

    /// The scales that a framework names, for tasks or for competencies.
    pub fn scales_for(&self, framework: &ItemId, kind: LevelKind) -> impl Iterator<Item = (ItemId, &'a LevelScale)> {
        let references = self.framework(framework).map_or(&[][..], |framework| &framework.level_scales);
        let plugin = framework.plugin.clone();
        let ids = references.iter().map(move |reference| reference.within(&plugin));
        ids.filter_map(|id| Some((id.clone(), self.scale(&id)?))).filter(move |(_, scale)| scale.kind == kind)
    }

    /// The names that look like one that is not there, for a message.
    #[must_use]
    pub fn suggestion(&self, id: &ElementId) -> Option<String> {
        let loaded = self.loaded(&id.framework)?;
        let names = loaded.elements.iter().map(|element| element.id.as_str());
        crate::suggest::nearest(id.element.as_str(), names).map(ToOwned::to_owned)
    }
}

/// What a scale of levels must speak of for an element; `None` where levels are not given.
pub(super) fn level_kind(kind: ElementKind) -> Option<LevelKind> {
    match kind {
        ElementKind::Task => Some(LevelKind::Entrustment),
        ElementKind::Competency | ElementKind::Indicator => Some(LevelKind::Proficiency),
        _ => None,
    }
}

/// The text of an element with the number as printed before it.
pub(super) fn numbered(element: &Element<'_>) -> (Option<String>, Text) {
    (element.number.map(ToOwned::to_owned), element.text.clone())
}
