//! Why a change cannot be judged.

use std::fmt;

use super::code::Code;
use crate::explain::Explain;
use crate::id::Name;
use crate::text::Language;

/// Why a change cannot be judged; it holds no score.
#[derive(Clone, Debug, PartialEq)]
pub enum ChangeFault {
    /// A score or a parameter is not a finite number.
    NotANumber,
    /// A standard deviation is not above 0.
    Deviation,
    /// The reliability is not in 0 … 1, or is 1, which leaves no measurement error to compare with.
    Reliability,
    /// The scale points neither way, so nothing is better or worse.
    Direction,
    /// The reliable change is not above 0.
    Size,
    /// The two groups have the same mean.
    Groups,
    /// A percentage of a score before of 0 is undefined.
    PercentOfZero,
    /// The threshold holds for other scores before.
    Baseline {
        /// The threshold.
        threshold: Name,
        /// From this score before.
        from: Option<f64>,
        /// To this score before.
        to: Option<f64>,
    },
    /// The threshold holds for other ages.
    AgeLimit {
        /// The threshold.
        threshold: Name,
        /// From this age.
        from: Option<u32>,
        /// To and including this age.
        to: Option<u32>,
    },
    /// The threshold holds for certain ages, and the age is unknown.
    AgeUnknown {
        /// The threshold.
        threshold: Name,
    },
    /// No z is published here for this confidence level.
    Confidence,
    /// The instrument has no such threshold.
    Unknown {
        /// The name that was asked for.
        threshold: Name,
        /// The names that exist.
        known: Vec<Name>,
    },
}

impl Explain for ChangeFault {
    fn code(&self) -> &'static str {
        match self {
            Self::NotANumber => Code::ChangeNotANumber,
            Self::Deviation => Code::ChangeDeviation,
            Self::Reliability => Code::ChangeReliability,
            Self::Direction => Code::ChangeDirection,
            Self::Size => Code::ChangeSize,
            Self::Groups => Code::ChangeGroups,
            Self::PercentOfZero => Code::ChangePercent,
            Self::Baseline { .. } => Code::ChangeBaseline,
            Self::AgeLimit { .. } => Code::ChangeAge,
            Self::AgeUnknown { .. } => Code::ChangeAgeUnknown,
            Self::Confidence => Code::ChangeConfidence,
            Self::Unknown { .. } => Code::ChangeUnknown,
        }
        .as_str()
    }

    fn explain(&self, language: Language) -> String {
        match language {
            Language::Nl => self.dutch(),
            Language::En => self.english(),
        }
    }
}

fn span<T: fmt::Display>(from: Option<&T>, to: Option<&T>, language: Language) -> String {
    match (from, to, language) {
        (Some(from), Some(to), Language::Nl) => format!("van {from} tot en met {to}"),
        (Some(from), Some(to), Language::En) => format!("from {from} to {to}"),
        (Some(from), None, Language::Nl) => format!("vanaf {from}"),
        (Some(from), None, Language::En) => format!("from {from}"),
        (None, Some(to), Language::Nl) => format!("tot en met {to}"),
        (None, Some(to), Language::En) => format!("up to {to}"),
        (None, None, Language::Nl) => "altijd".into(),
        (None, None, Language::En) => "always".into(),
    }
}

fn names(known: &[Name], none: &str) -> String {
    if known.is_empty() {
        return none.to_owned();
    }
    known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

impl ChangeFault {
    fn dutch(&self) -> String {
        let nl = Language::Nl;
        match self {
            Self::NotANumber => "een score of gegeven is geen eindig getal; geef beide scores als getal.".into(),
            Self::Deviation => "de standaardafwijking moet boven 0 liggen; neem haar over uit de bron.".into(),
            Self::Reliability => "de betrouwbaarheid moet minstens 0 en kleiner dan 1 zijn; bij 1 is er geen meetfout om mee te vergelijken.".into(),
            Self::Direction => "de schaal heeft geen gunstige kant, dus beter of slechter bestaat niet; toon het verschil zelf.".into(),
            Self::Size => "de betrouwbare verandering moet boven 0 liggen; neem haar over uit de bron.".into(),
            Self::Groups => "de groepen hebben hetzelfde gemiddelde, dus er is geen grens tussen hen.".into(),
            Self::PercentOfZero => "de beginscore is 0, dus een percentage bestaat niet; gebruik een drempel in punten.".into(),
            Self::Baseline { threshold, from, to } => {
                format!("drempel `{threshold}` geldt voor beginscores {}; kies een drempel die bij deze beginscore hoort.", span(from.as_ref(), to.as_ref(), nl))
            }
            Self::AgeLimit { threshold, from, to } => {
                format!("drempel `{threshold}` geldt voor leeftijden {}; kies een drempel die bij deze leeftijd hoort.", span(from.as_ref(), to.as_ref(), nl))
            }
            Self::AgeUnknown { threshold } => format!("drempel `{threshold}` heeft een leeftijdsgrens, en de leeftijd is niet bekend; geef haar op."),
            Self::Confidence => "alleen 0.90 (z = 1.645) en 0.95 (z = 1.96) zijn hier gepubliceerd; kies een van beide.".into(),
            Self::Unknown { threshold, known } => {
                format!("er is geen drempel `{threshold}`; bekend: {}.", names(known, "geen"))
            }
        }
    }

    fn english(&self) -> String {
        let en = Language::En;
        match self {
            Self::NotANumber => "a score or parameter is not a finite number; give both scores as numbers.".into(),
            Self::Deviation => "the standard deviation must be above 0; take it from the source.".into(),
            Self::Reliability => {
                "the reliability must be at least 0 and below 1; at 1 there is no measurement error to compare with."
                    .into()
            }
            Self::Direction => {
                "the scale has no favourable end, so nothing is better or worse; show the difference itself.".into()
            }
            Self::Size => "the reliable change must be above 0; take it from the source.".into(),
            Self::Groups => "the groups have the same mean, so there is no cut-off between them.".into(),
            Self::PercentOfZero => {
                "the score before is 0, so a percentage is undefined; use a threshold in points.".into()
            }
            Self::Baseline { threshold, from, to } => {
                format!(
                    "threshold `{threshold}` holds for scores before {}; choose one that fits this score before.",
                    span(from.as_ref(), to.as_ref(), en)
                )
            }
            Self::AgeLimit { threshold, from, to } => {
                format!(
                    "threshold `{threshold}` holds for ages {}; choose one that fits this age.",
                    span(from.as_ref(), to.as_ref(), en)
                )
            }
            Self::AgeUnknown { threshold } => {
                format!("threshold `{threshold}` has a limit of age, and the age is unknown; give it.")
            }
            Self::Confidence => {
                "only 0.90 (z = 1.645) and 0.95 (z = 1.96) are published here; choose one of them.".into()
            }
            Self::Unknown { threshold, known } => {
                format!("there is no threshold `{threshold}`; known are: {}.", names(known, "none"))
            }
        }
    }
}

impl fmt::Display for ChangeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::En))
    }
}

impl std::error::Error for ChangeFault {}
