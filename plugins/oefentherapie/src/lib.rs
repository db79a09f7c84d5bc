//! Oefentherapie: what its catalogue cannot express, from screening to the fit of activities with a stage of change.
//!
//! For whoever builds or checks this plugin; a program that uses it loads the library through the host.
#![forbid(unsafe_code)]

mod odim;
mod own_activities;
mod profile;
mod reasons;
mod review;
mod say;
mod screening;
mod screening_profile;
mod stage;
mod tables;

use vakwerk_sdk::document::{Profile, ProfileRequest, Reasons, ReasonsRequest, Review, ReviewRequest};
use vakwerk_sdk::{Answer, Behaviour};

/// The behaviour of the plugin `oefentherapie`.
#[derive(Debug, Default)]
pub struct Oefentherapie;

impl Behaviour for Oefentherapie {
    fn profile(&self, request: &ProfileRequest) -> Answer<Profile> {
        Ok(profile::describe(&request.material))
    }

    fn reasons(&self, request: &ReasonsRequest) -> Answer<Reasons> {
        Ok(reasons::reasons(&request.material, &request.interventions))
    }

    fn review(&self, request: &ReviewRequest) -> Answer<Review> {
        Ok(review::review(&request.step, &request.material))
    }
}

vakwerk_sdk::export_plugin!(Oefentherapie);
