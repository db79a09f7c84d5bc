//! What expressions compute, and what is wrong with those that do not.

use vakwerk_core::explain::Explain;

use crate::support::{FOUR, faults, instrument, named_scale, scale, scores};

const INPUTS: &str = r#"
[[assessment.input]]
id = "age"
label = { nl = "Leeftijd" }

[[assessment.input]]
id = "sex"
label = { nl = "Geslacht" }
codes = { female = 0, male = 1 }
"#;

#[test]
fn expressions_compute_what_they_say() {
    let answers = [1.0, 2.0, 3.0, 0.0];
    let cases = [
        ("a", 1.0),
        ("a + b * c", 7.0),
        ("(a + b) * c", 9.0),
        ("c - b - a", 0.0),
        ("c / b / b", 0.75),
        ("-c + 1", -2.0),
        ("- -c", 3.0),
        ("2.5 * b", 5.0),
        ("sum(items)", 6.0),
        ("sum(a..d)", 6.0),
        ("sum(b..c, a)", 6.0),
        ("sum(a, b + c, 10)", 16.0),
        ("mean(a..c)", 2.0),
        ("mean(items)", 1.5),
        ("min(items)", 0.0),
        ("max(a..b)", 2.0),
        ("min(c, 2)", 2.0),
        ("count-at-least(2, items)", 2.0),
        ("count-at-most(1, items)", 2.0),
        ("count-at-least(-1, items)", 4.0),
        ("reverse(a)", 2.0),
        ("sum(reverse(a..d))", 6.0),
        ("sum(a, reverse(b..c), d)", 2.0),
        ("recode(c, 0: 0, 1: 1, 2: 2, 3: 2)", 2.0),
        ("sum(recode(items, 0: 0, 1: 10, 2: 20, 3: 20))", 50.0),
        ("sum(recode(reverse(a..b), 0: 0, 1: 5, 2: 7, 3: 9))", 12.0),
        ("table(sum(items), 0: 1, 6: 2, 7: 3)", 2.0),
        ("table(a + 0.5, 0: 1, 1: 5, 2: 9)", 5.0),
        ("choose(a > 1, 10, b > 1, 20, 30)", 20.0),
        ("choose(a = 1 and b = 2, 1, 0)", 1.0),
        ("choose(a = 2 or b = 2, 1, 0)", 1.0),
        ("choose(a = 2 or b = 3, 1, 0)", 0.0),
        ("choose(not a = 2, 1, 0)", 1.0),
        ("choose(not (a = 1 and b = 2), 1, 0)", 0.0),
        ("choose(a < 2, 1, 0) + choose(b <= 2, 1, 0) + choose(c >= 3, 1, 0) + choose(d > 0, 1, 0)", 3.0),
        ("choose(age < 60, 9, age < 70, 10.2, 12.7)", 10.2),
        ("choose(sex = sex:male, 1, 2)", 1.0),
        ("51.31 * sex + age", 116.31),
        ("choose(0.1 + 0.2 = 0.3, 1, 0)", 1.0),
        ("a\n + \t b", 3.0),
    ];
    for (expression, expected) in cases {
        let written = expression.replace('\n', "\\n").replace('\t', "\\t");
        let instrument = instrument(&format!("{FOUR}{INPUTS}{}", scale(&written)));
        let found = scores(&instrument, &answers, &[65.0, 1.0]).unwrap()[0];
        assert!((found - expected).abs() < 1e-9, "{expression}: {found}, expected {expected}");
    }
}

#[test]
fn what_has_no_value_is_unavailable_and_not_infinite() {
    for expression in [
        "a / d",
        "table(sum(items), 7: 1)",
        "age + a",
        "choose(age > 10, 1, 2)",
        "min(a, age)",
        "max(age, a)",
        "count-at-least(1, a, age)",
    ] {
        let instrument = instrument(&format!("{FOUR}{INPUTS}{}", scale(expression)));
        let found = scores(&instrument, &[1.0, 2.0, 3.0, 0.0], &[f64::NAN, 1.0]).unwrap()[0];
        assert!(found.is_nan(), "{expression}: {found}");
    }
}

#[test]
fn what_is_known_can_decide_what_is_not() {
    for (expression, expected) in [
        ("choose(a = 1 or age > 10, 1, 2)", 1.0),
        ("choose(a = 2 and age > 10, 1, 2)", 2.0),
        ("choose(a = 1, 1, age > 10, 2, 3)", 1.0),
        ("choose(a = 1, 1, age)", 1.0),
    ] {
        let instrument = instrument(&format!("{FOUR}{INPUTS}{}", scale(expression)));
        let found = scores(&instrument, &[1.0, 2.0, 3.0, 0.0], &[f64::NAN, 1.0]).unwrap()[0];
        assert_eq!(found, expected, "{expression}");
    }
}

#[test]
fn scales_rest_on_scales_in_any_order() {
    let scales = [("last", "first + second"), ("second", "first * 2"), ("first", "sum(items)")];
    let text: String = scales.iter().map(|(name, expression)| named_scale(name, expression, "")).collect();
    let instrument = instrument(&format!("{FOUR}{text}"));
    assert_eq!(scores(&instrument, &[1.0, 1.0, 1.0, 1.0], &[]).unwrap(), [12.0, 8.0, 4.0]);
}

#[test]
fn rows_are_gone_over_however_many_there_are() {
    let rows = r#"
rows = { at-least = 1, at-most = 5 }
answer = { min = 0, max = 10, step = 1 }
item = [{ id = "activity", label = { nl = "Activiteit" } }]
"#;
    let expressions = ["sum(rows)", "mean(rows)", "max(rows)", "count-at-least(5, rows)", "sum(reverse(rows))"];
    for (expression, expected) in expressions.into_iter().zip([12.0, 4.0, 7.0, 1.0, 18.0]) {
        let instrument = instrument(&format!("{rows}{}", scale(expression)));
        assert_eq!(scores(&instrument, &[2.0, 7.0, 3.0], &[]).unwrap(), [expected], "{expression}");
    }
    let mapped = instrument(&format!("{rows}{}", scale("mean(table(rows, 0: 0, 5: 1))")));
    assert_eq!(scores(&mapped, &[2.0, 7.0, 3.0, 5.0], &[]).unwrap(), [0.5]);
}

#[test]
fn messages_of_expressions_say_where_and_what_to_do() {
    let long = format!("a{}", " + a".repeat(4_000));
    let deep = format!("{}a{}", "(".repeat(100), ")".repeat(100));
    let wide = format!("sum({})", ["items"; 600].join(", "));
    let expressions = [
        long.as_str(),
        deep.as_str(),
        "",
        "a b",
        "a +",
        "a ? b",
        "a é b",
        "sum(a..)",
        "item-e",
        "aa",
        "a-b",
        "summ(a)",
        "sum()",
        "sum(a",
        "count-at-least(a, b)",
        "reverse(sum(a))",
        "reverse(a, b)",
        "recode(a)",
        "recode(a, 0: 0, 0: 1)",
        "recode(a, 0: 0, 1: 1)",
        "table(a, 5: 1, 0: 2)",
        "choose(a > 1, 2)",
        "choose(a, 1, 2)",
        "choose(a > 1, 2, a < 1)",
        "a > 1",
        "not a",
        "a and b",
        "sum(d..a)",
        "sum(a..age)",
        "a..b",
        "items + 1",
        "rows",
        "sex:man",
        "age:man",
        "sum(a, 0: 1)",
        "1 < a < 2",
        "99999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999",
    ];
    let mut golden = String::new();
    let mut note = |shown: &str, text: &str| {
        for fault in faults(text) {
            golden += &format!(
                "{shown}\n  {} {}\n  {}\n",
                fault.code(),
                fault.explain(vakwerk_core::text::Language::Nl),
                fault.explain(vakwerk_core::text::Language::En)
            );
        }
    };
    for expression in expressions {
        let shown: String = expression.chars().take(40).collect();
        note(&shown, &format!("{FOUR}{INPUTS}{}", scale(expression)));
    }
    note("sum(items, items, …) in sixty scales", &{
        let text: String = (0..60).map(|n| named_scale(&format!("s{n}"), &wide, "")).collect();
        format!("{FOUR}{text}")
    });
    insta::assert_snapshot!(golden);
}
