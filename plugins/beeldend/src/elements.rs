//! What a rating of a formal element says, by thresholds of our own, and the published rule that reads three of them.

use vakwerk_sdk::Named;
use vakwerk_sdk::document::ScoredResult;

include!(concat!(env!("OUT_DIR"), "/names.rs"));

/// Ours: an element rated this or lower, on 1 to 5, counts as absent.
pub(crate) const ABSENT: f64 = 2.0;

/// Ours: an element rated this or higher, on 1 to 5, counts as present.
pub(crate) const PRESENT: f64 = 4.0;

/// Ours: a difference of this many steps between two works is a clear shift.
pub(crate) const SHIFT: f64 = 2.0;

/// Whether an element is there in a work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    Absent,
    Between,
    Present,
}

impl Presence {
    pub(crate) fn of(rating: f64) -> Self {
        if rating <= ABSENT {
            Self::Absent
        } else if rating >= PRESENT {
            Self::Present
        } else {
            Self::Between
        }
    }

    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Absent => ("afwezig", "absent"),
            Self::Between => ("ertussenin", "in between"),
            Self::Present => ("aanwezig", "present"),
        }
    }
}

/// The rating of an element in a work; nothing where it was not rated from 1 to 5.
pub(crate) fn rating(work: &ScoredResult, element: &str) -> Option<f64> {
    work.score(element).filter(|rating| (1.0..=5.0).contains(rating))
}

/// How structure and variation balance in a work, by the rule of Pénzes with our thresholds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Balance {
    Structure,
    Variation,
    NoExtreme,
}

impl Balance {
    /// Contour without movement and dynamic, or the other way round; nothing unless all three were rated.
    pub(crate) fn of(work: &ScoredResult) -> Option<Self> {
        let presence = |element| rating(work, element).map(Presence::of);
        let (contour, movement, dynamic) = (presence("contour")?, presence("movement")?, presence("dynamic")?);
        Some(match (contour, movement, dynamic) {
            (Presence::Present, Presence::Absent, Presence::Absent) => Self::Structure,
            (Presence::Absent, Presence::Present, Presence::Present) => Self::Variation,
            _ => Self::NoExtreme,
        })
    }

    /// The term of the vocabulary, with the goals that are tied to it.
    pub(crate) fn term(self) -> Option<Named> {
        Named::find(
            BALANCE,
            match self {
                Self::Structure => "structure",
                Self::Variation => "variation",
                Self::NoExtreme => "no-extreme",
            },
        )
    }
}
