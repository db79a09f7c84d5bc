//! Dance therapy: what its catalogue cannot express, Laban's drives and states, and the range of a movement repertoire.
//!
//! For whoever builds or checks this plugin; a program that uses it loads the library through the host.
#![forbid(unsafe_code)]

pub mod effort;
mod kestenberg;
mod names;
mod phrase;
mod profile;
mod repertoire;

use vakwerk_sdk::document::{Profile, ProfileRequest};
use vakwerk_sdk::{Answer, Behaviour};

/// The behaviour of the plugin `dans`.
#[derive(Debug, Default)]
pub struct Dans;

impl Behaviour for Dans {
    fn profile(&self, request: &ProfileRequest) -> Answer<Profile> {
        Ok(profile::describe(&request.material))
    }
}

vakwerk_sdk::export_plugin!(Dans);
