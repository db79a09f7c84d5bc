//! Whether the plugins of a set fit each other: what one refers to, the other must have.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use vakwerk_core::id::PluginId;
use vakwerk_pack::{Fault, Faults, Problem, check_set};

use crate::plugin::Plugin;
use crate::set_fault::{PluginName, SetFault};

/// Each plugin that refers to something which the other plugins of the set do not have, with all its faults.
pub(crate) fn check<'p>(plugins: impl IntoIterator<Item = &'p Arc<Plugin>>) -> Vec<(PluginName, SetFault)> {
    let all: BTreeMap<&PluginId, &Plugin> =
        plugins.into_iter().map(|plugin| (&plugin.name.id, plugin.as_ref())).collect();
    // A pack refers only to what it requires, so one that stands alone has nothing to look up.
    let requiring = all.values().filter(|plugin| !plugin.pack.manifest.requires.is_empty());
    let concerned: BTreeSet<&PluginId> = requiring
        .flat_map(|plugin| plugin.pack.manifest.requires.keys().chain([&plugin.name.id]))
        .filter(|id| all.contains_key(id))
        .collect();
    let packs: Vec<_> = concerned.iter().filter_map(|id| all.get(id)).map(|plugin| plugin.pack()).collect();
    let Err(faults) = check_set(&packs) else { return Vec::new() };
    let mut by_plugin: BTreeMap<&PluginName, Vec<Fault>> = BTreeMap::new();
    for fault in faults.0 {
        let id = fault.item.as_deref().and_then(|item| item.split(':').next());
        if let Some(plugin) = id.and_then(|id| all.values().find(|plugin| plugin.name.id.as_str() == id)) {
            by_plugin.entry(&plugin.name).or_default().push(fault);
        }
    }
    let told = |(name, faults): (&PluginName, Vec<Fault>)| {
        let with = other_sides(&all, name, &faults);
        (name.clone(), SetFault::DoesNotFit { with, faults: Faults(faults) })
    };
    by_plugin.into_iter().map(told).collect()
}

/// The plugins that a reference points into; where a fault does not say it, those that are required.
fn other_sides(all: &BTreeMap<&PluginId, &Plugin>, name: &PluginName, faults: &[Fault]) -> Vec<PluginName> {
    let pointed = |fault: &Fault| match &fault.problem {
        Problem::Dangling { pack, .. } => pack.parse::<PluginId>().ok(),
        _ => None,
    };
    let mut sides: BTreeSet<PluginId> = faults.iter().filter_map(pointed).collect();
    if sides.is_empty() {
        sides.extend(all.get(&name.id).into_iter().flat_map(|plugin| plugin.pack.manifest.requires.keys().cloned()));
    }
    sides.iter().filter_map(|id| all.get(id)).map(|plugin| plugin.name.clone()).collect()
}
