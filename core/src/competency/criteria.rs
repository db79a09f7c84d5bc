//! What is asked of evidence before it is called enough for a decision.

use serde::{Deserialize, Serialize};

use super::curriculum::Curriculum;
use crate::id::Name;

/// The least that a decision asks for; zero asks nothing.
///
/// The numbers of [`Criteria::default`] are Vakwerk's own choice: no source prints any. An institute writes its own
/// in its curriculum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Criteria {
    /// Data points, the subject's own judgements among them: they never count as an assessor or as independent.
    pub points: u32,
    /// Different assessors, the subject not counted.
    pub assessors: u32,
    /// Data points by an assessor who is independent of the subject.
    pub independent: u32,
    /// Different methods.
    pub methods: u32,
    /// Days between the first and the last data point.
    pub span_days: u32,
    /// Data points with a narrative.
    pub narratives: u32,
}

/// What is asked before a decision, and by whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Asked {
    /// The curriculum that asks it; `None` for Vakwerk's own choice.
    pub of: Option<Name>,
    /// What is asked.
    #[serde(flatten)]
    pub criteria: Criteria,
}

impl Asked {
    /// What a curriculum asks, or Vakwerk's own choice where it asks nothing.
    #[must_use]
    pub fn by(curriculum: &Curriculum) -> Self {
        let own = curriculum.sufficiency.map(|criteria| Self { of: Some(curriculum.id.clone()), criteria });
        own.unwrap_or_default()
    }
}

impl Default for Criteria {
    fn default() -> Self {
        Self { points: 5, assessors: 3, independent: 1, methods: 2, span_days: 60, narratives: 2 }
    }
}
