//! Sets in `vakwerk.lock`: what a set is written down as, and taking it up again.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use semver::Version;
use sha2::{Digest as _, Sha256};
use vakwerk_core::digest::Digest;
use vakwerk_core::explain::Explain;
use vakwerk_core::id::PluginId;
use vakwerk_core::text::Language;
use vakwerk_pack::lock::{LockedPlugin, LockedSet};
use vakwerk_pack::trust::short_key;

use crate::code::Code;
use crate::plugin::Plugin;
use crate::registry::Registry;
use crate::set::PluginSet;
use crate::set_fault::PluginName;
use crate::words::say;

/// A plugin that a lock names and that is not there as it was locked, or may not take its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockFault {
    /// The plugin that the lock names.
    pub plugin: PluginName,
    /// What is wrong.
    pub problem: LockProblem,
}

/// What is wrong with a plugin that a lock names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockProblem {
    /// It is not loaded.
    NotLoaded,
    /// The same version has another seal: one of the two is not what the publisher released.
    OtherSeal {
        /// The seal it was locked with; absent for a development folder.
        locked: Option<Digest>,
        /// The seal it has now.
        found: Option<Digest>,
    },
    /// It has the same seal, and another key signed it.
    OtherKey {
        /// The key it was locked with.
        locked: Option<String>,
        /// The key that signed it now.
        found: Option<String>,
    },
    /// What would take its place is older.
    Older {
        /// The version that would take its place.
        found: Version,
    },
    /// What would take its place is another publisher's.
    OtherPublisher {
        /// Whose it was, as far as the trust store still says it, or the key.
        locked: String,
        /// Whose it would be.
        found: String,
    },
}

impl LockFault {
    /// The code.
    #[must_use]
    pub fn code(&self) -> Code {
        match self.problem {
            LockProblem::NotLoaded | LockProblem::OtherSeal { .. } | LockProblem::OtherKey { .. } => Code::LockMismatch,
            LockProblem::Older { .. } => Code::Downgrade,
            LockProblem::OtherPublisher { .. } => Code::OtherPublisher,
        }
    }
}

impl Explain for LockFault {
    fn code(&self) -> &'static str {
        self.code().as_str()
    }

    fn explain(&self, language: Language) -> String {
        let plugin = &self.plugin;
        let none = || say(language, "geen", "none");
        let seal = |digest: &Option<Digest>| digest.map_or_else(none, |digest| digest.to_string()[..12].to_owned());
        let key = |key: &Option<String>| key.as_deref().map_or_else(none, short_key);
        match &self.problem {
            LockProblem::NotLoaded => say(
                language,
                format!(
                    "de vergrendeling noemt `{plugin}`, en die is niet geladen. Installeer deze versie, of laat de verzameling opnieuw bepalen."
                ),
                format!(
                    "the lock names `{plugin}`, which is not loaded. Install this version, or have the set resolved again."
                ),
            ),
            LockProblem::OtherSeal { locked, found: None } => {
                let locked = seal(locked);
                say(
                    language,
                    format!(
                        "`{plugin}` is vergrendeld met zegel {locked}; geladen is een ontwikkelmap, zonder zegel. Laat die map weg, of geef haar een hoger versienummer."
                    ),
                    format!(
                        "`{plugin}` is locked with seal {locked}; loaded is a development folder, without a seal. Leave that folder out, or give it a higher version number."
                    ),
                )
            }
            LockProblem::OtherSeal { locked, found } => {
                let (locked, found) = (seal(locked), seal(found));
                say(
                    language,
                    format!(
                        "`{plugin}` is vergrendeld met zegel {locked}; geïnstalleerd is zegel {found}. Een uitgave verandert niet: vraag de uitgever welke van de twee de zijne is."
                    ),
                    format!(
                        "`{plugin}` is locked with seal {locked}; installed is seal {found}. A release does not change: ask the publisher which of the two is theirs."
                    ),
                )
            }
            LockProblem::OtherKey { locked, found } => {
                let (locked, found) = (key(locked), key(found));
                say(
                    language,
                    format!(
                        "`{plugin}` is vergrendeld met sleutel {locked}; geïnstalleerd is sleutel {found}. Laat de verzameling opnieuw bepalen, als de uitgever van sleutel is gewisseld."
                    ),
                    format!(
                        "`{plugin}` is locked with key {locked}; installed is key {found}. Have the set resolved again, if the publisher changed its key."
                    ),
                )
            }
            LockProblem::Older { found } => say(
                language,
                format!(
                    "`{plugin}` is vergrendeld, en {found} is ouder. Installeer de vergrendelde versie of een nieuwere."
                ),
                format!("`{plugin}` is locked, and {found} is older. Install the locked version or a newer one."),
            ),
            LockProblem::OtherPublisher { locked, found } => say(
                language,
                format!(
                    "`{plugin}` is vergrendeld als uitgave van {locked}; geïnstalleerd is een uitgave van {found}. Verwijder de vergrendeling van deze plugin alleen als u weet dat hij is overgedragen."
                ),
                format!(
                    "`{plugin}` is locked as a release of {locked}; installed is a release of {found}. Remove this plugin from the lock only if you know that it was handed over."
                ),
            ),
        }
    }
}

impl fmt::Display for LockFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code().as_str(), self.explain(Language::En))
    }
}

impl std::error::Error for LockFault {}

impl PluginSet {
    /// The set as `vakwerk.lock` holds it.
    #[must_use]
    pub fn locked(&self) -> LockedSet {
        let entry = |plugin: &Arc<Plugin>| (plugin.name().id.clone(), entry_of(plugin));
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
    /// Takes up a set as a lock names it: exactly those versions, with exactly those seals, signed with those keys.
    ///
    /// # Errors
    /// Each plugin that is not loaded, or not with that seal and key.
    pub fn take_up(&self, locked: &LockedSet) -> Result<PluginSet, Vec<LockFault>> {
        let (mut plugins, mut faults) = (Vec::new(), Vec::new());
        for (id, entry) in locked {
            let name = PluginName { id: id.clone(), version: entry.version.clone() };
            let plugin = self.plugin_version(&name.id, &name.version).ok();
            let problem = match plugin {
                Some(plugin) => differs(&entry_of(plugin), entry),
                None => Some(LockProblem::NotLoaded),
            };
            match problem {
                Some(problem) => faults.push(LockFault { plugin: name, problem }),
                None => plugins.extend(plugin.cloned()),
            }
        }
        if faults.is_empty() { Ok(self.set_of(plugins)) } else { Err(faults) }
    }

    /// The lock of `set`, where it may take the place of `locked`: what an explicit resolve writes.
    ///
    /// A plugin that leaves the set, or joins it, is no fault.
    ///
    /// # Errors
    /// Each plugin that became older, that has another seal in the same version, or another publisher.
    pub fn renew(&self, locked: &LockedSet, set: &PluginSet) -> Result<LockedSet, Vec<LockFault>> {
        let new = set.locked();
        let problem = |(id, old): (&PluginId, &LockedPlugin)| {
            let new = new.get(id)?;
            let problem = match new.version.cmp(&old.version) {
                Ordering::Less => Some(LockProblem::Older { found: new.version.clone() }),
                // Another key of the same publisher may sign a release anew; another seal may not have its version. A
                // development folder was never a release, so any release may take its place.
                Ordering::Equal if old.seal.is_some() && new.seal != old.seal => {
                    Some(LockProblem::OtherSeal { locked: old.seal, found: new.seal })
                }
                _ => self.other_publisher(old.key.as_deref(), new.key.as_deref()),
            };
            let plugin = PluginName { id: id.clone(), version: old.version.clone() };
            problem.map(|problem| LockFault { plugin, problem })
        };
        let faults: Vec<_> = locked.iter().filter_map(problem).collect();
        if faults.is_empty() { Ok(new) } else { Err(faults) }
    }

    /// Whether two keys are of two publishers; a development folder is nobody's.
    fn other_publisher(&self, old: Option<&str>, new: Option<&str>) -> Option<LockProblem> {
        let (old, new) = old.zip(new).filter(|(old, new)| old != new)?;
        let holder = |key: &str| {
            let publishers = self.trust().publishers().iter();
            let mut holds = publishers.filter(|publisher| publisher.key.iter().any(|held| held.public == key));
            holds.next().map(|publisher| publisher.name.clone())
        };
        let (locked, found) = (holder(old), holder(new));
        if locked.is_some() && locked == found {
            return None;
        }
        let named = |name: Option<String>, key: &str| name.unwrap_or_else(|| short_key(key));
        Some(LockProblem::OtherPublisher { locked: named(locked, old), found: named(found, new) })
    }
}

fn entry_of(plugin: &Plugin) -> LockedPlugin {
    let key = plugin.signer().map(|signer| signer.key.clone());
    LockedPlugin { version: plugin.name().version.clone(), seal: plugin.seal_digest(), key }
}

/// How a plugin differs from its entry in a lock; an entry without a key is of a time before keys.
fn differs(found: &LockedPlugin, locked: &LockedPlugin) -> Option<LockProblem> {
    if found.seal != locked.seal {
        return Some(LockProblem::OtherSeal { locked: locked.seal, found: found.seal });
    }
    let other = locked.key.is_some() && found.key != locked.key;
    other.then(|| LockProblem::OtherKey { locked: locked.key.clone(), found: found.key.clone() })
}
