//! Goes over everything that a pack says, in the form in which it is written.
//!
//! The checks on texts, names, sources and marks hold for every part of every kind of item. Going over the written
//! form once cannot forget a part that is added to a type later.

use serde_json::{Map, Value};
use vakwerk_core::catalogue::Pack;

/// A pack in the form in which it is written.
pub(crate) struct Written {
    plugin: String,
    manifest: Value,
    contents: Value,
}

/// A table of the pack, with the way to it: `phq-9.scale.total`.
pub(crate) struct Table<'a> {
    pub(crate) path: &'a str,
    pub(crate) table: &'a Map<String, Value>,
}

impl Written {
    pub(crate) fn of(pack: &Pack) -> Self {
        // Plain data, so writing it cannot fail; where it does nothing is looked at and reading reports it.
        Self {
            plugin: pack.manifest.id.to_string(),
            manifest: serde_json::to_value(&pack.manifest).unwrap_or_default(),
            contents: serde_json::to_value(&pack.contents).unwrap_or_default(),
        }
    }

    /// Calls `look` for every table of the manifest and the catalogue, and `list` for every list of tables.
    pub(crate) fn tables(&self, look: impl FnMut(Table<'_>), list: impl FnMut(&str, &[Value])) {
        let mut walk = Walk { path: "vakwerk.toml".to_owned(), look, list };
        walk.down(&self.manifest);
        walk.path.clone_from(&self.plugin);
        for (kind, items) in self.contents.as_object().into_iter().flatten() {
            match items {
                Value::Array(items) => {
                    (walk.list)(&self.plugin, items);
                    items.iter().for_each(|item| walk.step(":", name(item).unwrap_or(kind), item));
                }
                item => walk.step(":", name(item).unwrap_or(kind), item),
            }
        }
    }
}

/// On the way through a pack. The path is one text that grows and shrinks, as most of what is met is looked at once.
struct Walk<L, M> {
    path: String,
    look: L,
    list: M,
}

impl<L: FnMut(Table<'_>), M: FnMut(&str, &[Value])> Walk<L, M> {
    fn down(&mut self, value: &Value) {
        match value {
            Value::Object(table) => {
                (self.look)(Table { path: &self.path, table });
                table.iter().for_each(|(key, value)| self.step(".", key, value));
            }
            Value::Array(values) => {
                (self.list)(&self.path, values);
                for (position, value) in values.iter().enumerate().filter(|(_, value)| holds_more(value)) {
                    match name(value) {
                        Some(name) => self.step(".", name, value),
                        None => self.step(".", &position.to_string(), value),
                    }
                }
            }
            _ => {}
        }
    }

    fn step(&mut self, between: &str, name: &str, value: &Value) {
        if holds_more(value) {
            let here = self.path.len();
            self.path.extend([between, name]);
            self.down(value);
            self.path.truncate(here);
        }
    }
}

fn holds_more(value: &Value) -> bool {
    value.is_object() || value.is_array()
}

fn name(value: &Value) -> Option<&str> {
    value.get("id").and_then(Value::as_str)
}

/// Whether a table is a text in languages.
pub(crate) fn is_text(table: &Map<String, Value>) -> bool {
    table.contains_key("nl") && table.keys().all(|key| key == "nl" || key == "en")
}
