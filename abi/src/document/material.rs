//! What several documents share: texts, results, records and statements.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A language in which texts are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Language {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
}

/// A text in Dutch and, where there is one, English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Text {
    /// The Dutch text.
    pub nl: String,
    /// The English text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Text {
    /// A text in both languages.
    ///
    /// ```
    /// use vakwerk_abi::document::{Language, Text};
    /// let text = Text::new("spanning", "tension");
    /// assert_eq!(text.get(Language::En), "tension");
    /// ```
    #[must_use]
    pub fn new(nl: impl Into<String>, en: impl Into<String>) -> Self {
        Self { nl: nl.into(), en: Some(en.into()) }
    }

    /// The text in `language`, or in Dutch where that language is absent.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.nl,
            Language::En => self.en.as_deref().unwrap_or(&self.nl),
        }
    }
}

/// A value of a fact or of a field of a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Value {
    /// Yes or no.
    YesNo(bool),
    /// A number.
    Number(f64),
    /// A choice, a day, a reference or a text.
    Word(String),
    /// Several choices or references.
    Words(Vec<String>),
}

impl Value {
    /// The number, if it is one.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// The word, if it is one.
    #[must_use]
    pub fn word(&self) -> Option<&str> {
        if let Self::Word(word) = self { Some(word) } else { None }
    }

    /// The words: one, several, or none for another kind of value.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        match self {
            Self::Word(word) => std::slice::from_ref(word),
            Self::Words(words) => words.as_slice(),
            Self::YesNo(_) | Self::Number(_) => &[],
        }
        .iter()
        .map(String::as_str)
    }
}

/// A scale with its score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScaleScore {
    /// The scale's name inside the assessment.
    pub scale: String,
    /// The score; absent where it is unavailable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
}

/// A band that a score lies in, or a class that was yielded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BandReading {
    /// The band set or classification.
    pub set: String,
    /// The band or class.
    pub band: String,
}

/// The result of an assessment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScoredResult {
    /// The assessment, in full: `pmt:lofopt`.
    pub assessment: String,
    /// Its edition.
    pub edition: u32,
    /// The day it was taken: `2026-03-14`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    /// The answers by item; empty where only scores are known.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, f64>,
    /// The scores, in the order of the scales.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scales: Vec<ScaleScore>,
    /// The bands and classes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<BandReading>,
}

impl ScoredResult {
    /// The score of a scale, if it is available.
    #[must_use]
    pub fn score(&self, scale: &str) -> Option<f64> {
        self.scales.iter().find(|s| s.scale == scale).and_then(|s| s.score)
    }

    /// The band of a set, or the class of a classification.
    #[must_use]
    pub fn band(&self, set: &str) -> Option<&str> {
        self.bands.iter().find(|b| b.set == set).map(|b| b.band.as_str())
    }
}

/// A filled-in form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Record {
    /// The form, in full: `pmt:plan`.
    pub form: String,
    /// Its edition.
    pub edition: u32,
    /// The day it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    /// Its fields.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, Value>,
}

/// What an operation may look at: the latest of each thing comes last.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Material {
    /// Results of assessments, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<ScoredResult>,
    /// Filled-in forms, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<Record>,
    /// Goals that were chosen, in full: `pmt:feel-tension`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<String>,
    /// Facts by name, as in the documented list; a fact that is unknown is absent.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, Value>,
}

impl Material {
    /// The latest result of an assessment, by its full id.
    #[must_use]
    pub fn latest_result(&self, assessment: &str) -> Option<&ScoredResult> {
        self.results.iter().rev().find(|r| r.assessment == assessment)
    }

    /// The latest record of a form, by its full id.
    #[must_use]
    pub fn latest_record(&self, form: &str) -> Option<&Record> {
        self.records.iter().rev().find(|r| r.form == form)
    }
}

/// A sentence with what it rests on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statement {
    /// What people read.
    pub text: Text,
    /// The full ids of the items it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rests_on: Vec<String>,
    /// The source that says so: `pmt:hattum-hutschemaekers-2000`, with a place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Whether it is our own reading and not a published one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ours: bool,
}
