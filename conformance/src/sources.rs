//! Check `sources`: every item rests on a source that is there.

use std::collections::BTreeMap;

use serde_json::Value;
use vakwerk_core::catalogue::{Item, Pack};
use vakwerk_core::id::{Name, Reference};

use crate::fault::both;
use crate::walk::{Table, Written};
use crate::{Check, Fault};

/// Every source that anything names is a source of this pack, or of a pack that the manifest requires.
#[must_use]
pub fn check(pack: &Pack) -> Vec<Fault> {
    in_written(pack, &Written::of(pack))
}

/// The same, of a pack whose written form is at hand.
pub(crate) fn in_written(pack: &Pack, written: &Written) -> Vec<Fault> {
    let mut faults = Vec::new();
    // Whether the item of a name is a source: looked up for every statement, so not by going over all items.
    let mut sources: BTreeMap<&Name, bool> = BTreeMap::new();
    for item in pack.items() {
        sources.entry(item.id()).or_insert(matches!(item, Item::Source(_)));
    }
    let look = |table: Table<'_>| {
        let Some(named) = table.table.get("source").and_then(Value::as_str) else { return };
        let Ok(reference) = named.parse::<Reference>() else { return };
        let there = match &reference.plugin {
            Some(other) if *other != pack.manifest.id => pack.manifest.requires.contains_key(other),
            _ => sources.get(&reference.item).is_some_and(|is_source| *is_source),
        };
        if !there {
            faults.push(Fault::new(
                Check::Sources,
                table.path,
                both(
                    format!("de bron `{named}` is er niet, of staat in een pakket dat niet is vereist."),
                    format!("the source `{named}` is not there, or stands in a pack that is not required."),
                ),
                both(
                    "Voeg haar toe als `[[source]]`, of noem het pakket onder `[requires]`.",
                    "Add it as a `[[source]]`, or name the pack under `[requires]`.",
                ),
            ));
        }
    };
    written.tables(look, |_, _| {});
    for source in &pack.contents.source {
        if source.title.trim().is_empty() {
            faults.push(Fault::new(
                Check::Sources,
                pack.full_id(&source.id),
                both("de bron heeft geen titel.", "the source has no title."),
                both("Schrijf de titel zoals gedrukt.", "Write the title as printed."),
            ));
        }
    }
    faults
}
