//! A portfolio at a glance: per element what was gathered, with levels counted and never averaged.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use super::index::FrameworkIndex;
use super::point::{GivenLevel, Method};
use super::portfolio::Portfolio;
use super::seen::{LevelNumber, Seen};
use crate::case::{Day, Pseudonym};
use crate::catalogue::ElementId;
use crate::id::{ItemId, Name};
use crate::text::Text;

/// How often a level was given.
#[derive(Clone, PartialEq, Serialize)]
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
#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Disagreement {
    /// The scale.
    pub scale: ItemId,
    /// Per assessor, the latest level, from low to high.
    pub levels: Vec<(Pseudonym, Name)>,
}

/// The latest level that the subject gave themselves on one scale.
#[derive(Clone, PartialEq, Serialize)]
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
#[derive(Clone, PartialEq, Serialize)]
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
#[derive(Clone, PartialEq, Serialize)]
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
    assessors: FxHashSet<u32>,
    methods: FxHashSet<Method>,
    first: Option<Day>,
    last: Option<Day>,
    levels: Vec<Given<'p>>,
    /// By scale and assessor, so that many assessors cost no more than few.
    latest: FxHashMap<(u32, u32), &'p Seen>,
    /// The latest of the subject, per scale.
    own: Vec<(LevelNumber, &'p Seen)>,
    editions: Vec<(u32, u32)>,
    newest: Option<&'p Seen>,
}

/// How often a level was given, with where it was given first.
struct Given<'p> {
    number: LevelNumber,
    first: &'p Seen,
    by_others: u32,
    by_oneself: u32,
}

impl<'p> Count<'p> {
    fn take(&mut self, seen: &'p Seen) {
        match self.editions.iter_mut().find(|(edition, _)| *edition == seen.edition) {
            Some((_, count)) => *count += 1,
            None => self.editions.push((seen.edition, 1)),
        }
        self.points += 1;
        self.by_oneself += u32::from(seen.oneself);
        self.methods.insert(seen.method);
        self.first = Some(self.first.map_or(seen.on, |day| day.min(seen.on)));
        self.last = Some(self.last.map_or(seen.on, |day| day.max(seen.on)));
        self.newest = Some(seen);
        if !seen.oneself {
            self.assessors.insert(seen.assessor);
        }
        let Some(number) = seen.level else { return };
        let (others, oneself) = (u32::from(!seen.oneself), u32::from(seen.oneself));
        match self.levels.iter_mut().find(|known| known.number == number) {
            Some(known) => {
                known.by_others += others;
                known.by_oneself += oneself;
            }
            None => self.levels.push(Given { number, first: seen, by_others: others, by_oneself: oneself }),
        }
        if seen.oneself {
            match self.own.iter_mut().find(|(known, _)| known.scale == number.scale) {
                Some((known, latest)) if latest.on <= seen.on => (*known, *latest) = (number, seen),
                Some(_) => {}
                None => self.own.push((number, seen)),
            }
            return;
        }
        let latest = self.latest.entry((number.scale, seen.assessor)).or_insert(seen);
        if latest.on <= seen.on {
            *latest = seen;
        }
    }

    fn disagreements(&self, of: &Portfolio) -> Vec<Disagreement> {
        let mut by_scale: BTreeMap<&ItemId, Vec<(u32, &Pseudonym, &Name)>> = BTreeMap::new();
        for seen in self.latest.values() {
            if let (Some(given), Some(point)) = (of.level(seen), of.points().get(seen.point as usize)) {
                let all = by_scale.entry(&given.scale).or_default();
                all.push((given.rank, &point.assessor.pseudonym, &given.level));
            }
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

    fn own_levels(&self, of: &Portfolio) -> Vec<OwnLevel> {
        let own = self.own.iter().filter_map(|(_, seen)| {
            let given = of.level(seen)?;
            Some(OwnLevel {
                scale: given.scale.clone(),
                level: given.level.clone(),
                label: given.label.clone(),
                rank: given.rank,
                of: given.of,
                on: seen.on,
            })
        });
        let mut own: Vec<OwnLevel> = own.collect();
        own.sort_by(|a, b| a.scale.cmp(&b.scale));
        own
    }

    fn levels(&self, of: &Portfolio) -> Vec<LevelCount> {
        let levels = self.levels.iter().filter_map(|counted| {
            let given = of.level(counted.first)?;
            Some(LevelCount {
                scale: given.scale.clone(),
                level: given.level.clone(),
                label: given.label.clone(),
                rank: given.rank,
                of: given.of,
                by_others: counted.by_others,
                by_oneself: counted.by_oneself,
            })
        });
        let mut levels: Vec<LevelCount> = levels.collect();
        levels.sort_by(|a, b| (&a.scale, a.rank, &a.level).cmp(&(&b.scale, b.rank, &b.level)));
        levels
    }
}

impl Portfolio {
    /// Where assessors differ about an element.
    #[must_use]
    pub fn disagreements(&self, element: &ElementId) -> Vec<Disagreement> {
        self.count(element).disagreements(self)
    }

    fn count(&self, element: &ElementId) -> Count<'_> {
        let mut count = Count::default();
        self.seen(element).for_each(|seen| count.take(seen));
        count
    }

    fn level(&self, seen: &Seen) -> Option<&GivenLevel> {
        self.target(seen)?.level.as_ref()
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
                text: known
                    .map(|known| known.element.text.clone())
                    .or_else(|| Some(self.target(count.newest?)?.text.clone()))
                    .unwrap_or_default(),
                number: known.and_then(|known| known.element.number).map(ToOwned::to_owned),
                points: count.points,
                by_oneself: count.by_oneself,
                assessors: u32::try_from(count.assessors.len()).unwrap_or(u32::MAX),
                methods,
                first: count.first,
                last: count.last,
                levels: count.levels(self),
                own_levels: count.own_levels(self),
                disagreements: count.disagreements(self),
                inferred: inferred.get(&element).copied().unwrap_or_default(),
                carried: carried.get(&element).copied().unwrap_or_default(),
                other_editions: known.map_or(0, |known| count.other_editions(known.framework.edition)),
                element,
            }
        });
        let standing = self.standing_points();
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Summary {
            subject: self.opened().map(|opened| opened.subject.clone()),
            points: small(standing),
            superseded: small(self.points().len() - standing),
            elements: rows.collect(),
        }
    }
}

crate::silent::silent! { LevelCount Disagreement OwnLevel ElementSummary Summary }
