//! What is wrong with scores that a plugin's code computed.

use std::fmt;

use super::code::Code;
use crate::explain::Explain;
use crate::id::Name;
use crate::text::Language;

/// A result of a plugin's code that cannot stand; it holds no score.
#[derive(Clone, Debug, PartialEq)]
pub enum ResultFault {
    /// There are not as many results as scales.
    Count {
        /// How many scales there are.
        expected: usize,
        /// How many results there were.
        found: usize,
    },
    /// A result is infinite or outside the range of its scale.
    OutOfRange {
        /// The scale.
        scale: Name,
        /// The smallest score possible.
        min: Option<f64>,
        /// The largest score possible.
        max: Option<f64>,
    },
    /// A result lies between two steps of its scale.
    NotAStep {
        /// The scale.
        scale: Name,
        /// The distance between possible scores.
        step: f64,
    },
}

impl Explain for ResultFault {
    fn code(&self) -> &'static str {
        match self {
            Self::Count { .. } => Code::WrongCount.as_str(),
            Self::OutOfRange { .. } | Self::NotAStep { .. } => Code::ResultOutOfRange.as_str(),
        }
    }

    fn explain(&self, language: Language) -> String {
        let end = |end: &Option<f64>| end.map_or_else(|| "…".to_owned(), |end| end.to_string());
        match (self, language) {
            (Self::Count { expected, found }, Language::Nl) => {
                format!("de code gaf {found} uitkomsten voor {expected} schalen; meld dit aan de maker van de plugin.")
            }
            (Self::Count { expected, found }, Language::En) => {
                format!("the code gave {found} results for {expected} scales; tell the maker of the plugin.")
            }
            (Self::OutOfRange { scale, min, max }, Language::Nl) => format!(
                "de code gaf voor schaal `{scale}` een uitkomst buiten {} tot en met {}; meld dit aan de maker van de plugin.",
                end(min),
                end(max)
            ),
            (Self::OutOfRange { scale, min, max }, Language::En) => format!(
                "the code gave a result outside {} to {} for scale `{scale}`; tell the maker of the plugin.",
                end(min),
                end(max)
            ),
            (Self::NotAStep { scale, step }, Language::Nl) => format!(
                "de code gaf voor schaal `{scale}` een uitkomst tussen twee stappen van {step}; meld dit aan de maker van de plugin."
            ),
            (Self::NotAStep { scale, step }, Language::En) => format!(
                "the code gave a result between two steps of {step} for scale `{scale}`; tell the maker of the plugin."
            ),
        }
    }
}

impl fmt::Display for ResultFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::En))
    }
}

impl std::error::Error for ResultFault {}
