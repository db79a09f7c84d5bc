//! Packs and plugins of the repository, sealed and loaded as an embedding program loads them.

use std::path::Path;

use vakwerk_host::{Options, Registry, workshop};

use crate::root;

/// Seals these folders of the repository, such as `packs/fvb` and `plugins/pmt`, into `shelf` and loads them.
///
/// # Panics
/// A folder cannot be sealed, or is refused.
#[must_use]
#[allow(clippy::expect_used)]
pub fn registry(shelf: &Path, folders: &[&str]) -> Registry {
    for source in folders {
        let name = source.rsplit('/').next().unwrap_or(source);
        let krate = source.starts_with("plugins/").then(|| format!("vakwerk-{name}"));
        workshop::seal_plugin(&root().join(source), krate.as_deref(), &shelf.join(name)).expect("it can be sealed");
    }
    let options = Options { folders: vec![shelf.to_path_buf()], trust: workshop::trust(), ..Options::default() };
    let registry = Registry::open(&options);
    assert!(registry.refusals().is_empty(), "{:?}", registry.refusals());
    registry
}
