//! One catalogue file: any mix of contributions, usually one idea per file.

use serde::{Deserialize, Serialize};

use super::{
    Assessment, Concept, Discipline, Elaboration, Form, Framework, Goal, Intervention, LevelScale, Policy, Rule,
};
use crate::provenance::Source;

/// The contents of one file under `catalogue/`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CatalogueFile {
    /// The discipline that this plugin is; at most one in a plugin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discipline: Option<Discipline>,
    /// Assessments: instruments, observation scales, tests.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assessment: Vec<Assessment>,
    /// Interventions: methods, strategies, modules.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub intervention: Vec<Intervention>,
    /// The goal vocabulary.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub goal: Vec<Goal>,
    /// Concepts and vocabularies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub concept: Vec<Concept>,
    /// Forms: typed records of what only this discipline keeps.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub form: Vec<Form>,
    /// Rules of the cycle.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rule: Vec<Rule>,
    /// Professional frameworks: tasks, competencies, indicators, knowledge.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub framework: Vec<Framework>,
    /// What this discipline makes of the competencies of its framework.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub elaboration: Vec<Elaboration>,
    /// Scales of levels, for tasks and competencies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub level_scale: Vec<LevelScale>,
    /// Policies: named sets of rules of a financier or municipality.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub policy: Vec<Policy>,
    /// Sources that statements rest on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<Source>,
}
