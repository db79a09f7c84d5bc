//! What financing packs ask is answered in the record, and printed: the *tenzij* ground, and reasons given.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use vakwerk_core::access::Access;
use vakwerk_core::case::{Case, Day, StepEntered, View};
use vakwerk_core::condition::Scope;
use vakwerk_core::envelope::CaseId;
use vakwerk_core::explain::Explain;
use vakwerk_core::id::Name;
use vakwerk_core::rule::{FactKey, Facts, Outcome, Value};
use vakwerk_core::step::Step;
use vakwerk_core::text::Language;
use vakwerk_report::{CaseReading, ReportKind, to_markdown};
use vakwerk_script::{Happened, Stage, read};
use vakwerk_store::JsonLinesStore;
use vakwerk_tests::{apart, registry, root};

const OURS: [&str; 8] = [
    "packs/algemeen",
    "packs/fvb",
    "packs/instemming",
    "packs/jeugdwet",
    "packs/gemeente-voorbeeld",
    "packs/wlz",
    "packs/zvw",
    "plugins/muziek",
];

#[test]
fn the_unless_ground_and_the_reasons_are_recorded_and_printed() {
    let shelf = tempfile::tempdir().unwrap();
    let registry = registry(shelf.path(), &OURS);
    let text = std::fs::read_to_string(root().join("examples/cases/nova-jeugdwet.toml")).unwrap();
    let script = read(&text).unwrap_or_else(|fault| panic!("{}", fault.explain(Language::En)));
    let folder = tempfile::tempdir().unwrap();
    let store = JsonLinesStore::create(folder.path()).unwrap();
    let stage = Stage::new(registry.set(), &store).unwrap();
    let mut refused = 0;
    let case: Case = stage
        .play(&script, &mut |played| refused += usize::from(matches!(played.happened, Happened::Refused(_))))
        .unwrap_or_else(|fault| panic!("{}", fault.explain(Language::Nl)));
    assert_eq!(refused, 1);
    let trajectory: Name = case.trajectories()[0].id().clone();
    let day: Day = "2026-03-12".parse().unwrap();
    let id = CaseId::new(script.case.as_str()).unwrap();
    let view: View<'_> = case.view(&trajectory, day).unwrap();

    let (_, entered) = view.latest::<StepEntered>().unwrap();
    assert_eq!(entered.to, Step::Treatment);
    let rule = "fvb:fvb-agreements".parse().unwrap();
    assert!(entered.reasons[&rule].contains("na drie keer"), "the reason stays in the record");
    let findings = &entered.decided_on;
    let outcome = |id: &str| findings.iter().find(|f| f.rule.id.to_string() == id).map(|f| f.outcome);
    assert_eq!(outcome("jeugdwet:jeugdwet-route"), Some(Outcome::Satisfied));
    assert_eq!(outcome("fvb:fvb-agreements"), Some(Outcome::Failed));
    assert_eq!(outcome("gemeente-voorbeeld:gemeente-regiebehandelaar"), None, "another municipality's policy");

    // Before the first advice to a team, the days count from the begin of treatment.
    const SINCE_ADVICE: FactKey = FactKey::named("evaluation.days-since-advice").unwrap();
    assert_eq!(view.scalar(SINCE_ADVICE, Scope::Trajectory), Some(Value::Number(3.0)));

    for language in [Language::Nl, Language::En] {
        let reading = CaseReading { id: &id, case: &case, access: Access::unlogged() };
        let plan = reading.report(ReportKind::Plan, &trajectory, day, language).unwrap().unwrap();
        insta::assert_snapshot!(format!("nova-plan-{language}"), apart(&to_markdown(&plan)).0);
    }
}
