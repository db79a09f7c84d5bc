//! What changed between two versions of a pack, and which version number that demands.

mod alike;
mod demand;
mod items;
mod manifest;
mod meaning;
mod parts;
mod reason;
mod walk;

use semver::Version;
use serde::Serialize;
use vakwerk_core::catalogue::{LocalId, Pack};
use vakwerk_core::id::{Name, PluginId};
use vakwerk_core::text::Text;

pub use alike::Alike;
pub use demand::{EditionTooLow, VersionFault, least_version};
pub use reason::Reason;

/// How much a change asks of a version number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Wording, sources and marks: whoever relies on the pack notices nothing.
    Patch,
    /// Something more: what relied on the pack still holds.
    Minor,
    /// Something else: what relied on the pack may no longer hold.
    Major,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Change {
    /// The item, under its old name where it has another now; absent for the manifest or the code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<Name>,
    /// The kind of item, as the key of its table, or `manifest` or `code`.
    pub kind: String,
    /// The place in it: `scale.total.max`; empty for the whole.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// What it asks of the version.
    pub level: Level,
    /// Whether the item's edition must rise.
    pub edition: bool,
    /// What it is and why it asks that.
    #[serde(serialize_with = "as_text")]
    pub reason: Reason,
    /// What stood there, in short.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// What stands there, in short.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

fn as_text<S: serde::Serializer>(reason: &Reason, serializer: S) -> Result<S::Ok, S::Error> {
    reason.text().serialize(serializer)
}

/// A name that records must follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Renamed {
    /// The name it had.
    pub from: LocalId,
    /// The name it has.
    pub to: LocalId,
    /// Whether the manifest says so; otherwise the two only look alike, and nothing follows.
    pub declared: bool,
    /// In what the two are the same, where the manifest does not say so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alike: Vec<Alike>,
}

/// Everything that changed, and what it demands.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Difference {
    /// The pack.
    pub id: PluginId,
    /// The earlier version.
    pub old: Version,
    /// The later version.
    pub new: Version,
    /// The largest level of all changes; absent where nothing changed.
    pub level: Option<Level>,
    /// The lowest version that the changes allow.
    pub least: Version,
    /// The changes, the largest first.
    pub changes: Vec<Change>,
    /// The names that records must follow.
    pub renames: Vec<Renamed>,
    /// Why the later version may not carry these changes; empty where it may.
    #[serde(serialize_with = "as_faults")]
    pub faults: Vec<VersionFault>,
}

fn as_faults<S: serde::Serializer>(faults: &[VersionFault], serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Told {
        code: &'static str,
        message: Text,
    }
    serializer.collect_seq(faults.iter().map(|fault| Told { code: fault.code().as_str(), message: fault.text() }))
}

impl Difference {
    /// Compares two versions of a pack.
    ///
    /// # Errors
    /// They are two packs, not two versions of one.
    pub fn between(old: &Pack, new: &Pack) -> Result<Self, VersionFault> {
        let (before, after) = (&old.manifest, &new.manifest);
        if before.id != after.id {
            return Err(VersionFault::OtherPack { old: before.id.clone(), new: after.id.clone() });
        }
        let mut changes = manifest::changes(before, after);
        let mut renames = Vec::new();
        changes.extend(items::changes(old, new, &mut renames));
        let mut difference = Self {
            id: after.id.clone(),
            old: before.version.clone(),
            new: after.version.clone(),
            level: None,
            least: before.version.clone(),
            changes,
            renames,
            faults: Vec::new(),
        };
        difference.weigh();
        difference.hold_editions(old, new);
        Ok(difference)
    }

    /// Takes in a change that the packs do not show, such as one of the code.
    pub fn add(&mut self, change: Change) {
        self.changes.push(change);
        self.weigh();
    }

    /// Says anew which editions are too low, after changes were taken in.
    pub fn hold_editions(&mut self, old: &Pack, new: &Pack) {
        self.faults.retain(|fault| !matches!(fault, VersionFault::Edition(_)));
        self.faults.extend(demand::editions(&self.changes, old, new).into_iter().map(VersionFault::Edition));
    }

    /// The version since which a new name that is proposed here would hold: the later one, or the lowest that will do.
    #[must_use]
    pub fn renamed_since(&self) -> &Version {
        std::cmp::max(&self.new, &self.least)
    }

    /// Whether the later version may carry these changes.
    #[must_use]
    pub fn is_allowed(&self) -> bool {
        self.faults.is_empty()
    }

    /// Orders the changes and says which version they demand.
    fn weigh(&mut self) {
        self.changes.sort_by(|a, b| b.level.cmp(&a.level).then_with(|| (&a.item, &a.place).cmp(&(&b.item, &b.place))));
        self.level = self.changes.first().map(|change| change.level);
        self.least = least_version(&self.old, self.level);
        self.faults.retain(|fault| matches!(fault, VersionFault::Edition(_)));
        if self.new < self.least || (self.level.is_some() && self.new == self.old) {
            let [old, new, least] = [&self.old, &self.new, &self.least].map(|version| Box::new(version.clone()));
            let level = self.level.unwrap_or(Level::Patch);
            self.faults.insert(0, VersionFault::Version { id: self.id.clone(), old, new, least, level });
        }
    }
}
