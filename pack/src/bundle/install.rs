//! Installing a bundle: checked completely under a temporary name, then there at once.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use semver::Version;
use vakwerk_core::catalogue::Pack;
use vakwerk_core::id::PluginId;

use super::shelf::{Shelf, sync_folder};
use super::{BundleFault, Front, Received, read};
use crate::seal::{SIGNATURE_FILE, SealOnDisk, read_as_sealed, read_seal, verify_sealed};
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
/// Nobody ever sees half a plugin: it is put together and checked under a hidden name in the same folder, made
/// durable, and renamed. What an interrupted install left is removed by the next.
///
/// # Errors
/// The bundle is refused, `verify` refuses its seal, another program is at work in the folder, another pack of that
/// id and version is installed, or the system does not write. Nothing is installed then.
pub fn install(bundle: impl Read, into: impl AsRef<Path>, verify: &Verify<'_>) -> Result<Installed, BundleFault> {
    let shelf = Shelf::take(into.as_ref())?;
    let outcome = put_together(bundle, &shelf, verify).and_then(|made| put_in_place(&shelf, made, verify));
    shelf.leave();
    outcome
}

/// A plugin that was put together and checked, and is not in its place yet.
struct Made {
    id: PluginId,
    version: Version,
    folder: PathBuf,
    pack: Pack,
    seal: SealOnDisk,
}

fn put_together(bundle: impl Read, shelf: &Shelf, verify: &Verify<'_>) -> Result<Made, BundleFault> {
    let place = |front: &Front| shelf.working.join(front.id.as_str()).join(front.version.to_string());
    let front = read(bundle, &mut |received: Received<'_>| {
        let to = place(received.front).join(received.path);
        keep(&to, received.content)
    })?;
    let folder = place(&front);
    // The signature before the files: of what nobody vouches for, nothing more is read than its seal.
    let seal = read_seal(&folder)?;
    verify(&seal).map_err(BundleFault::NotAccepted)?;
    let pack = read_as_sealed(&folder, &seal)?;
    verify_sealed(&folder)?;
    let Front { id, version, .. } = front;
    if (&seal.seal.id, &seal.seal.version) != (&id, &version) {
        let sealed = format!("{} {}", seal.seal.id, seal.seal.version);
        return Err(BundleFault::OtherName { named: format!("{id} {version}"), sealed });
    }
    sync_below(&shelf.working).map_err(|error| unwritable(&folder, &error))?;
    Ok(Made { id, version, folder, pack, seal })
}

/// Writes a file that was not there, with the rights of an ordinary file.
fn keep(to: &Path, content: &mut dyn Read) -> Result<(), BundleFault> {
    let parent = to.parent().unwrap_or(to);
    fs::create_dir_all(parent).map_err(|error| unwritable(parent, &error))?;
    let mut file = File::create_new(to).map_err(|error| unwritable(to, &error))?;
    let mut buffer = vec![0; 64 << 10];
    loop {
        // Reading and writing fail for different reasons, so neither is left to a copy.
        let read = match content.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(super::read::damaged(&error)),
        };
        io::Write::write_all(&mut file, &buffer[..read]).map_err(|error| unwritable(to, &error))?;
    }
    Ok(())
}

/// Makes the files and names in a folder and in those below it durable; they are as deep as paths may be.
///
/// Done once, for what was checked and before it is renamed: of what is refused, nothing needs to be durable.
fn sync_below(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        match entry.file_type()?.is_dir() {
            true => sync_below(&entry.path())?,
            // Not every system makes a file durable that is open for reading only.
            false => File::options().write(true).open(entry.path())?.sync_all()?,
        }
    }
    sync_folder(folder)
}

fn put_in_place(shelf: &Shelf, made: Made, verify: &Verify<'_>) -> Result<Installed, BundleFault> {
    let Made { id, version, folder, pack, seal } = made;
    let place = shelf.place(&id, &version);
    let of_id = shelf.folder.join(id.as_str());
    if place.exists() {
        let same = verify_sealed(&place).ok().filter(|there| there.digest == seal.digest);
        let Some(there) = same else { return Err(BundleFault::AlreadyThere { id, version, folder: place }) };
        // The signature lies outside the seal, so the same files may have been installed before they were signed.
        let accepted = there.signature.is_some() && verify(&there).is_ok();
        let signature_taken = seal.signature.is_some() && !accepted;
        if signature_taken {
            let to = place.join(SIGNATURE_FILE);
            let taken = fs::rename(folder.join(SIGNATURE_FILE), &to).and_then(|()| sync_folder(&place));
            taken.map_err(|error| unwritable(&to, &error))?;
        }
        return Ok(Installed { folder: place, pack, seal, already: true, signature_taken });
    }
    // Where no version is there yet, the folder of the id comes with it, so that it is never there empty.
    let (from, to) = match of_id.exists() {
        true => (folder.as_path(), place.as_path()),
        false => (folder.parent().unwrap_or(&folder), of_id.as_path()),
    };
    fs::rename(from, to).map_err(|error| unwritable(to, &error))?;
    sync_folder(to.parent().unwrap_or(&shelf.folder)).map_err(|error| unwritable(to, &error))?;
    Ok(Installed { folder: place, pack, seal, already: false, signature_taken: false })
}

fn unwritable(place: &Path, error: &io::Error) -> BundleFault {
    BundleFault::Unwritable { place: place.display().to_string(), reason: error.into() }
}
