//! Check `provenance`: every statement says how it was established.

use serde_json::Value;
use vakwerk_core::catalogue::Pack;
use vakwerk_core::provenance::Mark;

use crate::fault::both;
use crate::walk::{Table, Written};
use crate::{Check, Fault};

/// Every statement that was seen in a source names that source.
#[must_use]
pub fn check(pack: &Pack) -> Vec<Fault> {
    in_written(&Written::of(pack))
}

/// The same, of a pack whose written form is at hand.
pub(crate) fn in_written(written: &Written) -> Vec<Fault> {
    let mut faults = Vec::new();
    let look = |table: Table<'_>| {
        // A source tells by its own mark how its details were established; it is not a statement in a source.
        let is_source = table.table.contains_key("title") && table.table.contains_key("kind");
        let mark = table.table.get("mark").filter(|_| !is_source);
        let Some(mark) = mark.and_then(|mark| serde_json::from_value::<Mark>(mark.clone()).ok()) else { return };
        let named = table.table.get("source").and_then(Value::as_str).is_some();
        if mark.needs_source() && !named {
            faults.push(Fault::new(
                Check::Provenance,
                table.path,
                both("gezien in een bron, maar de bron ontbreekt.", "seen in a source, but the source is missing."),
                both(
                    "Noem de bron met de plaats, of kies een ander merk.",
                    "Name the source with the place, or choose another mark.",
                ),
            ));
        }
    };
    written.tables(look, |_, _| {});
    faults
}
