//! Psychomotor therapy for children: what its catalogue cannot express, the picture of the examination and its ages.
//!
//! For whoever builds or checks this plugin; a program that uses it loads the library through the host.
#![forbid(unsafe_code)]

mod age;
mod domain;
mod norm;
mod profile;
mod review;

use vakwerk_sdk::document::{Profile, ProfileRequest, Review, ReviewRequest};
use vakwerk_sdk::{Answer, Behaviour};

/// The behaviour of the plugin `pmkt`.
#[derive(Debug, Default)]
pub struct Pmkt;

impl Behaviour for Pmkt {
    fn profile(&self, request: &ProfileRequest) -> Answer<Profile> {
        Ok(profile::describe(&request.material))
    }

    fn review(&self, request: &ReviewRequest) -> Answer<Review> {
        Ok(review::look(&request.step, &request.material))
    }
}

vakwerk_sdk::export_plugin!(Pmkt);
