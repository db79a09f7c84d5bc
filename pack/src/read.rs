//! Reading packs from their folders.

use std::collections::BTreeMap;
use std::path::Path;

use vakwerk_core::catalogue::{CatalogueFile, Pack};
use vakwerk_core::digest::Digest;
use vakwerk_core::id::PluginId;

use crate::check::index::{Index, Shapes};
use crate::check::{forms, framework, hidden, measures, references, renamings, rules, statements, strays};
use crate::digest::{self, MANIFEST_FILE};
use crate::document::Document;
use crate::fault::{Fault, Faults};
use crate::files::{self, Found, Lies, file_fault};
use crate::problem::Problem;

/// Reads the pack in `folder`: `vakwerk.toml` and every `catalogue/**/*.toml`, in the order of their paths.
///
/// References into other packs are not looked up here: [`crate::check_set`] does that.
///
/// # Errors
/// Every fault of the pack at once, up to a thousand.
pub fn read(folder: impl AsRef<Path>) -> Result<Pack, Faults> {
    let mut faults = Vec::new();
    let written = Written::load(folder.as_ref(), "", &mut faults);
    let mut contents = CatalogueFile::default();
    let index = written.index(&mut contents, &mut faults);
    let pack = index.pack(contents, written.digest());
    check(&index, pack.as_ref(), &mut faults);
    Faults::unless_empty(faults)?;
    pack.ok_or_else(|| no_manifest(Vec::new(), None).into())
}

pub(crate) fn no_manifest(near: Vec<String>, instead: Option<String>) -> Fault {
    file_fault(MANIFEST_FILE, Problem::NoManifest { near, instead })
}

/// The packs that lie in a folder that is none itself, or `..` where the folder lies in one.
fn near(found: &[Found]) -> Vec<String> {
    let inside = found.iter().filter_map(|found| {
        let (folder, file) = found.path.split_once('/')?;
        (file == MANIFEST_FILE).then(|| folder.to_owned())
    });
    let inside: Vec<String> = inside.collect();
    let above = || {
        let found = found.first()?;
        let Lies::OnDisk(full) = &found.lies else { return None };
        full.ancestors().nth(found.path.split('/').count())?.parent()
    };
    if inside.is_empty() && above().is_some_and(|above| above.join(MANIFEST_FILE).is_file()) {
        return vec!["..".to_owned()];
    }
    inside
}

/// The written files of a pack.
pub(crate) struct Written {
    documents: Vec<Document>,
    /// Path, size and digest of each, in the order of paths.
    pub listing: Vec<(String, u64, Digest)>,
    /// A file could not be read, or was not read for its size.
    lacking: bool,
    /// The files that were meant to be read and are not.
    pub strays: Vec<Fault>,
}

impl Written {
    /// Loads the written files of a folder; `label` stands before their paths in every fault.
    pub fn load(folder: &Path, label: &str, faults: &mut Vec<Fault>) -> Self {
        let before = faults.len();
        let found = files::list(folder, faults);
        let readable = faults.len() == before;
        label_places(&mut faults[before..], label);
        if found.is_empty() && !readable {
            return Self { documents: Vec::new(), listing: Vec::new(), lacking: true, strays: Vec::new() };
        }
        Self::from_files(&found, label, faults)
    }

    /// Loads the written files among those of a folder.
    pub fn from_files(found: &[Found], label: &str, out: &mut Vec<Fault>) -> Self {
        let faults = &mut Vec::new();
        if !found.iter().any(|found| found.path == MANIFEST_FILE) {
            faults.push(no_manifest(near(found), strays::manifest(found)));
        }
        let mut listing = Vec::new();
        let mut documents = Vec::new();
        let mut room = files::TOTAL_LIMIT;
        let mut lacking = false;
        for found in found.iter().filter(|found| files::is_written(&found.path)) {
            let Some(bytes) = files::bytes(found, faults) else {
                lacking = true;
                continue;
            };
            let size = bytes.len() as u64;
            if size > room {
                let problem = Problem::TooLargeTogether { limit: files::TOTAL_LIMIT };
                faults.push(file_fault(&found.path, problem));
                lacking = true;
                break;
            }
            room -= size;
            listing.push((found.path.clone(), size, digest::of_bytes(&bytes)));
            let document = Document::read(&found.path, bytes, faults);
            faults.extend(document.iter().flat_map(hidden::characters));
            lacking |= document.is_none();
            documents.extend(document);
        }
        label_places(faults, label);
        documents.iter_mut().for_each(|document| document.path.insert_str(0, label));
        out.append(faults);
        Self { documents, listing, lacking, strays: strays::unread(found) }
    }

    /// The digest over the listing.
    pub fn digest(&self) -> Digest {
        digest::of_listing(self.listing.iter().map(|(path, size, digest)| (path.as_str(), *size, *digest)))
    }

    pub fn index<'n>(&'n self, contents: &mut CatalogueFile, faults: &mut Vec<Fault>) -> Index<'n> {
        let shapes = Shapes::get();
        let mut index = Index { lacking: self.lacking, ..Index::default() };
        let mut all = Vec::new();
        for document in &self.documents {
            let (root, at) = (&document.root, Some(document));
            let found = if document.manifest {
                index.add_manifest(shapes, root, at)
            } else {
                index.add_catalogue(shapes, root, at, contents)
            };
            // Of a file that is not TOML throughout, what was recovered serves to find names, not faults.
            if document.whole {
                all.extend(found);
            } else {
                index.nameless = true;
            }
        }
        faults.extend(index.named(all));
        index
    }

    /// What another pack may refer to in this one; its faults are not told.
    pub fn referred<'n>(&'n self, contents: &mut CatalogueFile) -> Index<'n> {
        let shapes = Shapes::get();
        let mut index = Index { lacking: self.lacking, ..Index::default() };
        for document in &self.documents {
            if document.manifest {
                index.add_manifest(shapes, &document.root, Some(document));
            } else {
                index.add_referred(shapes, &document.root, Some(document), contents);
            }
        }
        index
    }
}

fn label_places(faults: &mut [Fault], label: &str) {
    for place in faults.iter_mut().flat_map(|fault| &mut fault.place) {
        place.file.insert_str(0, label);
    }
}

/// The checks across one pack; of one that was not read in full nobody can say what it lacks.
pub(crate) fn check(index: &Index<'_>, pack: Option<&Pack>, faults: &mut Vec<Fault>) {
    if index.lacking {
        return;
    }
    let checks = [
        references::within,
        renamings::names,
        statements::sources,
        statements::languages,
        statements::operations,
        forms::fields,
        framework::names,
        framework::cycles,
        framework::levels,
    ];
    let mut found: Vec<Fault> = checks.iter().flat_map(|check| check(index)).collect();
    if let Some(pack) = pack {
        found.extend(measures::instruments(index, pack));
        found.extend(rules::within(index, pack));
    }
    // What is not found may stand where no name could be read, and that is told already.
    found.retain(|fault| !(index.nameless && fault.problem.is_of_absence()));
    faults.extend(index.named(found));
}

/// The checks across packs that are used together; `told` are those of them whose references are looked up.
pub(crate) fn check_across(told: &[&Index<'_>], indexes: &[&Index<'_>], packs: &[&Pack]) -> Vec<Fault> {
    if indexes.iter().any(|index| index.lacking) {
        return Vec::new();
    }
    let set: BTreeMap<&PluginId, &Index<'_>> =
        indexes.iter().filter_map(|index| Some((index.plugin.as_ref()?, *index))).collect();
    let mut faults = rules::across(indexes, packs);
    for index in told {
        let found = references::across(index, &set).into_iter().chain(references::requirements(index, &set));
        faults.extend(index.named(found.collect()));
    }
    faults
}
