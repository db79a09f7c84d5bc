//! What can be wrong in a case file, line by line.

use std::fmt;

use super::code::Code;
use super::{FORM, LINE_LIMIT};
use crate::explain::Explain;
use crate::text::Language;

/// Something wrong in a case file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, counted from 1; one past the last where something is missing at the end.
    pub line: usize,
    /// What is wrong there.
    pub what: FaultKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The line is not an event of a form that this version knows.
    Unreadable(Unreadable),
    /// The line was written by a newer version.
    FromTheFuture {
        /// The envelope form of the line.
        form: u64,
        /// The version of the product that wrote it, where the line says so.
        written_with: Option<Box<str>>,
    },
    /// The header does not have the digest that stands beside it.
    HeaderChanged,
    /// Salt and payload do not have the digest that the header names.
    PayloadChanged,
    /// Events that must stand before this line stand nowhere in the file.
    Missing {
        /// The first missing sequence.
        from: u64,
        /// The last missing sequence.
        to: u64,
    },
    /// The event belongs elsewhere in the file.
    Moved {
        /// Its sequence.
        sequence: u64,
    },
    /// A second event claims a sequence that is taken.
    Added {
        /// The sequence.
        sequence: u64,
    },
    /// The same event stands there a second time.
    Twice {
        /// The line where it stood first.
        first: usize,
    },
    /// The event has the right place, but was not written after the event before it.
    LinkBroken,
    /// The file stops before an event that is known to have been acknowledged.
    EndMissing {
        /// The last sequence that is known.
        expected: u64,
        /// The last sequence in the file.
        found: u64,
    },
    /// The file holds another event than the one that is known to have been acknowledged.
    EndRewritten {
        /// The sequence.
        sequence: u64,
    },
    /// The first event was written for another case.
    OtherCase,
    /// The payload is gone, and no later event records its destruction.
    TombstoneUnfounded,
    /// The event records the destruction of a payload that is still there, or that never was.
    DestructionUndone,
}

/// Why a line is no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not UTF-8.
    NotUtf8,
    /// It is not JSON, or lacks a part of an event.
    NotAnEvent,
    /// Its header lacks a field or has a wrong one.
    Header,
    /// It is longer than [`LINE_LIMIT`].
    TooLong,
}

impl Fault {
    pub(super) fn new(line: usize, what: FaultKind) -> Self {
        Self { line, what }
    }

    fn code_of(&self) -> Code {
        match self.what {
            FaultKind::Unreadable(_) => Code::LineUnreadable,
            FaultKind::FromTheFuture { .. } => Code::LineFuture,
            FaultKind::HeaderChanged => Code::HeaderChanged,
            FaultKind::PayloadChanged => Code::PayloadChanged,
            FaultKind::Missing { .. } => Code::EventsMissing,
            FaultKind::Moved { .. } => Code::EventMoved,
            FaultKind::Added { .. } => Code::EventAdded,
            FaultKind::Twice { .. } => Code::EventTwice,
            FaultKind::LinkBroken => Code::LinkBroken,
            FaultKind::EndMissing { .. } => Code::EndMissing,
            FaultKind::EndRewritten { .. } => Code::EndRewritten,
            FaultKind::OtherCase => Code::OtherCase,
            FaultKind::TombstoneUnfounded => Code::TombstoneUnfounded,
            FaultKind::DestructionUndone => Code::DestructionUndone,
        }
    }

    fn nl(&self) -> String {
        match &self.what {
            FaultKind::Unreadable(Unreadable::NotUtf8) => "is geen UTF-8-tekst".into(),
            FaultKind::Unreadable(Unreadable::NotAnEvent) => "is geen gebeurtenis van vorm 1".into(),
            FaultKind::Unreadable(Unreadable::Header) => "heeft een kop waarin een veld ontbreekt of niet klopt".into(),
            FaultKind::Unreadable(Unreadable::TooLong) => format!("is langer dan {} MiB", LINE_LIMIT >> 20),
            FaultKind::FromTheFuture { form, written_with } => {
                let version = written_with.as_deref().map_or_else(
                    || format!("een versie die vorm {form} leest"),
                    |version| format!("versie {version} of nieuwer"),
                );
                format!("heeft vorm {form}; deze versie leest tot en met vorm {FORM}. Installeer {version}")
            }
            FaultKind::HeaderChanged => "heeft een kop die gewijzigd is nadat hij werd geschreven".into(),
            FaultKind::PayloadChanged => "heeft een inhoud die gewijzigd is nadat hij werd geschreven".into(),
            FaultKind::Missing { from, to } if from == to => format!("hoort na gebeurtenis {from}, die ontbreekt"),
            FaultKind::Missing { from, to } => format!("hoort na gebeurtenissen {from} tot en met {to}, die ontbreken"),
            FaultKind::Moved { sequence } => format!("is gebeurtenis {sequence} en staat niet op zijn plaats"),
            FaultKind::Added { sequence } => format!("zegt gebeurtenis {sequence} te zijn, maar die is er al"),
            FaultKind::Twice { first } => format!("herhaalt de gebeurtenis van regel {first}"),
            FaultKind::LinkBroken => "volgt niet op de gebeurtenis ervoor".into(),
            FaultKind::EndMissing { expected, found } => {
                format!("ontbreekt: het dossier eindigt met gebeurtenis {found}, bekend is {expected}")
            }
            FaultKind::EndRewritten { sequence } => {
                format!("bevat een andere gebeurtenis {sequence} dan de gebeurtenis die bekend is")
            }
            FaultKind::OtherCase => "begint een dossier van een andere zaak".into(),
            FaultKind::TombstoneUnfounded => {
                "mist zijn inhoud, zonder dat een latere gebeurtenis de vernietiging vastlegt".into()
            }
            FaultKind::DestructionUndone => "legt een vernietiging vast van inhoud die er nog is of nooit was".into(),
        }
    }

    fn en(&self) -> String {
        match &self.what {
            FaultKind::Unreadable(Unreadable::NotUtf8) => "is not UTF-8 text".into(),
            FaultKind::Unreadable(Unreadable::NotAnEvent) => "is not an event of form 1".into(),
            FaultKind::Unreadable(Unreadable::Header) => "has a header with a missing or wrong field".into(),
            FaultKind::Unreadable(Unreadable::TooLong) => format!("is longer than {} MiB", LINE_LIMIT >> 20),
            FaultKind::FromTheFuture { form, written_with } => {
                let version = written_with.as_deref().map_or_else(
                    || format!("a version that reads form {form}"),
                    |version| format!("version {version} or newer"),
                );
                format!("has form {form}; this version reads up to form {FORM}. Install {version}")
            }
            FaultKind::HeaderChanged => "has a header that was changed after it was written".into(),
            FaultKind::PayloadChanged => "has a payload that was changed after it was written".into(),
            FaultKind::Missing { from, to } if from == to => format!("belongs after event {from}, which is missing"),
            FaultKind::Missing { from, to } => format!("belongs after events {from} to {to}, which are missing"),
            FaultKind::Moved { sequence } => format!("is event {sequence} and is not in its place"),
            FaultKind::Added { sequence } => format!("claims to be event {sequence}, which is there already"),
            FaultKind::Twice { first } => format!("repeats the event of line {first}"),
            FaultKind::LinkBroken => "does not follow on the event before it".into(),
            FaultKind::EndMissing { expected, found } => {
                format!("is missing: the file ends with event {found}, but {expected} is known")
            }
            FaultKind::EndRewritten { sequence } => {
                format!("holds another event {sequence} than the one that is known")
            }
            FaultKind::OtherCase => "begins the file of another case".into(),
            FaultKind::TombstoneUnfounded => "has lost its payload, and no later event records the destruction".into(),
            FaultKind::DestructionUndone => {
                "records the destruction of a payload that is still there or never was".into()
            }
        }
    }
}

impl Explain for Fault {
    fn code(&self) -> &'static str {
        self.code_of().as_str()
    }

    fn explain(&self, language: Language) -> String {
        match language {
            Language::Nl => format!("regel {} {}", self.line, self.nl()),
            Language::En => format!("line {} {}", self.line, self.en()),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::En))
    }
}

impl std::error::Error for Fault {}
