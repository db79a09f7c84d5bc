//! Filling in a form: every value is checked against the form and kept with its label.

use super::super::command::{FieldInput, RecordForm};
use super::super::event::{Chosen, FieldContent, FieldRecorded, FormRecorded};
use super::super::list::List;
use super::super::reference::CatalogueItem;
use super::super::refusal::Refusal;
use super::items::find;
use crate::catalogue::{FieldKind, Form, FormField, Item, Pack};
use crate::id::{ItemId, Name};
use crate::suggest::nearest;
use crate::text::Text;

/// The form of an id in the packs.
pub(super) fn form_of<'a>(id: &ItemId, packs: &[&'a Pack]) -> Option<(&'a Pack, &'a Form)> {
    match find(id, packs)? {
        (pack, Item::Form(form)) => Some((pack, form)),
        _ => None,
    }
}

/// The record that filling in a form leads to, checked against the form in the packs.
///
/// A case does this when [`Command::RecordForm`](super::super::Command::RecordForm) is decided; it is also for whoever
/// fills in a form outside a case.
///
/// # Errors
/// No pack has the form, the form has no such field, or a value does not fit its field.
pub fn fill_in(record: &RecordForm, packs: &[&Pack]) -> Result<FormRecorded, Refusal> {
    let id = &record.form;
    let Some((pack, form)) = form_of(id, packs) else {
        let forms: Vec<String> = packs
            .iter()
            .flat_map(|pack| pack.contents.form.iter().map(|form| pack.full_id(&form.id).to_string()))
            .collect();
        let nearest = nearest(&id.to_string(), forms.iter().map(String::as_str)).map(str::to_owned);
        return Err(Refusal::UnknownItem { item: id.to_string(), nearest });
    };
    if let Some(field) = record.fields.keys().find(|name| form.field.iter().all(|field| field.id != **name)) {
        let nearest = nearest(field.as_str(), form.field.iter().map(|field| field.id.as_str())).map(str::to_owned);
        return Err(Refusal::UnknownField { form: id.clone(), field: field.clone(), nearest });
    }
    let mut fields = Vec::with_capacity(record.fields.len());
    for field in &form.field {
        let filler = Filler { id, pack, field, packs };
        match record.fields.get(&field.id) {
            Some(input) => fields.push(FieldRecorded {
                field: field.id.clone(),
                label: field.label.clone(),
                content: filler.content(input)?,
                unit: field.unit.clone(),
            }),
            None if field.required => {
                return Err(Refusal::FieldMissing { form: id.clone(), field: field.id.clone() });
            }
            None => {}
        }
    }
    let form = CatalogueItem::bare(id);
    Ok(FormRecorded { id: record.id.clone(), form, fields })
}

/// One field that is being filled in.
struct Filler<'a> {
    id: &'a ItemId,
    pack: &'a Pack,
    field: &'a FormField,
    packs: &'a [&'a Pack],
}

impl Filler<'_> {
    fn content(&self, input: &FieldInput) -> Result<FieldContent, Refusal> {
        Ok(match (self.field.kind, input) {
            (FieldKind::YesNo, FieldInput::YesNo(yes)) => FieldContent::YesNo(*yes),
            (FieldKind::Number, FieldInput::Number(number)) => FieldContent::Number(self.within(*number)?),
            (FieldKind::Text, FieldInput::Text(text)) => FieldContent::Text(text.clone()),
            (FieldKind::Date, FieldInput::Text(text)) => {
                FieldContent::Date(text.parse().map_err(|_| self.wrong("2026-03-14"))?)
            }
            (FieldKind::Choice, FieldInput::Text(text)) => FieldContent::Choice(self.chosen(text)?),
            (FieldKind::Choices, FieldInput::Options(names)) => {
                let mut chosen: Vec<Chosen> = Vec::with_capacity(names.len());
                for name in names {
                    let option = self.chosen(name.as_str())?;
                    // An option that is named twice is chosen once.
                    if chosen.iter().all(|other| other.id != option.id) {
                        chosen.push(option);
                    }
                }
                FieldContent::Choices(List::from(chosen))
            }
            (FieldKind::Reference, FieldInput::Text(text)) => {
                let id: ItemId = text.parse().map_err(|_| self.wrong("plugin:item"))?;
                FieldContent::Reference(CatalogueItem::bare(&id))
            }
            (kind, _) => return Err(self.wrong(expected(kind))),
        })
    }

    fn wrong(&self, expected: &'static str) -> Refusal {
        Refusal::WrongKind { form: self.id.clone(), field: self.field.id.clone(), expected }
    }

    fn within(&self, number: f64) -> Result<f64, Refusal> {
        let (min, max) = (self.field.min, self.field.max);
        let inside = number.is_finite()
            && number.abs() <= 1e15
            && min.is_none_or(|min| number >= min)
            && max.is_none_or(|max| number <= max);
        if inside {
            Ok(number)
        } else {
            Err(Refusal::OutOfLimits { form: self.id.clone(), field: self.field.id.clone(), min, max })
        }
    }

    fn chosen(&self, option: &str) -> Result<Chosen, Refusal> {
        let options = self.options();
        match options.iter().find(|(id, _)| id.as_str() == option) {
            Some((id, label)) => Ok(Chosen { id: (*id).clone(), label: (*label).clone() }),
            None => Err(Refusal::UnknownOption {
                form: self.id.clone(),
                field: self.field.id.clone(),
                options: options.into_iter().map(|(id, _)| id.clone()).collect(),
            }),
        }
    }

    /// The options of the field itself, or the terms of its vocabulary.
    fn options(&self) -> Vec<(&Name, &Text)> {
        let own = self.field.option.iter().map(|option| (&option.id, &option.label));
        let vocabulary = self.field.vocabulary.as_ref().map(|concept| concept.within(&self.pack.manifest.id));
        match vocabulary.and_then(|id| find(&id, self.packs)) {
            Some((_, Item::Concept(concept))) => {
                own.chain(concept.term.iter().map(|term| (&term.id, &term.label))).collect()
            }
            _ => own.collect(),
        }
    }
}

fn expected(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Choice => "option",
        FieldKind::Choices => "options",
        FieldKind::Number => "number",
        FieldKind::Text => "text",
        FieldKind::Date => "2026-03-14",
        FieldKind::YesNo => "true / false",
        FieldKind::Reference => "plugin:item",
    }
}
