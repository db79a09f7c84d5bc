//! The facts of a trajectory on a day, looked up lazily and without allocating.

mod elements;
mod forms;
mod scalars;

use super::view::View;
use crate::condition::Scope;
use crate::id::{ItemId, Name};
use crate::rule::{CollectionKey, FactKey, Facts, FieldKey, Value};

impl Facts for View<'_> {
    fn scalar(&self, key: FactKey, scope: Scope) -> Option<Value<'_>> {
        scalars::TABLE[key.index()].and_then(|getter| getter(self, scope))
    }

    fn len(&self, collection: CollectionKey, scope: Scope) -> usize {
        elements::LENGTHS[collection.index()].map_or(0, |getter| getter(self, scope))
    }

    fn field(&self, key: FieldKey, index: usize, scope: Scope) -> Option<Value<'_>> {
        let getter = elements::TABLE[key.collection().index()].get(key.index()).copied().flatten()?;
        getter(self, index, scope)
    }

    fn form_recorded(&self, form: &ItemId, scope: Scope) -> bool {
        self.latest_form(form, scope).is_some()
    }

    fn form_field(&self, form: &ItemId, field: &Name, scope: Scope) -> Option<Value<'_>> {
        self.form_value(form, field, scope)
    }
}

/// Whether something was written, as far as that is known.
fn said(text: Option<&String>) -> Option<Value<'static>> {
    Some(Value::YesNo(text.is_some_and(|text| !text.trim().is_empty())))
}

fn yes<'a>(recorded: Option<impl Sized>) -> Option<Value<'a>> {
    recorded.map(|_| Value::YesNo(true))
}
