//! Check `identity`: the plugin says who it is, what it is for, and for which interface it is written.

use vakwerk_core::catalogue::Pack;
use vakwerk_core::text::Text;

use crate::fault::both;
use crate::{Check, Fault};

/// The interface that the packs of this version are written for.
const INTERFACE: u32 = 1;

/// Id, version, interface, name, intended purpose and publisher are there and fit.
#[must_use]
pub fn check(pack: &Pack) -> Vec<Fault> {
    let manifest = &pack.manifest;
    let fault = |key: &str, why: Text, remedy: Text| {
        Fault::new(Check::Identity, format_args!("{}.{key}", manifest.id), why, remedy)
    };
    let mut faults = Vec::new();
    if manifest.interface != INTERFACE {
        faults.push(fault(
            "interface",
            both(
                format!("verwacht {INTERFACE}, gevonden {}.", manifest.interface),
                format!("expected {INTERFACE}, found {}.", manifest.interface),
            ),
            both(
                format!("Schrijf `interface = {INTERFACE}` in `vakwerk.toml`."),
                format!("Write `interface = {INTERFACE}` in `vakwerk.toml`."),
            ),
        ));
    }
    let version = &manifest.version;
    if (version.major, version.minor, version.patch) == (0, 0, 0) {
        faults.push(fault(
            "version",
            both("0.0.0 is geen uitgave.", "0.0.0 is no release."),
            both("Begin bij `0.1.0`.", "Start at `0.1.0`."),
        ));
    }
    if manifest.publisher.trim().is_empty() {
        faults.push(fault(
            "publisher",
            both("er staat niet wie de uitgever is.", "it does not say who publishes it."),
            both("Noem de uitgever in `vakwerk.toml`.", "Name the publisher in `vakwerk.toml`."),
        ));
    }
    faults
}
