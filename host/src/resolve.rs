//! Which versions go together: requirements, circles and conflicts.
//!
//! The search itself is `pubgrub`'s. Around it stands what it does not do: it accepts circles, which we refuse,
//! and it explains a conflict as a derivation, of which people need the two sides.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, LazyLock};

use pubgrub::{
    DerivationTree, External, OfflineDependencyProvider, PubGrubError, Ranges, SelectedDependencies, resolve,
};
use semver::{Prerelease, Version, VersionReq};
use vakwerk_core::catalogue::Manifest;
use vakwerk_core::id::{ItemId, PluginId};

use crate::set_fault::{PluginName, Requirement, SetFault};

/// What a set requires, or a plugin: versions by id.
pub type Requirements = BTreeMap<PluginId, VersionReq>;

/// A plugin as resolution sees it.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) name: PluginName,
    pub(crate) requires: Requirements,
    pub(crate) supersedes: Vec<ItemId>,
}

impl From<&Manifest> for Candidate {
    fn from(manifest: &Manifest) -> Self {
        Self {
            name: PluginName { id: manifest.id.clone(), version: manifest.version.clone() },
            requires: manifest.requires.clone(),
            supersedes: manifest.supersedes.clone(),
        }
    }
}

/// Everything that can be chosen from; one candidate per id and version.
#[derive(Clone, Debug, Default)]
pub(crate) struct Candidates(pub(crate) BTreeMap<PluginName, Candidate>);

/// The id of the embedding program's own wishes in the search; no plugin can have it.
const ROOT: &str = "";

/// What the lowest version of all is marked with: `0.0.0-0`.
static LOWEST: LazyLock<Prerelease> = LazyLock::new(|| Prerelease::new("0").unwrap_or(Prerelease::EMPTY));

type Tree = DerivationTree<String, Ranges<Version>, String>;
type Provider = OfflineDependencyProvider<String, Ranges<Version>>;

impl Candidates {
    /// The versions of an id, from low to high; found by the order of the names, as thousands may lie here.
    fn versions<'a>(&'a self, id: &'a PluginId) -> impl Iterator<Item = &'a Version> {
        let lowest = Version { pre: LOWEST.clone(), ..Version::new(0, 0, 0) };
        let from = PluginName { id: id.clone(), version: lowest };
        self.0.range(from..).map(|(name, _)| name).take_while(move |name| name.id == *id).map(|name| &name.version)
    }

    fn accepted<'a>(&'a self, id: &'a PluginId, accepts: &'a VersionReq) -> impl Iterator<Item = &'a Version> {
        self.versions(id).filter(move |version| accepts.matches(version))
    }

    /// Removes what can be in no set, and says why: unmet requirements, and circles.
    pub(crate) fn prune(&mut self) -> Vec<(PluginName, SetFault)> {
        let mut refused = self.prune_unmet();
        let circles = self.circles();
        for (name, fault) in circles {
            self.0.remove(&name);
            refused.push((name, fault));
        }
        refused.extend(self.prune_unmet());
        refused
    }

    fn prune_unmet(&mut self) -> Vec<(PluginName, SetFault)> {
        let mut refused = Vec::new();
        // What rests on something that was refused is refused too, so until nothing changes.
        loop {
            let unmet: Vec<_> = self.0.values().filter_map(|candidate| self.unmet(candidate)).collect();
            if unmet.is_empty() {
                return refused;
            }
            for (name, fault) in unmet {
                self.0.remove(&name);
                refused.push((name, fault));
            }
        }
    }

    fn unmet(&self, candidate: &Candidate) -> Option<(PluginName, SetFault)> {
        let missing = |(id, accepts): &(&PluginId, &VersionReq)| self.accepted(id, accepts).next().is_none();
        let (id, accepts) = candidate.requires.iter().find(missing)?;
        let requirement = Requirement { by: Some(candidate.name.clone()), id: id.clone(), accepts: accepts.clone() };
        let available = self.versions(id).cloned().collect();
        Some((candidate.name.clone(), SetFault::Unmet { requirement, available }))
    }

    /// Every candidate that lies on a circle, with a shortest circle through it.
    fn circles(&self) -> Vec<(PluginName, SetFault)> {
        let circle = |name: &PluginName| Some((name.clone(), SetFault::Cycle { plugins: self.circle(name)? }));
        self.may_lie_on_a_circle().iter().filter_map(circle).collect()
    }

    /// What is left when everything that requires nothing left is taken away, again and again: a circle never goes.
    fn may_lie_on_a_circle(&self) -> Vec<PluginName> {
        let mut required_by: BTreeMap<PluginName, Vec<&PluginName>> = BTreeMap::new();
        let mut open: BTreeMap<&PluginName, usize> = BTreeMap::new();
        for (name, candidate) in &self.0 {
            for (id, accepts) in &candidate.requires {
                for version in self.accepted(id, accepts) {
                    let required = PluginName { id: id.clone(), version: version.clone() };
                    required_by.entry(required).or_default().push(name);
                    *open.entry(name).or_default() += 1;
                }
            }
        }
        let mut ready: Vec<&PluginName> = self.0.keys().filter(|name| !open.contains_key(name)).collect();
        while let Some(name) = ready.pop() {
            for by in required_by.get(name).into_iter().flatten() {
                let Some(left) = open.get_mut(by) else { continue };
                *left -= 1;
                if *left == 0 {
                    open.remove(by);
                    ready.push(by);
                }
            }
        }
        open.into_keys().cloned().collect()
    }

    fn circle(&self, start: &PluginName) -> Option<Vec<PluginName>> {
        let mut paths = VecDeque::from([vec![start.clone()]]);
        let mut seen = BTreeSet::new();
        while let Some(path) = paths.pop_front() {
            let candidate = self.0.get(path.last()?)?;
            for (id, accepts) in &candidate.requires {
                for version in self.accepted(id, accepts) {
                    let next = PluginName { id: id.clone(), version: version.clone() };
                    if next == *start {
                        return Some(path);
                    }
                    if seen.insert(next.clone()) {
                        paths.push_back(path.iter().cloned().chain([next]).collect());
                    }
                }
            }
        }
        None
    }

    /// The newest versions that meet `wanted` together, with all that they require.
    pub(crate) fn choose(&self, wanted: &Requirements) -> Result<Vec<PluginName>, SetFault> {
        for (id, accepts) in wanted {
            if self.accepted(id, accepts).next().is_none() {
                let requirement = Requirement { by: None, id: id.clone(), accepts: accepts.clone() };
                return Err(SetFault::Unmet { requirement, available: self.versions(id).cloned().collect() });
            }
        }
        let mut provider = Provider::new();
        let own = |requires: &Requirements| -> Vec<_> {
            requires.iter().map(|(id, accepts)| (id.to_string(), self.range(id, accepts))).collect()
        };
        provider.add_dependencies(ROOT.to_owned(), Version::new(0, 0, 0), own(wanted));
        for (name, candidate) in &self.0 {
            provider.add_dependencies(name.id.to_string(), name.version.clone(), own(&candidate.requires));
        }
        let chosen = resolve(&provider, ROOT.to_owned(), Version::new(0, 0, 0)).map_err(|error| match error {
            PubGrubError::NoSolution(tree) => self.conflict(&tree, wanted),
            // The provider above holds everything in memory and never fails, so no other error can come.
            _ => SetFault::Conflict { sides: Vec::new(), available: Vec::new() },
        })?;
        let chosen = self.names(&chosen);
        self.superseded_once(&chosen)?;
        Ok(chosen)
    }

    /// As many ids as go together, tried in the order of their ids; and why the others do not.
    pub(crate) fn choose_widest(&self) -> (Vec<PluginName>, Vec<(PluginId, SetFault)>) {
        let ids: BTreeSet<_> = self.0.keys().map(|name| name.id.clone()).collect();
        let wanted: Requirements = ids.iter().map(|id| (id.clone(), VersionReq::STAR)).collect();
        if let Ok(all) = self.choose_any(&wanted) {
            return (all, Vec::new());
        }
        let (mut wanted, mut chosen, mut refused) = (Requirements::new(), Vec::new(), Vec::new());
        for id in ids {
            wanted.insert(id.clone(), VersionReq::STAR);
            match self.choose_any(&wanted) {
                Ok(more) => chosen = more,
                Err(fault) => {
                    wanted.remove(&id);
                    refused.push((id, fault));
                }
            }
        }
        (chosen, refused)
    }

    /// As `choose`, where `*` also takes a pre-release when there is nothing else.
    fn choose_any(&self, wanted: &Requirements) -> Result<Vec<PluginName>, SetFault> {
        let any = |(id, accepts): (&PluginId, &VersionReq)| {
            let newest = || self.versions(id).max().and_then(|version| VersionReq::parse(&format!("={version}")).ok());
            let accepts = match self.accepted(id, accepts).next() {
                Some(_) => accepts.clone(),
                None => newest().unwrap_or_else(|| accepts.clone()),
            };
            (id.clone(), accepts)
        };
        self.choose(&wanted.iter().map(any).collect())
    }

    fn range(&self, id: &PluginId, accepts: &VersionReq) -> Ranges<Version> {
        let one = |version: &Version| Ranges::singleton(version.clone());
        self.accepted(id, accepts).map(one).fold(Ranges::empty(), |all, one| all.union(&one))
    }

    fn names(&self, chosen: &SelectedDependencies<String, Version>) -> Vec<PluginName> {
        let is_chosen = |name: &&PluginName| chosen.get(&name.id.to_string()) == Some(&name.version);
        self.0.keys().filter(is_chosen).cloned().collect()
    }

    fn superseded_once(&self, chosen: &[PluginName]) -> Result<(), SetFault> {
        let mut by: BTreeMap<&ItemId, &PluginName> = BTreeMap::new();
        for candidate in chosen.iter().filter_map(|name| self.0.get(name)) {
            for item in &candidate.supersedes {
                if let Some(first) = by.insert(item, &candidate.name).filter(|first| **first != candidate.name) {
                    let by = vec![first.clone(), candidate.name.clone()];
                    return Err(SetFault::SupersededTwice { item: item.clone(), by });
                }
            }
        }
        Ok(())
    }

    /// The requirements on which a failed search rests.
    fn conflict(&self, tree: &Tree, wanted: &Requirements) -> SetFault {
        let mut sides: Vec<Requirement> = Vec::new();
        let (mut todo, mut seen) = (vec![tree], BTreeSet::new());
        while let Some(tree) = todo.pop() {
            match tree {
                // Causes are shared between branches; each is looked at once.
                DerivationTree::Derived(derived) => {
                    let causes = [&derived.cause2, &derived.cause1];
                    todo.extend(causes.into_iter().filter(|cause| seen.insert(Arc::as_ptr(cause))).map(Arc::as_ref));
                }
                DerivationTree::External(External::FromDependencyOf(by, versions, id, _)) => {
                    let side = self.side(by, versions, id, wanted);
                    sides.extend(side.filter(|side| !sides.contains(side)));
                }
                DerivationTree::External(_) => {}
            }
        }
        let disputed: BTreeSet<_> = sides.iter().map(|side| side.id.clone()).collect();
        let available = self.0.keys().filter(|name| disputed.contains(&name.id)).cloned().collect();
        SetFault::Conflict { sides, available }
    }

    /// A requirement as its manifest words it; nothing for the host's own wish to load any version.
    fn side(&self, by: &str, versions: &Ranges<Version>, id: &str, wanted: &Requirements) -> Option<Requirement> {
        let worded = |requires: &Requirements, by| {
            let (id, accepts) = requires.iter().find(|(required, _)| required.as_str() == id)?;
            Some(Requirement { by, id: id.clone(), accepts: accepts.clone() })
        };
        if by == ROOT {
            return worded(wanted, None).filter(|asked| asked.accepts != VersionReq::STAR);
        }
        let is_meant = |name: &PluginName| name.id.as_str() == by && versions.contains(&name.version);
        let candidate = self.0.values().rev().find(|candidate| is_meant(&candidate.name))?;
        worded(&candidate.requires, Some(candidate.name.clone()))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use vakwerk_core::text::Language;

    /// Candidates written as `id version: required accepted, …`.
    fn candidates(lines: &[&str]) -> Candidates {
        let candidate = |line: &&str| {
            let (name, requires) = line.split_once(':').unwrap_or((line, ""));
            let requires = requires.split(',').map(str::trim).filter(|one| !one.is_empty());
            let requires = requires.map(|one| {
                let (id, accepts) = one.split_once(' ').unwrap();
                (id.parse().unwrap(), accepts.parse().unwrap())
            });
            let name = name_of(name);
            (name.clone(), Candidate { name, requires: requires.collect(), supersedes: Vec::new() })
        };
        Candidates(lines.iter().map(candidate).collect())
    }

    fn name_of(text: &str) -> PluginName {
        let (id, version) = text.split_once(' ').unwrap();
        PluginName { id: id.parse().unwrap(), version: version.parse().unwrap() }
    }

    fn shown(names: &[PluginName]) -> String {
        names.iter().map(PluginName::to_string).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn the_newest_versions_that_go_together_are_chosen() {
        let cases: &[(&[&str], &str)] = &[
            (&["a 1.0.0", "a 1.1.0", "b 1.0.0: a ^1"], "a 1.1.0, b 1.0.0"),
            (&["a 1.0.0", "a 2.0.0", "b 1.0.0: a ^1"], "a 1.0.0, b 1.0.0"),
            (&["a 1.0.0", "b 1.0.0: a ^1", "b 2.0.0: a ^2"], "a 1.0.0, b 1.0.0"),
            (&["a 1.0.0-rc.1"], "a 1.0.0-rc.1"),
            (&["a 1.0.0", "a 1.1.0-rc.1"], "a 1.0.0"),
        ];
        for (lines, expected) in cases {
            let mut candidates = candidates(lines);
            candidates.prune();
            let (chosen, refused) = candidates.choose_widest();
            assert_eq!((shown(&chosen).as_str(), refused.len()), (*expected, 0), "{lines:?}");
        }
    }

    #[test]
    fn a_refusal_names_both_sides() {
        let mut all = candidates(&["a 1.0.0", "a 2.0.0", "b 1.0.0: a ^1", "c 1.0.0: a ^2"]);
        assert!(all.prune().is_empty());
        let (chosen, refused) = all.choose_widest();
        assert_eq!(shown(&chosen), "a 1.0.0, b 1.0.0");
        let text = refused[0].1.why(Language::En);
        assert!(text.contains("`b 1.0.0` requires `a` ^1") && text.contains("`c 1.0.0` requires `a` ^2"), "{text}");
        assert!(text.contains("installed is `a 1.0.0` and `a 2.0.0`"), "{text}");

        let asked = [("b".parse().unwrap(), VersionReq::STAR), ("a".parse().unwrap(), "^2".parse().unwrap())];
        let text = all.choose(&asked.into()).unwrap_err().why(Language::En);
        assert!(text.contains("asked for is `a` ^2") && text.contains("`b 1.0.0` requires `a` ^1"), "{text}");
    }

    #[test]
    fn what_rests_on_a_refused_plugin_is_refused_too() {
        let mut all = candidates(&["a 1.0.0", "b 1.0.0: a ^2", "c 1.0.0: b ^1", "d 1.0.0"]);
        let refused = all.prune();
        let names: Vec<_> = refused.iter().map(|(name, _)| name.to_string()).collect();
        assert_eq!(names, ["b 1.0.0", "c 1.0.0"]);
        assert_eq!(
            refused[0].1.why(Language::En),
            "`b 1.0.0` requires `a` ^2 (2.0.0 or later, below 3.0.0); installed is 1.0.0. Install a version of `a` that fits."
        );
        assert_eq!(all.0.len(), 2);
    }

    #[test]
    fn circles_are_refused_and_shown() {
        let mut all = candidates(&["a 1.0.0: b ^1", "b 1.0.0: c ^1", "c 1.0.0: a ^1", "d 1.0.0", "e 1.0.0: a ^1"]);
        let refused = all.prune();
        assert_eq!(refused.len(), 4);
        let (name, fault) = &refused[0];
        assert_eq!(name.to_string(), "a 1.0.0");
        assert!(fault.why(Language::En).contains("`a 1.0.0` → `b 1.0.0` → `c 1.0.0` → `a 1.0.0`"), "{fault}");
        assert_eq!(shown(&all.choose_widest().0), "d 1.0.0");
        assert_eq!(candidates(&["a 1.0.0: a ^1"]).prune().len(), 1);
    }

    #[test]
    fn one_item_is_replaced_by_one_plugin() {
        let mut all = candidates(&["a 1.0.0", "b 1.0.0", "c 1.0.0"]);
        for id in ["b 1.0.0", "c 1.0.0"] {
            all.0.get_mut(&name_of(id)).unwrap().supersedes = vec!["a:x".parse().unwrap()];
        }
        let (chosen, refused) = all.choose_widest();
        assert_eq!(shown(&chosen), "a 1.0.0, b 1.0.0");
        assert_eq!(refused[0].1.code(), crate::Code::SupersededTwice);
    }
}
