//! A pack as one file: written so that the same pack gives the same bytes, read as if it came from an enemy.
//!
//! The form is in `docs/bundles.md`: zstd around a plain tar, of which the first entry says the format.

mod fault;
mod install;
mod lay;
mod paths;
mod read;
mod remove;
mod shelf;
mod write;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use vakwerk_core::id::PluginId;

pub use fault::BundleFault;
pub use install::{Installed, Verify, install};
pub use read::{Received, read};
pub use remove::{RestsOn, remove, resting_on};
pub use shelf::versions;
pub use write::write;

/// The name that the file of a bundle ends with.
pub const BUNDLE_EXTENSION: &str = "vakwerk";
/// The format of bundles that this version writes and reads.
pub const BUNDLE_FORMAT: u32 = 1;
/// The first entry of every bundle, which says its format.
pub const FRONT_FILE: &str = "vakwerk-bundle.toml";
/// The most bytes that a bundle may have, and its files together.
pub const BUNDLE_LIMIT: u64 = 64 << 20;
/// The most files in a bundle; with their folders they are no more than a pack may have.
pub const ENTRIES_LIMIT: usize = 10_000;

/// The first entry of a bundle (`vakwerk-bundle.toml`), written by a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Front {
    /// The form of the bundle: `1`.
    pub format: u32,
    /// The plugin's id.
    pub id: PluginId,
    /// The plugin's version.
    pub version: semver::Version,
}
