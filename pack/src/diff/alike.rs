//! What is gone and what is new beside each other: which of the two may be one thing under another name.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use vakwerk_core::text::Text;

use super::parts::lists;
use crate::problem::both;

/// In what something that is gone and something that is new are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alike {
    /// Word for word, but for the name.
    Content,
    /// What people read.
    Text,
    /// The questions, fields or terms in it.
    Parts,
    /// The place among what stayed.
    Place,
    /// The range, step and unit, or the kind and the options.
    Range,
}

impl Alike {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::Content, Self::Text, Self::Parts, Self::Place, Self::Range];

    /// In words: "the same …".
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::Content => both("woord voor woord dezelfde inhoud", "the same content, word for word"),
            Self::Text => both("dezelfde tekst", "the same text"),
            Self::Parts => both("dezelfde delen erin", "the same parts in it"),
            Self::Place => both("dezelfde plaats", "the same place"),
            Self::Range => both("hetzelfde bereik", "the same range"),
        }
    }

    /// How much it says; of several pairs the one that says most is proposed.
    fn weight(self) -> u8 {
        match self {
            Self::Content => 16,
            Self::Text => 8,
            Self::Parts => 4,
            Self::Place => 2,
            Self::Range => 1,
        }
    }
}

/// How many pairs are looked at; where far more went and came, it is another pack rather than other names.
const MOST_PAIRS: usize = 1_000_000;

/// The pairs that may be one thing under another name, each thing in at most one pair: the strongest first, and where
/// two are as strong, in the order in which they stand.
pub(super) fn pairs(
    gone: usize,
    come: usize,
    alike: impl Fn(usize, usize) -> Vec<Alike>,
) -> Vec<(usize, usize, Vec<Alike>)> {
    if gone.saturating_mul(come) > MOST_PAIRS {
        return Vec::new();
    }
    let mut found = Vec::new();
    for old in 0..gone {
        found.extend((0..come).map(|new| (old, new, alike(old, new))).filter(|(.., alike)| !alike.is_empty()));
    }
    let weight = |alike: &[Alike]| alike.iter().map(|one| one.weight()).sum::<u8>();
    found.sort_by_key(|(.., alike)| std::cmp::Reverse(weight(alike)));
    let mut taken: Vec<(usize, usize, Vec<Alike>)> = Vec::new();
    for pair in found {
        if taken.iter().all(|(old, new, _)| *old != pair.0 && *new != pair.1) {
            taken.push(pair);
        }
    }
    taken.sort_by_key(|(old, ..)| *old);
    taken
}

/// What the same list lost and gained, as pairs of names that may be one part.
pub(super) fn parts(old: &Value, new: &Value) -> Vec<(String, String, Vec<Alike>)> {
    let after: BTreeMap<&str, Vec<(&str, &Value)>> = lists(new).collect();
    let mut found = Vec::new();
    for (list, was) in lists(old) {
        let Some(is) = after.get(list) else { continue };
        let (gone, come) = (only_in(&was, is), only_in(is, &was));
        let alone = gone.len() == 1 && come.len() == 1;
        let alike = |at: usize, other: usize| {
            let (old, new) = (&gone[at], &come[other]);
            let mut alike = Vec::new();
            if same(text_of(old.element), text_of(new.element)) {
                alike.push(Alike::Text);
            }
            if old.gap == new.gap && old.of_gap == new.of_gap && old.at == new.at {
                alike.push(Alike::Place);
            }
            // A range says something beside a text or a place, and alone only of one that went and one that came.
            if (alone || !alike.is_empty()) && same(range_of(old.element), range_of(new.element)) {
                alike.push(Alike::Range);
            }
            alike
        };
        for (old, new, alike) in pairs(gone.len(), come.len(), alike) {
            found.push((gone[old].id.to_owned(), come[new].id.to_owned(), alike));
        }
    }
    found
}

/// An element that the other list does not have, and where it stands among those that both have.
struct Lone<'v> {
    id: &'v str,
    element: &'v Value,
    /// What stands before and behind it that both lists have.
    gap: (Option<&'v str>, Option<&'v str>),
    /// The how manieth it is there, of how many.
    at: usize,
    of_gap: usize,
}

fn only_in<'v>(list: &[(&'v str, &'v Value)], other: &[(&str, &Value)]) -> Vec<Lone<'v>> {
    let kept = |id: &str| other.iter().any(|(name, _)| *name == id);
    let mut found: Vec<Lone<'v>> = Vec::new();
    let mut open: Vec<(&'v str, &'v Value)> = Vec::new();
    let mut before = None;
    let mut close = |open: &mut Vec<(&'v str, &'v Value)>, before, behind| {
        let of_gap = open.len();
        let lone = open.drain(..).enumerate();
        found.extend(lone.map(|(at, (id, element))| Lone { id, element, gap: (before, behind), at, of_gap }));
    };
    for (id, element) in list {
        if kept(id) {
            close(&mut open, before, Some(*id));
            before = Some(*id);
        } else {
            open.push((id, element));
        }
    }
    close(&mut open, before, None);
    found
}

fn same<T: PartialEq>(old: Option<T>, new: Option<T>) -> bool {
    old.is_some() && old == new
}

/// What people read of an element.
fn text_of(element: &Value) -> Option<&Value> {
    ["label", "name", "text", "title", "statement"].iter().find_map(|key| element.get(*key))
}

/// What an element takes, where it says so itself.
fn range_of(element: &Value) -> Option<Vec<&Value>> {
    let said = ["answer", "kind", "option", "vocabulary", "min", "max", "step", "unit", "codes"];
    let said: Vec<&Value> = said.iter().map(|key| element.get(*key).unwrap_or(&Value::Null)).collect();
    said.iter().any(|value| !value.is_null()).then_some(said)
}
