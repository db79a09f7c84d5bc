//! Sets in `vakwerk.lock`: what a set is written down as, and taking it up again.

use std::fmt;

use sha2::{Digest as _, Sha256};
use vakwerk_core::digest::Digest;
use vakwerk_core::explain::Explain;
use vakwerk_core::text::Language;
use vakwerk_pack::lock::{LockedPlugin, LockedSet};

use crate::code::Code;
use crate::registry::Registry;
use crate::set::PluginSet;
use crate::set_fault::PluginName;
use crate::words::say;

/// What a lock names is not what is installed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockFault {
    /// The plugin that the lock names.
    pub plugin: PluginName,
    /// The seal it was locked with; absent for a development folder.
    pub locked: Option<Digest>,
    /// The seal it has now; `None` where the plugin is not loaded, or has no seal.
    pub found: Option<Digest>,
    /// Whether the plugin is loaded at all.
    pub loaded: bool,
}

impl Explain for LockFault {
    fn code(&self) -> &'static str {
        Code::LockMismatch.as_str()
    }

    fn explain(&self, language: Language) -> String {
        let plugin = &self.plugin;
        let seal = |digest: Option<Digest>| match digest {
            Some(digest) => digest.to_string()[..12].to_owned(),
            None => say(language, "geen", "none"),
        };
        if !self.loaded {
            return say(
                language,
                format!(
                    "de vergrendeling noemt `{plugin}`, en die is niet geladen. Installeer deze versie, of laat de verzameling opnieuw bepalen."
                ),
                format!(
                    "the lock names `{plugin}`, which is not loaded. Install this version, or have the set resolved again."
                ),
            );
        }
        let (locked, found) = (seal(self.locked), seal(self.found));
        say(
            language,
            format!(
                "`{plugin}` is vergrendeld met zegel {locked}; geïnstalleerd is zegel {found}. Installeer de vergrendelde uitgave, of laat de verzameling opnieuw bepalen."
            ),
            format!(
                "`{plugin}` is locked with seal {locked}; installed is seal {found}. Install the locked release, or have the set resolved again."
            ),
        )
    }
}

impl fmt::Display for LockFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code(), self.explain(Language::En))
    }
}

impl std::error::Error for LockFault {}

impl PluginSet {
    /// The set as `vakwerk.lock` holds it.
    #[must_use]
    pub fn locked(&self) -> LockedSet {
        let entry = |plugin: &std::sync::Arc<crate::Plugin>| {
            let version = plugin.name().version.clone();
            (
                plugin.name().id.clone(),
                LockedPlugin {
                    version,
                    seal: plugin.seal_digest(),
                    key: plugin.signer().map(|signer| signer.key.clone()),
                },
            )
        };
        self.plugins().map(entry).collect()
    }

    /// The digest over the set's lock entries, by which events name the set they were decided with.
    ///
    /// Over one line per plugin, in the order of ids: `id NUL version NUL seal NUL key LF`, where a seal or key
    /// that is absent is empty.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let mut hasher = Sha256::new();
        hasher.update(b"vakwerk-set-1\n");
        for (id, LockedPlugin { version, seal, key }) in self.locked() {
            let seal = seal.map(|seal| seal.to_string()).unwrap_or_default();
            hasher.update(format!("{id}\0{version}\0{seal}\0{}\n", key.unwrap_or_default()));
        }
        Digest(hasher.finalize().into())
    }
}

impl Registry {
    /// Takes up a set as a lock names it: exactly those versions, with exactly those seals.
    ///
    /// # Errors
    /// Each plugin that is not loaded, or not with that seal.
    pub fn take_up(&self, locked: &LockedSet) -> Result<PluginSet, Vec<LockFault>> {
        let (mut plugins, mut faults) = (Vec::new(), Vec::new());
        for (id, entry) in locked {
            let name = PluginName { id: id.clone(), version: entry.version.clone() };
            let plugin = self.plugin_version(&name.id, &name.version).ok();
            let found = plugin.and_then(|plugin| plugin.seal_digest());
            match plugin {
                Some(plugin) if found == entry.seal => plugins.push(plugin.clone()),
                loaded => {
                    let loaded = loaded.is_some();
                    faults.push(LockFault { plugin: name, locked: entry.seal, found, loaded });
                }
            }
        }
        if faults.is_empty() { Ok(self.set_of(plugins)) } else { Err(faults) }
    }
}
