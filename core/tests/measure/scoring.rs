//! Scoring one sheet: the order of refusal, missing answers, ages, readings, alerts.

use std::collections::BTreeSet;

use vakwerk_core::explain::Explain;
use vakwerk_core::licence::{DeclaredUse, Grants};
use vakwerk_core::measure::{NOT_APPLICABLE, Part, Person, Reason, Refusal};
use vakwerk_core::text::Language;

use crate::support::{FOUR, aged, assessment, instrument, named_scale, scale, score, scores};

const NONE: f64 = f64::NAN;

#[test]
fn refusals_come_in_the_published_order_each_over_the_whole_sheet() {
    let instrument = instrument(&format!("{FOUR}{}", scale("sum(items)")));
    let cases: &[(&[f64], &str)] = &[
        (&[], "wrong-count"),
        (&[f64::INFINITY, 9.0, 0.5], "wrong-count"),
        (&[0.0; 5], "wrong-count"),
        (&[NONE, 0.5, 9.0, f64::INFINITY], "not-a-number"),
        (&[NONE, 0.5, 0.0, f64::NEG_INFINITY], "not-a-number"),
        (&[NONE, 0.5, 0.0, 4.0], "out-of-range"),
        (&[NONE, 0.5, 0.0, -1.0], "out-of-range"),
        (&[NONE, 0.0, 0.0, 0.5], "not-a-step"),
        (&[0.0, 0.0, 1e-17, 0.0], "not-a-step"),
        (&[0.0, 0.0, NONE, 0.0], "missing-answer"),
        (&[NOT_APPLICABLE, 0.0, 0.0, 0.0], "missing-answer"),
    ];
    for (answers, word) in cases {
        let refusal = score(&instrument, answers, &Person::default()).unwrap_err();
        assert_eq!(refusal.word(), *word, "{answers:?}");
        assert_eq!(scores(&instrument, answers, &[]).unwrap_err(), refusal);
        assert_eq!(instrument.check(answers, &[]).unwrap_err(), refusal);
    }
}

#[test]
fn refusals_name_the_item_and_what_is_allowed_and_never_the_answer() {
    let tenths = "answer = { min = 0, max = 9, step = 0.1 }\nitem = [{ id = \"a\", label = { nl = \"A\" } }, { id = \"b\", label = { nl = \"B\" } }]\n[[assessment.input]]\nid = \"age\"\nlabel = { nl = \"L\" }\nmin = 0\nmax = 120\n";
    let fixed = instrument(&format!("{tenths}{}", scale("sum(items)")));
    let rows = instrument(&format!(
        "rows = {{ at-least = 2, at-most = 4 }}\nanswer = {{ min = 0, max = 10, step = 1 }}\nitem = [{{ id = \"activity\", label = {{ nl = \"A\" }} }}]\n{}",
        scale("mean(rows)")
    ));
    let mut golden = String::new();
    for (instrument, answers, inputs) in [
        (&fixed, vec![1.0], vec![NONE]),
        (&fixed, vec![1.0, 2.0], vec![]),
        (&fixed, vec![1.0, f64::INFINITY], vec![NONE]),
        (&fixed, vec![1.0, 77.0], vec![NONE]),
        (&fixed, vec![1.0, 7.77], vec![NONE]),
        (&fixed, vec![1.0, NONE], vec![NONE]),
        (&fixed, vec![1.0, 2.0], vec![777.0]),
        (&fixed, vec![1.0, 2.0], vec![f64::INFINITY]),
        (&rows, vec![1.0], vec![]),
        (&rows, vec![1.0, 77.0], vec![]),
        (&rows, vec![1.0, 2.0, NONE], vec![]),
    ] {
        let refusal = scores(instrument, &answers, &inputs).unwrap_err();
        for language in [Language::Nl, Language::En] {
            golden += &format!("{} {}\n", refusal.code(), refusal.explain(language));
        }
    }
    assert!(!golden.contains("77"));
    insta::assert_snapshot!(golden);
    let mut none = [];
    assert_eq!(fixed.score_into(&[1.0, 2.0], &[NONE], &mut none).unwrap_err().word(), "wrong-count");
}

#[test]
fn a_licence_comes_before_everything() {
    let mut declaration = assessment(&format!("{FOUR}{}", scale("sum(items)")));
    declaration.licence.compute = vakwerk_core::licence::Compute::NonCommercial;
    let id = "test:invented".parse().unwrap();
    let instrument = vakwerk_core::measure::Instrument::compile(&declaration, &id).unwrap();
    let with = |declared_use| Grants { declared_use, ..Grants::default() };
    for (grants, word) in [
        (Grants::default(), "licence"),
        (with(Some(DeclaredUse::Commercial)), "licence"),
        (with(Some(DeclaredUse::NonCommercial)), "wrong-count"),
        (Grants::everything(), "wrong-count"),
    ] {
        assert_eq!(instrument.score(&[], &Person::default(), &grants).unwrap_err().word(), word);
    }
    let refusal = instrument.permit(&Grants::default()).unwrap_err();
    assert!(matches!(&refusal, Refusal::Licence { assessment, .. } if *assessment == id));
    assert_ne!(refusal.explain(Language::Nl), refusal.explain(Language::En));
}

#[test]
fn fractions_of_a_step_forgive_floating_error_and_nothing_else() {
    let instrument = instrument(&format!(
        "answer = {{ min = 0, max = 10, step = 0.1 }}\nitem = [{{ id = \"a\", label = {{ nl = \"A\" }} }}]\n{}",
        scale("a")
    ));
    for tenth in 0..=100 {
        let sum = (0..tenth).fold(0.0, |sum, _| sum + 0.1_f64).min(10.0);
        assert!(scores(&instrument, &[sum], &[]).is_ok(), "{sum}");
        assert!(scores(&instrument, &[f64::from(tenth) / 10.0], &[]).is_ok());
        assert!(scores(&instrument, &[(f64::from(tenth) / 10.0 - 0.04).abs()], &[]).is_err());
    }
}

#[test]
fn missing_answers_follow_the_published_rule() {
    let with = |policy: &str, expression: &str| instrument(&format!("missing = {policy}\n{FOUR}{}", scale(expression)));
    let sheet = [1.0, NONE, 2.0, 3.0];
    let cases = [
        ("{ counts-as = 0 }", "sum(items)", sheet, 6.0),
        ("{ counts-as = 3 }", "sum(items)", sheet, 9.0),
        ("{ counts-as = 0 }", "reverse(b)", sheet, 3.0),
        ("{ prorated = 1 }", "sum(items)", sheet, 8.0),
        ("{ prorated = 1 }", "mean(items)", sheet, 2.0),
        ("{ prorated = 1 }", "sum(a, reverse(b..d))", sheet, (1.0 + 1.0 + 0.0) / 3.0 * 4.0),
        ("{ prorated = 1 }", "sum(recode(items, 0: 0, 1: 2, 2: 4, 3: 6))", sheet, 16.0),
        ("{ prorated = 2 }", "sum(items)", [1.0, NONE, NONE, 3.0], 8.0),
        ("{ prorated = 1 }", "sum(items)", [1.0, NONE, NONE, 3.0], NONE),
        ("{ prorated = 1 }", "sum(a..b) + sum(c..d)", [1.0, NONE, NONE, 3.0], 8.0),
        ("{ prorated = 4 }", "sum(items)", [NONE; 4], NONE),
        ("{ prorated = 1 }", "sum(items)", [1.0, 2.0, 3.0, 0.0], 6.0),
        ("{ prorated = 1 }", "b", sheet, NONE),
        ("{ prorated = 1 }", "max(items)", sheet, NONE),
        ("{ prorated = 1 }", "count-at-least(1, items)", sheet, NONE),
        ("{ prorated = 1 }", "sum(a, c)", sheet, 3.0),
    ];
    for (policy, expression, answers, expected) in cases {
        let instrument = with(policy, expression);
        let found = scores(&instrument, &answers, &[]).unwrap()[0];
        let same = found == expected || (found.is_nan() && expected.is_nan());
        assert!(same, "{policy} {expression} {answers:?}: {found}, expected {expected}");
        if expected.is_nan() {
            let outcome = score(&instrument, &answers, &Person::default()).unwrap();
            assert_eq!(outcome.unavailable[0].reason, Reason::TooManyMissing, "{expression}");
        }
    }
}

#[test]
fn not_applicable_is_an_answer_only_where_the_item_allows_it() {
    let items = r#"
answer = { min = 0, max = 3, step = 1 }
item = [
    { id = "a", label = { nl = "A" }, not-applicable = { counts-as = 0 } },
    { id = "b", label = { nl = "B" }, not-applicable = { prorated = 1 } },
    { id = "c", label = { nl = "C" } },
]
"#;
    let instrument = instrument(&format!("{items}{}", scale("sum(items)")));
    let na = NOT_APPLICABLE;
    assert_eq!(scores(&instrument, &[na, 2.0, 3.0], &[]).unwrap(), [5.0]);
    assert_eq!(scores(&instrument, &[1.0, na, 3.0], &[]).unwrap(), [6.0]);
    assert_eq!(scores(&instrument, &[na, na, 3.0], &[]).unwrap(), [4.5]);
    for sheet in [[1.0, 2.0, na], [NONE, 2.0, 3.0], [1.0, NONE, 3.0]] {
        assert_eq!(scores(&instrument, &sheet, &[]).unwrap_err().word(), "missing-answer");
    }
}

/// A timed test: ages on a scale and on band sets, with a classification and a notice.
fn walk() -> vakwerk_core::measure::Instrument {
    instrument(&format!(
        r#"
item = [{{ id = "seconds", label = {{ nl = "Tijd" }}, answer = {{ min = 0, max = 600 }} }}]
[[assessment.input]]
id = "age"
label = {{ nl = "Leeftijd" }}
[[assessment.input]]
id = "height-cm"
label = {{ nl = "Lengte" }}
{}{}{}{}
[[assessment.band-set]]
id = "ages-60-69"
name = {{ nl = "60-69" }}
scale = "time"
ages = {{ from = 60, to = 69 }}
provenance = {{ mark = "ours" }}
band = [{{ id = "within", label = {{ nl = "W" }}, to = 9.0 }}, {{ id = "worse", label = {{ nl = "S" }}, above = 9.0 }}]
[[assessment.band-set]]
id = "tall"
name = {{ nl = "Lang" }}
scale = "time"
only-when = "height-cm >= 180"
provenance = {{ mark = "ours" }}
band = [{{ id = "any", label = {{ nl = "W" }} }}]
[[assessment.classification]]
id = "pace"
name = {{ nl = "Tempo" }}
ages = {{ from = 18 }}
provenance = {{ mark = "ours" }}
class = [{{ id = "slow", label = {{ nl = "T" }}, when = "time > 10 and height-cm > 100" }}, {{ id = "fast", label = {{ nl = "S" }} }}]
[[assessment.notice]]
id = "zero"
when = "seconds = 0"
text = {{ nl = "Nul" }}
provenance = {{ mark = "ours" }}
"#,
        named_scale("time", "seconds", "min = 0"),
        named_scale("expected", "age / 10", "ages = { from = 40, to = 80 }"),
        named_scale("share", "100 * time / expected", ""),
        named_scale("per-height", "time / height-cm", ""),
    ))
}

#[test]
fn what_does_not_hold_for_a_person_is_unavailable_with_its_reason() {
    let walk = walk();
    let nobody = Person::default();
    let tall = |age| Person { age_years: age, height_cm: Some(190.0), ..Person::default() };
    let reasons = |seconds: f64, person: &Person| -> Vec<(String, Reason)> {
        let part = |part: &Part| match part {
            Part::Scale(scale) => scale.to_string(),
            Part::Band { band_set, .. } => format!("band {band_set}"),
            Part::Classification(name) => format!("class {name}"),
        };
        let outcome = score(&walk, &[seconds], person).unwrap();
        outcome.unavailable.iter().map(|unavailable| (part(&unavailable.part), unavailable.reason)).collect()
    };
    let list = |list: &[(&str, Reason)]| -> Vec<(String, Reason)> {
        list.iter().map(|(part, reason)| ((*part).to_owned(), *reason)).collect()
    };
    use Reason::{AgeLimit, Condition, InputMissing};
    assert_eq!(
        reasons(9.0, &nobody),
        list(&[
            ("expected", InputMissing),
            ("share", InputMissing),
            ("per-height", InputMissing),
            ("band ages-60-69", InputMissing),
            ("band tall", InputMissing),
            ("class pace", InputMissing),
        ])
    );
    assert_eq!(
        reasons(9.0, &tall(Some(17))),
        list(&[("expected", AgeLimit), ("share", AgeLimit), ("band ages-60-69", AgeLimit), ("class pace", AgeLimit)])
    );
    assert_eq!(reasons(9.0, &tall(Some(60))), []);
    assert_eq!(reasons(9.0, &tall(Some(69))), []);
    assert_eq!(reasons(9.0, &tall(Some(70))), list(&[("band ages-60-69", AgeLimit)]));
    let short = Person { height_cm: Some(150.0), ..aged(60) };
    assert_eq!(reasons(9.0, &short), list(&[("band tall", Condition)]));
    // A division by zero has no result, which is nobody's missing input.
    let none = Person { height_cm: Some(0.0), ..aged(60) };
    assert_eq!(reasons(11.0, &none), list(&[("per-height", Reason::Undefined), ("band tall", Condition)]));
}

#[test]
fn readings_stand_side_by_side_with_the_words_of_the_vectors() {
    let walk = walk();
    let tall = Person { height_cm: Some(190.0), ..aged(65) };
    let outcome = score(&walk, &[9.0], &tall).unwrap();
    let bands: Vec<_> = outcome.bands_of("time").map(|band| band.as_str()).collect();
    assert_eq!(bands, ["within", "any"]);
    assert_eq!(outcome.bands_of("pace").next().unwrap().as_str(), "fast");
    assert!(outcome.notices.is_empty());
    let slow = score(&walk, &[10.1], &tall).unwrap();
    assert_eq!(slow.bands_of("time").next().unwrap().as_str(), "worse");
    assert_eq!(slow.bands_of("pace").next().unwrap().as_str(), "slow");
    let zero = score(&walk, &[0.0], &aged(30)).unwrap();
    assert_eq!(zero.notices[0].as_str(), "zero");
    let words = |list: &[&str]| -> BTreeSet<String> { list.iter().map(|word| (*word).to_owned()).collect() };
    assert_eq!(zero.unavailable_words(), words(&["band:time", "expected", "per-height", "share"]));
    let kept: vakwerk_core::measure::Outcome = serde_json::from_str(&serde_json::to_string(&outcome).unwrap()).unwrap();
    assert_eq!(kept, outcome);
}

#[test]
fn an_instrument_is_unavailable_as_a_whole_only_for_a_known_age_outside_its_own() {
    let instrument = instrument(&format!("ages = {{ from = 17 }}\n{FOUR}{}", scale("sum(items)")));
    let sheet = [1.0, 1.0, 1.0, 1.0];
    let young = score(&instrument, &sheet, &aged(16)).unwrap();
    assert!(young.scores.is_empty());
    assert_eq!(young.unavailable[0].reason, Reason::AgeLimit);
    for person in [aged(17), Person::default()] {
        assert_eq!(score(&instrument, &sheet, &person).unwrap().scores["s"], 4.0);
    }
    let months = Person { age_months: Some(17 * 12 - 1), ..Person::default() };
    assert!(score(&instrument, &sheet, &months).unwrap().scores.is_empty());
}

#[test]
fn an_alert_sounds_also_when_the_sheet_is_refused() {
    let alert = "[[assessment.alert]]\nitem = \"d\"\nat-least = 1\ntext = { nl = \"S\" }\nfollow-up = { nl = \"D\" }\nprovenance = { mark = \"ours\" }\n";
    let instrument = instrument(&format!("{FOUR}{}{alert}", scale("sum(items)")));
    let sheet = [NONE, 0.0, 0.0, 1.0];
    assert!(score(&instrument, &sheet, &Person::default()).is_err());
    assert_eq!(instrument.alerts(&sheet)[0].item.as_str(), "d");
    for (answers, sounds) in [([0.0, 0.0, 0.0, 0.0], false), ([3.0, 3.0, 3.0, 1.0], true)] {
        let outcome = score(&instrument, &answers, &Person::default()).unwrap();
        assert_eq!(!outcome.alerts.is_empty(), sounds);
    }
}

#[test]
fn coded_results_are_checked_and_read_like_declared_ones() {
    let instrument = instrument(&format!(
        "arithmetic = \"coded\"\n{FOUR}[[assessment.scale]]\nid = \"s\"\nname = {{ nl = \"S\" }}\nmin = 0\nmax = 12\nstep = 1\ndirection = \"neutral\"\n[[assessment.band-set]]\nid = \"set\"\nname = {{ nl = \"S\" }}\nscale = \"s\"\nprovenance = {{ mark = \"ours\" }}\nband = [{{ id = \"low\", label = {{ nl = \"L\" }}, to = 5 }}, {{ id = \"high\", label = {{ nl = \"H\" }}, from = 6 }}]\n"
    ));
    assert!(instrument.is_coded());
    let sheet = [1.0, 1.0, 1.0, 3.0];
    assert!(scores(&instrument, &sheet, &[]).unwrap()[0].is_nan());
    for wrong in [13.0, -1.0, f64::INFINITY] {
        let fault = instrument.check_results(&[wrong]).unwrap_err();
        assert_ne!(fault.explain(Language::Nl), fault.explain(Language::En));
    }
    assert!(instrument.check_results(&[]).is_err());
    assert!(instrument.check_results(&[6.0]).is_ok() && instrument.check_results(&[NONE]).is_ok());
    let outcome = instrument.interpret(&sheet, &Person::default(), &[6.0]);
    assert_eq!(outcome.bands[0].band.as_str(), "high");
    // A sum of tenths that means 6 is read as 6.
    let near = instrument.interpret(&sheet, &Person::default(), &[6.0 - 1e-12]);
    assert_eq!(near.bands[0].band.as_str(), "high");
    // Fewer scores or answers than declared are unavailable, never a panic.
    let short = instrument.interpret(&sheet, &Person::default(), &[]);
    assert_eq!(short.unavailable[0].reason, Reason::Undefined);
    assert!(instrument.interpret(&[], &Person::default(), &[]).scores.is_empty());
}
