//! Completes references to the catalogue, so that the record can be read without the plugin.

use super::super::event::Payload;
use super::super::refusal::Refusal;
use crate::catalogue::{Item, Pack};
use crate::id::ItemId;
use crate::suggest::nearest;

/// The pack and the item of an id.
pub(super) fn find<'a>(id: &ItemId, packs: &[&'a Pack]) -> Option<(&'a Pack, Item<'a>)> {
    let pack = packs.iter().find(|pack| pack.manifest.id == id.plugin)?;
    Some((pack, pack.item(&id.item)?))
}

fn unknown(id: &ItemId, packs: &[&Pack]) -> Refusal {
    let known: Vec<String> =
        packs.iter().flat_map(|pack| pack.items().map(|item| pack.full_id(item.id()).to_string())).collect();
    let nearest = nearest(&id.to_string(), known.iter().map(String::as_str)).map(str::to_owned);
    Refusal::UnknownItem { item: id.to_string(), nearest }
}

/// Fills in version, edition and label of every reference that lacks them; what is complete stays as it is.
pub(super) fn complete(payload: &mut Payload, packs: &[&Pack]) -> Result<(), Refusal> {
    for (kind, reference) in payload.items_mut() {
        let Some(id) = reference.item.id() else { continue };
        let found = find(&id, packs);
        if let (Some(expected), Some((_, item))) = (kind, found)
            && item.kind() != expected
        {
            return Err(Refusal::WrongItem { item: id.to_string(), expected, found: item.kind() });
        }
        if reference.is_complete() {
            continue;
        }
        let (pack, item) = found.ok_or_else(|| unknown(&id, packs))?;
        reference.version.get_or_insert_with(|| pack.manifest.version.clone());
        reference.edition = reference.edition.or(item.edition());
        if reference.label.is_none() {
            reference.label = item.label().cloned();
        }
    }
    for reference in payload.terms_mut() {
        if reference.version.is_some() && reference.edition.is_some() && reference.label.is_some() {
            continue;
        }
        let fault = || Refusal::UnknownItem { item: reference.term.as_str().to_owned(), nearest: None };
        let (id, name) = reference.term.parts().ok_or_else(fault)?;
        let (pack, item) = find(&id, packs).ok_or_else(|| unknown(&id, packs))?;
        let Item::Concept(concept) = item else {
            return Err(Refusal::WrongItem { item: id.to_string(), expected: "concept", found: item.kind() });
        };
        let Some(term) = concept.term.iter().find(|term| term.id.as_str() == name) else {
            let nearest = nearest(name, concept.term.iter().map(|term| term.id.as_str()));
            let nearest = nearest.map(|term| format!("{id}/{term}"));
            return Err(Refusal::UnknownItem { item: reference.term.as_str().to_owned(), nearest });
        };
        let label = term.label.clone();
        reference.version.get_or_insert_with(|| pack.manifest.version.clone());
        reference.edition.get_or_insert(concept.edition);
        reference.label.get_or_insert(label);
    }
    if let Payload::PlanAgreed(plan) = payload {
        for planned in plan.interventions.iter_mut().filter(|planned| planned.basis.is_none()) {
            let id = planned.item.as_ref().and_then(|item| item.item.id());
            if let Some((_, Item::Intervention(intervention))) = id.and_then(|id| find(&id, packs)) {
                planned.basis = Some(intervention.basis);
            }
        }
    }
    Ok(())
}
