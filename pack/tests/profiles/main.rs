//! The two professional profiles are complete, and as printed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod elaborations;
mod fvb;
mod vvocm;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use vakwerk_core::catalogue::{Framework, ListKind, Pack};
use vakwerk_core::text::Language;

fn packs() -> &'static [Pack] {
    static PACKS: OnceLock<Vec<Pack>> = OnceLock::new();
    PACKS.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let packs = ["algemeen", "fvb", "vvocm"].map(|id| root.join("packs").join(id));
        let disciplines = ["beeldend", "dans", "drama", "muziek", "oefentherapie", "pmkt", "pmt", "spel"];
        let folders: Vec<PathBuf> =
            packs.into_iter().chain(disciplines.map(|id| root.join("plugins").join(id))).collect();
        vakwerk_pack::read_set(&folders).unwrap_or_else(|faults| panic!("{}", faults.render(Language::En)))
    })
}

fn pack(id: &str) -> &'static Pack {
    packs().iter().find(|pack| pack.manifest.id.as_str() == id).unwrap()
}

fn framework(id: &str) -> &'static Framework {
    let [framework] = pack(id).contents.framework.as_slice() else { panic!("{id} has one framework") };
    framework
}

/// How many items the lists of one kind hold together.
fn listed(framework: &Framework, kind: ListKind) -> usize {
    framework.list.iter().filter(|list| list.kind == kind).map(|list| list.item.len()).sum()
}

/// Everything that can be referred to says what it is in both languages, and has a name of its own.
#[test]
fn every_element_can_be_read_in_both_languages() {
    for id in ["fvb", "vvocm"] {
        let mut names = BTreeSet::new();
        for element in framework(id).elements() {
            assert!(names.insert(element.id), "{id}: {} stands twice", element.id);
            let both = [&element.text.nl, element.text.en.as_ref().unwrap()];
            assert!(both.iter().all(|text| !text.trim().is_empty()), "{id}: {}", element.id);
        }
    }
}

/// Every element, or the element in which it stands, has a place in the source.
#[test]
fn every_element_has_a_place_in_the_source() {
    for id in ["fvb", "vvocm"] {
        let framework = framework(id);
        for element in framework.elements() {
            let of_parent = || framework.element(element.parent?.as_str())?.place;
            assert!(element.place.or_else(of_parent).is_some(), "{id}: {}", element.id);
        }
    }
}

/// No source prints hours or points, and only one prints a period.
#[test]
fn registers_promise_no_more_than_is_printed() {
    let periods = ["fvb", "vvocm"].map(|id| {
        let [register] = framework(id).register.as_slice() else { panic!("{id} has one register") };
        assert!(register.criterion.iter().all(|criterion| criterion.minimum.is_none()), "{id}");
        assert_eq!(register.criterion.len(), 2, "{id}");
        register.period_years
    });
    assert_eq!(periods, [None, Some(5)]);
}
