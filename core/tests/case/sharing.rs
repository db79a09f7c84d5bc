//! Sharing is asked beforehand under the same rules as sending, and refused where no rule gives a ground.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use vakwerk_core::case::{CommunicationGround, CommunicationPurpose, Context, Refusal, Sharing, sample};
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
    let sharing =
        Sharing { recipient: name(recipient), purpose: CommunicationPurpose::Report, ground, reasons: BTreeMap::new() };
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
