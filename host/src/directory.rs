//! Finding a scorer by the id of its assessment, which stands before every score.

use rustc_hash::FxHashMap;
use vakwerk_core::id::ItemId;

use crate::scorer::Scorer;

/// Scorers by id.
///
/// Comparing two ids of texts follows a pointer for each and calls a function for each, which costs more than the
/// rest of the boundary together. So ids of two short names are compared as the numbers that those names carry, and
/// stand in a table at most a quarter full, where an id nearly always is the first that is looked at. A map of the
/// library does the same in more steps, and a score is short enough to feel them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Directory {
    /// A power of two of slots.
    slots: Box<[Option<Slot>]>,
    /// How far the number of an id is shifted to give a place among the slots.
    shift: u32,
    long: FxHashMap<ItemId, Scorer>,
}

#[derive(Clone, Debug)]
struct Slot {
    id: Packed,
    scorer: Scorer,
}

impl Directory {
    pub(crate) fn new(scorers: impl Iterator<Item = Scorer>) -> Self {
        let (mut short, mut long) = (Vec::new(), FxHashMap::default());
        for scorer in scorers {
            let id = scorer.instrument().id();
            match Packed::new(id) {
                Some(id) => short.push(Slot { id, scorer }),
                None => drop(long.insert(id.clone(), scorer)),
            }
        }
        let mut slots = vec![None; (4 * short.len().max(1)).next_power_of_two()];
        let shift = u64::BITS - slots.len().trailing_zeros();
        for slot in short {
            let mut place = slot.id.place(shift);
            while slots[place].as_ref().is_some_and(|taken: &Slot| taken.id != slot.id) {
                place = (place + 1) & (slots.len() - 1);
            }
            slots[place] = Some(slot);
        }
        Self { slots: slots.into(), shift, long }
    }

    #[inline(always)]
    pub(crate) fn get(&self, id: &ItemId) -> Option<&Scorer> {
        let Some(packed) = Packed::new(id) else { return self.with_long_name(id) };
        let mut place = packed.place(self.shift);
        // Three quarters of the slots are empty, so this ends.
        while let Some(Some(slot)) = self.slots.get(place) {
            if slot.id == packed {
                return Some(&slot.scorer);
            }
            place = (place + 1) & (self.slots.len() - 1);
        }
        None
    }

    /// Apart, so that its hashing does not burden the way that most ids take.
    #[inline(never)]
    fn with_long_name(&self, id: &ItemId) -> Option<&Scorer> {
        self.long.get(id)
    }

    /// Every id, in no order.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &ItemId> {
        let short = self.slots.iter().flatten().map(|slot| &slot.scorer);
        short.chain(self.long.values()).map(|scorer| scorer.instrument().id())
    }
}

/// An id of two short names, in full: two ids are equal exactly when these are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Packed {
    plugin: [u64; 2],
    item: [u64; 2],
}

impl Packed {
    #[inline(always)]
    fn new(id: &ItemId) -> Option<Self> {
        Some(Self { plugin: id.plugin.packed()?, item: id.item.packed()? })
    }

    /// Where it is looked for first: in the highest bits of a product is something of every bit that goes into it.
    #[inline(always)]
    fn place(&self, shift: u32) -> usize {
        let ([a, _], [b, c]) = (self.plugin, self.item);
        let mixed = a ^ b.rotate_left(21) ^ c.rotate_left(42);
        mixed.wrapping_mul(ODD).wrapping_shr(shift) as usize
    }
}

/// An odd number without a pattern in its bits.
const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn packed_ids_are_equal_exactly_when_the_ids_are() {
        let mut names: Vec<String> = ["a", "b", "aa", "aaa", "aaaa", "abcdefgh", "bcdefgh"].map(str::to_owned).into();
        names.extend((1..=18).map(|length| "x".repeat(length)));
        names.extend((0..16).map(|at| format!("{}y{}", "x".repeat(at), "x".repeat(15 - at))));
        let ids: Vec<ItemId> =
            names.iter().flat_map(|a| names.iter().map(move |b| format!("{a}:{b}").parse().unwrap())).collect();
        let distinct: BTreeSet<_> = ids.iter().collect();
        let packed: Vec<_> = distinct.iter().filter_map(|id| Packed::new(id)).collect();
        for (at, one) in packed.iter().enumerate() {
            assert!(packed[at + 1..].iter().all(|other| one != other));
        }
        let long = ids.iter().filter(|id| id.plugin.as_str().len() > 16 || id.item.as_str().len() > 16);
        assert!(long.clone().count() > 0 && long.into_iter().all(|id| Packed::new(id).is_none()));
    }
}
