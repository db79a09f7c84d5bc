//! For tests, demonstrations and builds: puts a sealed plugin together from its source folder and its built library,
//! and signs it with a key that this process throws away.

use std::collections::BTreeSet;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use vakwerk_core::explain::Explain;
use vakwerk_core::id::PluginId;
use vakwerk_core::licence::Grants;
use vakwerk_core::text::Language;
use vakwerk_pack::Faults;
use vakwerk_pack::seal::{SealOnDisk, assemble};
use vakwerk_pack::trust::TrustStore;
use vakwerk_pack::trust::sign::SigningKey;

use crate::code::Code;
use crate::image::Verified;
use crate::library_fault::LibraryFault;
use crate::load;
use crate::options::DevelopmentFolder;
use crate::refused::Refused;
use crate::set::PluginSet;
use crate::words::say;

/// Why no sealed plugin can be put together.
#[derive(Debug)]
pub enum WorkshopFault {
    /// The library of the crate was not built beside this program.
    NotBuilt {
        /// The name of the crate.
        krate: String,
        /// Where it was looked for.
        looked: Vec<PathBuf>,
    },
    /// The pack has faults, or cannot be put together.
    Pack(Faults),
}

impl Explain for WorkshopFault {
    fn code(&self) -> &'static str {
        match self {
            Self::NotBuilt { .. } => Code::NotBuilt.as_str(),
            Self::Pack(faults) => faults.iter().next().map_or(Code::NotBuilt.as_str(), |fault| Explain::code(fault)),
        }
    }

    fn explain(&self, language: Language) -> String {
        match self {
            Self::NotBuilt { krate, looked } => {
                let looked: Vec<_> = looked.iter().map(|path| path.display().to_string()).collect();
                let looked = looked.join(", ");
                say(
                    language,
                    format!(
                        "de bibliotheek van `{krate}` is niet gevonden in {looked}. Zet de crate bij de (dev-)dependencies van dit programma, of bouw haar met `cargo build -p {krate}`."
                    ),
                    format!(
                        "the library of `{krate}` was not found in {looked}. Add the crate to this program's (dev-)dependencies, or build it with `cargo build -p {krate}`."
                    ),
                )
            }
            Self::Pack(faults) => faults.iter().next().map(|fault| fault.explain(language)).unwrap_or_default(),
        }
    }
}

impl std::fmt::Display for WorkshopFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.code(), self.explain(Language::En))
    }
}

impl std::error::Error for WorkshopFault {}

impl From<Faults> for WorkshopFault {
    fn from(faults: Faults) -> Self {
        Self::Pack(faults)
    }
}

/// The built library of the crate `krate`, in the profile that this program was built in.
///
/// A program that needs it has a (dev-)dependency on the crate and never `use`s it: then cargo builds the library
/// beside the program, and no two plugins end up in one program, which their exported names do not allow.
///
/// # Errors
/// It is not there.
pub fn built_library(krate: &str) -> Result<PathBuf, WorkshopFault> {
    let name = format!("{}{}{}", env::consts::DLL_PREFIX, krate.replace('-', "_"), env::consts::DLL_SUFFIX);
    let program = env::current_exe().unwrap_or_default();
    // A program lies in the profile's folder, a test in `deps`, an example in `examples`.
    let near = program.parent().map(Path::to_owned).unwrap_or_default();
    let profile = match near.file_name().and_then(|name| name.to_str()) {
        Some("deps" | "examples") => near.parent().map(Path::to_owned).unwrap_or_default(),
        _ => near,
    };
    // Cargo writes to `deps` whenever it builds; beside the program it only puts what was asked for by name.
    let looked = vec![profile.join("deps"), profile];
    match looked.iter().map(|folder| folder.join(&name)).find(|path| path.is_file()) {
        Some(path) => Ok(path),
        None => Err(WorkshopFault::NotBuilt { krate: krate.to_owned(), looked }),
    }
}

/// The key of this process, kept nowhere, and the plugins that were signed with it.
struct Bench {
    key: SigningKey,
    signed: Mutex<BTreeSet<PluginId>>,
}

impl Bench {
    fn get() -> Result<&'static Self, WorkshopFault> {
        static BENCH: OnceLock<Bench> = OnceLock::new();
        if let Some(bench) = BENCH.get() {
            return Ok(bench);
        }
        // Another thread may have been quicker; then its key is the one.
        let key = SigningKey::throw_away()?;
        Ok(BENCH.get_or_init(|| Self { key, signed: Mutex::default() }))
    }
}

/// A trust store with the throw-away key of this process, for the plugins that it has signed so far and for no other.
#[must_use]
pub fn trust() -> TrustStore {
    let store = Bench::get().ok().and_then(|bench| {
        let signed = bench.signed.lock().unwrap_or_else(PoisonError::into_inner);
        bench.key.trusted_with("Vakwerk workshop", signed.iter().cloned()).ok()
    });
    store.unwrap_or_default()
}

/// Puts the pack in `source` together in `destination`, with a library for this machine where there is one, seals
/// it, and signs it with the throw-away key of this process; see [`trust`].
///
/// # Errors
/// The pack has faults, the destination holds something already, or a file cannot be copied.
pub fn seal_folder(source: &Path, library: Option<&Path>, destination: &Path) -> Result<SealOnDisk, WorkshopFault> {
    let bench = Bench::get()?;
    let sealed = assemble(source, library.map(|path| (crate::TARGET, path)), destination)?;
    bench.signed.lock().unwrap_or_else(PoisonError::into_inner).insert(sealed.seal.id.clone());
    Ok(bench.key.sign_folder(destination)?)
}

/// Puts the plugin in `source` together in `destination`, seals and signs it as [`seal_folder`] does; `krate` names the crate with its code.
///
/// # Errors
/// The library was not built, the pack has faults, or the destination holds something already.
pub fn seal_plugin(source: &Path, krate: Option<&str>, destination: &Path) -> Result<SealOnDisk, WorkshopFault> {
    let library = krate.map(built_library).transpose()?;
    seal_folder(source, library.as_deref(), destination)
}

/// Loads the plugin in `folder` with a library, by itself and as under development: for trying its code on worked
/// examples, where what it requires does not matter.
///
/// # Errors
/// The pack has faults, or its library is not loaded.
pub fn load_alone(folder: &Path, library: &Path, grants: &Grants) -> Result<PluginSet, Refused> {
    let named = DevelopmentFolder { folder: folder.to_owned(), library: Some(library.to_owned()) };
    crate::registry::alone(&named, grants).map_err(|refused| *refused)
}

/// Verifies a library, and gives what has the system open it and does nothing else, for measuring what the host adds.
///
/// # Errors
/// It cannot be read, is no whole library for this machine, or, later, the system does not open it.
pub fn bare_open(library: &Path) -> Result<impl FnOnce() -> Result<(), LibraryFault> + use<>, LibraryFault> {
    let copy = Verified::read(library, None)?.keep();
    Ok(move || load::bare(&copy))
}
