//! Psychomotor therapy: what its catalogue cannot express, the profile of the nine LOFOPT clusters.
//!
//! For whoever builds or checks this plugin; a program that uses it loads the library through the host.
#![forbid(unsafe_code)]

mod cluster;
mod profile;

use vakwerk_sdk::document::{Profile, ProfileRequest};
use vakwerk_sdk::{Answer, Behaviour};

/// The behaviour of the plugin `pmt`.
#[derive(Debug, Default)]
pub struct Pmt;

impl Behaviour for Pmt {
    fn profile(&self, request: &ProfileRequest) -> Answer<Profile> {
        Ok(profile::describe(&request.material))
    }
}

vakwerk_sdk::export_plugin!(Pmt);
