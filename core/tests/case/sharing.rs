//! Sharing is asked beforehand under the same rules as sending, and refused where no rule gives a ground.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use vakwerk_core::case::{
    CommunicationGround, CommunicationPurpose, Context, Recipient, Refusal, Sharing, Withheld, sample,
};
use vakwerk_core::explain::Explain;
use vakwerk_core::rule::Finding;

use crate::support::{Play, name, rule};

fn consent_rule() -> Value {
    rule(
        "shared",
        json!("outgoing-communication"),
        "must",
        json!({ "any": [
            { "fact": "communication.ground", "is": "law" },
            { "all": [
                { "fact": "communication.ground", "is": "consent" },
                { "fact": "consent.sharing-client", "is": "given" }] }] }),
    )
}

fn asked(play: &Play, recipient: &str, ground: CommunicationGround) -> Result<Vec<Finding>, Refusal> {
    asked_for(play, recipient, None, ground)
}

fn asked_for(
    play: &Play,
    recipient: &str,
    person: Option<&str>,
    ground: CommunicationGround,
) -> Result<Vec<Finding>, Refusal> {
    let sharing = Sharing {
        recipient: name(recipient),
        person: person.map(|person| person.parse().unwrap()),
        purpose: CommunicationPurpose::Report,
        ground,
        reasons: BTreeMap::new(),
    };
    let context = Context {
        today: play.today,
        occurred_on: play.on,
        trajectory: play.trajectory.as_ref(),
        packs: &[&play.pack],
        ..sample::context(&play.rules, 999, None)
    };
    play.case.may_share(&sharing, &context)
}

#[test]
fn without_a_ground_nothing_is_shared_and_nothing_is_recorded() {
    let consent = CommunicationGround::Consent;
    let mut play = Play::started(json!([consent_rule()]));
    let before = play.case.next_sequence();
    let refusal = asked(&play, "general-practitioner", consent).unwrap_err();
    assert_eq!(refusal.code(), "E0530");
    assert!(refusal.to_string().contains("test:shared"), "{refusal}");
    assert_eq!(asked(&play, "general-practitioner", CommunicationGround::Law).unwrap().len(), 1);
    assert_eq!(play.case.next_sequence(), before);

    play.does(json!({ "give-consent": { "about": "treatment", "by": "client" } }));
    assert!(asked(&play, "general-practitioner", consent).is_err(), "consent to treatment is another");
    play.does(json!({ "give-consent": { "about": "sharing", "by": "representative" } }));
    assert!(asked(&play, "general-practitioner", consent).is_err(), "and so is that of somebody else");
    play.does(json!({ "give-consent": { "about": "sharing", "by": "client" } }));
    assert!(asked(&play, "general-practitioner", consent).is_ok());
    play.does(json!({ "withdraw-consent": { "about": "sharing", "by": "client" } }));
    assert!(asked(&play, "general-practitioner", consent).is_err());
}

#[test]
fn where_no_rule_speaks_only_the_law_can_have_it_shared() {
    let mut play = Play::started(json!([]));
    for ground in [CommunicationGround::Consent, CommunicationGround::DirectTreatmentTeam] {
        let refusal = asked(&play, "general-practitioner", ground).unwrap_err();
        assert_eq!((refusal.code(), &refusal), ("E0554", &Refusal::NoSharingRule));
    }
    assert!(asked(&play, "general-practitioner", CommunicationGround::Law).unwrap().is_empty());
    // Whether clients may have their own record hangs on age and capacity, so a rule must say so.
    assert_eq!(asked(&play, "client", CommunicationGround::Law).unwrap_err().code(), "E0554");
    play.on("t-2");
    assert_eq!(asked(&play, "school", CommunicationGround::Consent).unwrap_err().code(), "E0524");
    play.whole();
    assert_eq!(asked(&play, "school", CommunicationGround::Consent).unwrap_err().code(), "E0523");
}

#[test]
fn what_was_said_of_one_recipient_goes_before_what_was_said_of_all() {
    let consent = CommunicationGround::Consent;
    let mut play = Play::started(json!([consent_rule()]));
    let mut says = |what: &str, towards: Value| {
        let mut statement = json!({ "about": "sharing", "by": "client" });
        if !towards.is_null() {
            statement["towards"] = towards;
        }
        play.does(json!({ what: statement }));
        // Mother, father, a parent whom nobody names, and somebody else.
        [("parent", Some("mother-01")), ("parent", Some("father-01")), ("parent", None), ("school", None)]
            .map(|(role, person)| asked_for(&play, role, person, consent).is_ok())
    };
    let father = || json!({ "role": "parent", "person": "father-01" });
    assert_eq!(says("give-consent", Value::Null), [true; 4]);
    assert_eq!(says("refuse-consent", father()), [true, false, false, true]);
    assert_eq!(says("give-consent", Value::Null), [true, false, false, true], "what is said of all does not lift it");
    assert_eq!(says("give-consent", father()), [true, true, false, true], "of an unnamed parent it may be the other");
    assert_eq!(says("withdraw-consent", json!({ "role": "parent" })), [false, false, false, true]);
    assert_eq!(says("give-consent", json!({ "role": "parent" })), [true, true, true, true]);
    assert_eq!(says("withdraw-consent", Value::Null), [false; 4], "a later refusal of all outweighs it");
}

#[test]
fn a_parent_who_is_named_holds_authority_or_does_not() {
    let authority = rule(
        "authority",
        json!("outgoing-communication"),
        "must",
        json!({ "fact": "communication.holds-authority", "is": true }),
    );
    let mut play = Play::started(json!([authority]));
    let parent = |play: &Play, person| asked_for(play, "parent", person, CommunicationGround::Law).is_ok();
    play.does(json!({ "record-authority-holder": { "id": "moeder", "kind": "parent", "holder": "mother-01" } }));
    let found = [Some("mother-01"), Some("father-01"), None].map(|person| parent(&play, person));
    assert_eq!(found, [true, false, false], "where nobody says who it is, it is not known");
}

#[test]
fn what_is_kept_from_somebody_is_left_out_for_them_alone() {
    let mut play = Play::started(json!([]));
    let told = play.case.next_sequence();
    play.does(json!({ "record-own-account": { "text": "VERTROUWD" } }));
    play.does(json!({ "record-own-account": { "text": "open" } }));
    let statement = |events: Value| {
        let towards = json!({ "role": "parent", "person": "father-01" });
        json!({ "about": "sharing", "by": "client", "towards": towards, "events": events, "note": "VERTROUWD, want" })
    };
    play.refuses(json!({ "refuse-consent": statement(json!([900])) }), "E0547");
    play.does(json!({ "refuse-consent": statement(json!([told])) }));
    let replacement = json!({ "own-account-recorded": { "text": "VERTROUWD, beter gezegd" } });
    let target = json!({ "sequence": told });
    play.does(json!({ "correct": { "target": target, "reason": "Verschreven", "replacement": replacement } }));
    let seen = |play: &Play, role: &str, person: Option<&str>| {
        let recipient = Recipient { role: name(role), person: person.map(|person| person.parse().unwrap()) };
        let Withheld { case, events } = play.case.withheld_from(&recipient);
        let contents: String =
            case.entries().iter().map(|entry| entry.event.payload.to_raw().unwrap().to_string()).collect();
        assert_eq!(case.entries().len(), play.case.entries().len());
        assert!(contents.contains("open"));
        (contents.matches("VERTROUWD").count(), events)
    };
    // The event, its correction, and what was said in asking.
    for (role, person, expected) in [
        ("parent", Some("father-01"), (0, 3)),
        ("parent", None, (0, 3)),
        ("parent", Some("mother-01"), (3, 0)),
        ("general-practitioner", None, (3, 0)),
        ("client", None, (3, 0)),
    ] {
        assert_eq!(seen(&play, role, person), expected, "{role} {person:?}");
    }
    play.does(json!({ "give-consent": statement(json!([told])) }));
    assert_eq!(seen(&play, "parent", Some("father-01")).0, 2, "shown again, but for what was said in asking");
}
