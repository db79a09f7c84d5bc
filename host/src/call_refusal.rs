//! Why a call to a registry gives no answer.

use std::fmt;
use std::time::Duration;

use semver::Version;
use vakwerk_core::explain::Explain;
use vakwerk_core::id::{ItemId, Name, PluginId};
use vakwerk_core::measure::{self, ResultFault};
use vakwerk_core::text::Language;

use crate::code::Code;
use crate::set_fault::PluginName;
use crate::words::{list, say};

/// Why a call gives no answer; the host and the other plugins are as they were.
///
/// What to do: [`Sheet`](Self::Sheet) and [`NotComputable`](Self::NotComputable) are for whoever filled in the
/// sheet; [`Fault`](Self::Fault) is for the plugin's publisher; the others are for whoever wrote the call. None
/// holds an answer or a result.
#[derive(Clone, Debug, PartialEq)]
pub enum CallRefusal {
    /// The plugin is not there.
    UnknownPlugin {
        /// The id that was asked for.
        id: PluginId,
        /// The version that was asked for, if one was.
        version: Option<Version>,
        /// The plugins that are there.
        present: Vec<PluginName>,
    },
    /// The item is not there, or is of another kind.
    UnknownItem {
        /// The item that was asked for.
        item: ItemId,
        /// What was meant by it.
        kind: &'static str,
        /// What was probably meant.
        suggestion: Option<ItemId>,
    },
    /// The plugin does not provide the operation.
    NotProvided {
        /// The plugin.
        plugin: PluginName,
        /// The operation.
        operation: String,
    },
    /// The sheet was refused before anything was computed.
    Sheet(measure::Refusal),
    /// The instrument gives no scores for this sheet.
    NotComputable {
        /// The assessment.
        assessment: ItemId,
        /// The item at fault, if it is one.
        item: Option<Name>,
    },
    /// The plugin is at fault.
    Fault(Box<PluginFault>),
}

/// A fault of a plugin's code, found while it was called.
#[derive(Clone, Debug, PartialEq)]
pub struct PluginFault {
    /// The plugin.
    pub plugin: PluginName,
    /// The operation, such as `score`, with the assessment where there is one.
    pub operation: String,
    /// What it did.
    pub kind: PluginFaultKind,
}

/// What a plugin did that it should not.
#[derive(Clone, Debug, PartialEq)]
pub enum PluginFaultKind {
    /// Its code does not have what its manifest promises.
    Missing,
    /// Its code panicked; the panic was caught on its side.
    Panicked,
    /// Its code panicked while it was dropped.
    PanickedOnDrop,
    /// A result is infinite, or not as its scale declares, and was rejected; the result itself is not told.
    Result(ResultFault),
    /// Its document is longer than is accepted.
    TooLong {
        /// The most bytes accepted.
        limit: usize,
    },
    /// Its document is not what the operation answers with.
    Unreadable {
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
    },
    /// Its document has a form that this host does not know.
    OtherFormat {
        /// The form it names.
        found: u32,
        /// The form that is known.
        known: u32,
    },
    /// Its document speaks of something else than was asked, or of what no catalogue has.
    OffTopic {
        /// What it speaks of, as a kind of thing and a place, never its text.
        what: String,
    },
    /// It could not do it.
    Failed,
    /// It gave an answer that the interface does not have here.
    OutsideInterface {
        /// The answer.
        status: u32,
    },
    /// Its worker did not answer in time, and was killed; the next call starts another.
    TooSlow {
        /// How long a call may take.
        limit: Duration,
    },
    /// Its worker ended in the middle of the call; the next call starts another.
    WorkerEnded,
}

impl PluginFaultKind {
    fn code(&self) -> Code {
        match self {
            Self::Missing => Code::OperationMissing,
            Self::Panicked => Code::Panicked,
            Self::PanickedOnDrop => Code::PanickedOnDrop,
            Self::Result(_) => Code::ResultOutsideDeclaration,
            Self::TooLong { .. } => Code::AnswerTooLong,
            Self::Unreadable { .. } | Self::OtherFormat { .. } => Code::AnswerUnreadable,
            Self::OffTopic { .. } => Code::AnswerOffTopic,
            Self::Failed => Code::Failed,
            Self::OutsideInterface { .. } => Code::OutsideInterface,
            Self::TooSlow { .. } => Code::TooSlow,
            Self::WorkerEnded => Code::WorkerEnded,
        }
    }

    fn why(&self, language: Language) -> String {
        match self {
            Self::Missing => say(
                language,
                "het manifest belooft dit, maar de code heeft het niet",
                "the manifest promises this, but the code does not have it",
            ),
            Self::Panicked => say(language, "de code liep vast", "the code stopped"),
            Self::PanickedOnDrop => {
                say(language, "de code liep vast bij het afsluiten", "the code stopped while closing")
            }
            Self::Result(fault) => outside_declaration(language, fault),
            Self::TooLong { limit } => say(
                language,
                format!("het antwoord is langer dan {limit} bytes en is verworpen"),
                format!("the answer is longer than {limit} bytes and was rejected"),
            ),
            Self::Unreadable { line, column } => say(
                language,
                format!(
                    "het antwoord is geen document van deze bewerking (regel {line}, teken {column}) en is verworpen"
                ),
                format!(
                    "the answer is not a document of this operation (line {line}, column {column}) and was rejected"
                ),
            ),
            Self::OtherFormat { found, known } => say(
                language,
                format!("het antwoord heeft vorm {found}; deze host kent vorm {known}"),
                format!("the answer has form {found}; this host knows form {known}"),
            ),
            Self::OffTopic { what } => say(
                language,
                format!("het antwoord spreekt van iets waar niet naar is gevraagd ({what}) en is verworpen"),
                format!("the answer speaks of something that was not asked about ({what}) and was rejected"),
            ),
            Self::Failed => say(language, "de plugin kon het niet", "the plugin could not do it"),
            Self::OutsideInterface { status } => say(
                language,
                format!("antwoord {status} hoort hier niet in de interface"),
                format!("answer {status} does not belong in the interface here"),
            ),
            Self::TooSlow { limit } => {
                let limit = limit.as_secs_f64();
                say(
                    language,
                    format!("er kwam binnen {limit} s geen antwoord; het werkproces is gestopt"),
                    format!("no answer came within {limit} s; the worker was stopped"),
                )
            }
            Self::WorkerEnded => say(
                language,
                "het werkproces is midden in de aanroep geëindigd; bij de volgende aanroep begint een nieuw",
                "the worker ended in the middle of the call; the next call starts another",
            ),
        }
    }
}

fn outside_declaration(language: Language, fault: &ResultFault) -> String {
    let end = |end: &Option<f64>| end.map_or_else(|| "…".to_owned(), |end| end.to_string());
    match fault {
        ResultFault::OutOfRange { scale, min, max } => {
            let (min, max) = (end(min), end(max));
            say(
                language,
                format!("de uitkomst van schaal `{scale}` ligt buiten {min} tot en met {max} en is verworpen"),
                format!("the result of scale `{scale}` lies outside {min} to {max} and was rejected"),
            )
        }
        ResultFault::NotAStep { scale, step } => say(
            language,
            format!("de uitkomst van schaal `{scale}` ligt tussen twee stappen van {step} en is verworpen"),
            format!("the result of scale `{scale}` lies between two steps of {step} and was rejected"),
        ),
        ResultFault::Count { expected, found } => say(
            language,
            format!("{found} uitkomsten voor {expected} schalen, dus verworpen"),
            format!("{found} results for {expected} scales, hence rejected"),
        ),
    }
}

impl Explain for PluginFault {
    fn code(&self) -> &'static str {
        self.kind.code().as_str()
    }

    fn explain(&self, language: Language) -> String {
        let what = self.what(language);
        say(
            language,
            format!("{what} Meld het aan wie de plugin uitgeeft."),
            format!("{what} Report it to the plugin's publisher."),
        )
    }
}

impl PluginFault {
    /// What went wrong, in one sentence, for whoever can mend the plugin; [`explain`](Explain::explain) says what anybody
    /// else can do about it.
    #[must_use]
    pub fn what(&self, language: Language) -> String {
        format!("`{}`, {}: {}.", self.plugin, self.operation, self.kind.why(language))
    }
}

impl fmt::Display for PluginFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code(), self.explain(Language::En))
    }
}

impl std::error::Error for PluginFault {}

impl Explain for CallRefusal {
    fn code(&self) -> &'static str {
        match self {
            Self::UnknownPlugin { .. } => Code::UnknownPlugin.as_str(),
            Self::UnknownItem { .. } => Code::UnknownItem.as_str(),
            Self::NotProvided { .. } => Code::NotProvided.as_str(),
            Self::Sheet(refusal) => refusal.code(),
            Self::NotComputable { .. } => Code::NotComputable.as_str(),
            Self::Fault(fault) => fault.code(),
        }
    }

    fn explain(&self, language: Language) -> String {
        match self {
            Self::UnknownPlugin { id, version, present } => {
                let wanted = version.as_ref().map_or_else(|| id.to_string(), |version| format!("{id} {version}"));
                let present: Vec<_> = present.iter().map(PluginName::to_string).collect();
                let present = match present.as_slice() {
                    [] => say(language, "er is er geen", "there is none"),
                    present => list(language, present),
                };
                say(
                    language,
                    format!(
                        "plugin `{wanted}` is niet geladen; geladen: {present}. Installeer haar, of kies een andere."
                    ),
                    format!("plugin `{wanted}` is not loaded; loaded: {present}. Install it, or choose another."),
                )
            }
            Self::UnknownItem { item, kind, suggestion } => {
                let meant = suggestion
                    .as_ref()
                    .map(|meant| say(language, format!(" Bedoelde u `{meant}`?"), format!(" Did you mean `{meant}`?")));
                let meant = meant.unwrap_or_default();
                say(
                    language,
                    format!("`{item}` is hier geen {}.{meant}", dutch(kind)),
                    format!("`{item}` is no {kind} here.{meant}"),
                )
            }
            Self::NotProvided { plugin, operation } => say(
                language,
                format!("plugin `{plugin}` biedt `{operation}` niet aan."),
                format!("plugin `{plugin}` does not provide `{operation}`."),
            ),
            Self::Sheet(refusal) => refusal.explain(language),
            Self::NotComputable { assessment, item: Some(item) } => say(
                language,
                format!("`{assessment}` geeft geen uitkomst bij dit antwoord op `{item}`; controleer het formulier."),
                format!("`{assessment}` gives no scores with this answer to `{item}`; check the sheet."),
            ),
            Self::NotComputable { assessment, item: None } => say(
                language,
                format!("`{assessment}` geeft geen uitkomst bij dit formulier; controleer het."),
                format!("`{assessment}` gives no scores for this sheet; check it."),
            ),
            Self::Fault(fault) => fault.explain(language),
        }
    }
}

fn dutch(kind: &str) -> &str {
    match kind {
        "assessment" => "meetinstrument",
        "item" => "item",
        other => other,
    }
}

impl fmt::Display for CallRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code(), self.explain(Language::En))
    }
}

impl std::error::Error for CallRefusal {}

impl From<measure::Refusal> for CallRefusal {
    fn from(refusal: measure::Refusal) -> Self {
        Self::Sheet(refusal)
    }
}

impl From<PluginFault> for CallRefusal {
    fn from(fault: PluginFault) -> Self {
        Self::Fault(Box::new(fault))
    }
}
