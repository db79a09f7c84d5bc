//! What is wrong with the declaration of an instrument: every fault with its place and remedy.

use std::fmt;

use super::code::Code;
use super::fault_text;
use crate::explain::Explain;
use crate::id::Name;
use crate::text::Language;

/// Whether an expression yields a number or a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number.
    Number,
    /// Something that holds or does not.
    Condition,
}

/// What something in a declaration refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Referent {
    /// A scale.
    Scale,
    /// An item.
    Item,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "every variant and its fields are spelled out by its message")]
pub enum FaultKind {
    TooLong { length: usize },
    TooDeep,
    UnexpectedCharacter { found: char },
    UnexpectedToken { expected: &'static str, found: String },
    UnknownName { name: String, suggestion: Option<String> },
    UnknownFunction { name: String, suggestion: Option<String> },
    WrongArguments { function: &'static str, usage: &'static str },
    WrongType { expected: Kind, found: Kind },
    Cycle { scales: Vec<Name> },
    UnknownCode { input: Name, code: String, suggestion: Option<String> },
    RangeDisorder { from: String, to: String },
    ListMisplaced { found: String },
    KeyTwice { key: f64 },
    KeysDisorder { key: f64 },
    NotRecoded { item: Name, value: f64 },
    DuplicateId { id: Name, first: &'static str },
    NoRange { item: Name },
    BadRange { min: f64, max: f64 },
    NotFinite,
    LabelOutside { value: f64, min: f64, max: f64 },
    BadStep { min: f64, max: f64, step: f64 },
    UnknownReference { what: Referent, name: Name, suggestion: Option<String> },
    BandHole { after: Option<Name>, before: Option<Name>, between: (f64, f64) },
    BandHoleBetween { after: Option<Name>, before: Option<Name>, between: (f64, f64) },
    BandOverlap { first: Name, second: Name },
    BandBounds { band: Name },
    BandOutside { band: Name, min: Option<f64>, max: Option<f64> },
    ScoreExceeds { lowest: f64, highest: f64, min: Option<f64>, max: Option<f64> },
    NoClasses,
    LastClassHasCondition { class: Name },
    ClassNeedsCondition { class: Name },
    AgesDisorder { from: u32, to: u32 },
    BadRows { at_least: u32, at_most: u32, items: usize },
    NothingToScore { what: &'static str },
    ExpressionMissing { scale: Name },
    ExpressionNotAllowed { scale: Name },
    AgeNotAsked { scale: Name },
    TooMany { what: &'static str, found: usize, most: usize },
    BadThreshold { reason: ThresholdProblem },
    BadAlert { item: Name, at_least: f64, max: f64 },
}

/// What is wrong with a change threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThresholdProblem {
    /// The smallest change that counts is not a finite number above 0.
    Size,
    /// The confidence is not between 0 and 1.
    Confidence,
    /// The scores before for which it holds are reversed or not finite.
    Before,
}

/// A fault in the declaration of an instrument.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureFault {
    /// The place inside the assessment, such as `scale.total.score`; empty for the assessment as a whole.
    pub path: String,
    /// The column in the expression, counted in characters from 1, where the fault lies in one.
    pub column: Option<usize>,
    /// What is wrong.
    pub kind: FaultKind,
}

impl MeasureFault {
    pub(super) fn new(path: impl Into<String>, kind: FaultKind) -> Self {
        Self { path: path.into(), column: None, kind }
    }

    /// A name that may have been meant.
    #[must_use]
    pub fn suggestion(&self) -> Option<&str> {
        match &self.kind {
            FaultKind::UnknownName { suggestion, .. }
            | FaultKind::UnknownFunction { suggestion, .. }
            | FaultKind::UnknownCode { suggestion, .. }
            | FaultKind::UnknownReference { suggestion, .. } => suggestion.as_deref(),
            _ => None,
        }
    }

    /// The message without its place: what was found, what was expected, what to do.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::Nl => fault_text::dutch(&self.kind),
            Language::En => fault_text::english(&self.kind),
        }
    }
}

impl FaultKind {
    fn code(&self) -> Code {
        match self {
            Self::TooLong { .. } => Code::TooLong,
            Self::TooDeep => Code::TooDeep,
            Self::UnexpectedCharacter { .. } => Code::UnexpectedCharacter,
            Self::UnexpectedToken { .. } => Code::UnexpectedToken,
            Self::UnknownName { .. } => Code::UnknownName,
            Self::UnknownFunction { .. } => Code::UnknownFunction,
            Self::WrongArguments { .. } => Code::WrongArguments,
            Self::WrongType { .. } => Code::WrongType,
            Self::Cycle { .. } => Code::Cycle,
            Self::UnknownCode { .. } => Code::UnknownCode,
            Self::RangeDisorder { .. } => Code::RangeDisorder,
            Self::ListMisplaced { .. } => Code::ListMisplaced,
            Self::KeyTwice { .. } | Self::KeysDisorder { .. } => Code::BadKeys,
            Self::NotRecoded { .. } => Code::NotRecoded,
            Self::DuplicateId { .. } => Code::DuplicateId,
            Self::NoRange { .. } => Code::NoRange,
            Self::BadRange { .. } | Self::NotFinite | Self::LabelOutside { .. } => Code::BadRange,
            Self::BadStep { .. } => Code::BadStep,
            Self::UnknownReference { .. } => Code::UnknownReference,
            Self::BandHole { .. } | Self::BandHoleBetween { .. } => Code::BandHole,
            Self::BandOverlap { .. } => Code::BandOverlap,
            Self::BandBounds { .. } => Code::BandBounds,
            Self::BandOutside { .. } => Code::BandOutside,
            Self::ScoreExceeds { .. } => Code::ScoreExceeds,
            Self::NoClasses | Self::LastClassHasCondition { .. } | Self::ClassNeedsCondition { .. } => Code::Classes,
            Self::AgesDisorder { .. } => Code::AgesDisorder,
            Self::BadRows { .. } => Code::BadRows,
            Self::NothingToScore { .. } => Code::NothingToScore,
            Self::ExpressionMissing { .. } => Code::ExpressionMissing,
            Self::ExpressionNotAllowed { .. } => Code::ExpressionNotAllowed,
            Self::AgeNotAsked { .. } => Code::AgeNotAsked,
            Self::TooMany { .. } => Code::TooMany,
            Self::BadThreshold { .. } => Code::BadThreshold,
            Self::BadAlert { .. } => Code::BadAlert,
        }
    }
}

impl Explain for MeasureFault {
    fn code(&self) -> &'static str {
        self.kind.code().as_str()
    }

    fn explain(&self, language: Language) -> String {
        let message = self.message(language);
        let column = match language {
            Language::Nl => "teken",
            Language::En => "character",
        };
        match (self.path.as_str(), self.column) {
            ("", None) => message,
            ("", Some(at)) => format!("{column} {at}: {message}"),
            (path, None) => format!("`{path}`: {message}"),
            (path, Some(at)) => format!("`{path}`, {column} {at}: {message}"),
        }
    }
}

impl fmt::Display for MeasureFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::En))
    }
}

impl std::error::Error for MeasureFault {}
