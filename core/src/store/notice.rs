//! What a person must be told about a case that can nevertheless be read.

use std::fmt;

use crate::envelope::Code;
use crate::explain::Explain;
use crate::text::Language;

/// Something about a case that does not stop it from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// An append was broken off before it was acknowledged; its remains were set aside.
    TornSetAside {
        /// The line where it began.
        line: usize,
        /// How many bytes there were.
        bytes: usize,
        /// The name under which they lie beside the case.
        name: String,
    },
    /// An append was broken off before it was acknowledged, or is going on; its remains were passed over.
    TornPassedOver {
        /// The line where it begins.
        line: usize,
        /// How many bytes there are.
        bytes: usize,
    },
    /// The case holds a critical event that this version does not know: it can be read, not added to.
    UnknownCritical {
        /// The event's sequence.
        sequence: u64,
        /// Its kind.
        kind: String,
        /// The version of its form.
        form: u32,
        /// The version of the product that wrote it, where the event says so.
        written_with: Option<Box<str>>,
    },
}

impl Explain for Notice {
    fn code(&self) -> &'static str {
        match self {
            Self::TornSetAside { .. } => Code::TornSetAside,
            Self::TornPassedOver { .. } => Code::TornPassedOver,
            Self::UnknownCritical { .. } => Code::UnknownCritical,
        }
        .as_str()
    }

    fn explain(&self, language: Language) -> String {
        match (self, language) {
            (Self::TornSetAside { line, bytes, name }, Language::Nl) => format!(
                "regel {line}: een toevoeging is afgebroken voordat zij was bevestigd; de {bytes} bytes ervan zijn \
                 apart gezet als `{name}`. Leg opnieuw vast wat ontbreekt"
            ),
            (Self::TornSetAside { line, bytes, name }, Language::En) => format!(
                "line {line}: an append was broken off before it was acknowledged; its {bytes} bytes were set aside \
                 as `{name}`. Record again what is missing"
            ),
            (Self::TornPassedOver { line, bytes }, Language::Nl) => format!(
                "regel {line}: een toevoeging is nog bezig of afgebroken; de {bytes} bytes ervan zijn overgeslagen. \
                 Zij worden apart gezet zodra de zaak te schrijven is"
            ),
            (Self::TornPassedOver { line, bytes }, Language::En) => format!(
                "line {line}: an append is going on or was broken off; its {bytes} bytes were passed over. \
                 They are set aside as soon as the case can be written"
            ),
            (Self::UnknownCritical { sequence, kind, form, written_with }, language) => {
                unknown_critical(*sequence, kind, Some(*form), written_with.as_deref(), language)
            }
        }
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::En))
    }
}

/// Why a case is read-only, and which version to install.
pub(super) fn unknown_critical(
    sequence: u64,
    kind: &str,
    form: Option<u32>,
    written_with: Option<&str>,
    language: Language,
) -> String {
    let form = form.map_or_else(String::new, |form| match language {
        Language::Nl => format!(" (vorm {form})"),
        Language::En => format!(" (form {form})"),
    });
    match (language, written_with) {
        (Language::Nl, Some(version)) => format!(
            "gebeurtenis {sequence} is `{kind}`{form}, die deze versie niet kent en die bepaalt wat mag; de zaak is \
             alleen te lezen. Installeer versie {version} of nieuwer"
        ),
        (Language::Nl, None) => format!(
            "gebeurtenis {sequence} is `{kind}`{form}, die deze versie niet kent en die bepaalt wat mag; de zaak is \
             alleen te lezen. Installeer de versie waarmee zij is vastgelegd, of een nieuwere"
        ),
        (Language::En, Some(version)) => format!(
            "event {sequence} is `{kind}`{form}, which this version does not know and which decides what is allowed; \
             the case can only be read. Install version {version} or newer"
        ),
        (Language::En, None) => format!(
            "event {sequence} is `{kind}`{form}, which this version does not know and which decides what is allowed; \
             the case can only be read. Install the version that recorded it, or a newer one"
        ),
    }
}
