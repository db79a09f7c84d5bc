//! `docs/exclusions.md`: what was left out, and why, from the concept `not-shipped` of every pack.

use vakwerk_core::catalogue::{Item, Pack};
use vakwerk_core::text::Language::En;

use crate::table::{both, compare, heading, mark, row};
use crate::{disciplines, packs};

const HEAD: &str = "# Left out, and why

Generated from the packs by `tests/tests/content/exclusions.rs`;
`VAKWERK_BLESS=1 cargo test -p vakwerk-tests --test content` writes it anew. Measures, methods and statements that occur
in practice or in the literature and that Vakwerk does not carry, or carries elsewhere: because of a licence, because
too little was found, because sources contradict each other, or because another pack is its home.
";

/// The terms of `not-shipped`, where a pack has that concept.
fn left_out(pack: &'static Pack) -> Option<&'static vakwerk_core::catalogue::Concept> {
    match pack.item(&"not-shipped".parse().unwrap()) {
        Some(Item::Concept(concept)) => Some(concept),
        _ => None,
    }
}

#[test]
fn the_list_of_exclusions_is_as_the_packs_have_it() {
    let mut text = HEAD.to_owned();
    for pack in packs() {
        let Some(concept) = left_out(pack) else { continue };
        text.push_str(&heading(pack));
        text.push_str("| what | why | known from |\n|---|---|---|\n");
        for term in &concept.term {
            let why = term.description.as_ref().map(both).unwrap_or_default();
            let provenance = term.provenance.as_ref().unwrap_or(&concept.provenance);
            let mut known = mark(&pack.manifest.id, provenance, En);
            if let Some(note) = &provenance.note {
                known.push_str(&format!("<br>{}", note.get(En)));
            }
            text.push_str(&row(&[both(&term.label), why, known]));
        }
    }
    compare("exclusions.md", &text);
}

#[test]
fn every_discipline_says_what_it_leaves_out_and_why() {
    for pack in disciplines() {
        let concept = left_out(pack).unwrap_or_else(|| panic!("{} has no concept `not-shipped`", pack.manifest.id));
        assert!(!concept.term.is_empty(), "{}", pack.manifest.id);
        for term in &concept.term {
            assert!(term.description.is_some(), "{}: `{}` gives no reason", pack.manifest.id, term.id);
        }
    }
}
