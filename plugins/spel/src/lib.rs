//! Play therapy: what its catalogue cannot express, the arithmetic of the Trauma Play Scale and the profile of play.
//!
//! For whoever builds or checks this plugin; a program that uses it loads the library through the host.
#![forbid(unsafe_code)]

mod categories;
mod names;
mod profile;
mod trauma_play;

use vakwerk_sdk::document::{Profile, ProfileRequest};
use vakwerk_sdk::{Answer, Behaviour, Coded, NotScored, Sheet};

const TRAUMA_PLAY_SCALE: Coded = CATALOGUE.coded("trauma-play-scale");

/// The behaviour of the plugin `spel`.
#[derive(Debug, Default)]
pub struct Spel;

impl Behaviour for Spel {
    fn score(&self, sheet: Sheet<'_>, scales: &mut [f64]) -> Result<(), NotScored> {
        if sheet.assessment != TRAUMA_PLAY_SCALE {
            return Err(NotScored::NotProvided);
        }
        let scores = trauma_play::session(sheet.answers).ok_or(NotScored::Sheet)?;
        for (scale, score) in scales.iter_mut().zip(scores) {
            *scale = score;
        }
        Ok(())
    }

    fn profile(&self, request: &ProfileRequest) -> Answer<Profile> {
        Ok(profile::describe(&request.material))
    }
}

vakwerk_sdk::export_plugin!(Spel);
