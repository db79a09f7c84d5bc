//! What `review` finds on a step and what `reasons` adds to matched interventions.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use vakwerk_oefentherapie::Oefentherapie;
use vakwerk_sdk::Behaviour;
use vakwerk_sdk::document::Outcome::{self, Failed, NotApplicable, Satisfied, Unknown};
use vakwerk_sdk::document::{
    BandReading, MatchedIntervention, Material, ReasonsRequest, Record, RemarkedIntervention, ReviewRequest,
    ScoredResult, Value, Weight,
};

fn record(form: &str, fields: &[(&str, Value)]) -> Record {
    let fields = fields.iter().map(|(field, value)| ((*field).to_owned(), value.clone())).collect();
    Record { form: form.into(), edition: 1, fields, ..Record::default() }
}

fn word(word: &str) -> Value {
    Value::Word(word.into())
}

fn words(words: &[&str]) -> Value {
    Value::Words(words.iter().map(|word| (*word).to_owned()).collect())
}

fn signs(region: &str, fields: &[(&str, Value)]) -> Record {
    let mut all = vec![("region", word(region))];
    all.extend_from_slice(fields);
    record("oefentherapie:screening-signs", &all)
}

fn questions(fields: &[(&str, Value)]) -> Record {
    record("vvocm:dto-screening", fields)
}

fn result(assessment: &str, edition: u32) -> ScoredResult {
    ScoredResult { assessment: assessment.into(), edition, ..ScoredResult::default() }
}

fn of(records: Vec<Record>) -> Material {
    Material { records, ..Material::default() }
}

fn outcome(step: &str, finding: &str, material: &Material) -> Outcome {
    let request = ReviewRequest { format: 1, step: step.into(), material: material.clone() };
    let review = Oefentherapie.review(&request).unwrap();
    review.findings.iter().find(|found| found.id == finding).unwrap_or_else(|| panic!("{step}: no {finding}")).outcome
}

#[test]
fn the_screening_is_reviewed() {
    let contact = ("contact", word("Huisarts, gebeld."));
    let doubt = ("suspicion", word("niet-pluis"));
    let numb = ("saddle-numbness", Value::YesNo(true));
    let cases: [(&str, Vec<Record>, Outcome); 15] = [
        ("every-sign-asked", vec![], NotApplicable),
        ("every-sign-asked", vec![questions(&[])], Unknown),
        ("every-sign-asked", vec![signs("low-back", &[])], Failed),
        ("urgent-sign-told", vec![signs("low-back", &[])], NotApplicable),
        ("urgent-sign-told", vec![signs("low-back", std::slice::from_ref(&numb))], Failed),
        ("urgent-sign-told", vec![signs("neck", std::slice::from_ref(&numb))], NotApplicable),
        (
            "urgent-sign-told",
            vec![signs("low-back", std::slice::from_ref(&numb)), questions(std::slice::from_ref(&contact))],
            Satisfied,
        ),
        ("suspicion-told", vec![], NotApplicable),
        ("suspicion-told", vec![questions(&[])], Unknown),
        ("suspicion-told", vec![questions(&[("suspicion", word("pluis"))])], NotApplicable),
        ("suspicion-told", vec![questions(std::slice::from_ref(&doubt))], Failed),
        ("suspicion-told", vec![questions(&[doubt.clone(), contact])], Satisfied),
        ("signs-and-answer", vec![signs("low-back", std::slice::from_ref(&numb))], Unknown),
        ("signs-and-answer", vec![signs("low-back", std::slice::from_ref(&numb)), questions(&[doubt])], Satisfied),
        ("signs-and-answer", vec![signs("low-back", &[numb]), questions(&[("suspicion", word("pluis"))])], Failed),
    ];
    for (finding, records, expected) in cases {
        assert_eq!(outcome("screening", finding, &of(records.clone())), expected, "{finding}: {records:?}");
    }
}

#[test]
fn every_component_of_odim_has_a_goal_or_no_impediment() {
    let goals = |ids: &[&str]| ids.iter().map(|id| format!("oefentherapie:{id}")).collect::<Vec<_>>();
    let none = |components: &[&str]| record("vvocm:odim-analysis", &[("no-impediment", words(components))]);
    let all = goals(&["walks-half-hour", "explains-complaint", "names-own-reason", "workplace-adapted"]);
    let three = goals(&["walks-half-hour", "explains-complaint", "names-own-reason"]);
    let cases = [
        (Vec::new(), Vec::new(), Unknown),
        (all, Vec::new(), Satisfied),
        (three.clone(), Vec::new(), Failed),
        (three.clone(), vec![none(&["environment"])], Satisfied),
        (three, vec![none(&["motor"])], Failed),
        (vec!["pmt:elsewhere".to_owned()], vec![none(&["motor", "cognition", "motivation", "environment"])], Satisfied),
    ];
    for (goals, records, expected) in cases {
        let material = Material { goals: goals.clone(), records, ..Material::default() };
        assert_eq!(outcome("plan", "odim-complete", &material), expected, "{goals:?}");
    }
}

#[test]
fn activities_fit_the_stage() {
    let chosen = |stage: &str, activities: &[&str]| {
        of(vec![record("vvocm:stage-of-change", &[("stage", word(stage)), ("activities", words(activities))])])
    };
    assert_eq!(outcome("treatment", "activities-fit-stage", &Material::default()), Unknown);
    assert_eq!(outcome("treatment", "activities-fit-stage", &chosen("action", &["coach"])), Satisfied);
    assert_eq!(outcome("treatment", "activities-fit-stage", &chosen("action", &["relapse-plan"])), Failed);
    assert_eq!(outcome("treatment", "activities-fit-stage", &chosen("action", &[])), Failed);
}

#[test]
fn measures_are_compared_with_themselves_only() {
    let (psk, psfs) = ("oefentherapie:psk", "algemeen:psfs");
    let with = |results: Vec<ScoredResult>| Material { results, ..Material::default() };
    let cases = [
        ("psk-and-psfs-apart", vec![], NotApplicable),
        ("psk-and-psfs-apart", vec![result(psk, 1), result(psk, 1)], Satisfied),
        ("psk-and-psfs-apart", vec![result(psk, 1), result(psfs, 1)], Failed),
        ("same-edition", vec![result(psk, 1)], NotApplicable),
        ("same-edition", vec![result(psk, 1), result(psk, 1)], Satisfied),
        ("same-edition", vec![result(psk, 1), result(psk, 2)], Failed),
    ];
    for (finding, results, expected) in cases {
        assert_eq!(outcome("evaluation", finding, &with(results.clone())), expected, "{finding}: {results:?}");
    }
}

/// Only a written rule may stop; a step that the code knows nothing about has no findings.
#[test]
fn code_never_stops_a_step() {
    for step in ["registration", "screening", "plan", "treatment", "evaluation", "closure", "no-step"] {
        let request = ReviewRequest { format: 1, step: step.into(), material: Material::default() };
        let review = Oefentherapie.review(&request).unwrap();
        assert!(review.findings.iter().all(|finding| finding.weight <= Weight::ComplyOrExplain), "{step}");
    }
}

fn remarks(material: Material, intervention: &str) -> Option<RemarkedIntervention> {
    let matched =
        MatchedIntervention { intervention: intervention.into(), edition: 1, ..MatchedIntervention::default() };
    let request = ReasonsRequest { format: 1, material, interventions: vec![matched] };
    let mut reasons = Oefentherapie.reasons(&request).unwrap().interventions;
    assert!(reasons.len() <= 1);
    reasons.pop()
}

fn ids(remarks: &[vakwerk_sdk::document::Remark]) -> Vec<&str> {
    remarks.iter().map(|remark| remark.id.as_str()).collect()
}

fn in_stage(stage: &str) -> Material {
    of(vec![record("vvocm:stage-of-change", &[("stage", word(stage))])])
}

#[test]
fn a_stage_speaks_for_what_lies_in_its_components() {
    let talk = "oefentherapie:motivational-interviewing";
    let practise = "oefentherapie:differential-learning";
    assert_eq!(ids(&remarks(in_stage("precontemplation"), talk).unwrap().reasons), ["fits-stage"]);
    assert_eq!(ids(&remarks(in_stage("precontemplation"), practise).unwrap().cautions), ["no-exercises-yet"]);
    assert_eq!(ids(&remarks(in_stage("preparation"), practise).unwrap().reasons), ["fits-stage"]);
    assert!(remarks(in_stage("maintenance"), practise).is_none());
    assert!(remarks(in_stage("preparation"), "pmt:running-walking").is_none(), "nothing is known of another's methods");
}

#[test]
fn results_and_analysis_point_to_interventions() {
    let banded = |assessment: &str, set: &str, band: &str| {
        let bands = vec![BandReading { set: set.into(), band: band.into() }];
        Material { results: vec![ScoredResult { bands, ..result(assessment, 1) }], ..Material::default() }
    };
    let cases = [
        ("oefentherapie:tsk-17", "above-37", "above-37", "graded-exposure"),
        ("oefentherapie:pcs", "above-30", "above-30", "graded-exposure"),
        ("oefentherapie:start-back", "risk", "high", "graded-activity"),
        ("oefentherapie:nijmegen", "usual-19", "raised", "breathing-relaxation"),
        ("oefentherapie:tug", "falls-13-5", "at-least-13-5", "fall-prevention"),
        ("oefentherapie:berg", "falls-45", "below-45", "fall-prevention"),
        ("oefentherapie:five-sts", "recurrent-falls-15", "at-least-15", "fall-prevention"),
    ];
    for (assessment, set, band, intervention) in cases {
        let intervention = format!("oefentherapie:{intervention}");
        let pointed = remarks(banded(assessment, set, band), &intervention).unwrap();
        assert_eq!(ids(&pointed.reasons), ["result-points-here"], "{assessment}");
        assert!(remarks(banded(assessment, set, "another"), &intervention).is_none(), "{assessment}");
    }
    let analysis = of(vec![record("vvocm:odim-analysis", &[("environment", word("Lage werkbank."))])]);
    assert_eq!(ids(&remarks(analysis, "oefentherapie:ergonomic-advice").unwrap().reasons), ["serves-impediment"]);
}

#[test]
fn what_the_screening_raised_is_weighed_first() {
    let any = "oefentherapie:graded-activity";
    let urgent = of(vec![signs("low-back", &[("bladder-bowel", Value::YesNo(true))])]);
    assert_eq!(ids(&remarks(urgent, any).unwrap().cautions), ["urgent-sign"]);
    let doubt = questions(&[("suspicion", word("niet-pluis"))]);
    assert_eq!(ids(&remarks(of(vec![doubt]), any).unwrap().cautions), ["niet-pluis"]);
    let told = questions(&[("suspicion", word("niet-pluis")), ("contact", word("Huisarts."))]);
    assert!(remarks(of(vec![told]), any).is_none());
}
