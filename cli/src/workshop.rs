//! In a clone: seals the packs that lie in it, with the libraries that cargo built beside this program, and signs
//! them with a key that is thrown away.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use vakwerk_core::explain::Explain;
use vakwerk_core::text::{Language, Text};
use vakwerk_host::trust::{TRUST_FILE, TrustStore};
use vakwerk_host::workshop::{WorkshopFault, built_library, seal_folder, trust};

use crate::problem::Problem;
use crate::reply::Failure;

/// The folders of a clone in which packs lie, each in a folder of its own.
const SHELVES: [&str; 2] = ["packs", "plugins"];
/// Where the sealed plugins are kept, beside the program.
const SEALED: &str = "sealed-plugins";
/// With what cargo is told to build elsewhere than in the folder of a crate.
const TARGET_VARIABLE: &str = "CARGO_TARGET_DIR";

/// A pack of the clone.
struct Source {
    folder: PathBuf,
    library: Option<PathBuf>,
}

/// A folder with every plugin of the clone that `program` was built in, sealed and signed, and whom to trust with them;
/// nothing outside a clone.
pub(crate) fn sealed_plugins(program: &Path) -> Result<Option<(PathBuf, TrustStore)>, Failure> {
    // Cargo keeps `deps` beside whatever it builds; an installed program has no such folder.
    let Some(beside) = program.parent().filter(|folder| folder.join("deps").is_dir()) else { return Ok(None) };
    let Some(root) = clone_of(program) else { return Ok(None) };
    let sources = sources(&root)?;
    if sources.is_empty() {
        return Ok(None);
    }
    let kept = beside.join(SEALED);
    let finished = kept.join(fingerprint(&sources));
    if !finished.is_dir() {
        // Another run may be at the same work; whoever is ready first is right, and so is the other.
        let working = kept.join(format!("working-{}", std::process::id()));
        let sealed = seal_all(&sources, &working).and_then(|()| {
            // The key is gone when this run ends, so what it signed is all that it will ever vouch for.
            let text = trust().to_toml().unwrap_or_default();
            fs::write(working.join(TRUST_FILE), text).map_err(|error| cannot(&working, &error))?;
            let renamed = fs::rename(&working, &finished);
            renamed.or_else(|error| if finished.is_dir() { Ok(()) } else { Err(cannot(&kept, &error)) })
        });
        // What was renamed is gone, and what was not is worth nothing.
        let _ = fs::remove_dir_all(&working);
        sealed?;
        clear(&kept, &finished);
    }
    let trust = TrustStore::read(finished.join(TRUST_FILE))?;
    Ok(Some((finished, trust)))
}

/// The clone that the program lies in, or, with a target folder elsewhere, the one it was built from.
fn clone_of(program: &Path) -> Option<PathBuf> {
    let is_clone =
        |folder: &Path| folder.join("Cargo.toml").is_file() && SHELVES.iter().any(|shelf| folder.join(shelf).is_dir());
    let above = program.ancestors().find(|folder| is_clone(folder)).map(Path::to_owned);
    above.or_else(|| {
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().filter(|folder| is_clone(folder)).map(Path::to_owned)
    })
}

/// The folders with packs of the clone that `program` was built in; none outside a clone.
pub(crate) fn shelves(program: &Path) -> Vec<PathBuf> {
    clone_root(program).map(|root| SHELVES.map(|shelf| root.join(shelf)).to_vec()).unwrap_or_default()
}

/// Whether a folder lies among the packs of the clone that `program` was built in.
pub(crate) fn on_shelf(program: &Path, folder: &Path) -> bool {
    let Ok(folder) = folder.canonicalize() else { return false };
    let holds = |shelf: PathBuf| shelf.canonicalize().is_ok_and(|shelf| folder.parent() == Some(&shelf));
    shelves(program).into_iter().any(holds)
}

/// The clone that `program` was built in; nothing where it was installed.
pub(crate) fn clone_root(program: &Path) -> Option<PathBuf> {
    program.parent().filter(|folder| folder.join("deps").is_dir()).and_then(|_| clone_of(program))
}

fn sources(root: &Path) -> Result<Vec<Source>, Problem> {
    let mut sources = Vec::new();
    for shelf in SHELVES.map(|shelf| root.join(shelf)).into_iter().filter(|shelf| shelf.is_dir()) {
        let entries = fs::read_dir(&shelf).and_then(|entries| entries.collect::<io::Result<Vec<_>>>());
        let mut folders: Vec<PathBuf> =
            entries.map_err(|error| cannot(&shelf, &error))?.into_iter().map(|entry| entry.path()).collect();
        folders.retain(|folder| folder.join("vakwerk.toml").is_file());
        folders.sort();
        for folder in folders {
            let library = crate_name(&folder).map(|name| built_library(&name)).transpose();
            let library = library.map_err(|fault| workshop(&folder, &fault))?;
            sources.push(Source { folder, library });
        }
    }
    Ok(sources)
}

/// The library of the pack in `folder`, where one is at hand: the one that cargo built for it, or the one that lies in it.
pub(crate) fn library_of(folder: &Path) -> Option<PathBuf> {
    let of_clone = || crate_name(folder).and_then(|name| built_library(&name).ok());
    built_alone(folder).or_else(of_clone).or_else(|| vakwerk_host::library_in(folder))
}

/// The library that cargo built last for a crate by itself; nothing where there is none, or one under `lib/`.
pub(crate) fn built_alone(folder: &Path) -> Option<PathBuf> {
    let name = crate_name(folder).filter(|_| !folder.join("lib").is_dir())?.replace('-', "_");
    let file = format!("{}{name}{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
    let named = std::env::var_os(TARGET_VARIABLE).filter(|named| !named.is_empty());
    let target = named.map_or_else(|| folder.join("target"), PathBuf::from);
    // `cargo build` puts it beside `deps`, `cargo test` in it alone.
    let places = ["debug", "debug/deps", "release", "release/deps"].map(|place| target.join(place).join(&file));
    places
        .into_iter()
        .filter_map(|path| Some((path.metadata().ok()?.modified().ok()?, path)))
        .max()
        .map(|(_, path)| path)
}

/// The crate that holds the code of a plugin; a pack of data only has none.
fn crate_name(folder: &Path) -> Option<String> {
    let manifest: toml::Table = fs::read_to_string(folder.join("Cargo.toml")).ok()?.parse().ok()?;
    Some(manifest.get("package")?.get("name")?.as_str()?.to_owned())
}

fn seal_all(sources: &[Source], destination: &Path) -> Result<(), Problem> {
    for source in sources {
        let name = source.folder.file_name().unwrap_or_default();
        seal_folder(&source.folder, source.library.as_deref(), &destination.join(name))
            .map_err(|fault| workshop(&source.folder, &fault))?;
    }
    Ok(())
}

/// A name that changes with every file that is sealed, by path, size and moment of writing.
fn fingerprint(sources: &[Source]) -> String {
    let mut hasher = DefaultHasher::new();
    for source in sources {
        source.library.iter().for_each(|library| stamp(library, &mut hasher));
        walk(&source.folder, 0, &mut hasher);
    }
    format!("{:016x}", hasher.finish())
}

fn walk(folder: &Path, depth: usize, hasher: &mut DefaultHasher) {
    // A pack is two folders deep; what lies deeper is source code, and links in a circle end here.
    if depth > 3 {
        return;
    }
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() { walk(&path, depth + 1, hasher) } else { stamp(&path, hasher) }
    }
}

fn stamp(path: &Path, hasher: &mut DefaultHasher) {
    path.hash(hasher);
    if let Ok(metadata) = fs::metadata(path) {
        metadata.len().hash(hasher);
        let written = metadata.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        written.hash(hasher);
    }
}

/// Removes what earlier builds left.
fn clear(kept: &Path, finished: &Path) {
    for entry in fs::read_dir(kept).into_iter().flatten().flatten() {
        let other_run = entry.file_name().to_string_lossy().starts_with("working-");
        if entry.path() != finished && !other_run {
            // What cannot be removed only takes room.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn workshop(folder: &Path, fault: &WorkshopFault) -> Problem {
    let told = |language| format!("{} {}", fault.code(), fault.explain(language));
    let reason = Text { nl: told(Language::Nl), en: Some(told(Language::En)) };
    Problem::Workshop { folder: folder.to_owned(), reason }
}

fn cannot(folder: &Path, error: &io::Error) -> Problem {
    Problem::File { path: folder.to_owned(), kind: error.kind() }
}
