//! Where a bundle is put: never in the place of what cannot be made again, unless told.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use serde::Serialize;
use vakwerk_core::explain::Explain;
use vakwerk_core::text::Language;
use vakwerk_pack::bundle::{self, BUNDLE_LIMIT};
use vakwerk_pack::seal::{SEAL_FILE, SIGNATURE_FILE, SealOnDisk};

use crate::code::Code;
use crate::problem::Problem;
use crate::replace::replace;
use crate::reply::{Exit, Failure};
use crate::say;

/// A bundle that stood where the new one is put.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Stood {
    pub(super) id: String,
    pub(super) version: String,
    pub(super) signed: bool,
    /// Whether it is of the same version and holds something else.
    pub(super) otherwise: bool,
}

/// What came of putting a bundle in its place.
pub(super) enum Put {
    /// Nothing stood there.
    New,
    /// Exactly this bundle stood there.
    Same,
    /// Another bundle stood there.
    Instead(Stood),
}

/// Why a file is kept.
#[derive(Debug)]
pub(super) struct Kept {
    path: PathBuf,
    is: Is,
}

/// What stands there.
#[derive(Debug)]
enum Is {
    NoBundle,
    OtherPack { id: String, version: String },
    Signed { id: String, version: String },
}

/// Puts a bundle in its place; `even` where whoever asks said that what stands there may go.
pub(super) fn put(path: &Path, bytes: &[u8], seal: &SealOnDisk, even: bool) -> Result<Put, Failure> {
    let written = |written: std::io::Result<()>| {
        written.map_err(|error| Failure::from(Problem::NotWritten { path: path.to_owned(), kind: error.kind() }))
    };
    // Of what is no file (a pipe, a device, a folder), the system knows best what may be done with it.
    let Some(metadata) = fs::metadata(path).ok().filter(|metadata| metadata.is_file()) else {
        let put = if path.exists() { fs::write(path, bytes) } else { replace(path, bytes) };
        return written(put).map(|()| Put::New);
    };
    let there = contents(path, metadata.len());
    if there.as_deref() == Some(bytes) {
        return Ok(Put::Same);
    }
    let there = there.and_then(|there| opened(&there));
    if let Some(is) = kept(there.as_ref(), seal).filter(|_| !even) {
        return Err(Failure::new(Exit::Refused, Kept { path: path.to_owned(), is }));
    }
    written(replace(path, bytes))?;
    Ok(there.map_or(Put::New, |(seal_there, mut stood)| {
        stood.otherwise = stood.version == seal.seal.version.to_string() && seal_there != seal.bytes;
        Put::Instead(stood)
    }))
}

/// The file, where it is no larger than a bundle may be.
fn contents(path: &Path, length: u64) -> Option<Vec<u8>> {
    let mut read = Vec::new();
    let file = fs::File::open(path).ok().filter(|_| length <= BUNDLE_LIMIT)?;
    file.take(BUNDLE_LIMIT).read_to_end(&mut read).ok()?;
    Some(read)
}

/// The seal in a bundle, and what it is a bundle of.
fn opened(bytes: &[u8]) -> Option<(Vec<u8>, Stood)> {
    let (mut seal, mut signed) = (Vec::new(), false);
    let front = bundle::read(bytes, &mut |received| {
        signed |= received.path == SIGNATURE_FILE;
        // What cannot be read to its end is a damaged bundle, which reading on finds.
        let _ = match received.path {
            SEAL_FILE => received.content.read_to_end(&mut seal).map(|_| ()),
            _ => std::io::copy(received.content, &mut std::io::sink()).map(|_| ()),
        };
        Ok(())
    });
    let front = front.ok()?;
    let (id, version) = (front.id.to_string(), front.version.to_string());
    Some((seal, Stood { id, version, signed, otherwise: false }))
}

/// Why what stands there is kept; nothing where it may go.
fn kept(there: Option<&(Vec<u8>, Stood)>, seal: &SealOnDisk) -> Option<Is> {
    let Some((_, Stood { id, version, signed, .. })) = there else { return Some(Is::NoBundle) };
    let (id, version) = (id.clone(), version.clone());
    if id != seal.seal.id.as_str() {
        return Some(Is::OtherPack { id, version });
    }
    (*signed && seal.signature.is_none()).then_some(Is::Signed { id, version })
}

impl Explain for Kept {
    fn code(&self) -> &'static str {
        Code::Kept.as_str()
    }

    fn explain(&self, language: Language) -> String {
        let path = self.path.display();
        match &self.is {
            Is::NoBundle => say!(
                language,
                "{path} staat er al en is geen bundel; er is niets overschreven. Kies met `--out` een ander bestand, of \
                 geef `--replace` mee als dit weg mag.",
                "{path} is there already and is no bundle; nothing was written over. Choose another file with `--out`, or \
                 give `--replace` if this one may go.",
            ),
            Is::OtherPack { id, version } => say!(
                language,
                "{path} is al een bundel van een ander pakket, {id} {version}; er is niets overschreven. Kies met `--out` \
                 een ander bestand, of geef `--replace` mee als die weg mag.",
                "{path} is a bundle of another pack already, {id} {version}; nothing was written over. Choose another \
                 file with `--out`, or give `--replace` if it may go.",
            ),
            Is::Signed { id, version } => say!(
                language,
                "{path} is al een ondertekende bundel, van {id} {version}, en deze is niet ondertekend: een programma \
                 dat met cliënten werkt, laadt haar niet. Er is niets overschreven. Onderteken met `--key`, kies met `--out` een ander bestand, of geef \
                 `--replace` mee als de ondertekende weg mag.",
                "{path} is a signed bundle already, of {id} {version}, and this one is not signed: no program that \
                 works with clients loads it. Nothing was written over. Sign with `--key`, choose another file with `--out`, or give `--replace` if the \
                 signed one may go.",
            ),
        }
    }
}
