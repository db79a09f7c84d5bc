//! What stands beside matched interventions, and what the review asks, through the same trait that the host calls.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use vakwerk_pmt::Pmt;
use vakwerk_sdk::Behaviour;
use vakwerk_sdk::document::{
    Language, MatchedIntervention, Material, Outcome, ReasonsRequest, Record, Remark, RemarkedIntervention,
    ReviewRequest, ScaleScore, ScoredResult, Value,
};

fn lofopt(scores: &[(&str, f64)]) -> ScoredResult {
    let scales = scores.iter().map(|(scale, score)| ScaleScore { scale: (*scale).into(), score: Some(*score) });
    ScoredResult { assessment: "pmt:lofopt".into(), edition: 1, scales: scales.collect(), ..ScoredResult::default() }
}

fn plan(strategies: &[&str]) -> Record {
    let chosen = Value::Words(strategies.iter().map(ToString::to_string).collect());
    Record { form: "pmt:plan".into(), edition: 1, fields: [("strategy".into(), chosen)].into(), ..Record::default() }
}

fn direction(confirmed: bool) -> Record {
    let fields = [("confirmed".into(), Value::YesNo(confirmed))].into();
    Record { form: "pmt:lofopt-direction".into(), edition: 1, fields, ..Record::default() }
}

fn beside(interventions: &[&str], material: Material) -> Vec<RemarkedIntervention> {
    let matched = |id: &&str| MatchedIntervention { intervention: (*id).into(), edition: 1, matched_by: Vec::new() };
    let interventions = interventions.iter().map(matched).collect();
    Pmt.reasons(&ReasonsRequest { format: 1, material, interventions }).unwrap().interventions
}

fn ids(remarks: &[Remark]) -> Vec<&str> {
    remarks.iter().map(|remark| remark.id.as_str()).collect()
}

#[test]
fn an_intervention_says_on_which_deviating_cluster_it_works() {
    let material =
        Material { results: vec![lofopt(&[("relaxation", -2.0), ("activity", 0.0)])], ..Material::default() };
    let remarked = beside(&["pmt:relaxation", "pmt:running-walking"], material);
    assert_eq!(remarked.len(), 1, "running serves no goal of a cluster that deviates");
    assert_eq!(remarked[0].intervention, "pmt:relaxation");
    let text = remarked[0].reasons[0].statement.text.get(Language::Nl);
    assert_eq!(text, "Dient een doel bij een cluster dat afwijkt: ontspanning.");
}

#[test]
fn the_strategy_of_the_plan_is_held_beside_an_intervention() {
    let cases = [
        (vec!["exercise-functional"], &["fits-strategy"][..], &[][..]),
        (vec!["exploratory-conflict"], &[][..], &["other-strategy"][..]),
        (vec!["exploratory-conflict", "exercise-functional"], &["fits-strategy"][..], &[][..]),
    ];
    for (chosen, reasons, cautions) in cases {
        let material = Material { records: vec![plan(&chosen)], ..Material::default() };
        let remarked = beside(&["pmt:relaxation"], material);
        assert_eq!((ids(&remarked[0].reasons), ids(&remarked[0].cautions)), (reasons.to_vec(), cautions.to_vec()));
    }
}

#[test]
fn without_plan_and_lofopt_nothing_is_said() {
    assert!(beside(&["pmt:relaxation"], Material::default()).is_empty());
    let later = Material { records: vec![plan(&["a-strategy-of-a-later-version"])], ..Material::default() };
    assert!(beside(&["pmt:relaxation"], later).is_empty());
    let known = Material { records: vec![plan(&["exercise-functional"])], ..Material::default() };
    assert!(beside(&["muziek:songwriting"], known).is_empty(), "others speak of their own");
}

#[test]
fn the_direction_of_the_poles_is_asked_where_a_lofopt_is_read() {
    let result = || vec![lofopt(&[("activity", -1.0)])];
    let cases = [
        (vec![], vec![], Outcome::NotApplicable),
        (result(), vec![], Outcome::Failed),
        (result(), vec![direction(true)], Outcome::Satisfied),
        (result(), vec![direction(false)], Outcome::Satisfied),
    ];
    for (results, records, expected) in cases {
        for step in ["diagnosis", "plan", "evaluation"] {
            let material = Material { results: results.clone(), records: records.clone(), ..Material::default() };
            let review = Pmt.review(&ReviewRequest { format: 1, step: step.into(), material }).unwrap();
            assert_eq!(review.findings[0].outcome, expected, "{step}");
        }
    }
    let material = Material { results: result(), ..Material::default() };
    assert!(Pmt.review(&ReviewRequest { format: 1, step: "intake".into(), material }).unwrap().findings.is_empty());
}
