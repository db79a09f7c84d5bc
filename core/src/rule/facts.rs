//! What a rule sees of a trajectory: facts by interned key, for the whole trajectory or this round.

use std::borrow::Cow;

use crate::condition::Scope;
use crate::fact::{COLLECTIONS, CollectionDeclaration, FACTS, FactDeclaration};
use crate::id::{ItemId, Name};

/// A word in a list of words; the words of our own lists cost no allocation.
pub type FactWord = Cow<'static, str>;

/// The value of a fact that is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// Yes or no.
    YesNo(bool),
    /// A number.
    Number(f64),
    /// A word, an id, a date or a text.
    Word(&'a str),
    /// A list of words.
    Words(&'a [FactWord]),
}

/// A scalar fact of the list, as its index in [`FACTS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactKey(u16);

/// A collection of the list, as its index in [`COLLECTIONS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CollectionKey(u16);

/// A field of the elements of a collection, as its index in the collection's fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldKey {
    collection: CollectionKey,
    field: u16,
}

// `==` on text is not available in constants.
const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

impl FactKey {
    /// The key of a fact, or `None` where the list has no fact of this name.
    ///
    /// It can be used in constants, so that a misspelt name does not compile:
    ///
    /// ```
    /// use vakwerk_core::rule::FactKey;
    /// const AGE: FactKey = FactKey::named("client.age").unwrap();
    /// assert_eq!(AGE.declaration().name, "client.age");
    /// assert!(FactKey::named("client.shoe-size").is_none());
    /// ```
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "a test holds the list below 65,536 facts")]
    pub const fn named(name: &str) -> Option<Self> {
        let mut i = 0;
        while i < FACTS.len() {
            if same(FACTS[i].name, name) {
                return Some(Self(i as u16));
            }
            i += 1;
        }
        None
    }

    /// The index in [`FACTS`].
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The declaration.
    #[must_use]
    pub const fn declaration(self) -> &'static FactDeclaration {
        &FACTS[self.index()]
    }
}

impl CollectionKey {
    /// The key of a collection, or `None` where the list has no collection of this name.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "a test holds the list below 65,536 collections")]
    pub const fn named(name: &str) -> Option<Self> {
        let mut i = 0;
        while i < COLLECTIONS.len() {
            if same(COLLECTIONS[i].name, name) {
                return Some(Self(i as u16));
            }
            i += 1;
        }
        None
    }

    /// The index in [`COLLECTIONS`].
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The declaration.
    #[must_use]
    pub const fn declaration(self) -> &'static CollectionDeclaration {
        &COLLECTIONS[self.index()]
    }

    /// The key of a field, named with its dot (`.main`), or `None` where the elements have no such field.
    ///
    /// ```
    /// use vakwerk_core::rule::{CollectionKey, FieldKey};
    /// const GOALS: CollectionKey = CollectionKey::named("goals").unwrap();
    /// const MAIN: FieldKey = GOALS.field(".main").unwrap();
    /// assert_eq!(MAIN.declaration().name, ".main");
    /// ```
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "a collection has a handful of fields")]
    pub const fn field(self, name: &str) -> Option<FieldKey> {
        let fields = self.declaration().fields;
        let mut i = 0;
        while i < fields.len() {
            if same(fields[i].name, name) {
                return Some(FieldKey { collection: self, field: i as u16 });
            }
            i += 1;
        }
        None
    }
}

impl FieldKey {
    /// The index in the fields of the collection.
    #[must_use]
    pub const fn index(self) -> usize {
        self.field as usize
    }

    /// The collection whose elements have the field.
    #[must_use]
    pub const fn collection(self) -> CollectionKey {
        self.collection
    }

    /// The declaration.
    #[must_use]
    pub const fn declaration(self) -> &'static FactDeclaration {
        &self.collection.declaration().fields[self.index()]
    }
}

/// The facts of one trajectory on one day; `None` means unknown.
///
/// A value of another kind than the fact declares counts as unknown. Facts that do not belong to a round
/// (the client's age) have the same value in both scopes. [`FactTable`](super::FactTable) implements it.
pub trait Facts {
    /// The value of a scalar fact.
    fn scalar(&self, key: FactKey, scope: Scope) -> Option<Value<'_>>;

    /// How many elements a collection has; 0 is known to be empty.
    fn len(&self, collection: CollectionKey, scope: Scope) -> usize;

    /// The value of a field of the element at `index`, counted from 0 in the order in which they were recorded.
    fn field(&self, key: FieldKey, index: usize, scope: Scope) -> Option<Value<'_>>;

    /// Whether the form was recorded at all.
    fn form_recorded(&self, form: &ItemId, scope: Scope) -> bool;

    /// The value of a field in the latest record of a form.
    fn form_field(&self, form: &ItemId, field: &Name, scope: Scope) -> Option<Value<'_>>;
}
