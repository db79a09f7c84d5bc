//! Whether the keys of a form's field go with its kind.

use crate::check::index::{Index, Standing};
use crate::fault::Fault;
use crate::node::{Node, Value};
use crate::problem::{Problem, both};

/// Fields whose keys do not go with their kind.
pub(crate) fn fields(index: &Index<'_>) -> Vec<Fault> {
    let forms = index.items.values().filter(|standing| standing.kind == "form");
    let fields =
        forms.flat_map(|form| form.node.get("field").into_iter().flat_map(Node::list).map(move |field| (form, field)));
    fields.filter_map(|(form, field)| check(form, field)).collect()
}

fn check(form: &Standing<'_>, field: &Node) -> Option<Fault> {
    let (id, kind) = (field.word("id")?, field.word("kind")?);
    let has = |key: &str| field.get(key).is_some();
    let stray = |keys: &[&'static str]| keys.iter().copied().find(|key| has(key));
    let chosen = matches!(kind, "choice" | "choices");
    let (at, reason) = if chosen && !has("option") && !has("vocabulary") {
        (
            "kind",
            both(
                format!("veld `{id}` is een keuze, maar noemt geen `option` en geen `vocabulary`."),
                format!("field `{id}` is a choice, but has neither `option` nor `vocabulary`."),
            ),
        )
    } else if chosen && has("option") && has("vocabulary") {
        (
            "vocabulary",
            both(
                format!("veld `{id}` noemt zowel `option` als `vocabulary`; kies er één."),
                format!("field `{id}` has both `option` and `vocabulary`; choose one."),
            ),
        )
    } else if let Some(key) = stray(&["option", "vocabulary"]).filter(|_| !chosen) {
        (
            key,
            both(
                format!("veld `{id}` is geen keuze, dus `{key}` past er niet bij."),
                format!("field `{id}` is no choice, so `{key}` does not go with it."),
            ),
        )
    } else if let Some(key) = stray(&["unit", "min", "max"]).filter(|_| kind != "number") {
        (
            key,
            both(
                format!("veld `{id}` is geen getal, dus `{key}` past er niet bij."),
                format!("field `{id}` is no number, so `{key}` does not go with it."),
            ),
        )
    } else if let (Some(min), Some(max)) = (number(field, "min"), number(field, "max"))
        && min > max
    {
        (
            "min",
            both(
                format!("in veld `{id}` is `min` ({min}) groter dan `max` ({max})."),
                format!("in field `{id}` `min` ({min}) is larger than `max` ({max})."),
            ),
        )
    } else {
        return None;
    };
    Some(form.fault(field.get(at).unwrap_or(field), Problem::BadField { field: id.to_owned(), reason }))
}

fn number(field: &Node, key: &str) -> Option<f64> {
    match field.get(key)?.value {
        #[expect(clippy::cast_precision_loss, reason = "only compared, and shown as it was written")]
        Value::Whole(whole) => Some(whole as f64),
        Value::Number(number) => Some(number),
        _ => None,
    }
}
