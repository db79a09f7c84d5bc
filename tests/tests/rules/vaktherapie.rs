//! The rules of vaktherapie: per rule what satisfies it, what does not, what is missing, and where it does not apply.

use serde_json::json;
use vakwerk_core::rule::Outcome::{Failed, NotApplicable, Satisfied, Unknown};

use crate::support::{book, check, packs};

#[test]
fn examination() {
    let mandated = json!({ ".whose": "commissioning-party", ".mandated": true });
    check(&[
        ("fvb:fvb-help-request", json!({}), Unknown),
        ("fvb:fvb-help-request", json!({ "help-requests": [{ ".whose": "client", ".mandated": false }] }), Satisfied),
        ("fvb:fvb-help-request", json!({ "help-requests": [{ ".mandated": false }] }), Failed),
        ("fvb:fvb-help-request", json!({ "help-requests": [mandated] }), Failed),
        (
            "fvb:fvb-help-request",
            json!({ "help-requests": [{ ".whose": "commissioning-party", ".mandated": true, ".legal-title": "x", ".client-stance": "y" }] }),
            Satisfied,
        ),
        ("fvb:fvb-sources-explored", json!({}), Failed),
        ("fvb:fvb-sources-explored", json!({ "sources-consulted": [{ ".name": "x" }] }), Satisfied),
        ("fvb:fvb-expectations", json!({}), Unknown),
        ("fvb:fvb-expectations", json!({ "expectations.recorded": true, "experience.recorded": false }), Failed),
        ("fvb:fvb-expectations", json!({ "expectations.recorded": true, "experience.recorded": true }), Satisfied),
    ]);
}

#[test]
fn diagnosis() {
    check(&[
        ("fvb:fvb-own-expertise", json!({}), Unknown),
        ("fvb:fvb-own-expertise", json!({ "expertise.within": false }), Failed),
        ("fvb:fvb-own-expertise", json!({ "expertise.within": true }), Satisfied),
        (
            "fvb:fvb-own-expertise",
            json!({ "expertise.within": false, "expertise.alternative": "consultation" }),
            Satisfied,
        ),
        ("fvb:fvb-directed-observation", json!({}), Unknown),
        (
            "fvb:fvb-directed-observation",
            json!({ "observations": [{ ".directed": false, ".model": "x" }, { ".directed": true }] }),
            Failed,
        ),
        (
            "fvb:fvb-directed-observation",
            json!({ "observations": [{ ".directed": false }, { ".directed": true, ".model": "x" }] }),
            Satisfied,
        ),
        ("fvb:fvb-instrument", json!({}), Failed),
        ("fvb:fvb-instrument", json!({ "results": [{ ".assessment": "gas" }] }), Satisfied),
        ("fvb:fvb-diagnostic-frame", json!({}), Unknown),
        ("fvb:fvb-diagnostic-frame", json!({ "problems": [{ ".perspectives": ["complaint"] }, {}] }), Failed),
        ("fvb:fvb-diagnostic-frame", json!({ "problems": [{ ".perspectives": [] }] }), Failed),
        ("fvb:fvb-diagnostic-frame", json!({ "problems": [{ ".perspectives": ["complaint"] }] }), Satisfied),
        ("fvb:fvb-own-story", json!({}), Unknown),
        ("fvb:fvb-own-story", json!({ "own-account.recorded": false }), Failed),
        ("fvb:fvb-own-story", json!({ "own-account.recorded": true }), Satisfied),
    ]);
}

#[test]
fn plan() {
    let goal = |field: &str, value: serde_json::Value| json!({ "goals": [{ field: value }] });
    check(&[
        ("fvb:fvb-indication-both", json!({ "indication.stated": true }), Unknown),
        ("fvb:fvb-indication-both", json!({ "indication.stated": true, "contra-indication.stated": false }), Failed),
        ("fvb:fvb-indication-both", json!({ "indication.stated": true, "contra-indication.stated": true }), Satisfied),
        ("fvb:fvb-findings-discussed", json!({}), Unknown),
        (
            "fvb:fvb-findings-discussed",
            json!({ "discussions": [{ ".with": ["team"], ".on": "2026-03-01" }, { ".with": ["client"] }] }),
            Failed,
        ),
        (
            "fvb:fvb-findings-discussed",
            json!({ "discussions": [{ ".with": ["client-system"], ".on": "2026-03-01" }] }),
            Satisfied,
        ),
        ("fvb:fvb-goals-together", json!({}), Unknown),
        ("fvb:fvb-goals-together", goal(".chosen-by", json!(["therapist"])), Failed),
        ("fvb:fvb-goals-together", json!({ "goals": [{ ".chosen-by": ["client"] }, {}] }), Unknown),
        ("fvb:fvb-goals-together", goal(".chosen-by", json!(["client", "therapist"])), Satisfied),
        ("fvb:fvb-goal-kind", json!({}), Unknown),
        ("fvb:fvb-goal-kind", goal(".change-kind", json!("development")), Failed),
        ("fvb:fvb-goal-kind", goal(".change-area", json!("social")), Failed),
        ("fvb:fvb-goal-kind", goal(".change-kind", json!("comfort")), Satisfied),
        ("fvb:fvb-goal-transfer", json!({}), Unknown),
        ("fvb:fvb-goal-transfer", goal(".outside-therapy", json!(false)), Failed),
        ("fvb:fvb-goal-transfer", goal(".outside-therapy", json!(true)), Satisfied),
        ("fvb:fvb-recovery", json!({}), Unknown),
        ("fvb:fvb-recovery", json!({ "recovery.considered": true }), Satisfied),
    ]);
}

#[test]
fn treatment() {
    let agreed = json!({ "plan.format": "individual", "plan.frequency": "x", "plan.duration": "x", "plan.evaluation-on": "2026-06-01", "plan.agreed-by": ["client"] });
    check(&[
        ("fvb:fvb-method-substantiated", json!({}), Unknown),
        ("fvb:fvb-method-substantiated", json!({ "planned-interventions": [{ ".basis": "practice" }, {}] }), Failed),
        ("fvb:fvb-method-substantiated", json!({ "planned-interventions": [{ ".basis": "practice" }] }), Satisfied),
        ("fvb:fvb-guideline-deviation", json!({}), Failed),
        ("fvb:fvb-guideline-deviation", json!({ "guideline.deviates": true }), Failed),
        ("fvb:fvb-guideline-deviation", json!({ "guideline.deviates": true, "guideline.reason": "x" }), Satisfied),
        ("fvb:fvb-guideline-deviation", json!({ "guideline.deviates": false }), Satisfied),
        ("fvb:fvb-plan-rests", json!({ "plan.help-request-named": true }), Unknown),
        ("fvb:fvb-plan-rests", json!({ "plan.help-request-named": true, "plan.findings-named": 0 }), Failed),
        ("fvb:fvb-plan-rests", json!({ "plan.help-request-named": true, "plan.findings-named": 2 }), Satisfied),
        ("fvb:fvb-agreements", json!({}), Failed),
        ("fvb:fvb-agreements", agreed, Satisfied),
        ("fvb:fvb-capacity", json!({}), Unknown),
        ("fvb:fvb-capacity", json!({ "carrying-capacity.recorded": true }), Satisfied),
    ]);
}

#[test]
fn standing() {
    let step = |step: &str, days: i32| json!({ "plan.evaluation-on": "2026-06-01", "trajectory.step": step, "evaluation.overdue-days": days });
    check(&[
        ("fvb:fvb-evaluation-due", json!({}), NotApplicable),
        ("fvb:fvb-evaluation-due", step("closure", 9), NotApplicable),
        ("fvb:fvb-evaluation-due", step("treatment", 9), Failed),
        ("fvb:fvb-evaluation-due", step("treatment", -3), Satisfied),
        (
            "fvb:fvb-evaluation-due",
            json!({ "plan.evaluation-on": "2026-06-01", "trajectory.step": "treatment" }),
            Unknown,
        ),
        ("fvb:fvb-signal-safety", json!({}), NotApplicable),
        ("fvb:fvb-signal-safety", json!({ "safety.signalled": false }), NotApplicable),
        ("fvb:fvb-signal-safety", json!({ "safety.signalled": true }), Unknown),
        ("fvb:fvb-signal-safety", json!({ "safety.signalled": true, "safety.reporting-code": false }), Failed),
        ("fvb:fvb-signal-safety", json!({ "safety.signalled": true, "safety.reporting-code": true }), Satisfied),
    ]);
}

#[test]
fn closure() {
    let open = json!({ ".status": "open", ".attainment": 1 });
    let judged =
        json!({ ".status": "open", ".attainment": 1, ".judged-by-client": true, ".judged-by-therapist": true });
    let rom = |ground: &str, available: bool, repeated: bool| json!({ "closure.client-available": available, "trajectory.purpose": "treatment", "closure.ground": ground, "results": [{ ".repeated": repeated }] });
    check(&[
        ("fvb:fvb-evaluate-goals", json!({ "closure.client-available": true, "goals": [open.clone()] }), Unknown),
        ("fvb:fvb-evaluate-goals", json!({ "closure.client-available": true, "goals": [judged] }), Satisfied),
        ("fvb:fvb-evaluate-goals", json!({ "closure.client-available": false, "goals": [open] }), NotApplicable),
        ("fvb:fvb-evaluate-goals", json!({ "closure.client-available": true }), NotApplicable),
        (
            "fvb:fvb-evaluate-goals",
            json!({ "closure.client-available": true, "goals": [{ ".status": "open", ".judged-by-client": true, ".judged-by-therapist": true }] }),
            Failed,
        ),
        ("fvb:fvb-rom", rom("goals-reached", true, true), Satisfied),
        ("fvb:fvb-rom", rom("goals-reached", true, false), Failed),
        ("fvb:fvb-rom", rom("not-indicated", true, false), NotApplicable),
        ("fvb:fvb-rom", rom("died", false, false), NotApplicable),
        ("fvb:fvb-rom", json!({}), Unknown),
        ("fvb:fvb-end-ground", json!({}), Failed),
        ("fvb:fvb-end-ground", json!({ "closure.ground": "stagnation" }), Satisfied),
        ("fvb:fvb-end-together", json!({ "closure.client-available": false }), NotApplicable),
        ("fvb:fvb-end-together", json!({ "closure.client-available": true }), Unknown),
        (
            "fvb:fvb-end-together",
            json!({ "closure.client-available": true, "closure.has-referrer-or-team": true, "closure.decided-with": ["client"] }),
            Failed,
        ),
        (
            "fvb:fvb-end-together",
            json!({ "closure.client-available": true, "closure.has-referrer-or-team": false, "closure.decided-with": ["client"] }),
            Satisfied,
        ),
        ("fvb:fvb-end-communicated", json!({ "closure.ground": "stagnation" }), Failed),
        (
            "fvb:fvb-end-communicated",
            json!({ "closure.ground": "stagnation", "closure.outcome-communicated": "refused-by-client" }),
            Satisfied,
        ),
        ("fvb:fvb-end-communicated", json!({ "closure.ground": "died" }), NotApplicable),
    ]);
}

/// Whatever the ground, what depends on a client who is not there does not stand in the way.
#[test]
fn a_client_who_is_gone_leaves_no_rule_that_only_the_client_could_meet() {
    for ground in ["died", "stopped-attending", "moved-or-admitted"] {
        let gone = json!({
            "closure.ground": ground, "closure.client-available": false, "trajectory.purpose": "treatment",
            "closure.outcome-communicated": "communicated", "goals": [{ ".status": "open" }],
        });
        let (framework, pmt) = ("fvb:vaktherapie".parse().unwrap(), "pmt:pmt".parse().unwrap());
        let guard = vakwerk_core::catalogue::Guard::Step(vakwerk_core::step::Step::Closure);
        for finding in book().evaluate(guard, &framework, &pmt, &crate::support::facts(&gone)) {
            assert!(!finding.is_open(), "{ground}: {}", finding.block(vakwerk_core::text::Language::En));
        }
    }
}

#[test]
fn sharing() {
    let share = |ground: &str, consent: &str| json!({ "communication.ground": ground, "consent.sharing": consent });
    check(&[
        ("fvb:fvb-share-consent", json!({}), Failed),
        ("fvb:fvb-share-consent", json!({ "communication.ground": "consent" }), Unknown),
        ("fvb:fvb-share-consent", share("consent", "given"), Satisfied),
        ("fvb:fvb-share-consent", share("consent", "withdrawn"), Failed),
        ("fvb:fvb-share-consent", json!({ "communication.ground": "direct-treatment-team" }), Satisfied),
        ("fvb:fvb-share-consent", share("direct-treatment-team", "refused"), Failed),
        ("fvb:fvb-share-consent", share("law", "refused"), Satisfied),
        ("fvb:fvb-rom-consent", json!({}), Unknown),
        ("fvb:fvb-rom-consent", json!({ "consent.outcome-data": "withdrawn" }), Failed),
        ("fvb:fvb-rom-consent", json!({ "consent.outcome-data": "given" }), Satisfied),
    ]);
}

#[test]
fn every_rule_of_the_table_is_there() {
    let ours = book().rules().filter(|rule| rule.id.plugin.as_str() == "fvb").count();
    assert_eq!(ours, 28);
}

/// The numbers of the profile: 11 tasks, 12 competencies, 33 generic and 34 specific relations.
#[test]
fn the_framework_has_the_relations_as_printed() {
    let packs = packs();
    let fvb = packs.iter().find(|pack| pack.manifest.id.as_str() == "fvb").unwrap();
    let framework = &fvb.contents.framework[0];
    assert_eq!((framework.task.len(), framework.competency.len(), framework.step.len()), (11, 12, 9));
    let group = |name: &str| framework.competency.iter().filter(|c| c.group.as_ref().unwrap().as_str() == name).count();
    assert_eq!((group("generic"), group("specific")), (6, 6));
    let generic = |id: &str| id.starts_with('g');
    let related = |is_generic: bool| {
        let all = framework.task.iter().flat_map(|task| &task.competencies);
        all.filter(|c| generic(c.as_str()) == is_generic).count()
    };
    assert_eq!((related(true), related(false)), (33, 34));
    for task in &framework.task {
        let count = task.competencies.iter().filter(|c| generic(c.as_str())).count();
        let specific = task.competencies.len() - count;
        assert_eq!((count, specific), (3, if task.id.as_str() == "t6" { 4 } else { 3 }), "task {}", task.id);
    }
    let with_c: Vec<_> = framework.task.iter().filter(|t| t.competencies.iter().any(|c| c.as_str() == "sc")).collect();
    assert_eq!(with_c.len(), 1, "only task 2 relates to competency C");
}
