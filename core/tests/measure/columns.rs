//! Columns of sheets: equal to single sheets, a status per row, no allocation per row.

use proptest::prelude::*;
use vakwerk_core::explain::Explain;
use vakwerk_core::measure::{Instrument, Refusal, Status};
use vakwerk_core::text::Language;

use crate::support::{FOUR, instrument, named_scale, scores};

/// Every kind of step, over items with ranges of their own, inputs and ages.
fn everything(missing: &str) -> Instrument {
    instrument(&format!(
        r#"
missing = {missing}
ages = {{ from = 5 }}
answer = {{ min = 0, max = 3, step = 1 }}
item = [
    {{ id = "a", label = {{ nl = "A" }} }},
    {{ id = "b", label = {{ nl = "B" }}, answer = {{ min = -1, max = 2, step = 0.1 }} }},
    {{ id = "c", label = {{ nl = "C" }}, not-applicable = {{ counts-as = 1 }} }},
    {{ id = "d", label = {{ nl = "D" }}, answer = {{ min = 0, max = 3 }} }},
]
[[assessment.input]]
id = "age"
label = {{ nl = "L" }}
min = 0
max = 120
[[assessment.input]]
id = "sex"
label = {{ nl = "G" }}
codes = {{ female = 0, male = 1 }}
{}{}{}{}{}{}"#,
        named_scale("plain", "sum(a..d)", "min = -1\nmax = 11"),
        named_scale("narrow", "sum(a..d)", ""),
        named_scale("mean", "mean(a, reverse(b..c), d * 2)", ""),
        named_scale("grown", "plain / a + age", "ages = { from = 18, to = 65 }"),
        named_scale(
            "odd",
            "choose(sex = sex:male and not (a > 1 or c = 0), min(a, b, grown), max(items)) - table(d, 0: 1, 2: 5)",
            ""
        ),
        named_scale("counts", "count-at-least(1, items) + count-at-most(0, recode(a..a, 0: 1, 1: 0, 2: 5, 3: 0))", ""),
    ))
}

fn status(refusal: Option<&Refusal>) -> Option<&'static str> {
    refusal.map(Refusal::word)
}

fn same(left: f64, right: f64) -> bool {
    left.to_bits() == right.to_bits() || (left.is_nan() && right.is_nan())
}

/// Scores columns and compares every row with the same sheet scored alone.
fn compare(instrument: &Instrument, sheets: &[Vec<f64>], inputs: &[Vec<f64>]) {
    let column = |rows: &[Vec<f64>], index: usize| -> Vec<f64> { rows.iter().map(|row| row[index]).collect() };
    let items = sheets.first().map_or(4, Vec::len);
    let answers: Vec<Vec<f64>> = (0..items).map(|index| column(sheets, index)).collect();
    let given: Vec<Vec<f64>> = (0..instrument.assessment().input.len()).map(|index| column(inputs, index)).collect();
    let scales = instrument.assessment().scale.len();
    let mut out = vec![vec![7.0; sheets.len()]; scales];
    let mut statuses = vec![Status::Scored; sheets.len()];
    let answer_columns: Vec<&[f64]> = answers.iter().map(Vec::as_slice).collect();
    let input_columns: Vec<&[f64]> = given.iter().map(Vec::as_slice).collect();
    let mut out_columns: Vec<&mut [f64]> = out.iter_mut().map(Vec::as_mut_slice).collect();
    instrument.score_columns(&answer_columns, &input_columns, &mut out_columns, &mut statuses).unwrap();
    for (row, sheet) in sheets.iter().enumerate() {
        let alone = scores(instrument, sheet, &inputs[row]);
        assert_eq!(statuses[row].word(), status(alone.as_ref().err()), "row {row}: {sheet:?}");
        for scale in 0..scales {
            let expected = alone.as_ref().map_or(f64::NAN, |scores| scores[scale]);
            assert!(same(out[scale][row], expected), "row {row}, scale {scale}: {} and {expected}", out[scale][row]);
        }
    }
}

fn some_answer() -> impl Strategy<Value = f64> {
    prop_oneof![
        20 => (0..=3_u8).prop_map(f64::from),
        2 => (0..=20_u8).prop_map(|tenth| f64::from(tenth) / 10.0),
        1 => Just(f64::NAN),
        1 => Just(vakwerk_core::measure::NOT_APPLICABLE),
        1 => Just(f64::INFINITY),
        1 => Just(0.5),
        1 => Just(9.0),
    ]
}

fn some_inputs() -> impl Strategy<Value = Vec<f64>> {
    let age = prop_oneof![8 => (0..90_u8).prop_map(f64::from), 1 => Just(f64::NAN), 1 => Just(500.0)];
    let sex = prop_oneof![4 => Just(0.0), 4 => Just(1.0), 1 => Just(f64::NAN), 1 => Just(0.5)];
    (age, sex).prop_map(|(age, sex)| vec![age, sex])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn columns_equal_single_sheets(
        rows in prop::collection::vec((prop::collection::vec(some_answer(), 4), some_inputs()), 0..600),
        missing in prop::sample::select(vec!["\"refused\"", "{ counts-as = 2 }", "{ prorated = 1 }"]),
    ) {
        let (sheets, inputs): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
        compare(&everything(missing), &sheets, &inputs);
    }
}

/// Whole numbers in one range, and scales that need no program.
fn plain(missing: &str) -> Instrument {
    let scales =
        [("total", "sum(items)"), ("mean", "mean(items)"), ("part", "sum(b..c)"), ("high", "count-at-least(2, items)")];
    let scales: String =
        scales.iter().map(|(name, expression)| named_scale(name, expression, "min = 0\nmax = 12")).collect();
    instrument(&format!("missing = {missing}\n{FOUR}{scales}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn columns_equal_single_sheets_where_no_program_is_needed(
        sheets in prop::collection::vec(prop::collection::vec(some_answer(), 4), 0..600),
        missing in prop::sample::select(vec!["\"refused\"", "{ counts-as = 2 }", "{ prorated = 1 }"]),
    ) {
        compare(&plain(missing), &sheets, &vec![vec![]; sheets.len()]);
    }
}

#[test]
fn columns_of_rows_equal_single_sheets() {
    let instrument = instrument(&format!(
        "rows = {{ at-least = 2, at-most = 5 }}\nanswer = {{ min = 0, max = 10, step = 1 }}\nitem = [{{ id = \"r\", label = {{ nl = \"R\" }} }}]\n{}{}",
        named_scale("mean", "mean(rows)", ""),
        named_scale("odd", "sum(reverse(rows), table(rows, 0: 0, 5: 1)) + max(rows)", ""),
    ));
    for rows in 2..=5 {
        let sheets: Vec<Vec<f64>> =
            (0..700).map(|n| (0..rows).map(|row| f64::from((n * 7 + row * 3) % 12)).collect()).collect();
        compare(&instrument, &sheets, &vec![vec![]; sheets.len()]);
    }
}

#[test]
fn a_batch_of_the_wrong_shape_is_refused_as_a_whole() {
    let instrument = instrument(&format!("{FOUR}{}", named_scale("s", "sum(items)", "")));
    let (two, three) = ([0.0; 2], [0.0; 3]);
    let mut status = [Status::Scored; 2];
    let mut messages = Vec::new();
    let mut run = |answers: &[&[f64]], inputs: &[&[f64]], out: &mut [&mut [f64]]| {
        let fault = instrument.score_columns(answers, inputs, out, &mut status).unwrap_err();
        messages.push(format!("{} {}", fault.code(), fault));
        messages.push(fault.explain(Language::Nl));
    };
    run(&[&two, &two, &two], &[], &mut [&mut [0.0; 2]]);
    run(&[&two, &two, &two, &three], &[], &mut [&mut [0.0; 2]]);
    run(&[&two[..]; 4], &[&two], &mut [&mut [0.0; 2]]);
    run(&[&two[..]; 4], &[], &mut []);
    run(&[&two[..]; 4], &[], &mut [&mut [0.0; 3]]);
    insta::assert_snapshot!(messages.join("\n"));
}

#[test]
fn nothing_is_allocated_per_sheet() {
    let instrument = everything("{ prorated = 1 }");
    let sheets = [[1.0, 1.0, 1.0, 1.0], [f64::NAN, 1.0, 1.0, 1.0], [3.0, 2.0, 1.0, 0.5]];
    let mut out = [0.0; 6];
    let single = allocation_counter::measure(|| {
        for _ in 0..100 {
            for sheet in &sheets {
                instrument.score_into(sheet, &[30.0, 1.0], &mut out).unwrap();
            }
        }
    });
    assert_eq!(single.count_total, 0, "scoring a sheet allocates");
    // One row in ten is bad in each of the ways, and still only the fixed room is taken, whatever the number of rows.
    let allocations = |rows: usize| {
        let cell = |row: usize| match row % 50 {
            0 => f64::NAN,
            10 => 9.0,
            20 => 0.5,
            30 => f64::INFINITY,
            _ => 1.0,
        };
        let column: Vec<f64> = (0..rows).map(cell).collect();
        let ones = vec![1.0; rows];
        let ages = vec![30.0; rows];
        let mut out = vec![vec![0.0; rows]; 6];
        let mut out: Vec<&mut [f64]> = out.iter_mut().map(Vec::as_mut_slice).collect();
        let mut status = vec![Status::Scored; rows];
        let answers: [&[f64]; 4] = [&column, &ones, &ones, &ones];
        let inputs: [&[f64]; 2] = [&ages, &ones];
        allocation_counter::measure(|| instrument.score_columns(&answers, &inputs, &mut out, &mut status).unwrap())
            .count_total
    };
    let (few, many) = (allocations(10), allocations(100_000));
    assert_eq!(few, many);
    assert!(many <= 4, "{many} allocations");
}
