//! Where the plugins of a run come from: named folders, or what cargo built beside the program.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;
use vakwerk_core::explain::Explain;
use vakwerk_core::id::PluginId;
use vakwerk_core::licence::Grants;
use vakwerk_core::text::Language;
use vakwerk_host::trust::TrustStore;
use vakwerk_host::{DevelopmentFolder, Options, Plugin, PluginSet, Refused, Registry, Standing};

use crate::problem::Problem;
use crate::reply::Failure;
use crate::shelf::Shelf;
use crate::workshop::{built_alone, library_of, on_shelf, sealed_plugins};

/// The folders that were named.
#[derive(Clone, Debug, Default)]
pub(crate) struct Folders {
    /// Folders with plugins, each in a folder of its own.
    pub(crate) plugins: Vec<PathBuf>,
    /// Folders of one plugin under development each.
    pub(crate) development: Vec<PathBuf>,
    /// The list of trusted publishers.
    pub(crate) trust: Option<PathBuf>,
}

/// The plugins of a run.
pub struct Library {
    registry: Registry,
    looked_in: Vec<PathBuf>,
    /// Whether there is a list of trusted publishers.
    trusting: bool,
}

/// A folder that is not loaded, as `--json` tells it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct NotLoaded {
    folder: PathBuf,
    code: &'static str,
    message: String,
}

impl Library {
    pub(crate) fn open(folders: &Folders, program: Option<&Path>, grants: &Grants) -> Result<Self, Failure> {
        let mut plugins = folders.plugins.clone();
        let mut trust = folders.trust.as_ref().map(TrustStore::read).transpose()?.unwrap_or_default();
        if plugins.is_empty()
            && let Some((folder, own)) = program.map(sealed_plugins).transpose()?.flatten()
        {
            plugins.push(folder);
            trust = own;
        }
        let development = folders.development.iter().map(|folder| {
            // A crate of its own builds its library in its own target folder; one of the clone, beside this program.
            let of_clone = || library_of(folder).filter(|_| program.is_some_and(|program| on_shelf(program, folder)));
            DevelopmentFolder { folder: folder.clone(), library: built_alone(folder).or_else(of_clone) }
        });
        let development = development.collect();
        let options =
            Options { folders: plugins.clone(), development, grants: grants.clone(), trust, ..Options::default() };
        plugins.extend(folders.development.iter().cloned());
        let trusting = folders.trust.is_some() || folders.plugins.is_empty();
        Ok(Self { registry: Registry::open(&options), looked_in: plugins, trusting })
    }

    /// That there is something to work with.
    pub(crate) fn not_empty(&self, language: Language) -> Result<(), Failure> {
        if self.plugins().next().is_some() {
            return Ok(());
        }
        // A folder that cannot be read is no plugin, and where to look is the thing to say.
        let found = self.refused().iter().any(|refused| refused.plugin.is_some());
        let problem = match found {
            true => Problem::NoneLoaded { trusting: self.trusting },
            false => Problem::NoPlugins { looked_in: self.looked_in.clone() },
        };
        let refused: Vec<NotLoaded> = self.refused().iter().map(|refused| not_loaded(refused, language)).collect();
        let refused = serde_json::to_value(refused).unwrap_or_default();
        Err(Failure::from(problem).with("not-loaded", refused))
    }

    /// The registry itself.
    #[must_use]
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// The set that serves: one version of every plugin.
    #[must_use]
    pub fn set(&self) -> &PluginSet {
        self.registry.set()
    }

    /// The packs of the set, to look things up in.
    #[must_use]
    pub fn shelf(&self) -> Shelf<'_> {
        Shelf::new(self.set().packs().collect())
    }

    /// Every loaded plugin, also those that the set leaves out.
    pub fn plugins(&self) -> impl Iterator<Item = &Arc<Plugin>> {
        self.registry.all_plugins()
    }

    /// Whether a plugin of the set comes from a folder under development.
    #[must_use]
    pub fn is_development(&self, plugin: &PluginId) -> bool {
        self.set().plugin(plugin).is_ok_and(|plugin| plugin.standing() == Standing::Development)
    }

    /// What was found and not loaded, or left out of the set.
    #[must_use]
    pub fn refused(&self) -> &[Refused] {
        self.registry.refusals()
    }

    /// A line for everything that was found and is not loaded.
    #[must_use]
    pub fn warnings(&self, language: Language) -> Vec<String> {
        self.refused().iter().map(|refused| format!("{} {}", refused.code(), refused.explain(language))).collect()
    }
}

fn not_loaded(refused: &Refused, language: Language) -> NotLoaded {
    NotLoaded { folder: refused.folder.clone(), code: refused.code(), message: refused.explain(language) }
}
