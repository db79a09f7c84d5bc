//! The rules of the disciplines: what satisfies each, what does not, and whose trajectories they watch.

use serde_json::json;
use vakwerk_core::catalogue::{Guard, GuardedCommand, Weight, WeightBasis};
use vakwerk_core::condition::Scope;
use vakwerk_core::rule::FactTable;
use vakwerk_core::rule::Outcome::{Failed, NotApplicable, Satisfied, Unknown};
use vakwerk_core::step::Step;

use crate::support::{book, check};

#[test]
fn psychomotor_therapy() {
    let why = json!({ "strategy": ["exercise-functional"], "why": "x" });
    let question = json!({ "question": "x", "answer": "y" });
    let example = json!({ "mood": "x", "expression": "x", "acceptance": "x", "free-speech": "x", "success": "x" });
    check(&[
        ("pmt:pmt-strategy", json!({}), Failed),
        ("pmt:pmt-strategy", json!({ "form.pmt:plan": { "strategy": ["exercise-functional"] } }), Failed),
        ("pmt:pmt-strategy", json!({ "form.pmt:plan": { "why": "x" } }), Failed),
        ("pmt:pmt-strategy", json!({ "form.pmt:plan": why }), Satisfied),
        ("pmt:pmt-mdo-questions", json!({}), Failed),
        ("pmt:pmt-mdo-questions", json!({ "form.pmt:mdo-question": { "question": "x" } }), Failed),
        ("pmt:pmt-mdo-questions", json!({ "form.pmt:mdo-question": question }), Satisfied),
        ("pmt:pmt-mdo-questions", json!({ "form.pmt:mdo-questions": example }), Satisfied),
    ]);
}

/// An examination with every domain seen, and what is added to it.
fn examined(more: &serde_json::Value) -> serde_json::Value {
    let mut form = json!({ "sensory": "strong", "motor": "weak", "emotional": "mixed", "social": "strong", "cognitive": "strong" });
    form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({ "form.pmkt:psychomotor-examination": form })
}

#[test]
fn psychomotor_therapy_for_children() {
    let unseen = json!({ "cognitive": "not-observed" });
    let reason = json!({ "cognitive": "not-observed", "cognitive-why-not": "x" });
    let concluded = examined(&json!({ "indicated": "no-with-advice" }));
    let mut advised = concluded.clone();
    advised["form.pmkt:advice"] = json!({ "advice": "x" });
    let parents = json!({ "with-whom": ["parents"], "how": "x", "what-parents-see": "y" });
    check(&[
        ("pmkt:pmkt-examination", json!({}), Unknown),
        ("pmkt:pmkt-examination", examined(&json!({})), Satisfied),
        ("pmkt:pmkt-examination", examined(&unseen), Failed),
        ("pmkt:pmkt-examination", examined(&reason), Satisfied),
        ("pmkt:pmkt-advice", concluded, Failed),
        ("pmkt:pmkt-advice", json!({ "form.pmkt:advice": { "advice": "x" } }), Failed),
        ("pmkt:pmkt-advice", advised, Satisfied),
        ("pmkt:pmkt-parents", json!({}), Unknown),
        ("pmkt:pmkt-parents", json!({ "client.child": false }), NotApplicable),
        ("pmkt:pmkt-parents", json!({ "client.child": true }), Failed),
        ("pmkt:pmkt-parents", json!({ "client.child": true, "form.pmkt:parents": { "how": "x" } }), Failed),
        ("pmkt:pmkt-parents", json!({ "client.child": true, "form.pmkt:parents": parents }), Satisfied),
        ("pmkt:pmkt-physician-first", examined(&json!({ "alarm-signs": false })), NotApplicable),
        ("pmkt:pmkt-physician-first", examined(&json!({ "alarm-signs": true })), Failed),
        ("pmkt:pmkt-physician-first", examined(&json!({ "alarm-signs": true, "physician": "x" })), Satisfied),
        ("pmkt:pmkt-school", examined(&json!({ "school": ["nothing"] })), Failed),
        ("pmkt:pmkt-school", examined(&json!({ "school": ["teacher"] })), Satisfied),
    ]);
}

#[test]
fn music_therapy() {
    check(&[
        ("muziek:muziek-transfer", json!({}), Unknown),
        ("muziek:muziek-transfer", json!({ "evaluation.transfer": false }), Failed),
        ("muziek:muziek-transfer", json!({ "evaluation.transfer": true }), Satisfied),
        ("muziek:muziek-transfer", json!({ "form.muziek:transfer": { "description": "x" } }), Satisfied),
    ]);
}

/// An answer of an earlier round says nothing about this evaluation.
#[test]
fn questions_and_carry_over_are_asked_in_each_round() {
    let forms = [
        ("pmt:pmt-mdo-questions", "pmt:mdo-question", "answer"),
        ("pmt:pmt-mdo-questions", "pmt:mdo-questions", "success"),
        ("muziek:muziek-transfer", "muziek:transfer", "description"),
    ];
    for (rule, form, field) in forms {
        let mut facts = FactTable::new();
        let record = [(field.parse().unwrap(), "x".into())].into();
        facts.set_form_in(Scope::Trajectory, form.parse().unwrap(), record);
        let finding = book().evaluate_rule(&rule.parse().unwrap(), &facts).unwrap();
        assert_ne!(finding.outcome, Satisfied, "{rule} by {form}");
    }
}

#[test]
fn each_watches_its_own_discipline_with_a_weight_of_our_choice() {
    let framework = "fvb:vaktherapie".parse().unwrap();
    let (pmt, muziek) = ("pmt:pmt".parse().unwrap(), "muziek:muziek".parse().unwrap());
    let evaluation = Guard::Command(GuardedCommand::RecordEvaluation);
    let cases = [
        ("pmt:pmt-strategy", Guard::Step(Step::Treatment), &pmt, &muziek, Weight::ComplyOrExplain),
        ("pmt:pmt-mdo-questions", evaluation, &pmt, &muziek, Weight::Advice),
        ("muziek:muziek-transfer", evaluation, &muziek, &pmt, Weight::Advice),
    ];
    for (rule, guard, own, other, weight) in cases {
        let found = |discipline| {
            let findings = book().evaluate(guard, &framework, discipline, &FactTable::new());
            findings.into_iter().find(|finding| finding.rule.id.to_string() == rule)
        };
        let finding = found(own).unwrap();
        assert_eq!((finding.rule.weight, finding.rule.weight_basis), (weight, WeightBasis::Ours), "{rule}");
        assert!(found(other).is_none(), "{rule} watches another discipline");
    }
}
