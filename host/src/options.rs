//! What an embedding program tells a registry.

use std::path::PathBuf;

use vakwerk_core::licence::Grants;
use vakwerk_pack::trust::TrustStore;

#[cfg(target_os = "linux")]
use crate::worker::Workers;

/// Where plugins lie, and what the embedding program declares.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Folders in which each subfolder is a sealed plugin, or holds its versions (`id/version/`, as installing makes
    /// them); several versions may lie beside each other.
    pub folders: Vec<PathBuf>,
    /// Single folders that are being worked on. They need no seal and no signature, and are marked as such wherever
    /// they show. One takes the place of an installed plugin of the same id and version.
    pub development: Vec<DevelopmentFolder>,
    /// Which plugins run in a process of their own; `None` for none.
    #[cfg(target_os = "linux")]
    pub workers: Option<Workers>,
    /// Whose signature is trusted, and with what. An empty one trusts nobody.
    pub trust: TrustStore,
    /// The declared use, and the permissions that are held.
    pub grants: Grants,
}

/// A folder that is being worked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DevelopmentFolder {
    /// The folder with `vakwerk.toml`.
    pub folder: PathBuf,
    /// The built library; absent means the one under `lib/`, if there is one.
    pub library: Option<PathBuf>,
}

impl From<PathBuf> for DevelopmentFolder {
    fn from(folder: PathBuf) -> Self {
        Self { folder, library: None }
    }
}
