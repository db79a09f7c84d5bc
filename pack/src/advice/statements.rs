//! What a reader will miss: English, a source behind what was recalled, a caution with an intervention.

use std::collections::BTreeMap;

use vakwerk_core::provenance::Mark;
use vakwerk_core::text::Language;

use crate::check::index::{Index, Seen};
use crate::fault::Fault;
use crate::problem::{Advice, Problem};
use crate::typed;

/// Items with texts that have no English, where the manifest does not promise it.
pub(super) fn english(index: &Index<'_>) -> Vec<Fault> {
    let promised = index.manifest.as_ref().is_some_and(|manifest| manifest.languages.contains(&Language::En));
    if promised {
        return Vec::new();
    }
    let lacking = index.seen.iter().filter(|seen| {
        let english = seen.sighting.node.word("en").is_some_and(|text| !text.trim().is_empty());
        seen.sighting.def == "Text" && !english
    });
    by_item(lacking, |texts| Advice::NoEnglish { texts })
}

/// Items with statements that were recalled, with no source in which they could be confirmed.
pub(super) fn recalled(index: &Index<'_>) -> Vec<Fault> {
    let unsourced = index.seen.iter().filter(|seen| {
        let mark = seen.sighting.node.get("mark").and_then(|node| typed::read(node).ok());
        let recalled = matches!(mark, Some(Mark::RecalledHigh | Mark::RecalledMedium | Mark::RecalledLow));
        seen.sighting.def == "Provenance" && recalled && seen.sighting.node.get("source").is_none()
    });
    by_item(unsourced, |statements| Advice::RecalledWithoutSource { statements })
}

/// Interventions without any caution.
pub(super) fn cautions(index: &Index<'_>) -> Vec<Fault> {
    let bare = index.items.values().filter(|standing| standing.kind == "intervention");
    let bare = bare.filter(|standing| standing.node.get("caution").is_none_or(|cautions| cautions.list().is_empty()));
    let named = bare.map(|standing| {
        let node = standing.node.get("id").unwrap_or(standing.node);
        standing.fault(node, Problem::Advice(Advice::NoCaution))
    });
    named.collect()
}

/// One advice per item, at the first place, with the number of places.
fn by_item<'i, 'n: 'i>(found: impl Iterator<Item = &'i Seen<'n>>, advice: impl Fn(usize) -> Advice) -> Vec<Fault> {
    let mut items: BTreeMap<Option<&str>, Vec<&Seen<'n>>> = BTreeMap::new();
    for seen in found {
        items.entry(seen.standing.id()).or_default().push(seen);
    }
    let spoken = items.values().filter_map(|all| {
        let first = all.first()?;
        Some(first.standing.fault(first.sighting.node, Problem::Advice(advice(all.len()))))
    });
    spoken.collect()
}
