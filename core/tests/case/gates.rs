//! Gates: what blocks, what a reason opens, and that nothing keeps a record from being closed.

use serde_json::{Value, json};
use vakwerk_core::case::{OpenPoint, Payload, Refusal};
use vakwerk_core::rule::Outcome;

use crate::support::{Play, enter, goal, name, rule};

fn asked() -> Value {
    json!({ "record-help-request": { "id": "request-1", "whose": "client", "text": "Rust" } })
}

fn at_least_one(collection: &str) -> Value {
    json!({ "count": collection, "at-least": 1 })
}

#[test]
fn a_must_blocks_until_it_is_met() {
    let rules = json!([rule("asked", json!({ "step": "intake" }), "must", at_least_one("help-requests"))]);
    let mut play = Play::started(rules);
    let refusal = play.refuses(enter("intake"), "E0530");
    let Refusal::Gate { findings, reason_is_enough, .. } = refusal else { panic!("another refusal") };
    assert_eq!(findings.len(), 1);
    assert!(reason_is_enough.is_empty());
    play.refuses(json!({ "enter-step": { "step": "intake", "reasons": { "test:asked": "Haast" } } }), "E0530");
    play.does(asked()).does(enter("intake"));
    assert_eq!(play.step(), "intake 1");
}

#[test]
fn comply_or_explain_opens_with_a_reason_that_stays() {
    let rules = json!([
        rule("asked", json!({ "step": "intake" }), "comply-or-explain", at_least_one("help-requests")),
        rule("told", json!({ "step": "intake" }), "advice", json!({ "fact": "own-account.recorded", "is": true })),
    ]);
    let mut play = Play::started(rules);
    let Refusal::Gate { findings, reason_is_enough, .. } = play.refuses(enter("intake"), "E0530") else {
        panic!("another refusal")
    };
    assert_eq!(findings.len(), 1, "advice never blocks");
    assert_eq!(reason_is_enough, ["test:asked".parse().unwrap()]);
    play.refuses(json!({ "enter-step": { "step": "intake", "reasons": { "test:asked": "  " } } }), "E0530");
    play.does(json!({ "enter-step": { "step": "intake", "reasons": { "test:asked": "Vraag volgt uit observatie" } } }));
    let Payload::StepEntered(entered) = &play.case.entries().last().unwrap().event.payload else {
        panic!("another event")
    };
    assert_eq!(entered.reasons.len(), 1);
    let outcomes: Vec<Outcome> = entered.decided_on.iter().map(|finding| finding.outcome).collect();
    assert_eq!(outcomes, [Outcome::Failed, Outcome::Unknown]);
}

#[test]
fn nothing_makes_a_record_impossible_to_close() {
    let never = json!({ "all": [{ "fact": "own-account.recorded", "recorded": true }, { "fact": "own-account.recorded", "recorded": false }] });
    let mut play = Play::started(json!([rule("hostile", json!({ "step": "closure" }), "must", never)]));
    let close = |reasons: Value| json!({ "close-trajectory": { "ground": "died", "reasons": reasons } });
    let Refusal::Gate { reason_is_enough, .. } = play.refuses(close(json!({})), "E0530") else {
        panic!("another refusal")
    };
    assert_eq!(reason_is_enough.len(), 1);
    play.does(close(json!({ "test:hostile": "De cliënt is overleden" })));
    assert_eq!(play.step(), "closure 1");
}

#[test]
fn a_guarded_command_is_judged_as_if_it_were_done() {
    let rules = json!([
        rule(
            "agreed",
            json!({ "command": "agree-plan" }),
            "must",
            json!({ "fact": "plan.agreed-by", "includes": "client" })
        ),
        rule(
            "moved",
            json!({ "command": "record-evaluation" }),
            "must",
            json!({ "fact": "evaluation.transfer", "is": true })
        ),
        rule(
            "used",
            json!({ "command": "use-outcome-data" }),
            "must",
            json!({ "fact": "consent.outcome-data", "is": "given" })
        ),
        rule(
            "shared",
            json!("outgoing-communication"),
            "must",
            json!({ "any": [
            { "fact": "communication.ground", "is": "law" },
            { "all": [{ "fact": "communication.ground", "is": "consent" }, { "fact": "consent.sharing", "is": "given" }] }] })
        ),
    ]);
    let mut play = Play::started(rules);
    play.refuses(json!({ "agree-plan": {} }), "E0530");
    play.does(json!({ "agree-plan": { "agreed-by": ["client"] } }));
    play.refuses(json!({ "record-evaluation": { "decision": "continue" } }), "E0530");
    play.does(json!({ "record-evaluation": { "decision": "continue", "transfer": "Ook thuis" } }));

    let send = |ground: &str| json!({ "send-communication": { "recipient": "general-practitioner", "purpose": "report", "ground": ground, "summary": "Kort" } });
    play.refuses(send("consent"), "E0530");
    play.does(send("law"));
    play.does(json!({ "give-consent": { "about": "sharing", "by": "client" } })).does(send("consent"));
    play.does(json!({ "withdraw-consent": { "about": "sharing", "by": "client" } }));
    play.refuses(send("consent"), "E0530");

    let data = json!({ "use-outcome-data": { "purpose": "quality", "text": "Jaarlijkse terugblik" } });
    play.refuses(data.clone(), "E0530");
    play.does(json!({ "give-consent": { "about": "outcome-data", "by": "client" } })).does(data);
}

#[test]
fn gates_never_stop_recording() {
    let never = json!({ "fact": "own-account.recorded", "is": true });
    let guards = ["registration", "screening", "intake", "examination", "diagnosis", "plan", "treatment", "evaluation"];
    let rules: Vec<Value> =
        guards.iter().map(|step| rule(&format!("no-{step}"), json!({ "step": step }), "must", never.clone())).collect();
    let mut play = Play::started(Value::Array(rules));
    play.refuses(enter("intake"), "E0530");
    play.does(asked())
        .does(goal("goal-1"))
        .does(json!({ "hold-session": { "session": "s-1", "format": "individual", "minutes": 45 } }))
        .does(json!({ "signal-safety": { "text": "Blauwe plek" } }));
}

#[test]
fn standing_rules_are_watched_and_never_block() {
    let rules = json!([
        rule("heard", json!("standing"), "must", json!({ "fact": "own-account.recorded", "is": true })),
        rule("asked", json!({ "step": "intake" }), "must", at_least_one("help-requests")),
    ]);
    let mut play = Play::started(rules);
    let standing = play.case.standing(&name("t-1"), play.today, &play.rules);
    assert_eq!(standing.len(), 1);
    assert_eq!(standing[0].outcome, Outcome::Unknown);
    let open = play.case.open_points(&name("t-1"), play.today, &play.rules);
    assert!(matches!(open[..], [OpenPoint::Standing(_), OpenPoint::Ahead { .. }]), "{open:?}");
    play.does(asked()).does(enter("intake"));
}

#[test]
fn a_new_round_asks_anew_where_a_rule_says_so() {
    let planned = json!({ "fact": "plan.recorded", "is": true, "scope": "round" });
    let rules = json!([rule("planned", json!({ "step": "treatment" }), "must", planned)]);
    let mut play = Play::at("plan", rules);
    play.refuses(enter("treatment"), "E0530");
    play.does(json!({ "agree-plan": {} })).does(enter("treatment")).does(enter("evaluation"));
    play.does(enter("plan"));
    play.refuses(enter("treatment"), "E0530");
    play.does(json!({ "agree-plan": {} })).does(enter("treatment"));
    assert_eq!(play.step(), "treatment 2");
}
