//! Checking a single written text against the form of its type, for files that are no part of a pack.

use std::path::PathBuf;

use schemars::JsonSchema;

use crate::check::hidden;
use crate::document::Document;
use crate::fault::{Fault, in_order};
use crate::files::Found;
use crate::shape::Shape;

/// The form of a written file, read from the schema of its type.
pub struct TextForm(Shape);

impl TextForm {
    /// The form of `T`; keep it, as making it takes longer than checking with it.
    #[must_use]
    pub fn of<T: JsonSchema>() -> Self {
        Self(Shape::of::<T>())
    }

    /// Every fault of a text: no TOML, hidden characters, keys that are unknown or missing, values of another kind.
    #[must_use]
    pub fn faults(&'static self, text: &str) -> Vec<Fault> {
        let mut faults = Vec::new();
        let found = Found { path: String::new(), full: PathBuf::new(), size: text.len() as u64 };
        if let Some(document) = Document::read(&found, text.as_bytes().to_vec(), &mut faults) {
            faults.extend(hidden::characters(&document));
            if document.whole {
                let walked = self.0.walk(&document.root);
                faults.extend(walked.faults.into_iter().map(|mark| document.fault(&mark.span, mark.problem)));
            }
        }
        in_order(faults)
    }
}
