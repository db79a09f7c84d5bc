//! Psychomotor therapy: what its catalogue cannot express, around the nine LOFOPT clusters and the chosen strategy.
//!
//! For whoever builds or checks this plugin; a program that uses it loads the library through the host.
#![forbid(unsafe_code)]

mod cluster;
mod method;
mod profile;
mod reasons;
mod review;

use vakwerk_sdk::document::{Profile, ProfileRequest, Reasons, ReasonsRequest, Review, ReviewRequest};
use vakwerk_sdk::{Answer, Behaviour};

/// The behaviour of the plugin `pmt`.
#[derive(Debug, Default)]
pub struct Pmt;

impl Behaviour for Pmt {
    fn profile(&self, request: &ProfileRequest) -> Answer<Profile> {
        Ok(profile::describe(&request.material))
    }

    fn reasons(&self, request: &ReasonsRequest) -> Answer<Reasons> {
        Ok(reasons::remark(request))
    }

    fn review(&self, request: &ReviewRequest) -> Answer<Review> {
        Ok(review::look(&request.step, &request.material))
    }
}

vakwerk_sdk::export_plugin!(Pmt);
