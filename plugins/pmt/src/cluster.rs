//! The nine LOFOPT clusters as the catalogue has them, and what a score on one says.

use vakwerk_sdk::Words;

/// A cluster: something to observe, with two poles, and something to work on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cluster {
    /// Its scale in the assessment, and its term in the vocabulary.
    pub(crate) id: &'static str,
    pub(crate) name: Words,
    /// What a score below 0 points to.
    pub(crate) minus: Words,
    /// What a score above 0 points to.
    pub(crate) plus: Words,
    /// The goals of the catalogue that are tied to it, in full.
    pub(crate) goals: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/clusters.rs"));

/// Towards which pole a score deviates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Minus,
    Plus,
}

/// How far a score deviates, in words of our own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strength {
    Slight,
    Clear,
    Strong,
}

impl Strength {
    pub(crate) fn words(self) -> Words {
        match self {
            Self::Slight => Words { nl: "enigszins", en: "slightly" },
            Self::Clear => Words { nl: "duidelijk", en: "clearly" },
            Self::Strong => Words { nl: "sterk", en: "strongly" },
        }
    }
}

/// What a score on a cluster says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Not scored, or not a score from -3 to 3.
    NotScored,
    /// No disturbance.
    Undisturbed,
    /// A deviation of at least one step from 0.
    Deviates(Side, Strength),
}

impl Reading {
    /// Reads one score; scores are never added, because -3 and +3 would cancel out.
    pub(crate) fn of(score: Option<f64>) -> Self {
        let Some(score) = score.filter(|score| (-3.0..=3.0).contains(score)) else { return Self::NotScored };
        let side = if score < 0.0 { Side::Minus } else { Side::Plus };
        match score.abs() {
            distance if distance < 1.0 => Self::Undisturbed,
            distance if distance < 2.0 => Self::Deviates(side, Strength::Slight),
            distance if distance < 3.0 => Self::Deviates(side, Strength::Clear),
            _ => Self::Deviates(side, Strength::Strong),
        }
    }
}
