//! Goal Attainment Scaling: worked numbers, refusals and the properties of T.

use proptest::prelude::*;
use vakwerk_core::explain::Explain;
use vakwerk_core::measure::{GasFault, GasGoal, GasLevel, gas_t_score};
use vakwerk_core::text::Language;

fn goals(list: &[(f64, i8)]) -> Vec<GasGoal> {
    list.iter().map(|(weight, level)| GasGoal { weight: *weight, level: GasLevel::new(*level).unwrap() }).collect()
}

#[test]
fn worked_numbers() {
    let cases: &[(&[(f64, i8)], f64)] = &[
        (&[(1.0, 0), (1.0, 0), (1.0, 0)], 50.00),
        (&[(1.0, 1), (1.0, 1), (1.0, 1)], 63.69),
        (&[(1.0, 2), (1.0, 2), (1.0, 2)], 77.39),
        (&[(1.0, -1), (1.0, -1), (1.0, -1)], 36.31),
        (&[(1.0, -2), (1.0, -2), (1.0, -2)], 22.61),
        (&[(1.0, 1), (1.0, 0)], 56.20),
        (&[(6.0, -1)], 40.00),
        (&[(3.0, 1), (2.0, 0), (1.0, -1)], 54.41),
        (&[(4.0, 2), (2.0, -1)], 62.05),
        (&[(1.5, 1), (0.5, 1)], 61.64),
        (&[(1.0, 2), (1.0, 1), (1.0, 0), (1.0, -1), (1.0, -2)], 50.00),
        (&[(1e300, 1), (1e300, 1)], 62.40),
    ];
    for (list, expected) in cases {
        let t = gas_t_score(&goals(list)).unwrap();
        assert!((t - expected).abs() < 0.005, "{list:?}: {t}");
    }
}

#[test]
fn refusals_say_why() {
    let cases: &[(&[(f64, i8)], GasFault)] = &[
        (&[], GasFault::NoGoals),
        (&[(0.0, 1), (0.0, 2)], GasFault::WeightsZero),
        (&[(1.0, 0), (-1.0, 1)], GasFault::Weight { goal: 2 }),
        (&[(f64::NAN, 1)], GasFault::Weight { goal: 1 }),
        (&[(f64::INFINITY, 1)], GasFault::Weight { goal: 1 }),
        (&[(1.0, 0), (1.0, -3)], GasFault::Deterioration { goal: 2 }),
    ];
    for (list, expected) in cases {
        let fault = gas_t_score(&goals(list)).unwrap_err();
        assert_eq!(fault, *expected);
        assert_ne!(fault.explain(Language::Nl), fault.explain(Language::En));
    }
    assert_eq!(GasLevel::new(3), Err(GasFault::Level));
    assert_eq!(GasLevel::new(-4), Err(GasFault::Level));
}

#[test]
fn deterioration_is_stored_and_shown() {
    let level: GasLevel = serde_json::from_str("-3").unwrap();
    assert_eq!(level, GasLevel::DETERIORATION);
    assert_eq!((level.to_string(), serde_json::to_string(&level).unwrap()), ("−3".to_owned(), "-3".to_owned()));
    assert!(serde_json::from_str::<GasLevel>("3").is_err());
}

fn some_goals() -> impl Strategy<Value = Vec<(f64, i8)>> {
    prop::collection::vec((0.01..100.0_f64, -2..=2_i8), 1..8)
}

proptest! {
    #[test]
    fn as_expected_is_fifty_whatever_the_weights(list in some_goals()) {
        let level: Vec<_> = list.iter().map(|(weight, _)| (*weight, 0)).collect();
        prop_assert!((gas_t_score(&goals(&level)).unwrap() - 50.0).abs() < 1e-9);
    }

    #[test]
    fn scaling_all_weights_changes_nothing(list in some_goals(), by in 0.001..1000.0_f64) {
        let scaled: Vec<_> = list.iter().map(|(weight, level)| (weight * by, *level)).collect();
        let (t, other) = (gas_t_score(&goals(&list)).unwrap(), gas_t_score(&goals(&scaled)).unwrap());
        prop_assert!((t - other).abs() < 1e-9);
    }

    #[test]
    fn turning_all_signs_mirrors_about_fifty(list in some_goals()) {
        let turned: Vec<_> = list.iter().map(|(weight, level)| (*weight, -level)).collect();
        let (t, other) = (gas_t_score(&goals(&list)).unwrap(), gas_t_score(&goals(&turned)).unwrap());
        prop_assert!((t + other - 100.0).abs() < 1e-9);
    }

    #[test]
    fn one_goal_is_ten_per_level(weight in 0.001..1e6_f64, level in -2..=2_i8) {
        let t = gas_t_score(&goals(&[(weight, level)])).unwrap();
        prop_assert!((t - 50.0 - 10.0 * f64::from(level)).abs() < 1e-9);
    }
}
