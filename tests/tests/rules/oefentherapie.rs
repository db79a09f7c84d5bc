//! The rules of oefentherapie: per rule what satisfies it, what does not, what is missing, and where it does not apply.

use serde_json::{Value, json};
use vakwerk_core::catalogue::{Guard, GuardedCommand, Weight};
use vakwerk_core::condition::Scope;
use vakwerk_core::rule::FactTable;
use vakwerk_core::rule::Outcome::{self, Failed, NotApplicable, Satisfied, Unknown};
use vakwerk_core::step::Step;

use crate::support::{book, check, facts};

/// Rows of a table: a rule of the pack without its plugin, facts, outcome.
fn rows(rows: &[(&str, Value, Outcome)]) {
    let full: Vec<(String, Value, Outcome)> =
        rows.iter().map(|(rule, facts, outcome)| (format!("vvocm:{rule}"), facts.clone(), *outcome)).collect();
    check(&full.iter().map(|(rule, facts, outcome)| (rule.as_str(), facts.clone(), *outcome)).collect::<Vec<_>>());
}

#[test]
fn screening() {
    let came = |route: &str, form: Value| json!({ "registration.route": route, "form.vvocm:dto-screening": form });
    let whole = json!({ "suspicion": "pluis", "more-information": false, "possibly-indicated": true, "report": "x" });
    let without = |field: &str| {
        let mut form = whole.clone();
        form.as_object_mut().unwrap().remove(field);
        came("direct-access", form)
    };
    rows(&[
        ("vvocm-dto-screening", json!({}), Unknown),
        ("vvocm-dto-screening", json!({ "registration.route": "referral" }), NotApplicable),
        ("vvocm-dto-screening", json!({ "registration.route": "direct-access" }), Failed),
        ("vvocm-dto-screening", came("direct-access", whole.clone()), Satisfied),
        ("vvocm-dto-screening", came("self-referral", whole.clone()), Satisfied),
        ("vvocm-dto-screening", without("suspicion"), Failed),
        ("vvocm-dto-screening", without("more-information"), Failed),
        ("vvocm-dto-screening", without("possibly-indicated"), Failed),
        ("vvocm-dto-screening", without("report"), Failed),
    ]);
    let wanted = json!({ "more-information": true });
    let obtained = |yes: bool| json!({ "form.vvocm:dto-screening": wanted, "form.vvocm:medical-information": { "obtained": yes } });
    rows(&[
        ("vvocm-more-information", json!({}), NotApplicable),
        ("vvocm-more-information", json!({ "form.vvocm:dto-screening": { "more-information": false } }), NotApplicable),
        ("vvocm-more-information", json!({ "form.vvocm:dto-screening": wanted }), Unknown),
        ("vvocm-more-information", obtained(false), Failed),
        ("vvocm-more-information", obtained(true), Satisfied),
    ]);
}

#[test]
fn diagnosis() {
    let history = json!({ "steps-tried": "x", "health-literacy": "x", "favouring": "x", "hindering": "x" });
    let activity = json!({ "task-analysis": "x", "environment-analysis": "x" });
    rows(&[
        ("vvocm-instrument", json!({}), Failed),
        ("vvocm-instrument", json!({ "results": [{ ".assessment": "oefentherapie:psk" }] }), Satisfied),
        ("vvocm-history", json!({}), Failed),
        ("vvocm-history", json!({ "form.vvocm:history": { "steps-tried": "x" } }), Failed),
        ("vvocm-history", json!({ "form.vvocm:history": history }), Satisfied),
        ("vvocm-activity-examination", json!({ "form.vvocm:activity-examination": { "task-analysis": "x" } }), Failed),
        ("vvocm-activity-examination", json!({ "form.vvocm:activity-examination": activity }), Satisfied),
        ("vvocm-specific-examination", json!({}), Failed),
        ("vvocm-specific-examination", json!({ "form.vvocm:specific-examination": { "findings": "x" } }), Satisfied),
    ]);
}

#[test]
fn plan() {
    let indicated = |more: Value| {
        let mut facts = json!({ "indication.outcome": "indicated" });
        facts.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        facts
    };
    let screened = |form: Value| indicated(json!({ "form.vvocm:dto-screening": form }));
    let domains = |domains: &[&str]| json!({ "problems": [{ ".icf-domains": domains }] });
    let goal = |field: &str, value: Value| json!({ "goals": [{ ".main": true, field: value }] });
    rows(&[
        ("vvocm-not-indicated", json!({}), Unknown),
        ("vvocm-not-indicated", json!({ "indication.outcome": "not-indicated" }), Failed),
        ("vvocm-not-indicated", indicated(json!({})), Satisfied),
        ("vvocm-not-indicated", indicated(json!({ "expertise.within": false })), Failed),
        (
            "vvocm-not-indicated",
            indicated(json!({ "expertise.within": false, "expertise.alternative": "consultation" })),
            Satisfied,
        ),
        ("vvocm-not-indicated", screened(json!({ "suspicion": "pluis" })), Satisfied),
        ("vvocm-not-indicated", screened(json!({ "suspicion": "niet-pluis" })), Failed),
        ("vvocm-not-indicated", screened(json!({ "suspicion": "niet-pluis", "contact": "x" })), Satisfied),
        ("vvocm-hypothesis", json!({}), Unknown),
        ("vvocm-hypothesis", json!({ "hypotheses": [{ ".findings-named": 0 }] }), Failed),
        ("vvocm-hypothesis", json!({ "hypotheses": [{ ".findings-named": 2 }] }), Satisfied),
        ("vvocm-course", json!({}), Unknown),
        ("vvocm-course", json!({ "prognosis.recorded": true }), Satisfied),
        ("vvocm-icf", domains(&["body", "activities"]), Failed),
        ("vvocm-icf", domains(&["body", "activities", "participation", "environment", "personal"]), Satisfied),
        ("vvocm-informed", json!({}), Unknown),
        (
            "vvocm-informed",
            json!({ "form.vvocm:informing": { "options": true, "prognosis": false }, "plan.informed": false }),
            Failed,
        ),
        ("vvocm-informed", json!({ "form.vvocm:informing": { "options": true, "prognosis": true } }), Satisfied),
        ("vvocm-informed", json!({ "plan.informed": true }), Satisfied),
        ("vvocm-goals-together", json!({}), Unknown),
        ("vvocm-goals-together", goal(".chosen-by", json!(["therapist"])), Failed),
        ("vvocm-goals-together", goal(".chosen-by", json!(["client", "therapist"])), Satisfied),
        ("vvocm-main-goal", json!({ "goals": [{ ".main": false, ".level": "activity" }] }), Failed),
        ("vvocm-main-goal", goal(".level", json!("function")), Failed),
        ("vvocm-main-goal", goal(".level", json!("participation")), Satisfied),
        ("vvocm-main-goal", json!({ "goals": [{ ".main": true }] }), Unknown),
    ]);
}

#[test]
fn subgoals_over_four_components() {
    let goals = |components: &[&str], main: bool| {
        let goal = |component: &&str| json!({ ".main": main, ".terms": [format!("vvocm:odim/{component}")] });
        components.iter().map(goal).collect::<Value>()
    };
    let three = ["motor", "cognition", "motivation"];
    let all = ["motor", "cognition", "motivation", "environment"];
    let none = |components: &[&str]| json!({ "no-impediment": components });
    rows(&[
        ("vvocm-subgoals-odim", json!({ "goals": goals(&all, false) }), Satisfied),
        (
            "vvocm-subgoals-odim",
            json!({ "goals": goals(&three, false), "form.vvocm:odim-analysis": none(&["environment"]) }),
            Satisfied,
        ),
        (
            "vvocm-subgoals-odim",
            json!({ "goals": goals(&three, false), "form.vvocm:odim-analysis": none(&["motor"]) }),
            Failed,
        ),
    ]);
    for facts in [json!({ "goals": goals(&three, false) }), json!({ "goals": goals(&all, true) })] {
        let finding = crate::support::finding("vvocm:vvocm-subgoals-odim", &facts);
        assert!(finding.is_open(), "{facts}");
    }
}

#[test]
fn treatment() {
    let agreed = |by: &str| json!({ "plan.recorded": true, "plan.duration": "x", "plan.evaluation-on": "2026-06-01", "plan.informed": true, "plan.agreed-by": [by] });
    let stage = |form: Value| json!({ "form.vvocm:stage-of-change": form });
    rows(&[
        ("vvocm-agreement", json!({}), Failed),
        ("vvocm-agreement", agreed("commissioning-party"), Failed),
        ("vvocm-agreement", agreed("client"), Satisfied),
        ("vvocm-agreement", agreed("representative"), Satisfied),
        ("vvocm-stage", stage(json!({ "stage": "action", "activities": ["coach"] })), Satisfied),
        ("vvocm-stage", stage(json!({ "change-possible": false, "activities": ["elicit-movement"] })), Satisfied),
        ("vvocm-stage", stage(json!({ "change-possible": true, "stage": "action" })), Failed),
        ("vvocm-guideline", json!({ "guideline.deviates": true }), Failed),
        ("vvocm-guideline", json!({ "guideline.deviates": true, "guideline.reason": "x" }), Satisfied),
        ("vvocm-guideline", json!({ "guideline.deviates": false }), Satisfied),
    ]);
}

#[test]
fn standing_and_sharing() {
    let due = |step: &str, days: i32| json!({ "plan.evaluation-on": "2026-06-01", "trajectory.step": step, "evaluation.overdue-days": days });
    rows(&[
        ("vvocm-interim-evaluation", json!({}), NotApplicable),
        ("vvocm-interim-evaluation", due("closure", 9), NotApplicable),
        ("vvocm-interim-evaluation", due("treatment", 9), Failed),
        ("vvocm-interim-evaluation", due("treatment", 0), Satisfied),
        ("vvocm-signal-safety", json!({ "safety.signalled": false }), NotApplicable),
        ("vvocm-signal-safety", json!({ "safety.signalled": true, "safety.reporting-code": false }), Failed),
        ("vvocm-signal-safety", json!({ "safety.signalled": true, "safety.reporting-code": true }), Satisfied),
        ("vvocm-share-consent", json!({}), Unknown),
        ("vvocm-share-consent", json!({ "communication.ground": "direct-treatment-team" }), Unknown),
        ("vvocm-share-consent", json!({ "communication.ground": "law" }), Satisfied),
        ("vvocm-share-consent", json!({ "communication.ground": "consent", "consent.sharing": "given" }), Satisfied),
        ("vvocm-share-consent", json!({ "communication.ground": "consent", "consent.sharing": "refused" }), Failed),
    ]);
}

#[test]
fn people() {
    let team = |role: &str, involved: bool| json!([{ ".role": role, ".involved": involved }]);
    let lacking = |team: Value| json!({ "client.capacity": "lacks-capacity", "team": team });
    let child = |multiple: bool, roles: &[&str]| {
        let team: Value = roles.iter().map(|role| json!({ ".role": role, ".involved": true })).collect();
        json!({ "client.age": 9, "client.multiple-problems": multiple, "team": team })
    };
    rows(&[
        ("vvocm-relatives", json!({}), NotApplicable),
        ("vvocm-relatives", json!({ "client.capacity": "has-capacity" }), NotApplicable),
        ("vvocm-relatives", lacking(team("therapist", true)), Failed),
        ("vvocm-relatives", lacking(team("carer", false)), Failed),
        ("vvocm-relatives", lacking(team("carer", true)), Satisfied),
        ("vvocm-youth-parents-involved", json!({}), Unknown),
        ("vvocm-youth-parents-involved", json!({ "client.age": 12 }), NotApplicable),
        ("vvocm-youth-parents-involved", child(false, &["school"]), Failed),
        ("vvocm-youth-parents-involved", child(false, &["parent"]), Satisfied),
        ("vvocm-youth-parents-involved", child(true, &["parent"]), Failed),
        ("vvocm-youth-parents-involved", child(true, &["parent", "consultatiebureau"]), Satisfied),
    ]);
}

#[test]
fn closure() {
    let end = |ground: &str, more: Value| {
        let mut facts = json!({ "closure.ground": ground, "closure.client-available": true });
        facts.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        facts
    };
    let reached = |more: Value| end("goals-reached", more);
    let product = |behaviour: bool, repeated: bool| {
        let goals = json!([{ ".attainment": 0, ".judged-by-client": true }]);
        reached(
            json!({ "goals": goals, "evaluation.behaviour-judged": behaviour, "results": [{ ".repeated": repeated }] }),
        )
    };
    rows(&[
        ("vvocm-advised-elsewhere", reached(json!({})), NotApplicable),
        ("vvocm-advised-elsewhere", end("not-indicated", json!({})), Failed),
        ("vvocm-advised-elsewhere", end("not-indicated", json!({ "indication.advised-to": "physician" })), Satisfied),
        ("vvocm-product-evaluation", end("not-indicated", json!({})), NotApplicable),
        ("vvocm-product-evaluation", product(true, true), Satisfied),
        ("vvocm-product-evaluation", product(false, true), Failed),
        ("vvocm-product-evaluation", product(true, false), Failed),
        ("vvocm-process-evaluation", reached(json!({})), Unknown),
        ("vvocm-process-evaluation", reached(json!({ "evaluation.process": true })), Satisfied),
        ("vvocm-relapse", reached(json!({ "closure.relapse-policy": false })), Failed),
        ("vvocm-relapse", reached(json!({ "closure.relapse-policy": true })), Satisfied),
        ("vvocm-end-report", reached(json!({ "closure.report": false })), Failed),
        ("vvocm-end-report", reached(json!({ "closure.report": true })), Satisfied),
    ]);
}

/// Whatever the ground, what depends on a client who is not there does not stand in the way.
#[test]
fn a_client_who_is_gone_leaves_only_the_report() {
    for ground in ["died", "stopped-attending", "moved-or-admitted"] {
        let gone = json!({ "closure.ground": ground, "closure.client-available": false, "closure.report": true });
        let (framework, own) = ("vvocm:oefentherapie".parse().unwrap(), "oefentherapie:oefentherapie".parse().unwrap());
        for finding in book().evaluate(Guard::Step(Step::Closure), &framework, &own, &facts(&gone)) {
            assert!(!finding.is_open(), "{ground}: {}", finding.block(vakwerk_core::text::Language::En));
        }
    }
}

/// Signs that were asked in an earlier round say nothing about this evaluation.
#[test]
fn signs_are_asked_again_in_each_round() {
    let rule = "oefentherapie:oefentherapie-signs-again";
    check(&[
        (rule, json!({}), Failed),
        (rule, json!({ "form.oefentherapie:screening-signs": { "region": "low-back" } }), Satisfied),
    ]);
    let mut earlier = FactTable::new();
    let record = [("region".parse().unwrap(), "low-back".into())].into();
    earlier.set_form_in(Scope::Trajectory, "oefentherapie:screening-signs".parse().unwrap(), record);
    assert_ne!(book().evaluate_rule(&rule.parse().unwrap(), &earlier).unwrap().outcome, Satisfied);
}

/// The rules watch trajectories of oefentherapie only, at the gates and with the weights of the table.
#[test]
fn each_stands_at_its_gate() {
    let (framework, other) = ("vvocm:oefentherapie".parse().unwrap(), "fvb:vaktherapie".parse().unwrap());
    let own = "oefentherapie:oefentherapie".parse().unwrap();
    let agree = Guard::Command(GuardedCommand::AgreePlan);
    let cases = [
        ("vvocm-dto-screening", Guard::Step(Step::Diagnosis), Weight::Must),
        ("vvocm-more-information", Guard::Step(Step::Diagnosis), Weight::ComplyOrExplain),
        ("vvocm-not-indicated", Guard::Step(Step::Plan), Weight::Must),
        ("vvocm-hypothesis", Guard::Step(Step::Plan), Weight::Must),
        ("vvocm-course", Guard::Step(Step::Plan), Weight::Advice),
        ("vvocm-informed", Guard::Step(Step::Plan), Weight::Must),
        ("vvocm-agreement", Guard::Step(Step::Treatment), Weight::Must),
        ("vvocm-stage", Guard::Step(Step::Treatment), Weight::Advice),
        ("vvocm-relatives", agree, Weight::ComplyOrExplain),
        ("vvocm-youth-parents-involved", agree, Weight::Must),
        ("vvocm-share-consent", Guard::OutgoingCommunication, Weight::Must),
        ("vvocm-interim-evaluation", Guard::Standing, Weight::Advice),
        ("vvocm-end-report", Guard::Step(Step::Closure), Weight::ComplyOrExplain),
    ];
    for (rule, guard, weight) in cases {
        let found = |framework| {
            let findings = book().evaluate(guard, framework, &own, &FactTable::new());
            findings.into_iter().find(|finding| finding.rule.id.item.as_str() == rule)
        };
        assert_eq!(found(&framework).unwrap().rule.weight, weight, "{rule}");
        assert!(found(&other).is_none(), "{rule} watches another framework");
    }
}
