//! What the description says of screening, ODIM, stage and own activities, through the same trait that the host calls.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use vakwerk_oefentherapie::Oefentherapie;
use vakwerk_sdk::Behaviour;
use vakwerk_sdk::document::{
    Language, Material, Profile, ProfileRequest, Record, ScaleScore, ScoredResult, Signal, Value,
};

/// Every sign of the six groups, in the order of the form.
const SIGNS: [&str; 25] = [
    "saddle-numbness",
    "bladder-bowel",
    "progressive-weakness",
    "both-legs",
    "chest-pain",
    "breathless-at-rest",
    "fainting",
    "sudden-headache",
    "malaise",
    "recent-fall-or-blow",
    "osteoporosis",
    "long-corticosteroids",
    "older-age",
    "fever",
    "recent-infection",
    "immune-suppression",
    "intravenous-use",
    "history-of-cancer",
    "weight-loss",
    "constant-night-pain",
    "first-after-50",
    "morning-stiffness",
    "night-pain-eased-by-moving",
    "onset-before-45",
    "uveitis-psoriasis-ibd",
];

fn record(form: &str, fields: &[(&str, Value)]) -> Record {
    let fields = fields.iter().map(|(field, value)| ((*field).to_owned(), value.clone())).collect();
    Record { form: form.into(), edition: 1, fields, ..Record::default() }
}

fn word(word: &str) -> Value {
    Value::Word(word.into())
}

fn words(words: &[&str]) -> Value {
    Value::Words(words.iter().map(|word| (*word).to_owned()).collect())
}

/// Every sign asked in a region; those named are there.
fn asked(region: &str, present: &[&str]) -> Record {
    let mut fields = vec![("region", word(region))];
    fields.extend(SIGNS.map(|sign| (sign, Value::YesNo(present.contains(&sign)))));
    record("oefentherapie:screening-signs", &fields)
}

fn describe(records: Vec<Record>) -> Profile {
    profile(Material { records, ..Material::default() })
}

fn profile(material: Material) -> Profile {
    Oefentherapie.profile(&ProfileRequest { format: 1, material }).unwrap()
}

fn summary(profile: &Profile, language: Language) -> Vec<&str> {
    profile.summary.iter().map(|statement| statement.text.get(language)).collect()
}

fn signal<'a>(profile: &'a Profile, term: &str) -> &'a Signal {
    profile.signals.iter().find(|signal| signal.term == term).unwrap_or_else(|| panic!("no signal {term}"))
}

fn said(signal: &Signal) -> Vec<&str> {
    signal.statements.iter().map(|statement| statement.text.get(Language::Nl)).collect()
}

#[test]
fn with_nothing_recorded_it_says_so() {
    let profile = describe(Vec::new());
    assert!(profile.signals.is_empty());
    assert!(summary(&profile, Language::En)[0].starts_with("No screening"));
}

#[test]
fn every_sign_is_asked_urgent_ones_first() {
    let profile = describe(vec![asked("low-back", &[])]);
    assert_eq!(profile.signals.len(), 6);
    assert_eq!(profile.signals[0].term, "oefentherapie:screening-groups/neurological");
    assert!(profile.signals.iter().all(|signal| !signal.stands_out));
    assert_eq!(summary(&profile, Language::Nl)[0], "Regio: lage rug. Nagevraagd: 25 van 25 tekens; aanwezig: 0.");
}

#[test]
fn an_urgent_sign_comes_before_everything_else() {
    let profile = describe(vec![asked("low-back", &["fever", "bladder-bowel"])]);
    let texts = summary(&profile, Language::En);
    assert!(texts[0].starts_with("Urgent: new bladder or bowel problem."), "{texts:?}");
    assert!(profile.summary[0].source.as_deref() == Some("oefentherapie:kngf-rode-vlaggen"));
    assert!(texts.iter().any(|text| text.contains("A single sign need not mean anything")));
    assert!(signal(&profile, "oefentherapie:screening-groups/infection").stands_out);
}

#[test]
fn a_sign_that_is_not_urgent_is_not_called_urgent() {
    let profile = describe(vec![asked("low-back", &["fever"])]);
    assert!(summary(&profile, Language::En).iter().all(|text| !text.contains("Urgent")));
}

#[test]
fn an_empty_field_is_not_a_no() {
    let mut signs = asked("low-back", &[]);
    signs.fields.remove("fever");
    let profile = describe(vec![signs]);
    let infection = signal(&profile, "oefentherapie:screening-groups/infection");
    assert!(infection.stands_out);
    assert_eq!(said(infection), ["Nog niet gevraagd: Koorts."]);
    assert!(summary(&profile, Language::Nl).contains(&"Vraag elk teken na: een leeg veld is geen nee."));
}

/// Six signs are asked for the low back only; elsewhere one's own guideline is asked for.
#[test]
fn another_region_asks_other_signs() {
    let signs = asked("shoulder-arm", &["saddle-numbness"]);
    let profile = describe(vec![signs.clone()]);
    let texts = summary(&profile, Language::Nl);
    assert_eq!(texts[0], "Regio: schouder, arm of hand. Nagevraagd: 19 van 19 tekens; aanwezig: 0.");
    assert!(texts.iter().any(|text| text.contains("uw eigen richtlijn")));
    let mut own = signs;
    own.fields.insert("own-signs-asked".into(), Value::YesNo(true));
    assert!(!summary(&describe(vec![own]), Language::Nl).iter().any(|text| text.contains("uw eigen richtlijn")));
}

#[test]
fn the_three_questions_are_answered_apart() {
    let cases: [(&[(&str, Value)], [&str; 3]); 3] = [
        (&[], ["niet pluis: hier nog niet beantwoord.", "hier nog niet beantwoord.", "hier nog niet beantwoord."]),
        (
            &[("suspicion", word("niet-pluis")), ("possibly-indicated", Value::YesNo(true))],
            ["niet pluis: niet pluis.", "hier nog niet beantwoord.", "ja."],
        ),
        (
            &[
                ("suspicion", word("pluis")),
                ("more-information", Value::YesNo(true)),
                ("possibly-indicated", Value::YesNo(false)),
            ],
            ["niet pluis: pluis.", "ja.", "nee."],
        ),
    ];
    for (fields, expected) in cases {
        let profile = describe(vec![record("vvocm:dto-screening", fields)]);
        let texts = summary(&profile, Language::Nl);
        assert_eq!(texts.len(), 3);
        for (text, end) in texts.iter().zip(expected) {
            assert!(text.ends_with(end), "{text} / {end}");
        }
    }
}

#[test]
fn odim_says_what_is_empty_and_which_goals_an_impediment_points_to() {
    let analysis = record(
        "vvocm:odim-analysis",
        &[
            ("motor", word("Stijf bij bukken.")),
            ("cognition", word("  ")),
            ("no-impediment", words(&["motivation"])),
            ("emotion-with", words(&["motor"])),
        ],
    );
    let profile = describe(vec![analysis.clone()]);
    let terms: Vec<&str> = profile.signals.iter().map(|signal| signal.term.as_str()).collect();
    assert_eq!(terms, ["vvocm:odim/motor", "vvocm:odim/cognition", "vvocm:odim/motivation", "vvocm:odim/environment"]);
    let [motor, cognition, motivation, _] = profile.signals.as_slice() else { panic!() };
    assert!(motor.goals.contains(&"oefentherapie:lifts-and-carries".to_owned()) && motor.stands_out);
    assert_eq!(said(motor), ["Belemmering genoteerd.", "Hier speelt emotie mee."]);
    assert!(cognition.stands_out && cognition.goals.is_empty());
    assert!(!motivation.stands_out);
    let goals = vec!["oefentherapie:lifts-and-carries".to_owned()];
    let chosen = self::profile(Material { records: vec![analysis], goals, ..Material::default() });
    assert!(!signal(&chosen, "vvocm:odim/motor").stands_out);
    assert!(said(signal(&chosen, "vvocm:odim/motor")).contains(&"Eén gekozen doel ligt hier."));
}

#[test]
fn a_stage_names_fitting_activities_and_those_that_fit_another() {
    let stage = |stage: &str, activities: &[&str]| {
        describe(vec![record("vvocm:stage-of-change", &[("stage", word(stage)), ("activities", words(activities))])])
    };
    let cases = [
        ("precontemplation", "engage", "practise-activity"),
        ("contemplation", "mirror", "relapse-plan"),
        ("preparation", "set-feasible-goals", "show-need"),
        ("action", "lift-barriers", "show-need"),
        ("maintenance", "low-frequency", "explain"),
    ];
    for (id, fits, other) in cases {
        let term = format!("vvocm:stages-of-change/{id}");
        assert!(!signal(&stage(id, &[fits]), &term).stands_out, "{id}: {fits}");
        assert!(signal(&stage(id, &[fits, other]), &term).stands_out, "{id}: {other}");
        assert!(signal(&stage(id, &[]), &term).stands_out, "{id} without activities");
    }
    let first = stage("precontemplation", &["practise-activity"]);
    let texts = said(signal(&first, "vvocm:stages-of-change/precontemplation"));
    assert!(texts.contains(&"Dring nog geen oefeningen op."), "{texts:?}");
}

#[test]
fn where_change_is_no_longer_possible_movement_is_elicited() {
    let record = record(
        "vvocm:stage-of-change",
        &[("change-possible", Value::YesNo(false)), ("activities", words(&["elicit-movement"]))],
    );
    let profile = describe(vec![record]);
    assert!(!signal(&profile, "vvocm:change-activities/elicit-movement").stands_out);
    assert_eq!(profile.title.nl, "Fase van gedragsverandering");
}

fn mean(assessment: &str, edition: u32, mean: f64) -> ScoredResult {
    let scales = vec![ScaleScore { scale: "mean".into(), score: Some(mean) }];
    ScoredResult { assessment: assessment.into(), edition, scales, ..ScoredResult::default() }
}

/// A fall of the PSK is good news and a fall of the PSFS is not, and the two are never set beside each other.
#[test]
fn each_measure_is_read_in_its_own_direction() {
    let (psk, psfs) = ("oefentherapie:psk", "algemeen:psfs");
    let cases = [
        (psk, 6.0, 3.5, "De vorige keer: 6; nu 2,5 punten gunstiger."),
        (psk, 3.5, 6.0, "De vorige keer: 3,5; nu 2,5 punten ongunstiger."),
        (psfs, 6.0, 3.5, "De vorige keer: 6; nu 2,5 punten ongunstiger."),
        (psfs, 3.5, 6.0, "De vorige keer: 3,5; nu 2,5 punten gunstiger."),
        (psfs, 5.0, 5.0, "De vorige keer: 5; gelijk gebleven."),
    ];
    for (assessment, before, after, expected) in cases {
        let results = vec![mean(assessment, 1, before), mean(assessment, 1, after)];
        let profile = profile(Material { results, ..Material::default() });
        assert_eq!(said(&profile.signals[0])[1], expected, "{assessment}");
        assert!(profile.summary.is_empty());
    }
    let results = vec![mean(psk, 1, 6.0), mean(psfs, 1, 6.0)];
    let mixed = profile(Material { results, ..Material::default() });
    assert!(summary(&mixed, Language::Nl)[0].contains("vergelijk ze niet met elkaar"));
    assert!(mixed.signals.iter().all(|signal| signal.statements.len() == 1), "neither is compared with the other");
    let other_edition =
        profile(Material { results: vec![mean(psk, 1, 6.0), mean(psk, 2, 3.0)], ..Material::default() });
    assert!(said(&other_edition.signals[0])[1].contains("andere uitgave"));
}

#[test]
fn what_was_recorded_together_is_described_together() {
    let results = vec![mean("oefentherapie:psk", 1, 6.0)];
    let profile = profile(Material { records: vec![asked("neck", &[])], results, ..Material::default() });
    assert_eq!(profile.title.en.as_deref(), Some("Description by oefentherapie"));
    assert_eq!(profile.signals.len(), 7);
}

/// A record of a later version may hold words that this one does not know.
#[test]
fn unknown_words_are_no_fault() {
    let profile = describe(vec![
        record("oefentherapie:screening-signs", &[("region", word("moon")), ("fever", word("maybe"))]),
        record("vvocm:stage-of-change", &[("stage", word("beyond")), ("activities", words(&["unheard"]))]),
    ]);
    assert!(summary(&profile, Language::En).iter().any(|text| text.contains("does not know")));
    assert!(summary(&profile, Language::En).iter().any(|text| text.contains("was not judged yet")));
}
