//! What another edition of a framework does to a curriculum that was written for the earlier one.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use super::curriculum::Curriculum;
use super::index::FrameworkIndex;
use crate::catalogue::{Element, Framework, Pack, RelationKind};
use crate::id::{ItemId, Name};
use crate::text::Text;

/// What became of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EffectKind {
    /// It is gone, and nothing is named in its place.
    Gone,
    /// Another element has taken its place.
    Replaced,
    /// It is new, and no course names it yet.
    New,
    /// It stands under another task or competency.
    Moved,
    /// Its text is another.
    Reworded,
    /// The matrix relates the task to other competencies.
    Related,
}

/// One consequence for the curriculum.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Effect {
    /// What became of it.
    pub kind: EffectKind,
    /// The element, by its name in the earlier edition, or in the new one where it is new.
    pub element: Name,
    /// The text before; absent where it is new.
    pub before: Option<Text>,
    /// The text now; absent where it is gone.
    pub now: Option<Text>,
    /// The elements that have taken its place, or the competencies that the matrix now names.
    pub to: Vec<Name>,
    /// The courses that name it and so must be looked at.
    pub courses: Vec<Name>,
}

/// What another edition of one framework means.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct OtherEdition {
    /// The framework.
    pub framework: ItemId,
    /// The edition that is loaded.
    pub before: u32,
    /// The other edition.
    pub now: u32,
    /// The consequences, the gravest first.
    pub effects: Vec<Effect>,
}

impl OtherEdition {
    /// What the editions in `pack` mean, for each framework of the curriculum that it has.
    #[must_use]
    pub fn each(curriculum: &Curriculum, index: &FrameworkIndex<'_>, pack: &Pack) -> Vec<Self> {
        let meant = curriculum.framework.iter().filter_map(|asked| {
            let before = index.framework(&asked.id)?;
            let now = pack.contents.framework.iter().find(|other| pack.full_id(&other.id) == asked.id)?;
            let effects = effects(curriculum, &asked.id, before, now);
            Some(Self { framework: asked.id.clone(), before: before.edition, now: now.edition, effects })
        });
        meant.collect()
    }
}

/// What moving `curriculum` from the edition `before` of a framework to `now` means, the gravest first.
///
/// `id` is the framework as the curriculum names it.
#[must_use]
pub fn effects(curriculum: &Curriculum, id: &ItemId, before: &Framework, now: &Framework) -> Vec<Effect> {
    let courses = courses(curriculum, id);
    let replaced = replaced(before, now, id);
    let old: FxHashMap<&str, Element<'_>> = before.elements().map(|element| (element.id.as_str(), element)).collect();
    let new: FxHashMap<&str, Element<'_>> = now.elements().map(|element| (element.id.as_str(), element)).collect();
    let named = |element: &Element<'_>, all: &FxHashMap<&str, Element<'_>>| {
        let mut found = courses.named.get(element.id.as_str()).cloned().unwrap_or_default();
        let mut above = element.parent;
        // A framework whose groups stand in a circle was refused when its pack was read.
        while let Some(name) = above {
            found.extend(courses.whole.get(name.as_str()).into_iter().flatten().cloned());
            above = all.get(name.as_str()).and_then(|element| element.parent);
        }
        found.dedup();
        found
    };
    let mut all = Vec::new();
    for was in before.elements() {
        let mut effect = Effect {
            kind: EffectKind::Gone,
            element: was.id.clone(),
            before: Some(was.text.clone()),
            now: None,
            to: replaced.get(was.id.as_str()).cloned().unwrap_or_default(),
            courses: named(&was, &old),
        };
        let Some(is) = new.get(was.id.as_str()) else {
            if !effect.to.is_empty() {
                effect.kind = EffectKind::Replaced;
                effect.now = effect.to.first().and_then(|to| Some(new.get(to.as_str())?.text.clone()));
            }
            all.push(effect);
            continue;
        };
        effect.now = Some(is.text.clone());
        let (task_was, task_is) = (row(before, was.id), row(now, was.id));
        if is.parent != was.parent {
            all.push(Effect {
                kind: EffectKind::Moved,
                to: is.parent.into_iter().cloned().collect(),
                ..effect.clone()
            });
        }
        if task_was != task_is {
            all.push(Effect { kind: EffectKind::Related, to: task_is.to_vec(), ..effect.clone() });
        }
        if is.text != was.text {
            all.push(Effect { kind: EffectKind::Reworded, to: Vec::new(), ..effect });
        }
    }
    let takes_over: FxHashSet<&Name> = replaced.values().flatten().collect();
    let fresh = now.elements().filter(|is| !old.contains_key(is.id.as_str()) && !takes_over.contains(is.id));
    all.extend(fresh.map(|is| Effect {
        kind: EffectKind::New,
        element: is.id.clone(),
        before: None,
        now: Some(is.text.clone()),
        to: Vec::new(),
        courses: named(&is, &new),
    }));
    all.sort_by_key(|effect| (effect.kind, effect.courses.is_empty()));
    all
}

/// The courses of a curriculum, by the elements they name.
#[derive(Default)]
struct Courses {
    /// By every element that is named itself.
    named: FxHashMap<String, Vec<Name>>,
    /// By the elements that are meant with everything under them.
    whole: FxHashMap<String, Vec<Name>>,
}

fn courses(curriculum: &Curriculum, id: &ItemId) -> Courses {
    let mut courses = Courses::default();
    let Some(first) = curriculum.framework.first() else { return courses };
    for course in &curriculum.course {
        for used in course.taught.iter().chain(&course.assessed) {
            let lists = [(&used.elements, false), (&used.all_of, true)];
            for (reference, whole) in lists.into_iter().flat_map(|(list, whole)| list.iter().map(move |r| (r, whole))) {
                let element = reference.within(&first.id);
                if element.framework != *id {
                    continue;
                }
                let add = |map: &mut FxHashMap<String, Vec<Name>>| {
                    let list = map.entry(element.element.to_string()).or_default();
                    if list.last() != Some(&course.id) {
                        list.push(course.id.clone());
                    }
                };
                add(&mut courses.named);
                if whole {
                    add(&mut courses.whole);
                }
            }
        }
    }
    courses
}

/// What has taken the place of what, as either edition says it.
fn replaced<'a>(before: &'a Framework, now: &'a Framework, id: &ItemId) -> FxHashMap<String, Vec<Name>> {
    let mut replaced: FxHashMap<String, Vec<Name>> = FxHashMap::default();
    let said = before.relations().chain(now.relations()).filter(|relation| relation.kind == RelationKind::ReplacedBy);
    for relation in said {
        let (from, to) = (relation.from.within(id), relation.to.within(id));
        let list = replaced.entry(from.element.to_string()).or_default();
        if !list.contains(&to.element) {
            list.push(to.element);
        }
    }
    replaced
}

/// The competencies that the matrix relates to a task; nothing for what is no task.
fn row<'a>(framework: &'a Framework, name: &Name) -> &'a [Name] {
    framework.task.iter().find(|task| task.id == *name).map_or(&[], |task| &task.competencies)
}
