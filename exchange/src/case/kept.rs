//! What an imported package holds that a framework has no place for, so that it can be given back.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;
use std::{fs, io};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;
use vakwerk_core::id::Name;

use crate::fault::ExchangeFault;
use crate::limit::IMPORT_LIMIT;

/// The fields of a CASE package that a framework has no place for: identifiers of others, unknown fields, rubrics.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Kept {
    /// The framework that it belongs to.
    pub framework: Option<Name>,
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

/// Where a pack keeps what was kept of the file that it was imported from.
pub const KEPT_FILE: &str = "exchange/kept.json";

/// The most bytes of it that are read: what was imported, laid out over lines.
const KEPT_LIMIT: u64 = 4 * IMPORT_LIMIT;

impl Kept {
    /// What a pack in `folder` keeps for `framework`; nothing where it was not imported.
    ///
    /// # Errors
    /// The file is there, and is too large, cannot be read or is no longer what import wrote.
    pub fn of(folder: &Path, framework: &Name) -> Result<Self, ExchangeFault> {
        let file = match fs::File::open(folder.join(KEPT_FILE)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(damaged(&error)),
        };
        let size = file.metadata().map_or(0, |metadata| metadata.len());
        if size > KEPT_LIMIT {
            return Err(ExchangeFault::TooLarge { size, limit: KEPT_LIMIT });
        }
        let mut text = String::new();
        file.take(KEPT_LIMIT).read_to_string(&mut text).map_err(|error| damaged(&error))?;
        let kept: Self = serde_json::from_str(&text).map_err(|error| damaged(&error))?;
        Ok(if kept.framework.as_ref().is_none_or(|of| of == framework) { kept } else { Self::default() })
    }

    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The identifier that the framework had where it came from.
    pub(super) fn document_identifier(&self) -> Option<Uuid> {
        identifier(&self.document)
    }

    /// The identifier that an element had where it came from.
    pub(super) fn item_identifier(&self, element: &Name) -> Option<Uuid> {
        identifier(self.items.get(element)?)
    }
}

fn damaged(error: &dyn std::error::Error) -> ExchangeFault {
    ExchangeFault::Damaged { item: KEPT_FILE.to_owned(), reason: error.to_string() }
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
