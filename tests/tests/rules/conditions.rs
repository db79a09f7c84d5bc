//! What every test and quantity of a condition concludes, and what a finding tells of how it came to that.

use vakwerk_core::rule::{Finding, Found, Outcome, RuleBook};

use crate::engine::{FORM, pack, rule};

/// What a rule that asks this says of facts.
fn asked(requires: &str, json: &serde_json::Value) -> Finding {
    let pack = pack("test", "", &format!("{}{FORM}", rule("r", &format!("requires = {requires}"))));
    let book = RuleBook::compile(&[&pack]).unwrap();
    book.evaluate_rule(&"test:r".parse().unwrap(), &crate::support::facts(json)).unwrap()
}

/// What it concludes, and the leaves it tells: what was looked at, in which element.
fn concluded(requires: &str, json: &serde_json::Value) -> (Outcome, Vec<(String, Option<u32>)>) {
    let finding = asked(requires, json);
    (finding.outcome, finding.leaves.iter().map(|leaf| (leaf.asked.fact.clone(), leaf.element)).collect())
}

#[test]
fn of_some_elements_only_those_are_told_that_could_still_pass() {
    let requires =
        "{ some = 'results', where = { fact = '.moment', is = 'before' }, holds = { fact = '.repeated', is = true } }";
    let told = |results: serde_json::Value| {
        let (outcome, leaves) = concluded(requires, &serde_json::json!({ "results": results }));
        let leaf = |(fact, element): (String, Option<u32>)| format!("{fact} {}", element.unwrap_or_default());
        (outcome, leaves.into_iter().map(leaf).collect::<Vec<_>>())
    };
    let (before, after) = (serde_json::json!({ ".moment": "before" }), serde_json::json!({ ".moment": "after" }));
    let passes = serde_json::json!({ ".moment": "before", ".repeated": true });
    let fails = serde_json::json!({ ".moment": "before", ".repeated": false });
    let unplaced = serde_json::json!({ ".repeated": true });
    let cases = [
        (serde_json::json!([passes]), Outcome::Satisfied, vec!["results 0"]),
        (serde_json::json!([before, passes]), Outcome::Satisfied, vec!["results 0"]),
        (serde_json::json!([fails, after]), Outcome::Failed, vec!["results 0"]),
        // The filter is told only where it is what is not known.
        (serde_json::json!([fails, before]), Outcome::Unknown, vec!["results 0", ".repeated 2"]),
        (serde_json::json!([unplaced]), Outcome::Unknown, vec!["results 0", ".moment 1", ".repeated 1"]),
        (serde_json::json!([]), Outcome::Unknown, vec!["results 0"]),
    ];
    for (results, outcome, leaves) in cases {
        assert_eq!(told(results.clone()), (outcome, leaves.iter().map(ToString::to_string).collect()), "{results}");
    }
    // However many there are, eight of them are enough to go on with.
    let (_, leaves) = told(vec![before; 10].into());
    assert_eq!((leaves.len(), leaves.last().map(String::as_str)), (9, Some(".repeated 8")));
}

#[test]
fn a_finding_tells_how_many_pass_of_those_that_are_looked_at() {
    let requires =
        "{ some = 'results', where = { fact = '.moment', is = 'before' }, holds = { fact = '.repeated', is = true } }";
    let results = |moments: &[(&str, bool)]| {
        let element =
            |(moment, repeated): &(&str, bool)| serde_json::json!({ ".moment": moment, ".repeated": repeated });
        serde_json::json!({ "results": moments.iter().map(element).collect::<Vec<_>>() })
    };
    for (moments, of, pass) in [
        (&[("before", true)][..], 1, 1),
        (&[("before", true), ("before", false), ("after", true), ("before", true)], 3, 2),
        (&[("after", true)], 0, 0),
    ] {
        assert_eq!(asked(requires, &results(moments)).leaves[0].found, Found::Elements { of, pass }, "{moments:?}");
    }
}

#[test]
fn every_test_and_every_quantity_concludes_as_documented_also_under_not() {
    use Outcome::{Failed, Satisfied, Unknown};
    use serde_json::json;
    let age = |years: u8| json!({ "client.age": years });
    let goals =
        |main: &[bool]| json!({ "goals": main.iter().map(|main| json!({ ".main": main })).collect::<Vec<_>>() });
    let agreed = |who: &[&str]| json!({ "plan.agreed-by": who });
    let spans = |spans: &[&[&str]]| json!({ "problems": spans.iter().map(|span| json!({ ".icf-domains": span })).collect::<Vec<_>>() });
    let covers = "{ covers = 'problems', field = 'icf-domains', values = ['body', 'participation'] }";
    let one_covered = "{ covers = 'problems', field = 'icf-domains', values = ['body'] }";
    let both_moments = "{ covers = 'results', field = 'moment', values = ['before', 'after'] }";
    let one_moment = "{ covers = 'results', field = 'moment', values = ['before'] }";
    let measured = |at: &[&str]| json!({ "results": at.iter().map(|at| json!({ ".moment": at })).collect::<Vec<_>>() });
    let nothing = || json!({});
    let cases = [
        ("{ fact = 'client.age', is = 9 }", age(9), Satisfied),
        ("{ fact = 'client.age', is = 9 }", age(10), Failed),
        ("{ fact = 'client.age', is-not = 9 }", age(9), Failed),
        ("{ fact = 'client.age', is-not = 9 }", age(10), Satisfied),
        ("{ fact = 'client.age', one-of = [8, 9] }", age(9), Satisfied),
        ("{ fact = 'client.age', one-of = [8, 9] }", age(10), Failed),
        ("{ fact = 'client.age', at-least = 9 }", age(9), Satisfied),
        ("{ fact = 'client.age', at-least = 9 }", age(8), Failed),
        ("{ fact = 'client.age', at-most = 9 }", age(9), Satisfied),
        ("{ fact = 'client.age', at-most = 9 }", age(10), Failed),
        ("{ fact = 'client.age', more-than = 9 }", age(10), Satisfied),
        ("{ fact = 'client.age', more-than = 9 }", age(9), Failed),
        ("{ fact = 'client.age', less-than = 9 }", age(8), Satisfied),
        ("{ fact = 'client.age', less-than = 9 }", age(9), Failed),
        ("{ fact = 'client.age', less-than = 9 }", nothing(), Unknown),
        ("{ fact = 'client.child', is = true }", json!({ "client.child": true }), Satisfied),
        ("{ fact = 'client.child', is = true }", json!({ "client.child": false }), Failed),
        ("{ fact = 'client.child', is-not = true }", json!({ "client.child": false }), Satisfied),
        ("{ fact = 'consent.client', one-of = ['given'] }", json!({ "consent.client": "given" }), Satisfied),
        ("{ fact = 'consent.client', is-not = 'given' }", json!({ "consent.client": "refused" }), Satisfied),
        ("{ fact = 'plan.agreed-by', includes = 'client' }", agreed(&["representative", "client"]), Satisfied),
        ("{ fact = 'plan.agreed-by', includes = 'client' }", agreed(&["representative"]), Failed),
        ("{ fact = 'plan.agreed-by', one-of = ['client', 'client-system'] }", agreed(&["client"]), Satisfied),
        ("{ every = 'goals', holds = { fact = '.main', is = true } }", goals(&[true, true]), Satisfied),
        ("{ every = 'goals', holds = { fact = '.main', is = true } }", goals(&[true, false]), Failed),
        ("{ every = 'goals', holds = { fact = '.main', is = true } }", nothing(), Unknown),
        ("{ some = 'goals', holds = { fact = '.main', is = true } }", goals(&[false, true]), Satisfied),
        ("{ some = 'goals', holds = { fact = '.main', is = true } }", goals(&[false, false]), Failed),
        ("{ some = 'goals', holds = { fact = '.main', is = true } }", nothing(), Unknown),
        ("{ count = 'goals', at-least = 2, at-most = 2 }", goals(&[true, true]), Satisfied),
        ("{ count = 'goals', at-least = 2, at-most = 2 }", goals(&[true]), Failed),
        ("{ count = 'goals', at-least = 2, at-most = 2 }", goals(&[true, true, true]), Failed),
        ("{ count = 'goals', where = { fact = '.main', is = true }, at-least = 1 }", goals(&[false, true]), Satisfied),
        ("{ count = 'goals', where = { fact = '.main', is = true }, at-least = 1 }", goals(&[false]), Failed),
        ("{ count = 'goals', where = { fact = '.main', is = true }, at-least = 1 }", json!({ "goals": [{}] }), Unknown),
        (covers, spans(&[&["body"], &["participation", "body"]]), Satisfied),
        (covers, spans(&[&["body"]]), Failed),
        (covers, spans(&[&["body", "participation"]]), Satisfied),
        (one_covered, spans(&[&["body"]]), Satisfied),
        (one_covered, spans(&[&["participation"]]), Failed),
        (covers, nothing(), Unknown),
        (both_moments, measured(&["before", "after"]), Satisfied),
        (both_moments, measured(&["before", "before"]), Failed),
        (one_moment, measured(&["before"]), Satisfied),
        (one_moment, measured(&["after"]), Failed),
        (both_moments, json!({ "results": [{ ".moment": "before" }, {}] }), Unknown),
    ];
    for (requires, facts, outcome) in cases {
        assert_eq!(concluded(requires, &facts).0, outcome, "{requires} of {facts}");
        let denied = match outcome {
            Satisfied => Failed,
            Failed => Satisfied,
            other => other,
        };
        assert_eq!(concluded(&format!("{{ not = {requires} }}"), &facts).0, denied, "not {requires} of {facts}");
    }
    let recorded = |wanted: bool| format!("{{ fact = 'client.age', recorded = {wanted} }}");
    for (wanted, facts, outcome) in
        [(true, age(9), Satisfied), (true, nothing(), Failed), (false, age(9), Failed), (false, nothing(), Satisfied)]
    {
        assert_eq!(concluded(&recorded(wanted), &facts).0, outcome, "recorded = {wanted} of {facts}");
    }
}

#[test]
fn what_is_told_of_an_empty_collection_is_told_once_and_never_hides_who_asked() {
    let followed = "{ some = 'alerts', holds = { fact = '.followed-up', is = true } }";
    let requires = format!("{{ all = [{followed}, {{ every = 'goals', holds = {followed} }}] }}");
    let (outcome, leaves) = concluded(&requires, &serde_json::json!({ "goals": [{}] }));
    let facts: Vec<&str> = leaves.iter().map(|(fact, _)| fact.as_str()).collect();
    assert_eq!((outcome, facts), (Outcome::Unknown, vec!["alerts", "goals"]));
}

#[test]
fn a_finding_repeats_an_id_that_was_found_and_no_free_text() {
    let repeated = |requires: &str, facts: &serde_json::Value| match &asked(requires, facts).leaves[0].found {
        Found::Word(word) => Some(word.word.clone()),
        _ => None,
    };
    let requires = "{ every = 'results', holds = { fact = '.assessment', is = 'test:asked' } }";
    let found =
        |assessment: &str| repeated(requires, &serde_json::json!({ "results": [{ ".assessment": assessment }] }));
    assert_eq!(found("test:other"), Some("test:other".to_owned()));
    for text in ["Zij zei dat het ging", "Ä", &"a".repeat(201)] {
        assert_eq!(found(text), None, "{text}");
    }
    // Of a form only what refers to a catalogue is repeated; one word of free text may be the whole of it.
    let filled = serde_json::json!({ "form.test:plan": { "note": "somber", "with": "test:other" } });
    for (field, expected) in [("note", None), ("with", Some("test:other".to_owned()))] {
        let requires = format!("{{ fact = 'form.test:plan.{field}', recorded = false }}");
        assert_eq!(repeated(&requires, &filled), expected, "{field}");
    }
}
