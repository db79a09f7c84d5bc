//! The host with real libraries, good and bad: what is refused has its own code, and the rest serves.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod calling;
mod loading;
mod sets;
mod trust;

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use vakwerk_core::explain::Explain;
use vakwerk_core::licence::Grants;
use vakwerk_core::text::Language;
use vakwerk_host::workshop::{built_library, seal_folder, seal_plugin, trust};
use vakwerk_host::{Options, Refused, Registry};

/// A folder in which plugins are installed.
struct Installed {
    folder: TempDir,
}

impl Installed {
    /// Nothing but the good test plugin.
    fn nine() -> Self {
        let installed = Self { folder: tempfile::tempdir().unwrap() };
        installed.plugin("nine");
        installed
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Installs a test plugin, sealed.
    fn plugin(&self, name: &str) -> PathBuf {
        let to = self.path(name);
        seal_plugin(&source(name), Some(&format!("vakwerk-test-{name}")), &to).unwrap();
        to
    }

    /// Installs a pack that is made here, with a library where there is one, sealed.
    fn pack(&self, folder: &str, manifest: &str, library: Option<&Path>) -> PathBuf {
        let written = tempfile::tempdir().unwrap();
        fs::write(written.path().join("vakwerk.toml"), manifest).unwrap();
        seal_folder(written.path(), library, &self.path(folder)).unwrap();
        self.path(folder)
    }

    /// Installs a pack whose library has these bytes.
    fn pack_with_bytes(&self, folder: &str, bytes: &[u8]) -> PathBuf {
        let lying = tempfile::tempdir().unwrap();
        let library = lying.path().join("library.so");
        fs::write(&library, bytes).unwrap();
        self.pack(folder, &manifest(folder, "1.0.0", "provides = ['profile']"), Some(&library))
    }

    fn open(&self) -> Registry {
        Registry::open(&self.options())
    }

    fn options(&self) -> Options {
        let folders = vec![self.folder.path().to_owned()];
        Options { folders, grants: Grants::everything(), trust: trust(), ..Options::default() }
    }

    /// Opens, and expects one refusal while the good plugin serves; gives the refusal.
    fn one_refusal(&self) -> Refused {
        let registry = self.open();
        let codes: Vec<_> = registry.refusals().iter().map(ToString::to_string).collect();
        assert_eq!(codes.len(), 1, "{codes:#?}");
        still_serves(&registry);
        registry.refusals()[0].clone()
    }
}

/// The good plugin works.
fn still_serves(registry: &Registry) {
    let mut scales = [0.0];
    registry.score_into(&"nine:nine-items".parse().unwrap(), &[1.0; 9], &[], &mut scales).unwrap();
    assert_eq!(scales, [9.0]);
}

/// One code, and one line in each language that names the plugin's folder.
fn says(refused: &Refused, code: &str, words: &[&str]) {
    assert_eq!(refused.code(), code, "{refused}");
    let (nl, en) = (refused.explain(Language::Nl), refused.explain(Language::En));
    assert_ne!(nl, en);
    for text in [&nl, &en] {
        assert!(!text.contains('\n'), "{text}");
        assert!(text.contains(refused.folder.file_name().unwrap().to_str().unwrap()), "{text}");
    }
    for word in words {
        assert!(en.contains(word), "`{word}` is not in: {en}");
    }
}

fn source(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("plugins").join(name)
}

fn library(name: &str) -> PathBuf {
    built_library(&format!("vakwerk-test-{name}")).unwrap()
}

/// A manifest with nothing but what it must have, and `more`, which stands before any table.
fn manifest(id: &str, version: &str, more: &str) -> String {
    format!(
        "id = '{id}'\nversion = '{version}'\ninterface = 1\nname = {{ nl = 'Proef', en = 'Test' }}\n\
         publisher = 'Vakwerk'\nlicence = 'MIT OR Apache-2.0'\nlanguages = ['nl', 'en']\n\
         intended-purpose = {{ nl = 'Voor proeven.', en = 'For tests.' }}\n{more}\n"
    )
}
