//! A place to work in with two versions of a pack, bundled and signed.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use vakwerk_host::workshop::{seal_folder, trust};

use super::{Run, program, run};

/// A version of the invented pack.
pub fn versions(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/versions").join(name)
}

/// A path as an argument.
pub fn text(path: impl AsRef<Path>) -> String {
    path.as_ref().display().to_string()
}

/// A place to work in: folders with both versions sealed and signed, and whom to trust with them.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        for version in ["1.0.0", "2.0.0"] {
            seal_folder(&versions(version), None, &desk.at(&format!("sealed-{version}"))).unwrap();
            let (sealed, out) = (text(desk.at(&format!("sealed-{version}"))), text(desk.file(version)));
            let bundled = desk.run(&["bundle", &sealed, "--out", &out]);
            assert_eq!(bundled.exit, 0, "{}", bundled.err);
        }
        fs::write(desk.at("trust.toml"), trust().to_toml().unwrap()).unwrap();
        desk
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn file(&self, version: &str) -> PathBuf {
        self.at(&format!("verzonnen-{version}.vakwerk"))
    }

    /// Runs in the desk's folder, so that paths in what is said are short and the same everywhere.
    pub fn run(&self, args: &[&str]) -> Run {
        run(program(80).current_dir(self.folder.path()).env_remove("VAKWERK_PLUGINS").args(args))
    }

    pub fn done(&self, args: &[&str]) -> Run {
        let done = self.run(args);
        assert_eq!(done.exit, 0, "{args:?}: {}", done.err);
        done
    }

    pub fn install(&self, version: &str) -> Run {
        let file = format!("verzonnen-{version}.vakwerk");
        self.run(&["install", &file, "--into", "plugins", "--trust", "trust.toml"])
    }

    /// With the installed plugins.
    pub fn with_plugins<'a>(args: &[&'a str]) -> Vec<&'a str> {
        [args, &["--plugins", "plugins", "--trust", "trust.toml"]].concat()
    }
}
