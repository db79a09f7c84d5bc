//! What the command line says, in Dutch and English, with no lookup that can miss.

use vakwerk_core::text::Language;

/// A fixed text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The Dutch text.
    pub nl: &'static str,
    /// The English text.
    pub en: &'static str,
}

impl Phrase {
    /// A text in both languages.
    #[must_use]
    pub const fn new(nl: &'static str, en: &'static str) -> Self {
        Self { nl, en }
    }

    /// The text in `language`.
    ///
    /// ```
    /// use vakwerk::phrase::Phrase;
    /// use vakwerk_core::text::Language;
    /// assert_eq!(Phrase::new("ja", "yes").get(Language::En), "yes");
    /// ```
    #[must_use]
    pub const fn get(self, language: Language) -> &'static str {
        match language {
            Language::Nl => self.nl,
            Language::En => self.en,
        }
    }
}

/// A text with values in it, as in `say!(language, "{n} regels", "{n} rules")`; the compiler checks both languages.
#[macro_export]
macro_rules! say {
    ($language:expr, $nl:literal, $en:literal $(,)?) => {
        match $language {
            ::vakwerk_core::text::Language::Nl => format!($nl),
            ::vakwerk_core::text::Language::En => format!($en),
        }
    };
}
