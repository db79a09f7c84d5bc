//! Identifiers that are the same in every export.

use uuid::Uuid;
use vakwerk_core::id::{ItemId, Name};

/// The name space of our identifiers; it never changes.
const SPACE: Uuid = Uuid::from_u128(0x5a1d_9c0e_7b43_5f0a_8076_616b_7765_726b);

fn of(name: &str) -> Uuid {
    Uuid::new_v5(&SPACE, name.as_bytes())
}

/// The identifier of a framework in one edition.
///
/// ```
/// let id = "fvb:vaktherapie".parse().unwrap();
/// let first = vakwerk_exchange::document_identifier(&id, 1);
/// assert_eq!(first, vakwerk_exchange::document_identifier(&id, 1));
/// assert_ne!(first, vakwerk_exchange::document_identifier(&id, 2));
/// ```
#[must_use]
pub fn document_identifier(framework: &ItemId, edition: u32) -> Uuid {
    of(&format!("{framework}@{edition}"))
}

/// The identifier of an element of a framework in one edition.
#[must_use]
pub fn element_identifier(framework: &ItemId, edition: u32, element: &Name) -> Uuid {
    of(&format!("{framework}@{edition}/{element}"))
}

/// The identifier of a relation: of its kind and both its ends, and of its number among equal ones.
pub(crate) fn relation_identifier(framework: &ItemId, edition: u32, kind: &str, from: &str, to: &str) -> Uuid {
    of(&format!("{framework}@{edition}#{kind}/{from}/{to}"))
}

/// An address for a thing that has an identifier only.
pub(crate) fn address(identifier: Uuid) -> String {
    format!("urn:uuid:{identifier}")
}
