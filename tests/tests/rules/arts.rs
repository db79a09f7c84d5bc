//! The rules of art, dance, drama and play therapy: what satisfies each, what does not, and what they leave alone.

use serde_json::json;
use vakwerk_core::catalogue::{Guard, GuardedCommand, Weight, WeightBasis};
use vakwerk_core::condition::Scope;
use vakwerk_core::rule::FactTable;
use vakwerk_core::rule::Outcome::{Failed, NotApplicable, Satisfied, Unknown};
use vakwerk_core::step::Step;

use crate::support::{book, check};

#[test]
fn art_therapy_asks_what_the_work_made_visible_with_the_clients_meaning() {
    let rule = "beeldend:beeldend-visible";
    check(&[
        (rule, json!({}), Unknown),
        (rule, json!({ "evaluation.made-visible": false }), Failed),
        (rule, json!({ "evaluation.made-visible": true }), Satisfied),
        (
            rule,
            json!({ "evaluation.made-visible": false, "form.beeldend:work": { "title": "x", "visible": "x" } }),
            Failed,
        ),
        (rule, json!({ "form.beeldend:work": { "title": "x", "visible": "x", "client-meaning": "x" } }), Satisfied),
    ]);
}

/// A work of an earlier round says nothing about this evaluation.
#[test]
fn what_the_work_made_visible_is_asked_in_each_round() {
    let mut facts = FactTable::new();
    let record = [("visible", "x"), ("client-meaning", "x")].map(|(field, text)| (field.parse().unwrap(), text.into()));
    facts.set_form_in(Scope::Trajectory, "beeldend:work".parse().unwrap(), record.into());
    let finding = book().evaluate_rule(&"beeldend:beeldend-visible".parse().unwrap(), &facts).unwrap();
    assert_ne!(finding.outcome, Satisfied);
}

#[test]
fn dance_therapy_asks_for_an_observation_system_with_a_name() {
    let rule = "dans:dans-observation-system";
    let (unnamed, other) = (json!([{ ".directed": true }]), json!([{ ".assessment": "algemeen:nrs" }]));
    check(&[
        (rule, json!({}), Unknown),
        (rule, json!({ "observations": unnamed }), Unknown),
        (rule, json!({ "results": other }), Unknown),
        (rule, json!({ "observations": unnamed, "results": other }), Failed),
        (rule, json!({ "observations": [{ ".model": "x" }] }), Satisfied),
        (rule, json!({ "results": [{ ".assessment": "dans:lma-effort" }] }), Satisfied),
        (rule, json!({ "form.dans:kmp-observation": { "efforts": "x" } }), Satisfied),
        (rule, json!({ "form.dans:effort-phrase": { "drive": "float" } }), Satisfied),
        (
            rule,
            json!({ "observations": unnamed, "results": other, "form.dans:touch-agreement": { "touch": "none" } }),
            Failed,
        ),
    ]);
}

#[test]
fn drama_therapy_asks_for_the_chosen_distance() {
    let rule = "drama:drama-distance";
    check(&[
        (rule, json!({}), Failed),
        (rule, json!({ "form.drama:distance-choice": { "why": "x" } }), Failed),
        (rule, json!({ "form.drama:distance-choice": { "chosen": "far" } }), Satisfied),
    ]);
}

#[test]
fn play_therapy_asks_for_the_cooperation_with_parents_of_a_child() {
    let rule = "spel:spel-parents";
    let both = json!({ "client.child": true, "plan.parents-cooperation": true, "plan.parents-access": true });
    check(&[
        (rule, both, Satisfied),
        (rule, json!({ "client.child": true }), Unknown),
        (rule, json!({ "client.child": true, "plan.parents-cooperation": true }), Unknown),
        (rule, json!({ "client.child": true, "plan.parents-cooperation": true, "plan.parents-access": false }), Failed),
        (rule, json!({ "client.child": false }), NotApplicable),
    ]);
}

#[test]
fn each_watches_its_own_discipline_with_a_weight_of_our_choice() {
    let framework = "fvb:vaktherapie".parse().unwrap();
    let evaluation = Guard::Command(GuardedCommand::RecordEvaluation);
    let cases = [
        ("beeldend:beeldend-visible", evaluation, "beeldend:beeldend", Weight::Advice),
        ("dans:dans-observation-system", Guard::Step(Step::Diagnosis), "dans:dans", Weight::Advice),
        ("drama:drama-distance", Guard::Step(Step::Treatment), "drama:drama", Weight::Advice),
        ("spel:spel-parents", Guard::Step(Step::Treatment), "spel:spel", Weight::ComplyOrExplain),
    ];
    for (rule, guard, own, weight) in cases {
        let found = |discipline: &str| {
            let findings = book().evaluate(guard, &framework, &discipline.parse().unwrap(), &FactTable::new());
            findings.into_iter().find(|finding| finding.rule.id.to_string() == rule)
        };
        let finding = found(own).unwrap();
        assert_eq!((finding.rule.weight, finding.rule.weight_basis), (weight, WeightBasis::Ours), "{rule}");
        assert!(found("pmt:pmt").is_none(), "{rule} watches another discipline");
    }
}
