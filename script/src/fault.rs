//! What can go wrong with a script: which act, what was expected, what was found, what to do.

use std::fmt;

use vakwerk_core::explain::Explain;
use vakwerk_core::id::ItemId;
use vakwerk_core::store::StoreError;
use vakwerk_core::text::Language;
use vakwerk_host::CallRefusal;

use crate::code::Code;

/// Why a script could not be read or replayed to its end.
#[derive(Debug)]
#[non_exhaustive]
pub enum ScriptFault {
    /// The text is no script.
    Unreadable {
        /// The line, counted from 1; 0 where there is none.
        line: usize,
        /// What is wrong there.
        message: String,
    },
    /// Keys or values that the form of scripts does not know.
    Form {
        /// Each with its line and, where there is one, what was probably meant.
        faults: Vec<vakwerk_pack::Fault>,
    },
    /// The script is of a form that this version does not know.
    Format {
        /// The form that was found.
        found: u32,
    },
    /// An act does not do exactly one thing.
    NotOneThing {
        /// The act, counted from 1.
        act: usize,
        /// How many things it does.
        found: usize,
    },
    /// An act names something that is not there.
    Unknown {
        /// The act, counted from 1.
        act: usize,
        /// What kind of thing, such as `people` or `goal`.
        kind: &'static str,
        /// Its name.
        name: String,
    },
    /// An act was refused.
    Refused {
        /// The act, counted from 1.
        act: usize,
        /// Why.
        refusal: Box<vakwerk_core::case::Refusal>,
    },
    /// An act was not refused as expected.
    NotRefused {
        /// The act, counted from 1.
        act: usize,
        /// The rules that should have stood in the way, or the code that should have been given.
        expected: Vec<String>,
        /// The rules that did, or the code that was given; empty where the act was done.
        found: Vec<String>,
    },
    /// Scoring was refused.
    NotScored {
        /// The act, counted from 1.
        act: usize,
        /// The assessment.
        assessment: ItemId,
        /// Why.
        refusal: Box<CallRefusal>,
    },
    /// A plugin could not describe a result or a form.
    NotProfiled {
        /// The act, counted from 1.
        act: usize,
        /// Why.
        refusal: Box<CallRefusal>,
    },
    /// The case could not be kept.
    NotKept {
        /// The act, counted from 1.
        act: usize,
        /// Why.
        error: Box<StoreError>,
    },
}

impl ScriptFault {
    /// The stable code.
    #[must_use]
    pub fn kind(&self) -> Code {
        match self {
            Self::Unreadable { .. } | Self::Form { .. } => Code::Unreadable,
            Self::Format { .. } => Code::Format,
            Self::NotOneThing { .. } => Code::NotOneThing,
            Self::Unknown { .. } => Code::Unknown,
            Self::Refused { .. } => Code::Refused,
            Self::NotRefused { .. } => Code::NotRefused,
            Self::NotScored { .. } => Code::NotScored,
            Self::NotProfiled { .. } => Code::NotProfiled,
            Self::NotKept { .. } => Code::NotKept,
        }
    }

    fn nl(&self) -> String {
        let nl = Language::Nl;
        match self {
            Self::Unreadable { line: 0, message } => format!("het script is niet te lezen: {message}"),
            Self::Unreadable { line, message } => format!("regel {line}: {message}"),
            Self::Form { faults } => formed(faults, nl),
            Self::Format { found } => format!(
                "het script heeft vorm {found}; deze versie leest vorm {}. Installeer een nieuwere versie.",
                crate::SCRIPT_FORMAT
            ),
            Self::NotOneThing { act, found } => format!(
                "handeling {act} doet {found} dingen; geef precies één van `do`, `start`, `score`, `profile` en `match`."
            ),
            Self::Unknown { act, kind, name } => {
                format!("handeling {act} noemt `{name}` ({kind}), maar dat is er niet. Leg het eerst vast.")
            }
            Self::Refused { act, refusal } => format!("handeling {act} werd geweigerd: {}", refusal.explain(nl)),
            Self::NotRefused { act, expected, found } if found.is_empty() => {
                format!("handeling {act} werd uitgevoerd; verwacht was een weigering door {}.", expected.join(", "))
            }
            Self::NotRefused { act, expected, found } => format!(
                "handeling {act} werd geweigerd door {}; verwacht was {}.",
                found.join(", "),
                expected.join(", ")
            ),
            Self::NotScored { act, assessment, refusal } => {
                format!("handeling {act}: {assessment} gaf geen score: {}", refusal.explain(nl))
            }
            Self::NotProfiled { act, refusal } => {
                format!("handeling {act}: geen beschrijving: {}", refusal.explain(nl))
            }
            Self::NotKept { act, error } => format!("handeling {act} kon niet worden bewaard: {}", error.explain(nl)),
        }
    }

    fn en(&self) -> String {
        let en = Language::En;
        match self {
            Self::Unreadable { line: 0, message } => format!("the script cannot be read: {message}"),
            Self::Unreadable { line, message } => format!("line {line}: {message}"),
            Self::Form { faults } => formed(faults, en),
            Self::Format { found } => format!(
                "the script has form {found}; this version reads form {}. Install a newer version.",
                crate::SCRIPT_FORMAT
            ),
            Self::NotOneThing { act, found } => format!(
                "act {act} does {found} things; give exactly one of `do`, `start`, `score`, `profile` and `match`."
            ),
            Self::Unknown { act, kind, name } => {
                format!("act {act} names `{name}` ({kind}), which is not there. Record it first.")
            }
            Self::Refused { act, refusal } => format!("act {act} was refused: {}", refusal.explain(en)),
            Self::NotRefused { act, expected, found } if found.is_empty() => {
                format!("act {act} was done; a refusal by {} was expected.", expected.join(", "))
            }
            Self::NotRefused { act, expected, found } => {
                format!("act {act} was refused by {}; expected was {}.", found.join(", "), expected.join(", "))
            }
            Self::NotScored { act, assessment, refusal } => {
                format!("act {act}: {assessment} gave no score: {}", refusal.explain(en))
            }
            Self::NotProfiled { act, refusal } => format!("act {act}: no description: {}", refusal.explain(en)),
            Self::NotKept { act, error } => format!("act {act} could not be kept: {}", error.explain(en)),
        }
    }
}

/// How many faults of form are told at once.
const TOLD: usize = 10;

/// Each fault on a line of its own.
fn formed(faults: &[vakwerk_pack::Fault], language: Language) -> String {
    let line = |fault: &vakwerk_pack::Fault| {
        let line = fault.place.as_ref().map_or(0, |place| place.line);
        let word = if language == Language::Nl { "regel" } else { "line" };
        format!("{word} {line}: {}", fault.said(language))
    };
    let mut lines: Vec<String> = faults.iter().take(TOLD).map(line).collect();
    if faults.len() > TOLD {
        let more = faults.len() - TOLD;
        lines.push(if language == Language::Nl { format!("en nog {more}.") } else { format!("and {more} more.") });
    }
    lines.join("\n")
}

impl Explain for ScriptFault {
    fn code(&self) -> &'static str {
        self.kind().as_str()
    }

    fn explain(&self, language: Language) -> String {
        match language {
            Language::Nl => self.nl(),
            Language::En => self.en(),
        }
    }
}

impl fmt::Display for ScriptFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code(), self.en())
    }
}

impl std::error::Error for ScriptFault {}
