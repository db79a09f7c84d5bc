//! Described activities: eight criteria, each with its own findings, and never a bare verdict.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use vakwerk_core::activity::{ActivityFault, ActivityFile, Comparison, Outcome, Pointing, compare};
use vakwerk_core::catalogue::{Guard, Pack};
use vakwerk_core::explain::Explain;
use vakwerk_core::rule::FactTable;
use vakwerk_core::step::Step;
use vakwerk_core::text::Language;

use crate::support::{book, packs};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/activities")
}

fn activity(name: &str) -> ActivityFile {
    vakwerk_pack::read_activity(folder().join(format!("{name}.toml")))
        .unwrap_or_else(|faults| panic!("{}", faults.render(Language::En)))
}

fn compared(file: &ActivityFile) -> Result<Comparison, ActivityFault> {
    let packs = packs();
    compare(file, &packs.iter().collect::<Vec<&Pack>>(), book())
}

fn pointings(comparison: &Comparison) -> BTreeMap<&str, &str> {
    comparison.criteria.iter().map(|c| (c.id.as_str(), c.points_to.as_str())).collect()
}

const CRITERIA: [&str; 8] =
    ["professional", "indication", "core-task", "goals", "method", "monitoring", "end", "legal-place"];

#[test]
fn both_cases_of_the_note_in_both_roles() {
    for (name, side) in [
        ("casus-1-muziektherapeut", "therapy"),
        ("casus-1-muziekagoog", "dagbesteding"),
        ("casus-2-pmt", "therapy"),
        ("casus-2-activiteitenbegeleiding", "dagbesteding"),
    ] {
        let comparison = compared(&activity(name)).unwrap();
        assert_eq!(comparison.outcome.as_str(), side, "{name}: {:?}", pointings(&comparison));
        let ids: Vec<&str> = comparison.criteria.iter().map(|c| c.id.as_str()).collect();
        assert_eq!(ids, CRITERIA, "{name}: eight criteria, in the order of the table");
        for criterion in &comparison.criteria {
            assert_eq!(criterion.points_to.as_str(), side, "{name}: {}", criterion.id);
            assert_eq!(criterion.findings.len(), 2, "{name}: what each side says of {}", criterion.id);
            assert!(!criterion.described.is_empty());
        }
        assert!(comparison.remarks.iter().all(|finding| !finding.is_open()), "{name} is about adults");
    }
}

#[test]
fn mixed_shows_as_mixed() {
    let comparison = compared(&activity("open-atelier")).unwrap();
    assert_eq!(comparison.outcome, Outcome::Mixed);
    let pointings = pointings(&comparison);
    assert_eq!(pointings["professional"], "therapy");
    assert_eq!(pointings["method"], "mixed", "one criterion can point both ways");
    assert_eq!(pointings["end"], "dagbesteding");
    assert_eq!(comparison.pointing_to(&"dagbesteding".parse().unwrap()), 6);
}

#[test]
fn of_children_the_note_says_nothing() {
    let comparison = compared(&activity("muziekgroep-kinderen")).unwrap();
    let open: Vec<String> = comparison.remarks.iter().filter(|f| f.is_open()).map(|f| f.rule.id.to_string()).collect();
    assert_eq!(open, ["afbakening:adults"]);
    let mut both = activity("casus-2-pmt");
    let clients = both.describes.get_mut("clients").unwrap();
    clients.is.push("children".parse().unwrap());
    assert!(compared(&both).unwrap().remarks.iter().all(vakwerk_core::rule::Finding::is_open));
    both.describes.remove("clients");
    assert!(compared(&both).unwrap().remarks.iter().all(vakwerk_core::rule::Finding::is_open), "not said: said so");
}

/// Nothing is concluded from what was not described, whatever else points the same way.
#[test]
fn what_is_not_described_decides_nothing() {
    let whole = activity("casus-2-pmt");
    for criterion in CRITERIA {
        let mut file = whole.clone();
        file.describes.remove(criterion);
        let comparison = compared(&file).unwrap();
        assert_eq!(comparison.outcome, Outcome::Undecided, "without {criterion}");
        let left_out = comparison.criteria.iter().find(|c| c.id.as_str() == criterion).unwrap();
        assert_eq!(left_out.points_to, Pointing::NotDescribed);
    }
    let mut nothing = whole;
    nothing.describes.clear();
    assert_eq!(compared(&nothing).unwrap().outcome, Outcome::Undecided);
}

/// Per criterion: what points to therapy, to dagbesteding, to both, and to neither.
#[test]
fn each_criterion_by_itself() {
    let table: &[(&str, &[&str], &str)] = &[
        ("professional", &["vaktherapist"], "therapy"),
        ("professional", &["agogue"], "dagbesteding"),
        ("professional", &["vaktherapist", "activity-worker"], "mixed"),
        ("professional", &["bachelor-trained"], "neither"),
        ("indication", &["referral"], "neither"),
        ("indication", &["referral", "from-treatment-goals"], "therapy"),
        ("indication", &["offer"], "dagbesteding"),
        ("indication", &["no-referral", "from-treatment-goals"], "dagbesteding"),
        ("core-task", &["change"], "therapy"),
        ("core-task", &["activating"], "dagbesteding"),
        ("core-task", &["change", "well-being"], "mixed"),
        ("goals", &["treatment-goal"], "neither"),
        ("goals", &["treatment-goal", "transfer"], "therapy"),
        ("goals", &["in-the-moment"], "dagbesteding"),
        ("method", &["interventions-from-plan", "group"], "therapy"),
        ("method", &["facilitating"], "dagbesteding"),
        ("method", &["experiential"], "neither"),
        ("monitoring", &["own-assessment"], "neither"),
        ("monitoring", &["own-assessment", "accounts-in-team"], "therapy"),
        ("monitoring", &["enjoyment"], "dagbesteding"),
        ("end", &["goals-or-stagnation", "with-team"], "therapy"),
        ("end", &["with-team"], "neither"),
        ("end", &["activity-staff"], "dagbesteding"),
        ("legal-place", &["treatment"], "therapy"),
        ("legal-place", &["stay"], "dagbesteding"),
        ("legal-place", &["treatment", "stay"], "mixed"),
        ("legal-place", &[], "not-described"),
    ];
    let whole = activity("casus-2-pmt");
    for (criterion, is, expected) in table {
        let mut file = whole.clone();
        file.describes.get_mut(*criterion).unwrap().is = is.iter().map(|option| option.parse().unwrap()).collect();
        let comparison = compared(&file).unwrap();
        assert_eq!(pointings(&comparison)[criterion], *expected, "{criterion} {is:?}");
        let together = match *expected {
            "therapy" => "therapy",
            "dagbesteding" | "mixed" => "mixed",
            _ => "undecided",
        };
        assert_eq!(comparison.outcome.as_str(), together, "{criterion} {is:?}");
    }
}

/// The rules of an activity never speak in a case.
#[test]
fn a_case_is_not_asked() {
    let (framework, discipline) = ("fvb:vaktherapie".parse().unwrap(), "pmt:pmt".parse().unwrap());
    let guards = Step::ALL.map(Guard::Step).into_iter().chain([Guard::Standing, Guard::OutgoingCommunication]);
    for guard in guards {
        let findings = book().evaluate(guard, &framework, &discipline, &FactTable::new());
        assert!(findings.iter().all(|finding| finding.rule.id.plugin.as_str() != "afbakening"), "{guard:?}");
    }
}

#[test]
fn what_does_not_fit_is_told_at_once() {
    let mut file = activity("open-atelier");
    file.describes.get_mut("goals").unwrap().is = vec!["in-the-momment".parse().unwrap()];
    let odd = file.describes.remove("end").unwrap();
    file.describes.insert("einde".parse().unwrap(), odd);
    let fault = compared(&file).unwrap_err();
    insta::assert_snapshot!(
        "does_not_fit",
        format!("{}\n\n{}", fault.explain(Language::Nl), fault.explain(Language::En))
    );
    file.form = "zvw:embedding".parse().unwrap();
    file.describes.clear();
    let nothing = compared(&file).unwrap_err();
    assert_eq!(nothing.code(), "E0572");
    file.format = 2;
    assert_eq!(compared(&file).unwrap_err().code(), "E0570");
}

#[test]
fn every_example_is_compared() {
    let mut seen = 0;
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            compared(&activity(path.file_stem().unwrap().to_str().unwrap())).unwrap();
            seen += 1;
        }
    }
    assert_eq!(seen, 6);
}
