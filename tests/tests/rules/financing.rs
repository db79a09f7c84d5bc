//! Financing and policy: who pays decides which rules apply.

use serde_json::{Value, json};
use vakwerk_core::catalogue::{Guard, Weight};
use vakwerk_core::rule::Outcome::{Failed, NotApplicable, Satisfied, Unknown};
use vakwerk_core::step::Step;
use vakwerk_core::text::Language;

use crate::support::{book, check, facts, finding};

fn with(mut base: Value, more: Value) -> Value {
    let more = more.as_object().unwrap().clone();
    base.as_object_mut().unwrap().extend(more);
    base
}

fn paid(kind: &str) -> Value {
    json!({ "financing.kind": kind })
}

fn member(role: &str, kind: &str, involved: bool) -> Value {
    json!({ "team": [{ ".role": role, ".kind": kind, ".involved": involved }] })
}

#[test]
fn mental_health_care_under_a_practitioner_in_charge() {
    let rule = "zvw:zvw-ggz-lead";
    let ggz = with(paid("zvw-ggz"), json!({ "form.zvw:embedding": { "multidisciplinary": true } }));
    check(&[
        (rule, json!({}), NotApplicable),
        (rule, paid("zvw-other"), NotApplicable),
        (rule, paid("wlz"), NotApplicable),
        (rule, with(paid("zvw-ggz"), member("regiebehandelaar", "professional", true)), Unknown),
        (rule, with(ggz.clone(), json!({ "team": [{ ".role": "regiebehandelaar" }] })), Unknown),
        (rule, with(ggz.clone(), member("regiebehandelaar", "professional", true)), Satisfied),
        (rule, with(ggz.clone(), member("indicating-regiebehandelaar", "professional", true)), Satisfied),
        (rule, with(ggz.clone(), member("coordinating-regiebehandelaar", "professional", true)), Satisfied),
        (rule, with(ggz.clone(), member("regiebehandelaar", "professional", false)), Failed),
        (rule, with(ggz.clone(), member("therapist", "professional", true)), Failed),
        (
            rule,
            with(
                with(ggz, member("regiebehandelaar", "professional", true)),
                json!({ "form.zvw:embedding": { "multidisciplinary": false } }),
            ),
            Failed,
        ),
    ]);
}

#[test]
fn mental_health_care_by_referral() {
    let rule = "zvw:zvw-ggz-referral";
    let rests = |on: &[&str]| json!({ "form.zvw:embedding": { "referral-rests-on": on } });
    let referred = |by: &str| with(paid("zvw-ggz"), json!({ "registration.referrer": by }));
    check(&[
        (rule, json!({}), NotApplicable),
        (rule, paid("jeugdwet"), NotApplicable),
        (rule, paid("zvw-ggz"), Unknown),
        (rule, referred("regiebehandelaar"), Unknown),
        (rule, with(paid("zvw-ggz"), rests(&["treatment-goals"])), Unknown),
        (rule, with(referred("regiebehandelaar"), rests(&["treatment-goals"])), Satisfied),
        (rule, with(referred("hoofdbehandelaar"), rests(&["treatment-plan", "evidence"])), Satisfied),
        (rule, with(referred("hoofdbehandelaar"), rests(&["evidence"])), Failed),
        (rule, with(referred("general-practitioner"), rests(&["treatment-goals"])), Failed),
    ]);
}

#[test]
fn state_of_science_and_practice() {
    let rule = "zvw:zvw-state-of-art";
    let checked =
        |kind: &str, outcome: &str| with(paid(kind), json!({ "form.zvw:state-of-art": { "outcome": outcome } }));
    check(&[
        (rule, json!({}), NotApplicable),
        (rule, paid("wlz"), NotApplicable),
        (rule, paid("zvw-ggz"), Unknown),
        (rule, paid("zvw-other"), Unknown),
        (rule, checked("zvw-other", "meets"), Satisfied),
        (rule, checked("zvw-ggz", "partly"), Failed),
        (rule, checked("zvw-ggz", "not-established"), Failed),
        (rule, checked("self", "not-established"), NotApplicable),
    ]);
}

#[test]
fn progress_in_the_treatment_plan_meeting() {
    let rule = "zvw:zvw-plan-review";
    let at = |step: &str, overdue: i32| {
        let when = json!({ "trajectory.step": step, "evaluation.overdue-days": overdue });
        with(with(paid("zvw-ggz"), member("psychiatrist", "professional", true)), when)
    };
    let met = |kind: &str| json!({ "meetings": [{ ".kind": kind }] });
    check(&[
        (rule, at("plan", -30), NotApplicable),
        (rule, at("treatment", -1), NotApplicable),
        (rule, with(at("treatment", -1), paid("wlz")), NotApplicable),
        (rule, with(at("evaluation", -1), member("partner", "relative", true)), NotApplicable),
        (rule, with(at("evaluation", -1), member("psychiatrist", "professional", false)), NotApplicable),
        (rule, at("treatment", 0), Failed),
        (rule, at("evaluation", -1), Failed),
        (rule, with(at("evaluation", -1), met("consultation")), Failed),
        (rule, with(at("evaluation", -1), met("treatment-plan")), Satisfied),
        (rule, with(at("treatment", 3), met("mdo")), Satisfied),
        // Nobody recorded who pays: the standing rule says so, and holds nothing up.
        (
            rule,
            json!({ "trajectory.step": "evaluation", "team": [{ ".kind": "professional", ".involved": true }] }),
            Unknown,
        ),
    ]);
}

#[test]
fn long_term_care() {
    let referral = "wlz:wlz-referral";
    let referred = |by: &str| with(paid("wlz"), json!({ "registration.referrer": by }));
    let half_yearly = "wlz:wlz-half-yearly";
    let days =
        |days: i32| with(paid("wlz"), json!({ "trajectory.step": "treatment", "evaluation.days-since-advice": days }));
    check(&[
        (referral, json!({}), NotApplicable),
        (referral, paid("zvw-ggz"), NotApplicable),
        (referral, paid("wlz"), Unknown),
        (referral, referred("specialist-ouderengeneeskunde"), Satisfied),
        (referral, referred("psychologist"), Satisfied),
        (referral, referred("general-practitioner"), Failed),
        (half_yearly, json!({}), Unknown),
        (half_yearly, with(paid("wlz"), json!({ "trajectory.step": "plan" })), NotApplicable),
        (half_yearly, with(days(400), paid("self")), NotApplicable),
        (half_yearly, with(paid("wlz"), json!({ "trajectory.step": "treatment" })), Unknown),
        (half_yearly, days(0), Satisfied),
        (half_yearly, days(184), Satisfied),
        (half_yearly, days(185), Failed),
    ]);
}

#[test]
fn three_routes_in_youth_care() {
    let rule = "jeugdwet:jeugdwet-route";
    let route = |fields: Value| with(paid("jeugdwet"), json!({ "form.jeugdwet:route": fields }));
    let unless = json!({ "route": "unless-clause", "ground": "better-served" });
    check(&[
        (rule, json!({}), NotApplicable),
        (rule, paid("wmo"), NotApplicable),
        (rule, paid("jeugdwet"), Failed),
        (rule, route(json!({ "route": "unless-clause" })), Failed),
        (rule, route(unless.clone()), Unknown),
        (rule, route(with(unless.clone(), json!({ "argument": "x" }))), Satisfied),
        (rule, route(with(unless.clone(), json!({ "register-entry": true }))), Satisfied),
        (rule, route(with(unless.clone(), json!({ "register-entry": false }))), Failed),
        (rule, route(with(unless, json!({ "ground": "not-harmed", "argument": "x" }))), Satisfied),
        // The register alone is support, not a ground.
        (rule, route(json!({ "route": "unless-clause", "register-entry": true })), Failed),
        (rule, route(json!({ "route": "with-registered", "registration": "skj" })), Failed),
        (rule, route(json!({ "route": "with-registered", "registration": "big", "division": "x" })), Satisfied),
        (rule, route(json!({ "route": "training", "division": "x" })), Failed),
        (rule, route(json!({ "route": "training", "registration": "skj", "division": "x" })), Satisfied),
    ]);
}

#[test]
fn one_family_one_plan() {
    let rule = "jeugdwet:jeugdwet-one-plan";
    let named = json!({ "form.jeugdwet:one-plan": { "plan": "x", "director": "x" } });
    check(&[
        (rule, json!({}), Unknown),
        (rule, paid("self"), NotApplicable),
        (rule, paid("jeugdwet"), Failed),
        (rule, with(paid("jeugdwet"), named.clone()), Failed),
        (rule, with(with(paid("jeugdwet"), named), json!({ "financing.decision": "x" })), Satisfied),
    ]);
}

#[test]
fn a_local_restriction_stands_beside_the_national_frame() {
    let rule = "gemeente-voorbeeld:gemeente-regiebehandelaar";
    let assigned = with(paid("jeugdwet"), json!({ "form.gemeente-voorbeeld:assignment": { "number": "x" } }));
    check(&[
        (rule, json!({}), NotApplicable),
        (rule, paid("jeugdwet"), NotApplicable),
        (rule, with(assigned.clone(), paid("self")), NotApplicable),
        (rule, assigned.clone(), Unknown),
        (rule, with(assigned.clone(), json!({ "team": [{ ".role": "regiebehandelaar" }] })), Unknown),
        (rule, with(assigned.clone(), member("parent", "relative", true)), Failed),
        (rule, with(assigned.clone(), member("regiebehandelaar", "professional", false)), Failed),
        (rule, with(assigned.clone(), member("regiebehandelaar", "professional", true)), Satisfied),
    ]);
    let refused = finding(rule, &with(assigned, member("parent", "relative", true)));
    insta::assert_snapshot!("a_local_restriction", refused.block(Language::Nl));
    assert!(refused.rule.written_in.iter().any(|place| place.source.to_string() == "algemeen:bcp"));
}

/// What weighs most can never stop anything where it only watches.
#[test]
fn standing_rules_watch_and_gates_ask_nothing_of_other_purses() {
    let (framework, discipline) = ("fvb:vaktherapie".parse().unwrap(), "pmt:pmt".parse().unwrap());
    let ours = |id: &str| ["zvw:", "wlz:", "jeugdwet:", "gemeente-"].iter().any(|pack| id.starts_with(pack));
    for guard in Step::ALL.map(Guard::Step) {
        for finding in book().evaluate(guard, &framework, &discipline, &facts(&paid("self"))) {
            let id = finding.rule.id.to_string();
            assert!(!ours(&id) || finding.outcome == NotApplicable, "{id} at {guard:?}");
        }
    }
    // While nobody recorded who pays, nothing that could stop a step speaks.
    for finding in book().evaluate(Guard::Step(Step::Treatment), &framework, &discipline, &facts(&json!({}))) {
        let id = finding.rule.id.to_string();
        assert!(!ours(&id) || !finding.is_open() || finding.rule.weight == Weight::Advice, "{id}");
    }
    let standing = book().evaluate(Guard::Standing, &framework, &discipline, &facts(&json!({})));
    assert!(standing.iter().any(|finding| finding.rule.id.to_string() == "wlz:wlz-half-yearly"));
}

/// Every rule of every financing pack is asked of vaktherapie only: that is what the sources speak of.
#[test]
fn oefentherapie_is_not_asked() {
    let (framework, discipline) =
        ("vvocm:oefentherapie".parse().unwrap(), "oefentherapie:oefentherapie".parse().unwrap());
    for guard in [Guard::Step(Step::Treatment), Guard::Standing] {
        for finding in book().evaluate(guard, &framework, &discipline, &facts(&paid("zvw-other"))) {
            assert!(!finding.rule.id.to_string().starts_with("zvw:"), "{}", finding.rule.id);
        }
    }
}
