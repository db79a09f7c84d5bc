//! What curricula cover, and what another edition of a framework does to them.

use std::path::Path;

use vakwerk_core::catalogue::{ElementKind, Framework, Relation, RelationKind};
use vakwerk_core::competency::{Code, Coverage, Covered, Curriculum, EffectKind, effects};

use crate::support::{PACKS, index};

fn example(name: &str) -> Curriculum {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    vakwerk_pack::read_curriculum(root.join("examples/curricula").join(name)).unwrap()
}

#[test]
fn the_example_curricula_are_covered_and_marked_as_invented() {
    for (name, kinds) in [
        ("bachelor-vaktherapie.toml", &["task", "competency", "indicator", "knowledge-element"][..]),
        ("oefentherapie.toml", &["competency", "indicator", "knowledge-element"][..]),
    ] {
        let coverage = Coverage::of(&example(name), &index()).unwrap();
        assert!(coverage.invented);
        let [only] = coverage.frameworks.as_slice() else { panic!("one framework") };
        assert_eq!(only.totals.keys().map(|kind| kind.as_str()).collect::<Vec<_>>(), kinds);
    }
}

#[test]
fn taught_and_assessed_are_told_apart_and_gaps_come_first() {
    let coverage = Coverage::of(&example("bachelor-vaktherapie.toml"), &index()).unwrap();
    let rows = &coverage.frameworks[0].rows;
    let covered = |element: &str| rows.iter().find(|row| row.element.as_str() == element).unwrap().covered;
    for (element, expected) in [
        ("t11", Covered::Neither), // no course names it
        ("t11-1", Covered::Neither),
        ("t3-1", Covered::Taught), // with all of task 3, and not among what is assessed
        ("t3-3", Covered::Both),
        ("t9", Covered::Assessed), // at graduation only
        ("k3-1", Covered::Both),
        ("g1-1", Covered::Both),
    ] {
        assert_eq!(covered(element), expected, "{element}");
    }
    let order: Vec<Covered> = coverage.frameworks[0].gaps_first().iter().map(|row| row.covered).collect();
    assert!(order.is_sorted());
}

#[test]
fn the_totals_count_every_element_of_the_profile() {
    let coverage = Coverage::of(&example("bachelor-vaktherapie.toml"), &index()).unwrap();
    let totals = &coverage.frameworks[0].totals;
    let kinds = [ElementKind::Task, ElementKind::Competency, ElementKind::Indicator];
    assert_eq!(kinds.map(|kind| totals[&kind].total()), [11, 12, 158]);
}

#[test]
fn naming_a_task_does_not_cover_its_indicators() {
    let text = r#"
        format = 1
        id = "narrow"
        name = { nl = "Smal" }
        framework = [{ id = "fvb:vaktherapie", edition = 1 }]
        course = [{ id = "one", name = { nl = "Een" }, taught = [{ elements = ["t1"] }] }]
    "#;
    let coverage = Coverage::of(&toml::from_str(text).unwrap(), &index()).unwrap();
    let rows = &coverage.frameworks[0].rows;
    let row = |name: &str| rows.iter().find(|row| row.element.as_str() == name).unwrap();
    assert_eq!(row("t1").covered, Covered::Taught);
    assert_eq!(row("t1-1").covered, Covered::Neither);
    assert_eq!(row("t1-1").above.iter().map(ToString::to_string).collect::<Vec<_>>(), ["one"]);
    assert_eq!(row("t1").parts.unwrap().neither, row("t1").parts.unwrap().total());
}

/// Each mistake with its code; everything is told at once.
#[test]
fn mistakes_in_a_curriculum_are_told_all_at_once() {
    let text = r#"
        format = 1
        id = "wrong"
        name = { nl = "Fout" }
        [[framework]]
        id = "fvb:vaktherapie"
        edition = 2
        task-levels = "algemeen:proficiency"
        [[framework]]
        id = "fvb:vaktherapi"
        edition = 1
        [[course]]
        id = "one"
        name = { nl = "Een" }
        taught = [
            { elements = ["t33"] },
            { elements = ["fvb:vaktherapie@7/t3"] },
            { elements = ["t3"], level = "competent" },
            { elements = ["sa"], level = "competent" },
            { elements = ["t4"], complexity = "dizzying" },
        ]
        [[course]]
        id = "one"
        name = { nl = "Nog een" }
    "#;
    let curriculum: Curriculum = toml::from_str(text).unwrap();
    let faults = Coverage::of(&curriculum, &index()).unwrap_err();
    let codes: Vec<Code> = faults.iter().map(|fault| fault.code).collect();
    assert_eq!(
        codes,
        [
            Code::OtherEdition,
            Code::UnknownFramework,
            Code::UnknownElement,
            Code::OtherEdition,
            Code::WrongScale,
            Code::UnknownScale,
            Code::UnknownComplexity,
            Code::Duplicate,
        ]
    );
    assert!(faults[1].to_string().contains("Did you mean `fvb:vaktherapie`?"), "{}", faults[1]);
    assert!(faults[2].place.contains("course[one].taught"));
}

#[test]
fn a_level_of_another_scale_is_refused() {
    let text = r#"
        format = 1
        id = "scales"
        name = { nl = "Schalen" }
        framework = [{ id = "fvb:vaktherapie", edition = 1, task-levels = "algemeen:entrustment" }]
        course = [{ id = "one", name = { nl = "Een" }, assessed = [{ elements = ["t3"], level = "competent" }] }]
    "#;
    let faults = Coverage::of(&toml::from_str(text).unwrap(), &index()).unwrap_err();
    assert_eq!(faults[0].code, Code::UnknownLevel);
    assert!(faults[0].to_string().contains("unsupervised"), "{}", faults[0]);
}

/// The profile, changed as a later edition might change it.
fn later(change: impl FnOnce(&mut Framework)) -> (Framework, Framework) {
    let before = PACKS.iter().flat_map(|pack| &pack.contents.framework).find(|f| f.id.as_str() == "vaktherapie");
    let before = before.unwrap().clone();
    let mut now = before.clone();
    now.edition = 2;
    change(&mut now);
    (before, now)
}

#[test]
fn another_edition_says_what_it_does_to_the_courses() {
    let curriculum = example("bachelor-vaktherapie.toml");
    let (before, now) = later(|now| {
        let task = now.task.iter_mut().find(|task| task.id.as_str() == "t3").unwrap();
        let gone = task.indicator.remove(0);
        let mut fresh = gone.clone();
        fresh.id = "t3-12".parse().unwrap();
        task.indicator.push(fresh);
        task.indicator[0].text.nl.push_str(" (herzien)");
        now.task.iter_mut().find(|task| task.id.as_str() == "t1").unwrap().competencies.pop();
        let taken_over: vakwerk_core::id::Name = "t2-9".parse().unwrap();
        let task = now.task.iter_mut().find(|task| task.id.as_str() == "t2").unwrap();
        task.indicator[0].id = taken_over.clone();
        now.relation.push(Relation {
            kind: RelationKind::ReplacedBy,
            from: "t2-1".parse().unwrap(),
            to: taken_over.into(),
            text: None,
            provenance: None,
        });
    });
    let found = effects(&curriculum, &"fvb:vaktherapie".parse().unwrap(), &before, &now);
    let told: Vec<(EffectKind, &str, usize)> =
        found.iter().map(|effect| (effect.kind, effect.element.as_str(), effect.courses.len())).collect();
    assert!(told.contains(&(EffectKind::Gone, "t3-1", 1)), "{told:?}");
    assert!(told.contains(&(EffectKind::Replaced, "t2-1", 1)), "{told:?}");
    assert!(told.contains(&(EffectKind::New, "t3-12", 1)), "{told:?}");
    assert!(told.contains(&(EffectKind::Related, "t1", 2)), "{told:?}");
    assert!(told.iter().any(|(kind, element, _)| (*kind, *element) == (EffectKind::Reworded, "t3-2")), "{told:?}");
    assert!(told.is_sorted_by_key(|(kind, ..)| *kind));
}

#[test]
fn the_same_edition_does_nothing() {
    let (before, now) = later(|_| {});
    let found = effects(&example("bachelor-vaktherapie.toml"), &"fvb:vaktherapie".parse().unwrap(), &before, &now);
    assert!(found.is_empty());
}
