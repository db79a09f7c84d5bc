//! What can be wrong with a pack, with its fields, and the sentences that say so in Dutch and English.

use vakwerk_core::explain::Explain;
use vakwerk_core::measure::MeasureFault;
use vakwerk_core::rule::{RuleFault, RuleProblem};
use vakwerk_core::text::{Language, Text};

use crate::code::Code;
use crate::reason::Reason;
use crate::slip::Slip;

mod advice;
mod sentences;
mod words;

pub use advice::{Advice, End, Severity};
pub(crate) use words::both;
pub use words::{Form, Kind};

use words::{EN, NL, item_kind, item_kinds, kinds, listed, megabytes, range};

/// What is wrong, with everything a sentence about it needs.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields carry the words of their variant; the sentences below say what they are")]
pub enum Problem {
    /// The folder cannot be read.
    FolderUnreadable { reason: Reason },
    /// There is no manifest; packs that lie in the folder, or `..` where the folder lies in one, and the file that was
    /// probably meant.
    NoManifest { near: Vec<String>, instead: Option<String> },
    /// A file that is not read for its name or place, with the one under which it would be.
    NotRead { meant: String, hidden_ending: bool },
    /// A file cannot be read.
    FileUnreadable { reason: Reason },
    /// A file is too large.
    TooLarge { size: u64, limit: u64 },
    /// The files are too large together.
    TooLargeTogether { limit: u64 },
    /// There are too many files.
    TooManyFiles { limit: usize },
    /// A link leads out of the folder.
    LeavesFolder,
    /// A byte does not belong to UTF-8.
    NotUtf8 { byte: u8, offset: usize },
    /// Nested too deep.
    TooDeep { limit: usize },
    /// Not TOML: what the parser says, and what was probably written by mistake.
    Syntax { parser: String, slip: Option<Slip> },
    /// A key is not known here.
    UnknownKey { key: String, known: Vec<String>, suggestion: Option<String> },
    /// A key stands outside the table to which it belongs.
    OutsideTable { key: String, table: String },
    /// A key is missing.
    MissingKey { key: String, within: String, expected: Option<Kind> },
    /// A value has the wrong type.
    WrongType { key: String, expected: Vec<Kind>, found: Kind },
    /// A word is not in the list.
    UnknownWord { key: String, found: String, known: Vec<String>, suggestion: Option<String> },
    /// A text is not in its form.
    BadForm { key: String, found: String, form: Form, suggestion: Option<String> },
    /// A number is out of range.
    OutOfRange { key: String, found: String, min: Option<f64>, max: Option<f64> },
    /// The keys of a condition do not go together.
    BadCondition { reason: Text },
    /// A value cannot be read for a reason that only its type knows.
    Unreadable { reason: Reason },
    /// A name stands twice.
    Duplicate { kind: String, name: String },
    /// Nothing has this name.
    Dangling { kind: String, name: String, pack: String, suggestion: Option<String> },
    /// What has this name is something else.
    WrongKind { name: String, expected: Vec<String>, found: String },
    /// The manifest does not require this plugin.
    NotRequired { plugin: String, name: String, suggestion: Option<String> },
    /// A statement that was seen names no source.
    SourceMissing { mark: String },
    /// A promised language is absent.
    LanguageMissing { key: String, language: Language },
    /// Coded, but nothing provides the code.
    NotProvided { assessment: String, operation: String },
    /// A second discipline.
    SecondDiscipline { name: String },
    /// The keys of a field do not go with its kind.
    BadField { field: String, reason: Text },
    /// A required plugin is not there.
    NotInSet { plugin: String, wanted: String, present: Option<String>, suggestion: Option<String> },
    /// A character that nobody sees and that changes what people read.
    HiddenCharacter { character: char },
    /// No fault: what a reader will miss, or what is probably not meant.
    Advice(Advice),
    /// Relations or frameworks lead back to where they began.
    Circle { relation: String, path: Vec<String> },
    /// Another edition of the framework is there.
    OtherEdition { name: String, present: u64 },
    /// The arithmetic of an assessment is at fault.
    Measure(MeasureFault),
    /// A rule cannot be evaluated.
    Rule(RuleFault),
    /// A fault of the seal.
    Seal(SealProblem),
}

/// What is wrong with a seal or with what it seals.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields carry the words of their variant")]
pub enum SealProblem {
    /// There is no seal.
    Absent,
    /// It cannot be read.
    Unreadable { reason: Reason },
    /// Its format is not known.
    Format { found: u32, known: u32 },
    /// A file is absent.
    FileMissing,
    /// A file is not named.
    FileExtra,
    /// A file has another size or digest.
    FileChanged { sealed: String, found: String },
    /// It is the seal of another pack.
    Mismatch { what: String, sealed: String, found: String },
    /// A path that is not ours.
    Path { path: String },
    /// It cannot be written.
    Unwritable { reason: Reason },
    /// The destination holds something.
    NotEmpty,
    /// The lock cannot be read.
    LockUnreadable { reason: Reason },
}

impl Problem {
    /// The stable code; a fault of a measure or a rule keeps the code it has there.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Measure(fault) => fault.code(),
            Self::Rule(fault) => fault.code(),
            other => other.own_code().map_or("", Code::as_str),
        }
    }

    /// A short title.
    #[must_use]
    pub fn title(&self, language: Language) -> &'static str {
        match self {
            Self::Measure(fault) => {
                let code = vakwerk_core::measure::Code::ALL.iter().find(|code| code.as_str() == fault.code());
                code.map_or("", |code| code.title(language))
            }
            Self::Rule(fault) => fault.problem.code().title(language),
            other => other.own_code().map_or("", |code| code.title(language)),
        }
    }

    /// Whether it is a fault, or advice.
    #[must_use]
    pub fn severity(&self) -> Severity {
        if matches!(self, Self::Advice(_)) { Severity::Advice } else { Severity::Fault }
    }

    /// Whether it says that something of the pack itself is not there.
    pub(crate) fn is_of_absence(&self) -> bool {
        let Self::Rule(rule) = self else { return matches!(self, Self::Dangling { .. }) };
        matches!(rule.problem, RuleProblem::UnknownForm { .. })
    }

    /// The code, where it is one of this crate.
    #[must_use]
    pub fn own_code(&self) -> Option<Code> {
        Some(match self {
            Self::FolderUnreadable { .. } => Code::FolderUnreadable,
            Self::NoManifest { .. } => Code::NoManifest,
            Self::NotRead { .. } => Code::NotRead,
            Self::FileUnreadable { .. } => Code::FileUnreadable,
            Self::TooLarge { .. } | Self::TooLargeTogether { .. } => Code::TooLarge,
            Self::TooManyFiles { .. } => Code::TooManyFiles,
            Self::LeavesFolder => Code::LeavesFolder,
            Self::NotUtf8 { .. } => Code::NotUtf8,
            Self::TooDeep { .. } => Code::TooDeep,
            Self::Syntax { .. } => Code::Syntax,
            Self::UnknownKey { .. } | Self::OutsideTable { .. } => Code::UnknownKey,
            Self::MissingKey { .. } => Code::MissingKey,
            Self::WrongType { .. } => Code::WrongType,
            Self::UnknownWord { .. } => Code::UnknownWord,
            Self::BadForm { .. } => Code::BadForm,
            Self::OutOfRange { .. } => Code::OutOfRange,
            Self::BadCondition { .. } => Code::BadCondition,
            Self::Unreadable { .. } => Code::Unreadable,
            Self::Duplicate { .. } => Code::Duplicate,
            Self::Dangling { .. } => Code::Dangling,
            Self::WrongKind { .. } => Code::WrongKind,
            Self::NotRequired { .. } => Code::NotRequired,
            Self::SourceMissing { .. } => Code::SourceMissing,
            Self::LanguageMissing { .. } => Code::LanguageMissing,
            Self::NotProvided { .. } => Code::NotProvided,
            Self::SecondDiscipline { .. } => Code::SecondDiscipline,
            Self::BadField { .. } => Code::BadField,
            Self::NotInSet { .. } => Code::NotInSet,
            Self::HiddenCharacter { .. } => Code::HiddenCharacter,
            Self::Advice(advice) => advice.code(),
            Self::Circle { .. } => Code::Circle,
            Self::OtherEdition { .. } => Code::OtherEdition,
            Self::Measure(_) | Self::Rule(_) => return None,
            Self::Seal(seal) => seal.code(),
        })
    }

    /// What was expected, where that can be said apart.
    #[must_use]
    pub fn expected(&self) -> Option<Text> {
        Some(match self {
            Self::TooLarge { limit, .. } => {
                both(format!("hoogstens {}", megabytes(*limit)), format!("at most {}", megabytes(*limit)))
            }
            Self::NotUtf8 { .. } => both("UTF-8", "UTF-8"),
            Self::UnknownKey { known, .. } | Self::UnknownWord { known, .. } => {
                both(listed(known, NL), listed(known, EN))
            }
            Self::MissingKey { expected: Some(kind), .. } => both(kind.words(NL), kind.words(EN)),
            Self::WrongType { expected, .. } => both(kinds(expected, NL), kinds(expected, EN)),
            Self::BadForm { form, .. } => form.words(),
            Self::OutOfRange { min, max, .. } => range(*min, *max),
            Self::WrongKind { expected, .. } => both(item_kinds(expected, NL), item_kinds(expected, EN)),
            Self::Dangling { kind, .. } => both(item_kind(kind, NL), item_kind(kind, EN)),
            _ => return None,
        })
    }

    /// What was found, where that can be said apart.
    #[must_use]
    pub fn found(&self) -> Option<Text> {
        let same = |text: &str| both(text, text);
        Some(match self {
            Self::TooLarge { size, .. } => same(&megabytes(*size)),
            Self::NotUtf8 { byte, .. } => same(&format!("0x{byte:02X}")),
            Self::UnknownKey { key, .. } | Self::OutsideTable { key, .. } => same(key),
            Self::WrongType { found, .. } => both(found.words(NL), found.words(EN)),
            Self::UnknownWord { found, .. } | Self::BadForm { found, .. } | Self::OutOfRange { found, .. } => {
                same(found)
            }
            Self::WrongKind { found, .. } => both(item_kind(found, NL), item_kind(found, EN)),
            Self::Dangling { name, .. } => same(name),
            Self::NotInSet { present: Some(present), .. } => same(present),
            _ => return None,
        })
    }

    /// The same, without repeating the value that was found, nor one that was made of it.
    #[must_use]
    pub fn without_value(self) -> Self {
        let unsaid = || "…".to_owned();
        // A key says what to mend, as long as it is written like one: anybody can put a sentence there.
        let like_a_key = |key: String| {
            let of_names =
                key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'));
            if of_names && key.len() <= 40 { key } else { unsaid() }
        };
        match self {
            Self::UnknownKey { key, known, suggestion } => Self::UnknownKey { key: like_a_key(key), known, suggestion },
            Self::OutsideTable { key, table } => Self::OutsideTable { key: like_a_key(key), table },
            Self::UnknownWord { key, known, suggestion, .. } => {
                Self::UnknownWord { key: like_a_key(key), found: unsaid(), known, suggestion }
            }
            Self::BadForm { key, form, .. } => {
                Self::BadForm { key: like_a_key(key), found: unsaid(), form, suggestion: None }
            }
            Self::OutOfRange { key, min, max, .. } => {
                Self::OutOfRange { key: like_a_key(key), found: unsaid(), min, max }
            }
            Self::Duplicate { kind, .. } => Self::Duplicate { kind, name: unsaid() },
            Self::Unreadable { reason: Reason::Said(said) } => {
                let said = vakwerk_core::explain::expected_only(&said).unwrap_or("a value does not fit").to_owned();
                Self::Unreadable { reason: Reason::Said(said) }
            }
            Self::Syntax { parser, slip } => Self::Syntax { parser, slip: slip.map(Slip::without_value) },
            other => other,
        }
    }

    /// What was probably meant.
    #[must_use]
    pub fn suggestion(&self) -> Option<&str> {
        match self {
            Self::UnknownKey { suggestion, .. }
            | Self::UnknownWord { suggestion, .. }
            | Self::BadForm { suggestion, .. }
            | Self::Dangling { suggestion, .. }
            | Self::NotRequired { suggestion, .. }
            | Self::NotInSet { suggestion, .. } => suggestion.as_deref(),
            Self::Measure(fault) => fault.suggestion(),
            Self::Rule(fault) => fault.problem.suggestion(),
            _ => None,
        }
    }
}
