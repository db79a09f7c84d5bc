//! Laws that hold for every condition and every set of facts.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Value, json};
use vakwerk_core::catalogue::Pack;
use vakwerk_core::condition::Condition;
use vakwerk_core::rule::{Found, Outcome, RuleBook};

use crate::engine::{pack, rule};
use crate::support::facts;

/// Tests of scalars and of elements that say nothing about whether something was recorded.
fn leaf(inside: bool) -> BoxedStrategy<Value> {
    let scalar = prop_oneof![
        (0..20).prop_map(|n| json!({ "fact": "client.age", "at-least": n })),
        (0..20).prop_map(|n| json!({ "fact": "client.age", "less-than": n })),
        any::<bool>().prop_map(|yes| json!({ "fact": "client.child", "is": yes })),
        prop_oneof!["given", "refused"].prop_map(|word| json!({ "fact": "consent.client", "is": word })),
        Just(json!({ "fact": "consent.client", "is-not": "withdrawn" })),
        Just(json!({ "fact": "closure.decided-with", "includes": "client" })),
        Just(json!({ "fact": "closure.decided-with", "one-of": ["team", "referrer"] })),
        (0..3_u32).prop_map(|n| json!({ "count": "goals", "at-least": n + 1 })),
        (0..3_u32).prop_map(|n| json!({ "count": "goals", "where": { "fact": ".main", "is": true }, "at-most": n })),
        Just(json!({ "covers": "goals", "field": "status", "values": ["open", "attained"] })),
    ];
    let field = prop_oneof![
        any::<bool>().prop_map(|yes| json!({ "fact": ".main", "is": yes })),
        prop_oneof!["open", "dropped"].prop_map(|word| json!({ "fact": ".status", "is": word })),
        (-3..3).prop_map(|n| json!({ "fact": ".attainment", "at-least": n })),
    ];
    if inside { prop_oneof![scalar, field.clone(), field].boxed() } else { scalar.boxed() }
}

fn grown(leaf: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(|all| json!({ "all": all })),
            prop::collection::vec(inner.clone(), 1..4).prop_map(|any| json!({ "any": any })),
            inner.prop_map(|not| json!({ "not": not })),
        ]
    })
    .boxed()
}

fn condition() -> BoxedStrategy<Value> {
    let over = (prop_oneof!["every", "some"], grown(leaf(true)), prop::option::of(grown(leaf(true)))).prop_map(
        |(kind, holds, filter)| {
            let mut over = json!({ kind: "goals", "holds": holds });
            if let Some(filter) = filter {
                over["where"] = filter;
            }
            over
        },
    );
    grown(prop_oneof![leaf(false), over].boxed())
}

/// Facts of which each may be unknown, and the same with the unknown ones filled in.
fn record() -> impl Strategy<Value = (Value, Value)> {
    let age = (0..20).prop_map(|n| json!(n));
    let yes = any::<bool>().prop_map(|yes| json!(yes));
    let consent = prop_oneof!["given", "refused", "withdrawn"].prop_map(|word| json!(word));
    let with = prop::sample::subsequence(vec!["client", "team", "referrer"], 1..3).prop_map(|words| json!(words));
    let goal =
        (yes.clone(), prop_oneof!["open", "attained"].prop_map(|word| json!(word)), (-3..3).prop_map(|n| json!(n)));
    let goals = prop::collection::vec((goal, any::<[bool; 3]>()), 0..4);
    (age, yes, consent, with, goals, any::<[bool; 4]>()).prop_map(|(age, yes, consent, with, goals, known)| {
        let scalars =
            [("client.age", age), ("client.child", yes), ("consent.client", consent), ("closure.decided-with", with)];
        let mut full = serde_json::Map::new();
        let mut partial = serde_json::Map::new();
        for ((name, value), known) in scalars.into_iter().zip(known) {
            full.insert(name.into(), value.clone());
            if known {
                partial.insert(name.into(), value);
            }
        }
        let mut all = Vec::new();
        let mut some = Vec::new();
        for ((main, status, attainment), known) in goals {
            let fields = [(".main", main), (".status", status), (".attainment", attainment)];
            let whole: serde_json::Map<String, Value> = fields.iter().map(|(k, v)| ((*k).into(), v.clone())).collect();
            let part = fields.into_iter().zip(known).filter(|(_, known)| *known).map(|((k, v), _)| (k.into(), v));
            some.push(Value::Object(part.collect()));
            all.push(Value::Object(whole));
        }
        full.insert("goals".into(), Value::Array(all));
        partial.insert("goals".into(), Value::Array(some));
        (Value::Object(partial), Value::Object(full))
    })
}

fn with_requires(condition: &Value) -> Pack {
    static WRITTEN: LazyLock<Pack> =
        LazyLock::new(|| pack("test", "", &rule("r", "requires = { fact = 'client.child', recorded = true }")));
    let mut pack = WRITTEN.clone();
    pack.contents.rule[0].requires = serde_json::from_value::<Condition>(condition.clone()).unwrap();
    pack
}

fn outcome(condition: &Value, record: &Value) -> Outcome {
    let pack = with_requires(condition);
    let book = RuleBook::compile(&[&pack]).unwrap();
    let finding = book.evaluate_rule(&"test:r".parse().unwrap(), &facts(record)).unwrap();
    assert!(!finding.leaves.is_empty(), "something decided it");
    let missing = finding.leaves.iter().any(|leaf| matches!(leaf.found, Found::NotRecorded | Found::NoElements));
    let counted = finding.leaves.iter().any(|leaf| matches!(leaf.found, Found::Elements { .. } | Found::Words(_)));
    assert!(finding.outcome != Outcome::Unknown || missing || counted, "the finding names what is missing");
    for language in [vakwerk_core::text::Language::Nl, vakwerk_core::text::Language::En] {
        assert!(!finding.block(language).is_empty());
    }
    finding.outcome
}

proptest! {
    /// What is decided stays decided when more is recorded about the same things; so unknown is never satisfied.
    #[test]
    fn recording_more_never_overturns(condition in condition(), (partial, full) in record()) {
        let before = outcome(&condition, &partial);
        let after = outcome(&condition, &full);
        prop_assert!(before == Outcome::Unknown || before == after, "{before:?} became {after:?}");
    }

    /// `not` turns satisfied and failed round, and leaves unknown unknown.
    #[test]
    fn not_leaves_unknown_unknown(condition in condition(), (partial, _) in record()) {
        let plain = outcome(&condition, &partial);
        let negated = outcome(&json!({ "not": condition }), &partial);
        let expected = match plain {
            Outcome::Satisfied => Outcome::Failed,
            Outcome::Failed => Outcome::Satisfied,
            other => other,
        };
        prop_assert_eq!(negated, expected);
    }

    /// A condition that is written down and read back is the same.
    #[test]
    fn a_condition_survives_being_written(condition in condition()) {
        let read: Condition = serde_json::from_value(condition).unwrap();
        let again: Condition = serde_json::from_value(serde_json::to_value(&read).unwrap()).unwrap();
        prop_assert_eq!(read, again);
    }
}
