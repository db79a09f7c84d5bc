//! Facts: what the full sample says, fact by fact, and a few that turn on a date.

use serde_json::json;
use vakwerk_core::case::sample;
use vakwerk_core::condition::Scope;
use vakwerk_core::fact::{COLLECTIONS, FACTS, FactKind};
use vakwerk_core::rule::{CollectionKey, FactKey, Facts, Value};

use crate::support::{Play, day, name};

fn shown(value: Option<Value<'_>>) -> String {
    match value {
        None => "-".into(),
        Some(Value::YesNo(yes)) => yes.to_string(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Word(word)) => word.to_owned(),
        Some(Value::Words(words)) => format!("[{}]", words.join(" ")),
    }
}

fn scalar(facts: &dyn Facts, name: &str) -> String {
    shown(facts.scalar(FactKey::named(name).unwrap(), Scope::Trajectory))
}

#[test]
fn what_the_sample_says() {
    let case = sample::full_case();
    let view = case.view(&sample::trajectory(), sample::today()).unwrap();
    let mut lines = Vec::new();
    for fact in FACTS {
        lines.push(format!("{} = {}", fact.name, scalar(&view, fact.name)));
    }
    for collection in COLLECTIONS {
        let key = CollectionKey::named(collection.name).unwrap();
        let length = view.len(key, Scope::Trajectory);
        lines.push(format!("{}: {length}", collection.name));
        for at in 0..length {
            let fields = collection.fields.iter().map(|field| {
                let value = view.field(key.field(field.name).unwrap(), at, Scope::Trajectory);
                format!("{}={}", field.name, shown(value))
            });
            lines.push(format!("  {}", fields.collect::<Vec<_>>().join(" ")));
        }
    }
    let found = lines.join("\n") + "\n";
    let golden = include_str!("../golden/facts-of-the-sample.txt");
    assert_eq!(found, golden, "the facts of the sample changed; read them, then write them to the golden file");
}

#[test]
fn every_value_is_of_the_kind_that_the_list_declares() {
    let case = sample::full_case();
    let view = case.view(&sample::trajectory(), sample::today()).unwrap();
    let fits = |kind: FactKind, value: Value<'_>| {
        matches!(
            (kind, value),
            (FactKind::YesNo, Value::YesNo(_))
                | (FactKind::Number, Value::Number(_))
                | (FactKind::Word, Value::Word(_))
                | (FactKind::Words, Value::Words(_))
        )
    };
    let listed = |fact: &vakwerk_core::fact::FactDeclaration, value: Value<'_>| match (fact.vocabulary, value) {
        (vakwerk_core::fact::Vocabulary::Listed(words), Value::Word(word)) => words.iter().any(|w| w.word == word),
        (vakwerk_core::fact::Vocabulary::Listed(words), Value::Words(found)) => {
            found.iter().all(|word| words.iter().any(|w| w.word == word))
        }
        _ => true,
    };
    let mut seen = 0;
    for fact in FACTS {
        if let Some(value) = view.scalar(FactKey::named(fact.name).unwrap(), Scope::Trajectory) {
            assert!(fits(fact.kind, value), "{}", fact.name);
            assert!(listed(fact, value), "{} = {value:?}", fact.name);
            seen += 1;
        }
    }
    for collection in COLLECTIONS {
        let key = CollectionKey::named(collection.name).unwrap();
        for (at, field) in
            (0..view.len(key, Scope::Trajectory)).flat_map(|at| collection.fields.iter().map(move |f| (at, f)))
        {
            if let Some(value) = view.field(key.field(field.name).unwrap(), at, Scope::Trajectory) {
                assert!(fits(field.kind, value), "{}{}", collection.name, field.name);
                assert!(listed(field, value), "{}{} = {value:?}", collection.name, field.name);
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "the sample says {seen} things");
}

#[test]
fn age_turns_on_the_birthday() {
    let play = Play::started(json!([]));
    for (on, age, days) in
        [("1969-05-03", "11", "1"), ("1969-05-04", "12", "1461"), ("1975-05-03", "17", "1"), ("1975-05-04", "18", "-")]
    {
        let view = play.case.view(&name("t-1"), day(on)).unwrap();
        assert_eq!(scalar(&view, "client.age"), age, "{on}");
        assert_eq!(scalar(&view, "client.days-to-consent-age"), days, "{on}");
        assert_eq!(scalar(&view, "client.child"), (age != "18").to_string(), "{on}");
    }
}

#[test]
fn consent_is_the_latest_statement_and_one_refusal_outweighs_for_sharing() {
    let consent = |act: &str, about: &str, by: serde_json::Value| json!({ act: { "about": about, "by": by } });
    let mut play = Play::started(json!([]));
    let fact = |play: &Play, fact: &str| scalar(&play.case.view(&name("t-1"), play.today).unwrap(), fact);
    assert_eq!(fact(&play, "consent.client"), "-");
    play.whole().does(consent("give-consent", "treatment", json!("client")));
    assert_eq!(fact(&play, "consent.client"), "given");
    play.on("t-1").does(consent("withdraw-consent", "treatment", json!("client")));
    assert_eq!(fact(&play, "consent.client"), "withdrawn");
    play.whole().does(consent("give-consent", "treatment", json!("client")));
    assert_eq!(fact(&play, "consent.client"), "given", "the latest counts, wherever it was recorded");

    play.does(json!({ "record-authority-holder": { "id": "mother", "kind": "parent" } }));
    play.does(consent("refuse-consent", "sharing", json!({ "authority-holder": "mother" })));
    play.does(consent("give-consent", "sharing", json!("client")));
    assert_eq!(fact(&play, "consent.sharing"), "refused");

    assert_eq!(fact(&play, "consent.representative"), "-");
    play.does(json!({ "record-representation": { "rank": "none-available" } }));
    assert_eq!(fact(&play, "consent.representative"), "none-available");
}

#[test]
fn an_evaluation_is_overdue_until_it_is_recorded() {
    let mut play = Play::at("treatment", json!([]));
    play.does(json!({ "agree-plan": { "evaluation-on": "2026-04-20" } }));
    let overdue =
        |play: &Play, on: &str| scalar(&play.case.view(&name("t-1"), day(on)).unwrap(), "evaluation.overdue-days");
    assert_eq!(overdue(&play, "2026-04-15"), "-5");
    assert_eq!(overdue(&play, "2026-05-01"), "11");
    play.does(json!({ "record-evaluation": { "decision": "continue" } }));
    assert_eq!(overdue(&play, "2026-05-01"), "0");
}

#[test]
fn one_holders_refusal_outweighs_the_consent_of_another_and_each_speaks_for_oneself() {
    let said =
        |act: &str, about: &str, holder: &str| json!({ act: { "about": about, "by": { "authority-holder": holder } } });
    for order in [["mother", "father"], ["father", "mother"]] {
        let mut play = Play::started(json!([]));
        for holder in order {
            play.does(json!({ "record-authority-holder": { "id": holder, "kind": "parent" } }));
        }
        let fact = |play: &Play| scalar(&play.case.view(&name("t-1"), play.today).unwrap(), "consent.sharing");
        let of = |play: &Play, at: usize, field: &str| {
            let view = play.case.view(&name("t-1"), play.today).unwrap();
            let holders = CollectionKey::named("authority-holders").unwrap();
            shown(view.field(holders.field(field).unwrap(), at, Scope::Trajectory))
        };
        play.does(said("refuse-consent", "sharing", "mother"));
        play.does(said("give-consent", "sharing", "father"));
        assert_eq!(fact(&play), "refused", "{order:?}");
        let mother = usize::from(order[0] != "mother");
        let each = |play: &Play, field: &str| (of(play, mother, field), of(play, 1 - mother, field));
        assert_eq!(each(&play, ".sharing"), ("refused".into(), "given".into()), "{order:?}");
        assert_eq!(
            each(&play, ".consent"),
            ("-".into(), "-".into()),
            "what is said of sharing is not said of treatment"
        );
        play.does(said("give-consent", "treatment", "mother"));
        assert_eq!(each(&play, ".consent"), ("given".into(), "-".into()), "{order:?}");
        play.does(said("give-consent", "sharing", "mother"));
        assert_eq!(fact(&play), "given", "{order:?}");
    }
}

#[test]
fn a_representatives_refusal_to_share_outweighs_the_clients_consent() {
    let said = |act: &str, by: &str| json!({ act: { "about": "sharing", "by": by } });
    let mut play = Play::started(json!([]));
    let fact = |play: &Play| scalar(&play.case.view(&name("t-1"), play.today).unwrap(), "consent.sharing");
    play.does(said("refuse-consent", "representative"));
    assert_eq!(fact(&play), "refused");
    play.does(said("give-consent", "client"));
    assert_eq!(fact(&play), "refused");
    play.does(said("give-consent", "representative"));
    assert_eq!(fact(&play), "given");
}

#[test]
fn only_advice_with_a_reason_in_a_multidisciplinary_meeting_counts() {
    let mut play = Play::at("treatment", json!([]));
    let days = |play: &Play| scalar(&play.case.view(&name("t-1"), play.today).unwrap(), "evaluation.days-since-advice");
    assert_eq!(days(&play), "30", "since treatment began");
    play.on = day("2026-04-10");
    let held = |kind: &str, more: serde_json::Value| {
        let mut held = json!({ "kind": kind, "with": ["therapist"] });
        held.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({ "hold-meeting": held })
    };
    let advice = json!({ "advice": "stop", "advice-reason": "Doelen bereikt" });
    for (kind, more, counted) in [
        ("mdo", json!({}), "30"),
        ("mdo", json!({ "advice-reason": "Doelen bereikt" }), "30"),
        ("mdo", json!({ "advice": "stop" }), "30"),
        ("consultation", advice.clone(), "30"),
        ("mdo", advice, "21"),
    ] {
        play.does(held(kind, more.clone()));
        assert_eq!(days(&play), counted, "{kind} {more}");
    }
}

#[test]
fn a_team_is_a_professional_who_takes_part() {
    let mut play = Play::started(json!([]));
    let there =
        |play: &Play| scalar(&play.case.view(&name("t-1"), play.today).unwrap(), "closure.has-referrer-or-team");
    for (id, kind, involved, expected) in
        [("a", "professional", false, "false"), ("b", "relative", true, "false"), ("c", "professional", true, "true")]
    {
        play.does(json!({ "record-team-member": { "id": id, "role": "x", "kind": kind, "involved": involved } }));
        assert_eq!(there(&play), expected, "{kind} {involved}");
    }
}
