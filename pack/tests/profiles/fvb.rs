//! The profile of the vaktherapeut: its totals, its matrix, and where it contradicts itself.

use vakwerk_core::catalogue::{Framework, GroupKind, KnowledgeKind, ListKind, PrintedIn, RelationKind};

use crate::{framework, listed};

fn fvb() -> &'static Framework {
    framework("fvb")
}

fn in_group(group: &str) -> Vec<&'static str> {
    let competencies = fvb().competency.iter().filter(|c| c.group.as_ref().unwrap().as_str() == group);
    competencies.map(|competency| competency.number.as_deref().unwrap()).collect()
}

/// A row of the matrix, as the profile prints it: `2 3 5 / A B D`.
fn row(task: &str) -> String {
    let task = fvb().task.iter().find(|known| known.id.as_str() == task).unwrap();
    let numbers = |group: &str| {
        let mut all = task.competencies.iter().map(|id| fvb().printed_number(id)).collect::<Vec<_>>();
        all.retain(|number| in_group(group).contains(&number.as_str()));
        all.join(" ")
    };
    format!("{} / {}", numbers("generic"), numbers("specific"))
}

#[test]
fn tasks() {
    assert_eq!(fvb().group.iter().filter(|group| group.kind == GroupKind::Tasks).count(), 3);
    let tasks: Vec<_> = fvb().task.iter().map(|task| (task.id.as_str(), task.indicator.len())).collect();
    assert_eq!(
        tasks,
        [
            ("t1", 7),
            ("t2", 6),
            ("t3", 11),
            ("t4", 9),
            ("t5", 4),
            ("t6", 11),
            ("t7", 8),
            ("t8", 5),
            ("t9", 7),
            ("t10", 6),
            ("t11", 5)
        ]
    );
    assert_eq!(tasks.iter().map(|(_, count)| count).sum::<usize>(), 79);
    let groups: Vec<_> = fvb().task.iter().map(|task| task.group.as_ref().unwrap().as_str()).collect();
    assert!(groups[..5].iter().all(|group| *group == "client-bound"));
    assert!(groups[5..8].iter().all(|group| *group == "organisation-bound"));
    assert!(groups[8..].iter().all(|group| *group == "profession-bound"));
}

#[test]
fn competencies() {
    assert_eq!(in_group("generic"), ["1", "2", "3", "4", "5", "6"]);
    assert_eq!(in_group("specific"), ["A", "B", "C", "D", "E", "F"]);
    let counts: Vec<_> = fvb().competency.iter().map(|competency| competency.indicator.len()).collect();
    assert_eq!(counts, [3, 6, 4, 7, 4, 6, 7, 9, 7, 5, 10, 11]);
    assert_eq!((counts[..6].iter().sum::<usize>(), counts[6..].iter().sum::<usize>()), (30, 49));
    assert_eq!(fvb().indicators().count(), 158);
}

#[test]
fn the_matrix_as_printed() {
    let rows: Vec<_> = fvb().task.iter().map(|task| row(task.id.as_str())).collect();
    assert_eq!(
        rows,
        [
            "2 3 5 / A B D",
            "1 2 5 / B C D",
            "1 2 3 / A B D",
            "1 3 4 / B D E",
            "3 4 6 / A E F",
            "3 4 5 / B D E F",
            "2 4 6 / B D E",
            "3 5 6 / A D E",
            "4 5 6 / A D E",
            "4 5 6 / D E F",
            "4 5 6 / D E F"
        ]
    );
}

/// The properties of the matrix, each counted on the catalogue as read.
#[test]
fn the_matrix_has_its_properties() {
    let calls: Vec<_> = fvb().relations().filter(|relation| relation.kind == RelationKind::CallsFor).collect();
    let of = |competency: &str| {
        let id = &fvb().competency.iter().find(|c| c.number.as_deref() == Some(competency)).unwrap().id;
        calls.iter().filter(|call| call.to.element == *id).map(|call| call.from.element.as_str()).collect::<Vec<_>>()
    };
    let columns = ["1", "2", "3", "4", "5", "6", "A", "B", "C", "D", "E", "F"].map(|number| of(number).len());
    assert_eq!(columns, [3, 4, 6, 7, 7, 6, 5, 6, 1, 10, 8, 4]);
    assert_eq!((columns[..6].iter().sum::<usize>(), columns[6..].iter().sum::<usize>(), calls.len()), (33, 34, 67));
    for task in &fvb().task {
        let generic =
            task.competencies.iter().filter(|c| in_group("generic").contains(&fvb().printed_number(c).as_str()));
        let specific = if task.id.as_str() == "t6" { 4 } else { 3 };
        assert_eq!((generic.count(), task.competencies.len()), (3, 3 + specific), "{}", task.id);
    }
    assert_eq!(of("C"), ["t2"], "C occurs in task 2 only");
    let without_d: Vec<_> = fvb().task.iter().map(|t| t.id.as_str()).filter(|id| !of("D").contains(id)).collect();
    assert_eq!(without_d, ["t5"], "D is missing in task 5 only");
    assert_eq!(row("t10"), row("t11"));
    let client_bound = ["t1", "t2", "t3", "t4", "t5"];
    let without_1: Vec<_> = client_bound.into_iter().filter(|id| !of("1").contains(id)).collect();
    assert_eq!(without_1, ["t1", "t5"]);
}

/// The relation is printed per task and nowhere else: no indicator, domain or situation is related to anything.
#[test]
fn nothing_is_related_that_the_profile_does_not_relate() {
    let others: Vec<_> = fvb().relations().filter(|relation| relation.kind != RelationKind::CallsFor).collect();
    let [overlap] = others.as_slice() else { panic!("one remark on an overlap") };
    assert_eq!((overlap.kind, overlap.from.element.as_str()), (RelationKind::Overlaps, "t4"));
}

#[test]
fn knowledge() {
    let (table, text): (Vec<_>, Vec<_>) = fvb().knowledge.iter().partition(|k| k.printed_in == PrintedIn::Table);
    assert_eq!((table.len(), text.len()), (5, 3));
    let count = |kind: &[KnowledgeKind]| {
        let per_row = table.iter().map(|row| row.element.iter().filter(|element| kind.contains(&element.kind)).count());
        per_row.collect::<Vec<_>>()
    };
    assert_eq!(count(&[KnowledgeKind::Knowledge, KnowledgeKind::KnowledgeAndUse]), [3, 3, 8, 7, 5]);
    assert_eq!(count(&[KnowledgeKind::SkillAttitude]), [4, 7, 0, 0, 4]);
    assert_eq!(table.iter().map(|row| row.element.len()).sum::<usize>(), 41);
    assert!(text.iter().all(|domain| domain.element.is_empty()));
}

#[test]
fn what_else_it_lists() {
    assert_eq!(listed(fvb(), ListKind::CriticalSituations), 5);
    assert_eq!(listed(fvb(), ListKind::Disciplines), 7);
    assert_eq!(listed(fvb(), ListKind::Professionalisation), 4);
}

/// Nine titles differ between the list and the box; both forms are kept, the misspelled one too.
#[test]
fn titles_that_differ_are_both_kept() {
    let differ: Vec<_> = fvb().elements().filter(|element| element.list_title.is_some()).collect();
    let numbers: Vec<_> = differ.iter().map(|element| element.number.unwrap()).collect();
    assert_eq!(numbers, ["2", "3", "4", "5", "7", "10", "A", "D", "E"]);
    let title = |id: &str| {
        let element = fvb().element(id).unwrap();
        (element.text.nl.as_str(), element.list_title.unwrap().nl.as_str())
    };
    let (box_3, list_3) = title("t3");
    assert!(box_3.contains("intake") && !box_3.contains("onderzoek"), "{box_3}");
    assert!(list_3.contains("onderzoek") && !list_3.contains("intake"), "{list_3}");
    let (box_a, list_a) = title("sa");
    assert!(box_a.ends_with("discplines") && list_a.ends_with("disciplines"), "{box_a} | {list_a}");
    for element in &differ {
        assert_ne!(element.text.nl, element.list_title.unwrap().nl, "{}", element.id);
    }
}

#[test]
fn inconsistencies_are_noted_with_the_elements_they_are_about() {
    for inconsistency in &fvb().inconsistency {
        for name in &inconsistency.elements {
            assert!(fvb().element(name.as_str()).is_some(), "{name}");
        }
    }
    let about = |name: &str| fvb().inconsistency.iter().any(|i| i.elements.iter().any(|e| e.as_str() == name));
    for name in ["kt1", "t9", "t3-10", "t8-4", "t9-5", "t9-7", "sc-4", "sa-7", "sc-1", "sa", "disciplines"] {
        assert!(about(name), "{name}");
    }
}
