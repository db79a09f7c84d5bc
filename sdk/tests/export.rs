//! A plugin in this test program itself, called through what the macro exports.
#![forbid(unsafe_code)]

use vakwerk_sdk::{Behaviour, Coded, Embedded, EmbeddedAssessment, NotScored, Sheet};

const NUMBERS: Embedded = Embedded {
    plugin: "numbers",
    version: "1.2.0",
    digest: "00",
    assessments: &[EmbeddedAssessment {
        id: "two",
        edition: 1,
        items: &["item-1", "item-2"],
        rows: false,
        inputs: &[],
        scales: &["total"],
    }],
};
const TWO: Coded = NUMBERS.coded("two");

#[derive(Default)]
struct Numbers;

impl Behaviour for Numbers {
    fn score(&self, sheet: Sheet<'_>, scales: &mut [f64]) -> Result<(), NotScored> {
        match sheet.assessment {
            TWO => {
                scales[0] = sheet.answers.iter().sum();
                Ok(())
            }
            _ => Err(NotScored::NotProvided),
        }
    }
}

vakwerk_sdk::export_plugin!(Numbers, NUMBERS);

#[test]
fn the_macro_needs_no_unsafe_code_of_the_author() {
    // That this file compiles under `forbid(unsafe_code)` is the point; the exported functions are exercised
    // through real libraries by the tests of the whole system.
    assert_eq!(TWO, NUMBERS.coded("two"));
}
