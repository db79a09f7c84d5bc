//! What can go wrong when a framework comes in or goes out.

use std::fmt;

use serde::Serialize;
use vakwerk_core::access::SinkFault;
use vakwerk_core::explain::Explain;
use vakwerk_core::json_words::said;
use vakwerk_core::text::{Language, Text};

use crate::code::Code;

/// Why a framework cannot be taken in or given out.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields carry the words of their variant")]
pub enum ExchangeFault {
    /// The file is larger than what is read.
    TooLarge { size: u64, limit: u64 },
    /// There are more items or relations than what is read.
    TooMany { what: &'static str, limit: usize },
    /// A byte is not UTF-8.
    NotUtf8 { offset: u64 },
    /// The file is not JSON.
    NotJson { line: usize, column: usize, reason: String },
    /// The JSON has no document.
    NotCase { reason: &'static str },
    /// Two items have one identifier.
    DuplicateIdentifier { identifier: String, count: usize },
    /// Items lie inside each other in a circle.
    Circle { identifiers: Vec<String> },
    /// The columns are separated by something else.
    OtherSeparator { found: char },
    /// The header is not that of Moodle.
    NotMoodle { expected: usize, found: usize },
    /// A line has another number of columns, or a quote that is not closed.
    BadLine { line: u64, expected: usize, found: usize },
    /// An item stands under one that is not there.
    UnknownParent { item: String, parent: String },
    /// Our own data in the file cannot be read back.
    Damaged { item: String, reason: String },
    /// The framework has no such element, or it is of another kind.
    UnknownElement { element: String },
    /// A scale of levels is needed and none is there.
    NoScale,
    /// A file of the pack would be larger than what is read of one.
    PackTooLarge { file: String, size: u64, limit: u64, items: usize },
    /// The access cannot be written down, so nothing is handed over.
    NotLogged(SinkFault),
}

impl From<SinkFault> for ExchangeFault {
    fn from(fault: SinkFault) -> Self {
        Self::NotLogged(fault)
    }
}

impl ExchangeFault {
    fn kind(&self) -> &'static str {
        let code = match self {
            Self::NotLogged(fault) => return fault.code(),
            Self::TooLarge { .. } => Code::TooLarge,
            Self::TooMany { .. } => Code::TooMany,
            Self::NotUtf8 { .. } => Code::NotUtf8,
            Self::NotJson { .. } => Code::NotJson,
            Self::NotCase { .. } => Code::NotCase,
            Self::DuplicateIdentifier { .. } => Code::DuplicateIdentifier,
            Self::Circle { .. } => Code::Circle,
            Self::OtherSeparator { .. } => Code::OtherSeparator,
            Self::NotMoodle { .. } => Code::NotMoodle,
            Self::BadLine { .. } => Code::BadLine,
            Self::UnknownParent { .. } => Code::UnknownParent,
            Self::Damaged { .. } => Code::Damaged,
            Self::UnknownElement { .. } => Code::UnknownElement,
            Self::NoScale => Code::NoScale,
            Self::PackTooLarge { .. } => Code::PackTooLarge,
        };
        code.as_str()
    }

    fn both(&self) -> (String, String) {
        match self {
            Self::NotLogged(fault) => (fault.explain(Language::Nl), fault.explain(Language::En)),
            Self::TooLarge { size, limit } => (
                format!("het bestand is {size} bytes; er wordt hoogstens {limit} bytes ({} MiB) gelezen. Verdeel het beroepskader over meer bestanden.", limit >> 20),
                format!("the file is {size} bytes; at most {limit} bytes ({} MiB) are read. Divide the framework over more files.", limit >> 20),
            ),
            Self::TooMany { what, limit } => (
                format!("`{what}` telt meer dan {limit} onderdelen; dat is meer dan een beroepskader heeft. Verdeel het over meer bestanden."),
                format!("`{what}` has more than {limit} parts; that is more than a framework has. Divide it over more files."),
            ),
            Self::NotUtf8 { offset } => (
                format!("byte {} is geen UTF-8. Bewaar het bestand als UTF-8 (in Excel: \"CSV UTF-8\").", offset + 1),
                format!("byte {} is not UTF-8. Save the file as UTF-8 (in Excel: \"CSV UTF-8\").", offset + 1),
            ),
            Self::NotJson { line, column, reason } => {
                let (nl, en) = said(unsaid(reason));
                (
                format!("regel {line}, teken {column}: geen geldige JSON: {nl}. Haal het bestand opnieuw op."),
                format!("line {line}, column {column}: not valid JSON: {en}. Fetch the file anew."),
                )
            }
            Self::NotCase { reason } => (
                format!("dit is geen CASE-pakket: `{reason}` ontbreekt of is geen tabel. Kies een bestand met `CFDocument`."),
                format!("this is no CASE package: `{reason}` is missing or no table. Choose a file with `CFDocument`."),
            ),
            Self::DuplicateIdentifier { identifier, count } => {
                let identifier = plain(identifier);
                (
                    format!("herhaalde aanduidingen: {count}; de eerste is `{identifier}`. Geef elk onderdeel een eigen aanduiding."),
                    format!("repeated identifiers: {count}; the first is `{identifier}`. Give every item its own."),
                )
            }
            Self::Circle { identifiers } => {
                let path = identifiers.iter().map(|identifier| plain(identifier)).collect::<Vec<_>>().join("` → `");
                (
                    format!("onderdelen liggen in een kring in elkaar: `{path}`. Haal een van deze verwijzingen weg."),
                    format!("items lie inside each other in a circle: `{path}`. Remove one of these references."),
                )
            }
            Self::OtherSeparator { found } => (
                format!("de kolommen zijn gescheiden door {}, niet door een komma. Bewaar het bestand met komma's.", named(*found, Language::Nl)),
                format!("the columns are separated by {}, not by a comma. Save the file with commas.", named(*found, Language::En)),
            ),
            Self::NotMoodle { expected, found } => (
                format!("de eerste regel heeft {found} kolommen; een tabel van Moodle heeft er {expected}. Kies het bestand dat Moodle zelf heeft gemaakt."),
                format!("the first line has {found} columns; a table of Moodle has {expected}. Choose the file that Moodle made."),
            ),
            Self::BadLine { line, expected, found } => (
                format!("regel {line} heeft {found} kolommen in plaats van {expected}; staat er een aanhalingsteken open? Herstel die regel."),
                format!("line {line} has {found} columns instead of {expected}; is a quote left open? Mend that line."),
            ),
            Self::UnknownParent { item, parent } => {
                let (item, parent) = (plain(item), plain(parent));
                (
                    format!("`{item}` staat onder `{parent}`, dat er niet is. Voeg `{parent}` toe of zet `{item}` ergens anders onder."),
                    format!("`{item}` stands under `{parent}`, which is not there. Add `{parent}`, or put `{item}` under something else."),
                )
            }
            Self::Damaged { item, reason } => {
                let (item, reason) = (plain(item), unsaid(reason));
                (
                    format!("wat Vakwerk bij `{item}` had geschreven is veranderd en niet meer te lezen: {reason}. Herstel het of haal `vakwerk` daar weg."),
                    format!("what Vakwerk wrote at `{item}` was changed and cannot be read: {reason}. Restore it, or remove `vakwerk` there."),
                )
            }
            Self::UnknownElement { element } => (
                format!("het beroepskader heeft geen taak of competentie `{element}`. Kies er een uit `vakwerk competency show`."),
                format!("the framework has no task or competency `{element}`. Choose one from `vakwerk competency show`."),
            ),
            Self::NoScale => (
                "dit formaat vraagt een niveauschaal, en het beroepskader noemt er geen die er is. Zet er een in `level-scales`.".into(),
                "this format needs a scale of levels, and the framework names none that is there. Name one in `level-scales`.".into(),
            ),
            Self::PackTooLarge { file, size, limit, items } => (
                format!("`{file}` zou {size} bytes groot worden ({items} onderdelen), en een pakket wordt tot {limit} bytes gelezen. Er is niets geschreven. Haal weg wat u niet gebruikt, of verdeel het beroepskader over meer bestanden en lees elk in als eigen pakket."),
                format!("`{file}` would be {size} bytes ({items} items), and a pack is read up to {limit} bytes. Nothing was written. Remove what you do not use, or divide the framework over more files and import each as a pack of its own."),
            ),
        }
    }
}

/// What a parser says, without the value that it was about: people send files by mistake that hold something else.
fn unsaid(reason: &str) -> &str {
    let of_a_value = ["invalid type", "invalid value", "invalid length", "unknown "];
    if !of_a_value.iter().any(|start| reason.starts_with(start)) {
        return reason;
    }
    vakwerk_core::explain::expected_only(reason).unwrap_or("a value does not fit")
}

/// An identifier as a message may repeat it: what is no identifier at all may be a sentence about somebody.
fn plain(identifier: &str) -> &str {
    let is_one = identifier.len() <= 64 && !identifier.contains(char::is_whitespace);
    if is_one { identifier } else { "…" }
}

fn named(separator: char, language: Language) -> &'static str {
    match (separator, language) {
        (';', Language::Nl) => "puntkomma's",
        (';', Language::En) => "semicolons",
        ('\t', _) => "tabs",
        ('|', Language::Nl) => "verticale strepen",
        ('|', Language::En) => "vertical bars",
        (_, Language::Nl) => "iets anders",
        (_, Language::En) => "something else",
    }
}

impl Explain for ExchangeFault {
    fn code(&self) -> &'static str {
        self.kind()
    }

    fn explain(&self, language: Language) -> String {
        let (nl, en) = self.both();
        match language {
            Language::Nl => nl,
            Language::En => en,
        }
    }
}

impl fmt::Display for ExchangeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.both().1)
    }
}

impl std::error::Error for ExchangeFault {}

/// Something in an import that was kept, but that the reader must know of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Warning {
    /// What it is about: an identifier, a field.
    pub about: String,
    /// What was found, and what was done with it.
    pub text: Text,
}

impl Warning {
    pub(crate) fn new(about: impl Into<String>, nl: impl Into<String>, en: impl Into<String>) -> Self {
        Self { about: about.into(), text: Text { nl: nl.into(), en: Some(en.into()) } }
    }
}
