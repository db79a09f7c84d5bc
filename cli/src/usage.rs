//! What clap found wrong with the arguments, said in both languages.

use std::fmt;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use vakwerk_core::explain::Explain;
use vakwerk_core::text::Language;

use crate::code::Code;
use crate::phrase::Phrase;
use crate::say;

/// Arguments that are not understood.
///
/// A value that was given is repeated only where it cannot be anything about a client: options and names of commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongUse {
    kind: ErrorKind,
    argument: Option<String>,
    wanted: Vec<String>,
    suggestions: Vec<String>,
    usage: Option<String>,
}

impl From<&clap::Error> for WrongUse {
    fn from(error: &clap::Error) -> Self {
        let texts = |kind: ContextKind| match error.get(kind) {
            Some(ContextValue::String(text)) => vec![text.clone()],
            Some(ContextValue::Strings(texts)) => texts.clone(),
            _ => Vec::new(),
        };
        let first = |kind: ContextKind| texts(kind).into_iter().next();
        let usage = match error.get(ContextKind::Usage) {
            Some(ContextValue::StyledStr(usage)) => {
                let usage = usage.to_string();
                Some(usage.trim().trim_start_matches("Usage:").trim().to_owned())
            }
            _ => None,
        };
        let argument = match error.kind() {
            ErrorKind::InvalidSubcommand => first(ContextKind::InvalidSubcommand),
            ErrorKind::MissingRequiredArgument => Some(texts(ContextKind::InvalidArg).join(", ")),
            ErrorKind::UnknownArgument => first(ContextKind::InvalidArg).filter(|argument| is_option(argument)),
            _ => first(ContextKind::InvalidArg),
        };
        let suggestions = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
        Self {
            kind: error.kind(),
            argument,
            wanted: texts(ContextKind::ValidValue),
            suggestions: suggestions.into_iter().flat_map(texts).collect(),
            usage,
        }
    }
}

/// Whether it is an option and not, say, a negative answer that went astray.
fn is_option(argument: &str) -> bool {
    argument.trim_start_matches('-').starts_with(|c: char| c.is_ascii_alphabetic()) && argument.starts_with('-')
}

impl WrongUse {
    /// That no command was given.
    pub(crate) fn no_command() -> Self {
        let kind = ErrorKind::MissingSubcommand;
        Self { kind, argument: None, wanted: Vec::new(), suggestions: Vec::new(), usage: None }
    }

    fn sentence(&self, language: Language) -> String {
        let argument = self.argument.as_deref().unwrap_or_default();
        match (self.kind, argument) {
            (ErrorKind::InvalidSubcommand, _) => {
                say!(language, "De opdracht `{argument}` bestaat niet.", "There is no command `{argument}`.")
            }
            (ErrorKind::MissingSubcommand, _) => {
                say!(language, "Er is geen opdracht gegeven.", "No command was given.")
            }
            (ErrorKind::UnknownArgument, "") => say!(
                language,
                "Er staat een waarde te veel. Een lijst zoals bij `--answers` heeft geen spaties; wat spaties of een `*` heeft, staat tussen aanhalingstekens.",
                "There is a value too many. A list such as that of `--answers` has no spaces; what has spaces or a `*` stands between quotation marks.",
            ),
            (ErrorKind::UnknownArgument, _) => {
                say!(language, "De optie `{argument}` bestaat hier niet.", "There is no option `{argument}` here.")
            }
            (ErrorKind::MissingRequiredArgument, _) => {
                say!(language, "Nodig is nog: {argument}.", "Still needed: {argument}.")
            }
            (ErrorKind::InvalidValue, _) if !self.wanted.is_empty() => {
                let wanted = self.wanted.join(", ");
                say!(language, "`{argument}` neemt een van: {wanted}.", "`{argument}` takes one of: {wanted}.")
            }
            (ErrorKind::InvalidValue | ErrorKind::TooFewValues, _) => {
                say!(language, "Bij `{argument}` ontbreekt de waarde.", "`{argument}` lacks its value.")
            }
            (ErrorKind::ArgumentConflict, _) => say!(
                language,
                "`{argument}` staat er twee keer, of gaat niet samen met een andere optie.",
                "`{argument}` stands there twice, or does not go together with another option.",
            ),
            (ErrorKind::InvalidUtf8, _) => say!(language, "Een argument is geen UTF-8.", "An argument is not UTF-8."),
            (_, "") => say!(language, "De opdracht is niet begrepen.", "The command is not understood."),
            _ => say!(language, "De waarde van `{argument}` past niet.", "The value of `{argument}` does not fit."),
        }
    }
}

impl Explain for WrongUse {
    fn code(&self) -> &'static str {
        Code::WrongUse.as_str()
    }

    fn explain(&self, language: Language) -> String {
        let mut text = self.sentence(language);
        if !self.suggestions.is_empty() {
            let meant = self.suggestions.join("`, `");
            text.push_str(&say!(language, " Bedoelde u `{meant}`?", " Did you mean `{meant}`?"));
        }
        if let Some(usage) = &self.usage {
            let heading = Phrase::new("Gebruik", "Usage").get(language);
            text.push_str(&format!("\n{heading}: {usage}"));
        }
        let more = Phrase::new("Meer uitleg: voeg `--help` toe.", "For more help, add `--help`.").get(language);
        text.push('\n');
        text.push_str(more);
        text
    }
}

impl fmt::Display for WrongUse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::En))
    }
}

impl std::error::Error for WrongUse {}
