//! Installing a bundle: checked completely under a temporary name, then there at once.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use semver::Version;
use vakwerk_core::catalogue::Pack;
use vakwerk_core::id::PluginId;

use super::lay::lay;
use super::read::damaged;
use super::shelf::{Shelf, sync_folder};
use super::{BundleFault, Front, Received, read};
use crate::files::{Found, Lies};
use crate::seal::{Libraries, SIGNATURE_FILE, SealOnDisk, is_payload, read_payload, seal_among, verify_sealed};
use crate::trust::TrustFault;

/// Judges a seal with the signature that lies beside it, before anything is installed.
pub type Verify<'a> = dyn Fn(&SealOnDisk) -> Result<(), TrustFault> + 'a;

/// A plugin that is installed.
#[derive(Clone, Debug, PartialEq)]
pub struct Installed {
    /// The folder it lies in.
    pub folder: PathBuf,
    /// What it contributes.
    pub pack: Pack,
    /// Its seal.
    pub seal: SealOnDisk,
    /// The very same was installed already, and none of its files was changed.
    pub already: bool,
    /// What was installed already had no signature that is accepted, and got the one of this bundle.
    pub signature_taken: bool,
}

/// Installs a bundle in `into`, as `id/version/`.
///
/// Nobody ever sees half a plugin: it is checked in memory, written under a hidden name in the same folder, made
/// durable, and renamed. What an interrupted install left is removed by the next.
///
/// # Errors
/// The bundle is refused, `verify` refuses its seal, another program is at work in the folder, another pack of that
/// id and version is installed, or the system does not write. Nothing is installed then.
pub fn install(bundle: impl Read, into: impl AsRef<Path>, verify: &Verify<'_>) -> Result<Installed, BundleFault> {
    let shelf = Shelf::take(into.as_ref())?;
    let outcome = receive(bundle, verify).and_then(|made| put_in_place(&shelf, made, verify));
    shelf.leave();
    outcome
}

/// A plugin that was received and checked, and of which nothing lies on disk yet.
struct Made {
    id: PluginId,
    version: Version,
    pack: Pack,
    seal: SealOnDisk,
    /// The seal, its signature and every file that it covers.
    files: Vec<Found>,
}

/// Takes a bundle into memory, where its size is capped, and judges it there: nothing that is refused is written.
fn receive(bundle: impl Read, verify: &Verify<'_>) -> Result<Made, BundleFault> {
    let mut files = Vec::new();
    let Front { id, version, .. } = read(bundle, &mut |received: Received<'_>| {
        let mut bytes = Vec::with_capacity(usize::try_from(received.size).unwrap_or(0));
        received.content.read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
        files.push(Found { path: received.path.to_owned(), size: bytes.len() as u64, lies: Lies::Held(bytes) });
        Ok(())
    })?;
    let (mut payload, mut files): (Vec<Found>, Vec<Found>) = files.into_iter().partition(is_payload);
    payload.sort_by(|a, b| a.path.cmp(&b.path));
    // The signature before the files: of what nobody vouches for, nothing more is read than its seal.
    let seal = seal_among(&files)?;
    verify(&seal).map_err(BundleFault::NotAccepted)?;
    let pack = read_payload(&payload, &seal, Libraries::Verify, Vec::new())?;
    if (&seal.seal.id, &seal.seal.version) != (&id, &version) {
        let sealed = format!("{} {}", seal.seal.id, seal.seal.version);
        return Err(BundleFault::OtherName { named: format!("{id} {version}"), sealed });
    }
    files.append(&mut payload);
    Ok(Made { id, version, pack, seal, files })
}

fn put_in_place(shelf: &Shelf, made: Made, verify: &Verify<'_>) -> Result<Installed, BundleFault> {
    let Made { id, version, pack, seal, files } = made;
    let place = shelf.place(&id, &version);
    if place.exists() {
        let same = verify_sealed(&place).ok().filter(|there| there.digest == seal.digest);
        let Some(there) = same else { return Err(BundleFault::AlreadyThere { id, version, folder: place }) };
        // The signature lies outside the seal, so the same files may have been installed before they were signed.
        let accepted = there.signature.is_some() && verify(&there).is_ok();
        let signature_taken = seal.signature.is_some() && !accepted;
        if signature_taken {
            let files: Vec<Found> = files.into_iter().filter(|found| found.path == SIGNATURE_FILE).collect();
            lay(&files, &shelf.working).map_err(|error| unwritable(&shelf.working, &error))?;
            let to = place.join(SIGNATURE_FILE);
            let taken = fs::rename(shelf.working.join(SIGNATURE_FILE), &to).and_then(|()| sync_folder(&place));
            taken.map_err(|error| unwritable(&to, &error))?;
        }
        return Ok(Installed { folder: place, pack, seal, already: true, signature_taken });
    }
    let of_id = shelf.folder.join(id.as_str());
    let put_together = shelf.working.join(id.as_str());
    let folder = put_together.join(version.to_string());
    let written = fs::create_dir_all(&folder).and_then(|()| lay(&files, &folder));
    written.and_then(|()| sync_folder(&put_together)).map_err(|error| unwritable(&folder, &error))?;
    // Where no version is there yet, the folder of the id comes with it, so that it is never there empty.
    let (from, to) = match of_id.exists() {
        true => (folder.as_path(), place.as_path()),
        false => (put_together.as_path(), of_id.as_path()),
    };
    fs::rename(from, to).map_err(|error| unwritable(to, &error))?;
    sync_folder(to.parent().unwrap_or(&shelf.folder)).map_err(|error| unwritable(to, &error))?;
    Ok(Installed { folder: place, pack, seal, already: false, signature_taken: false })
}

fn unwritable(place: &Path, error: &io::Error) -> BundleFault {
    BundleFault::Unwritable { place: place.display().to_string(), reason: error.into() }
}
