//! The stable codes of described activities that cannot be compared: `E0570` to `E0579`.

use crate::text::Language;

/// Why a described activity could not be compared; a code never changes its meaning and is never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// The file is of a form that this version does not know.
    Format,
    /// What is described does not fit the form.
    DoesNotFit,
    /// The pack of the form compares nothing.
    NothingToCompare,
}

impl Code {
    /// Every code of described activities.
    pub const ALL: &'static [Self] = &[Self::Format, Self::DoesNotFit, Self::NothingToCompare];

    /// The code as it is printed.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Format => "E0570",
            Self::DoesNotFit => "E0571",
            Self::NothingToCompare => "E0572",
        }
    }

    /// A short title.
    #[must_use]
    pub fn title(self, language: Language) -> &'static str {
        let (nl, en) = match self {
            Self::Format => ("activiteit in een andere vorm", "activity of another form"),
            Self::DoesNotFit => ("activiteit past niet op het formulier", "activity does not fit the form"),
            Self::NothingToCompare => ("niets om mee te vergelijken", "nothing to compare with"),
        };
        match language {
            Language::Nl => nl,
            Language::En => en,
        }
    }
}
