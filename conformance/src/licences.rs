//! Check `licences`: the pack says under which licence it comes, and every instrument where its terms were read.

use vakwerk_core::catalogue::Pack;
use vakwerk_core::licence::Compute;
use vakwerk_core::provenance::Mark;

use crate::fault::both;
use crate::{Check, Fault};

/// The licence of the pack as an SPDX expression, and the terms of every assessment.
#[must_use]
pub fn check(pack: &Pack) -> Vec<Fault> {
    let mut faults = Vec::new();
    let licence = &pack.manifest.licence;
    if !is_expression(licence) {
        faults.push(Fault::new(
            Check::Licences,
            format_args!("{}.licence", pack.manifest.id),
            both(
                "verwacht een SPDX-uitdrukking, zoals `MIT OR Apache-2.0` of `LicenseRef-eigen`.",
                "expected an SPDX expression, such as `MIT OR Apache-2.0` or `LicenseRef-own`.",
            ),
            both("Schrijf die in `vakwerk.toml`.", "Write it in `vakwerk.toml`."),
        ));
    }
    for assessment in &pack.contents.assessment {
        let terms = &assessment.licence;
        if terms.compute == Compute::Anyone && terms.provenance.mark == Mark::Unknown {
            faults.push(Fault::new(
                Check::Licences,
                pack.full_id(&assessment.id),
                both(
                    "iedereen mag rekenen (`compute = \"anyone\"`), maar de voorwaarden zijn niet gevonden.",
                    "anyone may compute (`compute = \"anyone\"`), but the terms were not found.",
                ),
                both(
                    "Zoek de voorwaarden op, of kies `with-permission`.",
                    "Look the terms up, or choose `with-permission`.",
                ),
            ));
        }
        if terms.copyright.as_ref().is_some_and(|line| line.trim().is_empty()) {
            faults.push(Fault::new(
                Check::Licences,
                pack.full_id(&assessment.id),
                both("de regel met auteursrecht is leeg.", "the line of copyright is empty."),
                both("Schrijf haar, of laat haar weg.", "Write it, or leave it out."),
            ));
        }
    }
    faults
}

/// Whether a text has the form of an SPDX expression: identifiers, joined by `AND`, `OR` and `WITH`.
fn is_expression(text: &str) -> bool {
    let spaced = text.replace(['(', ')'], " ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let joins = |word: &str| matches!(word, "AND" | "OR" | "WITH");
    let plain = |word: &str| word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'+' | b':'));
    let in_turn = words.iter().enumerate().all(|(at, word)| joins(word) == (at % 2 == 1) && plain(word));
    words.len() % 2 == 1 && in_turn
}

#[cfg(test)]
mod tests {
    use super::is_expression;

    #[test]
    fn an_expression_joins_identifiers() {
        for good in ["MIT", "MIT OR Apache-2.0", "(MIT OR Apache-2.0) AND CC-BY-4.0", "LicenseRef-own"] {
            assert!(is_expression(good), "{good}");
        }
        for bad in ["", "  ", "free for all", "MIT OR", "OR MIT", "MIT, Apache-2.0"] {
            assert!(!is_expression(bad), "{bad}");
        }
    }
}
