//! Check `editions`: every item has an edition of 1 or higher, so that a record can say which it used.

use vakwerk_core::catalogue::Pack;

use crate::fault::both;
use crate::{Check, Fault};

/// Every item but a source has an edition of 1 or higher.
#[must_use]
pub fn check(pack: &Pack) -> Vec<Fault> {
    let zero = pack.items().filter(|item| item.edition() == Some(0));
    zero.map(|item| {
        Fault::new(
            Check::Editions,
            pack.full_id(item.id()),
            both("verwacht editie 1 of hoger, gevonden 0.", "expected edition 1 or higher, found 0."),
            both("Begin bij `edition = 1`.", "Start at `edition = 1`."),
        )
    })
    .collect()
}
