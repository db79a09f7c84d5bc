//! Removing an installed plugin: gone at once for whoever looks, then cleared away.

use std::fs;
use std::path::Path;

use semver::{Version, VersionReq};
use vakwerk_core::id::PluginId;

use super::BundleFault;
use super::shelf::{Shelf, sync_folder, versions};
use crate::reason::Reason;
use crate::seal::SEAL_FILE;

/// Removes one version of a plugin from the folder in which it was installed.
///
/// Whether records still name it is for the caller to find out first.
///
/// # Errors
/// It is not installed there, another program is at work in the folder, or the system does not let it go.
pub fn remove(from: impl AsRef<Path>, id: &PluginId, version: &Version) -> Result<(), BundleFault> {
    let from = from.as_ref();
    let there = versions(from, id);
    let not_there = || BundleFault::NotThere { id: id.clone(), version: Some(version.clone()), there: there.clone() };
    if !there.contains(version) {
        return Err(not_there());
    }
    let shelf = Shelf::take(from)?;
    let place = shelf.place(id, version);
    // Only what an install put there is removed.
    if !place.join(SEAL_FILE).is_file() {
        shelf.leave();
        return Err(not_there());
    }
    let of_id = shelf.folder.join(id.as_str());
    let alone = fs::read_dir(&of_id).is_ok_and(|entries| entries.count() == 1);
    let what = if alone { &of_id } else { &place };
    let parent = what.parent().unwrap_or(&shelf.folder);
    let moved = fs::rename(what, shelf.working.join("removed")).and_then(|()| sync_folder(parent));
    shelf.leave();
    moved.map_err(|error| BundleFault::Unwritable { place: place.display().to_string(), reason: Reason::from(&error) })
}

/// An installed plugin that requires another of which no version that fits would be left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestsOn {
    /// The plugin.
    pub id: PluginId,
    /// Its version.
    pub version: Version,
    /// The versions that it requires.
    pub range: VersionReq,
}

/// The plugins installed in a folder that would lose what they require if these versions of `id` went.
///
/// One that cannot be read is not among them: no host loads it as it is.
#[must_use]
pub fn resting_on(folder: impl AsRef<Path>, id: &PluginId, going: &[Version]) -> Vec<RestsOn> {
    let folder = folder.as_ref();
    let there = versions(folder, id);
    let mut resting = Vec::new();
    let names = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut others: Vec<PluginId> = names.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect();
    others.sort();
    for other in others.into_iter().filter(|other| other != id) {
        for version in versions(folder, &other) {
            let pack = crate::read(folder.join(other.as_str()).join(version.to_string())).ok();
            let Some(range) = pack.and_then(|pack| pack.manifest.requires.get(id).cloned()) else { continue };
            let fits = |left: bool| there.iter().any(|one| range.matches(one) && !(left && going.contains(one)));
            // What had nothing to rest on loses nothing.
            if fits(false) && !fits(true) {
                resting.push(RestsOn { id: other.clone(), version, range });
            }
        }
    }
    resting
}
