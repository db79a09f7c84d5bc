//! Drama therapy: what its catalogue cannot express, the profile of roles, distance and story, and what distance asks.
//!
//! For whoever builds or checks this plugin; a program that uses it loads the library through the host.
#![forbid(unsafe_code)]

mod distance;
mod names;
mod profile;
mod reasons;
mod roles;
mod story;

use vakwerk_sdk::document::{Profile, ProfileRequest, Reasons, ReasonsRequest};
use vakwerk_sdk::{Answer, Behaviour};

/// The behaviour of the plugin `drama`.
#[derive(Debug, Default)]
pub struct Drama;

impl Behaviour for Drama {
    fn profile(&self, request: &ProfileRequest) -> Answer<Profile> {
        Ok(profile::describe(&request.material))
    }

    fn reasons(&self, request: &ReasonsRequest) -> Answer<Reasons> {
        Ok(reasons::remark(request))
    }
}

vakwerk_sdk::export_plugin!(Drama);
