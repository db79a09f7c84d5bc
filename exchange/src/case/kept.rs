//! What an imported package holds that a framework has no place for, so that it can be given back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;
use vakwerk_core::id::Name;

/// The fields of a CASE package that a framework has no place for: identifiers of others, unknown fields, rubrics.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Kept {
    /// The document as it was, without our own data.
    pub document: Map<String, Value>,
    /// Every item that became an element, as it was.
    pub items: BTreeMap<Name, Map<String, Value>>,
    /// Items that became nothing.
    pub other_items: Vec<Value>,
    /// Every association, as it was.
    pub associations: Vec<Map<String, Value>>,
    /// Definitions, rubrics, and whatever else stood beside them.
    pub beside: Map<String, Value>,
}

impl Kept {
    /// The identifier that the framework had where it came from.
    pub(super) fn document_identifier(&self) -> Option<Uuid> {
        identifier(&self.document)
    }

    /// The identifier that an element had where it came from.
    pub(super) fn item_identifier(&self, element: &Name) -> Option<Uuid> {
        identifier(self.items.get(element)?)
    }
}

pub(super) fn identifier(fields: &Map<String, Value>) -> Option<Uuid> {
    fields.get("identifier")?.as_str()?.parse().ok()
}

/// What was kept, with what is written now laid over it; identifier and address stay what they were.
pub(super) fn over(kept: Option<&Map<String, Value>>, mut written: Map<String, Value>) -> Value {
    for (key, value) in kept.into_iter().flatten() {
        let theirs = match key.as_str() {
            // Only an identifier that the format allows is given back.
            "identifier" => identifier(kept.unwrap_or(&Map::new())).is_some(),
            "uri" => true,
            _ => !written.contains_key(key),
        };
        if theirs {
            written.insert(key.clone(), value.clone());
        }
    }
    Value::Object(written)
}
