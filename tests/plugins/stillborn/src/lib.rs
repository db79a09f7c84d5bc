//! Test plugin: code that panics while it is made.
#![forbid(unsafe_code)]
#![allow(clippy::panic, reason = "panicking is what it is for")]

use vakwerk_sdk::Behaviour;

struct Stillborn;

impl Default for Stillborn {
    fn default() -> Self {
        panic!("it is never made")
    }
}

impl Behaviour for Stillborn {}

vakwerk_sdk::export_plugin!(Stillborn);
