//! Findings as a therapist reads them, in both languages.

use serde_json::json;
use vakwerk_core::rule::Finding;
use vakwerk_core::text::Language;

use crate::support::finding;

fn check(name: &str, findings: &[Finding]) {
    let say = |language| findings.iter().map(|f| f.block(language)).collect::<Vec<_>>().join("\n");
    let blocks = format!("{}\n————————\n\n{}", say(Language::Nl), say(Language::En));
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, blocks);
    });
}

#[test]
fn something_failed() {
    check(
        "something_failed",
        &[
            finding(
                "fvb:fvb-help-request",
                &json!({ "help-requests": [
                { ".whose": "client", ".mandated": false },
                { ".whose": "commissioning-party", ".mandated": true, ".legal-title": "invented" },
            ] }),
            ),
            finding("fvb:fvb-sources-explored", &json!({})),
            finding(
                "fvb:fvb-goals-together",
                &json!({ "goals": [{ ".chosen-by": ["client", "therapist"] }, { ".chosen-by": ["therapist"] }] }),
            ),
            finding("fvb:fvb-rom-consent", &json!({ "consent.outcome-data": "withdrawn" })),
        ],
    );
}

#[test]
fn something_is_missing() {
    check(
        "something_is_missing",
        &[
            finding("fvb:fvb-help-request", &json!({})),
            finding("fvb:fvb-indication-both", &json!({ "indication.stated": true })),
            finding("fvb:fvb-agreements", &json!({ "plan.format": "group", "plan.frequency": "invented" })),
            finding("fvb:fvb-plan-rests", &json!({ "plan.help-request-named": true })),
        ],
    );
}

#[test]
fn one_of_several_would_be_enough() {
    check(
        "one_of_several_would_be_enough",
        &[
            finding(
                "instemming:consent-12-15",
                &json!({ "client.age": 13, "consent.client": "given", "authority-holders": [
                { ".kind": "parent", ".consent": "given" },
                { ".kind": "parent", ".consent": "refused" },
            ] }),
            ),
            finding(
                "fvb:fvb-share-consent",
                &json!({ "communication.ground": "consent", "consent.sharing": "refused" }),
            ),
            finding(
                "fvb:fvb-end-together",
                &json!({ "closure.client-available": true, "closure.has-referrer-or-team": true, "closure.decided-with": ["client"] }),
            ),
        ],
    );
}

#[test]
fn satisfied_and_not_applicable() {
    check(
        "satisfied_and_not_applicable",
        &[
            finding("fvb:fvb-plan-rests", &json!({ "plan.help-request-named": true, "plan.findings-named": 3 })),
            finding("fvb:fvb-end-ground", &json!({ "closure.ground": "stopped-attending" })),
            finding("instemming:consent-under-12", &json!({ "client.age": 41 })),
            finding("fvb:fvb-end-together", &json!({ "closure.client-available": false })),
        ],
    );
}

/// What a client or a therapist wrote stands in no finding, nor in the record of one.
#[test]
fn no_finding_repeats_free_text() {
    let secret = "de woorden van een verzonnen cliënt";
    let found = [
        finding(
            "fvb:fvb-help-request",
            &json!({ "help-requests": [{ ".whose": "client", ".mandated": true, ".legal-title": secret }] }),
        ),
        finding("fvb:fvb-directed-observation", &json!({ "observations": [{ ".directed": true, ".model": secret }] })),
        finding("fvb:fvb-agreements", &json!({ "plan.frequency": secret, "plan.duration": secret })),
        finding(
            "instemming:consent-capacity",
            &json!({
                "client.age": 81, "client.capacity": "lacks-capacity", "client.capacity-decision": secret, "client.capacity-judged-by": secret,
            }),
        ),
        finding(
            "instemming:youth-parents-involved",
            &json!({ "client.age": 8, "team": [{ ".role": secret, ".involved": true }] }),
        ),
    ];
    for finding in found {
        let written = serde_json::to_string(&finding).unwrap();
        assert!(!written.contains(secret), "{written}");
        assert!(!finding.block(Language::Nl).contains(secret));
    }
}

/// A finding in a record reads back without the pack.
#[test]
fn a_finding_survives_the_record() {
    let before =
        finding("fvb:fvb-share-consent", &json!({ "communication.ground": "consent", "consent.sharing": "refused" }));
    let written = serde_json::to_string(&before).unwrap();
    let after: Finding = serde_json::from_str(&written).unwrap();
    assert_eq!(before, after);
    assert_eq!(before.block(Language::Nl), after.block(Language::Nl));
}
