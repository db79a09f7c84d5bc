//! The written form of a vectors file, format 1.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde_json::Value;

use crate::catalogue::Direction;
use crate::explain::Explain;
use crate::id::{ItemId, Name};
use crate::json_words;
use crate::measure::code::Code;
use crate::measure::person::{Person, PersonValue};
use crate::text::Language;

/// The largest vectors file that is read, in bytes.
pub const LARGEST_FILE: usize = 64 * 1024 * 1024;

/// The only format there is.
const FORMAT: u64 = 1;

/// A vectors file, read but not yet run.
#[derive(Clone, Debug, PartialEq)]
pub struct VectorsFile {
    /// How far a number may lie from what is expected.
    pub(super) tolerance: f64,
    /// The vectors as they stand; each is read when it is run, so that one bad vector fails alone.
    pub(super) vectors: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: u64,
    tolerance: f64,
    vectors: Vec<Value>,
}

/// Why a vectors file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VectorsFault {
    /// It is larger than [`LARGEST_FILE`].
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// It is not the JSON that is expected.
    Unreadable {
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
        /// What the reader says of it, in English.
        problem: String,
    },
    /// It has another format than 1.
    Format {
        /// The format it has.
        found: u64,
    },
    /// Its tolerance is below 0.
    Tolerance,
}

impl VectorsFile {
    /// Reads the bytes of a vectors file.
    ///
    /// # Errors
    /// The bytes are too many, are not the expected JSON, or have another format.
    pub fn read(bytes: &[u8]) -> Result<Self, VectorsFault> {
        if bytes.len() > LARGEST_FILE {
            return Err(VectorsFault::TooLarge { bytes: bytes.len() });
        }
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            return Err(VectorsFault::Unreadable { line: 1, column: 1, problem: "not UTF-8 but UTF-16".into() });
        }
        // Some editors of Windows write a mark before the text.
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let written: Written = serde_json::from_slice(bytes).map_err(|fault| VectorsFault::Unreadable {
            line: fault.line(),
            column: fault.column(),
            problem: fault.to_string().chars().take(200).collect(),
        })?;
        if written.format != FORMAT {
            return Err(VectorsFault::Format { found: written.format });
        }
        if !(written.tolerance.is_finite() && written.tolerance >= 0.0) {
            return Err(VectorsFault::Tolerance);
        }
        Ok(Self { tolerance: written.tolerance, vectors: written.vectors })
    }

    /// The vectors as they stand.
    #[must_use]
    pub fn vectors(&self) -> &[Value] {
        &self.vectors
    }

    /// Each vector as a file of its own, to be run by itself.
    pub fn each(self) -> impl Iterator<Item = Self> {
        let tolerance = self.tolerance;
        self.vectors.into_iter().map(move |vector| Self { tolerance, vectors: vec![vector] })
    }

    /// How many vectors it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.vectors.len()
    }

    /// Whether it holds no vectors.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.vectors.is_empty()
    }
}

impl Explain for VectorsFault {
    fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => Code::VectorsTooLarge,
            Self::Unreadable { .. } => Code::VectorsUnreadable,
            Self::Format { .. } | Self::Tolerance => Code::VectorsFormat,
        }
        .as_str()
    }

    fn explain(&self, language: Language) -> String {
        match (self, language) {
            (Self::TooLarge { bytes }, Language::Nl) => {
                format!("het bestand is {bytes} bytes groot; maximaal {LARGEST_FILE}. Splits het.")
            }
            (Self::TooLarge { bytes }, Language::En) => {
                format!("the file is {bytes} bytes large; at most {LARGEST_FILE}. Split it.")
            }
            (Self::Unreadable { line, column, problem }, Language::Nl) => {
                format!("regel {line}, teken {column}: dit is niet de verwachte JSON: {}.", json_words::said(problem).0)
            }
            (Self::Unreadable { line, column, problem }, Language::En) => {
                format!(
                    "line {line}, character {column}: this is not the expected JSON: {}.",
                    json_words::said(problem).1
                )
            }
            (Self::Format { found }, Language::Nl) => {
                format!("het bestand heeft vorm {found}; deze versie leest vorm {FORMAT}.")
            }
            (Self::Format { found }, Language::En) => {
                format!("the file has format {found}; this version reads format {FORMAT}.")
            }
            (Self::Tolerance, Language::Nl) => "`tolerance` moet een getal van 0 of meer zijn.".into(),
            (Self::Tolerance, Language::En) => "`tolerance` must be a number of 0 or more.".into(),
        }
    }
}

impl fmt::Display for VectorsFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::En))
    }
}

impl std::error::Error for VectorsFault {}

/// One vector: exactly one kind of input, and what it must yield.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Vector {
    #[serde(default)]
    pub(super) note: Option<String>,
    #[serde(default)]
    pub(super) score: Option<ScoreInput>,
    #[serde(default)]
    pub(super) gas: Option<GasInput>,
    #[serde(default)]
    pub(super) reliable_change: Option<ReliableInput>,
    #[serde(default)]
    pub(super) clinical_change: Option<ClinicalInput>,
    pub(super) expect: Value,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScoreInput {
    pub(super) assessment: ItemId,
    pub(super) answers: Vec<Option<f64>>,
    #[serde(default)]
    pub(super) person: PersonInput,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PersonInput {
    #[serde(default)]
    age: Option<u32>,
    #[serde(default)]
    sex: Option<Name>,
    #[serde(default)]
    height_cm: Option<f64>,
    #[serde(default)]
    weight_kg: Option<f64>,
    /// Inputs that not every host knows, by the name that the instrument declares.
    #[serde(default)]
    other: BTreeMap<Name, PersonValue>,
}

impl From<PersonInput> for Person {
    fn from(input: PersonInput) -> Person {
        let PersonInput { age, sex, height_cm, weight_kg, other } = input;
        Person { age_years: age, sex, height_cm, weight_kg, other, ..Person::default() }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GasInput {
    pub(super) goals: Vec<GoalInput>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GoalInput {
    pub(super) weight: f64,
    pub(super) level: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReliableInput {
    pub(super) before: f64,
    pub(super) after: f64,
    pub(super) sd: f64,
    pub(super) reliability: f64,
    pub(super) confidence: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClinicalInput {
    pub(super) before: f64,
    pub(super) after: f64,
    pub(super) cut_off: f64,
    pub(super) reliable_change: f64,
    pub(super) direction: Direction,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ScoreExpected {
    pub(super) scores: BTreeMap<String, f64>,
    pub(super) bands: BTreeMap<String, String>,
    pub(super) alerts: Option<Vec<String>>,
    pub(super) unavailable: Option<Vec<String>>,
    pub(super) error: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NumbersExpected {
    pub(super) t: Option<f64>,
    pub(super) sem: Option<f64>,
    pub(super) s_diff: Option<f64>,
    pub(super) rci: Option<f64>,
    pub(super) mdc: Option<f64>,
    pub(super) reliable: Option<bool>,
    pub(super) class: Option<crate::measure::reliable::ClinicalChange>,
    pub(super) error: bool,
}
