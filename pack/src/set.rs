//! Packs that are used together: what each refers to in the others.

use std::path::Path;

use vakwerk_core::catalogue::{CatalogueFile, Pack};

use crate::check::index::{Index, Shapes};
use crate::fault::Faults;
use crate::node::Node;
use crate::read::{self, Written};

/// Checks packs that are used together: requirements that are absent or of another version, and references
/// and form fields that the other pack does not have. Faults name the item, as packs in memory have no files;
/// [`read_set`] names file and line as well.
///
/// # Errors
/// Every fault of the set at once.
pub fn check_set(packs: &[&Pack]) -> Result<(), Faults> {
    let shapes = Shapes::get();
    let json = |value: Result<serde_json::Value, serde_json::Error>| value.as_ref().map(Node::from_json).ok();
    let trees: Vec<_> = packs
        .iter()
        .map(|pack| (json(serde_json::to_value(&pack.manifest)), json(serde_json::to_value(&pack.contents))))
        .collect();
    let indexes: Vec<Index<'_>> = trees
        .iter()
        .map(|(manifest, contents)| {
            let mut index = Index::default();
            // Both were read and checked before, so there is nothing to report about them by themselves.
            if let (Some(manifest), Some(contents)) = (manifest, contents) {
                index.add_manifest(shapes, manifest, None);
                index.add_catalogue(shapes, contents, None, &mut CatalogueFile::default());
            }
            index
        })
        .collect();
    let indexes: Vec<_> = indexes.iter().collect();
    Faults::unless_empty(read::check_across(&indexes, &indexes, packs))
}

/// Reads the packs in several folders and checks each and all of them together.
///
/// Files are named with their folder before them, as it was given.
///
/// # Errors
/// Every fault of every pack, and of the set, at once.
pub fn read_set<P: AsRef<Path>>(folders: &[P]) -> Result<Vec<Pack>, Faults> {
    let mut faults = Vec::new();
    let mut written = Vec::new();
    for folder in folders {
        let label = format!("{}/", folder.as_ref().display());
        written.push(Written::load(folder.as_ref(), &label, &mut faults));
    }
    let mut indexes = Vec::new();
    let mut packs = Vec::new();
    for written in &written {
        let mut contents = CatalogueFile::default();
        let index = written.index(&mut contents, &mut faults);
        let pack = index.pack(contents, written.digest());
        read::check(&index, pack.as_ref(), &mut faults);
        packs.extend(pack);
        indexes.push(index);
    }
    let indexes: Vec<_> = indexes.iter().collect();
    faults.extend(read::check_across(&indexes, &indexes, &packs.iter().collect::<Vec<_>>()));
    Faults::unless_empty(faults)?;
    Ok(packs)
}
