//! What an imported package holds that a framework has no place for, so that it can be given back.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;
use std::{fs, io};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use uuid::Uuid;
use vakwerk_core::id::Name;

use crate::fault::ExchangeFault;
use crate::limit::{IMPORT_LIMIT, Weight};
use crate::written::{AsWritten, Checked, pick, words};

/// The fields of a CASE package that a framework has no place for: identifiers of others, unknown fields, rubrics.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Kept {
    /// The framework that it belongs to.
    pub framework: Option<Name>,
    /// The document as it was, without our own data.
    pub document: AsWritten,
    /// Every item that became an element, as it was.
    pub items: BTreeMap<Name, AsWritten>,
    /// Items that became nothing.
    pub other_items: Vec<AsWritten>,
    /// Every association, as it was.
    pub associations: Vec<AsWritten>,
    /// Definitions, rubrics, and whatever else stood beside them.
    pub beside: BTreeMap<String, AsWritten>,
}

/// Where a pack keeps what was kept of the file that it was imported from.
pub const KEPT_FILE: &str = "exchange/kept.json";

/// The most bytes of it that are read: what was imported, and the names that its items got.
const KEPT_LIMIT: u64 = 2 * IMPORT_LIMIT;

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
        let read = serde_json::from_str::<Checked>(&text).and_then(|_| serde_json::from_str::<Self>(&text));
        let kept = read.map_err(|error| damaged(&error))?;
        let items = kept.items.values().chain(&kept.other_items).chain(&kept.associations);
        items.chain([&kept.document]).chain(kept.beside.values()).try_for_each(|part| Weight::of(part.text()))?;
        Ok(if kept.framework.as_ref().is_none_or(|of| of == framework) { kept } else { Self::default() })
    }

    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The identifier that the framework had where it came from.
    pub(super) fn document_identifier(&self) -> Option<Uuid> {
        identifier(self.document.raw())
    }

    /// The identifier that an element had where it came from.
    pub(super) fn item_identifier(&self, element: &Name) -> Option<Uuid> {
        identifier(self.items.get(element)?.raw())
    }
}

fn damaged(error: &dyn std::error::Error) -> ExchangeFault {
    ExchangeFault::Damaged { item: KEPT_FILE.to_owned(), reason: error.to_string() }
}

/// The identifier of an object.
pub(super) fn identifier(of: &RawValue) -> Option<Uuid> {
    let [identifier] = pick(of, ["identifier"])?;
    words(identifier)?.parse().ok()
}

/// What was kept, with what is written now laid over it; identifier and address stay what they were.
pub(super) fn over(kept: Option<&Map<String, Value>>, mut written: Map<String, Value>) -> Value {
    for (key, value) in kept.into_iter().flatten() {
        let theirs = match key.as_str() {
            // Only an identifier that the format allows is given back.
            "identifier" => value.as_str().is_some_and(|text| text.parse::<Uuid>().is_ok()),
            "uri" => true,
            _ => !written.contains_key(key),
        };
        if theirs {
            written.insert(key.clone(), value.clone());
        }
    }
    Value::Object(written)
}
