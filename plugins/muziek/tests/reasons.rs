//! What the musical history puts beside an intervention, through the same trait that the host calls.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use vakwerk_muziek::Muziek;
use vakwerk_sdk::Behaviour;
use vakwerk_sdk::document::{Language, MatchedIntervention, Material, ReasonsRequest, Record, Value};

const ALL: [&str; 4] = ["muziek:songwriting", "muziek:dementia", "muziek:schizophrenia", "pmt:relaxation"];

fn history(fields: &[(&str, Value)]) -> Record {
    let fields = fields.iter().map(|(field, value)| ((*field).to_owned(), value.clone())).collect();
    Record { form: "muziek:music-history".into(), edition: 1, fields, ..Record::default() }
}

/// Per intervention the ids of its cautions.
fn cautions(records: Vec<Record>) -> Vec<(String, Vec<String>)> {
    let matched = |id: &&str| MatchedIntervention { intervention: (*id).into(), edition: 1, matched_by: Vec::new() };
    let interventions = ALL.iter().map(matched).collect();
    let material = Material { records, ..Material::default() };
    let reasons = Muziek.reasons(&ReasonsRequest { format: 1, material, interventions }).unwrap();
    let ids = |cautions: Vec<vakwerk_sdk::document::Remark>| cautions.into_iter().map(|caution| caution.id).collect();
    reasons.interventions.into_iter().map(|remarked| (remarked.intervention, ids(remarked.cautions))).collect()
}

#[test]
fn each_point_stands_beside_what_it_concerns() {
    let word = |word: &str| Value::Word(word.into());
    let cases = [
        ("hearing", Value::YesNo(true), vec!["muziek:songwriting", "muziek:dementia", "muziek:schizophrenia"]),
        ("hearing", Value::YesNo(false), vec![]),
        (
            "musicogenic-epilepsy",
            Value::YesNo(true),
            vec!["muziek:songwriting", "muziek:dementia", "muziek:schizophrenia"],
        ),
        ("loaded-music", Value::YesNo(true), vec!["muziek:dementia"]),
        ("recording", word("not-allowed"), vec!["muziek:songwriting"]),
        ("recording", word("not-asked"), vec!["muziek:songwriting"]),
        ("recording", word("allowed"), vec![]),
    ];
    for (field, value, expected) in cases {
        let found = cautions(vec![history(&[(field, value.clone())])]);
        let beside: Vec<&str> = found.iter().map(|(intervention, _)| intervention.as_str()).collect();
        assert_eq!(beside, expected, "{field} {value:?}");
        assert!(found.iter().all(|(_, ids)| ids == &[field]), "{found:?}");
    }
}

#[test]
fn without_a_history_or_with_a_later_one_that_says_no_nothing_is_said() {
    assert!(cautions(vec![]).is_empty());
    let later = vec![history(&[("hearing", Value::YesNo(true))]), history(&[("hearing", Value::YesNo(false))])];
    assert!(cautions(later).is_empty());
}

/// What someone wrote about their music stays in the record.
#[test]
fn the_words_are_those_of_the_catalogue() {
    let record =
        history(&[("loaded-music", Value::YesNo(true)), ("loaded-which", Value::Word("het lied van oma".into()))]);
    let interventions =
        vec![MatchedIntervention { intervention: "muziek:dementia".into(), edition: 1, matched_by: Vec::new() }];
    let material = Material { records: vec![record], ..Material::default() };
    let reasons = Muziek.reasons(&ReasonsRequest { format: 1, material, interventions }).unwrap();
    let text = &reasons.interventions[0].cautions[0].statement.text;
    assert_eq!(
        text.get(Language::Nl),
        "Muziek met een beladen geschiedenis. Vraag vooraf naar muziek die pijnlijk is."
    );
    assert!(!format!("{reasons:?}").contains("oma"));
}
