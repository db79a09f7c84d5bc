//! What holds for every expression and every sheet, however strange.

use proptest::prelude::*;
use vakwerk_core::measure::{Instrument, Person};

use crate::support::{FOUR, assessment, compile, named_scale, scores};

/// An expression that is right, built from its parts.
fn some_expression() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        prop::sample::select(vec!["a", "b", "c", "d"]).prop_map(str::to_owned),
        (-5..20_i32).prop_map(|number| number.to_string()),
        Just("sum(items)".to_owned()),
        Just("mean(b..d)".to_owned()),
        Just("reverse(c)".to_owned()),
        Just("recode(a, 0: 4, 1: 3, 2: 9, 3: -2)".to_owned()),
    ];
    leaf.prop_recursive(5, 40, 3, |inner| {
        let two = (inner.clone(), inner.clone());
        let three = (inner.clone(), inner.clone(), inner.clone());
        prop_oneof![
            (two.clone(), prop::sample::select(vec!["+", "-", "*", "/"]))
                .prop_map(|((l, r), op)| format!("({l} {op} {r})")),
            two.clone().prop_map(|(l, r)| format!("sum({l}, {r}, items)")),
            two.clone().prop_map(|(l, r)| format!("min({l}, {r})")),
            two.clone().prop_map(|(l, r)| format!("max({l}, {r})")),
            two.prop_map(|(l, r)| format!("count-at-least(2, {l}, {r}, a..c)")),
            three.prop_map(|(l, r, m)| format!("choose({l} > {r} and not {m} = {r} or {r} <= {m}, {l}, {m})")),
            inner.clone().prop_map(|of| format!("-{of}")),
            inner.prop_map(|of| format!("table({of}, -100: 1, 0: 2, 7: 3)")),
        ]
    })
}

fn some_sheet() -> impl Strategy<Value = [f64; 4]> {
    prop::array::uniform4((0..=3_u8).prop_map(f64::from))
}

/// Compiles with an expression written straight into the declaration, so that no quoting is in the way.
fn compile_raw(expression: &str) -> Result<Instrument, Vec<vakwerk_core::measure::MeasureFault>> {
    let mut declaration = assessment(&format!("{FOUR}{}", named_scale("s", "a", "")));
    declaration.scale[0].score = Some(expression.to_owned());
    Instrument::compile(&declaration, &"test:invented".parse().unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_compiler_panic(text in any::<String>()) {
        let _ = compile_raw(&text);
    }

    #[test]
    fn no_mixture_of_tokens_makes_the_compiler_panic(
        tokens in prop::collection::vec(prop::sample::select(vec![
            "a", "d", "items", "rows", "sum", "reverse", "recode", "table", "choose", "count-at-least", "(", ")", ",",
            ":", "..", "+", "-", "*", "/", "<", "=", ">=", "and", "or", "not", "1", "2.5", "0", "s", ".", "item-9",
        ]), 0..60),
    ) {
        if let Err(faults) = compile_raw(&tokens.join(" ")) {
            for fault in faults {
                prop_assert!(!fault.to_string().is_empty());
            }
        }
    }

    #[test]
    fn nesting_ends_in_a_message(depth in 1..3000_usize, open in prop::sample::select(vec!["(", "-", "not ", "sum(", "choose(a > 1, "])) {
        let found = compile_raw(&format!("{}a{}", open.repeat(depth), ")".repeat(depth)));
        if depth > 64 {
            prop_assert!(found.is_err());
        }
    }

    #[test]
    fn right_expressions_compile_and_stay_within_what_is_claimed_of_them(
        expression in some_expression(),
        sheets in prop::collection::vec(some_sheet(), 20),
    ) {
        prop_assume!(expression.len() < 10_000);
        let plain = compile_raw(&expression);
        let Ok(plain) = plain else {
            let faults: Vec<_> = plain.err().unwrap().iter().map(ToString::to_string).collect();
            // The only fault that a right expression can have is its depth.
            prop_assert!(faults.iter().all(|fault| fault.contains("64 levels")), "{expression}: {faults:?}");
            return Ok(());
        };
        let found: Vec<f64> = sheets.iter().map(|sheet| scores(&plain, sheet, &[]).unwrap()[0]).collect();
        prop_assert!(found.iter().all(|score| !score.is_infinite()));
        // A narrower range is either reported before scoring, or kept while scoring.
        let narrow = compile(&format!("{FOUR}{}", named_scale("s", &expression, "min = 0\nmax = 10")));
        if let Ok(narrow) = narrow {
            for (sheet, plain) in sheets.iter().zip(found) {
                let score = scores(&narrow, sheet, &[]).unwrap()[0];
                let inside = (-1e-8..=10.0 + 1e-7).contains(&plain);
                prop_assert!(if inside { score == plain } else { score.is_nan() }, "{expression}: {score} and {plain}");
            }
        }
    }

    #[test]
    fn any_numbers_are_scored_or_refused(answers in prop::collection::vec(any::<f64>(), 0..8)) {
        let instrument = compile_raw("sum(items) / a").unwrap();
        let person = Person::default();
        if let Ok(outcome) = crate::support::score(&instrument, &answers, &person) {
            prop_assert!(outcome.scores.values().all(|score| score.is_finite()));
        }
        let read = instrument.interpret(&answers, &person, &answers);
        prop_assert_eq!(&read.assessment, instrument.id());
    }

    #[test]
    fn a_sheet_without_gaps_scores_the_same_under_every_policy(sheet in some_sheet(), expression in some_expression()) {
        let with = |policy: &str| compile(&format!("missing = {policy}\n{FOUR}{}", named_scale("s", &expression, "")));
        let found: Vec<u64> = ["\"refused\"", "{ counts-as = 0 }", "{ prorated = 3 }"]
            .into_iter()
            .filter_map(|policy| with(policy).ok())
            .map(|instrument| scores(&instrument, &sheet, &[]).unwrap()[0].to_bits())
            .collect();
        prop_assert!(found.windows(2).all(|pair| pair[0] == pair[1]));
    }

    #[test]
    fn prorating_is_the_mean_of_the_answered_times_the_number(sheet in some_sheet(), gap in 0..4_usize) {
        let instrument = compile(&format!("missing = {{ prorated = 1 }}\n{FOUR}{}", named_scale("s", "sum(items)", ""))).unwrap();
        let mut given = sheet;
        given[gap] = f64::NAN;
        let answered: f64 = (0..4).filter(|index| *index != gap).map(|index| sheet[index]).sum();
        let score = scores(&instrument, &given, &[]).unwrap()[0];
        prop_assert!((score - answered / 3.0 * 4.0).abs() < 1e-9);
    }
}
