//! Why a sheet of answers gets no score.

use std::fmt;

use super::code::Code;
use crate::explain::Explain;
use crate::id::{ItemId, Name};
use crate::licence::Compute;
use crate::text::Language;

/// What was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Answers on the sheet.
    Answers,
    /// Inputs about the person.
    Inputs,
    /// Places for results.
    Results,
}

/// Which value on a sheet: an item or an input, and the row where the instrument has rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The item or input.
    pub name: Name,
    /// The row, counted from 1, in an instrument with rows.
    pub row: Option<usize>,
}

impl Place {
    fn show(&self, language: Language) -> String {
        match (self.row, language) {
            (None, _) => format!("`{}`", self.name),
            (Some(row), Language::Nl) => format!("regel {row} van `{}`", self.name),
            (Some(row), Language::En) => format!("row {row} of `{}`", self.name),
        }
    }
}

/// A refusal to score; it names the item and what is allowed, never the answer.
///
/// The variants stand in the order in which they are checked, each over the whole sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// The instrument may not be computed in the declared use.
    Licence {
        /// The instrument.
        assessment: ItemId,
        /// Who may compute it.
        compute: Compute,
    },
    /// There are too few or too many values; an empty sheet is always this.
    WrongCount {
        /// What was counted.
        of: Counted,
        /// The fewest allowed.
        least: usize,
        /// The most allowed.
        most: usize,
        /// How many there were.
        found: usize,
    },
    /// A value is infinite.
    NotANumber {
        /// Where.
        place: Place,
    },
    /// A value is below or above what is allowed.
    OutOfRange {
        /// Where.
        place: Place,
        /// The smallest value allowed.
        min: f64,
        /// The largest value allowed.
        max: f64,
    },
    /// A value lies between two steps.
    NotAStep {
        /// Where.
        place: Place,
        /// The smallest value allowed.
        min: f64,
        /// The largest value allowed.
        max: f64,
        /// The distance between values, counted from `min`.
        step: f64,
    },
    /// An answer is missing, and the instrument has no published rule for that.
    MissingAnswer {
        /// Where.
        place: Place,
    },
}

impl Refusal {
    /// The refusal as a word, as it stands in worked vectors.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Licence { .. } => "licence",
            Self::WrongCount { .. } => "wrong-count",
            Self::NotANumber { .. } => "not-a-number",
            Self::OutOfRange { .. } => "out-of-range",
            Self::NotAStep { .. } => "not-a-step",
            Self::MissingAnswer { .. } => "missing-answer",
        }
    }
}

/// How many there may be.
pub(super) fn count(least: usize, most: usize, language: Language) -> String {
    match (least == most, language) {
        (true, _) => least.to_string(),
        (false, Language::Nl) => format!("{least} tot en met {most}"),
        (false, Language::En) => format!("{least} to {most}"),
    }
}

impl Explain for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::Licence { .. } => Code::Licence,
            Self::WrongCount { .. } => Code::WrongCount,
            Self::NotANumber { .. } => Code::NotANumber,
            Self::OutOfRange { .. } => Code::OutOfRange,
            Self::NotAStep { .. } => Code::NotAStep,
            Self::MissingAnswer { .. } => Code::MissingAnswer,
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

impl Refusal {
    fn dutch(&self) -> String {
        let nl = Language::Nl;
        match self {
            Self::Licence { assessment, compute } => {
                let terms = match compute {
                    Compute::NonCommercial => {
                        "mag alleen niet-commercieel worden berekend; geef het gebruik op als niet-commercieel, of vraag de rechthebbende om toestemming"
                    }
                    Compute::WithPermission => {
                        "mag alleen met toestemming van de rechthebbende worden berekend; vraag die en geef haar op"
                    }
                    Compute::Anyone | Compute::TotalOnly => "mag in het opgegeven gebruik niet worden berekend",
                };
                format!("`{assessment}` {terms}.")
            }
            Self::WrongCount { of, least, most, found } => {
                let of = match of {
                    Counted::Answers => "antwoorden",
                    Counted::Inputs => "gegevens over de persoon",
                    Counted::Results => "plaatsen voor uitkomsten",
                };
                format!(
                    "het aantal {of} is {found}, verwacht werd {}; vul het formulier aan of kort het in.",
                    count(*least, *most, nl)
                )
            }
            Self::NotANumber { place } => {
                format!("{} is geen eindig getal; geef een getal, of laat het antwoord leeg.", place.show(nl))
            }
            Self::OutOfRange { place, min, max } => {
                format!("{} ligt buiten {min} tot en met {max}; controleer het formulier.", place.show(nl))
            }
            Self::NotAStep { place, min, max, step } => format!(
                "{} ligt tussen twee stappen; toegestaan is {min} tot en met {max} in stappen van {step}.",
                place.show(nl)
            ),
            Self::MissingAnswer { place } => format!(
                "{} is niet beantwoord, en voor dit instrument is geen regel gepubliceerd voor een ontbrekend antwoord; vraag het na.",
                place.show(nl)
            ),
        }
    }

    fn english(&self) -> String {
        let en = Language::En;
        match self {
            Self::Licence { assessment, compute } => {
                let terms = match compute {
                    Compute::NonCommercial => {
                        "may only be computed in non-commercial use; declare that use, or ask the holder for permission"
                    }
                    Compute::WithPermission => {
                        "may only be computed with the holder's permission; ask for it and declare it"
                    }
                    Compute::Anyone | Compute::TotalOnly => "may not be computed in the declared use",
                };
                format!("`{assessment}` {terms}.")
            }
            Self::WrongCount { of, least, most, found } => {
                let of = match of {
                    Counted::Answers => "answers",
                    Counted::Inputs => "inputs about the person",
                    Counted::Results => "places for results",
                };
                format!(
                    "the number of {of} is {found}, expected {}; complete the sheet or shorten it.",
                    count(*least, *most, en)
                )
            }
            Self::NotANumber { place } => {
                format!("{} is not a finite number; give a number, or leave the answer empty.", place.show(en))
            }
            Self::OutOfRange { place, min, max } => {
                format!("{} lies outside {min} to {max}; check the sheet.", place.show(en))
            }
            Self::NotAStep { place, min, max, step } => {
                format!("{} lies between two steps; allowed is {min} to {max} in steps of {step}.", place.show(en))
            }
            Self::MissingAnswer { place } => format!(
                "{} is not answered, and no rule is published for a missing answer to this instrument; ask for it.",
                place.show(en)
            ),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::En))
    }
}

impl std::error::Error for Refusal {}
