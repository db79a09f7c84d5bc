//! Records that last, from the command line: found damage, heads kept elsewhere, destruction, sharing, and the log.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{Run, packs, program, run};
use vakwerk_core::access::{Access, AccessAction, AccessEvent, AccessGround, AccessSink, Purpose, SinkFault};
use vakwerk_core::case::{
    Author, ConsentParty, ConsentStatement, ConsentSubject, Event, EventId, Meta, Payload, Recipient, sample,
};
use vakwerk_core::envelope::{CaseId, Draft, RawPayload, Record, Salt, seal};
use vakwerk_core::explain::Explain;
use vakwerk_core::text::Language;
use vakwerk_report::{CaseReading, ReportKind, to_markdown};

/// The program, with what lies in the clone.
fn vakwerk(args: &[&str]) -> Run {
    run(program(100).env_remove("VAKWERK_PLUGINS").args(args))
}

/// The program without any plugin.
fn alone(args: &[&str]) -> Run {
    run(program(100).args(args))
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

fn example(name: &str) -> PathBuf {
    packs().join("../../../tests/fixtures/forms/cases").join(name)
}

/// A folder with the case of every kind of event, and its file.
fn case() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("every-kind.jsonl");
    fs::copy(example("every-kind.jsonl"), &file).unwrap();
    (folder, file)
}

fn lines(file: &Path) -> Vec<String> {
    fs::read_to_string(file).unwrap().lines().map(str::to_owned).collect()
}

fn write(file: &Path, lines: &[String]) {
    fs::write(file, lines.join("\n") + "\n").unwrap();
}

/// An event that nobody recorded, sealed behind the events of a file.
fn forged(file: &Path, sequence: usize) -> String {
    let id: CaseId = file.file_stem().unwrap().to_str().unwrap().parse().unwrap();
    let bytes = lines(file)[..sequence].join("\n") + "\n";
    let record = Record::read(&id, bytes.into_bytes(), None, &Access::unlogged()).unwrap().record;
    let draft = Draft {
        event: uuid::Uuid::from_u128(77),
        idempotency_key: None,
        trajectory: None,
        kind: "observation-recorded".parse().unwrap(),
        form: 1,
        recorded_at: "2026-03-02T09:15:00Z".parse().unwrap(),
        occurred_on: "2026-03-02".parse().unwrap(),
        who: vakwerk_core::case::Author {
            role: "therapist".parse().unwrap(),
            pseudonym: "therapist-invented-01".parse().unwrap(),
            on_behalf_of: None,
        },
        critical: false,
        set: None,
        written_with: None,
        payload: RawPayload::of(&serde_json::json!({ "id": "o-9", "text": "MERKTEKEN" })).unwrap(),
        salt: Salt([7; 32]),
    };
    String::from_utf8(seal(&[draft], record.head()).unwrap().bytes).unwrap().trim_end().to_owned()
}

#[test]
fn verifying_says_which_event_was_changed_missing_moved_added_or_cut() {
    type Damage = fn(&Path, &mut Vec<String>);
    let table: &[(&str, Damage)] = &[
        ("a changed content", |_, l| l[2] = l[2].replacen("Somber na verlies", "Vrolijk na winst!", 1)),
        ("a changed head", |_, l| l[6] = l[6].replacen("therapist", "therapeut", 1)),
        ("a missing event", |_, l| drop(l.remove(9))),
        ("two that were swapped", |_, l| l.swap(11, 12)),
        ("an added event", |file, l| l.insert(5, forged(file, 5))),
        ("two at once", |_, l| {
            l[4] = l[4].replacen("therapist", "therapeut", 1);
            l.remove(20);
        }),
    ];
    let mut golden = String::new();
    for (what, damage) in table {
        let (_folder, file) = case();
        let mut events = lines(&file);
        let before = events.clone();
        damage(&file, &mut events);
        assert_ne!(events, before, "{what}");
        write(&file, &events);
        for language in ["nl", "en"] {
            let found = alone(&["--lang", language, "case", "verify", &text(&file)]);
            golden += &format!("=== {what} ({language})\n{}", found.golden());
        }
        let faults = alone(&["case", "verify", &text(&file), "--json"]).json();
        assert!(!faults["error"]["faults"].as_array().unwrap().is_empty(), "{what}");
        assert_eq!(fs::read_to_string(&file).unwrap(), events.join("\n") + "\n", "{what}: nothing was changed");
    }
    // A tail that was cut off cleanly shows against what was acknowledged last, or against a head kept elsewhere.
    let (folder, file) = case();
    let head = folder.path().join("kept.json");
    assert_eq!(alone(&["case", "head", &text(&file), "--out", &text(&head)]).exit, 0);
    let whole = lines(&file);
    write(&file, &whole[..30]);
    let kept = alone(&["case", "verify", &text(&file), "--head", &text(&head), "--json"]);
    assert_eq!((kept.exit, kept.json()["heads"][0]["verdict"].as_str()), (1, Some("cut")), "{}", kept.out);
    golden += &format!("=== a cut tail, without a head (nl)\n{}", alone(&["case", "verify", &text(&file)]).golden());
    insta::assert_snapshot!("verify_says_which", golden);
}

#[test]
fn a_head_says_same_grown_cut_and_between_which_something_was_rewritten() {
    let (folder, file) = case();
    let heads: Vec<String> = ["a", "b"].map(|name| text(&folder.path().join(format!("{name}.json")))).to_vec();
    let take = |at: &str| alone(&["case", "head", &text(&file), "--out", at]);
    let whole = lines(&file);
    write(&file, &whole[..10]);
    assert_eq!(take(&heads[0]).exit, 0);
    write(&file, &whole[..20]);
    assert_eq!(take(&heads[1]).exit, 0);
    assert_eq!(take(&heads[1]).exit, 1, "an earlier head is never written over");
    let unsigned = text(&folder.path().join("c.json"));
    assert_eq!(alone(&["case", "head", &text(&file), "--out", &unsigned, "--key", &heads[0]]).exit, 1, "no key");
    assert!(!Path::new(&unsigned).exists(), "no head stays without the signature that was asked");
    write(&file, &whole);

    let verify = |args: &[&str]| {
        let file = text(&file);
        alone(&[&["case", "verify", &file, "--head", &heads[0], "--head", &heads[1]], args].concat())
    };
    let verdicts = |run: &Run| -> Vec<String> {
        let heads = run.json()["heads"].clone();
        heads.as_array().unwrap().iter().map(|head| head["verdict"].as_str().unwrap().to_owned()).collect()
    };
    let grown = verify(&["--json"]);
    assert_eq!((grown.exit, verdicts(&grown)), (0, vec!["grown".to_owned(), "grown".to_owned()]));
    write(&file, &whole[..20]);
    assert_eq!(verdicts(&verify(&["--json"])), ["grown", "same"]);

    let forged = forged(&file, 12);
    write(&file, &[&whole[..12], &[forged]].concat());
    let cut = verify(&[]);
    assert_eq!(cut.exit, 1);
    assert!(cut.out.contains("E0640") && cut.out.contains("AFGESNEDEN"), "{}", cut.out);

    // As many events as there were, other ones from the thirteenth on.
    let id: CaseId = "every-kind".parse().unwrap();
    while lines(&file).len() < 20 {
        let so_far = lines(&file);
        let record =
            Record::read(&id, (so_far.join("\n") + "\n").into_bytes(), None, &Access::unlogged()).unwrap().record;
        let next = format!("{}", record.len());
        let payload = RawPayload::of(&serde_json::json!({ "id": format!("o-{next}"), "text": "MERKTEKEN" })).unwrap();
        let entry = &record.entries()[1];
        let draft = Draft {
            event: uuid::Uuid::from_u128(7_000 + record.len() as u128),
            idempotency_key: None,
            trajectory: None,
            kind: "observation-recorded".parse().unwrap(),
            form: 1,
            recorded_at: entry.header().recorded_at,
            occurred_on: entry.header().occurred_on,
            who: entry.header().who.clone(),
            critical: false,
            set: None,
            written_with: None,
            payload,
            salt: Salt([8; 32]),
        };
        let line = String::from_utf8(seal(&[draft], record.head()).unwrap().bytes).unwrap();
        write(&file, &[so_far, vec![line.trim_end().to_owned()]].concat());
    }
    let rewritten = run(program(100)
        .args(["--lang", "en"])
        .args(["case", "verify", &text(&file)])
        .args(["--head", &heads[0], "--head", &heads[1]]));
    assert_eq!(rewritten.exit, 1);
    let said = rewritten.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("REWRITTEN, somewhere from event 11 to 20"), "{said}");
    assert!(!said.contains("MERKTEKEN"));
}

#[test]
fn a_signed_head_is_taken_only_with_its_signature() {
    let (folder, file) = case();
    let (head, key) = (folder.path().join("head.json"), folder.path().join("archive"));
    let with = |end: &str| text(&folder.path().join(format!("archive.{end}")));
    let other = folder.path().join("other");
    for name in [&key, &other] {
        assert_eq!(alone(&["key", "new", &text(name), "--no-password"]).exit, 0);
    }
    let signed = alone(&["case", "head", &text(&file), "--out", &text(&head), "--key", &with("key"), "--json"]);
    assert_eq!(signed.exit, 0, "{}", signed.out);
    let verify =
        |key: &str| alone(&["case", "verify", &text(&file), "--head", &text(&head), "--public-key", key, "--json"]);
    let good = verify(&with("pub"));
    assert_eq!((good.exit, &good.json()["heads"][0]["signed"]), (0, &serde_json::Value::Bool(true)));
    let code = |run: Run| run.json()["error"]["code"].as_str().unwrap().to_owned();
    assert_eq!(code(verify(&text(&folder.path().join("other.pub")))), "E0735");
    let kept = fs::read_to_string(&head).unwrap();
    fs::write(&head, kept.replacen("\"sequence\":", "\"sequence\": ", 1)).unwrap();
    assert_eq!(code(verify(&with("pub"))), "E0735", "one byte more");
    fs::write(&head, kept).unwrap();
    fs::remove_file(folder.path().join("head.json.minisig")).unwrap();
    assert_eq!(code(verify(&with("pub"))), "E0708", "an unsigned head");
}

#[test]
fn content_is_destroyed_on_a_ground_and_leaves_heads() {
    let (folder, file) = case();
    let marker = "Somber na verlies";
    let held = || fs::read_to_string(&file).unwrap().contains(marker);
    assert!(held());
    let kept_until = |run: &Run| run.json()["retention"]["until"].as_str().unwrap().to_owned();
    let before = alone(&["case", "verify", &text(&file), "--json"]);

    let destroy = |args: &[&str]| alone(&[&["case", "destroy", &text(&file)], args].concat());
    assert_eq!(destroy(&["--events", "3"]).exit, 2, "no ground");
    assert_eq!(destroy(&["--events", "3", "--ground", "  "]).exit, 1, "a blank ground");
    for wrong in ["0", "7-5", "x", "3,", "1-99999999999"] {
        assert_eq!(destroy(&["--events", wrong, "--ground", "verzoek"]).exit, 2, "{wrong}");
    }
    assert_eq!(destroy(&["--events", "3,900", "--ground", "verzoek"]).exit, 1, "there is no such event");
    assert!(held());
    let shown = destroy(&["--events", "3", "--ground", "verzoek van de cliënt", "--dry-run"]);
    assert!(shown.exit == 0 && shown.out.contains("registration-recorded") && held(), "{}", shown.out);
    // Remains of a broken-off append that hold the same.
    fs::write(folder.path().join("every-kind.torn-1"), marker).unwrap();

    let done = destroy(&["--events", "3", "--ground", "verzoek van de cliënt", "--json"]);
    assert_eq!(done.exit, 0, "{}", done.out);
    assert!(!held() && !folder.path().join("every-kind.torn-1").exists());
    let after = alone(&["case", "verify", &text(&file), "--json"]);
    assert_eq!((after.exit, kept_until(&after)), (0, kept_until(&before)));
    let shown = alone(&["case", "show", &text(&file), "--lang", "en"]);
    assert!(shown.out.contains("Content destroyed: registration-recorded"), "{}", shown.out);
    assert!(shown.out.contains("Destroyed: verzoek van de cliënt"), "{}", shown.out);
    let report = alone(&["case", "report", &text(&file), "--kind", "end", "--lang", "en"]);
    assert!(report.out.contains("The content of 1 event was destroyed. What is missing here"), "{}", report.out);

    assert_eq!(destroy(&["--all", "--ground", "einde van de bewaartermijn"]).exit, 0);
    let left = fs::read_to_string(&file).unwrap();
    assert_eq!(
        left.matches("\"payload\":").count(),
        left.matches("\"destroyed\"").count(),
        "only destructions hold text"
    );
    let last = alone(&["case", "verify", &text(&file), "--json"]);
    assert_eq!((last.exit, kept_until(&last)), (0, kept_until(&before)));
    assert_eq!(destroy(&["--all", "--ground", "nog eens"]).exit, 1, "there is nothing left");
}

#[test]
fn a_report_is_shared_only_on_a_ground_and_the_log_says_to_whom() {
    let folder = tempfile::tempdir().unwrap();
    let script = packs().join("../../../examples/cases/mevrouw-o.toml");
    let store = text(folder.path());
    assert_eq!(vakwerk(&["case", "replay", &text(&script), "--store", &store]).exit, 0);
    let replayed = fs::read_to_string(folder.path().join("vakwerk-access.log")).unwrap();
    let replayed: AccessEvent = serde_json::from_str(replayed.trim()).unwrap();
    assert_eq!(replayed.action, AccessAction::Print, "what a replayed case says is shown, so it is written down");
    let log = folder.path().join("access.log");
    let report = |args: &[&str]| {
        let (log, store) = (text(&log), store.clone());
        let base = ["case", "report", "mevrouw-o", "--store", &store, "--access-log", &log, "--user", "t-invented-01"];
        vakwerk(&[&base[..], args].concat())
    };
    // Consent of the client to share stands in this case.
    let given = report(&["--for", "general-practitioner"]);
    assert!(given.exit == 0 && given.out.starts_with("# "), "{}", given.err);
    let refused = report(&["--for", "school", "--ground", "treatment", "--lang", "en"]);
    assert_eq!((refused.exit, refused.out.as_str()), (1, ""), "{}", refused.err);
    assert!(
        refused.err.contains("E0530") && refused.err.contains("Relatives are no treatment team"),
        "{}",
        refused.err
    );
    assert_eq!(report(&["--for", "school", "--ground", "record-keeping"]).exit, 2);
    assert_eq!(report(&["--for", "school", "--ground", "law"]).exit, 0);
    // An adult has her own record; a parent of hers has not, unless there is a reason.
    assert_eq!(report(&["--for", "client"]).exit, 0);
    let parent = report(&["--for", "parent", "--ground", "law", "--lang", "en"]);
    assert!(parent.exit == 1 && parent.err.contains("A parent asks for the record"), "{}", parent.err);
    assert_eq!(report(&["--for", "parent", "--ground", "law", "--reason", "Verzonnen: de rechter besloot zo"]).exit, 0);
    let events: Vec<AccessEvent> =
        fs::read_to_string(&log).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told: Vec<_> = events
        .iter()
        .map(|event| {
            (event.action, event.ground, event.recipient.as_ref().map(ToString::to_string), event.refused.as_deref())
        })
        .collect();
    use AccessAction::{Print, Read};
    use AccessGround::{ClientRequest, Consent, Law, Treatment};
    let to = |role: &str| Some(role.to_owned());
    assert_eq!(
        told,
        [
            (Read, Consent, None, None),
            (Print, Consent, to("general-practitioner"), None),
            (Read, Treatment, None, None),
            (Print, Treatment, to("school"), Some("E0530")),
            (Read, Law, None, None),
            (Print, Law, to("school"), None),
            (Read, ClientRequest, None, None),
            (Print, ClientRequest, to("client"), None),
            (Read, Law, None, None),
            (Print, Law, to("parent"), Some("E0530")),
            (Read, Law, None, None),
            (Print, Law, to("parent"), None),
        ]
    );
    assert!(events.iter().all(|event| event.user.as_str() == "t-invented-01"));
}

#[test]
fn what_cannot_be_written_down_is_neither_reported_nor_told() {
    struct Full;
    impl AccessSink for Full {
        fn record(&self, _: &AccessEvent) -> Result<(), SinkFault> {
            Err(SinkFault { says: "no room".into() })
        }
    }
    let purpose = Purpose {
        at: "2026-03-02T09:15:00Z".parse().unwrap(),
        who: Author {
            role: "therapist".parse().unwrap(),
            pseudonym: "therapist-invented-01".parse().unwrap(),
            on_behalf_of: None,
        },
        action: AccessAction::Print,
        ground: AccessGround::Treatment,
        recipient: None,
    };
    let (case, id) = (sample::full_case(), "case-invented-01".parse().unwrap());
    let reading = CaseReading { id: &id, case: &case, access: Access::logged(&purpose, &Full) };
    let report = reading.report(ReportKind::Plan, &sample::trajectory(), sample::today(), Language::Nl);
    assert_eq!(report.unwrap_err().code(), "E0621");
    assert_eq!(reading.telling(Language::Nl).unwrap_err().code(), "E0621");
}

#[test]
fn a_report_leaves_out_what_is_kept_from_its_recipient() {
    let mut case = sample::full_case();
    let goal = case.entries().iter().find(|entry| entry.event.payload.kind() == "goal-set").unwrap().event.clone();
    let Payload::GoalSet(set) = &goal.payload else { panic!("a goal") };
    let refused = ConsentStatement {
        about: ConsentSubject::Sharing,
        by: ConsentParty::Client,
        towards: Some(Recipient { role: "parent".parse().unwrap(), person: None }),
        events: vec![goal.meta.sequence],
        note: None,
    };
    let meta = Meta { sequence: case.next_sequence(), event: EventId::from_u128(9_999), ..goal.meta.clone() };
    case.extend([Event { meta, payload: Payload::ConsentRefused(Box::new(refused)) }]);
    let id = "case-invented-01".parse().unwrap();
    let reading = CaseReading { id: &id, case: &case, access: Access::unlogged() };
    let shows = |role: &str| {
        let recipient = Recipient { role: role.parse().unwrap(), person: None };
        let (trajectory, day) = (sample::trajectory(), sample::today());
        let report = reading.report_to(Some(&recipient), ReportKind::Plan, &trajectory, day, Language::Nl);
        to_markdown(&report.unwrap().unwrap()).contains(&set.text)
    };
    assert_eq!(["parent", "general-practitioner", "client"].map(shows), [false, true, true]);
}

#[test]
fn every_reading_is_written_down_and_what_cannot_be_is_not_read() {
    let (folder, file) = case();
    let named = text(&file);
    let html = text(&folder.path().join("plan.html"));
    let trajectory = ["--trajectory", "pmt-1"];
    for args in [
        vec!["case", "show", &named],
        vec!["case", "show", &named, "--json"],
        vec!["case", "verify", &named],
        vec!["case", "report", &named, trajectory[0], trajectory[1]],
        vec!["case", "report", &named, trajectory[0], trajectory[1], "--out", &html],
        vec!["case", "head", &named],
    ] {
        let run = alone(&args);
        assert_eq!(run.exit, 0, "{args:?}: {}", run.err);
    }
    let log = fs::read_to_string(folder.path().join("vakwerk-access.log")).unwrap();
    let actions: Vec<AccessAction> =
        log.lines().map(|line| serde_json::from_str::<AccessEvent>(line).unwrap().action).collect();
    use AccessAction::{Export, Print, Read};
    // Showing and reporting are a handing over of their own, beside the reading that opened the case.
    assert_eq!(actions, [Read, Print, Read, Export, Read, Read, Print, Read, Export, Read]);
    assert!(log.contains("client-invented-01") && !log.contains("Somber"), "{log}");

    let elsewhere = text(&folder.path().join("other.log"));
    let by = run(program(100).env("VAKWERK_ACCESS_LOG", &elsewhere).env("VAKWERK_USER", "t-02").args([
        "case",
        "show",
        &named,
        "--responsible",
        "t-01",
    ]));
    assert_eq!(by.exit, 0);
    let log = fs::read_to_string(&elsewhere).unwrap();
    let events: Vec<AccessEvent> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let by = |event: &AccessEvent| (event.user.as_str() == "t-02", event.responsible_user.as_str() == "t-01");
    assert!(events.len() == 2 && events.iter().all(|event| by(event) == (true, true)), "{log}");
    let nowhere = text(&folder.path().join("no/such/folder.log"));
    let refused = alone(&["case", "show", &named, "--access-log", &nowhere]);
    assert_eq!((refused.exit, refused.out.as_str()), (1, ""));
    assert!(refused.err.contains("E0621"), "{}", refused.err);
    assert_eq!(alone(&["case", "show", &named, "--user", "Jan Jansen"]).exit, 2, "a name is no pseudonym");
}

#[test]
fn the_years_a_case_is_kept_come_from_a_file() {
    let (folder, file) = case();
    let schedule = folder.path().join("retention.toml");
    fs::write(&schedule, "years = 30\n").unwrap();
    let show = |args: &[&str]| alone(&[&["case", "show", &text(&file), "--json"], args].concat()).json();
    let usual = show(&[])["retention"]["years"].clone();
    let longer = show(&["--retention", &text(&schedule)])["retention"]["years"].clone();
    assert_eq!((usual, longer), (20.into(), 30.into()));
    fs::write(&schedule, "years = 0\n").unwrap();
    let refused = show(&["--retention", &text(&schedule)]);
    assert_eq!(refused["error"]["code"], "E0713");
}
