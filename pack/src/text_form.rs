//! Checking one written text against the form of its type, for files that are no part of a pack.

use schemars::JsonSchema;

use crate::check::hidden;
use crate::document::Document;
use crate::fault::{Fault, in_order};
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
    ///
    /// No fault repeats a value of the text: it may be about a client.
    #[must_use]
    pub fn faults(&'static self, text: &str) -> Vec<Fault> {
        let (_, faults) = self.read("", text.as_bytes().to_vec());
        in_order(faults.into_iter().map(Fault::without_value).collect())
    }

    /// The text as a document, where it is TOML at all, with every fault; without faults it has the form.
    pub(crate) fn read(&'static self, path: &str, bytes: Vec<u8>) -> (Option<Document>, Vec<Fault>) {
        let mut faults = Vec::new();
        let document = Document::read(path, bytes, &mut faults);
        if let Some(document) = &document {
            faults.extend(hidden::characters(document));
            if document.whole {
                faults.extend(self.0.walk(&document.root).faults.into_iter().map(|mark| {
                    let also = mark.also.iter().map(|span| document.place(span)).collect();
                    Fault { also, ..document.fault(&mark.span, mark.problem) }
                }));
            }
        }
        (document, faults)
    }
}
