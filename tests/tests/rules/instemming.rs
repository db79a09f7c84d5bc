//! Consent and representation, by age and capacity.

use serde_json::{Value, json};
use vakwerk_core::rule::Outcome::{Failed, NotApplicable, Satisfied, Unknown};

use crate::support::check;

fn with(mut base: Value, more: Value) -> Value {
    let more = more.as_object().unwrap().clone();
    base.as_object_mut().unwrap().extend(more);
    base
}

fn both_parents(first: &str, second: &str) -> Value {
    json!({ "authority-holders": [{ ".kind": "parent", ".consent": first }, { ".kind": "parent", ".consent": second }] })
}

#[test]
fn under_12() {
    let nine = json!({ "client.age": 9 });
    let rule = "instemming:consent-under-12";
    check(&[
        (rule, json!({}), Unknown),
        (rule, json!({ "client.age": 12 }), NotApplicable),
        (rule, nine.clone(), Unknown),
        (rule, with(nine.clone(), both_parents("given", "given")), Satisfied),
        (rule, with(nine.clone(), both_parents("given", "refused")), Failed),
        (
            rule,
            with(
                nine.clone(),
                json!({ "authority-holders": [{ ".kind": "parent" }, { ".kind": "parent", ".consent": "given" }] }),
            ),
            Unknown,
        ),
        (
            rule,
            with(
                nine,
                json!({ "authority-holders": [{ ".kind": "parent", ".consent": "refused" }, { ".kind": "court", ".consent": "given" }] }),
            ),
            Satisfied,
        ),
    ]);
}

#[test]
fn from_12_to_15() {
    let rule = "instemming:consent-12-15";
    let thirteen = json!({ "client.age": 13, "consent.client": "given" });
    check(&[
        (rule, json!({ "client.age": 11 }), NotApplicable),
        (rule, json!({ "client.age": 16 }), NotApplicable),
        (rule, json!({ "client.age": 12 }), Unknown),
        (rule, with(thirteen.clone(), both_parents("given", "given")), Satisfied),
        (rule, with(json!({ "client.age": 13, "consent.client": "refused" }), both_parents("given", "given")), Failed),
        (rule, with(thirteen.clone(), both_parents("given", "refused")), Unknown),
        (
            rule,
            with(
                with(thirteen.clone(), both_parents("given", "refused")),
                json!({ "client.persists": false, "client.serious-harm": false }),
            ),
            Failed,
        ),
        (
            rule,
            with(with(thirteen.clone(), both_parents("given", "refused")), json!({ "client.persists": true })),
            Satisfied,
        ),
        (
            rule,
            with(with(thirteen.clone(), both_parents("refused", "refused")), json!({ "client.serious-harm": true })),
            Satisfied,
        ),
        (rule, with(thirteen, json!({ "client.capacity": "lacks-capacity" })), NotApplicable),
    ]);
}

#[test]
fn from_16() {
    let rule = "instemming:consent-16";
    check(&[
        (rule, json!({ "client.age": 15 }), NotApplicable),
        (rule, json!({ "client.age": 16 }), Unknown),
        (rule, json!({ "client.age": 16, "consent.client": "withdrawn" }), Failed),
        (rule, json!({ "client.age": 70, "consent.client": "given" }), Satisfied),
        (rule, json!({ "client.age": 70, "client.capacity": "lacks-capacity" }), NotApplicable),
    ]);
}

#[test]
fn lacking_capacity() {
    let rule = "instemming:consent-capacity";
    let judged = json!({
        "client.age": 81, "client.capacity": "lacks-capacity", "client.capacity-decision": "x",
        "client.capacity-judged-by": "specialist-ouderengeneeskunde", "client.capacity-judged-on": "2026-02-03",
        "client.resistance-recorded": true,
    });
    let mentor = |consent: &str| json!({ "representation.rank": "mentor", "consent.representative": consent });
    check(&[
        (rule, json!({ "client.age": 81 }), NotApplicable),
        (rule, json!({ "client.age": 81, "client.capacity": "has-capacity" }), NotApplicable),
        (rule, json!({ "client.age": 9, "client.capacity": "lacks-capacity" }), NotApplicable),
        (rule, json!({ "client.age": 81, "client.capacity": "lacks-capacity" }), Failed),
        (rule, with(judged.clone(), json!({ "representation.rank": "mentor" })), Unknown),
        (rule, with(judged.clone(), mentor("refused")), Failed),
        (rule, with(judged.clone(), mentor("given")), Satisfied),
        (
            rule,
            with(
                judged.clone(),
                json!({ "representation.rank": "none-available", "consent.representative": "none-available" }),
            ),
            Satisfied,
        ),
        (rule, with(with(judged.clone(), json!({ "client.age": 14 })), both_parents("given", "given")), Satisfied),
        (rule, with(judged, json!({ "client.age": 14 })), Unknown),
    ]);
}

#[test]
fn birthdays_and_parents() {
    let birthday = |days: i32| json!({ "client.days-to-consent-age": days, "trajectory.step": "treatment" });
    let team =
        |roles: &[&str]| -> Value { roles.iter().map(|role| json!({ ".role": role, ".involved": true })).collect() };
    let child = |multiple: bool, roles: &[&str]| json!({ "client.age": 8, "client.multiple-problems": multiple, "team": team(roles) });
    let parents = "instemming:youth-parents-involved";
    check(&[
        ("instemming:consent-birthday", json!({}), NotApplicable),
        ("instemming:consent-birthday", birthday(30), Failed),
        ("instemming:consent-birthday", birthday(61), Satisfied),
        (parents, json!({ "client.age": 12 }), NotApplicable),
        (parents, json!({ "client.age": 8 }), Unknown),
        (parents, json!({ "client.age": 8, "team": team(&["parent"]) }), Satisfied),
        (parents, child(false, &["parent"]), Satisfied),
        (parents, child(true, &["parent"]), Failed),
        (parents, child(true, &["parent", "school"]), Satisfied),
        (parents, child(false, &["school"]), Failed),
    ]);
}

fn holders(first: &str, second: &str) -> Value {
    json!({ "authority-holders": [{ ".kind": "parent", ".sharing": first }, { ".kind": "parent", ".sharing": second }] })
}

#[test]
fn sharing_under_12_and_from_12_to_15() {
    let (young, older) = ("instemming:share-under-12", "instemming:share-12-15");
    let at =
        |age: u8| json!({ "communication.recipient": "school", "communication.ground": "consent", "client.age": age });
    let child = |age: u8, says: &str| with(at(age), json!({ "consent.sharing-client": says }));
    check(&[
        (young, json!({}), Unknown),
        (young, json!({ "communication.ground": "law", "client.age": 9 }), NotApplicable),
        (young, at(12), NotApplicable),
        (young, child(9, "given"), Unknown),
        (young, with(at(9), holders("given", "given")), Satisfied),
        (young, with(at(9), holders("given", "withdrawn")), Failed),
        (older, at(11), NotApplicable),
        (older, at(16), NotApplicable),
        (older, with(at(13), holders("given", "given")), Unknown),
        (older, with(child(13, "given"), holders("given", "given")), Satisfied),
        (older, with(child(13, "refused"), holders("given", "given")), Failed),
        (older, with(child(13, "given"), holders("given", "refused")), Failed),
        (older, with(child(13, "given"), json!({ "client.capacity": "lacks-capacity" })), NotApplicable),
    ]);
}

#[test]
fn sharing_from_16_and_where_capacity_is_lacking() {
    let (own, lacking) = ("instemming:share-16", "instemming:share-capacity");
    let at =
        |age: u8| json!({ "communication.recipient": "school", "communication.ground": "consent", "client.age": age });
    let without = |age: u8| with(at(age), json!({ "client.capacity": "lacks-capacity" }));
    let mentor = |says: &str| json!({ "representation.rank": "mentor", "consent.sharing-representative": says });
    check(&[
        (own, at(15), NotApplicable),
        (own, at(16), Unknown),
        (own, with(at(16), holders("given", "given")), Unknown),
        (own, with(at(16), json!({ "consent.sharing-client": "given" })), Satisfied),
        (own, with(at(40), json!({ "consent.sharing-client": "withdrawn" })), Failed),
        (own, without(40), NotApplicable),
        (lacking, at(40), NotApplicable),
        (lacking, without(40), Failed),
        (lacking, with(without(40), mentor("given")), Satisfied),
        (lacking, with(without(40), mentor("refused")), Failed),
        (lacking, with(without(40), json!({ "consent.sharing-client": "given" })), Failed),
        (lacking, with(without(14), holders("given", "given")), Satisfied),
        (lacking, with(without(14), holders("given", "refused")), Failed),
    ]);
}

#[test]
fn clients_have_their_own_record_themselves_or_by_who_represents_them() {
    let (own, young) = ("instemming:own-record", "instemming:own-record-under-12");
    let lacking = "instemming:own-record-capacity";
    let at = |age: u8| json!({ "communication.recipient": "client", "communication.ground": "law", "client.age": age });
    let without = |age: u8| with(at(age), json!({ "client.capacity": "lacks-capacity" }));
    let mentor = |says: &str| json!({ "representation.rank": "mentor", "consent.sharing-representative": says });
    let elsewhere = with(at(40), json!({ "communication.recipient": "school" }));
    check(&[
        (own, json!({}), Unknown),
        (own, elsewhere, NotApplicable),
        (own, at(11), NotApplicable),
        (own, at(12), Satisfied),
        (own, with(at(40), json!({ "client.capacity": "has-capacity" })), Satisfied),
        (own, without(40), NotApplicable),
        (young, at(12), NotApplicable),
        (young, at(11), Unknown),
        (young, with(at(11), holders("given", "given")), Satisfied),
        (young, with(at(11), holders("given", "refused")), Failed),
        (lacking, at(40), NotApplicable),
        (lacking, without(11), NotApplicable),
        (lacking, without(40), Failed),
        (lacking, with(without(40), mentor("given")), Satisfied),
        (lacking, with(without(40), mentor("refused")), Failed),
        (lacking, with(without(14), holders("given", "given")), Satisfied),
        // Consent to share with others is not asked of whoever asks for their own record.
        ("instemming:share-16", with(at(40), json!({ "communication.ground": "consent" })), NotApplicable),
    ]);
}

#[test]
fn a_parent_has_the_record_by_authority_until_16_and_by_the_child_after() {
    let rule = "instemming:record-to-parent";
    let at = |age: u8| {
        let asked = json!({ "communication.recipient": "parent", "communication.ground": "law", "client.age": age });
        with(asked, json!({ "authority-holders": [{ ".kind": "parent" }] }))
    };
    let guardian = json!({ "authority-holders": [{ ".kind": "guardian" }] });
    let says = |word: &str| json!({ "consent.sharing-client": word });
    let lacking = json!({ "client.capacity": "lacks-capacity" });
    check(&[
        (rule, with(at(9), json!({ "communication.ground": "consent" })), NotApplicable),
        (rule, with(at(9), json!({ "communication.recipient": "school" })), NotApplicable),
        (rule, at(9), Satisfied),
        (rule, with(at(9), guardian.clone()), Failed),
        (rule, at(13), Satisfied),
        (rule, with(at(13), guardian), Failed),
        (rule, with(at(13), says("given")), Satisfied),
        (rule, with(at(13), says("refused")), Failed),
        (rule, with(with(at(13), says("refused")), lacking.clone()), Satisfied),
        (rule, at(16), Failed),
        (rule, with(at(17), with(lacking, json!({ "representation.rank": "parent" }))), Satisfied),
    ]);
}

#[test]
fn a_parent_without_authority_is_told_in_outline_and_given_no_report() {
    let rule = "instemming:record-parent-authority";
    let asks = |ground: &str, purpose: &str, authority: bool| {
        json!({
            "communication.recipient": "parent", "communication.ground": ground, "communication.purpose": purpose,
            "communication.holds-authority": authority, "client.age": 13,
        })
    };
    let unnamed = json!({ "communication.recipient": "parent", "communication.ground": "law", "client.age": 13 });
    check(&[
        (rule, unnamed, NotApplicable),
        (rule, asks("law", "report", true), NotApplicable),
        (rule, asks("consent", "report", false), NotApplicable),
        (rule, with(asks("law", "report", false), json!({ "client.age": 19 })), NotApplicable),
        (rule, asks("law", "report", false), Failed),
        (rule, asks("law", "consultation", false), Satisfied),
    ]);
}

#[test]
fn relatives_are_no_treatment_team() {
    let rule = "instemming:share-relatives";
    let to = |role: &str, ground: &str| json!({ "communication.recipient": role, "communication.ground": ground });
    check(&[
        (rule, to("general-practitioner", "direct-treatment-team"), NotApplicable),
        (rule, to("parent", "direct-treatment-team"), Failed),
        (rule, to("school", "direct-treatment-team"), Failed),
        (rule, to("parent", "consent"), Satisfied),
        (rule, to("municipality", "law"), Satisfied),
    ]);
}
