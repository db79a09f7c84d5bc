//! The good plugin, and another beside it that is attacked or misbehaves.

use std::path::{Path, PathBuf};

use tempfile::TempDir;
use vakwerk_core::licence::Grants;
use vakwerk_host::workshop::{built_library, seal_folder, seal_plugin, trust};
use vakwerk_host::{Options, Registry};

/// Where a test plugin is written.
pub fn source(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("plugins").join(name)
}

/// The built library of a test plugin.
pub fn library(name: &str) -> PathBuf {
    built_library(&format!("vakwerk-test-{name}")).unwrap()
}

/// Installs a test plugin, signed, in a folder of its own.
pub fn installed(name: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    seal_plugin(&source(name), Some(&format!("vakwerk-test-{name}")), &folder.path().join(name)).unwrap();
    folder
}

/// Installs a test plugin, signed, with another library.
pub fn installed_with(name: &str, library: &Path) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    seal_folder(&source(name), Some(library), &folder.path().join(name)).unwrap();
    folder
}

/// The library in the folder of an installed plugin.
pub fn library_of(installed: &TempDir, name: &str) -> PathBuf {
    vakwerk_host::library_in(&installed.path().join(name)).unwrap()
}

/// Opens what is installed in a folder.
pub fn open(installed: &TempDir) -> Registry {
    let folders = vec![installed.path().to_owned()];
    Registry::open(&Options { folders, grants: Grants::everything(), trust: trust(), ..Options::default() })
}

/// The host is alive: the good plugin answers.
pub fn still_serves(registry: &Registry) {
    let mut scales = [0.0];
    registry.score_into(&"nine:nine-items".parse().unwrap(), &[1.0; 9], &[], &mut scales).unwrap();
    assert_eq!(scales, [9.0]);
}
