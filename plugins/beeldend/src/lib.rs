//! Art therapy: what its catalogue cannot express, the comparison of works by their formal elements.
//!
//! For whoever builds or checks this plugin; a program that uses it loads the library through the host.
#![forbid(unsafe_code)]

mod elements;
mod profile;

use vakwerk_sdk::document::{Profile, ProfileRequest};
use vakwerk_sdk::{Answer, Behaviour};

/// The behaviour of the plugin `beeldend`.
#[derive(Debug, Default)]
pub struct Beeldend;

impl Behaviour for Beeldend {
    fn profile(&self, request: &ProfileRequest) -> Answer<Profile> {
        Ok(profile::describe(&request.material))
    }
}

vakwerk_sdk::export_plugin!(Beeldend);
