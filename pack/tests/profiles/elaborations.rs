//! Each discipline says what the specific competencies are in its own field.

use vakwerk_core::provenance::Mark;
use vakwerk_core::text::Language;

use crate::{framework, pack};

const VAKTHERAPIE: [&str; 7] = ["beeldend", "dans", "drama", "muziek", "spel", "pmt", "pmkt"];

/// The competencies that a discipline elaborates, in its order.
fn elaborated(discipline: &str) -> Vec<String> {
    pack(discipline).contents.elaboration.iter().map(|elaboration| elaboration.of.to_string()).collect()
}

#[test]
fn a_discipline_elaborates_every_specific_competency_once() {
    let specific = framework("fvb").competency.iter().filter(|c| c.group.as_ref().unwrap().as_str() == "specific");
    let wanted: Vec<_> = specific.map(|competency| format!("fvb:vaktherapie/{}", competency.id)).collect();
    for discipline in VAKTHERAPIE {
        assert_eq!(elaborated(discipline), wanted, "{discipline}");
    }
}

/// The profile of oefentherapie has one discipline, so all its competencies are the discipline's own.
#[test]
fn oefentherapie_elaborates_every_competency_once() {
    let all = framework("vvocm").competency.iter();
    let wanted: Vec<_> = all.map(|competency| format!("vvocm:oefentherapie/{}", competency.id)).collect();
    assert_eq!(elaborated("oefentherapie"), wanted);
}

/// What is seen names where; what is ours does not pass for the source; nobody says the same as a neighbour.
#[test]
fn an_elaboration_is_honest_about_its_origin_and_speaks_of_its_own_field() {
    let mut said = std::collections::BTreeMap::new();
    for discipline in VAKTHERAPIE.into_iter().chain(["oefentherapie"]) {
        for one in &pack(discipline).contents.elaboration {
            let whole = format!("{discipline}:{}", one.id);
            match one.provenance.mark {
                Mark::SeenFullText => assert!(one.provenance.place.is_some(), "{whole} names no place"),
                Mark::Ours => assert!(one.provenance.source.is_none(), "{whole} is ours and names a source"),
                other => panic!("{whole}: {other:?}"),
            }
            assert!(one.provenance.note.is_some(), "{whole} does not say what of it is ours");
            assert!(!one.points.is_empty(), "{whole} has no points");
            for language in [Language::Nl, Language::En] {
                if let Some(other) = said.insert(one.text.get(language).to_owned(), whole.clone()) {
                    panic!("{whole} says what {other} says");
                }
            }
        }
    }
}
