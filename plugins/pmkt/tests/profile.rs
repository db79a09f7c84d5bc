//! What the picture of the examination says, and which norms fit the age, through the same trait that the host calls.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use vakwerk_pmkt::Pmkt;
use vakwerk_sdk::Behaviour;
use vakwerk_sdk::document::{Language, Material, Profile, ProfileRequest, Record, ScoredResult, Signal, Value};

const DOMAINS: [&str; 5] = ["sensory", "motor", "emotional", "social", "cognitive"];

fn record(form: &str, fields: Vec<(&str, Value)>) -> Record {
    let fields = fields.into_iter().map(|(field, value)| (field.to_owned(), value)).collect();
    Record { form: form.into(), edition: 1, fields, ..Record::default() }
}

fn word(word: &str) -> Value {
    Value::Word(word.into())
}

/// An examination with this picture of every domain, and an age.
fn examination(picture: &str, age: Option<(f64, f64)>) -> Record {
    let mut fields: Vec<(&str, Value)> = DOMAINS.iter().map(|domain| (*domain, word(picture))).collect();
    if let Some((years, months)) = age {
        fields.extend([("age-years", Value::Number(years)), ("age-months", Value::Number(months))]);
    }
    record("pmkt:psychomotor-examination", fields)
}

fn norm(instrument: &str, years: f64, months: f64) -> Record {
    let age = vec![("age-years", Value::Number(years)), ("age-months", Value::Number(months))];
    let named = [("instrument", word(instrument)), ("edition", word("2")), ("norm-table", word("NL"))];
    record("pmkt:norm-reference", named.into_iter().chain(age).collect())
}

fn result(instrument: &str) -> ScoredResult {
    ScoredResult { assessment: instrument.into(), edition: 1, ..ScoredResult::default() }
}

fn profile(records: Vec<Record>, results: Vec<ScoredResult>) -> Profile {
    let material = Material { records, results, ..Material::default() };
    Pmkt.profile(&ProfileRequest { format: 1, material }).unwrap()
}

fn said(profile: &Profile, language: Language) -> String {
    let texts: Vec<&str> = profile.summary.iter().map(|statement| statement.text.get(language)).collect();
    texts.join(" ")
}

fn signal<'a>(profile: &'a Profile, domain: &str) -> &'a Signal {
    let term = format!("pmkt:behaviour-domains/{domain}");
    profile.signals.iter().find(|signal| signal.term == term).unwrap()
}

#[test]
fn without_an_examination_it_says_so() {
    let profile = profile(vec![], vec![]);
    assert!(profile.signals.is_empty());
    assert!(said(&profile, Language::Nl).contains("nog geen psychomotorisch onderzoek"));
}

#[test]
fn every_domain_has_its_picture_in_the_words_of_the_form() {
    let cases = [
        ("strong", Some("sterk"), false),
        ("mixed", Some("sterke en zwakke punten"), true),
        ("weak", Some("vraagt aandacht"), true),
        ("not-observed", None, false),
        ("a word of a later version", None, false),
    ];
    for (picture, nl, stands_out) in cases {
        let profile = profile(vec![examination(picture, None)], vec![]);
        for domain in DOMAINS {
            let signal = signal(&profile, domain);
            assert_eq!(signal.word.as_ref().map(|word| word.get(Language::Nl)), nl, "{picture}");
            assert_eq!(signal.stands_out, stands_out, "{picture}");
            assert_eq!(signal.goals.is_empty(), !stands_out, "{picture}: goals belong to what needs attention");
        }
    }
}

#[test]
fn a_domain_that_was_not_observed_needs_a_reason() {
    let mut with_reason = examination("not-observed", None);
    for domain in DOMAINS {
        with_reason.fields.insert(format!("{domain}-why-not"), word("x"));
    }
    assert!(said(&profile(vec![with_reason.clone()], vec![]), Language::En).contains("0 were observed"));
    assert!(!said(&profile(vec![with_reason], vec![]), Language::En).contains("Without picture"));
    let without = profile(vec![examination("not-observed", None)], vec![]);
    assert!(said(&without, Language::En).contains("Without picture and without reason: 5"));
}

/// What the therapist wrote stays in the record; the description holds words of the catalogue only.
#[test]
fn no_words_of_the_therapist_are_repeated() {
    let mut examination = examination("weak", None);
    for field in ["motor-observed", "motor-hypothesis", "motor-why-not", "background", "physician"] {
        examination.fields.insert(field.into(), word("Pietje valt vaak"));
    }
    assert!(!format!("{:?}", profile(vec![examination], vec![])).contains("Pietje"));
}

#[test]
fn the_instruments_that_fit_an_age_are_named() {
    let cases: [((f64, f64), &[&str], &[&str]); 8] = [
        ((1.0, 11.0), &[], &["Beery", "MABC", "KTK", "CVO", "CBSK"]),
        ((2.0, 0.0), &["Beery"], &["MABC", "KTK", "CVO", "CBSK"]),
        ((3.0, 0.0), &["Beery", "MABC"], &["KTK", "CVO", "CBSK"]),
        ((4.0, 11.0), &["Beery", "MABC"], &["KTK", "CVO", "CBSK"]),
        ((5.0, 0.0), &["Beery", "MABC", "KTK", "CVO"], &["CBSK"]),
        ((8.0, 0.0), &["Beery", "MABC", "KTK", "CVO", "CBSK"], &[]),
        ((15.0, 6.0), &["Beery", "MABC", "CVO"], &["KTK", "CBSK"]),
        ((15.0, 7.0), &["Beery", "MABC"], &["KTK", "CVO", "CBSK"]),
    ];
    for (age, fitting, others) in cases {
        let said = said(&profile(vec![examination("strong", Some(age))], vec![]), Language::En);
        for name in fitting {
            assert!(said.contains(name), "{age:?} {name}: {said}");
        }
        for name in others {
            assert!(!said.contains(name), "{age:?} {name}: {said}");
        }
    }
}

#[test]
fn a_result_is_read_at_its_own_age() {
    let cases = [
        ((6.0, 11.0), "leeftijdsgroep 1 (bij 6;11)"),
        ((7.0, 0.0), "leeftijdsgroep 2 (bij 7;0)"),
        ((10.0, 11.0), "leeftijdsgroep 2 (bij 10;11)"),
        ((11.0, 0.0), "leeftijdsgroep 3 (bij 11;0)"),
        ((16.0, 11.0), "leeftijdsgroep 3 (bij 16;11)"),
        ((17.0, 0.0), "niet bedoeld voor 17;0"),
    ];
    for ((years, months), expected) in cases {
        let records = vec![examination("strong", Some((4.0, 0.0))), norm("pmkt:mabc-2", years, months)];
        let said = said(&profile(records, vec![result("pmkt:mabc-2")]), Language::Nl);
        assert!(said.contains(expected), "{said}");
    }
    // Without a norm table the age of the examination is what is known.
    let records = vec![examination("strong", Some((4.0, 0.0)))];
    assert!(said(&profile(records, vec![result("pmkt:ktk")]), Language::Nl).contains("niet bedoeld voor 4;0"));
}

#[test]
fn an_unknown_or_impossible_age_is_not_guessed() {
    for age in [None, Some((f64::NAN, 0.0)), Some((-1.0, 0.0)), Some((300.0, 0.0))] {
        let said = said(&profile(vec![examination("strong", age)], vec![result("pmkt:ktk")]), Language::En);
        assert!(said.contains("age in years and months is not recorded"), "{said}");
    }
}

/// The bands in code and the ages in the catalogue are about the same years.
#[test]
fn the_age_bands_agree_with_the_catalogue() {
    let pack = vakwerk_pack::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    assert!(pack.contents.assessment.iter().all(|assessment| assessment.ages.is_some()));
    for assessment in &pack.contents.assessment {
        let ages = assessment.ages.unwrap();
        let id = pack.full_id(&assessment.id).to_string();
        let fits = |years: u32| {
            let records = vec![norm(&id, f64::from(years), 0.0)];
            !said(&profile(records, vec![result(&id)]), Language::En).contains("not meant for")
        };
        for years in 0..=25 {
            let within = ages.from.is_none_or(|from| years >= from) && ages.to.is_none_or(|to| years <= to);
            assert_eq!(fits(years), within, "{id} at {years}");
        }
    }
}
