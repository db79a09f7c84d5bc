//! Canvas: parents before children, and the matrix exactly.

use std::collections::BTreeSet;

use vakwerk_exchange::canvas;

use crate::{cells, framework, with_setting};

fn exported(id: &str) -> Vec<Vec<String>> {
    with_setting(id, |framework, setting| cells(&canvas(framework, setting).unwrap().0))
}

fn column(lines: &[Vec<String>], name: &str) -> usize {
    lines[0].iter().position(|column| column == name).unwrap()
}

#[test]
fn every_line_follows_the_rules() {
    for id in ["fvb", "vvocm"] {
        let lines = exported(id);
        let (guid, kind, parents) =
            (column(&lines, "vendor_guid"), column(&lines, "object_type"), column(&lines, "parent_guids"));
        let mut above: BTreeSet<&str> = BTreeSet::new();
        for line in &lines[1..] {
            let named: Vec<_> = line[parents].split_whitespace().collect();
            assert!(named.iter().all(|parent| above.contains(parent)), "parents stand before: {}", line[guid]);
            assert!(line[kind] == "outcome" || named.len() <= 1, "a group has one parent: {}", line[guid]);
            assert!(!line[column(&lines, "title")].is_empty());
            assert!(line[column(&lines, "friendly_description")].chars().count() <= 255);
            assert_eq!(line[column(&lines, "calculation_method")].is_empty(), line[kind] == "group", "always written");
            assert!(above.insert(&line[guid]), "no guid twice");
        }
    }
}

/// Ratings stand last, as points and description, from high to low; the mastery points are among them.
#[test]
fn ratings_stand_last_and_descend() {
    let lines = exported("fvb");
    let first = column(&lines, "ratings");
    assert!(lines[0][first + 1..].iter().all(String::is_empty));
    for line in lines[1..].iter().filter(|line| line[column(&lines, "object_type")] == "outcome") {
        let points: Vec<f64> = line[first..].iter().step_by(2).map(|points| points.parse().unwrap()).collect();
        assert!(points.windows(2).all(|pair| pair[0] > pair[1]), "{points:?}");
        let mastery: f64 = line[column(&lines, "mastery_points")].parse().unwrap();
        assert!(points.contains(&mastery));
        assert!(line[first + 1..].iter().step_by(2).all(|description| !description.is_empty()));
    }
}

#[test]
fn the_matrix_fits_exactly() {
    let lines = exported("fvb");
    let (guid, parents) = (column(&lines, "vendor_guid"), column(&lines, "parent_guids"));
    let pairs: BTreeSet<(String, String)> = lines[1..]
        .iter()
        .filter(|line| line[column(&lines, "object_type")] == "outcome")
        .flat_map(|line| line[parents].split_whitespace().map(|parent| (parent.to_owned(), line[guid].clone())))
        .collect();
    let full = |name: &vakwerk_core::id::Name| format!("fvb:vaktherapie/{name}");
    let printed: BTreeSet<_> = framework("fvb")
        .task
        .iter()
        .flat_map(|task| task.competencies.iter().map(|competency| (full(&task.id), full(competency))))
        .collect();
    assert_eq!(pairs.len(), 67);
    assert_eq!(pairs, printed);
}

#[test]
fn what_it_cannot_carry_is_said() {
    let losses = ["fvb", "vvocm"].map(|id| with_setting(id, |f, setting| canvas(f, setting).unwrap().1));
    insta::assert_snapshot!(serde_json::to_string_pretty(&losses).unwrap());
}
