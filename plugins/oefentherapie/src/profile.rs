//! The operation `profile`: screening, ODIM, stage and own activities, each where there is something to describe.

use vakwerk_sdk::document::{Material, Profile, Signal, Statement, Text};

use crate::odim::{self, Odim};
use crate::own_activities::{self, MEASURES};
use crate::say::ours;
use crate::screening::Screening;
use crate::{screening_profile, stage};

/// A part of the description with its own title.
struct Part {
    title: Text,
    summary: Vec<Statement>,
    signals: Vec<Signal>,
}

/// Describes what was recorded, in the order of the steps.
pub(crate) fn describe(material: &Material) -> Profile {
    let mut parts = parts(material);
    let title = match parts.as_slice() {
        [only] => only.title.clone(),
        _ => Text::new("Oefentherapeutische beschrijving", "Description by oefentherapie"),
    };
    if parts.is_empty() {
        let nothing = ours(
            "vvocm:odim-analysis",
            "Er is nog geen screening, analyse volgens ODIM, fase of eigen activiteit vastgelegd.",
            "No screening, analysis by ODIM, stage or own activity has been recorded yet.",
        );
        return Profile { format: 1, title, summary: vec![nothing], signals: Vec::new() };
    }
    let summary = parts.iter_mut().flat_map(|part| std::mem::take(&mut part.summary)).collect();
    Profile { format: 1, title, summary, signals: parts.into_iter().flat_map(|part| part.signals).collect() }
}

fn parts(material: &Material) -> Vec<Part> {
    let mut parts = Vec::new();
    let screening = Screening::of(material);
    if screening.begun() {
        parts.push(Part {
            title: Text::new("Screening bij directe toegang", "Screening on direct access"),
            summary: screening_profile::summary(&screening),
            signals: screening_profile::signals(&screening),
        });
    }
    let odim = Odim::of(material);
    if odim.begun() {
        parts.push(Part {
            title: Text::new("ODIM: vier onderdelen", "ODIM: four components"),
            summary: odim::summary(&odim),
            signals: odim::signals(&odim),
        });
    }
    if material.latest_record(stage::FORM).is_some() {
        let (summary, signals) = stage::describe(material);
        parts.push(Part {
            title: Text::new("Fase van gedragsverandering", "Stage of behaviour change"),
            summary,
            signals,
        });
    }
    if MEASURES.iter().any(|measure| !own_activities::results(material, measure).is_empty()) {
        let (summary, signals) = own_activities::describe(material);
        parts.push(Part { title: Text::new("Eigen activiteiten", "Own activities"), summary, signals });
    }
    parts
}
