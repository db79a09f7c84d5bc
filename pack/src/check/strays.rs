//! Files that were meant to be read and are not, because of their name or their place.

use crate::digest::{CATALOGUE_FOLDER, MANIFEST_FILE};
use crate::fault::Fault;
use crate::files::{self, Found, file_fault};
use crate::problem::Problem;
use crate::suggest::nearest;

/// The folder of worked examples.
const VECTORS_FOLDER: &str = "vectors";
/// What begins an item in a file of a catalogue.
const ITEMS: [&str; 4] = ["[[source]]", "[[intervention]]", "[[assessment]]", "[[concept]]"];
/// The files beside the manifest that have a name of their own.
const OTHERS: [&str; 3] = ["seal.toml", "Cargo.toml", MANIFEST_FILE];

/// The files of a pack that look like a part of it and are not read, each with the place where it would be.
pub(crate) fn unread(found: &[Found]) -> Vec<Fault> {
    let stray = |found: &Found| {
        let meant = meant(found)?;
        let hidden_ending = found.path.to_ascii_lowercase().ends_with(".txt");
        Some(file_fault(&found.path, Problem::NotRead { meant, hidden_ending }))
    };
    found.iter().filter_map(stray).collect()
}

/// The file that was probably meant to be the manifest.
pub(crate) fn manifest(found: &[Found]) -> Option<String> {
    let like = |found: &&Found| !found.path.contains('/') && ending(&found.path, "toml") == Some("vakwerk");
    found.iter().find(like).map(|found| found.path.clone())
}

/// Where a file that is not read would be read.
fn meant(found: &Found) -> Option<String> {
    let path = found.path.as_str();
    let Some((folder, name)) = path.split_once('/') else {
        let item = path.ends_with(".toml") && !OTHERS.contains(&path) && holds_items(found);
        return item.then(|| format!("{CATALOGUE_FOLDER}/{path}"));
    };
    let read = [(CATALOGUE_FOLDER, "toml"), (VECTORS_FOLDER, "json")];
    read.iter().find_map(|(known, kind)| {
        let stem = ending(name, kind)?;
        let right = format!("{known}/{stem}.{kind}");
        let same = folder == *known;
        let near = || nearest(&folder.to_lowercase(), [*known]).is_some() || folder.eq_ignore_ascii_case(known);
        ((same && path != right) || (!same && near())).then_some(right)
    })
}

/// The name without an ending of this kind, in capitals too, or with another that an editor put behind it.
fn ending<'n>(name: &'n str, kind: &str) -> Option<&'n str> {
    let at = name.to_ascii_lowercase().rfind(&format!(".{kind}"))?;
    let behind = &name[at + 1 + kind.len()..];
    (behind.is_empty() || behind.eq_ignore_ascii_case(".txt")).then(|| &name[..at])
}

fn holds_items(found: &Found) -> bool {
    // A file that cannot be read, or is too large to be one of a pack, is none of ours.
    let text = files::bytes(found, &mut Vec::new()).and_then(|bytes| String::from_utf8(bytes).ok());
    text.is_some_and(|text| text.lines().any(|line| ITEMS.contains(&line.trim_end())))
}
