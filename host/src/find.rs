//! Finding plugins in folders, and reading them without running any of their code.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;
use vakwerk_core::catalogue::{Digest, Pack};
use vakwerk_core::measure::Instrument;
use vakwerk_core::text::Text;
use vakwerk_pack::seal::{LIBRARY_FOLDER, SEAL_FILE};
use vakwerk_pack::trust::{Signer, TrustStore};
use vakwerk_pack::{FILE_LIMIT, Faults, MANIFEST_FILE, Reason, read_as_sealed, read_seal};

use crate::options::{DevelopmentFolder, Options};
use crate::plugin::Standing;
use crate::refused::{Refused, Why};
use crate::set_fault::PluginName;

/// The most plugins, versions counted, that are looked at in one folder.
pub const PLUGINS_LIMIT: usize = 1000;

/// A refusal is boxed because it is large and rare.
type Outcome<T> = Result<T, Box<Refused>>;

/// A plugin that was read and checked, but not loaded.
pub(crate) struct Found {
    pub(crate) folder: PathBuf,
    pub(crate) pack: Pack,
    pub(crate) standing: Standing,
    pub(crate) signer: Option<Signer>,
    pub(crate) seal: Option<Digest>,
    pub(crate) library: Option<Library>,
    pub(crate) instruments: Vec<Arc<Instrument>>,
}

/// The library of a plugin on this machine.
pub(crate) struct Library {
    pub(crate) path: PathBuf,
    /// The digest that was sealed; a development folder has none.
    pub(crate) sealed: Option<Digest>,
}

impl Found {
    pub(crate) fn name(&self) -> PluginName {
        PluginName { id: self.pack.manifest.id.clone(), version: self.pack.manifest.version.clone() }
    }

    pub(crate) fn refuse(&self, why: Why) -> Box<Refused> {
        Box::new(Refused { folder: self.folder.clone(), plugin: Some(self.name()), why })
    }
}

/// Everything that `options` names, in the order of the folders and of the names in them.
pub(crate) fn all(options: &Options, refused: &mut Vec<Refused>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut keep = |outcome: Outcome<Found>| match outcome {
        Ok(plugin) => found.push(plugin),
        Err(why) => refused.push(*why),
    };
    for folder in &options.folders {
        match subfolders(folder) {
            Ok(subfolders) => subfolders.iter().for_each(|folder| keep(sealed(folder, &options.trust))),
            Err(reason) => {
                let why = Why::PluginsUnreadable { reason };
                keep(Err(Box::new(Refused { folder: folder.clone(), plugin: None, why })));
            }
        }
    }
    for folder in &options.development {
        keep(development(folder));
    }
    found
}

/// The folders of plugins: those that lie in `folder`, and those that lie there as `id/version/`.
fn subfolders(folder: &Path) -> Result<Vec<PathBuf>, Reason> {
    let mut plugins = Vec::new();
    for inside in visible_folders(folder)? {
        // A folder that is no plugin itself and holds folders holds versions; anything else is told as what it lacks.
        let versions = if is_plugin(&inside) { Vec::new() } else { visible_folders(&inside).unwrap_or_default() };
        if versions.is_empty() {
            plugins.push(inside)
        } else {
            plugins.extend(versions)
        }
        if plugins.len() > PLUGINS_LIMIT {
            return Err(too_many());
        }
    }
    Ok(plugins)
}

fn too_many() -> Reason {
    Reason::Fault(Text {
        nl: format!("er staan er meer dan {PLUGINS_LIMIT} in, het meeste dat wordt bekeken"),
        en: Some(format!("it holds more than {PLUGINS_LIMIT}, the most that are looked at")),
    })
}

fn is_plugin(folder: &Path) -> bool {
    [MANIFEST_FILE, SEAL_FILE].iter().any(|file| folder.join(file).is_file())
}

/// The folders in `folder` that are not hidden, in the order of their names.
fn visible_folders(folder: &Path) -> Result<Vec<PathBuf>, Reason> {
    let mut folders = Vec::new();
    let unreadable = |error: io::Error| Reason::from(&error);
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if !hidden && entry.path().is_dir() {
            folders.push(entry.path());
        }
        if folders.len() > PLUGINS_LIMIT {
            return Err(too_many());
        }
    }
    folders.sort();
    Ok(folders)
}

fn sealed(folder: &Path, trust: &TrustStore) -> Outcome<Found> {
    // The signature before the files: of a folder that nobody vouches for, nothing more is read than its seal.
    let seal = read_seal(folder).map_err(|faults| unread(folder, faults))?;
    let signer = trust.verify(&seal.seal.id, &seal.bytes, seal.signature.as_deref()).map_err(|fault| {
        let name = PluginName { id: seal.seal.id.clone(), version: seal.seal.version.clone() };
        Box::new(Refused { folder: folder.to_owned(), plugin: Some(name), why: Why::Trust(fault) })
    })?;
    let pack = read_as_sealed(folder, &seal).map_err(|faults| unread(folder, faults))?;
    // The digest of a library is checked on the bytes that are loaded, not here.
    let library = seal.seal.library(crate::TARGET);
    let library = library.map(|file| Library { path: folder.join(&file.path), sealed: Some(file.sha256) });
    complete(
        folder,
        pack,
        Ground { standing: Standing::Trusted, signer: Some(signer), seal: Some(seal.digest) },
        library,
    )
}

pub(crate) fn development(named: &DevelopmentFolder) -> Outcome<Found> {
    let folder = &named.folder;
    let pack = vakwerk_pack::read(folder).map_err(|faults| unread(folder, faults))?;
    let path = named.library.clone().or_else(|| library_in(folder));
    let library = path.map(|path| Library { path, sealed: None });
    complete(folder, pack, Ground { standing: Standing::Development, signer: None, seal: None }, library)
}

/// The library for this machine that lies in a plugin's folder.
#[must_use]
pub fn library_in(folder: &Path) -> Option<PathBuf> {
    first_library(&folder.join(LIBRARY_FOLDER).join(crate::TARGET))
}

fn first_library(folder: &Path) -> Option<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths.into_iter().find(|path| path.extension().is_some_and(|end| end == std::env::consts::DLL_EXTENSION))
}

/// On what ground a folder is read.
struct Ground {
    standing: Standing,
    signer: Option<Signer>,
    seal: Option<Digest>,
}

fn complete(folder: &Path, pack: Pack, ground: Ground, library: Option<Library>) -> Outcome<Found> {
    let Ground { standing, signer, seal } = ground;
    let found = Found { folder: folder.to_owned(), pack, standing, signer, seal, library, instruments: Vec::new() };
    let needs = found.pack.manifest.interface;
    if needs != vakwerk_abi::INTERFACE {
        let (needs, offers) = (needs.to_string(), vakwerk_abi::INTERFACE);
        return Err(found.refuse(Why::OtherInterface { needs, offers }));
    }
    if found.library.is_none() && !found.pack.manifest.provides.is_empty() {
        return Err(found.refuse(Why::NoLibrary { expected: format!("{LIBRARY_FOLDER}/{}", crate::TARGET) }));
    }
    // Reading the pack has compiled every instrument already and reported its faults, so none is left here.
    let compile = |assessment| Instrument::compile(assessment, &found.pack.full_id(&assessment.id)).ok().map(Arc::new);
    let instruments = found.pack.contents.assessment.iter().filter_map(compile).collect();
    Ok(Found { instruments, ..found })
}

/// Why a folder cannot be read: its faults, or, where it is written for another interface, that.
fn unread(folder: &Path, faults: Faults) -> Box<Refused> {
    let front = Front::read(folder);
    let why = match front.other_interface() {
        Some(needs) => Why::OtherInterface { needs, offers: vakwerk_abi::INTERFACE },
        None => Why::Pack(faults),
    };
    front.refuse(folder, why)
}

/// What is read of a manifest that cannot be read: a pack for another interface may have keys that are unknown here.
#[derive(Default, Deserialize)]
struct Front {
    id: Option<toml::Value>,
    version: Option<toml::Value>,
    interface: Option<toml::Value>,
}

impl Front {
    /// What can be told; nothing where the manifest is unreadable, which is reported when the pack is read.
    fn read(folder: &Path) -> Self {
        let mut text = String::new();
        let file = File::open(folder.join(MANIFEST_FILE));
        let read = file.and_then(|file| file.take(FILE_LIMIT).read_to_string(&mut text));
        read.ok().and_then(|_| toml::from_str(&text).ok()).unwrap_or_default()
    }

    fn refuse(&self, folder: &Path, why: Why) -> Box<Refused> {
        Box::new(Refused { folder: folder.to_owned(), plugin: self.name(), why })
    }

    fn name(&self) -> Option<PluginName> {
        let (id, version) = (self.id.as_ref()?.as_str()?, self.version.as_ref()?.as_str()?);
        Some(PluginName { id: id.parse().ok()?, version: version.parse().ok()? })
    }

    /// The interface that is named, where it is another than this host's.
    fn other_interface(&self) -> Option<String> {
        let named = match self.interface.as_ref()? {
            toml::Value::Integer(number) => number.to_string(),
            toml::Value::String(text) => text.chars().take(32).collect(),
            toml::Value::Float(number) => number.to_string(),
            _ => return None,
        };
        (named != vakwerk_abi::INTERFACE.to_string()).then_some(named)
    }
}
