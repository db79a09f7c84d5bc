//! A tree of values that remembers where each stands in its file.

use std::ops::Range;

use serde_json::Value as Json;
use toml::de::{DeTable, DeValue};

use crate::files::DEPTH_LIMIT;
use crate::problem::Kind;

/// A value with its place in the text; a tree that comes from memory has empty places.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Node {
    pub span: Range<usize>,
    pub value: Value,
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Text(String),
    Whole(i64),
    Number(f64),
    YesNo(bool),
    Date,
    List(Vec<Node>),
    Table(Vec<Entry>),
}

impl Default for Value {
    fn default() -> Self {
        Self::Table(Vec::new())
    }
}

/// A key of a table with its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub key: String,
    pub span: Range<usize>,
    pub node: Node,
}

impl Node {
    /// The tree of a TOML document.
    ///
    /// # Errors
    /// Where it is nested deeper than [`DEPTH_LIMIT`].
    pub fn from_toml(table: &DeTable<'_>) -> Result<Self, Range<usize>> {
        Self::from_table(0..0, table, 0)
    }

    fn from_table(span: Range<usize>, table: &DeTable<'_>, depth: usize) -> Result<Self, Range<usize>> {
        if depth > DEPTH_LIMIT {
            return Err(span);
        }
        let mut entries = Vec::with_capacity(table.len());
        for (key, value) in table {
            let node = Self::from_value(value.span(), value.get_ref(), depth + 1)?;
            entries.push(Entry { key: key.get_ref().to_string(), span: key.span(), node });
        }
        // The parser sorts by key; people read from top to bottom.
        entries.sort_by_key(|entry| entry.span.start);
        Ok(Self { span, value: Value::Table(entries) })
    }

    fn from_value(span: Range<usize>, value: &DeValue<'_>, depth: usize) -> Result<Self, Range<usize>> {
        let value = match value {
            DeValue::String(text) => Value::Text(text.to_string()),
            DeValue::Integer(whole) => match i64::from_str_radix(whole.as_str(), whole.radix()) {
                Ok(whole) => Value::Whole(whole),
                // Beyond 64 bits it is no whole number that any key of ours takes.
                Err(_) => Value::Number(f64::INFINITY),
            },
            DeValue::Float(number) => Value::Number(number.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Boolean(yes) => Value::YesNo(*yes),
            DeValue::Datetime(_) => Value::Date,
            DeValue::Array(_) if depth > DEPTH_LIMIT => return Err(span),
            DeValue::Array(list) => {
                let mut items = Vec::with_capacity(list.len());
                for item in list {
                    items.push(Self::from_value(item.span(), item.get_ref(), depth + 1)?);
                }
                Value::List(items)
            }
            DeValue::Table(table) => return Self::from_table(span, table, depth),
        };
        Ok(Self { span, value })
    }

    /// The tree of a value in memory.
    pub fn from_json(json: &Json) -> Self {
        let value = match json {
            Json::Null => Value::Table(Vec::new()),
            Json::Bool(yes) => Value::YesNo(*yes),
            Json::Number(number) => match number.as_i64() {
                Some(whole) => Value::Whole(whole),
                None => Value::Number(number.as_f64().unwrap_or(f64::NAN)),
            },
            Json::String(text) => Value::Text(text.clone()),
            Json::Array(list) => Value::List(list.iter().map(Self::from_json).collect()),
            Json::Object(table) => Value::Table(
                table
                    .iter()
                    .map(|(key, value)| Entry { key: key.clone(), span: 0..0, node: Self::from_json(value) })
                    .collect(),
            ),
        };
        Self { span: 0..0, value }
    }

    pub fn kind(&self) -> Kind {
        match self.value {
            Value::Text(_) => Kind::Text,
            Value::Whole(_) => Kind::WholeNumber,
            Value::Number(_) => Kind::Number,
            Value::YesNo(_) => Kind::YesNo,
            Value::Date => Kind::Date,
            Value::List(_) => Kind::List,
            Value::Table(_) => Kind::Table,
        }
    }

    pub fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    pub fn list(&self) -> &[Node] {
        if let Value::List(list) = &self.value { list } else { &[] }
    }

    pub fn entries(&self) -> &[Entry] {
        if let Value::Table(entries) = &self.value { entries } else { &[] }
    }

    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// The text of a key of this table.
    pub fn word(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Self::text)
    }

    /// The whole number, not below zero, of a key of this table.
    pub fn count(&self, key: &str) -> Option<u64> {
        if let Value::Whole(whole) = self.get(key)?.value { u64::try_from(whole).ok() } else { None }
    }

    /// Goes down a path such as `scale.total.score` or `requires.all[1].fact`, where a part names a key, an element by its `id`
    /// or an element by its number; stops at the deepest part that is there.
    pub fn locate(&self, path: &str) -> &Node {
        let mut node = self;
        for part in path.split(['.', '[', ']']).filter(|part| !part.is_empty()) {
            let next = match &node.value {
                Value::Table(_) => node.get(part),
                Value::List(list) => list
                    .iter()
                    .find(|item| item.word("id") == Some(part))
                    .or_else(|| part.parse::<usize>().ok().and_then(|at| list.get(at))),
                _ => None,
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }
}
