//! What an embedding program holds: every plugin that was found, and the set that serves by default.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::Arc;

use semver::Version;
use vakwerk_abi::document::BindRequest;
use vakwerk_core::catalogue::Withdrawal;
use vakwerk_core::id::{Name, PluginId};
#[cfg(feature = "workshop")]
use vakwerk_core::licence::Grants;
use vakwerk_pack::trust::TrustStore;

use crate::across;
use crate::call_refusal::{CallRefusal, PluginFault};
use crate::callable::Callable;
use crate::find::{self, Found};
use crate::image::Verified;
use crate::library_fault::LibraryFault;
use crate::load;
#[cfg(feature = "workshop")]
use crate::options::DevelopmentFolder;
use crate::options::Options;
use crate::plugin::{Plugin, Standing};
use crate::refused::{Refused, Why};
use crate::resolve::{Candidate, Candidates, Requirements};
use crate::set::PluginSet;
use crate::set_fault::{PluginName, SetFault};
#[cfg(target_os = "linux")]
use crate::worker::Apart;

/// Every plugin that was found, by id and version, and the set that serves by default.
///
/// Opening never fails: what cannot be loaded is listed in [`refusals`](Self::refusals), and the rest serves. A
/// registry can be shared between threads. It derefs to its default set, which holds the newest version of every
/// id that goes together.
///
/// ```
/// use vakwerk_host::{Options, Registry};
/// let registry = Registry::open(&Options { folders: vec!["no-such-folder".into()], ..Options::default() });
/// assert_eq!(registry.packs().count(), 0);
/// assert_eq!(registry.refusals().len(), 1);
/// ```
#[derive(Debug)]
pub struct Registry {
    options: Options,
    plugins: BTreeMap<PluginName, Arc<Plugin>>,
    candidates: Candidates,
    refusals: Vec<Refused>,
    set: PluginSet,
}

impl Registry {
    /// Finds, verifies, loads and binds the plugins that `options` names.
    #[must_use]
    pub fn open(options: &Options) -> Self {
        let mut refusals = Vec::new();
        let found = unique(find::all(options, &mut refusals), &mut refusals);
        let mut candidates = Candidates(
            found.iter().map(|(name, found)| (name.clone(), Candidate::from(&found.pack.manifest))).collect(),
        );
        let folders: BTreeMap<_, _> = found.iter().map(|(name, found)| (name.clone(), found.folder.clone())).collect();
        let refuse = |refusals: &mut Vec<Refused>, faults: Vec<(PluginName, SetFault)>| {
            refusals.extend(faults.into_iter().map(|(name, fault)| set_refusal(&folders, name, fault)));
        };
        refuse(&mut refusals, candidates.prune());
        let mut plugins = BTreeMap::new();
        for (name, found) in found {
            if candidates.0.contains_key(&name) {
                match load(found, options) {
                    Ok(plugin) => {
                        plugins.insert(name, Arc::new(plugin));
                    }
                    Err(why) => {
                        candidates.0.remove(&name);
                        refusals.push(*why);
                    }
                }
            }
        }
        // What rests on a plugin whose library was refused falls with it.
        refuse(&mut refusals, candidates.prune());
        plugins.retain(|name, _| candidates.0.contains_key(name));
        let (chosen, left_out) = fitting(&candidates, &plugins);
        refuse(&mut refusals, left_out);
        let set = PluginSet::new(chosen.iter().filter_map(|name| plugins.get(name).cloned()), &options.grants);
        Self { options: options.clone(), plugins, candidates, refusals, set }
    }

    /// Every loaded plugin, in the order of ids and versions, also those outside the default set.
    pub fn all_plugins(&self) -> impl Iterator<Item = &Arc<Plugin>> {
        self.plugins.values()
    }

    /// A plugin by id and version.
    ///
    /// # Errors
    /// It is not loaded.
    pub fn plugin_version(&self, id: &PluginId, version: &Version) -> Result<&Arc<Plugin>, CallRefusal> {
        let name = PluginName { id: id.clone(), version: version.clone() };
        self.plugins.get(&name).ok_or_else(|| CallRefusal::UnknownPlugin {
            id: name.id,
            version: Some(name.version),
            present: self.plugins.keys().cloned().collect(),
        })
    }

    /// What was found but not loaded, or left out of the default set, and why.
    #[must_use]
    pub fn refusals(&self) -> &[Refused] {
        &self.refusals
    }

    pub(crate) fn trust(&self) -> &TrustStore {
        &self.options.trust
    }

    /// The default set.
    #[must_use]
    pub fn set(&self) -> &PluginSet {
        &self.set
    }

    /// The names of the newest versions that meet `requirements` together, with all that they require; whether what
    /// they hold fits together is for [`resolve`](Self::resolve), which makes a set of them.
    ///
    /// # Errors
    /// Nothing meets them: the fault names both sides.
    pub fn versions_for(&self, requirements: &Requirements) -> Result<Vec<PluginName>, SetFault> {
        self.candidates.choose(requirements)
    }

    /// The newest versions that meet `requirements` together, with all that they require.
    ///
    /// # Errors
    /// Nothing meets them, or what meets them does not fit together: the fault names both sides.
    pub fn resolve(&self, requirements: &Requirements) -> Result<PluginSet, SetFault> {
        let chosen = self.versions_for(requirements)?;
        let chosen: Vec<_> = chosen.iter().filter_map(|name| self.plugins.get(name)).collect();
        match across::check(chosen.iter().copied()).into_iter().next() {
            Some((_, fault)) => Err(fault),
            None => Ok(self.set_of(chosen.into_iter().cloned().collect())),
        }
    }

    pub(crate) fn set_of(&self, plugins: Vec<Arc<Plugin>>) -> PluginSet {
        PluginSet::new(plugins, &self.options.grants)
    }

    /// What a later loaded version says about relying on this item no longer.
    #[must_use]
    pub fn withdrawal(&self, plugin: &PluginName, item: &Name) -> Option<&Withdrawal> {
        let mut later = self.plugins.values().rev().filter(|later| later.name.id == plugin.id && later.name > *plugin);
        later.find_map(|later| later.pack.manifest.withdrawal(item, &plugin.version))
    }

    /// Drops every plugin's code and tells what went wrong with it. Sets that were resolved keep theirs.
    #[must_use]
    pub fn close(self) -> Vec<PluginFault> {
        let Self { plugins, set, .. } = self;
        drop(set);
        plugins.into_values().filter_map(Arc::into_inner).filter_map(Plugin::close).collect()
    }
}

impl Deref for Registry {
    type Target = PluginSet;

    fn deref(&self) -> &PluginSet {
        &self.set
    }
}

/// As many plugins as go together and fit each other; and why the others are left out.
fn fitting(
    candidates: &Candidates,
    plugins: &BTreeMap<PluginName, Arc<Plugin>>,
) -> (Vec<PluginName>, Vec<(PluginName, SetFault)>) {
    let (mut candidates, mut left_out) = (candidates.clone(), Vec::new());
    loop {
        let (chosen, unchosen) = candidates.choose_widest();
        let misfits = across::check(chosen.iter().filter_map(|name| plugins.get(name)));
        if misfits.is_empty() {
            for (id, fault) in unchosen {
                let newest = candidates.0.keys().rev().find(|name| name.id == id);
                left_out.extend(newest.map(|name| (name.clone(), fault)));
            }
            return (chosen, left_out);
        }
        misfits.iter().for_each(|(name, _)| drop(candidates.0.remove(name)));
        left_out.extend(misfits);
        left_out.extend(candidates.prune().into_iter().map(|(name, fault)| match fault {
            // It was there, or the plugins would have been refused before.
            SetFault::Unmet { requirement, .. } => (name, SetFault::RestsOnLeftOut { requirement }),
            fault => (name, fault),
        }));
    }
}

fn set_refusal(folders: &BTreeMap<PluginName, PathBuf>, name: PluginName, fault: SetFault) -> Refused {
    let folder = folders.get(&name).cloned().unwrap_or_default();
    Refused { folder, plugin: Some(name), why: Why::Set(fault) }
}

/// One plugin per id and version: the development folder that the embedding program named, in place of what is installed;
/// otherwise, where two folders claim one, neither can be told to be the right one.
fn unique(found: Vec<Found>, refusals: &mut Vec<Refused>) -> BTreeMap<PluginName, Found> {
    let mut by_name: BTreeMap<PluginName, Vec<Found>> = BTreeMap::new();
    for found in found {
        by_name.entry(found.name()).or_default().push(found);
    }
    let mut unique = BTreeMap::new();
    for (name, mut claims) in by_name {
        if claims.iter().any(|claim| claim.standing == Standing::Development) {
            claims.retain(|claim| claim.standing == Standing::Development);
        }
        if claims.len() == 1 {
            unique.extend(claims.pop().map(|only| (name, only)));
            continue;
        }
        for (position, claim) in claims.iter().enumerate() {
            let other = claims[usize::from(position == 0)].folder.clone();
            refusals.push(*claim.refuse(Why::Duplicate { other }));
        }
    }
    unique
}

/// The plugin in one folder under development, by itself.
#[cfg(feature = "workshop")]
pub(crate) fn alone(named: &DevelopmentFolder, grants: &Grants) -> Result<PluginSet, Box<Refused>> {
    let plugin = load(find::development(named)?, &Options::default())?;
    Ok(PluginSet::new([Arc::new(plugin)], grants))
}

/// Loads the code of a plugin, where it has any.
fn load(found: Found, options: &Options) -> Result<Plugin, Box<Refused>> {
    let wants_code = !found.pack.manifest.provides.is_empty();
    let apart = runs_apart(options, &found.pack.manifest.id);
    let callable = match found.library.as_ref().filter(|_| wants_code) {
        None => None,
        Some(library) => {
            let loaded = Verified::read(&library.path, library.sealed)
                .and_then(|verified| callable(verified, &Plugin::bind_request(&found.pack), options, apart));
            Some(loaded.map_err(|fault| found.refuse(Why::Library(fault)))?)
        }
    };
    let name = found.name();
    let Found { folder, pack, standing, signer, seal, instruments, .. } = found;
    let apart = apart && callable.is_some();
    Ok(Plugin { name, folder, pack, standing, signer, seal, instruments, callable, apart })
}

#[cfg(target_os = "linux")]
fn runs_apart(options: &Options, id: &PluginId) -> bool {
    options.workers.as_ref().is_some_and(|workers| workers.plugins.contains(id))
}

#[cfg(not(target_os = "linux"))]
fn runs_apart(_: &Options, _: &PluginId) -> bool {
    false
}

/// A verified library, loaded and bound: here, or in a process of its own.
fn callable(
    verified: Verified,
    request: &BindRequest,
    options: &Options,
    apart: bool,
) -> Result<Box<dyn Callable>, LibraryFault> {
    #[cfg(target_os = "linux")]
    if let Some(workers) = options.workers.as_ref().filter(|_| apart) {
        return Ok(Box::new(Apart::start(verified, request, workers)?));
    }
    let _ = (options, apart);
    Ok(Box::new(load::load(verified, request)?))
}
