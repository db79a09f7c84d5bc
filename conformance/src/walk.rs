//! Goes over everything that a pack says, in the form in which it is written.
//!
//! The checks on texts, names, sources and marks hold for every part of every kind of item. Going over the written
//! form once cannot forget a part that is added to a type later.

use serde_json::{Map, Value};
use vakwerk_core::catalogue::Pack;

/// A table of the pack, with the way to it: `phq-9.scale.total`.
pub(crate) struct Table<'a> {
    pub(crate) path: &'a str,
    pub(crate) table: &'a Map<String, Value>,
}

/// Calls `look` for every table of the manifest and the catalogue, and `list` for every list of tables.
pub(crate) fn tables(pack: &Pack, mut look: impl FnMut(Table<'_>), mut list: impl FnMut(&str, &[Value])) {
    // Plain data, so writing it cannot fail; where it does nothing is looked at and reading reports it.
    let manifest = serde_json::to_value(&pack.manifest).unwrap_or_default();
    down("vakwerk.toml", &manifest, &mut look, &mut list);
    let contents = serde_json::to_value(&pack.contents).unwrap_or_default();
    for (kind, items) in contents.as_object().into_iter().flatten() {
        match items {
            Value::Array(items) => {
                list(pack.manifest.id.as_ref(), items);
                for item in items {
                    down(&named(pack.manifest.id.as_str(), ":", item, kind), item, &mut look, &mut list);
                }
            }
            item => down(&named(pack.manifest.id.as_str(), ":", item, kind), item, &mut look, &mut list),
        }
    }
}

fn down(path: &str, value: &Value, look: &mut impl FnMut(Table<'_>), list: &mut impl FnMut(&str, &[Value])) {
    match value {
        Value::Object(table) => {
            look(Table { path, table });
            for (key, value) in table {
                down(&format!("{path}.{key}"), value, look, list);
            }
        }
        Value::Array(values) => {
            list(path, values);
            for (position, value) in values.iter().enumerate() {
                down(&named(path, ".", value, &position.to_string()), value, look, list);
            }
        }
        _ => {}
    }
}

fn named(path: &str, between: &str, value: &Value, otherwise: &str) -> String {
    let name = value.get("id").and_then(Value::as_str).unwrap_or(otherwise);
    format!("{path}{between}{name}")
}

/// Whether a table is a text in languages.
pub(crate) fn is_text(table: &Map<String, Value>) -> bool {
    table.contains_key("nl") && table.keys().all(|key| key == "nl" || key == "en")
}
