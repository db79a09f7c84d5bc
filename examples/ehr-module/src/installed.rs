//! Stands in for the installer: puts the sealed plugins of this clone in a folder.
//!
//! A program in use gets its plugins sealed, from their publisher, and has nothing like this file.

use std::path::{Path, PathBuf};

use vakwerk_host::trust::TrustStore;
use vakwerk_host::workshop::{self, WorkshopFault, seal_plugin};

/// Installs what the example uses below `folder`, and gives the folder of plugins.
pub(crate) fn plugins(folder: &Path) -> Result<PathBuf, WorkshopFault> {
    let clone = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let plugins = folder.join("plugins");
    for pack in ["algemeen", "fvb", "instemming"] {
        seal_plugin(&clone.join("packs").join(pack), None, &plugins.join(pack))?;
    }
    seal_plugin(&clone.join("plugins/pmt"), Some("vakwerk-pmt"), &plugins.join("pmt"))?;
    Ok(plugins)
}

/// Whom the example trusts: the key that it signed with itself. A program in use reads a list that it ships with.
pub(crate) fn trust() -> TrustStore {
    workshop::trust()
}
