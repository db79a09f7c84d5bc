//! The arithmetic of the Trauma Play Scale, through the same trait that the host calls.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use vakwerk_sdk::{Behaviour, NotScored, Sheet};
use vakwerk_spel::{CATALOGUE, Spel};

fn score(answers: &[f64]) -> Result<[f64; 6], NotScored> {
    let mut scales = [f64::NAN; 6];
    let sheet = Sheet { assessment: CATALOGUE.coded("trauma-play-scale"), answers, inputs: &[] };
    Spel.score(sheet, &mut scales).map(|()| scales)
}

fn near(found: [f64; 6], expected: [f64; 6]) {
    for (found, expected) in found.into_iter().zip(expected) {
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }
}

/// The worked example: two sessions of three intervals each.
#[test]
fn domains_are_averaged_over_intervals_and_the_session_over_domains() {
    let first = [3.0, 1.0, 1.0, 1.0, 2.0, 2.0, 1.0, 2.0, 1.0, 2.0, 2.0, 2.0, 1.0, 1.0, 2.0];
    near(score(&first).unwrap(), [7.0 / 3.0, 4.0 / 3.0, 4.0 / 3.0, 1.0, 2.0, 1.6]);
    let second = [5.0, 3.0, 3.0, 2.0, 4.0, 4.0, 3.0, 2.0, 3.0, 3.0, 4.0, 3.0, 2.0, 2.0, 3.0];
    near(score(&second).unwrap(), [13.0 / 3.0, 3.0, 7.0 / 3.0, 7.0 / 3.0, 10.0 / 3.0, 46.0 / 15.0]);
}

#[test]
fn one_interval_is_its_own_mean() {
    near(score(&[1.0, 2.0, 3.0, 4.0, 5.0]).unwrap(), [1.0, 2.0, 3.0, 4.0, 5.0, 3.0]);
}

#[test]
fn a_session_of_unequal_intervals_weighs_every_interval_alike() {
    let ratings = [[1.0; 5], [1.0; 5], [4.0; 5]].concat();
    near(score(&ratings).unwrap(), [2.0; 6]);
}

#[test]
fn an_interval_that_is_not_whole_gives_no_score() {
    for count in [0, 1, 4, 6, 9, 59] {
        assert_eq!(score(&vec![3.0; count]).unwrap_err(), NotScored::Sheet, "{count}");
    }
    for count in [5, 10, 60] {
        assert!(score(&vec![3.0; count]).is_ok(), "{count}");
    }
}
