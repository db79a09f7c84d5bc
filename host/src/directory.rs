//! Finding a scorer by the id of its assessment, which stands before every score.

use rustc_hash::FxHashMap;
use vakwerk_core::id::ItemId;

use crate::scorer::Scorer;

/// Scorers by id.
///
/// Comparing two ids of texts follows a pointer for each and calls a function for each, which costs more than the
/// rest of the boundary together. So an id of two short names is packed into four words that say the same, and stands
/// in a table at most a quarter full, where it nearly always is the first that is looked at. A map of the
/// library does the same in more steps, and a score is short enough to feel them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Directory {
    /// A power of two of slots; none where there is no short id.
    slots: Box<[Option<Slot>]>,
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
        let mut slots = vec![None; if short.is_empty() { 0 } else { (4 * short.len()).next_power_of_two() }];
        for slot in short {
            let mut place = slot.id.place(slots.len());
            while slots[place].as_ref().is_some_and(|taken: &Slot| taken.id != slot.id) {
                place = (place + 1) & (slots.len() - 1);
            }
            slots[place] = Some(slot);
        }
        Self { slots: slots.into(), long }
    }

    #[inline(always)]
    pub(crate) fn get(&self, id: &ItemId) -> Option<&Scorer> {
        let Some(packed) = Packed::new(id) else { return self.with_long_name(id) };
        let mut place = packed.place(self.slots.len());
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

/// An id of which both names have at most 16 bytes, in full: two ids are equal exactly when these are.
#[derive(Clone, Copy, Debug, Eq)]
struct Packed {
    plugin: [u64; 2],
    item: [u64; 2],
    lengths: (usize, usize),
}

impl Packed {
    #[inline(always)]
    fn new(id: &ItemId) -> Option<Self> {
        let (plugin, item) = (id.plugin.as_str().as_bytes(), id.item.as_str().as_bytes());
        let lengths = (plugin.len(), item.len());
        Some(Self { plugin: words(plugin)?, item: words(item)?, lengths })
    }

    /// Where it is looked for first in a table of so many slots, a power of two.
    #[inline]
    fn place(&self, slots: usize) -> usize {
        let ([_, a], [b, c]) = (self.plugin, self.item);
        let mixed = (a ^ b.rotate_left(21) ^ c.rotate_left(42)).wrapping_mul(ODD);
        (mixed >> 32) as usize & slots.wrapping_sub(1)
    }
}

/// The first and the last bytes of a text of at most 16, overlapping where it is shorter; with its length they say
/// all of it.
#[inline]
fn words(text: &[u8]) -> Option<[u64; 2]> {
    if text.len() > 16 {
        return None;
    }
    if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        return Some([u64::from_le_bytes(*first), u64::from_le_bytes(*last)]);
    }
    if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        return Some([u32::from_le_bytes(*first).into(), u32::from_le_bytes(*last).into()]);
    }
    Some([0, text.iter().fold(0, |word, byte| word << 8 | u64::from(*byte))])
}

impl PartialEq for Packed {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        // One branch instead of five.
        let ([a, b], [c, d]) = (self.plugin, self.item);
        let ([e, f], [g, h]) = (other.plugin, other.item);
        let lengths = (self.lengths.0 ^ other.lengths.0) | (self.lengths.1 ^ other.lengths.1);
        (a ^ e) | (b ^ f) | (c ^ g) | (d ^ h) | lengths as u64 == 0
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
