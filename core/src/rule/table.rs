//! A table of facts, filled once for a day and then looked up by index.

use std::collections::BTreeMap;

use super::{CollectionKey, FactKey, FactWord, Facts, FieldKey, Value};
use crate::condition::Scope;
use crate::fact::{COLLECTIONS, FACTS};
use crate::id::{ItemId, Name};

/// A value that the table keeps.
#[derive(Clone, Debug, PartialEq)]
pub enum OwnedValue {
    /// Yes or no.
    YesNo(bool),
    /// A number.
    Number(f64),
    /// A word, an id, a date or a text.
    Word(FactWord),
    /// A list of words.
    Words(Vec<FactWord>),
}

impl OwnedValue {
    fn as_value(&self) -> Value<'_> {
        match self {
            Self::YesNo(yes) => Value::YesNo(*yes),
            Self::Number(number) => Value::Number(*number),
            Self::Word(word) => Value::Word(word),
            Self::Words(words) => Value::Words(words),
        }
    }
}

impl From<bool> for OwnedValue {
    fn from(yes: bool) -> Self {
        Self::YesNo(yes)
    }
}

impl From<f64> for OwnedValue {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<&'static str> for OwnedValue {
    fn from(word: &'static str) -> Self {
        Self::Word(word.into())
    }
}

impl From<String> for OwnedValue {
    fn from(word: String) -> Self {
        Self::Word(word.into())
    }
}

impl From<Vec<FactWord>> for OwnedValue {
    fn from(words: Vec<FactWord>) -> Self {
        Self::Words(words)
    }
}

impl<const N: usize> From<[&'static str; N]> for OwnedValue {
    fn from(words: [&'static str; N]) -> Self {
        Self::Words(words.into_iter().map(FactWord::from).collect())
    }
}

/// One element of a collection, while it is filled.
#[derive(Clone, PartialEq)]
pub struct Element {
    collection: CollectionKey,
    values: Vec<Option<OwnedValue>>,
}

impl Element {
    /// An element of which nothing is known yet.
    #[must_use]
    pub fn new(collection: CollectionKey) -> Self {
        Self { collection, values: vec![None; collection.declaration().fields.len()] }
    }

    /// The element with this field; a field of another collection is ignored.
    #[must_use]
    pub fn with(mut self, field: FieldKey, value: impl Into<OwnedValue>) -> Self {
        if field.collection() == self.collection {
            self.values[field.index()] = Some(value.into());
        }
        self
    }

    /// The element with this field where there is a value, and with the field unknown where there is none.
    #[must_use]
    pub fn with_known(self, field: FieldKey, value: Option<impl Into<OwnedValue>>) -> Self {
        match value {
            Some(value) => self.with(field, value),
            None => self,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Layer {
    scalars: Vec<Option<OwnedValue>>,
    collections: Vec<Vec<Element>>,
    forms: BTreeMap<ItemId, BTreeMap<Name, OwnedValue>>,
}

impl Layer {
    fn new() -> Self {
        Self {
            scalars: vec![None; FACTS.len()],
            collections: vec![Vec::new(); COLLECTIONS.len()],
            forms: BTreeMap::new(),
        }
    }
}

/// Facts in memory: what [`Facts`] asks for, by index.
///
/// ```
/// use vakwerk_core::condition::Scope;
/// use vakwerk_core::rule::{CollectionKey, Element, FactKey, FactTable, Facts, Value};
/// const AGE: FactKey = FactKey::named("client.age").unwrap();
/// const GOALS: CollectionKey = CollectionKey::named("goals").unwrap();
///
/// let mut facts = FactTable::new();
/// facts.set(AGE, 9.0);
/// facts.push(Element::new(GOALS).with(GOALS.field(".main").unwrap(), true));
/// assert_eq!(facts.scalar(AGE, Scope::Round), Some(Value::Number(9.0)));
/// assert_eq!(facts.len(GOALS, Scope::Trajectory), 1);
/// ```
#[derive(Clone, PartialEq)]
pub struct FactTable {
    trajectory: Layer,
    round: Layer,
}

impl Default for FactTable {
    fn default() -> Self {
        Self::new()
    }
}

impl FactTable {
    /// A table in which nothing is known.
    #[must_use]
    pub fn new() -> Self {
        Self { trajectory: Layer::new(), round: Layer::new() }
    }

    fn layer(&mut self, scope: Scope) -> &mut Layer {
        match scope {
            Scope::Trajectory => &mut self.trajectory,
            Scope::Round => &mut self.round,
        }
    }

    fn seen(&self, scope: Scope) -> &Layer {
        match scope {
            Scope::Trajectory => &self.trajectory,
            Scope::Round => &self.round,
        }
    }

    /// Sets a fact in both scopes.
    pub fn set(&mut self, key: FactKey, value: impl Into<OwnedValue>) {
        let value = value.into();
        self.round.scalars[key.index()] = Some(value.clone());
        self.trajectory.scalars[key.index()] = Some(value);
    }

    /// Sets a fact in one scope.
    pub fn set_in(&mut self, scope: Scope, key: FactKey, value: impl Into<OwnedValue>) {
        self.layer(scope).scalars[key.index()] = Some(value.into());
    }

    /// Adds an element to its collection in both scopes.
    pub fn push(&mut self, element: Element) {
        self.push_in(Scope::Round, element.clone());
        self.push_in(Scope::Trajectory, element);
    }

    /// Adds an element to its collection in one scope.
    pub fn push_in(&mut self, scope: Scope, element: Element) {
        self.layer(scope).collections[element.collection.index()].push(element);
    }

    /// Sets the latest record of a form in both scopes.
    pub fn set_form(&mut self, form: ItemId, fields: BTreeMap<Name, OwnedValue>) {
        self.set_form_in(Scope::Round, form.clone(), fields.clone());
        self.set_form_in(Scope::Trajectory, form, fields);
    }

    /// Sets the latest record of a form in one scope.
    pub fn set_form_in(&mut self, scope: Scope, form: ItemId, fields: BTreeMap<Name, OwnedValue>) {
        self.layer(scope).forms.insert(form, fields);
    }
}

impl Facts for FactTable {
    fn scalar(&self, key: FactKey, scope: Scope) -> Option<Value<'_>> {
        self.seen(scope).scalars[key.index()].as_ref().map(OwnedValue::as_value)
    }

    fn len(&self, collection: CollectionKey, scope: Scope) -> usize {
        self.seen(scope).collections[collection.index()].len()
    }

    fn field(&self, key: FieldKey, index: usize, scope: Scope) -> Option<Value<'_>> {
        let element = self.seen(scope).collections[key.collection().index()].get(index)?;
        element.values[key.index()].as_ref().map(OwnedValue::as_value)
    }

    fn form_recorded(&self, form: &ItemId, scope: Scope) -> bool {
        self.seen(scope).forms.contains_key(form)
    }

    fn form_field(&self, form: &ItemId, field: &Name, scope: Scope) -> Option<Value<'_>> {
        self.seen(scope).forms.get(form)?.get(field).map(OwnedValue::as_value)
    }
}

crate::silent::silent! { Element FactTable }
