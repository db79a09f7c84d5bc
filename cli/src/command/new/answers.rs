//! What is asked about a new pack: taken from the options, asked on a terminal, or by default.

use std::io::{self, BufRead, Read as _, Write};

use clap::ArgMatches;
use vakwerk_core::id::{Name, PluginId};
use vakwerk_core::text::Language;

use super::kinds::Kind;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure};
use crate::say;

/// The longest that an answer may be, in characters.
const LONGEST: usize = 200;

const PREFIX: Phrase = Phrase::new("mijn-instelling", "my-institute");
const PUBLISHER: Phrase = Phrase::new("Mijn instelling", "My institute");
const LICENCE: &str = "LicenseRef-all-rights-reserved";

/// Everything that a new pack needs to know.
#[derive(Clone, Debug)]
pub(super) struct Answers {
    /// The id: `publisher.name`.
    pub id: PluginId,
    /// The part of it behind the point.
    pub name: String,
    pub title: String,
    pub title_en: String,
    pub publisher: String,
    pub licence: String,
}

/// Somebody who can be asked.
pub(super) struct Person<'a> {
    pub answers: &'a mut dyn BufRead,
    pub questions: &'a mut dyn Write,
}

/// Takes each answer from its option, or else from `person`, or else its default.
pub(super) fn answers<'a>(
    kind: &Kind,
    matches: &'a ArgMatches,
    language: Language,
    person: Option<Person<'a>>,
) -> Result<Answers, Failure> {
    let named = matches.get_one::<String>("name").map(String::as_str).unwrap_or_default();
    let (prefix, name) = named.split_once('.').map_or((None, named), |(prefix, name)| (Some(prefix), name));
    // A name that cannot be is refused before anything is asked.
    if Name::new(name).is_err() || prefix.is_some_and(|prefix| Name::new(prefix).is_err()) {
        return Err(Failure::new(Exit::WrongUse, Problem::PackName));
    }
    let mut asker = Asker { matches, language, person };
    let about = kind.about.get(language);
    asker.say(&say!(
        language,
        "Nieuw: {about}. Met Enter neemt u wat tussen haken staat.",
        "New: {about}. Enter takes what stands in brackets.",
    ))?;
    let prefix = match prefix {
        Some(prefix) => prefix.to_owned(),
        None => {
            let question =
                Phrase::new("Korte naam van de uitgever, voor de id", "Short name of the publisher, for the id");
            asker.take("prefix", question, PREFIX.get(language))?
        }
    };
    let id = Name::new(prefix.as_str()).ok().and_then(|prefix| format!("{prefix}.{name}").parse().ok());
    let id: PluginId = id.ok_or_else(|| Failure::new(Exit::WrongUse, Problem::PackName))?;
    let title = asker.take("title", Phrase::new("Naam in het Nederlands", "Name in Dutch"), &spoken(name))?;
    let title_en = asker.take("title-en", Phrase::new("Naam in het Engels", "Name in English"), &title)?;
    let publisher = asker.take("publisher", Phrase::new("Uitgever", "Publisher"), PUBLISHER.get(language))?;
    let licence = asker.take("licence", Phrase::new("Licentie (SPDX)", "Licence (SPDX)"), LICENCE)?;
    Ok(Answers { id, name: name.to_owned(), title, title_en, publisher, licence })
}

struct Asker<'a> {
    matches: &'a ArgMatches,
    language: Language,
    person: Option<Person<'a>>,
}

impl Asker<'_> {
    fn say(&mut self, text: &str) -> Result<(), Failure> {
        match &mut self.person {
            Some(person) => writeln!(person.questions, "{text}").map_err(|error| unasked(&error)),
            None => Ok(()),
        }
    }

    fn take(&mut self, option: &'static str, question: Phrase, default: &str) -> Result<String, Failure> {
        let given = match (self.matches.get_one::<String>(option), &mut self.person) {
            (Some(given), _) => given.clone(),
            (None, None) => default.to_owned(),
            (None, Some(person)) => {
                let asked = write!(person.questions, "{} [{default}]: ", question.get(self.language));
                asked.and_then(|()| person.questions.flush()).map_err(|error| unasked(&error))?;
                let mut line = String::new();
                // A line without end is cut, and then refused as too long.
                let most = u64::try_from(LONGEST * 4 + 2).unwrap_or(u64::MAX);
                person.answers.take(most).read_line(&mut line).map_err(|error| unasked(&error))?;
                if line.trim().is_empty() { default.to_owned() } else { line }
            }
        };
        let text = given.trim();
        let fits = !text.is_empty() && text.chars().count() <= LONGEST;
        // Quotes would have to be escaped in several written forms at once; nobody's name needs them.
        let plain = !text.chars().any(|c| c.is_control() || matches!(c, '"' | '\\') || vakwerk_pack::is_hidden(c));
        if fits && plain {
            return Ok(text.to_owned());
        }
        let expected = Phrase::new(
            "een tekst van hoogstens 200 tekens zonder dubbel aanhalingsteken, backslash of stuurteken",
            "a text of at most 200 characters without double quote, backslash or control character",
        );
        Err(Failure::new(Exit::WrongUse, Problem::Value { option, expected }))
    }
}

fn unasked(error: &io::Error) -> Failure {
    Problem::File { path: "stdin".into(), kind: error.kind() }.into()
}

/// A name as people say it: `rust-en-ritme` becomes `Rust en ritme`.
fn spoken(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).map(|c| if c == '-' { ' ' } else { c }).collect()
}
