//! A fault in a pack: what is wrong, where, and how it is written as a document.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;
use vakwerk_core::explain::Explain;
use vakwerk_core::text::{Language, Text};

use crate::problem::{Problem, Severity};

/// A place in a file of the pack.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Place {
    /// The path inside the pack's folder, with forward slashes.
    pub file: String,
    /// The line, counted from 1; 0 where the whole file is meant.
    pub line: u32,
    /// The column in characters, counted from 1; 0 where the whole file is meant.
    pub column: u32,
    /// How many characters are meant.
    pub length: u32,
    /// The line as it stands in the file; of a long line the part around the column.
    pub source: String,
    /// The column inside `source`, counted from 1.
    pub marker: u32,
}

impl Place {
    /// A file as a whole.
    #[must_use]
    pub fn file(path: impl Into<String>) -> Self {
        Self { file: path.into(), line: 0, column: 0, length: 0, source: String::new(), marker: 0 }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(&self.file),
            line => write!(f, "{}:{line}:{}", self.file, self.column),
        }
    }
}

/// One fault in a pack.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Where it lies; absent where no file can be named.
    pub place: Option<Place>,
    /// Other places that belong to it, such as the first of two duplicates.
    pub also: Vec<Place>,
    /// The item in which it lies, where there is one.
    pub item: Option<String>,
    /// What is wrong.
    pub problem: Problem,
}

impl Fault {
    /// A fault of which nothing else is known yet.
    pub(crate) fn new(problem: Problem) -> Self {
        Self { place: None, also: Vec::new(), item: None, problem }
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.problem.code()
    }

    /// The same fault without what stands in the file, for files that may be about a person.
    #[must_use]
    pub fn without_value(self) -> Self {
        let place = |place: Place| Place { source: String::new(), marker: 0, ..place };
        Self {
            place: self.place.map(place),
            also: self.also.into_iter().map(place).collect(),
            item: self.item,
            problem: self.problem.without_value(),
        }
    }

    /// The fault as a document in both languages.
    #[must_use]
    pub fn document(&self) -> FaultDocument {
        let title = |language| self.problem.title(language).to_owned();
        FaultDocument {
            severity: self.problem.severity(),
            code: self.code(),
            title: Text { nl: title(Language::Nl), en: Some(title(Language::En)) },
            place: self.place.clone(),
            also: self.also.clone(),
            item: self.item.clone(),
            why: self.problem.why(),
            remedy: self.problem.remedy(),
            expected: self.problem.expected(),
            found: self.problem.found(),
            suggestion: self.problem.suggestion().map(str::to_owned),
        }
    }
}

impl Explain for Fault {
    fn code(&self) -> &'static str {
        self.problem.code()
    }

    fn explain(&self, language: Language) -> String {
        let place = self.place.as_ref().map(ToString::to_string).or_else(|| self.item.clone());
        let place = place.map(|place| format!("{place}: ")).unwrap_or_default();
        format!("{place}{}", self.said(language))
    }
}

impl Fault {
    /// Why it is a fault and what to do, without the place.
    #[must_use]
    pub fn said(&self, language: Language) -> String {
        let remedy = self.problem.remedy().map(|remedy| format!(" {}", capital(remedy.get(language))));
        format!("{}{}", self.problem.why().get(language), remedy.unwrap_or_default())
    }
}

/// A sentence with a capital, unless it begins with something that is written.
fn capital(sentence: &str) -> String {
    let mut rest = sentence.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code(), self.explain(Language::En))
    }
}

impl std::error::Error for Fault {}

/// A fault as a document for machines.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct FaultDocument {
    /// Whether it is a fault, or advice.
    pub severity: Severity,
    /// The stable code.
    pub code: &'static str,
    /// A short title.
    pub title: Text,
    /// Where it lies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Other places that belong to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Place>,
    /// The item in which it lies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// What is wrong.
    pub why: Text,
    /// What to do next; absent where `why` tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Text>,
    /// What was expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Text>,
    /// What was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<Text>,
    /// What was probably meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
}

/// Every fault of a pack, in the order of files and lines; never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    /// The faults, sorted by place and without repetition; `Ok` where there are none.
    pub(crate) fn unless_empty(faults: Vec<Fault>) -> Result<(), Self> {
        let faults = in_order(faults);
        if faults.is_empty() { Ok(()) } else { Err(Self(faults)) }
    }

    /// The faults.
    pub fn iter(&self) -> std::slice::Iter<'_, Fault> {
        self.0.iter()
    }

    /// The faults as documents in both languages.
    #[must_use]
    pub fn documents(&self) -> Vec<FaultDocument> {
        self.iter().map(Fault::document).collect()
    }
}

/// Faults in the order of files and lines, each once, and no more than anyone reads.
pub(crate) fn in_order(mut faults: Vec<Fault>) -> Vec<Fault> {
    faults.sort_by(|a, b| (&a.place, a.code()).cmp(&(&b.place, b.code())));
    faults.dedup();
    faults.truncate(crate::shape::FAULTS);
    faults
}

impl<'a> IntoIterator for &'a Faults {
    type Item = &'a Fault;
    type IntoIter = std::slice::Iter<'a, Fault>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Self(vec![fault])
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.render(Language::En).trim_end())
    }
}

impl std::error::Error for Faults {}
