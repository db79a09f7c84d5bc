//! Texts that a person reads, in Dutch and English.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A language in which the product speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Language {
    /// Dutch, the language of the profession and the default.
    #[default]
    Nl,
    /// English.
    En,
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nl => "nl",
            Self::En => "en",
        })
    }
}

/// A text in Dutch and, where there is one, English: `{ nl = "…", en = "…" }`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Text {
    /// The Dutch text.
    pub nl: String,
    /// The English text; absent while nobody has written it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Text {
    /// The text in `language`, or in Dutch where that language is absent.
    ///
    /// ```
    /// use vakwerk_core::text::{Language, Text};
    /// let text = Text { nl: "spanning".into(), en: None };
    /// assert_eq!(text.get(Language::En), "spanning");
    /// ```
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => self.en.as_deref().unwrap_or(&self.nl),
        }
    }
}
