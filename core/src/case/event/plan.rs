//! The plan, and the sessions that carry it out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::Day;
use super::super::list::List;
use super::super::reference::CatalogueItem;
use super::super::words::Party;
use crate::catalogue::{Format, Modality};
use crate::evidence::Basis;
use crate::id::{ItemId, Name};
use crate::rule::Finding;

/// An intervention as it was planned.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct PlannedIntervention {
    /// The catalogue item; absent for what stands in no catalogue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<CatalogueItem>,
    /// What it is for this client; absent where the item's own label says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What it rests on; taken from the catalogue where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// Through what channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modality: Option<Modality>,
    /// With whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// The goals it serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Name>,
}

/// How the plan stands to a guideline, module or standard.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct GuidelineStance {
    /// The plan deviates from it.
    pub deviates: bool,
    /// Which guideline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guideline: Option<String>,
    /// Why the plan deviates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A plan was agreed; the latest is the present one.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", default)]
pub struct PlanAgreed {
    /// The plan in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The help requests it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub help_requests: Vec<Name>,
    /// The records it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Name>,
    /// The goals it serves.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Name>,
    /// What will be done.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub interventions: Vec<PlannedIntervention>,
    /// With whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// How often.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency: Option<String>,
    /// How long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<String>,
    /// When it will be evaluated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evaluation_on: Option<Day>,
    /// Who agreed.
    #[serde(skip_serializing_if = "<[Party]>::is_empty")]
    pub agreed_by: List<Party>,
    /// How it stands to a guideline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guideline: Option<GuidelineStance>,
    /// Whether the client was informed of options and prognosis.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub informed: Option<bool>,
    /// How parents and others cooperate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parents_cooperation: Option<String>,
    /// What parents may see of the content.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parents_access: Option<String>,
    /// What was agreed about relapse and aftercare.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relapse_policy: Option<String>,
    /// Reasons for not meeting a rule, by the rule.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: BTreeMap<ItemId, String>,
    /// The findings it was decided on; filled in by deciding.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub decided_on: Vec<Finding>,
}

/// An intervention as it was done in a session.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct InterventionDone {
    /// The catalogue item; absent for what stands in no catalogue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<CatalogueItem>,
    /// What was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A session was held; in a group, one event per client with the same session id.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct SessionHeld {
    /// The session, shared by the clients of a group.
    pub session: Name,
    /// With whom.
    pub format: Format,
    /// How long, in minutes.
    pub minutes: u32,
    /// Through what channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modality: Option<Modality>,
    /// What was done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interventions: Vec<InterventionDone>,
    /// Notes about this client only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

crate::silent::silent! { PlannedIntervention GuidelineStance PlanAgreed InterventionDone SessionHeld }
