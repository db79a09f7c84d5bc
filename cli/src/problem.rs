//! What can go wrong on the command line itself, with what to do about it.

use std::fmt;
use std::path::PathBuf;

use vakwerk_core::explain::Explain;
use vakwerk_core::text::Language;

use crate::code::Code;
use crate::phrase::Phrase;
use crate::say;

/// A problem of the command line; nothing in it is about a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// `VAKWERK_LANG` holds no language of ours.
    LanguageVariable,
    /// There is nothing to load.
    NoPlugins {
        /// Where was looked.
        looked_in: Vec<PathBuf>,
    },
    /// No plugin or item has this id.
    UnknownId {
        /// The id that was asked for.
        id: String,
        /// Ids that look like it.
        suggestions: Vec<String>,
    },
    /// The item is of another kind.
    WrongKind {
        /// The item.
        id: String,
        /// What it is.
        found: Phrase,
        /// What the command needs.
        needed: Phrase,
    },
    /// An answer is no number and not `-`.
    Answer {
        /// Which one, counted from 1.
        position: usize,
    },
    /// A value about the person is not of the form `name=value`, or its value does not fit.
    Person {
        /// Which one, counted from 1.
        position: usize,
        /// What was expected there.
        expected: Phrase,
    },
    /// A goal is not of the form that `gas` takes.
    Goal {
        /// Which one, counted from 1.
        position: usize,
    },
    /// A file cannot be read.
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// A file of vectors is not in the form it must have.
    Vectors {
        /// The file.
        path: PathBuf,
        /// Where and what.
        reason: String,
    },
    /// The plugins of this build could not be put together.
    Workshop {
        /// What went wrong.
        reason: String,
    },
}

impl Explain for Problem {
    fn code(&self) -> &'static str {
        match self {
            Self::LanguageVariable => Code::WrongUse,
            Self::NoPlugins { .. } => Code::NoPlugins,
            Self::UnknownId { .. } => Code::UnknownId,
            Self::WrongKind { .. } => Code::WrongKind,
            Self::Answer { .. } => Code::Answers,
            Self::Person { .. } => Code::Person,
            Self::Goal { .. } => Code::Goal,
            Self::File { .. } => Code::File,
            Self::Vectors { .. } => Code::Vectors,
            Self::Workshop { .. } => Code::Workshop,
        }
        .as_str()
    }

    fn explain(&self, language: Language) -> String {
        match self {
            Self::LanguageVariable => say!(
                language,
                "VAKWERK_LANG noemt een taal die er niet is. Kies nl of en.",
                "VAKWERK_LANG names a language that is not there. Choose nl or en.",
            ),
            Self::NoPlugins { looked_in } => no_plugins(looked_in, language),
            Self::UnknownId { id, suggestions } => unknown(id, suggestions, language),
            Self::WrongKind { id, found, needed } => {
                let (found, needed) = (found.get(language), needed.get(language));
                say!(
                    language,
                    "`{id}` is een {found}; deze opdracht werkt met een {needed}. Bekijk het met `vakwerk show {id}`.",
                    "`{id}` is of the kind {found}; this command works with the kind {needed}. See it with `vakwerk show {id}`.",
                )
            }
            Self::Answer { position } => say!(
                language,
                "Antwoord {position} is geen getal. Schrijf getallen met een punt als decimaalteken, komma's ertussen, geen spaties, en `-` waar een antwoord ontbreekt: 1,0,-,2.",
                "Answer {position} is not a number. Write numbers with a point for decimals, commas in between, no spaces, and `-` where an answer is missing: 1,0,-,2.",
            ),
            Self::Person { position, expected } => {
                let expected = expected.get(language);
                say!(
                    language,
                    "Gegeven {position} van `--person` past niet: verwacht werd {expected}. Voorbeeld: age=70,sex=female,height-cm=165,weight-kg=68.",
                    "Part {position} of `--person` does not fit: expected was {expected}. Example: age=70,sex=female,height-cm=165,weight-kg=68.",
                )
            }
            Self::Goal { position } => say!(
                language,
                "Doel {position} is niet leesbaar. Schrijf `--goal gewicht:begin:bereikt`, zoals 1:-1:0, of `--level niveau`, zoals 0; niveaus zijn hele getallen van -3 tot 2, een gewicht is een getal boven 0.",
                "Goal {position} is not readable. Write `--goal weight:baseline:attained`, such as 1:-1:0, or `--level level`, such as 0; levels are whole numbers from -3 to 2, a weight is a number above 0.",
            ),
            Self::File { path, reason } => {
                let path = path.display();
                say!(language, "{path} is niet te lezen: {reason}.", "{path} cannot be read: {reason}.")
            }
            Self::Vectors { path, reason } => {
                let path = path.display();
                say!(
                    language,
                    "{path} is geen vectorenbestand van vorm 1: {reason}.",
                    "{path} is not a file of vectors of format 1: {reason}.",
                )
            }
            Self::Workshop { reason } => say!(
                language,
                "De plugins van deze bouw zijn niet samen te stellen: {reason}. Bouw alles met `cargo build --workspace`, of noem een map met `--plugins`.",
                "The plugins of this build could not be put together: {reason}. Build everything with `cargo build --workspace`, or name a folder with `--plugins`.",
            ),
        }
    }
}

fn no_plugins(looked_in: &[PathBuf], language: Language) -> String {
    if looked_in.is_empty() {
        return say!(
            language,
            "Er zijn geen plugins gevonden. Noem een map met plugins met `--plugins MAP` of VAKWERK_PLUGINS, of een plugin in ontwikkeling met `--development MAP`.",
            "No plugins were found. Name a folder with plugins with `--plugins FOLDER` or VAKWERK_PLUGINS, or a plugin under development with `--development FOLDER`.",
        );
    }
    let folders: Vec<String> = looked_in.iter().map(|folder| folder.display().to_string()).collect();
    let folders = folders.join(", ");
    say!(
        language,
        "In {folders} zijn geen plugins gevonden. Een plugin is een map met `vakwerk.toml`, `catalogue/` en `seal.toml`.",
        "No plugins were found in {folders}. A plugin is a folder with `vakwerk.toml`, `catalogue/` and `seal.toml`.",
    )
}

fn unknown(id: &str, suggestions: &[String], language: Language) -> String {
    let mut text = say!(language, "`{id}` is niet gevonden.", "`{id}` was not found.");
    text.push_str(&if suggestions.is_empty() {
        say!(
            language,
            " Schrijf `plugin:item`; `vakwerk plugins` toont welke plugins er zijn en `vakwerk show PLUGIN` wat erin zit.",
            " Write `plugin:item`; `vakwerk plugins` shows which plugins there are and `vakwerk show PLUGIN` what is in one.",
        )
    } else {
        let meant = suggestions.join("`, `");
        say!(language, " Bedoelde u `{meant}`?", " Did you mean `{meant}`?")
    });
    text
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Language::En))
    }
}

impl std::error::Error for Problem {}
