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

/// A term or scale of the catalogue, compiled in; `vakwerk_pack::embed::names` writes lists of them.
///
/// ```
/// use vakwerk_sdk::{Named, Words};
/// const CALM: Named = Named { id: "calm", words: Words { nl: "rustig", en: "calm" }, goals: &[] };
/// assert_eq!(Named::find(&[CALM], "calm"), Some(CALM));
/// assert_eq!(Named::find(&[CALM], "tense"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub words: Words,
    /// The goals of the catalogue that are tied to it, in full.
    pub goals: &'static [&'static str],
}

impl Named {
    /// The one with this id; a record may come from another version and hold an id that is not in the list.
    #[must_use]
    pub fn find(list: &[Self], id: &str) -> Option<Self> {
        list.iter().copied().find(|named| named.id == id)
    }

    /// The name as documents carry it.
    #[must_use]
    pub fn text(self) -> Text {
        self.words.text()
    }
}
