//! Facts out of forms: the latest record of a form, and what stands in its fields.

use super::super::event::{FieldContent, FormRecorded, Kind};
use super::super::log::content;
use super::super::view::View;
use crate::condition::Scope;
use crate::id::{ItemId, Name};
use crate::rule::Value;

impl<'a> View<'a> {
    /// The latest record of a form, in the trajectory or in its present round.
    #[must_use]
    pub fn latest_form(&self, form: &ItemId, scope: Scope) -> Option<&'a FormRecorded> {
        let places = self.places(Kind::FormRecorded, scope).iter().rev();
        places.filter_map(|at| content!(self.log, *at, FormRecorded)).find(|record| record.form.item.is(form))
    }

    pub(super) fn form_value(&self, form: &ItemId, field: &Name, scope: Scope) -> Option<Value<'a>> {
        let record = self.latest_form(form, scope)?;
        let recorded = record.fields.iter().find(|recorded| recorded.field == *field)?;
        Some(match &recorded.content {
            FieldContent::Choice(chosen) => Value::Word(chosen.id.as_str()),
            FieldContent::Choices(chosen) => Value::Words(chosen.words()),
            FieldContent::Number(number) => Value::Number(*number),
            FieldContent::Text(text) => Value::Word(text),
            FieldContent::Date(day) => Value::Word(day.as_str()),
            FieldContent::YesNo(yes) => Value::YesNo(*yes),
            FieldContent::Reference(item) => Value::Word(item.item.as_str()),
        })
    }
}
