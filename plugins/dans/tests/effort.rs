//! Laban's drives and states, from factors to name and back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use vakwerk_dans::effort::{ActionDrive, Combination, Factor, Pole};

const DRIVES: [(&str, &str, &str, &str); 8] = [
    ("punch", "direct", "strong", "sudden"),
    ("press", "direct", "strong", "sustained"),
    ("slash", "indirect", "strong", "sudden"),
    ("wring", "indirect", "strong", "sustained"),
    ("dab", "direct", "light", "sudden"),
    ("glide", "direct", "light", "sustained"),
    ("flick", "indirect", "light", "sudden"),
    ("float", "indirect", "light", "sustained"),
];

fn pole(id: &str) -> Pole {
    Pole::named(id).unwrap()
}

#[test]
fn every_combination_has_its_drive_and_every_drive_its_combination() {
    for (id, space, weight, time) in DRIVES {
        let drive = ActionDrive::of(pole(space), pole(weight), pole(time)).unwrap();
        assert_eq!(drive.id(), id);
        assert_eq!(ActionDrive::named(id).unwrap().poles(), [pole(space), pole(weight), pole(time)]);
    }
}

#[test]
fn the_eight_combinations_are_eight_drives() {
    let mut found = BTreeSet::new();
    for space in Factor::Space.poles() {
        for weight in Factor::Weight.poles() {
            for time in Factor::Time.poles() {
                let drive = ActionDrive::of(space, weight, time).unwrap();
                assert_eq!(drive.poles(), [space, weight, time]);
                assert!(found.insert(drive), "{drive:?} stands for two combinations");
            }
        }
    }
    assert_eq!(found.len(), ActionDrive::ALL.len());
}

#[test]
fn poles_of_another_factor_make_no_drive() {
    assert_eq!(ActionDrive::of(Pole::Bound, Pole::Strong, Pole::Sudden), None);
    assert_eq!(ActionDrive::of(Pole::Strong, Pole::Direct, Pole::Sudden), None);
    assert_eq!((ActionDrive::named("kick"), Pole::named("loud")), (None, None));
}

#[test]
fn each_factor_has_two_poles_of_its_own() {
    for factor in Factor::ALL {
        for pole in factor.poles() {
            assert_eq!(pole.factor(), factor);
            assert_eq!(Pole::named(pole.id()), Some(pole));
        }
    }
}

#[test]
fn every_set_of_factors_is_called_by_its_name() {
    use Combination::{Action, Full, Nothing, Single, State, Transformation};
    use Factor::{Flow, Space, Time, Weight};
    let cases: [(&[Factor], Combination); 16] = [
        (&[], Nothing),
        (&[Space], Single),
        (&[Weight], Single),
        (&[Time], Single),
        (&[Flow], Single),
        (&[Space, Time], State("awake")),
        (&[Weight, Flow], State("dream")),
        (&[Space, Flow], State("remote")),
        (&[Weight, Time], State("near")),
        (&[Space, Weight], State("stable")),
        (&[Time, Flow], State("mobile")),
        (&[Weight, Time, Flow], Transformation("passion")),
        (&[Space, Time, Flow], Transformation("vision")),
        (&[Space, Weight, Flow], Transformation("spell")),
        (&[Space, Weight, Time], Action),
        (&[Space, Weight, Time, Flow], Full),
    ];
    for (factors, called) in cases {
        assert_eq!(Combination::of(factors), called, "{factors:?}");
        let reversed: Vec<Factor> = factors.iter().rev().chain(factors).copied().collect();
        assert_eq!(Combination::of(&reversed), called, "order and repetition do not matter");
    }
}
