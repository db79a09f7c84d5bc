//! Interventions: what a professional can choose to do.

use serde::{Deserialize, Serialize};

use super::TermReference;
use crate::evidence::{Basis, Evidence};
use crate::id::{Name, Reference};
use crate::provenance::{Citation, Provenance};
use crate::text::Text;

/// How strongly a caution speaks; always a warning to a professional, never an automatic refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum CautionKind {
    /// Do not start.
    ContraIndication,
    /// Only after weighing, or in an adapted form.
    Relative,
    /// Adapt material, dose or setting.
    Adaptation,
}

/// A caution or contra-indication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Caution {
    /// How strongly it speaks.
    pub kind: CautionKind,
    /// The situation, in our own short words.
    pub text: Text,
    /// The shared caution it specialises, as a term: `algemeen:cautions/acute-crisis`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<TermReference>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// With whom an intervention is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Format {
    /// One client.
    Individual,
    /// A group.
    Group,
    /// Parent and child.
    ParentChild,
    /// Client and partner.
    Partner,
    /// The family.
    Family,
}

/// Through what channel an intervention is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Modality {
    /// Face to face.
    InPerson,
    /// At a distance.
    Online,
    /// Both.
    Blended,
}

/// An intervention (`[[intervention]]`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Intervention {
    /// The item id.
    pub id: Name,
    /// Rises when the meaning changes; starts at 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub edition: u32,
    /// The name.
    pub name: Text,
    /// What it is, in our own short words.
    pub description: Text,
    /// The frameworks whose disciplines it is for, where it is no discipline's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub frameworks: Vec<Reference>,
    /// The disciplines of other packs that it is for: it joins their lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disciplines: Vec<Reference>,
    /// Goals it serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Reference>,
    /// Terms it serves or belongs to: common goals, clusters, strategies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<TermReference>,
    /// For whom and for what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indications: Vec<Text>,
    /// Working forms, in our own short words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub working_forms: Vec<Text>,
    /// Cautions and contra-indications.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caution: Vec<Caution>,
    /// With whom; empty where it is not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formats: Vec<Format>,
    /// Through what channel; empty where it is not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modalities: Vec<Modality>,
    /// The profession's own word for what it rests on.
    pub basis: Basis,
    /// What is known about its effect, each statement with its outcome.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Recognition in a database of interventions; absent where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recognition: Option<Text>,
    /// An intervention this one adapts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extends: Option<Reference>,
    /// The published source.
    pub source: Citation,
    /// Where the description comes from.
    pub provenance: Provenance,
}
