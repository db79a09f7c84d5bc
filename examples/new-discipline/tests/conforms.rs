//! The discipline conforms, in one line, and says what its README says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use example_vliegertherapie::Vlieger;
use vakwerk_sdk::document::{BandReading, Language, Material, ProfileRequest, ScaleScore, ScoredResult};
use vakwerk_sdk::{Behaviour as _, Declined};

#[test]
fn it_conforms() {
    let beside = [
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs/algemeen"),
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs/fvb"),
    ];
    vakwerk_conformance::check_crate(env!("CARGO_MANIFEST_DIR"), env!("CARGO_PKG_NAME"), &beside).assert_clean();
}

fn taken(score: f64, band: &str) -> ScoredResult {
    ScoredResult {
        assessment: "voorbeeld.vlieger:line-tension".into(),
        edition: 1,
        scales: vec![ScaleScore { scale: "total".into(), score: Some(score) }],
        bands: vec![BandReading { set: "ours".into(), band: band.into() }],
        ..ScoredResult::default()
    }
}

#[test]
fn a_tight_line_stands_out_and_points_to_the_goal() {
    let cases = [
        (vec![], None),
        (vec![taken(8.0, "tight")], Some((true, "Dit is de eerste meting."))),
        (vec![taken(8.0, "tight"), taken(4.0, "loose")], Some((false, "De lijn is losser dan de vorige keer."))),
        (vec![taken(4.0, "loose"), taken(8.0, "tight")], Some((true, "De lijn is strakker dan de vorige keer."))),
        (vec![taken(4.0, "loose"), taken(4.0, "loose")], Some((false, "De lijn is als de vorige keer."))),
    ];
    for (results, expected) in cases {
        let material = Material { results, ..Material::default() };
        let profile = Vlieger.profile(&ProfileRequest { format: 1, material });
        let Some((stands_out, sentence)) = expected else {
            assert_eq!(profile.unwrap_err(), Declined::Failed);
            continue;
        };
        let signal = &profile.unwrap().signals[0];
        assert_eq!(signal.statements[0].text.get(Language::Nl), sentence);
        assert_eq!((signal.stands_out, signal.goals.len()), (stands_out, usize::from(stands_out)));
    }
}
