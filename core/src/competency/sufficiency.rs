//! Whether evidence is enough for people to decide on, or what is missing; never a verdict.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::criteria::Criteria;
use super::point::AssessorRole;
use super::portfolio::Portfolio;
use crate::catalogue::ElementId;

/// What may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MissingKind {
    /// Data points.
    Points,
    /// Different assessors, the subject not counted.
    Assessors,
    /// Data points by an independent assessor.
    Independent,
    /// Different methods.
    Methods,
    /// Days between the first and the last data point.
    SpanDays,
    /// Data points with a narrative.
    Narratives,
}

impl MissingKind {
    /// What that many of it are called, in Dutch and English.
    #[must_use]
    pub fn words(self, count: u32) -> (&'static str, &'static str) {
        match (self, count) {
            (Self::Points, 1) => ("gegevenspunt", "data point"),
            (Self::Points, _) => ("gegevenspunten", "data points"),
            (Self::Assessors, 1) => ("andere beoordelaar", "other assessor"),
            (Self::Assessors, _) => ("verschillende beoordelaars", "different assessors"),
            (Self::Independent, 1) => ("onafhankelijke beoordeling", "independent assessment"),
            (Self::Independent, _) => ("onafhankelijke beoordelingen", "independent assessments"),
            (Self::Methods, 1) => ("methode", "method"),
            (Self::Methods, _) => ("verschillende methoden", "different methods"),
            (Self::SpanDays, 1) => ("dag spreiding", "day of span"),
            (Self::SpanDays, _) => ("dagen spreiding", "days of span"),
            (Self::Narratives, 1) => ("gegevenspunt met toelichting", "data point with a narrative"),
            (Self::Narratives, _) => ("gegevenspunten met toelichting", "data points with a narrative"),
        }
    }
}

/// One thing of which there is not yet enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Missing {
    /// What.
    pub what: MissingKind,
    /// How much there is.
    pub found: u32,
    /// How much is asked.
    pub asked: u32,
}

/// What can be said before a decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Sufficiency {
    /// Whether everything that is asked is there.
    pub ready: bool,
    /// What is not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Missing>,
    /// Whether assessors gave different levels; shown, and never merged.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub disagreement: bool,
}

impl Sufficiency {
    /// What is missing as a clause, in Dutch and English.
    #[must_use]
    pub fn lacking(&self) -> (String, String) {
        let say = |pick: fn((&'static str, &'static str)) -> &'static str, of: &str| {
            let each =
                self.missing.iter().map(|m| format!("{} {of} {} {}", m.found, m.asked, pick(m.what.words(m.asked))));
            each.collect::<Vec<_>>().join(", ")
        };
        (say(|words| words.0, "van"), say(|words| words.1, "of"))
    }
}

impl Portfolio {
    /// Whether the direct evidence for an element meets the criteria. Inferred support does not count.
    #[must_use]
    pub fn sufficiency(&self, element: &ElementId, criteria: &Criteria) -> Sufficiency {
        let mut assessors = BTreeSet::new();
        let mut methods = BTreeSet::new();
        let (mut points, mut independent, mut narratives) = (0_u32, 0_u32, 0_u32);
        let (mut first, mut last) = (None, None);
        for point in self.direct(element) {
            points += 1;
            methods.insert(point.method);
            independent += u32::from(point.assessor.independent);
            narratives += u32::from(!point.narrative.trim().is_empty());
            if point.assessor.role != AssessorRole::Oneself {
                assessors.insert(&point.assessor.pseudonym);
            }
            first = Some(first.map_or(point.on, |day: crate::case::Day| day.min(point.on)));
            last = Some(last.map_or(point.on, |day: crate::case::Day| day.max(point.on)));
        }
        let span =
            first.zip(last).map_or(0, |(first, last)| first.date().until(last.date()).map_or(0, |s| s.get_days()));
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let counted = [
            (MissingKind::Points, points, criteria.points),
            (MissingKind::Assessors, small(assessors.len()), criteria.assessors),
            (MissingKind::Independent, independent, criteria.independent),
            (MissingKind::Methods, small(methods.len()), criteria.methods),
            (MissingKind::SpanDays, u32::try_from(span).unwrap_or(0), criteria.span_days),
            (MissingKind::Narratives, narratives, criteria.narratives),
        ];
        let short = counted.into_iter().filter(|(_, found, asked)| found < asked);
        let missing: Vec<Missing> = short.map(|(what, found, asked)| Missing { what, found, asked }).collect();
        Sufficiency { ready: missing.is_empty(), missing, disagreement: !self.disagreements(element).is_empty() }
    }
}
