//! Why a described activity could not be compared, with what to do about it.

use std::fmt;

use super::{ACTIVITY_FORMAT, Code};
use crate::case::Refusal;
use crate::explain::Explain;
use crate::id::ItemId;
use crate::text::Language;

/// Why a described activity could not be compared.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ActivityFault {
    /// The file is of a form that this version does not know.
    Format {
        /// The form that was found.
        found: u32,
    },
    /// No pack that is at hand has the form.
    NoForm {
        /// The form.
        form: ItemId,
    },
    /// What is described does not fit the form: every misfit.
    DoesNotFit {
        /// Why, one per field.
        refusals: Vec<Refusal>,
    },
    /// The pack of the form has fewer than two sides with rules for its fields.
    NothingToCompare {
        /// The form.
        form: ItemId,
    },
}

impl Explain for ActivityFault {
    fn code(&self) -> &'static str {
        match self {
            Self::Format { .. } => Code::Format,
            Self::NoForm { .. } => Code::NoForm,
            Self::DoesNotFit { .. } => Code::DoesNotFit,
            Self::NothingToCompare { .. } => Code::NothingToCompare,
        }
        .as_str()
    }

    fn explain(&self, language: Language) -> String {
        match (self, language) {
            (Self::Format { found }, Language::Nl) => format!(
                "de beschrijving heeft vorm {found}; deze versie leest vorm {ACTIVITY_FORMAT}. Schrijf \
                 `format = {ACTIVITY_FORMAT}`, of installeer een nieuwere versie."
            ),
            (Self::Format { found }, Language::En) => format!(
                "the description has form {found}; this version reads form {ACTIVITY_FORMAT}. Write \
                 `format = {ACTIVITY_FORMAT}`, or install a newer version."
            ),
            (Self::NoForm { form }, Language::Nl) => format!(
                "formulier `{form}` is er niet bij: geen geladen plugin heeft het. Installeer plugin `{}`, of noem in \
                 `form` een formulier dat er wel is.",
                form.plugin
            ),
            (Self::NoForm { form }, Language::En) => format!(
                "form `{form}` is not at hand: no loaded plugin has it. Install plugin `{}`, or name in `form` a form \
                 that is there.",
                form.plugin
            ),
            (Self::DoesNotFit { refusals }, _) => {
                refusals.iter().map(|refusal| refusal.explain(language)).collect::<Vec<_>>().join("\n")
            }
            (Self::NothingToCompare { form }, Language::Nl) => format!(
                "pakket `{}` vergelijkt niets met formulier `{form}`: het heeft geen twee kanten met een regel per \
                 veld. Noem in `form` een formulier van een pakket dat vergelijkt, zoals `afbakening:activity`.",
                form.plugin
            ),
            (Self::NothingToCompare { form }, Language::En) => format!(
                "pack `{}` compares nothing with form `{form}`: it does not have two sides with a rule per field. In \
                 `form`, name a form of a pack that compares, such as `afbakening:activity`.",
                form.plugin
            ),
        }
    }
}

impl fmt::Display for ActivityFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::En))
    }
}

impl std::error::Error for ActivityFault {}
