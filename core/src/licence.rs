//! What may be shipped of an instrument, and who may compute it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::ItemId;
use crate::provenance::Provenance;

/// What a pack may carry of an instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Ship {
    /// The texts of the items.
    Texts,
    /// Structure and arithmetic with our own short labels, never put to a client as questions.
    OwnLabels,
    /// Nothing of the items.
    Nothing,
}

/// Who may compute scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Compute {
    /// Anyone.
    Anyone,
    /// Only in non-commercial use.
    NonCommercial,
    /// Only with the holder's permission, which the embedding program declares per instrument.
    WithPermission,
    /// Nobody computes: a professional types a total from their own licensed form.
    TotalOnly,
}

/// How an instrument reaches the person who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Administration {
    /// A professional transcribes answers from their own form; labels are never shown as questions.
    TranscribeOnly,
    /// The texts may be put to the client.
    SelfReport,
    /// The professional observes or measures; there is no item text to protect.
    Performance,
}

/// The licence of an instrument, on two axes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Licence {
    /// What may be shipped.
    pub ship: Ship,
    /// Who may compute.
    pub compute: Compute,
    /// How it may be administered.
    pub administration: Administration,
    /// Whether the instrument may only be used unaltered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unaltered: bool,
    /// The line that must stand beside it, as the holder asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copyright: Option<String>,
    /// Where these terms were read.
    pub provenance: Provenance,
}

/// The use that an embedding program declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeclaredUse {
    /// The program is used or sold commercially.
    Commercial,
    /// The program is used without commercial purpose.
    NonCommercial,
}

/// What the embedding program declares: its use and the permissions it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grants {
    /// The declared use; `None` means undeclared, and then only instruments free for anyone compute.
    pub declared_use: Option<DeclaredUse>,
    /// Instruments for which a holder's permission is held.
    pub permissions: BTreeSet<ItemId>,
    /// Every permission is held: for tests and worked vectors.
    pub all: bool,
}

impl Grants {
    /// Every licence granted, for checking arithmetic against worked vectors.
    #[must_use]
    pub fn everything() -> Self {
        Self { all: true, ..Self::default() }
    }

    /// Whether `instrument` may be computed under `licence`.
    #[must_use]
    pub fn allow(&self, instrument: &ItemId, licence: &Licence) -> bool {
        if self.all || self.permissions.contains(instrument) {
            return true;
        }
        match licence.compute {
            // A typed-in total is the professional's own, so recording it needs no grant.
            Compute::Anyone | Compute::TotalOnly => true,
            Compute::NonCommercial => self.declared_use == Some(DeclaredUse::NonCommercial),
            Compute::WithPermission => false,
        }
    }
}
