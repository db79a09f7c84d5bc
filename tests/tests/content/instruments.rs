//! `docs/instruments.md`: every instrument with what may be shipped and computed, with marks and sources.

use vakwerk::words::{Word, words};
use vakwerk_core::catalogue::{Assessment, Pack};
use vakwerk_core::licence::{Compute, Ship};
use vakwerk_core::text::Language::En;

use crate::packs;
use crate::table::{both, compare, heading, mark, row};

const HEAD: &str = "# Instruments

Generated from the packs by `tests/tests/content/instruments.rs`;
`VAKWERK_BLESS=1 cargo test -p vakwerk-tests --test content` writes it anew. A licence has two axes: what is **shipped**
(texts, our own labels, nothing) and who may have it **computed** (anyone, non-commercial, with permission, or a total
only: a professional types a figure from their own licensed form). Our own labels are never put to a client as
questions. What is *recalled*, *weak* or *unknown* is to be confirmed: [content-review.md](content-review.md). What is
left out, and why: [exclusions.md](exclusions.md).
";

#[test]
fn the_table_of_instruments_is_as_the_packs_have_it() {
    let mut text = HEAD.to_owned();
    let with_any = packs().iter().filter(|pack| !pack.contents.assessment.is_empty());
    for pack in with_any {
        text.push_str(&heading(pack));
        text.push_str(
            "| instrument | who answers | shipped | computed | licence seen | items, ranges, arithmetic | readings |\n",
        );
        text.push_str("|---|---|---|---|---|---|---|\n");
        for assessment in &pack.contents.assessment {
            text.push_str(&of(pack, assessment));
        }
    }
    compare("instruments.md", &text);
}

fn of(pack: &Pack, assessment: &Assessment) -> String {
    let (own, licence) = (&pack.manifest.id, &assessment.licence);
    let name = format!("`{}:{}`<br>{}", own, assessment.id, both(&assessment.name));
    let mut computed = licence.compute.word(En).to_owned();
    computed.push_str(&format!("; {}", licence.administration.word(En)));
    if licence.unaltered {
        computed.push_str("; unaltered");
    }
    let shipped = match &licence.copyright {
        Some(line) => format!("{}; {line}", licence.ship.word(En)),
        None => licence.ship.word(En).to_owned(),
    };
    let published =
        format!("{}; published: `{}`", mark(own, &assessment.provenance, En), assessment.source.source.within(own));
    row(&[
        name,
        words(&assessment.respondents, En),
        shipped,
        computed,
        mark(own, &licence.provenance, En),
        published,
        readings(pack, assessment),
    ])
}

/// Band sets, thresholds of change and classifications, each with its mark and source.
fn readings(pack: &Pack, assessment: &Assessment) -> String {
    let own = &pack.manifest.id;
    let bands = assessment.band_set.iter().map(|set| (&set.id, &set.provenance));
    let changes = assessment.change.iter().map(|change| (&change.id, &change.provenance));
    let classes = assessment.classification.iter().map(|class| (&class.id, &class.provenance));
    let all: Vec<String> = bands
        .chain(changes)
        .chain(classes)
        .map(|(id, provenance)| format!("`{id}`: {}", mark(own, provenance, En)))
        .collect();
    if all.is_empty() { "none".into() } else { all.join("<br>") }
}

/// What may not be computed here is not shipped either, and the other way round.
#[test]
fn a_total_only_instrument_ships_nothing() {
    for assessment in packs().iter().flat_map(|pack| &pack.contents.assessment) {
        let typed = assessment.licence.compute == Compute::TotalOnly;
        assert_eq!(assessment.licence.ship == Ship::Nothing, typed, "{}", assessment.id);
    }
}
