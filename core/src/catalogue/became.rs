//! What became of an item since a version: another name, another meaning, withdrawn, or gone.

use semver::Version;
use serde::{Deserialize, Serialize};

use super::{Item, LocalId, Manifest, Pack, Withdrawal};
use crate::id::Name;
use crate::text::Text;

/// What became of an item, or of a term, in a later version; what is absent stayed as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Became {
    /// The name it has now, where it was renamed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renamed: Option<LocalId>,
    /// The edition it has now, where that is another: its meaning changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<u32>,
    /// Why it must no longer be relied on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Text>,
    /// It is no longer there, under no name.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub removed: bool,
}

impl Became {
    /// Whether everything stayed as it was.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        *self == Self::default()
    }
}

impl Withdrawal {
    /// Whether it speaks of this version; a pre-release is meant where its release is.
    #[must_use]
    pub fn covers(&self, version: &Version) -> bool {
        let release = Version { pre: semver::Prerelease::EMPTY, ..version.clone() };
        self.versions.matches(version) || self.versions.matches(&release)
    }
}

impl Manifest {
    /// What this version says about relying no longer on an item as it was in an earlier one.
    #[must_use]
    pub fn withdrawal(&self, item: &Name, version: &Version) -> Option<&Withdrawal> {
        self.withdrawn.iter().find(|withdrawal| withdrawal.item == *item && withdrawal.covers(version))
    }

    /// The name that something of an earlier version has now.
    #[must_use]
    pub fn present_name(&self, name: &LocalId, version: &Version) -> LocalId {
        let mut now = name.clone();
        // Each renaming is followed at most once, so that a circle of names ends.
        for _ in &self.renamed {
            let by = |from: &LocalId| {
                self.renamed.iter().find(|renaming| renaming.from == *from && renaming.since > *version)
            };
            // A part follows its item, and may have another name itself.
            let whole = LocalId { item: now.item.clone(), part: None };
            now = match (by(&now), by(&whole)) {
                (Some(renaming), _) => renaming.to.clone(),
                (None, Some(renaming)) => LocalId { item: renaming.to.item.clone(), part: now.part },
                (None, None) => break,
            };
        }
        now
    }
}

impl Pack {
    /// What became, in this version, of an item of an earlier one.
    ///
    /// An edition that was not recorded is not compared.
    #[must_use]
    pub fn became(&self, item: &Name, edition: Option<u32>, version: &Version) -> Became {
        let withdrawn = self.manifest.withdrawal(item, version).map(|withdrawal| withdrawal.reason.clone());
        let name = LocalId { item: item.clone(), part: None };
        let present = self.manifest.present_name(&name, version);
        let found = self.item(&present.item);
        let now = found.and_then(Item::edition).filter(|now| edition.is_some_and(|was| was != *now));
        let renamed = (found.is_some() && present != name).then_some(present);
        Became { renamed, edition: now, withdrawn, removed: found.is_none() }
    }

    /// What became, in this version, of a part of an item of an earlier one: a question, a scale, a field, a term.
    #[must_use]
    pub fn part_became(&self, item: &Name, part: &Name, edition: Option<u32>, version: &Version) -> Became {
        let name = LocalId { item: item.clone(), part: Some(part.clone()) };
        let present = self.manifest.present_name(&name, version);
        let found = self.item(&present.item).filter(|item| {
            let parts = item.parts();
            parts.iter().any(|(id, _)| Some(*id) == present.part.as_ref())
        });
        let now = found.and_then(Item::edition).filter(|now| edition.is_some_and(|was| was != *now));
        Became {
            edition: now,
            withdrawn: self.manifest.withdrawal(item, version).map(|withdrawal| withdrawal.reason.clone()),
            removed: found.is_none(),
            renamed: (found.is_some() && present != name).then_some(present),
        }
    }
}
