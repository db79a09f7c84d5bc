//! Reliable change, clinical change, cut-offs, and named thresholds.

use vakwerk_core::catalogue::Direction;
use vakwerk_core::explain::Explain;
use vakwerk_core::measure::{
    ChangeFault, ClinicalChange, Confidence, Course, Group, Precision, clinical_change, cut_offs, reliable_change,
};
use vakwerk_core::text::Language;

use crate::support::{FOUR, instrument, named_scale};

const P90: Confidence = Confidence::Ninety;
const P95: Confidence = Confidence::NinetyFive;

#[test]
fn worked_reliable_changes() {
    let cases = [
        (7.5, 0.80, 32.5, 47.5, 3.3541, 4.7434, 3.1623, 9.2971, 7.8029, true, true),
        (7.6, 0.95, 20.0, 15.0, 1.6994, 2.4033, -2.0804, 4.7105, 3.9535, true, true),
        (7.6, 0.95, 20.0, 16.0, 1.6994, 2.4033, -1.6644, 4.7105, 3.9535, false, true),
        (7.7, 0.90, 22.0, 16.0, 2.4350, 3.4435, -1.7424, 6.7493, 5.6646, false, true),
        (10.0, 0.50, 50.0, 35.0, 7.0711, 10.0, -1.5, 19.6, 16.45, false, false),
    ];
    for (sd, reliability, before, after, sem, s_diff, rci, mdc95, mdc90, at95, at90) in cases {
        let precision = Precision { sd, reliability };
        let found = reliable_change(before, after, precision, P95).unwrap();
        let at_ninety = reliable_change(before, after, precision, P90).unwrap();
        let pairs =
            [(found.sem, sem), (found.s_diff, s_diff), (found.rci, rci), (found.mdc, mdc95), (at_ninety.mdc, mdc90)];
        for (found, expected) in pairs {
            assert!((found - expected).abs() < 0.0001, "{found}, expected {expected}");
        }
        assert_eq!((found.reliable, at_ninety.reliable), (at95, at90));
    }
}

#[test]
fn parameters_that_cannot_be_are_refused() {
    let change = |before, sd, reliability| reliable_change(before, 1.0, Precision { sd, reliability }, P95);
    let cases = [
        (change(f64::NAN, 5.0, 0.8), ChangeFault::NotANumber),
        (change(f64::INFINITY, 5.0, 0.8), ChangeFault::NotANumber),
        (change(0.0, 0.0, 0.8), ChangeFault::Deviation),
        (change(0.0, -1.0, 0.8), ChangeFault::Deviation),
        (change(0.0, f64::NAN, 0.8), ChangeFault::Deviation),
        (change(0.0, 5.0, 1.0), ChangeFault::Reliability),
        (change(0.0, 5.0, 1.2), ChangeFault::Reliability),
        (change(0.0, 5.0, -0.1), ChangeFault::Reliability),
        (change(0.0, 5.0, f64::NAN), ChangeFault::Reliability),
    ];
    for (found, expected) in cases {
        assert_eq!(found.unwrap_err(), expected);
    }
    assert_eq!(Confidence::try_from(0.99), Err(ChangeFault::Confidence));
    assert_eq!((Confidence::try_from(0.9), Confidence::try_from(0.95)), (Ok(P90), Ok(P95)));
}

#[test]
fn clinical_change_has_four_classes() {
    use ClinicalChange::{Deteriorated, Improved, Recovered, Unchanged};
    let lower = [
        (22.0, 9.0, Recovered),
        (17.0, 10.0, Recovered),
        (17.0, 11.0, Improved),
        (28.0, 18.0, Improved),
        (12.0, 9.0, Unchanged),
        (9.0, 2.0, Improved),
        (12.0, 20.0, Deteriorated),
        (12.0, 18.0, Deteriorated),
        (12.0, 17.0, Unchanged),
    ];
    for (before, after, expected) in lower {
        assert_eq!(clinical_change(before, after, 11.0, 6.0, Direction::LowerIsBetter), Ok(expected));
        // Mirrored, the same holds where higher is better.
        let mirrored = clinical_change(-before, -after, -11.0, 6.0, Direction::HigherIsBetter);
        assert_eq!(mirrored, Ok(expected), "{before} → {after}");
    }
    assert_eq!(clinical_change(1.0, 2.0, 3.0, 4.0, Direction::Neutral), Err(ChangeFault::Direction));
    assert_eq!(clinical_change(1.0, 2.0, 3.0, 0.0, Direction::LowerIsBetter), Err(ChangeFault::Size));
    assert_eq!(clinical_change(1.0, f64::NAN, 3.0, 1.0, Direction::LowerIsBetter), Err(ChangeFault::NotANumber));
}

#[test]
fn cut_offs_lie_where_published() {
    let clinical = Group { mean: 19.7, sd: 7.7 };
    let found = cut_offs(clinical, Group { mean: 4.7, sd: 4.8 }).unwrap();
    assert!((found.a - 4.3).abs() < 1e-9 && (found.b - 14.3).abs() < 1e-9 && (found.c - 10.46).abs() < 0.005);
    let even = cut_offs(Group { mean: 20.0, sd: 5.0 }, Group { mean: 10.0, sd: 5.0 }).unwrap();
    assert_eq!(even.c, 15.0);
    // The other way round, where higher is better.
    let turned = cut_offs(Group { mean: 10.0, sd: 2.0 }, Group { mean: 20.0, sd: 3.0 }).unwrap();
    assert_eq!((turned.a, turned.b), (14.0, 14.0));
    assert_eq!(cut_offs(clinical, clinical), Err(ChangeFault::Groups));
    assert_eq!(cut_offs(clinical, Group { mean: 1.0, sd: 0.0 }), Err(ChangeFault::Deviation));
}

#[test]
fn thresholds_are_named_and_say_when_they_hold() {
    let change = |id: &str, more: &str| {
        format!(
            "[[assessment.change]]\nid = \"{id}\"\nname = {{ nl = \"D\" }}\nscale = \"s\"\nmeaning = \"important\"\nprovenance = {{ mark = \"ours\" }}\n{more}\n"
        )
    };
    let scale = named_scale("s", "sum(items)", "").replace("neutral", "lower-is-better");
    let instrument = instrument(&format!(
        "{FOUR}{scale}{}{}{}{}",
        change("points", "at-least = 0.3"),
        change("percent", "at-least = 30\nmeasure = \"percent\""),
        change("early", "at-least = 2\nbefore-from = 4\nbefore-to = 8"),
        change("young", "at-least = 2\nages = { to = 17 }"),
    ));
    let read = |name: &str, before, after, age| instrument.change(&name.parse().unwrap(), before, after, age);
    // 0.1 + 0.2 is three tenths here, whatever its last bit says.
    assert!(read("points", 0.0, -0.1 - 0.2, None).unwrap().reached);
    assert!(!read("points", 1.0, 1.2, None).unwrap().reached);
    let better = read("percent", 8.0, 5.0, None).unwrap();
    assert_eq!((better.change, better.reached, better.course), (-37.5, true, Course::Better));
    assert!(!read("percent", 6.0, 5.0, None).unwrap().reached);
    assert_eq!(read("percent", 5.0, 8.0, None).unwrap().course, Course::Worse);
    assert_eq!(read("points", 5.0, 5.0, None).unwrap().course, Course::Same);
    let threshold = |name: &str| name.parse().unwrap();
    let refused = [
        (read("percent", 0.0, 5.0, None), ChangeFault::PercentOfZero),
        (
            read("early", 3.0, 8.0, None),
            ChangeFault::Baseline { threshold: threshold("early"), from: Some(4.0), to: Some(8.0) },
        ),
        (
            read("young", 3.0, 8.0, Some(18)),
            ChangeFault::AgeLimit { threshold: threshold("young"), from: None, to: Some(17) },
        ),
        (read("young", 3.0, 8.0, None), ChangeFault::AgeUnknown { threshold: threshold("young") }),
        (read("points", f64::NAN, 8.0, None), ChangeFault::NotANumber),
    ];
    for (found, expected) in refused {
        let fault = found.unwrap_err();
        assert_eq!(fault, expected);
        assert_ne!(fault.explain(Language::Nl), fault.explain(Language::En));
    }
    let unknown = read("ponts", 1.0, 2.0, None).unwrap_err();
    assert_eq!(unknown.to_string(), "there is no threshold `ponts`; known are: `points`, `percent`, `early`, `young`.");
    assert!(read("early", 8.0, 4.0, None).unwrap().reached && read("young", 5.0, 2.0, Some(17)).unwrap().reached);
}
