//! A portfolio at a glance: per element what was gathered, with levels counted and never averaged.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use super::index::FrameworkIndex;
use super::point::{AssessorRole, DataPoint, GivenLevel, Method, Target};
use super::portfolio::Portfolio;
use crate::case::{Day, Pseudonym};
use crate::catalogue::ElementId;
use crate::id::{ItemId, Name};
use crate::text::Text;

/// How often a level was given.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct LevelCount {
    /// The scale.
    pub scale: ItemId,
    /// The level.
    pub level: Name,
    /// Its label, as it was.
    pub label: Text,
    /// Its rank from 1.
    pub rank: u32,
    /// How many levels the scale has.
    pub of: u32,
    /// How often others gave it.
    pub by_others: u32,
    /// How often the subject gave it.
    pub by_oneself: u32,
}

/// Assessors whose latest levels on one scale differ.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Disagreement {
    /// The scale.
    pub scale: ItemId,
    /// Per assessor, the latest level, from low to high.
    pub levels: Vec<(Pseudonym, Name)>,
}

/// The latest level that the subject gave themselves on one scale.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct OwnLevel {
    /// The scale.
    pub scale: ItemId,
    /// The level.
    pub level: Name,
    /// Its label, as it was.
    pub label: Text,
    /// Its rank from 1.
    pub rank: u32,
    /// How many levels the scale has.
    pub of: u32,
    /// The day of the work.
    pub on: Day,
}

/// What was gathered for one element.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ElementSummary {
    /// The element.
    pub element: ElementId,
    /// Its title or text: as loaded, or as it was recorded where its framework is gone.
    pub text: Text,
    /// The number as printed, where its framework is loaded.
    pub number: Option<String>,
    /// Data points that name it.
    pub points: u32,
    /// How many of them are the subject's judgement of their own work.
    pub by_oneself: u32,
    /// How many different assessors gave them, the subject not counted.
    pub assessors: u32,
    /// The methods.
    pub methods: Vec<Method>,
    /// The first day.
    pub first: Option<Day>,
    /// The last day.
    pub last: Option<Day>,
    /// The levels, per scale from low to high.
    pub levels: Vec<LevelCount>,
    /// The latest levels that the subject gave themselves, one per scale.
    pub own_levels: Vec<OwnLevel>,
    /// Where assessors differ.
    pub disagreements: Vec<Disagreement>,
    /// Data points for a task that calls for it: inferred support, which never counts as evidence by itself.
    pub inferred: u32,
    /// Data points for elements whose place it took: carried over, and bound to what they were given for.
    pub carried: u32,
    /// How many of its own data points were given under another edition than the one that is loaded.
    pub other_editions: u32,
}

/// A portfolio at a glance.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Summary {
    /// Whose it is.
    pub subject: Option<Pseudonym>,
    /// Data points that stand.
    pub points: u32,
    /// Data points that were superseded.
    pub superseded: u32,
    /// Per element, in the order of their ids.
    pub elements: Vec<ElementSummary>,
}

/// What is counted while walking the data points of one element.
#[derive(Default)]
struct Count<'p> {
    points: u32,
    by_oneself: u32,
    assessors: FxHashSet<&'p Pseudonym>,
    methods: FxHashSet<Method>,
    first: Option<Day>,
    last: Option<Day>,
    levels: Vec<(&'p GivenLevel, u32, u32)>,
    /// By scale and assessor, so that many assessors cost no more than few.
    latest: FxHashMap<(&'p ItemId, &'p Pseudonym), (Day, &'p GivenLevel)>,
    own: Vec<(Day, &'p GivenLevel)>,
    editions: Vec<(u32, u32)>,
    text: Option<&'p Text>,
}

impl<'p> Count<'p> {
    fn take(&mut self, point: &'p DataPoint, target: &'p Target) {
        let (level, text) = (target.level.as_ref(), &target.text);
        match self.editions.iter_mut().find(|(edition, _)| *edition == target.edition) {
            Some((_, count)) => *count += 1,
            None => self.editions.push((target.edition, 1)),
        }
        let oneself = point.assessor.role == AssessorRole::Oneself;
        self.points += 1;
        self.by_oneself += u32::from(oneself);
        self.methods.insert(point.method);
        self.first = Some(self.first.map_or(point.on, |day| day.min(point.on)));
        self.last = Some(self.last.map_or(point.on, |day| day.max(point.on)));
        self.text = Some(text);
        if !oneself {
            self.assessors.insert(&point.assessor.pseudonym);
        }
        let Some(given) = level else { return };
        let same =
            |known: &GivenLevel| known.rank == given.rank && known.level == given.level && known.scale == given.scale;
        let (others, self_) = (u32::from(!oneself), u32::from(oneself));
        match self.levels.iter_mut().find(|(known, _, _)| same(known)) {
            Some((_, by_others, by_oneself)) => {
                *by_others += others;
                *by_oneself += self_;
            }
            None => self.levels.push((given, others, self_)),
        }
        if oneself {
            match self.own.iter_mut().find(|(_, known)| known.scale == given.scale) {
                Some((day, level)) if *day <= point.on => (*day, *level) = (point.on, given),
                Some(_) => {}
                None => self.own.push((point.on, given)),
            }
            return;
        }
        let latest = self.latest.entry((&given.scale, &point.assessor.pseudonym)).or_insert((point.on, given));
        if latest.0 <= point.on {
            *latest = (point.on, given);
        }
    }

    fn disagreements(&self) -> Vec<Disagreement> {
        let mut by_scale: BTreeMap<&ItemId, Vec<(u32, &Pseudonym, &Name)>> = BTreeMap::new();
        for ((scale, who), (_, level)) in &self.latest {
            by_scale.entry(scale).or_default().push((level.rank, who, &level.level));
        }
        let mut found = Vec::new();
        for (scale, mut given) in by_scale {
            given.sort();
            if given.first().map(|(rank, ..)| rank) != given.last().map(|(rank, ..)| rank) {
                let levels = given.into_iter().map(|(_, who, level)| (who.clone(), level.clone())).collect();
                found.push(Disagreement { scale: scale.clone(), levels });
            }
        }
        found
    }

    /// How many were given under another edition.
    fn other_editions(&self, edition: u32) -> u32 {
        self.editions.iter().filter(|(given, _)| *given != edition).map(|(_, count)| count).sum()
    }

    fn own_levels(&self) -> Vec<OwnLevel> {
        let own = self.own.iter().map(|(on, given)| OwnLevel {
            scale: given.scale.clone(),
            level: given.level.clone(),
            label: given.label.clone(),
            rank: given.rank,
            of: given.of,
            on: *on,
        });
        let mut own: Vec<OwnLevel> = own.collect();
        own.sort_by(|a, b| a.scale.cmp(&b.scale));
        own
    }

    fn levels(&self) -> Vec<LevelCount> {
        let mut levels: Vec<LevelCount> = self
            .levels
            .iter()
            .map(|(given, by_others, by_oneself)| LevelCount {
                scale: given.scale.clone(),
                level: given.level.clone(),
                label: given.label.clone(),
                rank: given.rank,
                of: given.of,
                by_others: *by_others,
                by_oneself: *by_oneself,
            })
            .collect();
        levels.sort_by(|a, b| (&a.scale, a.rank, &a.level).cmp(&(&b.scale, b.rank, &b.level)));
        levels
    }
}

impl Portfolio {
    /// Where assessors differ about an element.
    #[must_use]
    pub fn disagreements(&self, element: &ElementId) -> Vec<Disagreement> {
        self.count(element).disagreements()
    }

    fn count(&self, element: &ElementId) -> Count<'_> {
        let mut count = Count::default();
        for point in self.direct(element) {
            for target in point.targets.iter().filter(|target| target.element == *element) {
                count.take(point, target);
            }
        }
        count
    }

    /// What was gathered, per element. Evidence stays bound to the element and the edition it was given for; at the
    /// element that took its place it shows as carried over.
    #[must_use]
    pub fn summary(&self, index: &FrameworkIndex<'_>) -> Summary {
        let mut inferred: FxHashMap<ElementId, u32> = FxHashMap::default();
        let mut carried: FxHashMap<ElementId, u32> = FxHashMap::default();
        let mut elements: BTreeMap<&ElementId, Count<'_>> = BTreeMap::new();
        for element in self.elements() {
            let count = self.count(element);
            for competency in index.competencies_of(element) {
                *inferred.entry(competency).or_default() += count.points;
            }
            for now in index.replaced_by(element) {
                *carried.entry(now.clone()).or_default() += count.points;
            }
            elements.insert(element, count);
        }
        let named = elements.keys().map(|element| (*element).clone());
        let mut all: Vec<ElementId> = named.chain(inferred.keys().cloned()).chain(carried.keys().cloned()).collect();
        all.sort();
        all.dedup();
        let nothing = Count::default();
        let rows = all.into_iter().map(|element| {
            let count = elements.get(&element).unwrap_or(&nothing);
            let known = index.get(&element);
            let mut methods: Vec<Method> = count.methods.iter().copied().collect();
            methods.sort();
            ElementSummary {
                text: known.map(|known| known.element.text.clone()).or_else(|| count.text.cloned()).unwrap_or_default(),
                number: known.and_then(|known| known.element.number).map(ToOwned::to_owned),
                points: count.points,
                by_oneself: count.by_oneself,
                assessors: u32::try_from(count.assessors.len()).unwrap_or(u32::MAX),
                methods,
                first: count.first,
                last: count.last,
                levels: count.levels(),
                own_levels: count.own_levels(),
                disagreements: count.disagreements(),
                inferred: inferred.get(&element).copied().unwrap_or_default(),
                carried: carried.get(&element).copied().unwrap_or_default(),
                other_editions: known.map_or(0, |known| count.other_editions(known.framework.edition)),
                element,
            }
        });
        let standing = self.points().iter().filter(|point| self.stands(point)).count();
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Summary {
            subject: self.opened().map(|opened| opened.subject.clone()),
            points: small(standing),
            superseded: small(self.points().len() - standing),
            elements: rows.collect(),
        }
    }
}
