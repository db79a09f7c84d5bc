//! Finding a scorer by the id of its assessment, which stands before every score.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHashMap;
use vakwerk_core::id::ItemId;

use crate::scorer::Scorer;

/// Scorers by id.
///
/// Comparing two ids of texts follows a pointer for each and calls a function for each, which costs more than the
/// rest of the boundary together. So an id of two short names is packed into four words that say the same.
#[derive(Clone, Debug, Default)]
pub(crate) struct Directory {
    short: FxHashMap<Packed, Scorer>,
    long: FxHashMap<ItemId, Scorer>,
}

impl Directory {
    pub(crate) fn new(scorers: impl Iterator<Item = Scorer>) -> Self {
        let mut directory = Self::default();
        for scorer in scorers {
            let id = scorer.instrument().id();
            match Packed::new(id) {
                Some(packed) => directory.short.insert(packed, scorer),
                None => directory.long.insert(id.clone(), scorer),
            };
        }
        directory
    }

    #[inline]
    pub(crate) fn get(&self, id: &ItemId) -> Option<&Scorer> {
        match Packed::new(id) {
            Some(packed) => self.short.get(&packed),
            None => self.long.get(id),
        }
    }

    /// Every id, in no order.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &ItemId> {
        self.short.values().chain(self.long.values()).map(|scorer| scorer.instrument().id())
    }
}

/// An id of which both names have at most 16 bytes, in full: two ids are equal exactly when these are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Packed {
    plugin: [u64; 2],
    item: [u64; 2],
    lengths: u32,
}

impl Packed {
    #[inline]
    fn new(id: &ItemId) -> Option<Self> {
        let (plugin, item) = (id.plugin.as_str().as_bytes(), id.item.as_str().as_bytes());
        // Both lengths fit in 16 bits when the words are there.
        let lengths = (plugin.len() as u32) << 16 | item.len() as u32;
        Some(Self { plugin: words(plugin)?, item: words(item)?, lengths })
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
    Some([text.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)), 0])
}

impl Hash for Packed {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Four words hashed one after another would each wait for the last.
        let [a, b] = self.plugin;
        let [c, d] = self.item;
        state.write_u64((a ^ b.rotate_left(17)).wrapping_mul(ODD) ^ c.rotate_left(31) ^ d.rotate_left(47));
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
