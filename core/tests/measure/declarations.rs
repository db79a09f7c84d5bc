//! Faults of declarations: each is found, all at once, and says what to do.

use vakwerk_core::explain::Explain;
use vakwerk_core::measure::Code;
use vakwerk_core::text::Language;

use crate::support::{FOUR, compile, faults, named_scale, scale};

fn bands(scale_range: &str, bands: &[&str]) -> String {
    let bands: Vec<String> = bands
        .iter()
        .enumerate()
        .map(|(index, bounds)| {
            let comma = if bounds.is_empty() { "" } else { ", " };
            format!("{{ id = \"band-{index}\", label = {{ nl = \"B\" }}{comma}{bounds} }}")
        })
        .collect();
    format!(
        "{FOUR}{}[[assessment.band-set]]\nid = \"set\"\nname = {{ nl = \"S\" }}\nscale = \"s\"\nprovenance = {{ mark = \"ours\" }}\nband = [{}]\n",
        named_scale("s", "sum(items)", scale_range),
        bands.join(", ")
    )
}

#[test]
fn bands_cover_their_scale_without_hole_or_overlap() {
    let steps = "min = 0\nmax = 12\nstep = 1";
    let any = "min = 0\nmax = 12";
    let fine: &[(&str, &[&str])] = &[
        (steps, &["from = 0, to = 4", "from = 5, to = 12"]),
        (steps, &["to = 4", "from = 5"]),
        (steps, &["below = 5", "from = 5"]),
        (steps, &["to = 4", "above = 4"]),
        (steps, &["below = 4.5", "above = 4.5"]),
        (steps, &["below = 13"]),
        (steps, &[""]),
        (any, &["to = 9.0", "above = 9.0"]),
        (any, &["below = 9.0", "from = 9.0"]),
        (any, &["from = 0, below = 3", "from = 3, to = 4", "above = 4, to = 12"]),
        ("", &["to = 4", "above = 4"]),
        ("min = 0\nmax = 12\nstep = 0.1", &["to = 0.3", "from = 0.4, to = 0.7", "from = 0.8"]),
    ];
    for (range, list) in fine {
        let found = compile(&bands(range, list));
        assert!(found.is_ok(), "{range:?} {list:?}: {:?}", found.err());
    }
    let wrong: &[(&str, &[&str], Code)] = &[
        (steps, &["from = 0, to = 4", "from = 6, to = 12"], Code::BandHole),
        (steps, &["from = 1, to = 12"], Code::BandHole),
        (steps, &["from = 0, to = 11"], Code::BandHole),
        (steps, &[], Code::BandHole),
        (steps, &["from = 0, to = 5", "from = 5, to = 12"], Code::BandOverlap),
        (steps, &["from = 5, to = 12", "from = 0, to = 4"], Code::BandHole),
        (steps, &["to = 4", "to = 12"], Code::BandOverlap),
        (steps, &["from = 0, to = 13"], Code::BandOutside),
        (steps, &["from = -1, to = 12"], Code::BandOutside),
        (steps, &["from = 0, above = 0, to = 12"], Code::BandBounds),
        (steps, &["from = 4, to = 3"], Code::BandBounds),
        (steps, &["from = 4.2, to = 4.8"], Code::BandBounds),
        (steps, &["from = nan, to = 12"], Code::BandBounds),
        (any, &["to = 4", "from = 5"], Code::BandHole),
        (any, &["below = 4", "above = 4"], Code::BandHole),
        (any, &["to = 4", "from = 4"], Code::BandOverlap),
        ("", &["from = 0"], Code::BandHole),
    ];
    for (range, list, code) in wrong {
        let found = faults(&bands(range, list));
        assert_eq!(found[0].code(), code.as_str(), "{range:?} {list:?}: {found:?}");
        assert!(found[0].path.starts_with("band-set.set"), "{}", found[0].path);
    }
}

#[test]
fn bands_leave_no_hole_for_a_score_in_which_a_missing_answer_was_replaced() {
    let steps = "min = 0\nmax = 12\nstep = 1";
    let whole = ["from = 0, to = 4", "from = 5, to = 12"];
    let joined = ["from = 0, below = 5", "from = 5, to = 12"];
    let table = "table(sum(items), 0: 0, 5: 5)";
    let rows = "rows = { at-least = 1, at-most = 4 }\nanswer = { min = 0, max = 3, step = 1 }\n\
                item = [{ id = \"r\", label = { nl = \"R\" } }]\n";
    for (missing, list, fits) in
        [("\"refused\"", whole, true), ("{ prorated = 1 }", whole, false), ("{ prorated = 1 }", joined, true)]
    {
        let text = bands(steps, &list).replace(FOUR, rows).replace("sum(items)", "sum(rows)");
        let found = compile(&format!("missing = {missing}\n{text}")).err().unwrap_or_default();
        assert_eq!(found.is_empty(), fits, "rows, {missing}: {found:?}");
    }
    let cases: &[(&str, &str, &[&str], bool)] = &[
        ("\"refused\"", "sum(items)", &whole, true),
        ("{ counts-as = 0 }", "sum(items)", &whole, true),
        ("{ prorated = 0 }", "sum(items)", &whole, true),
        ("{ prorated = 1 }", "sum(items)", &joined, true),
        ("{ prorated = 1 }", "a + b + c + d", &whole, true),
        ("{ prorated = 1 }", table, &whole, true),
        ("{ prorated = 1 }", "sum(items)", &whole, false),
        ("{ prorated = 1 }", "choose(a > 1, 12, sum(a, reverse(b)))", &whole, false),
    ];
    for (missing, expression, list, fits) in cases {
        let text = bands(steps, list).replacen("answer =", &format!("missing = {missing}\nanswer ="), 1);
        let text = text.replace("score = \"sum(items)\"", &format!("score = \"{expression}\""));
        let found = compile(&text).err().unwrap_or_default();
        assert_eq!(found.is_empty(), *fits, "{missing} {expression}: {found:?}");
        if let Some(hole) = found.first() {
            assert_eq!((hole.code(), hole.path.as_str()), (Code::BandHole.as_str(), "band-set.set.band.band-1"));
            let told = hole.explain(Language::Nl);
            assert!(told.contains("zoals 4,5") && told.contains("`below = 5` in plaats van `to = 4`"), "{told}");
        }
    }
}

#[test]
fn a_scale_that_can_leave_its_range_is_found_before_anyone_scores() {
    let leaves = [
        ("sum(items)", "min = 0\nmax = 11"),
        ("sum(items)", "min = 1\nmax = 12"),
        ("mean(items) * 4", "max = 11"),
        ("a - b", "min = 0"),
        ("sum(a, reverse(b))", "max = 5"),
        ("count-at-least(1, items)", "max = 3"),
        ("recode(a, 0: 0, 1: 5, 2: 9, 3: 1)", "max = 8"),
        ("max(a, 5)", "max = 4"),
    ];
    for (expression, range) in leaves {
        let found = faults(&format!("{FOUR}{}", named_scale("s", expression, range)));
        assert_eq!(found[0].code(), Code::ScoreExceeds.as_str(), "{expression}: {found:?}");
        assert_eq!(found[0].path, "scale.s.score");
    }
    // Where an item stands twice the ends of the span may be out of reach, so nothing is claimed.
    for (expression, range) in [
        ("sum(items)", "min = 0\nmax = 12"),
        ("a - a", "min = 0\nmax = 0"),
        ("sum(items) - a", "min = 0\nmax = 9"),
        ("count-at-least(1, items)", "min = 0\nmax = 4"),
        ("choose(a > 1, 9, 1)", "min = 1\nmax = 9"),
        ("a / b", "min = 0\nmax = 1"),
    ] {
        let found = compile(&format!("{FOUR}{}", named_scale("s", expression, range)));
        assert!(found.is_ok(), "{expression}: {:?}", found.err());
    }
}

#[test]
fn every_fault_is_reported_at_once_in_both_languages() {
    let golden: Vec<String> = faults(include_str!("broken.toml"))
        .iter()
        .map(|fault| format!("{} {}\n      {}", fault.code(), fault.explain(Language::Nl), fault.explain(Language::En)))
        .collect();
    insta::assert_snapshot!(golden.join("\n"));
}

#[test]
fn what_stands_alone_is_reported_too() {
    let cases = [
        (
            "answer = { min = 0, max = 3 }\nitem = [{ id = \"a\", label = { nl = \"A\" } }]\n".to_owned(),
            Code::NothingToScore,
        ),
        (scale("1"), Code::NothingToScore),
        (format!("arithmetic = \"coded\"\n{FOUR}{}", scale("a")), Code::ExpressionNotAllowed),
        (format!("rows = {{ at-least = 1, at-most = 5 }}\n{FOUR}{}", scale("sum(rows)")), Code::BadRows),
        (format!("{FOUR}{}", named_scale("items", "a", "")), Code::DuplicateId),
        (
            format!(
                "{FOUR}{}{}",
                named_scale("s", "t + 1", ""),
                named_scale("t", "u", "") + &named_scale("u", "s", "")
            ),
            Code::Cycle,
        ),
        (format!("{FOUR}{}", named_scale("s", "s", "")), Code::Cycle),
        (format!("{FOUR}{}", named_scale("s", "a", "ages = { from = 18 }")), Code::AgeNotAsked),
        (format!("{FOUR}{}", named_scale("s", "a", "min = 0\nstep = 0")), Code::BadStep),
    ];
    for (text, code) in cases {
        let found = faults(&text);
        assert_eq!(found[0].code(), code.as_str(), "{found:?}");
        assert_ne!(found[0].explain(Language::Nl), found[0].explain(Language::En));
    }
}

#[test]
fn size_is_capped() {
    let items: String =
        (0..1_100).map(|n| format!("[[assessment.item]]\nid = \"item-{n}\"\nlabel = {{ nl = \"I\" }}\n")).collect();
    let found = faults(&format!("answer = {{ min = 0, max = 1, step = 1 }}\n{items}{}", scale("sum(items)")));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code(), Code::TooMany.as_str());
    let scales: String = (0..300).map(|n| named_scale(&format!("s{n}"), "a", "")).collect();
    assert_eq!(faults(&format!("{FOUR}{scales}"))[0].code(), Code::TooMany.as_str());
}
