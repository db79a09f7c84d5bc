//! Music therapy: what its catalogue cannot express, the description of an improvisation.
//!
//! For whoever builds or checks this plugin; a program that uses it loads the library through the host.
#![forbid(unsafe_code)]

mod profile;
mod vocabulary;

use vakwerk_sdk::document::{Profile, ProfileRequest};
use vakwerk_sdk::{Answer, Behaviour};

/// The behaviour of the plugin `muziek`.
#[derive(Debug, Default)]
pub struct Muziek;

impl Behaviour for Muziek {
    fn profile(&self, request: &ProfileRequest) -> Answer<Profile> {
        Ok(profile::describe(&request.material))
    }
}

vakwerk_sdk::export_plugin!(Muziek);
