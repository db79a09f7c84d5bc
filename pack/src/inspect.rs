//! Looking at a pack as its author does: every fault and all advice at once, with the packs that it requires.

use std::collections::{BTreeMap, VecDeque};
use std::fs;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::thread::{self, ScopedJoinHandle};

use semver::{Version, VersionReq};
use toml::de::DeTable;
use vakwerk_core::catalogue::{CatalogueFile, Pack};
use vakwerk_core::id::{ItemId, PluginId};
use vakwerk_core::rule::RuleProblem;

use crate::advice;
use crate::check::index::Index;
use crate::digest::MANIFEST_FILE;
use crate::fault::{Fault, Place, in_order};
use crate::files::FILE_LIMIT;
use crate::problem::{Advice, Problem};
use crate::read::{Written, check, check_across};

/// What stands before the paths of the other packs' files, so that their faults are known as theirs.
const BESIDE: &str = "beside:";

/// What was found about a pack.
#[derive(Debug)]
pub struct Inspection {
    /// The pack; absent while it has faults.
    pub pack: Option<Pack>,
    /// The faults, in the order of files and lines.
    pub faults: Vec<Fault>,
    /// The advice, in the same order; only given on a pack without faults.
    pub advice: Vec<Fault>,
    /// The required packs that were read beside it, and where each lies.
    pub beside: BTreeMap<PluginId, PathBuf>,
    places: BTreeMap<String, Place>,
}

impl Inspection {
    /// Where an item stands, by its full id.
    #[must_use]
    pub fn place(&self, item: &str) -> Option<&Place> {
        self.places.get(item)
    }
}

/// Reads the pack in `folder`, and of `others` the packs that it requires, directly or through another.
///
/// Where `others` hold several versions of a pack, the newest that fits is read. What is wrong in the others is not
/// told: only what `folder` gets wrong about them. A required pack that is not among them is advised about, once.
pub fn inspect(folder: impl AsRef<Path>, others: &[PathBuf]) -> Inspection {
    let folder = folder.as_ref();
    let (own, loaded) = (OnceLock::new(), OnceLock::new());
    // An author waits for this at every change, and what lies beside a pack is often more than the pack.
    let ((index, pack, mut faults), (mut beside, mut others)) = thread::scope(|scope| {
        let others = scope.spawn(|| {
            let beside = required(folder, others);
            let load = |folder: &PathBuf| Written::load(folder, BESIDE, &mut Vec::new());
            let loaded: &Vec<Written> = loaded.get_or_init(|| beside.values().map(load).collect());
            (beside, loaded.iter().map(referred).collect::<Vec<_>>())
        });
        let mut faults = Vec::new();
        let own = own.get_or_init(|| Written::load(folder, "", &mut faults));
        let (mut index, pack) = read(own, &mut faults);
        // A pack is used without them; its author takes them for a part of it, and what stands in them for known.
        index.nameless |= !own.strays.is_empty();
        faults.extend(own.strays.iter().cloned());
        check(&index, pack.as_ref(), &mut faults);
        ((index, pack, faults), joined(others))
    });
    if index.manifest.is_none() {
        // What it requires is not known for sure.
        beside.clear();
        others.clear();
    }
    let all: Vec<&Pack> = pack.iter().chain(others.iter().filter_map(|(_, pack)| pack.as_ref())).collect();
    let every: Vec<&Index<'_>> = std::iter::once(&index).chain(others.iter().map(|(index, _)| index)).collect();
    let mut advised = Vec::new();
    for fault in check_across(&[&index], &every, &all) {
        let own = fault.place.as_ref().is_some_and(|place| !place.file.starts_with(BESIDE));
        match &fault.problem {
            _ if !own => {}
            Problem::NotInSet { plugin, present: None, .. } => {
                let problem = Problem::Advice(Advice::NotLookedUp { plugin: plugin.clone() });
                advised.push(Fault { problem, ..fault });
            }
            Problem::Rule(rule) if speaks_of_absent(&rule.problem, &all) => {}
            _ => faults.push(fault),
        }
    }
    let faults = in_order(faults);
    if let Some(pack) = pack.as_ref().filter(|_| faults.is_empty()) {
        advised.extend(index.named(advice::advise(&index, pack, &all)));
    }
    let places = places(&index);
    let pack = pack.filter(|_| faults.is_empty());
    drop((index, others));
    // Taking the trees apart takes a tenth of the time of making them.
    thread::scope(|scope| {
        scope.spawn(|| drop(loaded));
        drop(own);
    });
    Inspection { advice: in_order(advised), faults, pack, beside, places }
}

/// What is written in a pack, as far as it can be read.
fn read<'n>(written: &'n Written, faults: &mut Vec<Fault>) -> (Index<'n>, Option<Pack>) {
    let mut contents = CatalogueFile::default();
    let index = written.index(&mut contents, faults);
    let pack = index.pack(contents, written.digest());
    (index, pack)
}

/// What another pack may refer to in a pack, as far as it can be read.
fn referred(written: &Written) -> (Index<'_>, Option<Pack>) {
    let mut contents = CatalogueFile::default();
    let index = written.referred(&mut contents);
    let pack = index.pack(contents, written.digest());
    (index, pack)
}

fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}

/// Whether a fault of a rule is only that the pack of a form is not at hand.
fn speaks_of_absent(problem: &RuleProblem, packs: &[&Pack]) -> bool {
    let RuleProblem::UnknownForm { found, .. } = problem else { return false };
    found.parse::<ItemId>().is_ok_and(|form| !packs.iter().any(|pack| pack.manifest.id == form.plugin))
}

fn places(index: &Index<'_>) -> BTreeMap<String, Place> {
    let Some(plugin) = &index.plugin else { return BTreeMap::new() };
    let place = |(name, standing): (&&str, &crate::check::index::Standing<'_>)| {
        let node = standing.node.get("id").unwrap_or(standing.node);
        Some((format!("{plugin}:{name}"), standing.document?.place(&node.span)))
    };
    index.items.iter().filter_map(place).collect()
}

/// What a manifest says at first sight.
struct Glance {
    folder: PathBuf,
    version: Version,
    requires: Vec<(PluginId, VersionReq)>,
}

/// The folders of the packs that are required, directly or through another.
fn required(folder: &Path, others: &[PathBuf]) -> BTreeMap<PluginId, PathBuf> {
    let mut found = BTreeMap::new();
    let Some((own_id, Glance { requires, .. })) = glance(folder) else { return found };
    let mut wanted = VecDeque::from(requires);
    if wanted.is_empty() {
        return found;
    }
    let mut known: BTreeMap<PluginId, Vec<Glance>> = BTreeMap::new();
    for other in others {
        if let Some((id, glance)) = glance(other) {
            known.entry(id).or_default().push(glance);
        }
    }
    while let Some((id, range)) = wanted.pop_front() {
        // Its own folder may be among the others; a pack is not beside itself.
        if found.contains_key(&id) || id == own_id {
            continue;
        }
        let Some(versions) = known.get(&id) else { continue };
        let newest = |fitting: bool| {
            let fits = versions.iter().filter(|glance| !fitting || range.matches(&glance.version));
            fits.max_by(|a, b| a.version.cmp(&b.version))
        };
        let Some(chosen) = newest(true).or_else(|| newest(false)) else { continue };
        wanted.extend(chosen.requires.iter().cloned());
        found.insert(id, chosen.folder.clone());
    }
    found
}

/// Id, version and requirements of a manifest; nothing where it cannot be read.
fn glance(folder: &Path) -> Option<(PluginId, Glance)> {
    let path = folder.join(MANIFEST_FILE);
    let small = fs::metadata(&path).is_ok_and(|data| data.is_file() && data.len() <= FILE_LIMIT);
    let text = fs::read_to_string(path).ok().filter(|_| small)?;
    let table = DeTable::parse(&text).ok()?.into_inner();
    let word = |key: &str| table.get(key)?.get_ref().as_str();
    let requires = table.get("requires").and_then(|requires| requires.get_ref().as_table());
    let requires = requires.into_iter().flat_map(DeTable::iter).filter_map(|(id, range)| {
        let range = VersionReq::parse(range.get_ref().as_str()?).ok()?;
        Some((id.get_ref().parse().ok()?, range))
    });
    let glance = Glance {
        folder: folder.to_owned(),
        version: Version::parse(word("version")?).ok()?,
        requires: requires.collect(),
    };
    Some((word("id")?.parse().ok()?, glance))
}
