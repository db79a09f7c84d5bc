//! The catalogue items and terms that a content refers to.

use super::super::reference::{CatalogueItem, CatalogueTerm};
use super::{FieldContent, Payload};
use crate::id::Name;
use crate::text::Text;

/// A reference to an item, and the kind that it must be of, where that matters.
pub(crate) type ItemReference<T> = (Option<&'static str>, T);

macro_rules! visit_items {
    ($payload:expr, $found:ident, $iter:ident) => {
        match $payload {
            Payload::TrajectoryStarted(c) => {
                $found.push((Some("discipline"), visit_items!(@of $iter, c.discipline)));
                $found.push((Some("framework"), visit_items!(@of $iter, c.framework)));
            }
            Payload::ObservationRecorded(c) => {
                if let Some(item) = visit_items!(@of $iter, c.model_item) {
                    $found.push((None, item));
                }
            }
            Payload::ResultRecorded(c) => $found.push((Some("assessment"), visit_items!(@of $iter, c.assessment))),
            Payload::FormRecorded(c) => {
                $found.push((Some("form"), visit_items!(@of $iter, c.form)));
                for field in c.fields.$iter() {
                    if let FieldContent::Reference(item) = visit_items!(@of $iter, field.content) {
                        $found.push((None, item));
                    }
                }
            }
            Payload::ProfileRecorded(c) => $found.push((None, visit_items!(@of $iter, c.of))),
            Payload::GoalSet(c) => {
                if let Some(item) = visit_items!(@of $iter, c.catalogue) {
                    $found.push((Some("goal"), item));
                }
            }
            Payload::PlanAgreed(c) => {
                for planned in c.interventions.$iter() {
                    if let Some(item) = visit_items!(@of $iter, planned.item) {
                        $found.push((Some("intervention"), item));
                    }
                }
            }
            Payload::SessionHeld(c) => {
                for done in c.interventions.$iter() {
                    if let Some(item) = visit_items!(@of $iter, done.item) {
                        $found.push((Some("intervention"), item));
                    }
                }
            }
            _ => {}
        }
    };
    (@of iter, $place:expr) => { &$place };
    (@of iter_mut, $place:expr) => { &mut $place };
}

impl Payload {
    /// The catalogue items it refers to.
    #[must_use]
    pub fn items(&self) -> Vec<&CatalogueItem> {
        let mut found: Vec<ItemReference<&CatalogueItem>> = Vec::new();
        match self {
            Self::Corrected(c) => return c.replacement.items(),
            payload => visit_items!(payload, found, iter),
        }
        found.into_iter().map(|(_, item)| item).collect()
    }

    pub(crate) fn items_mut(&mut self) -> Vec<ItemReference<&mut CatalogueItem>> {
        let mut found: Vec<ItemReference<&mut CatalogueItem>> = Vec::new();
        match self {
            Self::Corrected(c) => return c.replacement.items_mut(),
            payload => visit_items!(payload, found, iter_mut),
        }
        found
    }

    /// The terms of vocabularies that it refers to.
    #[must_use]
    pub fn terms(&self) -> Vec<&CatalogueTerm> {
        match self {
            Self::ProblemRecorded(c) => c.perspectives.iter().filter_map(|p| p.term.as_ref()).collect(),
            Self::DiagnosisRecorded(c) => c.terms.iter().collect(),
            Self::RecoveryConsidered(c) => c.domains.iter().collect(),
            Self::GoalSet(c) => c.terms.iter().collect(),
            Self::Corrected(c) => c.replacement.terms(),
            _ => Vec::new(),
        }
    }

    /// The parts of the items it refers to that it names itself, with what people saw: scales, alerts and fields.
    #[must_use]
    pub fn parts(&self) -> Vec<(&CatalogueItem, &Name, &Text)> {
        match self {
            Self::ResultRecorded(c) => {
                let scales = c.scales.iter().map(|scale| (&c.assessment, &scale.scale, &scale.label));
                scales.chain(c.alerts.iter().map(|alert| (&c.assessment, &alert.item, &alert.text))).collect()
            }
            Self::FormRecorded(c) => c.fields.iter().map(|field| (&c.form, &field.field, &field.label)).collect(),
            Self::Corrected(c) => c.replacement.parts(),
            _ => Vec::new(),
        }
    }

    pub(crate) fn terms_mut(&mut self) -> Vec<&mut CatalogueTerm> {
        match self {
            Self::ProblemRecorded(c) => c.perspectives.items_mut().iter_mut().filter_map(|p| p.term.as_mut()).collect(),
            Self::DiagnosisRecorded(c) => c.terms.items_mut().iter_mut().collect(),
            Self::RecoveryConsidered(c) => c.domains.items_mut().iter_mut().collect(),
            Self::GoalSet(c) => c.terms.items_mut().iter_mut().collect(),
            Self::Corrected(c) => c.replacement.terms_mut(),
            _ => Vec::new(),
        }
    }
}
