//! What a summary counts of a data point, small and side by side, so that 100,000 of them are read in one go.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::point::{AssessorRole, DataPoint, Method, Target};
use crate::case::{Day, Pseudonym};
use crate::id::{ItemId, Name};

/// One target of a data point, with numbers for what is compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    /// The place of the data point among all.
    pub point: u32,
    /// The place of the target in it.
    pub target: u32,
    pub edition: u32,
    pub assessor: u32,
    pub level: Option<LevelNumber>,
    pub on: Day,
    pub method: Method,
    pub oneself: bool,
}

/// A level of a scale, as numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LevelNumber {
    pub scale: u32,
    pub level: u32,
}

/// The numbers of assessors, scales and levels, in the order in which they were first seen.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers {
    assessors: Numbered<Pseudonym>,
    scales: Numbered<ItemId>,
    names: Numbered<Name>,
    /// By scale, name and rank: another edition of a scale may rank a level otherwise.
    levels: Numbered<(u32, u32, u32)>,
}

impl Numbers {
    /// What is counted of a target of the data point at this place.
    pub fn seen(&mut self, (at, point): (usize, &DataPoint), (place, target): (usize, &Target)) -> Seen {
        Seen {
            point: small(at),
            target: small(place),
            edition: target.edition,
            assessor: self.assessors.of(&point.assessor.pseudonym),
            level: target.level.as_ref().map(|given| {
                let scale = self.scales.of(&given.scale);
                let name = self.names.of(&given.level);
                LevelNumber { scale, level: self.levels.of(&(scale, name, given.rank)) }
            }),
            on: point.on,
            method: point.method,
            oneself: point.assessor.role == AssessorRole::Oneself,
        }
    }
}

#[derive(Clone, Debug)]
struct Numbered<T>(FxHashMap<T, u32>);

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<T: Clone + Eq + Hash> Numbered<T> {
    fn of(&mut self, thing: &T) -> u32 {
        if let Some(number) = self.0.get(thing) {
            return *number;
        }
        let number = small(self.0.len());
        self.0.insert(thing.clone(), number);
        number
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
