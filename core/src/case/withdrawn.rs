//! Which parts of a record rest on items that a later version of their plugin withdrew.

use super::event::Pointer;
use super::reference::CatalogueItem;
use super::state::Case;
use crate::catalogue::{Manifest, Withdrawal};

/// A part of a record that rests on a withdrawn item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RestsOnWithdrawn<'a> {
    /// The event.
    pub event: Pointer,
    /// The item, as it was referred to.
    pub item: &'a CatalogueItem,
    /// What the later version says, with the reason.
    pub withdrawal: &'a Withdrawal,
}

impl Case {
    /// Everything in force that refers to an item in a version that one of these manifests withdraws.
    #[must_use]
    pub fn resting_on_withdrawn<'a>(&'a self, manifests: &[&'a Manifest]) -> Vec<RestsOnWithdrawn<'a>> {
        let mut found = Vec::new();
        for entry in self.entries() {
            let Some(payload) = self.content_of(entry) else { continue };
            for item in payload.items() {
                found.extend(withdrawal_of(item, manifests).map(|withdrawal| RestsOnWithdrawn {
                    event: entry.event.pointer(),
                    item,
                    withdrawal,
                }));
            }
        }
        found
    }
}

/// The withdrawal of an item in the version that was referred to.
#[must_use]
pub fn withdrawal_of<'a>(item: &CatalogueItem, manifests: &[&'a Manifest]) -> Option<&'a Withdrawal> {
    let version = item.version.as_ref()?;
    manifests
        .iter()
        .filter(|manifest| manifest.id.as_str() == item.item.plugin())
        .flat_map(|manifest| &manifest.withdrawn)
        .find(|withdrawal| withdrawal.item.as_str() == item.item.item() && withdrawal.covers(version))
}
