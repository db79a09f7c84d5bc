//! Reading a pack from its folder.

use std::path::Path;

use serde::de::DeserializeOwned;
use vakwerk_core::catalogue::{CatalogueFile, Manifest, Pack};

use crate::digest::{self, MANIFEST_FILE};
use crate::fault::{Fault, Faults, Place};
use crate::files::{self, file_fault};
use crate::problem::Problem;

/// Reads the pack in `folder`: `vakwerk.toml` and every `catalogue/**/*.toml`, in the order of their paths.
///
/// # Errors
/// Every fault of the pack at once.
pub fn read(folder: impl AsRef<Path>) -> Result<Pack, Faults> {
    let mut faults = Vec::new();
    let mut listing = Vec::new();
    let mut manifest: Option<Manifest> = None;
    let mut contents = CatalogueFile::default();
    let found = files::list(folder.as_ref(), &mut faults);
    if faults.is_empty() && !found.iter().any(|found| found.path == MANIFEST_FILE) {
        faults.push(file_fault(MANIFEST_FILE, Problem::NoManifest));
    }
    for found in found.iter().filter(|found| files::is_written(&found.path)) {
        let Some(bytes) = files::bytes(found, &mut faults) else { continue };
        listing.push((found.path.as_str(), bytes.len() as u64, digest::of_bytes(&bytes)));
        if found.path == MANIFEST_FILE {
            manifest = parse(&found.path, &bytes, &mut faults);
        } else if let Some(file) = parse::<CatalogueFile>(&found.path, &bytes, &mut faults) {
            merge(&mut contents, file);
        }
    }
    Faults::unless_empty(faults)?;
    let manifest = manifest.ok_or_else(|| file_fault(MANIFEST_FILE, Problem::NoManifest))?;
    Ok(Pack { manifest, contents, digest: digest::of_listing(listing) })
}

fn parse<T: DeserializeOwned>(path: &str, bytes: &[u8], faults: &mut Vec<Fault>) -> Option<T> {
    let text = String::from_utf8_lossy(bytes);
    match toml::from_str(&text) {
        Ok(value) => Some(value),
        Err(error) => {
            let before = &text[..error.span().map_or(0, |span| span.start)];
            let place = Place { line: before.lines().count().max(1) as u32, column: 1, ..Place::file(path) };
            let problem = Problem::Unreadable { reason: error.message().to_owned() };
            faults.push(Fault { place: Some(place), also: Vec::new(), problem });
            None
        }
    }
}

fn merge(into: &mut CatalogueFile, from: CatalogueFile) {
    into.discipline = into.discipline.take().or(from.discipline);
    into.assessment.extend(from.assessment);
    into.intervention.extend(from.intervention);
    into.goal.extend(from.goal);
    into.concept.extend(from.concept);
    into.form.extend(from.form);
    into.rule.extend(from.rule);
    into.framework.extend(from.framework);
    into.policy.extend(from.policy);
    into.source.extend(from.source);
}
