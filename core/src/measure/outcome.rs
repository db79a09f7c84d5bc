//! What scoring yields: numbers, readings, alerts, and what is unavailable and why.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::id::{ItemId, Name};

/// A scale read through one of its band sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct BandReading {
    /// The scale.
    pub scale: Name,
    /// The band set through which it was read.
    pub band_set: Name,
    /// The band that holds.
    pub band: Name,
}

/// The class that a classification yields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ClassReading {
    /// The classification.
    pub classification: Name,
    /// The class that holds.
    pub class: Name,
}

/// An alert that sounds: the item reached the value from which something must follow.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct RaisedAlert {
    /// The item.
    pub item: Name,
    /// The threshold that was reached; with the item it identifies the alert in the assessment.
    pub at_least: f64,
}

/// Why a part is unavailable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The person's age lies outside the ages for which it holds.
    AgeLimit,
    /// Something about the person that it needs is unknown.
    InputMissing,
    /// More answers are missing than the published rule allows.
    TooManyMissing,
    /// The scale that it reads is unavailable.
    ScaleUnavailable,
    /// The condition under which it may be read does not hold.
    Condition,
    /// The arithmetic has no result: a division by zero, a value outside a table.
    Undefined,
}

/// A part of the outcome.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// A scale.
    Scale(Name),
    /// A reading of a scale through a band set.
    Band {
        /// The scale.
        scale: Name,
        /// The band set.
        band_set: Name,
    },
    /// A classification.
    Classification(Name),
}

/// A part that is unavailable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Unavailable {
    /// The part.
    pub part: Part,
    /// Why.
    pub reason: Reason,
}

/// What one sheet of answers yields; labels and sources are looked up in the assessment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Outcome {
    /// The assessment.
    pub assessment: ItemId,
    /// Its edition.
    pub edition: u32,
    /// The scales that are available, with their scores.
    pub scores: BTreeMap<Name, f64>,
    /// Readings of scales, one per band set that applies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<BandReading>,
    /// Classifications that apply.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classifications: Vec<ClassReading>,
    /// Alerts that sound.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alerts: Vec<RaisedAlert>,
    /// Notices on the quality of the answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<Name>,
    /// What is unavailable, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unavailable: Vec<Unavailable>,
}

impl Outcome {
    /// The bands that hold for a scale, or the class of a classification: one per band set that applies.
    pub fn bands_of<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Name> {
        let bands =
            self.bands.iter().filter(move |reading| reading.scale.as_str() == name).map(|reading| &reading.band);
        let classes = self
            .classifications
            .iter()
            .filter(move |reading| reading.classification.as_str() == name)
            .map(|reading| &reading.class);
        bands.chain(classes)
    }

    /// What is unavailable in the words of worked vectors: a scale, or `band:scale` for a scale that is
    /// available while none of its band sets applies, or `band:classification`.
    #[must_use]
    pub fn unavailable_words(&self) -> BTreeSet<String> {
        self.unavailable
            .iter()
            .filter_map(|unavailable| match &unavailable.part {
                Part::Scale(scale) => Some(scale.to_string()),
                Part::Band { scale, .. } => {
                    let unread = self.scores.contains_key(scale) && self.bands_of(scale.as_str()).next().is_none();
                    unread.then(|| format!("band:{scale}"))
                }
                Part::Classification(name) => Some(format!("band:{name}")),
            })
            .collect()
    }
}
