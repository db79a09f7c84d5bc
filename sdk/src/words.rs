//! A text in both languages that is known when the library is built, so that code takes names from the catalogue.

use vakwerk_abi::document::Text;

/// A text in both languages, known when the library is built; `vakwerk_pack::embed::words` writes one.
///
/// ```
/// use vakwerk_sdk::Words;
/// const SOCIAL: Words = Words { nl: "Sociaal", en: "Social" };
/// assert_eq!(SOCIAL.text().nl, "Sociaal");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// In Dutch.
    pub nl: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Words {
    /// As documents carry it.
    #[must_use]
    pub fn text(self) -> Text {
        Text::new(self.nl, self.en)
    }
}
