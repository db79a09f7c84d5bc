//! A list that also reads as the words of a fact, so that looking a fact up costs no allocation.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::words::Word;
use crate::rule::FactWord;

/// An unchanging list of things that each read as one word.
///
/// ```
/// use vakwerk_core::case::{List, Party};
/// let agreed_by = List::from(vec![Party::Client, Party::Therapist]);
/// assert_eq!(agreed_by.words(), ["client", "therapist"]);
/// assert_eq!(agreed_by.len(), 2);
/// ```
#[derive(Clone, PartialEq)]
pub struct List<T> {
    items: Box<[T]>,
    words: Box<[FactWord]>,
}

impl<T> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "List({})", self.items.len())
    }
}

impl<T> List<T> {
    /// The words, in the order of the list.
    #[must_use]
    pub fn words(&self) -> &[FactWord] {
        &self.words
    }
}

impl<T> List<T> {
    /// The things themselves, to complete what does not change their words.
    pub(crate) fn items_mut(&mut self) -> &mut [T] {
        &mut self.items
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self { items: Box::default(), words: Box::default() }
    }
}

impl<T: Word> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> Self {
        let words = items.iter().map(Word::word).collect();
        Self { items: items.into_boxed_slice(), words }
    }
}

impl<T: Word, const N: usize> From<[T; N]> for List<T> {
    fn from(items: [T; N]) -> Self {
        Self::from(Vec::from(items))
    }
}

impl<T: Word> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::from(items.into_iter().collect::<Vec<T>>())
    }
}

impl<T> Deref for List<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<T: Serialize> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.items.serialize(serializer)
    }
}

impl<'de, T: Word + Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::from(Vec::deserialize(deserializer)?))
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for List<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("List_of_{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        <Vec<T>>::json_schema(generator)
    }
}
