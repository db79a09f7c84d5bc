//! Checks a plugin through the host, as a program would load it.

use std::path::Path;

use vakwerk_core::explain::Explain;
use vakwerk_core::id::PluginId;
use vakwerk_core::licence::Grants;
use vakwerk_core::text::{Language, Text};
use vakwerk_host::workshop::{WorkshopFault, seal_folder, seal_plugin, trust};
use vakwerk_host::{Options, PluginFault, Registry};

use crate::desk::Desk;
use crate::fault::both;
use crate::pack::{check_read, computed, subject};
use crate::ranges::of_plugin;
use crate::{Check, Fault, Report, code, reading};

/// Checks a plugin of a registry: everything it says, everything it computes, and every operation of its code.
///
/// Open the registry with [`Grants::everything`], since an instrument that may not be computed cannot be checked.
pub fn check_plugin(registry: &Registry, id: &PluginId) -> Report {
    let Ok(plugin) = registry.plugin(id) else { return Report::new(id.to_string(), refused(registry)) };
    let (pack, set) = (plugin.pack(), registry.set());
    let mut faults = check_read(pack);
    faults.extend(computed(pack, &Desk::Loaded(set), plugin.folder()));
    faults.extend(code::promises::check(pack, set));
    faults.extend(code::panics::check(pack, set));
    faults.extend(code::unknown_operation::check(pack, set));
    Report::new(subject(pack), faults)
}

/// Seals the plugin in `folder` with the built library of the crate `krate`, loads it beside the packs that it
/// requires, checks it, and drops it.
///
/// For a test of the plugin's own crate, or of a crate that has it as a (dev-)dependency: cargo builds the library
/// for both. `beside` are folders of packs without code.
pub fn check_crate(folder: impl AsRef<Path>, krate: &str, beside: &[impl AsRef<Path>]) -> Report {
    let folder = folder.as_ref();
    let shown = || folder.display().to_string();
    let room = match tempfile::tempdir() {
        Ok(room) => room,
        Err(error) => return Report::new(shown(), vec![no_room(&error)]),
    };
    let mut faults = Vec::new();
    let sealed = seal_plugin(folder, Some(krate), &room.path().join("checked"));
    let id = sealed.map(|sealed| sealed.seal.id).map_err(|fault| faults.extend(unsealed(&fault))).ok();
    for (number, pack) in beside.iter().enumerate() {
        let to = room.path().join(format!("beside-{number}"));
        if let Err(fault) = seal_folder(pack.as_ref(), None, &to) {
            faults.extend(unsealed(&fault));
        }
    }
    let Some(id) = id else { return Report::new(shown(), faults) };
    let folders = vec![room.path().to_owned()];
    let options = Options { folders, grants: Grants::everything(), trust: trust(), ..Options::default() };
    let registry = Registry::open(&options);
    let Report { subject, faults: found } = check_plugin(&registry, &id);
    faults.extend(found);
    faults.extend(dropped(registry, &id));
    Report::new(subject, faults)
}

/// What goes wrong when the plugin's code is dropped.
fn dropped(registry: Registry, id: &PluginId) -> Vec<Fault> {
    let own = |fault: &PluginFault| fault.plugin.id == *id;
    registry.close().iter().filter(|fault| own(fault)).map(|fault| of_plugin(id, fault)).collect()
}

fn refused(registry: &Registry) -> Vec<Fault> {
    let why = |refusal: &vakwerk_host::Refused| {
        let said = |language| format!("{} {}", refusal.code(), refusal.explain(language));
        Fault::new(Check::Loads, refusal.folder.display(), both(said(Language::Nl), said(Language::En)), both("", ""))
    };
    let mut faults: Vec<Fault> = registry.refusals().iter().map(why).collect();
    if faults.is_empty() {
        faults.push(Fault::new(
            Check::Loads,
            "registry",
            both("de plugin is er niet.", "the plugin is not there."),
            both("Controleer de map en de naam.", "Check the folder and the name."),
        ));
    }
    faults
}

fn unsealed(fault: &WorkshopFault) -> Vec<Fault> {
    match fault {
        WorkshopFault::Pack(faults) => reading::faults(faults),
        WorkshopFault::NotBuilt { krate, .. } => {
            let said = |language| format!("{} {}", fault.code(), fault.explain(language));
            vec![Fault::new(Check::Loads, krate, both(said(Language::Nl), said(Language::En)), both("", ""))]
        }
    }
}

fn no_room(error: &std::io::Error) -> Fault {
    let why: Text = both(
        format!("er is geen tijdelijke map te maken ({}).", error.kind()),
        format!("no temporary folder can be made ({}).", error.kind()),
    );
    Fault::new(Check::Loads, "temp", why, both("Controleer `TMPDIR`.", "Check `TMPDIR`."))
}
