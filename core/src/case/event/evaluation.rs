//! Evaluation and what goes outside: meetings, safety, communication, use of outcome data.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::list::List;
use super::super::who::Pseudonym;
use super::super::words::{
    Advice, CommunicationGround, CommunicationPurpose, EvaluationDecision, MeetingKind, OutcomeDataPurpose, Party,
};
use crate::id::{ItemId, Name};
use crate::rule::Finding;

/// A question with its answer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct QuestionAnswered {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// The goal from which the question was derived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<Name>,
}

/// An evaluation.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct EvaluationRecorded {
    /// What was decided.
    pub decision: EvaluationDecision,
    /// With whom.
    #[serde(default, skip_serializing_if = "<[Party]>::is_empty")]
    pub decided_with: List<Party>,
    /// What was reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
    /// How it went: content, organisation, how the client was treated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub process: Option<String>,
    /// How satisfied the client is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satisfaction: Option<String>,
    /// Carry-over to other areas of life.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfer: Option<String>,
    /// What the work made visible, with the client's own meaning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_visible: Option<String>,
    /// The therapist's judgement of the change in behaviour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub behaviour_judged: Option<String>,
    /// Questions for continuing or stopping, with their answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<QuestionAnswered>,
    /// Reasons for not meeting a rule, by the rule.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: BTreeMap<ItemId, String>,
    /// The findings it was decided on; filled in by deciding.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decided_on: Vec<Finding>,
}

/// A meeting was held.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct MeetingHeld {
    /// What kind.
    pub kind: MeetingKind,
    /// Who took part, by role.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<Name>,
    /// What the therapist advised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<Advice>,
    /// The reasons for the advice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice_reason: Option<String>,
    /// Questions that were answered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<QuestionAnswered>,
    /// What was concluded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Signs of abuse or violence.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct SafetySignalled {
    /// The signs.
    pub text: String,
    /// Whether there are children who depend on the client (kindcheck); absent while nobody checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub children_involved: Option<bool>,
}

/// Where the reporting code stands.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct ReportingCodeRecorded {
    /// It runs beside treatment.
    pub running: bool,
    /// The step of the code that was reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_step: Option<u8>,
    /// What was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Something was told to somebody else.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct CommunicationSent {
    /// To whom, by role.
    pub recipient: Name,
    /// To whom, by pseudonym.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Pseudonym>,
    /// What for.
    pub purpose: CommunicationPurpose,
    /// On what ground.
    pub ground: CommunicationGround,
    /// What was told, in short.
    pub summary: String,
    /// Reasons for not meeting a rule, by the rule.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: BTreeMap<ItemId, String>,
    /// The findings it was decided on; filled in by deciding.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decided_on: Vec<Finding>,
}

/// Outcome data were used.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct OutcomeDataUsed {
    /// What for.
    pub purpose: OutcomeDataPurpose,
    /// In which project or report.
    pub text: String,
    /// Reasons for not meeting a rule, by the rule.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: BTreeMap<ItemId, String>,
    /// The findings it was decided on; filled in by deciding.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decided_on: Vec<Finding>,
}

crate::silent::silent! { QuestionAnswered EvaluationRecorded MeetingHeld SafetySignalled ReportingCodeRecorded CommunicationSent OutcomeDataUsed }
