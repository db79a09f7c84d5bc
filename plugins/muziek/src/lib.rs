//! Music therapy: what its catalogue cannot express, an improvisation in words and the musical history beside a choice.
//!
//! For whoever builds or checks this plugin; a program that uses it loads the library through the host.
#![forbid(unsafe_code)]

mod profile;
mod reasons;
mod vocabulary;

use vakwerk_sdk::document::{Profile, ProfileRequest, Reasons, ReasonsRequest};
use vakwerk_sdk::{Answer, Behaviour};

/// The behaviour of the plugin `muziek`.
#[derive(Debug, Default)]
pub struct Muziek;

impl Behaviour for Muziek {
    fn profile(&self, request: &ProfileRequest) -> Answer<Profile> {
        Ok(profile::describe(&request.material))
    }

    fn reasons(&self, request: &ReasonsRequest) -> Answer<Reasons> {
        Ok(reasons::remark(request))
    }
}

vakwerk_sdk::export_plugin!(Muziek);
