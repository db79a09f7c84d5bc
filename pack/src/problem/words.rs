//! Kinds, forms and items in words, in Dutch and English.

use vakwerk_core::text::{Language, Text};

pub(super) const NL: Language = Language::Nl;
pub(super) const EN: Language = Language::En;

/// A kind of TOML value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A text.
    Text,
    /// A whole number.
    WholeNumber,
    /// A number.
    Number,
    /// `true` or `false`.
    YesNo,
    /// A date or a time.
    Date,
    /// A list.
    List,
    /// A table.
    Table,
    /// A text in Dutch and English.
    Translated,
}

impl Kind {
    /// The kind in words, with its article.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (nl, en) = match self {
            Self::Text => ("een tekst", "a text"),
            Self::WholeNumber => ("een geheel getal", "a whole number"),
            Self::Number => ("een getal", "a number"),
            Self::YesNo => ("`true` of `false`", "`true` or `false`"),
            Self::Date => ("een datum of tijd", "a date or time"),
            Self::List => ("een lijst", "a list"),
            Self::Table => ("een tabel", "a table"),
            Self::Translated => (
                "een tekst per taal: `{ nl = \"…\", en = \"…\" }`",
                "a text per language: `{ nl = \"…\", en = \"…\" }`",
            ),
        };
        if language == Language::Nl { nl } else { en }
    }
}

/// The form that a text must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A name in kebab-case.
    Name,
    /// The id of a plugin.
    PluginId,
    /// `plugin:item`.
    ItemId,
    /// `item` or `plugin:item`.
    Reference,
    /// `concept/term` or `plugin:concept/term`.
    Term,
    /// `item` or `item/part`.
    LocalId,
    /// A version.
    Version,
    /// A range of versions.
    VersionRange,
    /// A SHA-256 digest.
    Digest,
}

impl Form {
    /// The form in words, with an example.
    #[must_use]
    pub fn words(self) -> Text {
        match self {
            Self::Name => both(
                "een naam in kleine letters, cijfers en losse streepjes, hoogstens 64 tekens, zoals `adem-ruimte`",
                "a name in lower-case letters, digits and single hyphens, at most 64 characters, such as `breathing-space`",
            ),
            Self::PluginId => both(
                "de naam van een pakket, zoals `pmt` of `uitgever.naam`",
                "the id of a pack, such as `pmt` or `publisher.name`",
            ),
            Self::ItemId => both("een volledige naam, zoals `pmt:lofopt`", "a full id, such as `pmt:lofopt`"),
            Self::Reference => both(
                "een verwijzing: `naam` in dit pakket of `pakket:naam` in een ander",
                "a reference: `item` in this pack or `plugin:item` in another",
            ),
            Self::Term => both(
                "een term: `begrip/term` of `pakket:begrip/term`",
                "a term: `concept/term` or `plugin:concept/term`",
            ),
            Self::LocalId => both(
                "een onderdeel van dit pakket, of een deel daarvan: `naam` of `naam/deel`",
                "an item of this pack, or a part of one: `item` or `item/part`",
            ),
            Self::Version => both("een versie, zoals `1.2.0`", "a version, such as `1.2.0`"),
            Self::VersionRange => {
                both("een versiebereik, zoals `1` of `>=1.2, <3`", "a version range, such as `1` or `>=1.2, <3`")
            }
            Self::Digest => both("64 hexadecimale tekens", "64 hexadecimal characters"),
        }
    }
}

pub(crate) fn both(nl: impl Into<String>, en: impl Into<String>) -> Text {
    Text { nl: nl.into(), en: Some(en.into()) }
}

/// A list of words in backquotes, shortened where it is long.
pub(super) fn listed(words: &[String], language: Language) -> String {
    const SHOWN: usize = 32;
    let mut out = words.iter().take(SHOWN).map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    if words.len() > SHOWN {
        let more = words.len() - SHOWN;
        out.push_str(&if language == Language::Nl { format!(" en nog {more}") } else { format!(" and {more} more") });
    }
    out
}

pub(super) fn kinds(all: &[Kind], language: Language) -> String {
    let or = if language == Language::Nl { " of " } else { " or " };
    all.iter().map(|kind| kind.words(language)).collect::<Vec<_>>().join(or)
}

/// The range of a number in words.
pub(super) fn range(min: Option<f64>, max: Option<f64>) -> Text {
    match (min, max) {
        (Some(min), Some(max)) => {
            both(format!("een getal van {min} tot en met {max}"), format!("a number from {min} to {max}"))
        }
        (Some(min), None) => both(format!("een getal van {min} of meer"), format!("a number of {min} or more")),
        (None, Some(max)) => both(format!("een getal van {max} of minder"), format!("a number of {max} or less")),
        (None, None) => both("een eindig getal", "a finite number"),
    }
}

/// The name of a kind of item in words, with its article.
pub(super) fn item_kind(kind: &str, language: Language) -> String {
    let (nl, en) = match kind {
        "assessment" => ("een meetinstrument", "an assessment"),
        "intervention" => ("een interventie", "an intervention"),
        "goal" => ("een behandeldoel", "a goal"),
        "concept" => ("een begrip", "a concept"),
        "form" => ("een formulier", "a form"),
        "rule" => ("een regel", "a rule"),
        "framework" => ("een beroepskader", "a framework"),
        "policy" => ("een beleidskader", "a policy"),
        "source" => ("een bron", "a source"),
        "discipline" => ("een discipline", "a discipline"),
        "term" => ("een term", "a term"),
        "task" => ("een taak", "a task"),
        "competency" => ("een competentie", "a competency"),
        "group" => ("een groep", "a group"),
        "element" => ("een element van een beroepskader", "an element of a framework"),
        "indicator" => ("een indicator", "an indicator"),
        "level" => ("een niveau", "a level"),
        "elaboration" => ("een uitwerking", "an elaboration"),
        "level-scale" => ("een niveauschaal", "a scale of levels"),
        "scale" => ("een schaal", "a scale"),
        "field" => ("een veld", "a field"),
        "item" => ("een item", "an item"),
        other => return format!("`{other}`"),
    };
    if language == Language::Nl { nl.into() } else { en.into() }
}

pub(super) fn item_kinds(kinds: &[String], language: Language) -> String {
    let or = if language == Language::Nl { " of " } else { " or " };
    kinds.iter().map(|kind| item_kind(kind, language)).collect::<Vec<_>>().join(or)
}

pub(super) fn megabytes(bytes: u64) -> String {
    match bytes {
        // A limit in whole kilobytes is said exactly.
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        more => format!("{}.{} MB", more / 1_000_000, more % 1_000_000 / 100_000),
    }
}

/// The name of a kind of item without its article.
pub(super) fn bare(kind: &str, language: Language) -> String {
    let words = item_kind(kind, language);
    let article = words.split_once(' ').filter(|(article, _)| ["een", "a", "an"].contains(article));
    article.map_or(words.clone(), |(_, noun)| noun.to_owned())
}
