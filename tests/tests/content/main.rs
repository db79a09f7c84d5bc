//! What the packs hold: tied together, honestly marked, and the tables in the documents that follow from it.
//!
//! `VAKWERK_BLESS=1 cargo test -p vakwerk-tests --test content` writes the tables anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod disciplines;
mod exclusions;
mod instruments;
mod ours;
mod review;
mod table;

use std::sync::OnceLock;

use vakwerk_core::catalogue::Pack;
use vakwerk_core::text::Language;

/// Every pack of the repository, read as one set.
fn packs() -> &'static [Pack] {
    static PACKS: OnceLock<Vec<Pack>> = OnceLock::new();
    PACKS.get_or_init(|| {
        vakwerk_pack::read_set(&vakwerk_tests::pack_folders())
            .unwrap_or_else(|faults| panic!("{}", faults.render(Language::En)))
    })
}

fn pack(id: &str) -> &'static Pack {
    packs().iter().find(|pack| pack.manifest.id.as_str() == id).unwrap_or_else(|| panic!("no pack `{id}`"))
}

/// The packs that contribute a discipline.
fn disciplines() -> impl Iterator<Item = &'static Pack> {
    packs().iter().filter(|pack| pack.contents.discipline.is_some())
}
