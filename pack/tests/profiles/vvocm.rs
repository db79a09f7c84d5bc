//! The profile of the oefentherapeut: its totals, its printed order, and where it contradicts itself.

use vakwerk_core::catalogue::{Framework, GroupKind, ListKind, RelationKind};

use crate::{framework, listed};

fn vvocm() -> &'static Framework {
    framework("vvocm")
}

#[test]
fn areas_and_competencies() {
    assert_eq!(vvocm().group.iter().filter(|group| group.kind == GroupKind::Area).count(), 7);
    assert!(vvocm().task.is_empty(), "the areas play the role of tasks");
    let printed: Vec<_> = vvocm().competency.iter().map(|competency| competency.number.as_deref().unwrap()).collect();
    assert_eq!(printed, ["1", "2.1", "2.3", "2.2", "3", "4.1", "4.2", "4.3", "5", "6", "7.1", "7.2"]);
    for competency in &vvocm().competency {
        let area = vvocm().element(competency.group.as_ref().unwrap().as_str()).unwrap();
        assert_eq!(competency.number.as_ref().unwrap().split('.').next(), area.number, "{}", competency.id);
    }
}

#[test]
fn indicators() {
    let top = |c: &&vakwerk_core::catalogue::Competency| c.indicator.iter().filter(|i| i.part_of.is_none()).count();
    let counts: Vec<_> = vvocm().competency.iter().map(|competency| top(&competency)).collect();
    assert_eq!(counts, [20, 9, 6, 7, 9, 8, 11, 3, 10, 5, 5, 5]);
    assert_eq!(counts.iter().sum::<usize>(), 98);
    let per_area = [0..1, 1..4, 4..5, 5..8, 8..9, 9..10, 10..12].map(|range| counts[range].iter().sum::<usize>());
    assert_eq!(per_area, [20, 22, 9, 22, 10, 5, 10]);
    let dashes: Vec<_> =
        vvocm().indicators().filter_map(|i| Some((i.id.as_str(), i.part_of.as_ref()?.as_str()))).collect();
    assert_eq!(dashes.len(), 4);
    assert!(dashes.iter().all(|(_, of)| *of == "ot7-1-1"));
    assert_eq!(vvocm().indicators().count(), 102);
}

/// Seven bullets of 4.2 are printed beside the fourth, of which they are examples: kept as printed, and said.
#[test]
fn examples_printed_as_indicators() {
    let examples: Vec<_> = vvocm().relations().filter(|relation| relation.kind == RelationKind::ExampleOf).collect();
    assert_eq!(examples.len(), 7);
    assert!(examples.iter().all(|example| example.to.element.as_str() == "ot4-2-4"));
}

#[test]
fn what_else_it_lists() {
    let list = |id: &str| vvocm().list.iter().find(|list| list.id.as_str() == id).unwrap();
    assert_eq!(listed(vvocm(), ListKind::MethodicalSteps), 8);
    assert_eq!((list("odim").item.len(), list("odim-ring").item.len()), (4, 4));
    assert_eq!(listed(vvocm(), ListKind::Specialisations), 4);
    let knowledge: Vec<_> = vvocm().knowledge.iter().map(|domain| domain.element.len()).collect();
    assert_eq!(knowledge, [4, 5, 4]);
    let products: Vec<_> = list("ipo").item.iter().map(|phase| phase.product.as_ref().map(|p| p.nl.as_str())).collect();
    assert_eq!(products, [Some("reflectieverslag"), Some("ontwikkelplan"), None, Some("evaluatieverslag")]);
    let phases: Vec<_> =
        list("methodical-steps").item.iter().map(|step| step.heading.as_ref().unwrap().nl.as_str()).collect();
    assert_eq!(phases.iter().filter(|phase| **phase == "Diagnostische fase").count(), 4);
    assert_eq!(phases.iter().filter(|phase| **phase == "Interventiefase").count(), 3);
    assert_eq!(phases.iter().position(|phase| phase.starts_with("Van analyse")), Some(4), "step 5 stands between");
}

#[test]
fn the_law() {
    let legal: Vec<_> = vvocm().list.iter().filter(|list| list.kind == ListKind::Legal).collect();
    let counts: Vec<_> = legal.iter().map(|list| (list.number.as_deref().unwrap(), list.item.len())).collect();
    assert_eq!(
        counts,
        [
            ("18", 0),
            ("19.1", 6),
            ("19.2", 0),
            ("20.1", 6),
            ("20.2", 4),
            ("20.3", 3),
            ("20.4", 4),
            ("20.5", 5),
            ("20.6", 11),
            ("21", 4)
        ]
    );
    let twenty: usize = counts.iter().filter(|(number, _)| number.starts_with("20")).map(|(_, count)| count).sum();
    assert_eq!(twenty, 33);
    let letters: String = legal[8].item.iter().map(|item| item.number.as_deref().unwrap()).collect();
    assert_eq!(letters, "abcdefghijk");
}

/// The six aspects of article 19 are the six paragraphs of article 20, one to one; no article is related to a competency.
#[test]
fn aspects_and_paragraphs_are_the_same() {
    let same: Vec<_> = vvocm().relations().filter(|relation| relation.kind == RelationKind::SameAs).collect();
    let pairs: Vec<_> = same.iter().map(|r| (r.from.element.as_str(), r.to.element.as_str())).collect();
    assert_eq!(
        pairs,
        [
            ("art-19-1-a", "art-20-1"),
            ("art-19-1-b", "art-20-2"),
            ("art-19-1-c", "art-20-3"),
            ("art-19-1-d", "art-20-4"),
            ("art-19-1-e", "art-20-5"),
            ("art-19-1-f", "art-20-6")
        ]
    );
}

#[test]
fn both_names_of_an_area_are_kept() {
    let names = |id: &str| {
        let area = vvocm().element(id).unwrap();
        (area.text.nl.as_str(), area.list_title.unwrap().nl.as_str())
    };
    assert_eq!(names("area-3"), ("Samenwerken", "Samenwerking"));
    assert_eq!(names("area-4"), ("Kennis en Wetenschap", "Kennis en wetenschap"));
    let differ = vvocm().elements().filter(|element| element.list_title.is_some()).count();
    assert_eq!(differ, 2);
}

#[test]
fn inconsistencies_are_noted_with_the_elements_they_are_about() {
    let about = |name: &str| vvocm().inconsistency.iter().any(|i| i.elements.iter().any(|e| e.as_str() == name));
    for name in
        ["ot2-3", "area-3", "area-4", "ot4-2-11", "odim", "step-5", "ot4-2-5", "art-18", "ot2-1-8", "specialisation-2"]
    {
        assert!(about(name), "{name}");
    }
}
